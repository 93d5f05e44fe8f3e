"""The weeks of the term, with the national holidays as far as they have been announced.

Week 1 is the week (Monday to Sunday) that holds the opening day, even if it is short. The local
calendar of the dossier wins over the national one.
"""

from __future__ import annotations

import datetime as dt
from functools import lru_cache
from typing import TYPE_CHECKING

from msgspec import Struct

if TYPE_CHECKING:
    from plangen.model.dossier import LocalCalendar

SCHOOL_DAYS = 5


class DayOff(Struct, frozen=True):
    """A run of days off: its name and its first and last day."""

    name: str
    first: dt.date
    last: dt.date


class Week(Struct, frozen=True):
    """One week: number from 1, first and last day, days off and days made up within it."""

    number: int
    first: dt.date
    last: dt.date
    off: tuple[DayOff, ...] = ()
    made_up: tuple[dt.date, ...] = ()
    school_days: int = SCHOOL_DAYS


class Calendar(Struct, frozen=True):
    """The weeks of a term.

    ``unannounced`` are years whose holidays are neither published nor in the local calendar.
    """

    weeks: tuple[Week, ...]
    unannounced: tuple[int, ...] = ()

    @property
    def school_days(self) -> int:
        """Number of school days in the term."""
        return sum(week.school_days for week in self.weeks)

    @property
    def teaching_weeks(self) -> int:
        """Number of weeks with at least one school day."""
        return sum(week.school_days > 0 for week in self.weeks)


def build_calendar(opening_day: dt.date, weeks: int, local: LocalCalendar) -> Calendar:
    """Lay out the term's weeks from its opening day."""
    monday = opening_day - dt.timedelta(days=opening_day.weekday())
    unannounced: set[int] = set()
    built = []
    for number in range(1, weeks + 1):
        first = monday + dt.timedelta(weeks=number - 1)
        days = [first + dt.timedelta(days=i) for i in range(7)]
        days = [day for day in days if day >= opening_day]
        kinds = {day: _kind(day, local, unannounced) for day in days}
        built.append(
            Week(
                number,
                days[0],
                days[-1],
                off=_runs([(day, name) for day, (_, name) in kinds.items() if name]),
                made_up=tuple(
                    day
                    for day, (school, _) in kinds.items()
                    if school and day.weekday() >= SCHOOL_DAYS
                ),
                school_days=sum(school for school, _ in kinds.values()),
            )
        )
    told = {span.first.year for span in local.off}
    return Calendar(tuple(built), tuple(sorted(unannounced - told)))


def school_days(first: dt.date, last: dt.date, local: LocalCalendar) -> int:
    """Count the school days from one day to another, both included.

    Of a year whose holidays are not announced, Monday to Friday count.
    """
    days = [first + dt.timedelta(days=i) for i in range((last - first).days + 1)]
    return sum(_kind(day, local, set())[0] for day in days)


def _kind(day: dt.date, local: LocalCalendar, unannounced: set[int]) -> tuple[bool, str]:
    """Whether a day is a school day, and the name of the holiday it belongs to (or nothing)."""
    if any(day in span for span in local.on):
        return True, ""
    for span in local.off:
        if day in span:
            return False, f"{span.name}放假" if span.name else "放假"
    national = _national(day)
    if national is None:
        unannounced.add(day.year)
        return day.weekday() < SCHOOL_DAYS, ""
    return national


@lru_cache(maxsize=2048)
def _national(day: dt.date) -> tuple[bool, str] | None:
    """Return the same by the national calendar; None for a year that is not announced."""
    import chinese_calendar  # noqa: PLC0415  (only plans with a calendar need it)

    try:
        is_holiday, name = chinese_calendar.get_holiday_detail(day)
    except NotImplementedError:
        return None
    if is_holiday and name:
        return False, f"{chinese_calendar.Holiday(name).chinese}放假"
    return not is_holiday, ""


def _runs(days: list[tuple[dt.date, str]]) -> tuple[DayOff, ...]:
    """Join neighbouring days off of the same name."""
    runs: list[DayOff] = []
    for day, name in days:
        if runs and runs[-1].name == name and runs[-1].last == day - dt.timedelta(days=1):
            runs[-1] = DayOff(name, runs[-1].first, day)
        else:
            runs.append(DayOff(name, day, day))
    return tuple(runs)
