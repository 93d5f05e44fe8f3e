"""School days by month."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from plangen.facts.months import school_months

if TYPE_CHECKING:
    from .conftest import CalendarOf


def test_a_term_is_parted_into_its_months(calendar_of: CalendarOf) -> None:
    months = school_months(calendar_of())
    assert [(month.year, month.month) for month in months] == [
        (2026, 9),
        (2026, 10),
        (2026, 11),
        (2026, 12),
        (2027, 1),
    ]
    assert months[0].days[0] == dt.date(2026, 9, 1)


def test_days_off_are_left_out_and_days_made_up_are_in(calendar_of: CalendarOf) -> None:
    september, october, *_ = school_months(calendar_of())
    assert dt.date(2026, 9, 25) not in september.days
    assert dt.date(2026, 9, 20) in september.days
    assert october.days[0] == dt.date(2026, 10, 8)
    assert dt.date(2026, 10, 10) in october.days


def test_the_local_calendar_wins(calendar_of: CalendarOf) -> None:
    local = calendar_of(放假=["2026-11-05～2026-11-06 秋假"], 上课=["2026-11-07"])
    november = school_months(local)[2]
    assert not {dt.date(2026, 11, 5), dt.date(2026, 11, 6)} & set(november.days)
    assert dt.date(2026, 11, 7) in november.days


def test_all_days_together_are_the_school_days_of_the_calendar(calendar_of: CalendarOf) -> None:
    calendar = calendar_of()
    assert sum(len(month.days) for month in school_months(calendar)) == calendar.school_days


def test_only_some_days_of_the_week_may_be_kept(calendar_of: CalendarOf) -> None:
    september, october, *_ = school_months(calendar_of(), (1, 3))
    assert {day.isoweekday() for day in (*september.days, *october.days)} == {1, 3}


def test_a_day_made_up_counts_with_the_whole_week_only(calendar_of: CalendarOf) -> None:
    september, *_ = school_months(calendar_of(), (1, 2, 3, 4, 5))
    assert dt.date(2026, 9, 20) in september.days


def test_without_a_calendar_there_are_no_months() -> None:
    assert school_months(None) == ()


def test_days_before_the_service_begins_are_left_out(calendar_of: CalendarOf) -> None:
    september, *_ = school_months(calendar_of(), start=dt.date(2026, 9, 7))
    assert september.days[0] == dt.date(2026, 9, 7)
