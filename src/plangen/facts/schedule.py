"""工作安排: the term week by week, from the calendar and the measures' frequencies."""

from __future__ import annotations

from itertools import chain, cycle, islice, pairwise
from typing import TYPE_CHECKING

from msgspec import Struct

from plangen.facts.frequency import Unit
from plangen.facts.months import weeks_by_month

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from plangen.facts.calendar import Calendar, Week
    from plangen.facts.coverage import MeasureFacts
    from plangen.facts.frequency import Frequency
    from plangen.model.dossier import Dossier

SHORT_HOLIDAY = 2
SMALL_ROOM = 3
LABELS = {Unit.LESSON: "每节课", Unit.DAY: "每天", Unit.WEEK: "每周"}


class Task(Struct, frozen=True):
    """Something to do in one week, with the pupils whose turn it is."""

    text: str
    pupils: tuple[str, ...] = ()
    tutoring: bool = False


class Row(Struct, frozen=True):
    """One row of the schedule: a week with its tasks, or a run of weeks without any."""

    weeks: tuple[Week, ...]
    tasks: tuple[Task, ...]


class Schedule(Struct, frozen=True):
    """What goes on all term (by how often), and week by week what falls into single weeks.

    ``check_week`` is when the goals are looked at.
    """

    standing: dict[str, tuple[str, ...]]
    rows: tuple[Row, ...]
    check_week: int | None


class Term(Struct, frozen=True):
    """The calendar, the numbers of its school weeks, and the one in which the plan is drawn up."""

    calendar: Calendar
    weeks: tuple[int, ...]
    ready: int

    def periods(self, frequency: Frequency) -> list[list[int]]:
        """Part the term into the spans that a frequency counts: months, or so many school weeks.

        Weeks that fill no span stay free: at the end, or before the plan is drawn up.
        """
        step = frequency.interval
        if frequency.unit is Unit.MONTH:
            start, parts = 0, weeks_by_month(self.calendar)
        else:
            start = min(self.weeks.index(self.ready), len(self.weeks) % step)
            parts = tuple((number,) for number in self.weeks)
        firsts = range(start, len(parts) - step + 1, step)
        return [list(chain.from_iterable(parts[first : first + step])) for first in firsts]

    def turns(self, span: Sequence[int], count: int, offset: int) -> list[int]:
        """Choose so many of the weeks, evenly; where there is room, each measure its own.

        None is before the plan is drawn up, unless the whole span is.
        """
        room = len(span) / max(count, 1)
        apart = 0.15 if room > SMALL_ROOM else 1 / 3
        shift = 0.5 + apart * (offset % 3 - 1)
        chosen = [span[int((turn + shift) * room)] for turn in range(count)]
        later = [number for number in span if number >= self.ready]
        if chosen and later and chosen[0] < self.ready:
            return self.turns(later, count, offset)
        return chosen


