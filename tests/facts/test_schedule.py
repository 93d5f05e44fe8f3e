from __future__ import annotations

import itertools
from collections import Counter
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from plangen.facts.frequency import read_frequency

if TYPE_CHECKING:
    from plangen.facts.schedule import Schedule

    from .conftest import FactsOf


TERM = "开学日期: 2026-09-01\n周数: 21\n"
PUPILS = """\
学困生:
  - {姓名: 许晓, 原因: [自卑缺乏自信, 家校沟通少], 结对: 周明}
  - {姓名: 马小雨, 原因: [自卑缺乏自信, 家校沟通少]}
  - {姓名: 高天, 原因: [自卑缺乏自信, 家校沟通少]}
"""


def weeks_of(schedule: Schedule, task: str) -> list[int]:
    return [row.weeks[0].number for row in schedule.rows for t in row.tasks if t.text == task]


def turns_of(schedule: Schedule, task: str) -> Counter[str]:
    return Counter(
        name for row in schedule.rows for t in row.tasks if t.text == task for name in t.pupils
    )


def tasks_in(schedule: Schedule, week: int) -> list[str]:
    return [task.text for row in schedule.rows for task in row.tasks if row.weeks[0].number == week]


def with_measure(facts_of: FactsOf, measure: str, frequency: str) -> Schedule:
    return facts_of(TERM + PUPILS + f"措施: [{{名称: {measure}, 频次: {frequency}}}]\n").schedule


def test_without_a_calendar_there_are_no_weeks(facts_of: FactsOf) -> None:
    schedule = facts_of(PUPILS + "措施: [谈心交流]\n").schedule
    assert schedule.rows == ()
    assert schedule.check_week is None


def test_every_week_of_the_term_is_shown_once_and_in_order(facts_of: FactsOf) -> None:
    schedule = facts_of(TERM + PUPILS + "措施: [谈心交流, 家访, 作业面批]\n").schedule
    assert [week.number for row in schedule.rows for week in row.weeks] == list(range(1, 22))


@pytest.mark.parametrize(
    ("frequency", "label"),
    [("每天一次", "每天"), ("每节课", "每节课"), ("每周一次", "每周")],
)
def test_what_goes_on_all_term_is_standing_work(
    facts_of: FactsOf,
    frequency: str,
    label: str,
) -> None:
    schedule = with_measure(facts_of, "激发学习兴趣", frequency)
    assert schedule.standing == {label: ("激发学习兴趣",)}
    assert weeks_of(schedule, "激发学习兴趣") == []


def test_monthly_work_has_a_turn_in_each_of_five_months(facts_of: FactsOf) -> None:
    weeks = weeks_of(with_measure(facts_of, "主题班队会", "每月一次"), "主题班队会")
    assert len(weeks) == 5
    assert {later - earlier for earlier, later in itertools.pairwise(weeks)} <= {4, 5}


@pytest.mark.parametrize(
    ("frequency", "turns", "apart"),
    [("每两周一次", 10, {2}), ("每三周一次", 7, {3}), ("每两周两次", 20, {1})],
)
def test_work_of_every_few_weeks_keeps_its_distance_and_leaves_the_last_week_free(
    facts_of: FactsOf, frequency: str, turns: int, apart: set[int]
) -> None:
    weeks = weeks_of(with_measure(facts_of, "主题班队会", frequency), "主题班队会")
    assert len(weeks) == turns
    assert {later - earlier for earlier, later in itertools.pairwise(weeks)} == apart
    assert weeks[-1] < 21


def test_named_weeks_of_one_family_each_are_shared_among_the_pupils(facts_of: FactsOf) -> None:
    schedule = with_measure(facts_of, "家访", "第3～5周，每周一家")
    visited = {
        row.weeks[0].number: task.pupils
        for row in schedule.rows
        for task in row.tasks
        if task.text == "家访"
    }
    assert visited == {3: ("许晓",), 4: ("马小雨",), 5: ("高天",)}


def test_named_weeks_of_one_family_each_stay_where_nobody_is_named(facts_of: FactsOf) -> None:
    text = f"{TERM}措施: [{{名称: 家访, 频次: '第3～5周，每周一家'}}]\n"
    schedule = facts_of(text).schedule
    assert weeks_of(schedule, "家访") == [3, 4, 5]
    assert turns_of(schedule, "家访") == {}


def test_named_weeks_are_for_all_where_nothing_else_is_said(facts_of: FactsOf) -> None:
    schedule = with_measure(facts_of, "家访", "第3周、第12周")
    assert weeks_of(schedule, "家访") == [3, 12]
    assert turns_of(schedule, "家访") == {}


@pytest.mark.parametrize(("frequency", "times"), [("每学期一次", 1), ("每学期两次", 2)])
def test_termly_work_falls_into_as_many_weeks_as_it_is_done(
    facts_of: FactsOf,
    frequency: str,
    times: int,
) -> None:
    assert len(weeks_of(with_measure(facts_of, "主题班队会", frequency), "主题班队会")) == times


