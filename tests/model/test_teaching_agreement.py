"""Lessons and weeks that no term can have."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from plangen.model.teaching_agreement import check_lessons

from .reading import problems_of

if TYPE_CHECKING:
    from plangen.problems import Problem


def checked(text: str) -> list[Problem]:
    """Return the problems of the lessons of a dossier, which begin at line 4."""
    return problems_of(f"文种: 学科教学计划\n周数: 21\n课时:\n{text}", check_lessons)


def units(*lines: str) -> str:
    return "  单元:\n" + "".join(f"    - {{{line}}}\n" for line in lines)


def test_the_sample_agrees(teaching_dossier: str) -> None:
    assert problems_of(teaching_dossier, check_lessons) == []


@pytest.mark.parametrize("weekly", ["0", "31", "400"])
def test_a_subject_has_some_lessons_a_week_and_not_all_there_are(weekly: str) -> None:
    (problem,) = checked(f"  每周: {weekly}\n")
    assert problem.line == 4
    assert weekly in problem.message


@pytest.mark.parametrize("weekly", ["1", "4", "7课时", "30"])
def test_usual_numbers_of_lessons_are_accepted(weekly: str) -> None:
    assert checked(f"  每周: {weekly}\n") == []


def test_a_unit_takes_at_least_one_lesson() -> None:
    (problem,) = checked(units("内容: 大数的认识, 课时: 0"))
    assert (problem.line, problem.message) == (5, "“大数的认识”是 0 课时")


@pytest.mark.parametrize("weeks", ["22", "21～22", "0"])
def test_the_weeks_of_a_unit_are_in_the_term(weeks: str) -> None:
    (problem,) = checked(units(f"内容: 复习, 课时: 4, 周次: {weeks}"))
    assert problem.line == 5
    assert "不在本学期 21 周（第 2 行）之内" in problem.message


@pytest.mark.parametrize("second", ["10", "8～9", "9～12"])
def test_units_of_fixed_weeks_follow_each_other_and_both_lines_are_named(second: str) -> None:
    (problem,) = checked(
        units("内容: 整理, 课时: 4, 周次: 9～10", f"内容: 复习, 课时: 4, 周次: {second}")
    )
    assert problem.line == 6
    assert "第 5 行" in problem.message
    assert "第 10 周" in problem.message


def test_units_without_fixed_weeks_may_stand_between() -> None:
    text = units(
        "内容: 甲, 课时: 4, 周次: 9～10", "内容: 乙, 课时: 4", "内容: 丙, 课时: 4, 周次: 11"
    )
    assert checked(text) == []
