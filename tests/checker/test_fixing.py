"""Edits on a text: which are carried out, and what becomes of it."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plangen.checker.fixing import difference, edits_of, fixed_text
from plangen.problems import Edit, Problem

LINES = st.lists(st.text("学生，。 ab\t", max_size=12), min_size=1, max_size=8)
BREAKS = st.sampled_from(["\n", "\r\n", "\r"])


def problem(*fixes: Edit) -> Problem:
    return Problem(Path("文稿.md"), 1, 1, "有错", fixes=fixes)


def test_an_edit_replaces_what_stands_at_its_place() -> None:
    assert fixed_text("甲乙丙\n丁\n", [Edit(1, 2, "乙", "一一"), Edit(2, 1, "丁", "戊")]) == (
        "甲一一丙\n戊\n"
    )


def test_several_edits_of_a_line_do_not_move_each_other() -> None:
    edits = [Edit(1, 3, "c", "ccc"), Edit(1, 1, "a", ""), Edit(1, 2, "", "x")]
    assert fixed_text("abc", edits) == "xbccc"


def test_a_line_that_is_emptied_goes_with_one_blank_line() -> None:
    assert fixed_text("甲\n\n小编整理\n\n乙\n", [Edit(3, 1, "小编整理", "")]) == "甲\n\n乙\n"
    assert fixed_text("甲\n小编整理\n乙\n", [Edit(2, 1, "小编整理", "")]) == "甲\n乙\n"
    assert fixed_text("小编整理\n\n乙", [Edit(1, 1, "小编整理", "")]) == "乙"


def test_an_edit_that_does_not_fit_is_refused() -> None:
    with pytest.raises(ValueError, match="column 2"):
        fixed_text("甲乙", [Edit(1, 2, "丙", "丁")])


def test_of_two_edits_that_overlap_the_first_is_chosen() -> None:
    first, second = Edit(1, 2, "乙丙", "x"), Edit(1, 3, "丙丁", "y")
    assert edits_of([problem(first), problem(second)]) == (first,)


def test_the_edits_of_a_problem_go_together() -> None:
    first, pair = Edit(1, 2, "乙", "x"), (Edit(1, 2, "乙丙", "y"), Edit(3, 1, "丁", "z"))
    assert edits_of([problem(first), problem(*pair)]) == (first,)
    assert edits_of([problem(*pair), problem(first)]) == pair


def test_the_same_edit_of_two_problems_is_carried_out_once() -> None:
    edit = Edit(1, 1, "甲", "乙")
    assert edits_of([problem(edit), problem(edit, Edit(2, 1, "丙", "丁"))]) == (
        edit,
        Edit(2, 1, "丙", "丁"),
    )


@given(lines=LINES, end=BREAKS)
def test_without_edits_a_text_stays_byte_for_byte(lines: list[str], end: str) -> None:
    text = end.join(lines)
    assert fixed_text(text, []) == text


@given(lines=LINES, end=BREAKS, data=st.data())
def test_what_no_edit_names_stays(lines: list[str], end: str, data: st.DataObject) -> None:
    number = data.draw(st.integers(1, len(lines)))
    line = lines[number - 1]
    start = data.draw(st.integers(0, len(line)))
    stop = data.draw(st.integers(start, len(line)))
    edit = Edit(number, start + 1, line[start:stop], "改")
    expected = [*lines]
    expected[number - 1] = line[:start] + "改" + line[stop:]
    assert fixed_text(end.join(lines), [edit]) == end.join(expected)


def test_a_difference_shows_little_around_a_change() -> None:
    before = [*"甲乙丙丁戊己"]
    told = list(difference(before, [*"甲乙丙x戊己"], "旧", "新"))
    assert told == ["--- 旧", "+++ 新", "@@ 第3行 @@", " 丙", "-丁", "+x", " 戊"]


def test_a_difference_goes_by_sentences() -> None:
    before = ["一。二；三！四？五"]
    told = list(difference(before, ["一。二；叁！四？五"], "旧", "新"))
    assert told[2:] == ["@@ 第1行 @@", " 二；", "-三！", "+叁！", " 四？"]


def test_a_difference_cuts_what_has_no_end() -> None:
    told = list(difference(["差" * 5000], ["学" * 5000], "旧", "新"))
    assert max(map(len, told)) < 400


def test_a_line_that_goes_is_shown() -> None:
    told = list(difference(["甲", "小编", "", "乙"], ["甲", "", "乙"], "旧", "新"))
    assert "-小编" in told
