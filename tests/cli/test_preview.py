"""``plangen preview``: what is shown where, and what is not written."""

from __future__ import annotations

import os
import re
import signal
import socket
import subprocess
import sys
from contextlib import suppress
from typing import TYPE_CHECKING
from urllib.request import ProxyHandler, build_opener

import pytest
from rich.cells import cell_len

from .terminal import english

if TYPE_CHECKING:
    from pathlib import Path

    from .terminal import Plangen

TITLE = "四年级（1）班数学学困生转化计划"
PATIENCE = 30.0


def lines(text: str) -> list[str]:
    return [line.strip() for line in text.splitlines()]


# On the terminal.


@pytest.mark.usefixtures("dossier")
def test_the_document_is_shown_and_nothing_written(plangen: Plangen, tmp_path: Path) -> None:
    outcome = plangen("preview", "档案.yaml")
    assert outcome.status == 0
    found = lines(outcome.out)
    assert found[0] == TITLE
    assert "一、指导思想" in found
    assert any(line.startswith("1. ") for line in found)
    assert "表1 学困生基本情况" in found
    assert found[-1] == "2026年9月7日"
    assert [path.name for path in tmp_path.iterdir()] == ["档案.yaml"]


def test_reminders_are_shown_as_when_the_document_is_written(
    plangen: Plangen, dossier: Path
) -> None:
    text = dossier.read_text(encoding="utf-8")
    dossier.write_text(text.replace("    针对: [晚上无人督促]\n", ""), encoding="utf-8")
    shown = plangen("preview", "档案.yaml")
    assert shown.err == plangen("render", "档案.yaml").err
    assert "提醒" in shown.err


@pytest.mark.usefixtures("dossier")
def test_the_summary_can_be_looked_at(plangen: Plangen) -> None:
    outcome = plangen("preview", "档案.yaml", "--summary")
    assert outcome.status == 0
    assert lines(outcome.out)[0] == "四年级（1）班数学学困生工作总结"


@pytest.mark.parametrize(("mask", "name"), [("否", "许晓"), ("姓氏", "许×"), ("代号", "学生A")])
@pytest.mark.usefixtures("dossier")
def test_names_are_masked_as_asked(plangen: Plangen, mask: str, name: str) -> None:
    out = plangen("preview", "档案.yaml", "--mask", mask).out
    assert name in out
    assert ("许晓" in out) == (mask == "否")


def test_the_numbers_are_those_of_the_style(
    plangen: Plangen, tmp_path: Path, dossier: Path
) -> None:
    (tmp_path / "校本.yaml").write_text("编号: [第一, 1.]\n", encoding="utf-8")
    found = lines(plangen("preview", dossier.name, "--style", "校本.yaml").out)
    assert "第一，指导思想" in found
    assert "一、指导思想" not in found


@pytest.mark.parametrize("width", ["60", "80", "140"])
@pytest.mark.usefixtures("dossier")
def test_no_line_is_wider_than_the_terminal(
    plangen: Plangen, monkeypatch: pytest.MonkeyPatch, width: str
) -> None:
    monkeypatch.setenv("COLUMNS", width)
    out = plangen("preview", "档案.yaml").out
    assert max(map(cell_len, out.splitlines())) <= int(width)
    assert "晚饭后才动笔" in out


@pytest.mark.usefixtures("dossier")
def test_in_a_pipe_there_is_text_alone(process: Plangen) -> None:
    outcome = process("preview", "档案.yaml", TERM="xterm-256color")
    assert outcome.status == 0
    assert "\x1b" not in outcome.all
    assert TITLE in outcome.out


def test_signs_in_the_dossier_are_text(plangen: Plangen, dossier: Path) -> None:
    text = dossier.read_text(encoding="utf-8")
    signs = "[red]甲[/red] :smile: [/] [link=file:///x]乙[/link]"
    dossier.write_text(text.replace("向阳小学", f"'{signs}'"), encoding="utf-8")
    outcome = plangen("preview", "档案.yaml")
    assert outcome.status == 0
    assert signs.replace(" ", "") in outcome.out.replace(" ", "")


def test_several_dossiers_are_shown_one_after_the_other(
    plangen: Plangen, tmp_path: Path, full_dossier: str
) -> None:
    for number in (1, 2):
        text = full_dossier.replace("四年级（1）班", f"四年级（{number}）班")
        (tmp_path / f"四{number}班.yaml").write_text(text, encoding="utf-8")
    found = lines(plangen("preview", "四1班.yaml", "四2班.yaml").out)
    first, second = (found.index(TITLE.replace("1", number)) for number in "12")
    assert first < second
    assert set(found[second - 1]) == {"─"}


def test_a_bad_dossier_does_not_hide_the_good_one(
    plangen: Plangen, tmp_path: Path, dossier: Path
) -> None:
    (tmp_path / "坏.yaml").write_text("plangen: 1\n人数：31\n", encoding="utf-8")
    outcome = plangen("preview", "坏.yaml", dossier.name)
    assert outcome.status == 1
    assert lines(outcome.out)[0] == TITLE
    assert "坏.yaml:2:3 错误：“人数”后面是中文冒号" in outcome.err
    assert re.search(r"^坏.yaml：有 \d+ 处要改，没有显示。$", outcome.err, re.MULTILINE)


def test_a_bad_style_file_stops_the_preview(plangen: Plangen, dossier: Path) -> None:
    (dossier.parent / "校本.yaml").write_text("字休: 宋体\n", encoding="utf-8")
    outcome = plangen("preview", dossier.name, "--style", "校本.yaml")
    assert outcome.status == 1
    assert "校本.yaml:1:1 错误" in outcome.err
    assert outcome.out == ""


# Page by page.


