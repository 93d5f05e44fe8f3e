"""Who is tutored in what, and what each week brings."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from .conftest import FactsOf


PUPILS = """\
学困生:
  - {姓名: 祝小川, 薄弱: [退位减法]}
  - {姓名: 尤佳}
"""
TUTORING = """\
辅导:
  时间: 周二课后服务第一节
  形式: 小组辅导
  内容:
    - {周次: 6, 内容: 7的口诀, 学生: [祝小川, 尤佳]}
    - {周次: 2, 内容: 退位减法, 学生: [祝小川], 形式: 一对一}
    - {周次: 18, 内容: 再练一遍}
"""


def test_sessions_come_in_the_order_of_the_weeks(facts_of: FactsOf) -> None:
    assert [s.week for s in facts_of(PUPILS + TUTORING).tutoring.sessions] == [2, 6, 18]


def test_a_session_that_names_all_or_nobody_is_for_all(facts_of: FactsOf) -> None:
    alone, named, unnamed = facts_of(PUPILS + TUTORING).tutoring.sessions
    assert [alone.together, named.together, unnamed.together] == [False, True, True]
    assert [pupil.name for pupil in unnamed.pupils] == ["祝小川", "尤佳"]


def test_a_pupils_row_has_what_is_his_own(facts_of: FactsOf) -> None:
    first, second = facts_of(PUPILS + TUTORING).tutoring.pupils
    assert first.weak_points == ("退位减法",)
    assert first.contents == ("退位减法",)
    assert second.contents == ()
    assert first.forms == ("一对一", "小组辅导")
    assert (second.forms, second.times) == (("小组辅导",), ("周二课后服务第一节",))


def test_weak_points_alone_make_a_table(facts_of: FactsOf) -> None:
    rows = facts_of(PUPILS + "辅导: {时间: 周二}\n").tutoring.pupils
    assert [row.times for row in rows] == [("周二",), ("周二",)]


def test_without_weak_points_and_sessions_there_is_no_table(facts_of: FactsOf) -> None:
    facts = facts_of("学困生: [{姓名: 祝小川}]\n辅导: {时间: 周二}\n")
    assert facts.tutoring.pupils == ()


def test_sessions_stand_in_the_schedule_of_their_weeks(facts_of: FactsOf) -> None:
    rows = facts_of("开学日期: 2026-09-01\n周数: 21\n" + PUPILS + TUTORING).schedule.rows
    tasks = {
        row.weeks[0].number: (task.text, task.pupils)
        for row in rows
        for task in row.tasks
        if task.tutoring
    }
    assert tasks == {
        2: ("辅导：退位减法", ("祝小川",)),
        6: ("辅导：7的口诀", ()),
        18: ("辅导：再练一遍", ()),
    }
