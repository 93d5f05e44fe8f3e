"""Every pupil has a turn in each month and in each span of weeks, whatever the calendar."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from plangen.facts.months import weeks_by_month

if TYPE_CHECKING:
    from plangen.facts.calendar import Calendar, Week
    from plangen.facts.derive import Facts

    from .conftest import CalendarOf, FactsOf

MEASURES = ["谈心交流", "电话联系", "作业面批"]
OPENING = st.dates(dt.date(2025, 2, 1), dt.date(2026, 9, 30))


@st.composite
def terms(draw: st.DrawFn) -> dict[str, object]:
    """Return the keys of a term with days off of its own, some of whole weeks."""
    opening = draw(OPENING)
    off = []
    for day, length in draw(
        st.lists(st.tuples(st.integers(0, 200), st.integers(0, 20)), max_size=3)
    ):
        first = opening + dt.timedelta(days=day)
        off.append(f"{first}～{first + dt.timedelta(days=length)}")
    return {
        "开学日期": str(opening),
        "周数": str(draw(st.integers(1, 30))),
        "校历": {"放假": off},
    }


def with_pupils(term: dict[str, object], pupils: int, frequency: str) -> dict[str, object]:
    return term | {
        "学困生": [{"姓名": f"甲{i}", "原因": ["自卑缺乏自信"]} for i in range(pupils)],
        "措施": [{"名称": name, "频次": frequency, "针对": ["自卑缺乏自信"]} for name in MEASURES],
    }


def turns(facts: Facts, measure: str) -> dict[int, tuple[str, ...]]:
    return {
        row.weeks[0].number: task.pupils
        for row in facts.schedule.rows
        for task in row.tasks
        if task.text == measure
    }


def school_weeks(calendar: Calendar) -> list[int]:
    return [week.number for week in calendar.weeks if week.school_days]


def everybody_once(facts: Facts, spans: list[tuple[int, ...]], times: int) -> None:
    names = [pupil.name for pupil in facts.pupils]
    for measure in MEASURES:
        by_week = turns(facts, measure)
        for span in spans:
            told = [name for number in span for name in by_week.get(number, ())]
            assert told == names * times
            load = [len(by_week.get(number, ())) for number in span]
            assert max(load) - min(load) <= 1
        assert set(by_week) <= {number for span in spans for number in span}


@settings(deadline=None, max_examples=80)
@given(term=terms(), pupils=st.integers(1, 9))
def test_every_pupil_has_one_turn_in_each_month_of_school_weeks(
    facts_of: FactsOf, term: dict[str, object], pupils: int
) -> None:
    given_values = with_pupils(term, pupils, "每人每月一次")
    facts = facts_of(given_values)
    assert facts.calendar is not None
    everybody_once(facts, list(weeks_by_month(facts.calendar)), 1)
    assert facts.schedule == facts_of(given_values).schedule


@settings(deadline=None, max_examples=80)
@given(term=terms(), pupils=st.integers(1, 9), interval=st.sampled_from([2, 3]))
def test_every_pupil_has_one_turn_in_every_two_or_three_school_weeks(
    facts_of: FactsOf, term: dict[str, object], pupils: int, interval: int
) -> None:
    given_values = with_pupils(term, pupils, f"每人每{'两三'[interval - 2]}周一次")
    facts = facts_of(given_values)
    assert facts.calendar is not None
    weeks = school_weeks(facts.calendar)
    last = len(weeks) // interval * interval
    everybody_once(facts, [tuple(weeks[i : i + interval]) for i in range(0, last, interval)], 1)
    assert facts.schedule == facts_of(given_values).schedule


@settings(deadline=None, max_examples=80)
@given(term=terms(), pupils=st.integers(1, 9), written=st.integers(-10, 150))
def test_no_turn_is_before_the_plan_where_the_month_has_weeks_after_it(
    facts_of: FactsOf, term: dict[str, object], pupils: int, written: int
) -> None:
    date = dt.date.fromisoformat(str(term["开学日期"])) + dt.timedelta(days=written)
    facts = facts_of(with_pupils(term, pupils, "每人每月一次") | {"日期": str(date)})
    assert facts.calendar is not None
    ready = next(iter(turns(facts, "核对帮扶名单，备好各项记录")), 1)
    months = [
        tuple(number for number in month if number >= ready) or month
        for month in weeks_by_month(facts.calendar)
    ]
    names = [pupil.name for pupil in facts.pupils]
    for measure in MEASURES:
        by_week = turns(facts, measure)
        for month in months:
            assert [name for number in month for name in by_week.get(number, ())] == names


def test_turns_of_two_weeks_begin_with_the_plan_where_a_week_is_left_over(
    facts_of: FactsOf,
) -> None:
    term: dict[str, object] = {"开学日期": "2026-09-01", "周数": "21", "日期": "2026-09-08"}
    found = turns(facts_of(with_pupils(term, 2, "每人每两周一次")), "谈心交流")
    assert found == {week: ("甲1" if week % 2 else "甲0",) for week in range(2, 22)}


@settings(deadline=None, max_examples=80)
@given(term=terms())
def test_the_months_hold_each_school_week_once_where_most_of_its_days_are(
    facts_of: FactsOf, term: dict[str, object]
) -> None:
    facts = facts_of(term)
    assert facts.calendar is not None
    months = weeks_by_month(facts.calendar)
    assert [number for month in months for number in month] == school_weeks(facts.calendar)
    held = [
        Counter(main_month(facts, facts.calendar.weeks[n - 1]) for n in month) for month in months
    ]
    for place, month in enumerate(held):
        at_an_end = place in {0, len(held) - 1}
        assert sorted(month.values())[:-1] in ([], [1], [1, 1]) if at_an_end else len(month) == 1
    if len(months) > 1:
        assert len(months[0]) > 1
        assert len(months[-1]) > 1


def main_month(facts: Facts, week: Week) -> tuple[int, int]:
    days = Counter(
        {
            (month.year, month.month): sum(week.first <= day <= week.last for day in month.days)
            for month in facts.months
        }
    )
    return days.most_common(1)[0][0]


def test_a_term_from_september_has_five_months_of_work(calendar_of: CalendarOf) -> None:
    assert weeks_by_month(calendar_of()) == (
        (1, 2, 3, 4, 5),
        (6, 7, 8, 9),
        (10, 11, 12, 13),
        (14, 15, 16, 17, 18),
        (19, 20, 21),
    )


def test_the_first_days_of_july_are_no_month_of_their_own(calendar_of: CalendarOf) -> None:
    assert weeks_by_month(calendar_of(dt.date(2026, 3, 2), 18))[-1] == (14, 15, 16, 17, 18)


def test_the_last_days_of_august_are_no_month_of_their_own(calendar_of: CalendarOf) -> None:
    assert weeks_by_month(calendar_of(dt.date(2026, 8, 24), 8)) == ((1, 2, 3, 4, 5, 6), (7, 8))


def test_a_term_of_one_week_is_a_month(calendar_of: CalendarOf) -> None:
    assert weeks_by_month(calendar_of(weeks=1)) == ((1,),)


def test_two_pupils_take_turns_week_by_week_without_a_gap(facts_of: FactsOf) -> None:
    term: dict[str, object] = {"开学日期": "2026-09-01", "周数": "21"}
    found = turns(facts_of(with_pupils(term, 2, "每人每两周一次")), "谈心交流")
    assert found == {week: ("甲0" if week % 2 else "甲1",) for week in range(1, 21)}


@pytest.mark.parametrize(("frequency", "planned"), [("每人每月一次", 10), ("每人每两个月一次", 4)])
def test_the_summary_counts_the_turns_that_the_schedule_has(
    facts_of: FactsOf, frequency: str, planned: int
) -> None:
    term: dict[str, object] = {"开学日期": "2026-09-01", "周数": "21"}
    facts = facts_of(
        with_pupils(term, 2, frequency) | {"总结": {"措施执行": {"谈心交流": {"次数": "3"}}}}
    )
    assert facts.carried[0].planned == planned
    assert sum(map(len, turns(facts, "谈心交流").values())) == planned
