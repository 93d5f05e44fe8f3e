"""All facts of a dossier, in one object for the templates."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from plangen.facts.calendar import Calendar, build_calendar
from plangen.facts.coverage import CauseFacts, MeasureFacts, cause_facts, measure_facts
from plangen.facts.frequency import Unit
from plangen.facts.people import (
    ClassSize,
    PupilFacts,
    Trend,
    class_size,
    columns_of,
    pupil_facts,
    trend,
)
from plangen.facts.research import ResearchFacts, research_facts
from plangen.facts.results import ClassComparison, GoalFacts, compare_class, goal_facts
from plangen.facts.schedule import Schedule, build_schedule
from plangen.facts.typology import Typology, typology
from plangen.model.dossier import Execution

if TYPE_CHECKING:
    from plangen.library.choices import Choices
    from plangen.model.dossier import Dossier


@dataclass(frozen=True, slots=True)
class Carried:
    """How a measure was carried out: None where nothing is recorded."""

    measure: MeasureFacts
    planned: int | None
    execution: Execution | None

    @property
    def recorded(self) -> bool:
        """Whether anything is told of it at all."""
        return self.execution is not None and self.execution != Execution()

    @property
    def done(self) -> bool:
        """Whether it took place by what is recorded."""
        return self.recorded and self.times != 0

    @property
    def evidenced(self) -> bool:
        """Whether a count or a record shows that it was done."""
        execution = self.execution
        return bool(execution and (execution.times or (execution.record and self.done)))

    @property
    def times(self) -> int | None:
        """How often it took place, where that is recorded."""
        return self.execution.times if self.execution else None

    @property
    def total_is_news(self) -> bool:
        """Whether the planned total says more than the frequency: 每学期两次 is its own total."""
        frequency = self.measure.frequency
        return frequency.unit is not Unit.TERM or frequency.per_pupil

    @property
    def short_of_plan(self) -> bool:
        """Whether it was done notably less often than planned: by more than a tenth."""
        if not self.times or self.planned is None:
            return False
        return (self.planned - self.times) * 10 > self.planned


@dataclass(frozen=True, slots=True)
class Facts:
    """What follows from a dossier and the library; nothing in it is typed twice.

    ``untold`` are the 表现 that the analysis of causes does not tell.
    """

    size: ClassSize
    pupils: tuple[PupilFacts, ...]
    untold: dict[str, tuple[str, ...]]
    trend: Trend
    columns: tuple[str, ...]
    first_column: str | None
    last_column: str | None
    causes: tuple[CauseFacts, ...]
    measures: tuple[MeasureFacts, ...]
    goals: tuple[GoalFacts, ...]
    exams: ClassComparison
    calendar: Calendar | None
    schedule: Schedule
    carried: tuple[Carried, ...]
    typology: Typology
    research: ResearchFacts | None


def derive(dossier: Dossier, choices: Choices) -> Facts:
    """Work out everything that a document may state about this class."""
    columns = columns_of(dossier)
    pupils = pupil_facts(dossier, choices)
    causes = cause_facts(choices, pupils)
    measures = measure_facts(dossier, choices, causes, pupils)
    exams = compare_class(dossier)
    calendar = None
    if dossier.opening_day is not None and dossier.weeks is not None:
        calendar = build_calendar(dossier.opening_day, dossier.weeks, dossier.calendar)
    return Facts(
        size=class_size(dossier),
        pupils=pupils,
        untold=_untold(pupils, causes),
        trend=trend(pupils),
        columns=columns.names,
        first_column=columns.first,
        last_column=columns.last,
        causes=causes,
        measures=measures,
        goals=goal_facts(dossier, exams),
        exams=exams,
        calendar=calendar,
        schedule=build_schedule(dossier, measures, calendar),
        carried=_carried(dossier, choices, measures, calendar),
        typology=typology(dossier, choices, pupils, causes, measures),
        research=research_facts(dossier, pupils, columns, causes, measures),
    )


def _untold(
    pupils: tuple[PupilFacts, ...], causes: tuple[CauseFacts, ...]
) -> dict[str, tuple[str, ...]]:
    """Signs that no cause tells, by pupil: of pupils without causes or with sensitive ones only."""
    told = {
        (name, sign) for cause in causes for name, signs in cause.signs.items() for sign in signs
    }
    left = {p.name: tuple(s for s in p.signs if (p.name, s) not in told) for p in pupils}
    return {name: signs for name, signs in left.items() if signs}


def _carried(
    dossier: Dossier,
    choices: Choices,
    measures: tuple[MeasureFacts, ...],
    calendar: Calendar | None,
) -> tuple[Carried, ...]:
    if dossier.outcome is None:
        return ()
    weeks = calendar.teaching_weeks if calendar else dossier.weeks
    found = []
    for measure in measures:
        execution = choices.executions.get(measure.name)
        planned = measure.frequency.planned(
            weeks, len(measure.pupils), calendar.school_days if calendar else None
        )
        if execution is not None and execution.planned is not None:
            planned = execution.planned
        found.append(Carried(measure, planned, execution))
    return tuple(found)
