"""班级工作 and 奖励 that contradict themselves, the class or a rule."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plangen.problems import Severity

from .reading import class_problems, only

CLASS = "学生情况: {人数: 42, 男生: 22, 女生: 20}\n"
TERM = "开学日期: 2026-09-01\n周数: 21\n"


def test_class_work_that_agrees_is_left_alone() -> None:
    text = """\
班级工作:
  班委: [{姓名: 沈知行, 职务: 班长}, {姓名: 沈知行, 职务: 路队长}, {姓名: 周可, 职务: 班长}]
  班规: [预备铃响坐好]
  关注: {体弱: 2}
  指标: [{名称: 出勤率, 期初: 97.2%, 期末: 98.6%, 目标: 98%}]
  主题班会: [{周次: 2, 主题: 甲}, {周次: 2, 主题: 乙}, {周次: 21, 主题: 丙}]
  月安排: [{月份: 9月, 内容: [甲]}, {月份: 1月, 内容: [乙]}]
  荣誉: [{日期: 2026-06-18, 名称: 文明班级}, {日期: 2027-01-20, 名称: 文明班级}]
奖励: [{名称: 进步奖, 标准: 比上个月好, 等次: [{名称: 一等, 比例: 10%}], 获奖: 4}]
总结: {日期: 2027-01-20}
"""
    assert class_problems(CLASS + TERM + text) == []


@pytest.mark.parametrize(
    ("text", "words"),
    [
        (
            "班级工作:\n  班委:\n    - {姓名: 甲, 职务: 班长}\n    - {姓名: 甲, 职务: 班长}\n",
            "班委“甲任班长”写了两次（另一处在第 4 行）",
        ),
        (
            "班级工作:\n  主题班会:\n    - {周次: 2, 主题: 甲}\n    - {周次: 3, 主题: 甲}\n",
            "班会主题“甲”写了两次（另一处在第 4 行）",
        ),
        (
            "班级工作:\n  月安排:\n    - {月份: 9月, 内容: 甲}\n    - {月份: 九月, 内容: 乙}\n",
            "9月的安排写了两次（另一处在第 4 行）",
        ),
        (
            "班级工作:\n  指标:\n    - {名称: 出勤率}\n    - {名称: 出勤率}\n",
            "指标“出勤率”写了两次（另一处在第 4 行）",
        ),
        (
            "奖励:\n\n  - {名称: 甲, 标准: 乙}\n  - {名称: 甲, 标准: 丙}\n",
            "奖励“甲”写了两次（另一处在第 4 行）",
        ),
    ],
    ids=["post", "theme", "month", "indicator", "award"],
)
def test_what_stands_twice_is_told_with_both_lines(text: str, words: str) -> None:
    problem = only(class_problems(text))
    assert (problem.message, problem.line) == (words, 5)


def test_more_pupils_in_need_than_pupils_are_refused() -> None:
    problem = only(class_problems(CLASS + "班级工作:\n  关注: {体弱: 43}\n"))
    assert problem.line == 4
    assert "“体弱” 43 人，比全班 42 人（第 2 行）还多" in problem.message


@pytest.mark.parametrize("figures", ["期初: 120%", "期末: 0.97", "目标: 31人"])
def test_a_rate_is_a_percentage(figures: str) -> None:
    problem = only(class_problems(f"班级工作: {{指标: [{{名称: 出勤率, {figures}}}]}}\n"))
    assert "应当是不超过 100% 的百分数" in problem.message


def test_a_bare_figure_of_a_rate_is_a_percentage() -> None:
    assert class_problems("班级工作: {指标: [{名称: 出勤率, 期初: 97.2, 期末: 98%}]}\n") == []


def test_figures_of_one_indicator_have_one_unit() -> None:
    text = "班级工作:\n  指标:\n    - 名称: 每月迟到\n      期初: 23人次\n      期末: 9人\n"
    problem = only(class_problems(text))
    assert problem.line == 6
    assert "与期初（第 5 行）的 23人次 单位不同" in problem.message


def test_an_indicator_is_not_a_goal_as_well() -> None:
    text = "目标:\n  - {指标: 出勤率, 目标: 98%}\n班级工作:\n  指标: [{名称: 出勤率}]\n"
    problem = only(class_problems(text))
    assert problem.line == 5
    assert "“目标”（第 3 行）里已经写了" in problem.message


@pytest.mark.parametrize("week", [0, 22])
def test_a_meeting_outside_the_term_is_refused(week: int) -> None:
    text = f"班级工作:\n  主题班会:\n    - {{周次: {week}, 主题: 甲}}\n"
    problem = only(class_problems(TERM + text))
    assert problem.line == 6
    assert f"第 {week} 周不在本学期 21 周（第 3 行）之内" in problem.message


def test_a_host_who_may_be_a_pupil_and_is_in_no_list_is_asked_for() -> None:
    text = "班级工作:\n  主题班会:\n    - {周次: 2, 主题: 甲, 负责: 周明和方小禾}\n"
    first, second = class_problems(text + "  班委: []\n")
    assert first.severity is Severity.WARNING
    assert (first.line, second.line) == (4, 4)
    assert "“周明”不在班委和各个名单里" in first.message
    listed = "  班委: [{姓名: 周明, 职务: 班长}, {姓名: 方小禾, 职务: 学习委员}]\n"
    assert class_problems(text + listed) == []


@pytest.mark.parametrize("host", ["罗老师", "心理老师、班长", "全体班委", "校医", "值日班长"])
def test_a_host_by_role_is_not_asked_for(host: str) -> None:
    assert class_problems(f"班级工作: {{主题班会: [{{周次: 2, 主题: 甲, 负责: {host}}}]}}\n") == []


def test_a_month_outside_the_term_is_refused() -> None:
    problem = only(class_problems(TERM + "班级工作: {月安排: [{月份: 3月, 内容: 甲}]}\n"))
    assert "3月不在本学期里：2026-09-01 开学（第 2 行），共 21 周" in problem.message


def test_months_of_an_impossible_term_are_not_judged_as_well() -> None:
    text = "开学日期: 2026-09-01\n周数: 9999999\n班级工作: {月安排: [{月份: 3月, 内容: 甲}]}\n"
    assert [p.message for p in class_problems(text)] == ["一个学期不会有 9999999 周"]


def test_an_honour_after_the_summary_is_refused() -> None:
    text = "班级工作:\n  荣誉: [{名称: 甲, 日期: 2027-01-21}]\n总结: {日期: 2027-01-20}\n"
    problem = only(class_problems(text))
    assert problem.line == 3
    assert "晚于总结日期 2027-01-20（第 4 行）" in problem.message


def test_a_rule_of_the_class_may_not_punish_by_copying() -> None:
    problem = only(class_problems("班级工作:\n  班规:\n    - 坐好\n    - 漏写的罚抄十遍\n"))
    assert problem.line == 5
    assert "《中小学教育惩戒规则（试行）》（教育部令第49号）第12条" in problem.message


# Awards.


@pytest.mark.parametrize(
    "award",
    [
        "标准: 期末成绩班级前三名",
        "标准: 比上个月好, 不参评: [名次下降的]",
        "标准: 比上个月好, 等次: [{名称: 第一名}]",
    ],
    ids=["standard", "excluded", "tier"],
)
def test_an_award_by_rank_is_refused_with_the_rule(award: str) -> None:
    problem = only(class_problems(f"奖励: [{{名称: 进步奖, {award}}}]\n"))
    assert "奖励“进步奖”按“" in problem.message
    assert "《未成年人学校保护规定》（教育部令第50号）第10条" in problem.message


def test_an_award_that_refuses_ranks_is_allowed() -> None:
    assert class_problems("奖励: [{名称: 进步奖, 标准: '不看名次，只看本人前后两次'}]\n") == []


def test_more_places_than_pupils_are_refused() -> None:
    tiers = "[{名称: 一等, 名额: 20}, {名称: 二等, 名额: 23}]"
    problem = only(class_problems(f"{CLASS}奖励: [{{名称: 甲, 标准: 乙, 等次: {tiers}}}]\n"))
    assert "“甲”的名额合起来 43 人，比全班 42 人（第 2 行）还多" in problem.message


@pytest.mark.parametrize(
    ("tiers", "words"),
    [
        ("{名称: 一等, 比例: 60%}, {名称: 二等, 比例: 50%}", "合起来超过 100%"),
        ("{名称: 一等, 比例: 三成}", "比例“三成”不是百分数"),
        ("{名称: 一等, 比例: 5人}", "比例“5人”不是百分数"),
        ("{名称: 一等, 比例: 10%, 名额: 4}", "既写了名额（第 2 行）又写了比例"),
    ],
)
def test_shares_that_cannot_be_are_refused(tiers: str, words: str) -> None:
    problem = only(class_problems(f"奖励: [{{名称: 甲, 标准: 乙, 等次: [{tiers}]}}]\n"))
    assert words in problem.message


@given(shares=st.lists(st.integers(0, 40), max_size=4))
def test_shares_are_refused_only_above_the_whole(shares: list[int]) -> None:
    tiers = ", ".join(f"{{名称: 第{i}等, 比例: {share}%}}" for i, share in enumerate(shares))
    problems = class_problems(f"奖励: [{{名称: 甲, 标准: 乙, 等次: [{tiers}]}}]\n")
    assert bool(problems) is (sum(shares) > 100)


def test_more_winners_than_pupils_are_refused() -> None:
    problem = only(class_problems(CLASS + "奖励: [{名称: 甲, 标准: 乙, 获奖: 43}]\n"))
    assert "获奖 43 人，比全班 42 人（第 2 行）还多" in problem.message
