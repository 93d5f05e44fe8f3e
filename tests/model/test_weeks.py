"""Weeks of a term as a teacher writes them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic_core import PydanticCustomError

from plangen.model.weeks import WeekSpan, check_weeks, read_week_span

from .reading import dossier_of


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("3", 3, 3),
        ("第3周", 3, 3),
        ("20～21", 20, 21),
        ("第20周～第21周", 20, 21),
        ("第20-21周", 20, 21),
        ("20 至 21", 20, 21),
        ("7—8", 7, 8),
        ("１２", 12, 12),
    ],
)
def test_weeks_are_read_as_teachers_write_them(text: str, first: int, last: int) -> None:
    assert read_week_span(text) == WeekSpan(first, last)


@pytest.mark.parametrize("value", ["", "三", "十月", "3周后", ["3"], None, "3、5"])
def test_what_names_no_weeks_is_refused_with_an_example(value: object) -> None:
    with pytest.raises(PydanticCustomError, match="20～21"):
        read_week_span(value)


def test_weeks_in_the_wrong_order_are_refused() -> None:
    with pytest.raises(PydanticCustomError, match="早于"):
        read_week_span("21～20")


@given(first=st.integers(0, 99), length=st.integers(0, 10))
def test_what_is_printed_is_read_back(first: int, length: int) -> None:
    span = WeekSpan(first, min(first + length, 99))
    assert read_week_span(span.text) == span


@pytest.mark.parametrize(
    ("span", "weeks", "within"),
    [
        (WeekSpan(1, 1), 21, True),
        (WeekSpan(20, 21), 21, True),
        (WeekSpan(21, 22), 21, False),
        (WeekSpan(0, 1), 21, False),
        (WeekSpan(30, 30), None, True),
        (WeekSpan(0, 0), None, False),
    ],
)
def test_a_term_has_its_weeks_and_no_others(
    span: WeekSpan,
    weeks: int | None,
    within: bool,  # noqa: FBT001
) -> None:
    assert span.within(weeks) is within


@pytest.mark.parametrize(
    ("text", "span", "message"),
    [
        ("学科: 数学\n周数: 21\n", WeekSpan(20, 21), []),
        (
            "学科: 数学\n周数: 21\n",
            WeekSpan(21, 22),
            ["第 21～22 周不在本学期 21 周（第 2 行）之内"],
        ),
        ("学科: 数学\n", WeekSpan(0, 0), ["第 0 周不在本学期之内"]),
    ],
    ids=["within", "outside", "of-unknown-length"],
)
def test_weeks_outside_are_told_with_the_line_of_the_length_of_the_term(
    text: str, span: WeekSpan, message: list[str]
) -> None:
    dossier, source = dossier_of(text)
    assert check_weeks(span, ("学科",), dossier.weeks, source) is (message == [])
    assert [problem.message for problem in source.problems] == message
