"""What a dossier implies about itself."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from plangen.model.completing import complete, grade_of_class

from .reading import dossier_of

if TYPE_CHECKING:
    from plangen.model.dossier import Dossier
    from plangen.problems import Problem

Completed = tuple["Dossier", "list[Problem]"]


def completed(text: str) -> Completed:
    """Read and complete a dossier that begins at line 2."""
    dossier, source = dossier_of(f"文种: 学困生转化计划\n{text}")
    return complete(dossier, source), source.problems


@pytest.mark.parametrize(
    ("name", "grade"),
    [
        ("四年级（1）班", 4),
        ("四(1)班", 4),
        ("4（1）班", 4),
        ("二年级三班", 2),
        ("6年级1班", 6),
        ("一（2）班", 1),
    ],
)
def test_a_class_name_tells_its_grade(name: str, grade: int) -> None:
    assert grade_of_class(name) == grade


@pytest.mark.parametrize("name", ["启明班", "七年级（1）班", "1班", "三班", "", "十一班"])
def test_a_class_name_without_a_primary_grade_tells_none(name: str) -> None:
    assert grade_of_class(name) is None


def test_a_grade_that_is_not_given_comes_from_the_class() -> None:
    dossier, problems = completed("班级: 四年级（1）班\n")
    assert dossier.grade == 4
    assert problems == []


def test_a_given_grade_that_the_class_does_not_tell_is_kept() -> None:
    assert completed("班级: 启明班\n年级: 三年级\n")[0].grade == 3


def test_a_grade_and_a_class_that_disagree_are_reported_with_both_lines() -> None:
    (problem,) = completed("班级: 四年级（1）班\n年级: 三年级\n")[1]
    assert problem.line == 3
    assert "三年级" in problem.message
    assert "第 2 行" in problem.message


def test_brackets_of_a_class_name_are_full_width() -> None:
    assert completed("班级: 四年级(1)班\n")[0].class_name == "四年级（1）班"


def test_without_a_class_nothing_is_implied() -> None:
    dossier, problems = completed("学科: 数学\n")
    assert dossier.grade is None
    assert problems == []


@pytest.mark.parametrize(
    "text",
    ["{男生: 18, 女生: 13}", "{人数: 31, 男生: 18}", "{人数: 31, 女生: 13}"],
    ids=["total", "girls", "boys"],
)
def test_of_class_size_boys_and_girls_two_give_the_third(text: str) -> None:
    here = completed(f"学生情况: {text}\n")[0].situation
    assert (here.total, here.boys, here.girls) == (31, 18, 13)


def test_of_class_size_one_figure_gives_no_other() -> None:
    here = completed("学生情况: {男生: 18}\n")[0].situation
    assert (here.total, here.girls) == (None, None)


def test_more_boys_than_the_class_leave_no_negative_number_of_girls() -> None:
    assert completed("学生情况: {人数: 31, 男生: 32}\n")[0].situation.girls is None