@pytest.mark.parametrize(
    ("frequency", "weeks"),
    [
        ("开学前一次", []),
        ("开学初一次", [1]),
        ("期末一次", [21]),
        ("第3周、第8周", [3, 8]),
        ("第20～25周", [20, 21]),
        ("第0周", []),
    ],
)
def test_work_of_a_named_time_stands_there_alone(
    facts_of: FactsOf,
    frequency: str,
    weeks: list[int],
) -> None:
    schedule = with_measure(facts_of, "主题班队会", frequency)
    assert weeks_of(schedule, "主题班队会") == weeks
    assert schedule.standing == {}


def test_work_before_a_holiday_stands_in_the_week_before_and_at_the_terms_end(
    facts_of: FactsOf,
) -> None:
    weeks = weeks_of(with_measure(facts_of, "主题班队会", "放假前一次"), "主题班队会")
    assert weeks == [3, 4, 21]


def test_a_holiday_over_a_weekend_is_reminded_of_once(facts_of: FactsOf) -> None:
    facts = facts_of(
        TERM + PUPILS + "校历: {放假: [2026-11-13～2026-11-17]}\n"
        "措施: [{名称: 主题班队会, 频次: 放假前一次}]\n",
    )
    assert weeks_of(facts.schedule, "主题班队会") == [3, 4, 10, 21]


def test_work_for_an_occasion_stands_under_its_own_words(facts_of: FactsOf) -> None:
    schedule = with_measure(facts_of, "主题班队会", "出现反复时")
    assert schedule.standing == {"出现反复时": ("主题班队会",)}
    assert weeks_of(schedule, "主题班队会") == []


def test_without_a_calendar_all_work_stands_under_its_frequency(facts_of: FactsOf) -> None:
    facts = facts_of(
        PUPILS + "措施: [{名称: 谈心交流, 频次: 每周一次}, {名称: 主题班队会, 频次: 每月一次},"
        " {名称: 家访, 频次: 第8周}, {名称: 作业面批, 频次: 出现反复时}]\n",
    )
    assert facts.schedule.standing == {
        "每周": ("谈心交流",),
        "每月一次": ("主题班队会",),
        "第8周": ("家访",),
        "出现反复时": ("作业面批",),
    }


def test_work_with_one_pupil_at_a_time_rotates_evenly(facts_of: FactsOf) -> None:
    turns = turns_of(with_measure(facts_of, "谈心交流", "每周一次"), "谈心交流")
    assert set(turns) == {"许晓", "马小雨", "高天"}
    assert max(turns.values()) - min(turns.values()) <= 1
    assert sum(turns.values()) == 21


@pytest.mark.parametrize(
    "frequency", ["每人每月一次", "每人每两周一次", "每月两次", "每月一次", "隔周一次", "每周两次"]
)
def test_the_schedule_gives_as_many_turns_as_the_plan_counts(
    facts_of: FactsOf, frequency: str
) -> None:
    turns = turns_of(with_measure(facts_of, "谈心交流", frequency), "谈心交流")
    assert sum(turns.values()) == read_frequency(frequency).planned(21, 3)
    assert max(turns.values()) - min(turns.values()) <= 1


def test_work_with_each_pupil_every_week_is_standing_work(facts_of: FactsOf) -> None:
    schedule = with_measure(facts_of, "谈心交流", "每人每周一次")
    assert schedule.standing == {"每周": ("谈心交流",)}


def test_whose_turn_it_is_is_not_told_where_that_would_tell_family_circumstances(
    facts_of: FactsOf,
) -> None:
    facts = facts_of(
        TERM + "学困生:\n  - {姓名: 许晓, 原因: [父母离异或不和]}\n"
        "  - {姓名: 马小雨, 原因: [父母离异或不和]}\n"
        "措施: [{名称: 谈心交流, 频次: 每两周一次, 针对: [父母离异或不和]}]\n",
    )
    assert weeks_of(facts.schedule, "谈心交流") != []
    assert turns_of(facts.schedule, "谈心交流") == Counter()


def test_the_first_week_sets_up_records_and_pairs(facts_of: FactsOf) -> None:
    tasks = tasks_in(facts_of(TERM + PUPILS).schedule, 1)
    assert any("名单" in task for task in tasks)
    assert any("结对" in task for task in tasks)


@pytest.mark.parametrize(
    ("date", "week"),
    [
        ("2026-08-28", 1),
        ("2026-09-06", 1),
        ("2026-09-07", 2),
        ("2026-09-18", 3),
        ("2026-11-08", 10),
        ("2026-11-09", 1),
        ("2027-03-01", 1),
    ],
)
def test_records_and_pairs_are_set_up_in_the_week_in_which_the_plan_is_dated(
    facts_of: FactsOf, date: str, week: int
) -> None:
    schedule = facts_of(f"日期: {date}\n{TERM}{PUPILS}措施: [主题班队会]\n").schedule
    assert weeks_of(schedule, "核对帮扶名单，备好各项记录") == [week]
    assert weeks_of(schedule, "落实结对同学") == [week]


