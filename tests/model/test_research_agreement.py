"""A research project whose figures, people or dates contradict each other."""

from __future__ import annotations

import pytest

from plangen.model.research_agreement import check_project
from plangen.problems import Problem, Severity

from .reading import only, problems_of

HEAD = "文种: 课题阶段总结\n日期: 2027-01-25\n课题:\n  名称: 成因与转化的研究\n"
SURVEY = "  问卷:\n    - 名称: 成因问卷\n"


def checked(text: str) -> list[Problem]:
    """Return the problems of a project whose lines begin at line 5."""
    return problems_of(HEAD + text, check_project)


def survey(*lines: str) -> str:
    return SURVEY + "".join(f"      {line}\n" for line in lines)


# Questionnaires. Their first own line is line 7.


def test_figures_that_add_up_are_no_problem() -> None:
    assert (
        checked(
            survey("发出: 120", "收回: 118", "有效: 115", "结果: {基础: 69, 方法: 23, 环境: 23}")
        )
        == []
    )


@pytest.mark.parametrize(
    ("lines", "message"),
    [
        (("发出: 120", "收回: 121"), "收回 121 份，比发出 120 份（第 7 行）还多"),
        (("收回: 118", "有效: 119"), "有效 119 份，比收回 118 份（第 7 行）还多"),
        (("发出: 120", "有效: 121"), "有效 121 份，比发出 120 份（第 7 行）还多"),
    ],
    ids=["returned", "valid", "valid-without-returned"],
)
def test_no_more_sheets_come_back_than_went_out(lines: tuple[str, ...], message: str) -> None:
    problem = only(checked(survey(*lines, "多选: 是", "结果: {基础: 1}")))
    assert (problem.line, problem.message) == (8, message)


@pytest.mark.parametrize("counts", ["{基础: 69, 方法: 23}", "{基础: 69, 方法: 23, 环境: 24}"])
def test_the_answers_to_a_single_choice_are_as_many_as_the_valid_sheets(counts: str) -> None:
    problem = only(checked(survey("有效: 115", f"结果: {counts}")))
    total = 92 if "环境" not in counts else 116
    assert problem.message == f"各项合起来是 {total} 人，有效（第 7 行）是 115 份"
    assert problem.line == 8
    assert "多选: 是" in problem.hint


def test_without_the_valid_sheets_fewer_may_have_answered_but_not_more() -> None:
    assert checked(survey("收回: 115", "结果: {基础: 69, 方法: 23}")) == []
    problem = only(checked(survey("收回: 90", "结果: {基础: 69, 方法: 23}")))
    assert "各项合起来是 92 人，收回（第 7 行）是 90 份" in problem.message


def test_several_choices_may_add_up_to_more_than_the_sheets() -> None:
    assert checked(survey("有效: 116", "多选: 是", "结果: {看不懂: 62, 写得慢: 78}")) == []


def test_no_choice_was_made_by_more_than_there_are_sheets() -> None:
    problem = only(checked(survey("有效: 60", "多选: 是", "结果: {看不懂: 62, 写得慢: 48}")))
    assert problem.message == "“看不懂”62 人，比有效 60 份（第 7 行）还多"
    assert problem.line == 9


def test_counts_without_any_sheets_contradict_nothing() -> None:
    assert checked(survey("结果: {基础: 69, 方法: 23}")) == []


def test_a_wrong_count_is_not_said_to_be_missing_from_the_sum_too() -> None:
    problem = only(checked(survey("有效: 92", "结果:", "  基础: 69", "  方法: 很多")))
    assert "不是整数" in problem.message


def test_a_questionnaire_without_results_is_a_gap() -> None:
    assert "没有结果" in only(checked(survey("发出: 120")), Severity.WARNING).message


def test_results_still_to_be_filled_in_are_not_named_as_a_gap_too() -> None:
    problems = checked(survey("发出: 120", "结果: {基础: 【请填：人数】}"))
    assert ["还没有填" in problem.message for problem in problems] == [True]


