"""What follows from 班级工作 and 奖励."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from plangen import resources
from plangen.library.entries import CATEGORIES

if TYPE_CHECKING:
    from plangen.facts.classwork import MonthFacts
    from plangen.facts.derive import Facts

    from .conftest import FactsOf


TERM = "开学日期: 2026-09-01\n周数: 21\n"
MEETINGS = """\
班级工作:
  主题班会:
    - {周次: 9, 主题: 走廊里的三分钟, 完成: 否}
    - {周次: 2, 主题: 铃声响了以后, 完成: 是}
    - {周次: 13, 主题: 让我生气的一件事}
"""


def groups(facts: Facts) -> dict[str, list[str]]:
    return {g.name: [m.name for m in g.measures] for g in facts.class_work.groups}


def months(facts: Facts) -> dict[int, MonthFacts]:
    return {month.month: month for month in facts.class_work.months}


# Measures by group.


def test_a_measure_belongs_to_the_group_that_its_category_has(facts_of: FactsOf) -> None:
    facts = facts_of("措施: [家访, 发挥班集体作用, 作业面批, 谈心交流, 电话联系]\n")
    assert groups(facts) == {
        "家校合作": ["家访", "电话联系"],
        "班集体建设": ["发挥班集体作用"],
        "学困生帮扶": ["作业面批"],
        "思想与心理": ["谈心交流"],
    }
    assert list(groups(facts)) == ["家校合作", "班集体建设", "学困生帮扶", "思想与心理"]


def test_the_teachers_own_group_wins(facts_of: FactsOf) -> None:
    facts = facts_of("措施: [{名称: 家访, 组: 学困生帮扶}, 作业面批]\n")
    assert groups(facts) == {"学困生帮扶": ["家访", "作业面批"]}


def test_what_belongs_nowhere_comes_last(facts_of: FactsOf) -> None:
    facts = facts_of("措施: [{名称: 放学路队, 说明: 分四队。}, 家访]\n")
    assert groups(facts) == {"家校合作": ["家访"], "其他工作": ["放学路队"]}
    assert list(groups(facts)) == ["家校合作", "其他工作"]


def test_every_category_of_the_library_has_a_group() -> None:
    assert set(resources.read_yaml("library/groups.yaml")["各类别"]) == set(CATEGORIES)


# Indicators.


def test_a_rate_changes_by_percentage_points(facts_of: FactsOf) -> None:
    (rate,) = facts_of(
        "班级工作: {指标: [{名称: 出勤率, 期初: 97.2%, 期末: 98.6%}]}\n"
    ).class_work.indicators
    assert (rate.shown_change, rate.step) == ("1.4", "个百分点")


def test_a_count_changes_in_its_own_unit(facts_of: FactsOf) -> None:
    (count,) = facts_of(
        "班级工作: {指标: [{名称: 每月迟到, 期初: 23人次, 期末: 9人次}]}\n"
    ).class_work.indicators
    assert (count.change, count.shown_change, count.step) == (Decimal(-14), "14", "人次")


@settings(deadline=None, max_examples=50)
@given(
    before=st.decimals(0, 100, places=2, allow_nan=False),
    after=st.decimals(0, 100, places=2, allow_nan=False),
)
def test_the_change_is_the_difference_of_what_is_printed(
    facts_of: FactsOf, before: Decimal, after: Decimal
) -> None:
    each = {"名称": "出勤率", "期初": f"{before}%", "期末": f"{after}%"}
    (rate,) = facts_of({"班级工作": {"指标": [each]}}).class_work.indicators
    assert rate.shown_change is not None
    assert Decimal(rate.shown_change) == abs(after - before)


@pytest.mark.parametrize("figures", ["期初: 97%", "期末: 98%", "期初: 多数, 期末: 98%"])
def test_without_two_figures_nothing_is_compared(facts_of: FactsOf, figures: str) -> None:
    (rate,) = facts_of(f"班级工作: {{指标: [{{名称: 出勤率, {figures}}}]}}\n").class_work.indicators
    assert rate.change is None
    assert rate.shown_change is None


def test_an_indicator_with_a_target_is_a_goal(facts_of: FactsOf) -> None:
    facts = facts_of(
        "目标: [全班每人一个岗位]\n"
        "班级工作:\n  指标:\n"
        "    - {名称: 出勤率, 期初: 97.2, 期末: 98.6%, 目标: 98%, 来源: 考勤表}\n"
        "    - {名称: 借阅册数, 期初: 3册}\n"
    )
    own, goal = facts.goals
    assert own.written == ("目标", 0)
    assert goal.written == ("班级工作", "指标", 0)
    assert (goal.indicator, goal.check, goal.reached) == ("出勤率", "考勤表", True)
    assert goal.baseline is not None
    assert goal.baseline.text == "97.2%"


def test_fewer_late_pupils_reach_a_falling_target(facts_of: FactsOf) -> None:
    facts = facts_of(
        "班级工作: {指标: [{名称: 每月迟到, 期初: 23人次, 期末: 9人次, 目标: 8人次}]}\n"
    )
    (goal,) = facts.goals
    assert (goal.falling, goal.reached, goal.gap) == (True, False, Decimal(1))


# Class meetings.


def test_meetings_come_in_the_order_of_the_weeks_with_their_days(facts_of: FactsOf) -> None:
    meetings = facts_of(TERM + MEETINGS).class_work.meetings
    assert [m.meeting.week for m in meetings] == [2, 9, 13]
    assert meetings[0].week is not None
    assert meetings[0].week.first.isoformat() == "2026-09-07"


def test_meetings_are_sorted_by_what_became_of_them(facts_of: FactsOf) -> None:
    work = facts_of(MEETINGS).class_work
    assert [m.week for m in work.held] == [2]
    assert [m.week for m in work.missed] == [9]
    assert [m.week for m in work.unrecorded] == [13]


def test_meetings_stand_in_the_schedule_of_their_weeks(facts_of: FactsOf) -> None:
    rows = facts_of(TERM + MEETINGS).schedule.rows
    planned = {row.weeks[0].number: [t.text for t in row.tasks] for row in rows if row.tasks}
    assert planned == {
        2: ["主题班会“铃声响了以后”"],
        9: ["主题班会“走廊里的三分钟”"],
        13: ["主题班会“让我生气的一件事”"],
    }


# Months.


def test_without_a_plan_by_months_there_are_none(facts_of: FactsOf) -> None:
    assert facts_of(TERM + MEETINGS).class_work.months == ()


def test_the_months_of_the_term_share_out_all_weeks(facts_of: FactsOf) -> None:
    found = facts_of(TERM + "班级工作: {月安排: [{月份: 1月, 内容: [甲]}]}\n").class_work.months
    assert [month.month for month in found] == [9, 10, 11, 12, 1]
    spans = [(month.first, month.last) for month in found]
    assert spans == [(1, 5), (6, 9), (10, 14), (15, 18), (19, 21)]
    assert found[-1].items == ("甲",)


def test_what_falls_into_a_month_stands_in_it_once(facts_of: FactsOf) -> None:
    text = """\