def test_no_pairs_are_set_up_where_the_dossier_has_none(facts_of: FactsOf) -> None:
    schedule = facts_of(TERM + "学困生: [{姓名: 许晓}]\n").schedule
    assert not any("结对" in task.text for row in schedule.rows for task in row.tasks)


def test_goals_are_checked_in_the_middle_of_the_term(facts_of: FactsOf) -> None:
    schedule = facts_of(TERM + PUPILS + "目标: [按时交作业]\n措施: [主题班队会]\n").schedule
    assert schedule.check_week == 10
    assert any("目标" in task for task in tasks_in(schedule, 10))


def test_without_goals_the_records_are_checked(facts_of: FactsOf) -> None:
    tasks = tasks_in(facts_of(TERM + PUPILS + "措施: [主题班队会]\n").schedule, 10)
    assert any("记录" in task for task in tasks)
    assert not any("目标" in task for task in tasks)


def test_the_last_week_sums_up(facts_of: FactsOf) -> None:
    schedule = facts_of(TERM + PUPILS + "措施: [主题班队会]\n").schedule
    assert any("总结" in task for task in tasks_in(schedule, 21))


def test_where_nothing_is_done_nothing_is_checked_or_summed_up(facts_of: FactsOf) -> None:
    tasks = [t.text for row in facts_of(TERM + PUPILS).schedule.rows for t in row.tasks]
    assert not any("检查" in task or "总结" in task for task in tasks)


def test_what_the_teacher_writes_for_a_week_stands_in_that_week(facts_of: FactsOf) -> None:
    schedule = facts_of(TERM + "工作安排: [{周次: 8, 内容: 校运动会}]\n").schedule
    assert tasks_in(schedule, 8) == ["校运动会"]


def test_a_week_without_a_school_day_stays_free(facts_of: FactsOf) -> None:
    facts = facts_of(
        TERM + PUPILS + "校历: {放假: [2026-11-09～2026-11-15]}\n"
        "措施: [{名称: 主题班队会, 频次: 每两周一次}, {名称: 谈心交流, 频次: 每周一次}]\n",
    )
    assert tasks_in(facts.schedule, 11) == []


def test_a_week_with_days_off_is_not_joined_with_its_neighbours(facts_of: FactsOf) -> None:
    schedule = facts_of(TERM).schedule
    with_notes = [row for row in schedule.rows if any(w.off or w.made_up for w in row.weeks)]
    assert with_notes
    assert all(len(row.weeks) == 1 for row in with_notes)


def test_monthly_work_of_several_measures_is_staggered(facts_of: FactsOf) -> None:
    facts = facts_of(
        TERM + "措施: [{名称: 主题班队会, 频次: 每月一次}, {名称: 激发学习兴趣, 频次: 每月一次},"
        " {名称: 民主和谐课堂, 频次: 每月一次}]\n",
    )
    busiest = max(len(row.tasks) for row in facts.schedule.rows[1:-1])
    assert busiest < 3


@settings(deadline=None, max_examples=60)
@given(
    weeks=st.integers(1, 30),
    frequencies=st.lists(
        st.sampled_from(
            [
                "每天一次",
                "每周一次",
                "每周两次",
                "每两周一次",
                "每月一次",
                "每人每月一次",
                "每人每周一次",
                "每学期两次",
                "每学期五次",
                "开学前一次",
                "放假前一次",
                "隔天一次",
                "每周两三次",
                "每学期每人两次",
                "第1周、第30周",
                "期末",
                "开学初",
                "随时",
            ],
        ),
        max_size=4,
    ),
    pupils=st.integers(0, 7),
)
def test_every_plan_fits_its_term(
    facts_of: FactsOf,
    weeks: int,
    frequencies: list[str],
    pupils: int,
) -> None:
    names = ["谈心交流", "家访", "作业面批", "主题班队会"]
    facts = facts_of(
        {
            "开学日期": "2026-09-01",
            "周数": str(weeks),
            "学困生": [
                {"姓名": f"甲{i}", "原因": ["自卑缺乏自信"], "措施": names[: len(frequencies)]}
                for i in range(pupils)
            ],
            "措施": [
                {"名称": name, "频次": frequency}
                for name, frequency in zip(names, frequencies, strict=False)
            ],
        }
    )
    assert [w.number for row in facts.schedule.rows for w in row.weeks] == list(range(1, weeks + 1))
    for row in facts.schedule.rows:
        for task in row.tasks:
            assert row.weeks[0].school_days > 0
            assert len(set(task.pupils)) == len(task.pupils)
