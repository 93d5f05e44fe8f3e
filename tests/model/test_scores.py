"""One result of one pupil."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from plangen.model.scores import MARKS, Score, read_score

from .reading import refusal


@settings(deadline=None)
@given(st.decimals(0, 150, places=1))
def test_points_are_read_with_and_without_their_unit(points: Decimal) -> None:
    assert read_score(str(points)) == read_score(f"{points}分") == Score(points=points)


@pytest.mark.parametrize("mark", MARKS)
def test_a_mark_is_read_as_it_stands(mark: str) -> None:
    assert read_score(mark) == Score(mark=mark)


@pytest.mark.parametrize(
    ("typed", "mark"),
    [("优秀", "优"), ("良好", "良"), ("达标", "合格"), ("不及格", "待合格")],
)
def test_other_words_for_a_mark_become_the_mark(typed: str, mark: str) -> None:
    assert read_score(typed) == Score(mark=mark)


@pytest.mark.parametrize(
    ("typed", "absence"),
    [
        ("缺考", "缺考"),
        ("缺", "缺考"),
        ("-", "缺考"),
        ("——", "缺考"),
        ("病", "病假"),
        ("免考", "免考"),
        ("缓考", "缺考"),
        ("请假", "缺考"),
        ("免修", "免考"),
        ("－", "缺考"),
        (None, "缺考"),
    ],
)
def test_an_absence_is_never_a_zero(typed: str | None, absence: str) -> None:
    assert read_score(typed) == Score(absence=absence)


def test_a_zero_is_a_result() -> None:
    assert read_score("0") == Score(points=Decimal(0))


@pytest.mark.parametrize("typed", ["1E30", "1E+2", "NaN", "Infinity", "12345", "85+5", "八十"])
def test_a_number_that_is_nobodys_points_is_refused(typed: str) -> None:
    assert "不是成绩" in refusal(read_score, typed)


def test_a_negative_result_is_refused() -> None:
    assert "负数" in refusal(read_score, "-3")


@pytest.mark.parametrize(
    ("typed", "shown"),
    [
        ("52", "52"),
        ("52.50", "52.5"),
        ("100", "100"),
        ("100.0", "100"),
        ("优", "优"),
        ("病假", "病假"),
    ],
)
def test_a_result_is_printed_as_a_teacher_writes_it(typed: str, shown: str) -> None:
    assert read_score(typed).text == shown