学困生: [{姓名: 许晓, 措施: 谈心交流}, {姓名: 马小雨, 措施: 谈心交流}]
措施: [{名称: 谈心交流, 频次: 每周一次}]
工作安排: [{周次: 3, 内容: 家长会}]
"""
    facts = facts_of(TERM + text + MEETINGS + "  月安排: [{月份: 9月, 内容: [甲]}]\n")
    tasks = months(facts)[9].tasks
    told = {task.text: task.pupils for task in tasks}
    assert len(told) == len(tasks)
    assert set(told["谈心交流"]) == {"许晓", "马小雨"}
    assert {"家长会", "主题班会“铃声响了以后”"} <= set(told)


def test_without_a_calendar_the_months_are_the_teachers(facts_of: FactsOf) -> None:
    (month,) = facts_of("班级工作: {月安排: [{月份: 9月, 内容: [甲, 乙]}]}\n").class_work.months
    assert (month.first, month.items, month.tasks) == (None, ("甲", "乙"), ())


# Honours and awards.


def test_honours_before_the_term_are_told_apart(facts_of: FactsOf) -> None:
    honours = (
        "班级工作: {荣誉: [{日期: 2026-12-30, 名称: 乙}, {日期: 2026-06-18, 名称: 甲},"
        " {日期: 2026-09-01, 名称: 丙}]}\n"
    )
    work = facts_of(TERM + honours).class_work
    assert [h.name for h in work.earlier_honours] == ["甲"]
    assert [h.name for h in work.honours] == ["丙", "乙"]
    assert facts_of(honours).class_work.earlier_honours == ()


@pytest.mark.parametrize(
    ("total", "share", "places"), [(42, "10%", 4), (45, "20%", 9), (31, "5%", 1), (15, "5%", 0)]
)
def test_a_share_is_rounded_down_to_pupils(
    facts_of: FactsOf, total: int, share: str, places: int
) -> None:
    award = f"奖励: [{{名称: 甲, 标准: 乙, 等次: [{{名称: 一等, 比例: {share}}}]}}]\n"
    (found,) = facts_of(f"学生情况: {{人数: {total}}}\n{award}").class_work.awards
    assert found.tiers[0].places == places


@settings(deadline=None, max_examples=50)
@given(total=st.integers(10, 55), share=st.integers(0, 100))
def test_a_share_never_exceeds_itself(facts_of: FactsOf, total: int, share: int) -> None:
    tiers = [{"名称": "一等", "比例": f"{share}%"}]
    given_class = {"学生情况": {"人数": str(total)}}
    award = {"奖励": [{"名称": "甲", "标准": "乙", "等次": tiers}]}
    places = facts_of(given_class | award).class_work.awards[0].tiers[0].places
    assert places is not None
    assert places * 100 <= share * total < (places + 1) * 100


def test_without_the_size_of_the_class_a_share_is_no_number(facts_of: FactsOf) -> None:
    award = "奖励: [{名称: 甲, 标准: 乙, 等次: [{名称: 一等, 比例: 10%}, {名称: 二等, 名额: 3}]}]\n"
    first, second = facts_of(award).class_work.awards[0].tiers
    assert (first.places, second.places) == (None, 3)


def test_a_pupil_with_two_offices_is_one_pupil(facts_of: FactsOf) -> None:
    work = facts_of(
        "班级工作: {班委: [{姓名: 甲, 职务: 班长}, {姓名: 甲, 职务: 队长}, {姓名: 乙, 职务: 体委}]}"
    ).class_work
    assert work.posts == 2
