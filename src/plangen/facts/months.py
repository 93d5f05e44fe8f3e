"""The school days of a term by month, and which of its weeks make up a month of work."""

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


def weeks_by_month(calendar: Calendar) -> tuple[tuple[int, ...], ...]:
    """Return the numbers of the school weeks, month by month.

    A week belongs to the month that most of its school days are in. A single week at either end of
    the term is no month of its own: it goes with the month beside it.
    """
    found: dict[tuple[int, int], list[int]] = {}
    for week in calendar.weeks:
        days = [(day.year, day.month) for day in _school_days(week)]
        if days:
            found.setdefault(max(days, key=days.count), []).append(week.number)
    months = list(found.values())
    if len(months) > 1 and len(months[-1]) == 1:
        last = months.pop()
        months[-1] += last
    if len(months) > 1 and len(months[0]) == 1:
        first = months.pop(0)
        months[0] = first + months[0]
    return tuple(map(tuple, months))


def _school_days(week: Week) -> Iterator[dt.date]:
    for i in range((week.last - week.first).days + 1):
        day = week.first + dt.timedelta(days=i)
        free = any(off.first <= day <= off.last for off in week.off)
        if day in week.made_up or (day.weekday() < SCHOOL_DAYS and not free):
            yield day
