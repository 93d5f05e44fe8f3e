"""``plangen new -i`` as it is typed into a terminal: the real command on a real device."""

from __future__ import annotations

import signal
from typing import TYPE_CHECKING

import pytest

from .device import Terminal
from .keyboard import CTRL_C
from .terminal import english

if TYPE_CHECKING:
    from pathlib import Path


def test_a_dossier_is_written_on_a_terminal(tmp_path: Path) -> None:
    terminal = Terminal(tmp_path, "new", "-i", "--kind", "学困生转化计划")
    terminal.answer("档案写到哪个文件？", "\r")
    terminal.answer("学校叫什么？", "向阳小学\r")
    terminal.answer("哪个班？", "四年级（1）班\r")
    terminal.answer("哪门学科？", CTRL_C)
    assert terminal.end() == 1
    assert not (tmp_path / "档案.yaml").exists()
    terminal = Terminal(tmp_path, "new", "档案.yaml", "-i")
    terminal.answer("上次答到第 3 题", "\r")
    terminal.answer("哪门学科？", "数学\r")
    for question in ("哪个学年", "哪个学期", "哪位教师", "哪天的日期", "哪天开学", "几周"):
        terminal.answer(question, "\r")
    terminal.answer("全班多少人？", "四十二人\r")
    for question in ("男生多少人", "女生多少人", "什么特点", "困难从哪里来", "叫什么名字"):
        terminal.answer(question, "\r")
    terminal.answer("要做到什么", "作业当天交齐\r")
    terminal.answer("有要改的吗", "\r")
    assert terminal.end() == 0
    assert english(terminal.shown) - {"Enter", "Esc", "json"} == set()
    text = (tmp_path / "档案.yaml").read_text(encoding="utf-8")
    assert "学校: 向阳小学\n班级: 四年级（1）班\n" in text
    assert "人数: 四十二人\n" in text
    assert {path.name for path in tmp_path.iterdir()} == {"档案.yaml", ".plangen"}


@pytest.mark.parametrize("how", ["closed", "ended"])
def test_a_window_that_is_shut_loses_no_answer(tmp_path: Path, how: str) -> None:
    terminal = Terminal(tmp_path, "new", "档案.yaml", "-i", "--kind", "学困生转化计划")
    terminal.answer("学校叫什么？", "向阳小学\r")
    terminal.wait_for("哪个班？")
    if how == "ended":
        terminal.process.send_signal(signal.SIGKILL)
    terminal.close()
    assert "向阳小学" in (tmp_path / "档案.yaml.未完成.json").read_text(encoding="utf-8")