@pytest.mark.parametrize("factor", ["智力因素", "智商偏低"])
def test_a_factor_that_names_intelligence_is_called_in_question(factor: str) -> None:
    problem = only(checked(survey(f"结果: {{{factor}: 60, 方法: 20}}")), Severity.WARNING)
    assert factor in problem.message
    assert "基础薄弱" in problem.hint


# People.


def test_a_member_can_guide_only_pupils_of_the_list() -> None:
    guided = "  成员: [{姓名: 周敏, 指导学生: [许晓, 马小雨]}]\n"
    problem = only(checked(guided + "学困生: [{姓名: 许晓}]\n"))
    assert problem.message == "“马小雨”不在学困生名单里"
    assert problem.line == 5
    assert checked(guided + "学困生: [{姓名: 许晓}, {姓名: 马小雨}]\n") == []


def test_a_member_listed_twice_is_pointed_out() -> None:
    problem = only(checked("  成员: [周敏, 陆建国, 周敏]\n"), Severity.WARNING)
    assert "“周敏”在成员里有 2 次" in problem.message


# Dates.


def test_a_project_cannot_be_approved_after_its_end() -> None:
    problem = only(checked("  立项: {日期: 2027-07-01}\n  起止: 2026-03～2027-06\n"))
    assert problem.message == "立项日期 2027-07-01 晚于研究时间 2026年3月—2027年6月（第 6 行）"
    assert problem.line == 5
    assert checked("  立项: {日期: 2027-06-30}\n  起止: 2026-03～2027-06\n") == []


@pytest.mark.parametrize(
    "text",
    [
        "  进展:\n    - {内容: 结题, 时间: 2027年2月}\n",
        "  问卷:\n    - {结果: {基础: 1}, 时间: 2027年2月—3月}\n",
        "  班会:\n    - {主题: 怎样问, 时间: 2027-02-28}\n",
    ],
    ids=["step", "survey", "meeting"],
)
def test_what_is_reported_cannot_lie_after_the_report(text: str) -> None:
    problem = only(checked(text))
    assert "晚于写这份文稿的日期 2027-01-25（第 2 行）" in problem.message
    assert problem.line == 6
    assert "打算" in problem.hint


def test_what_happens_in_the_month_of_the_report_may_be_reported() -> None:
    assert checked("  进展: [{内容: 期末再测, 时间: 2026年9月—2027年1月}]\n") == []


@pytest.mark.parametrize("time", ["2026年1月", "2026年2月—4月"])
def test_what_lies_outside_the_projects_months_is_called_in_question(time: str) -> None:
    text = f"  起止: 2026-03～2027-06\n  进展: [{{内容: 读文献, 时间: {time}}}]\n"
    problem = only(checked(text), Severity.WARNING)
    assert problem.message == f"“{time}”不在研究时间 2026年3月—2027年6月（第 5 行）之内"


def test_a_time_in_words_is_left_alone() -> None:
    assert checked("  起止: 2026-03～2027-06\n  进展: [{内容: 读文献, 时间: 寒假里}]\n") == []


# Gaps.


def test_a_project_without_a_name_is_a_gap() -> None:
    found = problems_of("文种: 课题阶段总结\n课题:\n  意义: 弄清成因\n", check_project)
    assert "没有写名称" in only(found, Severity.WARNING).message


def test_an_achievement_without_evidence_is_a_gap() -> None:
    text = "  成果: [上公开课一节, {内容: 论文一篇, 证据: 获奖证书}]\n"
    problem = only(checked(text), Severity.WARNING)
    assert problem.message == "成果“上公开课一节”没有写证据"


def test_measures_without_any_record_are_a_gap() -> None:
    problem = only(checked("措施: [作业面批]\n"), Severity.WARNING)
    assert "没有执行记录" in problem.message
    assert checked("措施: [作业面批]\n总结: {措施执行: {作业面批: 12次}}\n") == []
