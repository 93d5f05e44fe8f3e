"""The two ends of a class: names, layers, weeks."""

from __future__ import annotations

import pytest

from plangen.model.agreement import check_agreement, check_cases
from plangen.model.talent_agreement import check_talent
from plangen.problems import Problem, Severity

from .reading import problems_of


def checked(text: str) -> list[Problem]:
    """Return what contradicts itself in a dossier; its kind is line 1."""
    checks = (check_agreement, check_talent, check_cases)
    return problems_of(f"文种: 培优辅差计划\n{text}", *checks)


def test_the_sample_agrees(talent_dossier: str) -> None:
    assert checked(talent_dossier.replace("plangen: 1\n文种: 培优辅差计划\n", "")) == []


def test_a_dossier_without_talents_contradicts_nothing() -> None:
    assert checked("学困生:\n  - 姓名: 许晓\n") == []


def test_a_pupil_in_both_lists_is_an_error_that_names_both_lines() -> None:
    (problem,) = checked("学困生:\n  - 姓名: 许晓\n培优:\n  学生:\n    - 姓名: 许晓\n")
    assert problem.severity is Severity.ERROR
    assert problem.line == 6
    assert problem.message == "“许晓”在学困生名单里也有（第 3 行）"


def test_a_pupil_twice_among_the_talents_is_an_error_that_names_both_lines() -> None:
    (problem,) = checked("培优:\n  学生:\n    - 姓名: 沈知言\n    - 姓名: 沈知言\n")
    assert problem.severity is Severity.ERROR
    assert problem.line == 5
    assert problem.message == "“沈知言”在培优名单里也有（第 4 行）"


def test_a_talent_may_help_a_struggling_pupil() -> None:
    text = "学困生:\n  - {姓名: 许晓, 结对: 沈知言}\n培优:\n  学生:\n    - 姓名: 沈知言\n"
    assert checked(text) == []


LAYERS = "学生情况:\n  人数: {total}\n{struggling}培优:\n  学生: [{{姓名: 甲}}, {{姓名: 乙}}]\n"
LISTED = "学困生: [" + ", ".join(f"{{姓名: 丙{i}}}" for i in range(9)) + "]\n"


@pytest.mark.parametrize("struggling", [LISTED, "  学困生人数: 9\n"], ids=["listed", "counted"])
@pytest.mark.parametrize(("total", "fits"), [(10, False), (11, True), (12, True)])
def test_the_two_ends_are_no_more_than_the_class(
    struggling: str,
    total: int,
    fits: bool,  # noqa: FBT001
) -> None:
    found = checked(LAYERS.format(total=total, struggling=struggling))
    assert [problem.severity for problem in found] == ([] if fits else [Severity.ERROR])
    if not fits:
        assert "培优 2 人加学困生 9 人" in found[0].message
        assert "是 11 人，比全班 10 人（第 3 行）还多" in found[0].message


@pytest.mark.parametrize("weeks", ["22", "0", "21～22"])
def test_tutoring_lies_within_the_term(weeks: str) -> None:
    (problem,) = checked(f"周数: 21\n辅导内容:\n  - {{周次: {weeks}, 培优: 甲}}\n")
    assert problem.severity is Severity.ERROR
    assert problem.line == 4


def test_a_week_of_tutoring_written_twice_is_a_warning_that_names_both_lines() -> None:
    (problem,) = checked("辅导内容:\n  - {周次: 3～5, 培优: 甲}\n  - {周次: 4, 辅差: 乙}\n")
    assert problem.severity is Severity.WARNING
    assert problem.line == 4
    assert problem.message == "第 4 周的辅导内容写了两次（另一处在第 3 行）"


def test_weeks_that_are_missing_are_not_said_to_be_written_twice() -> None:
    found = checked("辅导内容: [培优: 甲, 培优: 乙]\n")
    assert [problem.severity for problem in found] == [Severity.ERROR] * 2


# The rules on results hold for both ends.


def test_results_of_talents_are_checked_against_full_marks() -> None:
    (problem,) = checked("满分: 100\n培优:\n  学生: [{姓名: 甲, 成绩: {期末: 105}}]\n")
    assert "成绩 105 超过满分 100" in problem.message


def test_a_talents_target_is_checked_against_full_marks() -> None:
    (problem,) = checked("满分: 100\n培优:\n  学生: [{姓名: 甲, 目标: 105}]\n")
    assert "目标 105 超过满分 100" in problem.message


def test_talents_of_the_first_two_grades_have_marks() -> None:
    (problem,) = checked("年级: 二年级\n培优:\n  学生: [{姓名: 甲, 成绩: {上学期: 95}}]\n")
    assert problem.severity is Severity.WARNING
    assert "宜用等级" in problem.message


def test_rates_among_the_goals_of_talents_are_percentages() -> None:
    (problem,) = checked("培优:\n  目标: [{指标: 优秀率, 目标: 120%}]\n")
    assert problem.severity is Severity.ERROR
    assert "不超过 100%" in problem.message


def test_an_indicator_in_both_lists_of_goals_is_told() -> None:
    (problem,) = checked(
        "目标: [{指标: 优秀率, 目标: 30%}]\n培优:\n  目标: [{指标: 优秀率, 目标: 36%}]\n"
    )
    assert problem.severity is Severity.WARNING
    assert "写了两次（另一处在第 2 行）" in problem.message


def test_a_stated_baseline_of_talents_agrees_with_the_examination() -> None:
    (problem,) = checked(
        "学生情况:\n  全班成绩:\n    上学期期末: {实考: 40, 及格: 36, 优秀: 10}\n"
        "培优:\n  目标: [{指标: 优秀率, 基线: 30%, 目标: 36%}]\n"
    )
    assert problem.line == 6
    assert "应为 25.0%" in problem.message


def test_a_case_may_be_about_a_talent() -> None:
    case = "总结: {个案: [{姓名: 甲, 家长同意: 是, 经过: 好。}]}\n"
    assert checked(f"学困生: [姓名: 许晓]\n培优: {{学生: [姓名: 甲]}}\n{case}") == []
    (problem,) = checked(f"学困生: [姓名: 许晓]\n培优: {{学生: [姓名: 乙]}}\n{case}")
    assert "不在学困生和培优名单里" in problem.message
