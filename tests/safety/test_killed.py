"""Whoever is killed, stopped or crossed by another leaves every document old or new, and whole."""

from __future__ import annotations

import json
import os
import shutil
import signal
import subprocess
import sys
import time
from typing import TYPE_CHECKING, Any

import pytest

from plangen.writers.folder import save_folder
from plangen.writers.output import save
from plangen.writers.temporary import LEFT_BEHIND_AFTER

from .running import DOCUMENT, DOSSIER, TESTS, environment, plangen, python

if TYPE_CHECKING:
    from pathlib import Path

pytestmark = pytest.mark.skipif(os.name == "nt", reason="forks and signals")

# Waits for the moment at which a document is on the disk and has not yet taken its place.
STOPPED = """\
import os, pathlib, sys, time
from plangen.cli import main
def wait(*_):
    pathlib.Path("里面").touch()
    time.sleep(60)
os.replace = wait
sys.argv = ["plangen", "render", "档案.yaml"]
main()
"""


def killing(work: str, folder: Path, times: int) -> dict[str, Any]:
    done = python("-m", "safety.killing", work, folder, str(times), cwd=TESTS)
    assert done.returncode == 0, done.stderr
    found: dict[str, Any] = json.loads(done.stdout)
    return found


def test_a_process_killed_at_any_moment_of_writing_loses_nothing(tmp_path: Path) -> None:
    found = killing("save", tmp_path, 200)
    assert found["torn"] == []
    assert found["lost"] == []
    assert found["during"] > 20  # killed while a file was being written


def test_a_render_killed_at_any_moment_leaves_old_or_new_documents(tmp_path: Path) -> None:
    found = killing("render", tmp_path, 10)
    assert found["documents"] == found["changed"] == 3
    assert found["torn"] == []
    assert len(found["moments"]) > 1


# What a killed run leaves behind.

LEFT = ".plangen-abc_1234.tmp"


def aged(path: Path, seconds: float) -> Path:
    then = time.time() - seconds
    os.utime(path, (then, then), follow_symlinks=False)
    return path


def test_what_a_killed_run_left_goes_with_the_next_write_in_the_folder(tmp_path: Path) -> None:
    left = tmp_path / LEFT
    left.write_bytes(b"half")
    aged(left, LEFT_BEHIND_AFTER + 60)
    save(tmp_path / "计划.md", b"text")
    assert [path.name for path in tmp_path.iterdir()] == ["计划.md"]


def test_what_may_still_be_written_stays(tmp_path: Path) -> None:
    left = tmp_path / LEFT
    left.write_bytes(b"half")
    aged(left, LEFT_BEHIND_AFTER - 60)
    save(tmp_path / "计划.md", b"text")
    assert left.exists()


@pytest.mark.parametrize(
    "name", [".plangen-.tmp", "plangen-abc_1234.tmp", ".plangen-报告正文一二三四.tmp", "计划.tmp"]
)
def test_what_only_looks_like_it_stays(tmp_path: Path, name: str) -> None:
    other = tmp_path / name
    other.write_bytes(b"theirs")
    aged(other, LEFT_BEHIND_AFTER + 60)
    save(tmp_path / "计划.md", b"text")
    assert other.read_bytes() == b"theirs"


def test_a_link_of_that_name_stays(tmp_path: Path) -> None:
    theirs = tmp_path / "成绩.xlsx"
    theirs.write_bytes(b"theirs")
    link = tmp_path / LEFT
    link.symlink_to(theirs)
    aged(link, LEFT_BEHIND_AFTER + 60)
    save(tmp_path / "计划.md", b"text")
    assert link.is_symlink()
    assert theirs.read_bytes() == b"theirs"


def test_half_a_folder_goes_with_the_next_one_and_nothing_that_it_points_to(tmp_path: Path) -> None:
    theirs = tmp_path / "成绩.xlsx"
    theirs.write_bytes(b"theirs")
    for name, seconds in ((LEFT, 60), (LEFT.replace("4", "5"), -60)):
        (tmp_path / name / "示范").mkdir(parents=True)
        (tmp_path / name / "示范" / "成绩.xlsx").symlink_to(theirs)
        aged(tmp_path / name, LEFT_BEHIND_AFTER + seconds)
    save_folder(tmp_path / "示范", {"档案.yaml": b"text"}, "")
    kept = {LEFT.replace("4", "5"), "成绩.xlsx", "示范"}
    assert {path.name for path in tmp_path.iterdir()} == kept
    assert theirs.read_bytes() == b"theirs"


# Ctrl-C.


@pytest.mark.parametrize("there", [False, True], ids=["new", "over another"])
def test_a_render_that_is_cancelled_says_so_and_leaves_the_old_file(
    tmp_path: Path, *, there: bool
) -> None:
    shutil.copy(DOSSIER, tmp_path)
    old: dict[str, bytes] = {}
    if there:
        assert plangen("render", "档案.yaml", cwd=tmp_path).returncode == 0
        old = {path.name: path.read_bytes() for path in tmp_path.glob("*.docx")}
        assert old
    with subprocess.Popen(
        [sys.executable, "-c", STOPPED],
        cwd=tmp_path,
        env=environment(),
        stderr=subprocess.PIPE,
        encoding="utf-8",
    ) as running:
        deadline = time.monotonic() + 60
        while not (tmp_path / "里面").exists() and time.monotonic() < deadline:
            time.sleep(0.02)
        running.send_signal(signal.SIGINT)
        _, said = running.communicate(timeout=30)
    assert running.returncode == 130
    assert said.splitlines()[-1] == "已取消。"
    assert "Traceback" not in said
    assert {path.name: path.read_bytes() for path in tmp_path.glob("*.docx")} == old
    assert list(tmp_path.glob(".plangen*")) == []


# Two at once.


def test_two_renders_at_once_leave_one_whole_document(tmp_path: Path) -> None:
    shutil.copy(DOSSIER, tmp_path)
    command = [sys.executable, "-m", "plangen", "render", "档案.yaml", "-o", "计划.docx"]
    for _ in range(3):
        running = [
            subprocess.Popen(command, cwd=tmp_path, env=environment(), stdout=subprocess.DEVNULL)
            for _ in range(2)
        ]
        assert [process.wait(60) for process in running] == [0, 0]
    assert (tmp_path / "计划.docx").read_bytes() == DOCUMENT.read_bytes()
    assert {path.name for path in tmp_path.iterdir()} == {"档案.yaml", "计划.docx"}
