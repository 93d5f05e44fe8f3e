"""教学进度: the units of a term laid into its weeks; 教学目标: aims and figures in groups."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from msgspec import Struct

from plangen.facts.calendar import SCHOOL_DAYS, Calendar, Week

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from plangen.facts.results import GoalFacts
    from plangen.model.dossier import Dossier
    from plangen.model.teaching import Unit


class GroupFacts(Struct, frozen=True):
    """Aims in words and goals with figures that belong together; no title gathers the rest."""

    title: str | None
    aims: tuple[str, ...]
    goals: tuple[GoalFacts, ...]


class Share(Struct, frozen=True):
    """The lessons of a unit that one week has: numbers of the first and the last, from 1."""

    unit: str
    first: int
    last: int
    whole: bool

    @property
    def lessons(self) -> int:
        """How many lessons these are."""
        return self.last - self.first + 1


class TaughtWeek(Struct, frozen=True):
    """One week of the schedule; ``lessons`` are those that it has, taken or not."""

    week: Week
    lessons: int
    shares: tuple[Share, ...]

    @property
    def spare(self) -> int:
        """Lessons that no unit takes (机动)."""
        return self.lessons - sum(share.lessons for share in self.shares)


class Window(Struct, frozen=True):
    """Weeks, by their numbers, into which units go; ``fixed`` where the teacher says so.

    ``room`` are the lessons that these weeks have.
    """

    units: tuple[Unit, ...]
    first: int
    last: int
    fixed: bool
    room: int

    @property
    def needed(self) -> int:
        """Lessons of the units."""
        return sum(unit.lessons for unit in self.units)


class TeachingFacts(Struct, frozen=True):
    """What follows from units, lessons a week and the calendar.

    ``weeks`` is empty where one of the three is missing; ``needed`` are the lessons of all units.
    """

    groups: tuple[GroupFacts, ...]
    weekly: int | None
    needed: int
    weeks: tuple[TaughtWeek, ...]
    windows: tuple[Window, ...]

    @property
    def lessons_a_day(self) -> Decimal | None:
        """What a school day counts in lessons: one fifth of a week's."""
        return None if self.weekly is None else Decimal(self.weekly) / SCHOOL_DAYS

    @property
    def room(self) -> int:
        """Lessons that the term has."""
        return sum(week.lessons for week in self.weeks)

    @property
    def spare(self) -> int:
        """Lessons that no unit takes."""
        return sum(week.spare for week in self.weeks)

    @property
    def left_out(self) -> int:
        """Lessons of units for which the weeks have no room."""
        return self.needed - (self.room - self.spare)


def teaching_facts(
    dossier: Dossier, goals: Sequence[GoalFacts], calendar: Calendar | None
) -> TeachingFacts:
    """Lay out the units and group the aims."""
    lessons = dossier.lessons
    weeks: tuple[TaughtWeek, ...] = ()
    windows: tuple[Window, ...] = ()
    if calendar is not None and lessons.weekly is not None and lessons.units:
        room = {w.number: lessons_in(w.school_days, lessons.weekly) for w in calendar.weeks}
        windows = tuple(_windows(lessons.units, room))
        shares: dict[int, list[Share]] = {number: [] for number in room}
        for window in windows:
            for number, share in _lay_out(window, room):
                shares[number].append(share)
        weeks = tuple(
            TaughtWeek(week, room[week.number], tuple(shares[week.number]))
            for week in calendar.weeks
        )
    return TeachingFacts(
        groups=_groups(dossier, goals),
        weekly=lessons.weekly,
        needed=sum(unit.lessons for unit in lessons.units),
        weeks=weeks,
        windows=windows,
    )


def lessons_in(school_days: int, weekly: int) -> int:
    """Lessons that a week of so many school days has.

    The lessons of a week are spread evenly over five days: a day off takes one fifth of them, a day
    made up at the weekend brings one fifth. Each week is rounded to whole lessons, half up.
    """
    return (2 * weekly * school_days + SCHOOL_DAYS) // (2 * SCHOOL_DAYS)


def _windows(units: Sequence[Unit], room: dict[int, int]) -> Iterator[Window]:
    """Cut the term at the units whose weeks the teacher has fixed.

    The units before such a one have the weeks before it, so that its own are free.
    """

    def window(units: Sequence[Unit], first: int, last: int, *, fixed: bool = False) -> Window:
        weeks = range(first, last + 1)
        return Window(tuple(units), first, last, fixed, sum(room[n] for n in weeks))

    start, waiting = 1, []
    for unit in units:
        if unit.weeks is None:
            waiting.append(unit)
            continue
        if waiting:
            yield window(waiting, start, unit.weeks.first - 1)
        yield window([unit], unit.weeks.first, unit.weeks.last, fixed=True)
        start, waiting = unit.weeks.last + 1, []
    if waiting:
        yield window(waiting, start, len(room))


def _lay_out(window: Window, room: dict[int, int]) -> Iterator[tuple[int, Share]]:
    """Yield the shares of a window's units, week by week, as far as there is room.

    Units follow each other, each week filled before the next; a unit of fixed weeks is spread over
    them evenly.
    """
    free = {number: room[number] for number in range(window.first, window.last + 1)}
    if window.fixed:
        free = _spread(window.needed, free)
    for unit in window.units:
        taught = 0
        for number, left in free.items():
            now = min(left, unit.lessons - taught)
            if now:
                yield (
                    number,
                    Share(unit.title, taught + 1, taught + now, whole=now == unit.lessons),
                )
                taught += now
                free[number] -= now


def _spread(lessons: int, room: dict[int, int]) -> dict[int, int]:
    """Share out lessons over weeks in proportion to their room, at most as many as there is."""
    whole = sum(room.values())
    lessons = min(lessons, whole)
    shared: dict[int, int] = {}
    passed = given = 0
    for number, here in room.items():
        passed += here
        due = (2 * lessons * passed + whole) // (2 * whole) if whole else 0
        shared[number] = due - given
        given = due
    return shared


def _groups(dossier: Dossier, goals: Sequence[GoalFacts]) -> tuple[GroupFacts, ...]:
    """Gather aims and goals by group, in the order in which the groups come up.

    What has no group comes last.
    """
    titles = dict.fromkeys(
        title
        for title in (*(a.group for a in dossier.aims), *(goal.group for goal in goals))
        if title
    )
    groups = (
        GroupFacts(
            title,
            tuple(aim for a in dossier.aims if a.group == title for aim in a.aims),
            tuple(goal for goal in goals if goal.group == title),
        )
        for title in (*titles, None)
    )
    return tuple(group for group in groups if group.aims or group.goals)
