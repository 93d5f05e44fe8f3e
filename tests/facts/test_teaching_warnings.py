"""Gaps in a teaching plan, as the whole run tells them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from dossier_changes import changed
from plangen.pipeline.documents import make_document
from plangen.pipeline.dossiers import load
from plangen.problems import Problem, Severity

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    Warned = Callable[..., list[Problem]]


@pytest.fixture
def warned(dossier_file: Callable[[str], Path], teaching_dossier: str) -> Warned:
    """Make the teaching plan of the sample with some of its text replaced; return the problems."""

    def make(*changes: tuple[str, str]) -> list[Problem]:
        text = changed(teaching_dossier, *changes)
        problems = list(make_document(load(dossier_file(text))).problems)
        assert all(problem.severity is Severity.WARNING for problem in problems)
        return problems

    return make


def test_the_sample_has_no_gaps(warned: Warned) -> None:
    assert warned() == []


def test_too_many_lessons_are_told_with_both_totals_and_what_to_change(warned: Warned) -> None:
    (problem,) = warned(("除数是两位数的除法, 课时: 16", "除数是两位数的除法, 课时: 46"))
    assert problem.message.startswith("各单元共 90 课时，本学期只排得下 79 课时")
    assert "减去 11" in problem.hint


def test_too_many_lessons_before_a_fixed_week_are_told_with_its_weeks(warned: Warned) -> None:
    (problem,) = warned(
        ("除数是两位数的除法, 课时: 16", "除数是两位数的除法, 课时: 36"),
        ("复习与整理, 课时: 6", "复习与整理, 课时: 4"),
    )
    assert problem.message == (
        "第 1～19 周只排得下 71 课时，到“除数是两位数的除法”为止的单元要 74 课时"
    )


def test_too_many_lessons_for_fixed_weeks_are_told_with_their_weeks(warned: Warned) -> None:
    (problem,) = warned(("课时: 6, 周次: 20～21", "课时: 6, 周次: 21"))
    assert problem.message == "第 21 周只排得下 4 课时，“复习与整理”要 6 课时"
    assert "多定几周" in problem.hint


def test_a_unit_with_no_week_before_the_fixed_one_is_told(warned: Warned) -> None:
    (problem,) = warned(("角的度量, 课时: 7", "角的度量, 课时: 3, 周次: 1"))
    assert problem.message == "第 1 周以前只排得下 0 课时，“大数的认识”要 14 课时"


@pytest.mark.parametrize(
    ("line", "key"),
    [("  每周: 4\n", "每周"), ("开学日期: 2026-09-01\n", "开学日期"), ("周数: 21\n", "周数")],
)
def test_what_the_schedule_needs_is_named(warned: Warned, line: str, key: str) -> None:
    (problem,) = warned((line, ""))
    assert problem.message == f"没有写{key}，教学进度不能按周列出"
    assert f"{key}: " in problem.hint


def test_a_placeholder_is_named_once(warned: Warned) -> None:
    (problem,) = warned(("每周: 4", "每周: 【请填：如 4】"))
    assert "还没有填" in problem.message


def test_lessons_without_units_are_told(
    dossier_file: Callable[[str], Path], teaching_dossier: str
) -> None:
    head, rest = teaching_dossier.split("  单元:\n")
    text = head + rest[rest.index("措施:") :]
    messages = [problem.message for problem in make_document(load(dossier_file(text))).problems]
    assert messages == ["“课时”下没有写单元，课时安排和教学进度都是空的"]


@pytest.mark.parametrize("title", ["期中考试", "第一单元测试", "12月月考", "单元检测"])
def test_a_test_that_a_primary_school_may_not_set_is_told(warned: Warned, title: str) -> None:
    (problem,) = warned(("内容: 复习与整理", f"内容: {title}"))
    assert title in problem.message
    assert "期末" in problem.message
    assert "教育部" in problem.hint


def test_lower_grades_have_no_tests_at_all(warned: Warned) -> None:
    lower = [("班级: 四年级（1）班", "班级: 一年级（1）班"), ("内容: 复习与整理", "内容: 期末考试")]
    assert "一年级不进行纸笔考试，不宜排“期末考试”" in [p.message for p in warned(*lower)]


@pytest.mark.parametrize("title", ["复习与整理", "期末考试", "期中复习", "测量", "统计与可能性"])
def test_what_is_taught_is_no_test(warned: Warned, title: str) -> None:
    assert warned(("内容: 复习与整理", f"内容: {title}")) == []


def test_topics_without_lessons_are_told_together(warned: Warned) -> None:
    (problem,) = warned(("角的度量, 平行四边形和梯形", "角的度量, 条形统计图, 优化"))
    assert problem.message == "教材内容里的“条形统计图”、“优化”没有排课时"


def test_topics_that_are_named_otherwise_than_all_units_are_left_alone(warned: Warned) -> None:
    assert (
        warned(
            ("内容: [大数的认识, 三位数乘两位数, 除数是两位数的除法]", "内容: [计算]"),
            ("内容: [角的度量, 平行四边形和梯形]", "内容: [图形]"),
        )
        == []
    )


def test_struggling_pupils_of_a_teaching_plan_need_no_causes(warned: Warned) -> None:
    assert warned(("教材:", "学困生: [{姓名: 许晓, 成绩: {上学期期末: 52}}]\n教材:")) == []
