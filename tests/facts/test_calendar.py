from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from plangen.facts.calendar import Calendar, build_calendar, school_days
from plangen.model.dossier import LocalCalendar

if TYPE_CHECKING:
    from .conftest import CalendarOf


def day(month: int, number: int, year: int = 2026) -> dt.date:
    return dt.date(year, month, number)


def days_off(calendar: Calendar) -> dict[str, list[dt.date]]:
    found: dict[str, list[dt.date]] = {}
    for week in calendar.weeks:
        for off in week.off:
            length = (off.last - off.first).days + 1
            found.setdefault(off.name, []).extend(
                off.first + dt.timedelta(days=i) for i in range(length)
            )
    return found


def test_week_one_holds_the_opening_day_and_begins_with_it(calendar_of: CalendarOf) -> None:
    first = calendar_of().weeks[0]
    assert (first.number, first.first, first.last) == (1, day(9, 1), day(9, 6))


def test_a_short_first_week_counts_only_its_remaining_school_days(calendar_of: CalendarOf) -> None:
    assert calendar_of().weeks[0].school_days == 4


def test_later_weeks_run_from_monday_to_sunday(calendar_of: CalendarOf) -> None:
    second = calendar_of().weeks[1]
    assert (second.first, second.last) == (day(9, 7), day(9, 13))


def test_a_term_has_as_many_weeks_as_the_dossier_says(calendar_of: CalendarOf) -> None:
    calendar = calendar_of(weeks=21)
    assert [week.number for week in calendar.weeks] == list(range(1, 22))


def test_the_twenty_first_week_ends_in_january(calendar_of: CalendarOf) -> None:
    assert calendar_of().weeks[-1].last == day(1, 24, 2027)


def test_mid_autumn_is_from_the_25th_to_the_27th_of_september(calendar_of: CalendarOf) -> None:
    assert days_off(calendar_of())["中秋放假"] == [day(9, 25), day(9, 26), day(9, 27)]


def test_national_day_is_from_the_1st_to_the_7th_of_october(calendar_of: CalendarOf) -> None:
    assert days_off(calendar_of())["国庆节放假"] == [day(10, i) for i in range(1, 8)]


def test_a_holiday_over_two_weeks_is_told_in_both(calendar_of: CalendarOf) -> None:
    fifth, sixth = calendar_of().weeks[4:6]
    assert [(off.first, off.last) for off in fifth.off] == [(day(10, 1), day(10, 4))]
    assert [(off.first, off.last) for off in sixth.off] == [(day(10, 5), day(10, 7))]


def test_lost_days_are_made_up_on_20_september_and_10_october(calendar_of: CalendarOf) -> None:
    made_up = [day for week in calendar_of().weeks for day in week.made_up]
    assert made_up == [day(9, 20), day(10, 10)]


@pytest.mark.parametrize(
    ("week", "school_days"),
    [(2, 5), (3, 6), (4, 4), (5, 3), (6, 3)],
    ids=["plain", "sunday-made-up", "mid-autumn", "national-day-begins", "national-day-ends"],
)
def test_school_days_of_a_week_follow_the_holidays(
    calendar_of: CalendarOf,
    week: int,
    school_days: int,
) -> None:
    assert calendar_of().weeks[week - 1].school_days == school_days


def test_an_ordinary_weekend_is_no_holiday(calendar_of: CalendarOf) -> None:
    second = calendar_of().weeks[1]
    assert second.off == ()
    assert second.made_up == ()


def test_the_year_2027_is_not_announced(calendar_of: CalendarOf) -> None:
    assert calendar_of().unannounced == (2027,)


def test_no_holiday_is_guessed_for_a_year_that_is_not_announced(calendar_of: CalendarOf) -> None:
    calendar = calendar_of(opening=day(3, 1, 2027))
    assert days_off(calendar) == {}
    assert {week.school_days for week in calendar.weeks} == {5}


def test_a_term_within_announced_years_is_announced(calendar_of: CalendarOf) -> None:
    assert calendar_of(weeks=17).unannounced == ()


def test_days_off_of_the_local_calendar_are_days_off(calendar_of: CalendarOf) -> None:
    week = calendar_of(放假=["2026-11-12～2026-11-13"]).weeks[10]
    assert [(off.first, off.last) for off in week.off] == [(day(11, 12), day(11, 13))]
    assert week.school_days == 3


def test_a_school_day_of_the_local_calendar_wins_over_a_national_holiday(
    calendar_of: CalendarOf,
) -> None:
    calendar = calendar_of(上课=["2026-09-25"])
    assert day(9, 25) not in days_off(calendar)["中秋放假"]
    assert calendar.weeks[3].school_days == 5


def test_a_local_day_off_wins_over_a_national_working_day(calendar_of: CalendarOf) -> None:
    assert calendar_of(放假=["2026-09-20"]).weeks[2].made_up == ()


def test_a_local_school_day_at_the_weekend_is_made_up(calendar_of: CalendarOf) -> None:
    assert calendar_of(上课=["2026-11-14"]).weeks[10].made_up == (day(11, 14),)


def test_a_local_school_day_may_be_given_in_a_year_not_announced(calendar_of: CalendarOf) -> None:
    calendar = calendar_of(放假=["2027-01-01～2027-01-03"])
    assert day(1, 1, 2027) in days_off(calendar)["放假"]


def test_a_week_without_a_school_day_is_no_teaching_week(calendar_of: CalendarOf) -> None:
    whole_week_off = calendar_of(放假=["2026-11-09～2026-11-15"])
    assert whole_week_off.weeks[10].school_days == 0
    assert whole_week_off.teaching_weeks == calendar_of().teaching_weeks - 1


@settings(deadline=None, max_examples=60)
@given(opening=st.dates(dt.date(2004, 1, 1), dt.date(2026, 12, 31)), weeks=st.integers(1, 30))
def test_weeks_follow_each_other_without_gap_or_overlap(opening: dt.date, weeks: int) -> None:
    calendar = build_calendar(opening, weeks, LocalCalendar())
    assert calendar.weeks[0].first == opening
    for week, following in zip(calendar.weeks, calendar.weeks[1:], strict=False):
        assert week.last.weekday() == 6
        assert following.first == week.last + dt.timedelta(days=1)


# School days between two dates


@pytest.mark.parametrize(
    ("first", "last", "expected"),
    [
        pytest.param(dt.date(2026, 9, 7), dt.date(2026, 9, 13), 5, id="a-week"),
        pytest.param(dt.date(2026, 9, 7), dt.date(2026, 9, 7), 1, id="a-day"),
        pytest.param(dt.date(2026, 9, 28), dt.date(2026, 10, 10), 6, id="holiday-and-made-up-day"),
        pytest.param(dt.date(2027, 1, 18), dt.date(2027, 1, 24), 5, id="a-year-not-announced"),
    ],
)
def test_school_days_are_counted_by_the_national_calendar(
    first: dt.date, last: dt.date, expected: int
) -> None:
    assert school_days(first, last, LocalCalendar()) == expected
