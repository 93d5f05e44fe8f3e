"""学年 and 学期 as a teacher writes them."""

from __future__ import annotations

import pytest

from plangen.model.school_year import read_school_year, read_term

from .reading import refusal


@pytest.mark.parametrize(
    "typed",
    [
        "2026-2027",
        "2026—2027学年",
        "2026～2027学年度",
        "2026/2027",
        "2026至2027",
        "2026-27",
        "2026",
    ],
)
def test_a_school_year_is_read_in_every_usual_notation(typed: str) -> None:
    assert read_school_year(typed) == (2026, 2027)


@pytest.mark.parametrize("typed", ["2026-2028", "2027-2026", "2026-26"])
def test_the_two_years_of_a_school_year_follow_each_other(typed: str) -> None:
    assert "相连" in refusal(read_school_year, typed)


def test_a_school_year_may_end_a_century() -> None:
    assert read_school_year("2099-2100") == (2099, 2100)


@pytest.mark.parametrize(
    ("typed", "term"),
    [
        ("第一学期", 1),
        ("上学期", 1),
        ("上", 1),
        ("1", 1),
        ("秋季", 1),
        ("第二学期", 2),
        ("下学期", 2),
        ("下册", 2),
        ("二", 2),
    ],
)
def test_a_term_is_read_in_every_usual_word(typed: str, term: int) -> None:
    assert read_term(typed) == term


def test_a_third_term_is_refused() -> None:
    assert "不是学期" in refusal(read_term, "第三学期")
