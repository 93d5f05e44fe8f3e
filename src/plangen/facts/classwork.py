"""The class teacher's term in facts: groups of measures, indicators, meetings, months, awards."""

from __future__ import annotations

from decimal import ROUND_FLOOR, Decimal
from typing import TYPE_CHECKING

from msgspec import Struct

from plangen.facts.results import unit_of, with_unit
from plangen.facts.schedule import Task
from plangen.model.template_files import load_table
from plangen.model.values import plain_number

if TYPE_CHECKING:
    from collections.abc import Sequence

    from plangen.facts.calendar import Calendar, Week
    from plangen.facts.coverage import MeasureFacts
    from plangen.facts.schedule import Schedule
    from plangen.model.classwork import Award, Honour, Meeting
    from plangen.model.dossier import Dossier
    from plangen.model.values import Quantity

MONTHS_IN_A_YEAR = 12


class MeasureGroup(Struct, frozen=True):
    """One part of a class teacher's work and the measures that belong to it."""

    name: str
    measures: tuple[MeasureFacts, ...]


class IndicatorFacts(Struct, frozen=True):
    """A figure of the class at the start and the end of the term; a missing one is None."""

    name: str
    before: Quantity | None
    after: Quantity | None
    source: str | None

    @property
    def change(self) -> Decimal | None:
        """Later minus earlier figure, both as typed; None where one is missing or in words."""
        before, after = self.before, self.after
        if before is None or after is None or before.number is None or after.number is None:
            return None
        return after.number - before.number

    @property
    def shown_change(self) -> str | None:
        """The size of the change as printed, without sign and unit."""
        return None if self.change is None else plain_number(abs(self.change))

    @property
    def step(self) -> str:
        """Unit of the change: a rate changes by percentage points."""
        if self.after is None:
            return ""
        return "个百分点" if self.after.is_rate else self.after.unit


class MeetingFacts(Struct, frozen=True):
    """A class meeting and the week it falls into; ``week`` is None without a calendar."""

    meeting: Meeting
    week: Week | None


class MonthFacts(Struct, frozen=True):
    """One month of the term: its weeks, the teacher's own items, and what falls into the weeks.

    A week belongs to the month in which it begins; ``first`` and ``last`` are None in a month that
    no week begins in, or without a calendar.
    """

    month: int
    first: int | None
    last: int | None
    items: tuple[str, ...]
    tasks: tuple[Task, ...]


class TierFacts(Struct, frozen=True):
    """One level of an award; ``places`` are pupils, counted from the share where one is given."""

    name: str
    places: int | None
    share: Quantity | None


class AwardFacts(Struct, frozen=True):
    """An award with its levels in numbers of pupils."""

    name: str
    standard: str
    tiers: tuple[TierFacts, ...]
    excluded: tuple[str, ...]
    given: int | None


class ClassWorkFacts(Struct, frozen=True):
    """What follows from 班级工作 and 奖励.

    ``earlier_honours`` were awarded before the term began; without an opening day there are none.
    ``posts`` is how many pupils hold an office; one may hold two.
    """

    posts: int
    groups: tuple[MeasureGroup, ...]
    indicators: tuple[IndicatorFacts, ...]
    meetings: tuple[MeetingFacts, ...]
    months: tuple[MonthFacts, ...]
    earlier_honours: tuple[Honour, ...]
    honours: tuple[Honour, ...]
    awards: tuple[AwardFacts, ...]

    @property
    def held(self) -> tuple[Meeting, ...]:
        """Class meetings that took place."""
        return tuple(m.meeting for m in self.meetings if m.meeting.held)

    @property
    def missed(self) -> tuple[Meeting, ...]:
        """Class meetings that did not take place."""
        return tuple(m.meeting for m in self.meetings if m.meeting.held is False)

    @property
    def unrecorded(self) -> tuple[Meeting, ...]:
        """Class meetings of which nothing is said."""
        return tuple(m.meeting for m in self.meetings if m.meeting.held is None)


def meeting_tasks(dossier: Dossier) -> list[tuple[int, Task]]:
    """Return the class meetings as tasks of their weeks."""
    return [(m.week, Task(f"主题班会“{m.theme}”")) for m in dossier.class_work.meetings]


