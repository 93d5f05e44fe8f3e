"""``render --watch`` as it runs: saves, broken ones, Ctrl-C."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from contextlib import contextmanager
from typing import IO, TYPE_CHECKING

import pytest

from saving import save_as_editors_do

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from .terminal import Plangen

PATIENCE = 60.0
TITLE = "四年级（1）班数学学困生转化计划.md"


class Running:
    """A watch that runs, and what it has said so far."""

    def __init__(self, process: subprocess.Popen[str]) -> None:
        self.process = process
        self.said: list[str] = []

    def hear(self, words: str) -> str:
        """Wait for a line with these words, and return it."""
        stream: IO[str] | None = self.process.stdout
        assert stream is not None
        for line in stream:
            self.said.append(line)
            if words in line:
                return line
        raise AssertionError("".join(self.said))


@contextmanager
def watching(folder: Path, *arguments: str) -> Iterator[Running]:
    process = subprocess.Popen(
        [sys.executable, "-m", "plangen", "render", "-f", "md", "--watch", *arguments],
        cwd=folder,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        encoding="utf-8",
        env={**os.environ, "PYTHONUTF8": "1", "PYTHONUNBUFFERED": "1"},
    )
    try:
        running = Running(process)
        running.hear("Ctrl-C")
        yield running
    finally:
        process.kill()
        process.wait()
        if process.stdout is not None:
            process.stdout.close()


def wait_for(path: Path, words: str) -> None:
    end = time.monotonic() + PATIENCE
    while words not in path.read_text(encoding="utf-8"):
        assert time.monotonic() < end
        time.sleep(0.05)


def test_each_save_is_written_and_a_broken_one_told(tmp_path: Path, full_dossier: str) -> None:
    dossier = tmp_path / "档案.yaml"
    dossier.write_text(full_dossier, encoding="utf-8")
    with watching(tmp_path, "档案.yaml") as running:
        assert "李老师" in (tmp_path / TITLE).read_text(encoding="utf-8")
        save_as_editors_do(dossier, full_dossier.replace("李老师", "王老师"))
        wait_for(tmp_path / TITLE, "王老师")
        for _ in range(2):
            save_as_editors_do(dossier, full_dossier.replace("人数: 31", "人数: 三十一个半"))
            running.hear("档案.yaml:15:")
            running.hear("没有写出")
            save_as_editors_do(dossier, full_dossier.replace("李老师", "赵老师"))
            running.hear("已写出")
        wait_for(tmp_path / TITLE, "赵老师")
        (tmp_path / "plangen.toml").write_text('脱敏 = "代号"\n', encoding="utf-8")
        wait_for(tmp_path / TITLE, "学生A")
        running.process.send_signal(signal.SIGINT)
        running.hear("不再跟着更新了")
        assert running.process.wait(PATIENCE) == 0


def test_of_many_dossiers_only_the_saved_one_is_written(tmp_path: Path, full_dossier: str) -> None:
    for number in (1, 2):
        text = full_dossier.replace("四年级（1）班", f"四年级（{number}）班")
        (tmp_path / f"{number}班.yaml").write_text(text, encoding="utf-8")
    with watching(tmp_path, ".", "-o", "输出/") as running:
        assert len([line for line in running.said if line.startswith("已写出")]) == 2
        running.said.clear()
        save_as_editors_do(tmp_path / "1班.yaml", full_dossier.replace("李老师", "王老师"))
        assert TITLE in running.hear("已写出")
        new = full_dossier.replace("四年级（1）班", "四年级（3）班")
        (tmp_path / "3班.yaml").write_text(new, encoding="utf-8")
        assert "四年级（3）班" in running.hear("已写出")
        assert len([line for line in running.said if line.startswith("已写出")]) == 2


@pytest.mark.usefixtures("dossier")
def test_a_watch_is_for_people(plangen: Plangen) -> None:
    outcome = plangen("--format", "json", "render", "档案.yaml", "--watch")
    assert outcome.status == 2
    assert "--watch" in outcome.all