def build_schedule(
    dossier: Dossier,
    measures: Sequence[MeasureFacts],
    calendar: Calendar | None,
    fixed: Sequence[tuple[int, Task]] = (),
) -> Schedule:
    """Spread the measures over the term; ``fixed`` are tasks that have a week of their own.

    Daily and weekly work for everybody is standing work. Work with one pupil at a time rotates
    through the pupils; monthly and termly work falls into single weeks, staggered so that no week
    carries everything. Weeks without a school day stay free.
    """
    standing = _standing(measures, calendar)
    if calendar is None:
        return Schedule(standing, (), None)
    open_weeks = [week.number for week in calendar.weeks if week.school_days]
    weeks: dict[int, list[Task]] = {week.number: [] for week in calendar.weeks}
    check_week = None
    if open_weeks:
        check_week = open_weeks[len(open_weeks) // 2 - 1] if len(open_weeks) > 1 else open_weeks[0]
        term = Term(calendar, tuple(open_weeks), _drawn_up(dossier, calendar, check_week))
        for number, task in _milestones(dossier, measures, term, check_week):
            weeks[number].append(task)
        for offset, measure in enumerate(measures):
            for number, task in _turns(measure, offset, term):
                weeks[number].append(task)
    for number, task in fixed:
        weeks[number].append(task)
    for entry in dossier.schedule:
        weeks[entry.week].append(Task(entry.text))
    return Schedule(standing, _rows(calendar, weeks), check_week)


def _rows(calendar: Calendar, weeks: dict[int, list[Task]]) -> tuple[Row, ...]:
    """One row a week; neighbouring weeks with neither tasks nor days off share one."""
    rows: list[Row] = []
    for week in calendar.weeks:
        tasks = tuple(weeks[week.number])
        idle = not (tasks or week.off or week.made_up)
        last = rows[-1] if rows else None
        if idle and last and not (last.tasks or last.weeks[0].off or last.weeks[0].made_up):
            rows[-1] = Row((*last.weeks, week), ())
        else:
            rows.append(Row((week,), tasks))
    return tuple(rows)


def _rotates(measure: MeasureFacts) -> bool:
    return (
        measure.one_by_one
        and not measure.sensitive
        and bool(measure.pupils)
        and measure.frequency.unit in {Unit.WEEK, Unit.FORTNIGHT, Unit.MONTH}
        and not (
            measure.frequency.unit is Unit.WEEK
            and (measure.frequency.per_pupil or len(measure.pupils) <= measure.frequency.times)
        )
    )


def _shared_out(measure: MeasureFacts) -> bool:
    """Whether each of the named weeks is one pupil's, whom the schedule may name."""
    named = bool(measure.pupils) and measure.one_by_one and not measure.sensitive
    return named and measure.frequency.one_a_week


def _standing(
    measures: Sequence[MeasureFacts], calendar: Calendar | None
) -> dict[str, tuple[str, ...]]:
    """Measures by how often they are done, where no single week is theirs.

    Without a calendar that is all of them.
    """
    found: dict[str, list[str]] = {}
    for unit in (Unit.LESSON, Unit.DAY, Unit.WEEK):
        for measure in measures:
            if measure.frequency.unit is unit and not (calendar and _rotates(measure)):
                found.setdefault(LABELS[unit], []).append(measure.title)
    for measure in measures:
        by_week = calendar is not None and not measure.frequency.occasional
        if measure.frequency.unit not in LABELS and measure.frequency.text and not by_week:
            found.setdefault(measure.frequency.text, []).append(measure.title)
    return {label: tuple(listed) for label, listed in found.items()}


def _drawn_up(dossier: Dossier, calendar: Calendar, check_week: int) -> int:
    """Return the school week in which the plan is dated, by when its pupils are known.

    That is the first one where the plan has no date, or one that is past half the term.
    """
    weeks = [week for week in calendar.weeks[:check_week] if week.school_days]
    dated = (week for week in weeks if dossier.date and dossier.date <= week.last)
    return next(dated, weeks[0]).number


def _milestones(
    dossier: Dossier, measures: Sequence[MeasureFacts], term: Term, check_week: int
) -> Iterator[tuple[int, Task]]:
    if dossier.pupils:
        yield term.ready, Task("核对帮扶名单，备好各项记录")
    if any(pupil.helper for pupil in dossier.pupils):
        yield term.ready, Task("落实结对同学")
    if measures:
        aims = any(pupil.target for pupil in dossier.pupils) or dossier.goals
        yield check_week, Task(f"{'对照目标' if aims else '按记录'}检查一次，调整措施")
        yield term.weeks[-1], Task("整理记录，统计结果，写出总结")


def _turns(measure: MeasureFacts, offset: int, term: Term) -> Iterator[tuple[int, Task]]:
    """Yield the weeks in which a measure has its turn."""
    if _rotates(measure):
        yield from _rotation(measure, offset, term)
        return
    if _shared_out(measure):
        weeks = [number for number in measure.frequency.weeks if number in term.weeks]
        for number, pupil in zip(weeks, cycle(measure.pupils), strict=False):
            yield number, Task(measure.title, (pupil.name,))
        return
    fixed = {
        Unit.START: term.weeks[:1],
        Unit.END: term.weeks[-1:],
        Unit.HOLIDAY: sorted({*_weeks_before_holidays(term.calendar), term.weeks[-1]}),
        Unit.WEEKS: [n for n in measure.frequency.weeks if n in term.weeks],
    }
    numbers = fixed.get(measure.frequency.unit)
    for number in _spread(measure.frequency, offset, term) if numbers is None else numbers:
        yield number, Task(measure.title)


def _spread(frequency: Frequency, offset: int, term: Term) -> Iterator[int]:
    """Yield as many weeks as the plan counts, evenly over their span, staggered by the offset."""
    if frequency.unit is Unit.FORTNIGHT:
        yield from _every_few_weeks(frequency, offset, term.weeks)
    elif frequency.unit is Unit.TERM:
        yield from term.turns(term.weeks, frequency.times, offset)
    elif frequency.unit is Unit.MONTH:
        for span in term.periods(frequency):
            yield from term.turns(span, frequency.times, offset)


def _every_few_weeks(frequency: Frequency, offset: int, open_weeks: Sequence[int]) -> Iterator[int]:
    """Yield every second week (or third, …), the last week of the term left out where it can be."""
    steps = [
        period * frequency.interval + time * frequency.interval // frequency.times
        for period in range(len(open_weeks) // frequency.interval)
        for time in range(frequency.times)
    ]
    room = len(open_weeks) - 1 - max(steps, default=0)
    start = offset % max(room, 1)
    for step in steps:
        yield open_weeks[start + step]


def _weeks_before_holidays(calendar: Calendar) -> Iterator[int]:
    """Yield the school weeks right before a holiday of more than two days begins."""
    weeks = calendar.weeks
    for before, week in pairwise(weeks):
        for day in week.off:
            goes_on = any(d.name == day.name for d in before.off)
            following = weeks[week.number] if week.number < len(weeks) else None
            length = (day.last - day.first).days + 1
            length += sum(
                (d.last - d.first).days + 1
                for d in (following.off if following else ())
                if d.name == day.name
            )
            if not goes_on and length > SHORT_HOLIDAY and before.school_days:
                yield before.number


def _rotation(measure: MeasureFacts, offset: int, term: Term) -> Iterator[tuple[int, Task]]:
    """Give the pupils their turns: one after the other, or all of them in each month."""
    names = [pupil.name for pupil in measure.pupils]
    frequency = measure.frequency
    told: Iterable[tuple[int, str]]
    if frequency.per_pupil:
        count = frequency.times * len(names)
        told = [
            turn
            for span in term.periods(frequency)
            for turn in zip(term.turns(span, count, offset), cycle(names), strict=False)
        ]
    else:
        numbers = (
            [number for number in term.weeks for _ in range(frequency.times)]
            if frequency.unit is Unit.WEEK
            else _spread(frequency, offset, term)
        )
        told = zip(numbers, islice(cycle(names), offset % len(names), None), strict=False)
    by_week: dict[int, list[str]] = {}
    for number, name in told:
        by_week.setdefault(number, []).append(name)
    for number, due in by_week.items():
        yield number, Task(measure.title, tuple(dict.fromkeys(due)))
