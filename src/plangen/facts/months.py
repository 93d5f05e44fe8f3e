"""The school days of a term by month, for forms with a column for each day."""

from __future__ import annotations

import datetime as dt
from itertools import groupby
from typing import TYPE_CHECKING

from msgspec import Struct

from plangen.facts.calendar import SCHOOL_DAYS

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    from plangen.facts.calendar import Calendar, Week

ALL_WEEK = frozenset(range(1, SCHOOL_DAYS + 1))


class Month(Struct, frozen=True):
    """One month of the term with its school days; month from 1."""

    year: int
    month: int
    days: tuple[dt.date, ...]


def school_months(
    calendar: Calendar | None,
    weekdays: Collection[int] = ALL_WEEK,
    start: dt.date | None = None,
) -> tuple[Month, ...]:
    """Return the months that have school days; none without a calendar.

    ``weekdays`` (Monday is 1) keeps those of single days of the week. A day made up counts as one
    of them where they are the whole school week. Days before ``start`` are left out.
    """
    if calendar is None:
        return ()
    days = [
        day
        for week in calendar.weeks
        for day in _school_days(week)
        if (day.isoweekday() in weekdays or set(weekdays) >= ALL_WEEK)
        and (start is None or day >= start)
    ]
    months = groupby(days, key=lambda day: (day.year, day.month))
    return tuple(Month(year, month, tuple(found)) for (year, month), found in months)


def _school_days(week: Week) -> Iterator[dt.date]:
    for i in range((week.last - week.first).days + 1):
        day = week.first + dt.timedelta(days=i)
        free = any(off.first <= day <= off.last for off in week.off)
        if day in week.made_up or (day.weekday() < SCHOOL_DAYS and not free):
            yield day
