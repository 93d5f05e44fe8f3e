"""``plangen fix``: what it shows, what it asks, what it writes and what it leaves."""

from __future__ import annotations

import io
import sys
from typing import TYPE_CHECKING

import pytest

from .terminal import Plangen, english

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

TYPED = "plangen: 1\n文种：学困生转化计划\n学生情况:\n　人数: 31\n措施:\n  －家访\n# 说明：\t，\n"
MENDED = "plangen: 1\n文种: 学困生转化计划\n学生情况:\n  人数: 31\n措施:\n  - 家访\n# 说明：\t，\n"
BACKUP = "档案（改过的1）.yaml"


@pytest.fixture
def typed(tmp_path: Path) -> Path:
    path = tmp_path / "档案.yaml"
    path.write_text(TYPED, encoding="utf-8")
    return path


@pytest.fixture
def answer(monkeypatch: pytest.MonkeyPatch) -> Callable[[str], None]:
    """Let somebody at a terminal type these lines."""

    class Terminal(io.StringIO):
        def isatty(self) -> bool:
            return True

    return lambda text: monkeypatch.setattr(sys, "stdin", Terminal(text))


def names(folder: Path) -> set[str]:
    return {path.name for path in folder.iterdir()}


def test_with_yes_it_mends_and_keeps_what_there_was(
    plangen: Plangen, typed: Path, tmp_path: Path
) -> None:
    outcome = plangen("fix", "档案.yaml", "--yes")
    assert outcome.status == 0
    assert typed.read_text(encoding="utf-8") == MENDED
    assert (tmp_path / BACKUP).read_text(encoding="utf-8") == TYPED
    assert names(tmp_path) == {"档案.yaml", BACKUP}
    assert f"原来的留作 {BACKUP}" in outcome.out
    assert english(outcome.all) == set()


def test_what_a_line_holds_does_nothing_to_the_terminal(plangen: Plangen, typed: Path) -> None:
    typed.write_text(f"{TYPED}# \x1b[31m\u202e红\n", encoding="utf-8")
    out = plangen("fix", "档案.yaml", "--yes").out
    assert "红" in out
    assert not {"\x1b", "\u202e"} & set(out)
    assert "\t" in out


@pytest.mark.usefixtures("typed")
def test_it_names_every_slip_by_its_place_and_shows_a_diff(plangen: Plangen) -> None:
    out = plangen("fix", "档案.yaml", "--yes").out
    assert "档案.yaml:2:3 “文种”后面是中文冒号" in out
    assert "档案.yaml:4:1 行首有全角空格" in out
    assert "档案.yaml:6:3 列表前用了“－”" in out
    assert "--- 档案.yaml（原来）\n+++ 档案.yaml（改后）\n" in out
    assert "\n-文种：学困生转化计划\n+文种: 学困生转化计划\n" in out
    assert "-# 说明" not in out
    assert "\x1b" not in out


def test_without_a_terminal_nothing_is_written(plangen: Plangen, typed: Path) -> None:
    outcome = plangen("fix", "档案.yaml")
    assert outcome.status == 1
    assert "--yes" in outcome.err
    assert "+文种: 学困生转化计划" in outcome.out
    assert typed.read_text(encoding="utf-8") == TYPED
    assert names(typed.parent) == {"档案.yaml"}


@pytest.mark.parametrize("word", ["是", "y", "YES", "也许\n是"], ids=["shi", "y", "yes", "at-last"])
def test_a_yes_writes(
    plangen: Plangen, typed: Path, answer: Callable[[str], None], word: str
) -> None:
    answer(f"{word}\n")
    outcome = plangen("fix", "档案.yaml")
    assert outcome.status == 0
    assert "按上面的改吗？[y/N]" in outcome.out
    assert ("请回答 是 或 否" in outcome.out) is ("也许" in word)
    assert typed.read_text(encoding="utf-8") == MENDED


@pytest.mark.parametrize("word", ["否\n", "n\n", "\n", ""], ids=["fou", "n", "enter", "end"])
def test_anything_else_leaves_the_file(
    plangen: Plangen, typed: Path, answer: Callable[[str], None], word: str
) -> None:
    answer(word)
    outcome = plangen("fix", "档案.yaml")
    assert outcome.status == 1
    assert "没有改" in outcome.err
    assert typed.read_text(encoding="utf-8") == TYPED
    assert names(typed.parent) == {"档案.yaml"}


def test_what_is_not_certain_is_left_and_told(plangen: Plangen, typed: Path) -> None:
    typed.write_text(TYPED + "附件: [报名表，课程表]\n班级: '二\n", encoding="utf-8")
    outcome = plangen("fix", "档案.yaml", "--yes")
    assert outcome.status == 1
    assert typed.read_text(encoding="utf-8") == MENDED + "附件: [报名表，课程表]\n班级: '二\n"
    assert "档案.yaml:8:9 错误：括号里用了中文逗号" in outcome.err
    assert "改成：附件: [报名表, 课程表]" in outcome.err
    assert "档案.yaml:9:5 错误：从这里起，英文引号“'”没有成对" in outcome.err
    assert "还有 2 处拿不准" in outcome.err


def test_a_file_without_slips_is_not_touched(plangen: Plangen, typed: Path) -> None:
    typed.write_text(MENDED, encoding="utf-8")
    before = typed.stat().st_mtime_ns
    outcome = plangen("fix", "档案.yaml", "--yes")
    assert outcome.status == 0
    assert "没有要改的" in outcome.out
    assert typed.stat().st_mtime_ns == before
    assert names(typed.parent) == {"档案.yaml"}


def test_a_gbk_file_becomes_utf_8(plangen: Plangen, typed: Path) -> None:
    typed.write_bytes(MENDED.replace("\n", "\r\n").encode("gbk"))
    outcome = plangen("fix", "档案.yaml", "--yes")
    assert outcome.status == 0
    assert "编码是 GBK（GB18030），写成 UTF-8" in outcome.out
    assert typed.read_bytes() == MENDED.replace("\n", "\r\n").encode()
    assert (typed.parent / BACKUP).read_bytes() == MENDED.replace("\n", "\r\n").encode("gbk")


def test_several_files_are_mended_each_for_itself(
    plangen: Plangen, typed: Path, tmp_path: Path
) -> None:
    (tmp_path / "二班.yaml").write_text(TYPED, encoding="utf-8")
    outcome = plangen("fix", "没有.yaml", "档案.yaml", "二班.yaml", "--yes")
    assert outcome.status == 1
    assert "没有.yaml 错误：找不到这个文件" in outcome.err
    assert typed.read_text(encoding="utf-8") == MENDED
    assert (tmp_path / "二班.yaml").read_text(encoding="utf-8") == MENDED


def test_a_style_file_is_read_by_its_own_keys(plangen: Plangen, tmp_path: Path) -> None:
    path = tmp_path / "校本.yaml"
    path.write_text("名称：校本\n基于: 公文\n页脚:\n  文字：{页码}\n", encoding="utf-8")
    outcome = plangen("fix", "校本.yaml", "--yes")
    assert outcome.status == 0
    assert path.read_text(encoding="utf-8") == ("名称: 校本\n基于: 公文\n页脚:\n  文字: '{页码}'\n")


@pytest.mark.usefixtures("typed")
def test_on_a_terminal_the_diff_is_coloured(
    plangen: Plangen, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys.stdout, "isatty", lambda: True)
    out = plangen("fix", "档案.yaml", "--yes").out
    assert "\x1b[31m-文种：学困生转化计划" in out
    assert "\x1b[32m+文种: 学困生转化计划" in out