def on_a_terminal(folder: Path, *arguments: str, rows: str) -> str:
    """What a terminal of so many rows receives; the pager says PAGED and shows what it is given."""
    pty = pytest.importorskip("pty")
    pager = folder / "pager"
    pager.write_text("#!/bin/sh\necho PAGED $LESS\ncat\n", encoding="utf-8")
    pager.chmod(0o755)
    ours, theirs = pty.openpty()
    environment = {name: value for name, value in os.environ.items() if name != "LESS"}
    wanted = {"LINES": rows, "COLUMNS": "80", "PAGER": str(pager), "TERM": "xterm"}
    with subprocess.Popen(
        [sys.executable, "-m", "plangen", "preview", *arguments],
        cwd=folder,
        stdin=theirs,
        stdout=theirs,
        stderr=subprocess.DEVNULL,
        env={**environment, **wanted, "PYTHONUTF8": "1"},
    ):
        os.close(theirs)
        received = b""
        # A terminal that nobody holds any more is an error to Linux, an end to others.
        with suppress(OSError):
            while piece := os.read(ours, 1 << 16):
                received += piece
        os.close(ours)
    return received.decode()


@pytest.mark.usefixtures("dossier")
def test_what_is_longer_than_the_screen_goes_to_the_pager(tmp_path: Path) -> None:
    received = on_a_terminal(tmp_path, "档案.yaml", rows="20")
    assert received.startswith("PAGED -R")
    assert f"\x1b[1m{TITLE}" in received


@pytest.mark.parametrize(
    ("arguments", "rows"), [((), "2000"), (("--no-pager",), "20")], ids=["short", "no-pager"]
)
@pytest.mark.usefixtures("dossier")
def test_what_fits_or_is_asked_for_at_once_is_shown_at_once(
    tmp_path: Path, arguments: tuple[str, ...], rows: str
) -> None:
    received = on_a_terminal(tmp_path, "档案.yaml", *arguments, rows=rows)
    assert "PAGED" not in received
    assert f"\x1b[1m{TITLE}" in received


# In the browser; what is served there is told in tests/preview.


@pytest.mark.usefixtures("dossier")
def test_a_preview_in_the_browser_ends_with_ctrl_c(tmp_path: Path) -> None:
    command = [sys.executable, "-m", "plangen", "preview", "档案.yaml", "--browser", "--no-open"]
    with subprocess.Popen(
        command,
        cwd=tmp_path,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        encoding="utf-8",
        env={**os.environ, "PYTHONUTF8": "1"},
    ) as running:
        assert running.stdout is not None
        first, second = running.stdout.readline(), running.stdout.readline()
        found = re.fullmatch(r"预览地址：(http://127\.0\.0\.1:\d+/[\w-]{43}/)\n", first)
        assert found is not None
        assert second == "每次保存 档案.yaml，页面会自己更新。按 Ctrl-C 结束预览。\n"
        with build_opener(ProxyHandler({})).open(found[1], timeout=PATIENCE) as page:
            assert f"<h1>{TITLE}</h1>" in page.read().decode()
        running.send_signal(signal.SIGINT)
        out, err = running.communicate(timeout=PATIENCE)
    assert (running.returncode, out, err) == (0, "\n预览结束。\n", "")


@pytest.mark.usefixtures("dossier")
def test_a_port_that_is_taken_is_said(plangen: Plangen) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = str(taken.getsockname()[1])
        outcome = plangen("preview", "档案.yaml", "--browser", "--no-open", "--port", port)
    assert outcome.status == 1
    assert outcome.err == (
        f"错误：用不了端口 {port}，可能有别的程序正在用它。换一个，或不写 --port。\n"
    )


@pytest.mark.parametrize("browser", [(), ("--browser", "--no-open")], ids=["terminal", "browser"])
def test_a_dossier_that_is_not_there_is_said(plangen: Plangen, browser: tuple[str, ...]) -> None:
    outcome = plangen("preview", "没有.yaml", *browser)
    assert outcome.status == 1
    assert "没有.yaml 错误：找不到这个文件" in outcome.err


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (("--port", "8000"), "--port 要和 --browser 一起用"),
        (("--no-open",), "--no-open 要和 --browser 一起用"),
        (("--browser", "--port", "80"), "端口号“80”不行，请写 1024 到 65535 之间的数"),
        (("--browser", "--port", "99999"), "端口号“99999”不行"),
        (("--browser", "--port", "八千"), "“端口号”的内容不对"),
        (("--browser", "另一份.yaml"), "浏览器预览一次只看一份档案"),
        (("--mask", "半"), "半"),
    ],
)
@pytest.mark.usefixtures("dossier")
def test_what_cannot_be_done_is_refused_in_chinese(
    plangen: Plangen, arguments: tuple[str, ...], message: str
) -> None:
    outcome = plangen("preview", "档案.yaml", *arguments)
    assert outcome.status == 2
    assert message in outcome.err
    assert english(outcome.err, *arguments) == set()
    assert outcome.out == ""


@pytest.mark.parametrize("is_open", [True, False])
@pytest.mark.usefixtures("dossier")
def test_the_browser_is_opened(
    plangen: Plangen, monkeypatch: pytest.MonkeyPatch, *, is_open: bool
) -> None:
    opened = []

    def browse(url: str) -> bool:
        opened.append(url)
        return is_open

    def interrupted(*_paths: Path, **_settings: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("webbrowser.open", browse)
    monkeypatch.setattr("plangen.pipeline.watching.watch", interrupted)
    outcome = plangen("preview", "档案.yaml", "--browser")
    assert outcome.status == 0
    assert f"预览地址：{opened[0]}\n" in outcome.out
    assert ("没有找到浏览器" in outcome.out) == (not is_open)
    assert outcome.out.endswith("\n预览结束。\n")
