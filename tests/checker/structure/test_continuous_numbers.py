"""What becomes of a list of numbers when all that S01 proposes is carried out."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plangen.checker.checking import check_text
from plangen.checker.fixing import edits_of, fixed_text
from plangen.checker.rules import Selection
from plangen.language.marks import mark_at

ONLY = Selection(("S01",))


def mended(text: str) -> str:
    return fixed_text(text, edits_of(check_text(text, ONLY)))


def lines(numbers: str | list[int], form: str) -> str:
    if isinstance(numbers, str):
        return "".join(f"{number}、甲。\n" for number in numbers)
    mark = mark_at(form)
    assert mark is not None
    return "".join(f"{mark.with_number(number)}甲。\n" for number in numbers)


@pytest.mark.parametrize(
    ("numbers", "slips"),
    [
        ([1, 2, 3, 4, 5, 6, 7, 10, 11], 1),
        ([1, 2, 2, 3], 1),
        ([1, 2, 2, 4], 1),
        ([1, 3, 5], 2),
        ([1, 2, 3, 4, 3, 5], 1),
        ([2, 3, 5], 2),
        ([7, 8, 10], 1),
        ([1, 1, 2], 0),
        ([1, 2, 1, 2], 0),
    ],
)
@pytest.mark.parametrize("form", ["一、", "1. ", "1、", "（1）", "(一)", "①"])
def test_each_slip_is_told_once_and_the_list_comes_out_whole(
    numbers: list[int], slips: int, form: str
) -> None:
    text = lines(numbers, form)
    assert len(check_text(text, ONLY)) == slips
    assert check_text(mended(text), ONLY) == []


def test_a_section_printed_twice_is_counted_on() -> None:
    assert mended(lines("一二三四三五", "")) == lines("一二三四五六", "")


def test_the_message_names_both_numbers_and_places() -> None:
    (found,) = check_text("1、建档。\n2、辅导。\n5、家访。\n", ONLY)
    assert found.message == "“2、”后面是“5、”，序号不连续"
    assert [(spot.line, spot.column) for spot in found.related] == [(2, 1)]
    assert (found.line, found.column, found.length) == (3, 1, 2)


def test_numbers_that_fall_back_far_are_told_and_left() -> None:
    text = lines([1, 2, 3, 4, 5, 2, 3], "1. ")
    assert len(check_text(text, ONLY)) == 1
    assert mended(text) == text


@given(
    st.lists(st.integers(1, 15), min_size=2, max_size=9),
    st.sampled_from(["一、", "1. ", "1、", "（1）", "(一)"]),
)
def test_what_is_mended_counts_on(numbers: list[int], form: str) -> None:
    text = lines(numbers, form)
    if all(problem.fixes for problem in check_text(text, ONLY)):
        assert check_text(mended(text), ONLY) == []
