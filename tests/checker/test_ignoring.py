"""Comments that name rules not to be told."""

from __future__ import annotations

import pytest

from plangen.checker.checking import check_text
from plangen.checker.ignoring import ignores_in_yaml
from plangen.checker.rules import Selection
from plangen.readers.ignores import Ignore

LABELS = Selection(("L01",))


def told(text: str, selection: Selection = LABELS) -> list[tuple[int, str]]:
    return [(problem.line, problem.rule) for problem in check_text(text, selection)]


def test_a_comment_beside_text_concerns_its_line() -> None:
    text = "辅导差生。<!-- plangen: 忽略 L01 -->\n\n关心差生。\n"
    assert told(text) == [(3, "L01")]


def test_a_comment_on_its_own_concerns_the_file() -> None:
    assert told("<!-- plangen: 忽略 L01 -->\n\n辅导差生。\n\n关心差生。\n") == []


@pytest.mark.parametrize(
    "comment",
    [
        "<!--plangen:忽略 L01-->",
        "<!-- plangen：忽略 l01 -->",
        "<!-- plangen: 忽略 T05，L01 -->",
        "<!-- plangen: 忽略 T05 L01 -->",
    ],
)
def test_a_comment_may_be_typed_in_several_ways(comment: str) -> None:
    assert told(f"辅导差生。{comment}\n", LABELS) == []


def test_a_comment_that_ignores_nothing_is_told() -> None:
    (problem,) = check_text("辅导学困生。<!-- plangen: 忽略 L01 -->\n", LABELS)
    assert (problem.line, problem.rule) == (1, "")
    assert "L01" in problem.message


def test_a_comment_for_a_rule_that_does_not_run_is_not_told() -> None:
    assert told("辅导学困生。<!-- plangen: 忽略 L01 -->\n", Selection(("S01",))) == []


def test_another_comment_is_none() -> None:
    assert told("辅导差生。<!-- 忽略 L01 -->\n") == [(1, "L01")]


@pytest.mark.parametrize(
    ("line", "rules", "concerns"),
    [
        ("# plangen: 忽略 N01", ("N01",), 0),
        ("  # plangen： 忽略 n01, T05", ("N01", "T05"), 0),
        ("说明: 差生 # plangen: 忽略 L01", ("L01",), 1),
    ],
)
def test_a_comment_of_a_dossier_is_read(line: str, rules: tuple[str, ...], concerns: int) -> None:
    assert list(ignores_in_yaml([line])) == [Ignore(rules, concerns, 1)]


@pytest.mark.parametrize("line", ["说明: 不要忽略 N01", "说明: a#plangen: 忽略 N01", "# 忽略 N01"])
def test_other_lines_of_a_dossier_ignore_nothing(line: str) -> None:
    assert list(ignores_in_yaml([line])) == []
