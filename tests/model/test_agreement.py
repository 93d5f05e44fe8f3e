"""Facts of a dossier that contradict each other."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from plangen.model.agreement import check_agreement, check_cases
from plangen.problems import Problem, Severity

from .reading import problems_of

KIND = "文种: 学困生转化计划\n"
CLASS = "学生情况:\n  人数: {total}\n  男生: {boys}\n  女生: {girls}\n"


def checked(text: str) -> list[Problem]:
    """Return what contradicts itself in a dossier; its kind is line 1."""
    return problems_of(KIND + text, check_agreement)


def cases_checked(text: str) -> list[Problem]:
    """Return what may not be printed in the summary of a dossier; its kind is line 1."""
    return problems_of(KIND + text, check_cases)


def test_a_full_dossier_agrees_with_itself(full_dossier: str) -> None:
    assert checked(full_dossier.replace(KIND, "")) == []


def test_a_dossier_that_says_nothing_contradicts_nothing() -> None:
    assert checked("") == []


@settings(deadline=None)
@given(boys=st.integers(10, 25), girls=st.integers(10, 25), total=st.integers(20, 50))
def test_boys_and_girls_make_the_class(boys: int, girls: int, total: int) -> None:
    found = checked(CLASS.format(total=total, boys=boys, girls=girls))
    assert [problem.line for problem in found] == ([] if boys + girls == total else [3])


def test_a_wrong_sum_names_the_numbers_and_all_three_lines() -> None:
    (problem,) = checked(CLASS.format(total=31, boys=18, girls=14))
    assert problem.line == 3
    for words in ("31", "18（第 4 行）", "14（第 5 行）", "32"):
        assert words in problem.message
    assert problem.hint


ERRORS = [
    pytest.param("学生情况:\n  人数: 31\n  男生: 32\n", 4, "32 人，比全班 31 人还多", id="boys"),
    pytest.param(
        "学生情况:\n  学困生人数: 3\n学困生:\n  - 姓名: 许晓\n", 3, "名单（第 5 行起）", id="roster"
    ),
    pytest.param(
        "学生情况:\n  人数: 30\n  学困生人数: 31\n", 4, "比全班 30 人还多", id="more-than-the-class"
    ),
    pytest.param(
        "学生情况: {女生: 1}\n学困生:\n  - {姓名: 许晓, 性别: 女}\n  - {姓名: 马雨, 性别: 女}\n",
        4,
        "名单里女生 2 人",
        id="more-girls-than-the-class",
    ),
    pytest.param(
        "学困生:\n  - 姓名: 许晓\n  - 姓名: 马雨\n  - 姓名: 许晓\n",
        5,
        "第 3 行",
        id="pupil-listed-twice",
    ),
    pytest.param(
        "学困生:\n  - 姓名: 许晓\n    结对: 许晓\n",
        4,
        "不能与自己结对",
        id="pupil-helps-themselves",
    ),
    pytest.param(
        "满分: 100\n学困生:\n  - 姓名: 许晓\n    成绩: {期末: 105}\n",
        5,
        "超过满分 100",
        id="score-over-full-marks",
    ),
    pytest.param(
        "满分: 100\n学困生:\n  - 姓名: 许晓\n    目标: 110分\n",
        5,
        "超过满分 100",
        id="target-over-full-marks",
    ),
    pytest.param(
        "满分: 100\n学生情况:\n  全班成绩:\n    期末: {平均分: 101}\n",
        5,
        "超过满分 100",
        id="average-over-full-marks",
    ),
    pytest.param(
        "学生情况:\n  全班成绩:\n    期末: {应考: 30, 实考: 31}\n", 4, "应考 30", id="present"
    ),
    pytest.param(
        "学生情况:\n  人数: 31\n  全班成绩:\n    期末: {实考: 32}\n",
        5,
        "全班人数 31",
        id="present-and-class",
    ),
    pytest.param(
        "学生情况:\n  全班成绩:\n    期末: {实考: 30, 及格: 31}\n", 4, "实考 30", id="passed"
    ),
    pytest.param(
        "学生情况:\n  全班成绩:\n    期末: {及格: 20, 优秀: 21}\n", 4, "及格 20", id="excellent"
    ),
    pytest.param("学生情况:\n  全班成绩:\n    期末: {实考: 9, 低分: 10}\n", 4, "实考 9", id="low"),
    pytest.param(
        "学生情况:\n  全班成绩:\n    期末: {实考: 31}\n总结:\n  全班成绩:\n    期末: {实考: 30}\n",
        7,
        "第 4 行",
        id="two-versions-of-one-examination",
    ),
    pytest.param("学年: 2026-2027\n日期: 2025-09-07\n", 3, "学年", id="date-outside-the-year"),
    pytest.param(
        "学年: 2026-2027\n开学日期: 2028-09-01\n", 3, "学年", id="opening-day-outside-the-year"
    ),
    pytest.param(
        "开学日期: 2026-09-01\n总结:\n  日期: 2026-08-01\n", 4, "早于", id="summary-before-the-term"
    ),
    pytest.param("周数: 60\n", 2, "60 周", id="endless-term"),
    pytest.param("周数: 0\n", 2, "0 周", id="term-without-weeks"),
    pytest.param(
        "周数: 20\n工作安排:\n  - {周次: 21, 内容: 家访}\n", 4, "第 21 周", id="week-after-the-term"
    ),
    pytest.param(
        "学生情况:\n  全班成绩:\n    上学期期末: {实考: 31, 及格: 24}\n"
        "目标:\n  - 指标: 及格率\n    基线: 80.6%\n",
        7,
        "应为 77.4",
        id="baseline",
    ),
    pytest.param("满分: 0\n学困生: [{姓名: 许晓, 成绩: {期末: 52}}]\n", 2, "大于 0", id="no-marks"),
    pytest.param("目标: [{指标: 及格率, 目标: 120%}]\n", 2, "100%", id="rate-over-the-whole"),
    pytest.param("目标: [{指标: 及格率, 目标: 0.92}]\n", 2, "0.92", id="rate-as-a-fraction"),
    pytest.param("目标: [{指标: 及格率, 目标: 28人}]\n", 2, "28人", id="rate-in-pupils"),
    pytest.param("目标: [{指标: 优秀率, 基线: 0.2}]\n", 2, "基线", id="baseline-as-a-fraction"),
    pytest.param(
        "学生情况: {全班成绩: {期末: {实考: 31, 及格: 30}}}\n"
        "学困生:\n  - {姓名: 许晓, 成绩: {期末: 52}}\n  - {姓名: 马雨, 成绩: {期末: 49}}\n",
        4,
        "不及格 2 人",
        id="more-failures-than-the-class",
    ),
    pytest.param(
        "学生情况: {人数: 31, 全班成绩: {期末: {实考: 31}}}\n"
        "学困生:\n  - {姓名: 许晓, 成绩: {期末: 缺考}}\n",
        4,
        "缺考 1 人",
        id="more-absences-than-the-class",
    ),
    pytest.param(
        "学生情况: {全班成绩: {期末: {实考: 31, 优: 10, 良: 10, 合格: 9, 待合格: 1}}}\n",
        2,
        "30 人",
        id="marks-that-do-not-make-those-present",
    ),
]

WARNINGS = [
    pytest.param("学生情况: {人数: 70}\n", 2, "70 人", id="large-class"),
    pytest.param("学生情况: {人数: 4}\n", 2, "4 人", id="small-class"),
    pytest.param(
        "学困生:\n  - {姓名: 许晓, 结对: 马雨}\n  - {姓名: 马雨}\n",
        3,
        "也在学困生名单里",
        id="helper-who-struggles",
    ),
    pytest.param(
        "年级: 一年级\n学困生:\n  - 姓名: 许晓\n    成绩: {期末: 68}\n",
        5,
        "一年级不进行纸笔考试",
        id="number-in-grade-one",
    ),
    pytest.param(
        "学期: 第一学期\n开学日期: 2027-03-01\n", 3, "第 2 行", id="spring-in-the-first-term"
    ),
    pytest.param(
        "学期: 第二学期\n开学日期: 2026-09-01\n", 3, "第 2 行", id="autumn-in-the-second-term"
    ),
    pytest.param(
        "目标:\n  - {指标: 及格率, 目标: 92%}\n  - {指标: 及格率, 目标: 95%}\n",
        4,
        "第 3 行",
        id="indicator-twice",
    ),
]


@pytest.mark.parametrize(("text", "line", "words"), ERRORS)
def test_a_contradiction_is_an_error_at_its_line(text: str, line: int, words: str) -> None:
    (problem,) = checked(text)
    assert problem.severity is Severity.ERROR
    assert problem.line == line
    assert words in problem.message
    assert problem.hint


@pytest.mark.parametrize(("text", "line", "words"), WARNINGS)
def test_what_is_odd_but_possible_is_a_warning_at_its_line(
    text: str, line: int, words: str
) -> None:
    (problem,) = checked(text)
    assert problem.severity is Severity.WARNING
    assert problem.line == line
    assert words in problem.message


def test_a_helper_of_two_pupils_is_a_warning_at_both() -> None:
    found = checked("学困生:\n  - {姓名: 许晓, 结对: 周明}\n  - {姓名: 马雨, 结对: 周明}\n")
    assert [(problem.line, problem.severity) for problem in found] == [
        (3, Severity.WARNING),
        (4, Severity.WARNING),
    ]


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(
            "年级: 二年级\n学困生: [{姓名: 许晓, 成绩: {期末: 良}}]\n", id="mark-in-grade-two"
        ),
        pytest.param(
            "年级: 三年级\n学困生: [{姓名: 许晓, 成绩: {期末: 68}}]\n", id="number-in-grade-three"
        ),
        pytest.param(
            "满分: 100\n学困生: [{姓名: 许晓, 成绩: {期末: 100}}]\n", id="full-marks-reached"
        ),
        pytest.param("满分: 100\n学困生: [{姓名: 许晓, 目标: 110%}]\n", id="rate-over-full-marks"),
        pytest.param("学年: 2026-2027\n日期: 2027-06-30\n", id="date-in-the-second-year"),
        pytest.param("学生情况: {人数: 31, 男生: 18}\n", id="one-of-two-parts"),
        pytest.param("学生情况: {男生: 18, 女生: 13}\n", id="parts-without-the-whole"),
        pytest.param(
            "学生情况: {全班成绩: {期末: {实考: 31}}}\n总结: {全班成绩: {期末: {实考: 31}}}\n",
            id="one-examination-written-twice-alike",
        ),
        pytest.param(
            "学生情况: {全班成绩: {上学期期末: {实考: 31, 及格: 25}}}\n"
            "目标: [{指标: 及格率, 基线: 80.6%}]\n",
            id="baseline-rounded-to-one-decimal",
        ),
        pytest.param(
            "学生情况: {全班成绩: {上学期期末: {实考: 31, 及格: 25}}}\n"
            "目标: [{指标: 及格率, 基线: 81%}]\n",
            id="baseline-rounded-to-the-whole",
        ),
        pytest.param(
            "目标: [{指标: 当天订正率, 基线: 50%}]\n学生情况: {全班成绩: {期中: {实考: 31}}}\n",
            id="baseline-of-another-indicator",
        ),
        pytest.param(
            "目标: [{指标: 及格率, 基线: 80.6%}]\n总结: {全班成绩: {期末: {实考: 31, 及格: 28}}}\n",
            id="baseline-and-the-end-of-the-term",
        ),
        pytest.param("目标: [{指标: 及格率, 基线: 80.6%, 目标: 100%}]\n", id="rate-of-the-whole"),
        pytest.param("目标: [{指标: 及格率, 目标: 92}]\n", id="rate-without-its-sign"),
        pytest.param("目标: [{指标: 低分率, 目标: 0}]\n", id="rate-of-nobody"),
        pytest.param("目标: [{指标: 低分率, 基线: 0.5%, 目标: 0%}]\n", id="rate-below-one"),
        pytest.param("目标: [{指标: 及格人数, 目标: 28人}]\n", id="number-of-pupils-in-pupils"),
        pytest.param("目标: [{指标: 平均分, 目标: 0.5}]\n", id="average-is-no-rate"),
        pytest.param("学期: 第一学期\n开学日期: 2026-08-31\n", id="term-from-august"),
        pytest.param("学期: 第二学期\n开学日期: 2027-02-22\n", id="term-from-february"),
        pytest.param(
            "学生情况: {全班成绩: {期末: {实考: 31, 及格: 29}}}\n"
            "学困生: [{姓名: 许晓, 成绩: {期末: 52}}, {姓名: 马雨, 成绩: {期末: 60}}]\n",
            id="failures-within-the-class",
        ),
        pytest.param(
            "满分: 150\n学生情况: {全班成绩: {期末: {实考: 31, 及格: 31}}}\n"
            "学困生: [{姓名: 许晓, 成绩: {期末: 90}}]\n",
            id="pass-mark-of-other-full-marks",
        ),
        pytest.param(
            "学生情况: {人数: 31, 全班成绩: {期末: {实考: 30}}}\n"
            "学困生: [{姓名: 许晓, 成绩: {期末: 缺考}}]\n",
            id="absence-within-the-class",
        ),
        pytest.param(
            "学生情况: {全班成绩: {期末: {实考: 31, 优: 10, 良: 10, 合格: 10, 待合格: 1}}}\n",
            id="marks-that-make-those-present",
        ),
        pytest.param(
            "学生情况: {全班成绩: {期末: {实考: 31, 优: 10}}}\n", id="marks-of-which-some-are-told"
        ),
        pytest.param(
            "学困生: [姓名: 许晓]\n总结: {个案: [{姓名: 许晓, 经过: 好。}]}\n",
            id="case-of-which-a-plan-prints-nothing",
        ),
    ],
)
def test_what_agrees_is_left_alone(text: str) -> None:
    assert checked(text) == []


def test_every_number_in_the_lower_grades_is_named_at_its_place() -> None:
    found = checked("年级: 一年级\n学困生:\n  - {姓名: 许晓, 成绩: {期中: 60, 期末: 68}}\n")
    assert [(problem.line, problem.column) for problem in found] == [(4, 23), (4, 31)]


def test_contradictions_are_reported_together() -> None:
    found = checked(
        "满分: 100\n周数: 60\n"
        + CLASS.format(total=31, boys=18, girls=14)
        + "学困生:\n  - 姓名: 许晓\n    结对: 许晓\n    成绩: {期末: 105}\n"
    )
    assert sorted(problem.line for problem in found) == [3, 5, 10, 11]


def test_each_helper_of_a_pupil_is_looked_at() -> None:
    found = checked(
        "学困生:\n  - {姓名: 许晓, 结对: 周明、马雨}\n  - {姓名: 马雨, 结对: 李静、周明}\n"
    )
    assert sorted(problem.line for problem in found) == [3, 3, 4]


def test_a_target_and_a_baseline_that_are_no_rates_are_each_told() -> None:
    found = checked("目标:\n  - 指标: 及格率\n    基线: 25人\n    目标: 28人\n")
    assert [problem.line for problem in found] == [4, 5]
    assert all("及格人数" in problem.hint for problem in found)


# Cases.


def test_a_case_without_consent_is_an_error() -> None:
    (problem,) = cases_checked("总结:\n  个案:\n    - {姓名: 许晓, 经过: 按时交了。}\n")
    assert problem.severity is Severity.ERROR
    assert problem.line == 4
    assert "家长同意: 是" in problem.hint


def test_a_case_of_somebody_who_is_not_listed_is_a_warning() -> None:
    (problem,) = cases_checked(
        "学困生: [姓名: 许晓]\n总结: {个案: [{姓名: 马雨, 家长同意: 是, 经过: 好。}]}\n"
    )
    assert problem.severity is Severity.WARNING
    assert "不在学困生名单里" in problem.message


@pytest.mark.parametrize(
    "text",
    ["", "总结: {日期: 2027-01-22}\n", "总结: {个案: [{姓名: 许晓, 家长同意: 是, 经过: 好。}]}\n"],
    ids=["no-outcome", "no-case", "consent"],
)
def test_a_case_with_consent_may_be_printed(text: str) -> None:
    assert cases_checked(text) == []


@pytest.mark.parametrize(("scope", "warned"), [("班级", True), ("年级", False), ("学校", False)])
def test_only_a_class_has_a_usual_size(
    scope: str,
    warned: bool,  # noqa: FBT001
) -> None:
    found = checked(f"范围: {scope}\n学生情况: {{人数: 612}}\n")
    assert any("班额" in problem.message for problem in found) is warned


def test_a_contradiction_names_what_is_counted() -> None:
    (problem,) = checked("范围: 学校\n学生情况: {人数: 600, 男生: 700}\n")
    assert "比全校 600 人还多" in problem.message