def class_work_facts(
    dossier: Dossier,
    measures: Sequence[MeasureFacts],
    calendar: Calendar | None,
    schedule: Schedule,
) -> ClassWorkFacts:
    """Gather what a class teacher's plan and summary state."""
    work = dossier.class_work
    opening = dossier.opening_day
    earlier = [h for h in work.honours if opening is not None and h.date < opening]
    weeks = {week.number: week for week in calendar.weeks} if calendar else {}
    return ClassWorkFacts(
        posts=len({post.name for post in work.committee}),
        groups=measure_groups(measures),
        indicators=tuple(
            IndicatorFacts(
                each.name,
                with_unit(each.before, unit_of(each.name)),
                with_unit(each.after, unit_of(each.name)),
                each.source,
            )
            for each in work.indicators
        ),
        meetings=tuple(
            MeetingFacts(meeting, weeks.get(meeting.week))
            for meeting in sorted(work.meetings, key=lambda meeting: meeting.week)
        ),
        months=_months(dossier, calendar, schedule),
        earlier_honours=tuple(sorted(earlier, key=lambda honour: honour.date)),
        honours=tuple(
            sorted((h for h in work.honours if h not in earlier), key=lambda honour: honour.date)
        ),
        awards=tuple(_award(award, dossier.situation.total) for award in dossier.awards),
    )


def measure_groups(measures: Sequence[MeasureFacts]) -> tuple[MeasureGroup, ...]:
    """Put measures together by the teacher's 组, else by the part their category belongs to.

    Groups and measures keep the dossier's order; what belongs nowhere comes last.
    """
    names = load_table("library/groups.yaml")
    rest = names["其他"]
    found: dict[str, list[MeasureFacts]] = {}
    for measure in measures:
        category = measure.entry.category if measure.entry else ""
        name = measure.group or names["各类别"].get(category, rest)
        found.setdefault(name, []).append(measure)
    ordered = sorted(found, key=lambda name: name == rest)
    return tuple(MeasureGroup(name, tuple(found[name])) for name in ordered)


def _months(
    dossier: Dossier, calendar: Calendar | None, schedule: Schedule
) -> tuple[MonthFacts, ...]:
    """Lay the term out by months where the teacher plans by months; otherwise nothing."""
    own = {plan.month: tuple(plan.items) for plan in dossier.class_work.months}
    if not own:
        return ()
    weeks: dict[int, list[int]] = {}
    for week in calendar.weeks if calendar else ():
        weeks.setdefault(week.first.month, []).append(week.number)
    start = dossier.opening_day.month if dossier.opening_day else next(iter(own))
    months = sorted({*own, *weeks}, key=lambda month: (month - start) % MONTHS_IN_A_YEAR)
    return tuple(
        MonthFacts(
            month,
            first=weeks[month][0] if month in weeks else None,
            last=weeks[month][-1] if month in weeks else None,
            items=own.get(month, ()),
            tasks=_tasks_of(schedule, weeks.get(month, ())),
        )
        for month in months
    )


def _tasks_of(schedule: Schedule, weeks: Sequence[int]) -> tuple[Task, ...]:
    """Return what falls into these weeks, each thing once with all pupils whose turn it is."""
    found: dict[str, Task] = {}
    for row in schedule.rows:
        for task in row.tasks if row.weeks[0].number in weeks else ():
            before = found.get(task.text, task)
            pupils = tuple(dict.fromkeys((*before.pupils, *task.pupils)))
            found[task.text] = Task(task.text, pupils, task.tutoring)
    return tuple(found.values())


def _award(award: Award, total: int | None) -> AwardFacts:
    tiers = []
    for tier in award.tiers:
        places = tier.places
        if tier.share is not None and tier.share.number is not None and total is not None:
            share = tier.share.number * total / Decimal(100)
            places = int(share.to_integral_value(ROUND_FLOOR))
        tiers.append(TierFacts(tier.name, places, tier.share))
    return AwardFacts(award.name, award.standard, tuple(tiers), tuple(award.excluded), award.given)
