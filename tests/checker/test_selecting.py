"""Which rules run: command line and settings."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from plangen.checker.rules import Selection, all_rules
from plangen.checker.selecting import NoSuchRuleError, read_rules, selection_of
from plangen.problems import ProblemsError
from plangen.source.settings import find_settings

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def settings(tmp_path: Path) -> Path:
    return tmp_path / "plangen.toml"


def test_without_a_word_every_rule_runs() -> None:
    assert [rule.id for rule in Selection().rules] == list(all_rules())


def test_a_letter_stands_for_its_group() -> None:
    chosen = [rule.id for rule in Selection(("S", "L01"), ("S01",)).rules]
    assert "L01" in chosen
    assert "S01" not in chosen
    assert {number[0] for number in chosen} <= {"S", "L"}


@pytest.mark.parametrize("word", ["S01,L", "s01，l", "S01 L", "S01、L"])
def test_several_rules_may_stand_in_one_word(word: str) -> None:
    assert read_rules([word]) == ("S01", "L")


def test_an_unknown_rule_is_refused_with_what_may_be_meant() -> None:
    with pytest.raises(NoSuchRuleError, match="S01"):
        read_rules(["S0l"])
    with pytest.raises(NoSuchRuleError, match="数字一致"):
        read_rules(["X"])


@pytest.mark.parametrize("text", ['[检查]\n忽略 = ["L01"]\n', '["检查"]\n"忽略" = "l01"\n'])
def test_settings_above_a_file_hold_for_it(tmp_path: Path, settings: Path, text: str) -> None:
    settings.write_text(text, encoding="utf-8")
    inside = tmp_path / "四年级" / "计划.md"
    inside.parent.mkdir()
    assert selection_of(find_settings(inside), (), ()) == Selection((), ("L01",))


def test_the_command_line_selects_before_settings_and_ignores_beside_them(
    tmp_path: Path, settings: Path
) -> None:
    settings.write_text('[检查]\n只查 = ["T"]\n忽略 = ["L01"]\n', encoding="utf-8")
    assert selection_of(find_settings(tmp_path / "a.md"), (), ()) == Selection(("T",), ("L01",))
    assert selection_of(find_settings(tmp_path / "a.md"), ("L",), ("S01",)) == Selection(
        ("L",), ("S01", "L01")
    )


@pytest.mark.parametrize(
    ("text", "line", "word", "remedy"),
    [
        ('[检查]\n忽略 = ["L01"，"S01"]\n', 2, "TOML", "英文"),
        ('[检查]\n忽略 = ["L0l"]\n', 2, "L0l", "--explain"),
        ("[检查]\n忽略 = 5\n", 2, "“5”", "--explain"),
        ("[检查]\n忽略 = {}\n", 2, "列表", "忽略 = ["),
        ('[检查]\n忽视 = ["L01"]\n', 2, "忽视", "忽略"),
        ('# 学校\n检查 = "L01"\n', 2, "一节", "[检查]"),
    ],
)
def test_a_mistake_in_the_settings_is_told_with_its_line(
    tmp_path: Path, settings: Path, text: str, line: int, word: str, remedy: str
) -> None:
    settings.write_text(text, encoding="utf-8")
    with pytest.raises(ProblemsError) as error:
        selection_of(find_settings(tmp_path / "a.md"), (), ())
    (problem,) = error.value.problems
    assert problem.file.name == "plangen.toml"
    assert problem.line == line
    assert word in problem.message
    assert remedy in problem.hint


def test_a_settings_file_in_an_old_encoding_is_read(tmp_path: Path, settings: Path) -> None:
    settings.write_bytes('[检查]\n忽略 = ["L01"]\n'.encode("gb18030"))
    assert selection_of(find_settings(tmp_path / "a.md"), (), ()) == Selection((), ("L01",))
