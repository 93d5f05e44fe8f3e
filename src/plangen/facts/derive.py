"""All facts of a dossier, in one object for the templates."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct
from msgspec.structs import replace

from plangen.facts.calendar import Calendar, build_calendar
from plangen.facts.classwork import ClassWorkFacts, class_work_facts, meeting_tasks
from plangen.facts.coverage import CauseFacts, MeasureFacts, cause_facts, measure_facts
from plangen.facts.frequency import Unit
from plangen.facts.funding import FundingFacts, funding_facts
from plangen.facts.grouping import GroupingFacts, grouping_facts
from plangen.facts.matrix import CoverageMatrix, coverage_matrix
from plangen.facts.months import ALL_WEEK, Month, school_months, weeks_by_month
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
from plangen.facts.results import (
    ClassComparison,
    GoalFacts,
    compare_class,
    goal_facts,
)
from plangen.facts.schedule import Schedule, build_schedule
from plangen.facts.score_lines import ScoreLines, score_lines
from plangen.facts.service import ServiceFacts, service_facts
from plangen.facts.talent import (
    Layers,
    TutoringWeek,
    layers,
    talent_choices,
    talents_as_pupils,
    tutoring_weeks,
)
from plangen.facts.teaching import TeachingFacts, teaching_facts
from plangen.facts.turns import Turn, planned_turns
from plangen.facts.tutoring import TutoringFacts, session_tasks, tutoring_facts
from plangen.facts.typology import Typology, typology
from plangen.model.execution import Execution

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Collection

    from plangen.library.choices import Choices
    from plangen.model.dossier import Dossier


class Carried(Struct, frozen=True):
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
        """Whether the planned total says more than the frequency: 每学期两次 is its own total.

        It is not where a document tells of more than one term.
        """
        frequency = self.measure.frequency
        own = frequency.unit is Unit.TERM and not frequency.per_pupil
        return not own or self.planned != frequency.times

    @property
    def short_of_plan(self) -> bool:
        """Whether it was done notably less often than planned: by more than a tenth."""
        if not self.times or self.planned is None:
            return False
        return (self.planned - self.times) * 10 > self.planned


class Facts(Struct, frozen=True):
    """What follows from a dossier and the library; nothing in it is typed twice.

    ``untold`` are the 表现 that the analysis of causes does not tell, ``unserved`` the places of
    goals that say what serves them, while no measure does.
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
    coverage: CoverageMatrix
    goals: tuple[GoalFacts, ...]
    unserved: tuple[int, ...]
    exams: ClassComparison
    lines: ScoreLines | None
    calendar: Calendar | None
    months: tuple[Month, ...]
    schedule: Schedule
    turns: tuple[Turn, ...]
    carried: tuple[Carried, ...]
    typology: Typology
    research: ResearchFacts | None
    teaching: TeachingFacts
    talent: TalentFacts | None
    tutoring_weeks: tuple[TutoringWeek, ...]
    class_work: ClassWorkFacts
    grouping: GroupingFacts
    tutoring: TutoringFacts
    service: ServiceFacts | None = None
    funding: FundingFacts | None = None

    @property
    def all_measures(self) -> tuple[MeasureFacts, ...]:
        """The measures for either end of the class."""
        return (*self.measures, *(self.talent.facts.measures if self.talent else ()))

    @property
    def all_carried(self) -> tuple[Carried, ...]:
        """How the measures for either end of the class were carried out."""
        return (*self.carried, *(self.talent.facts.carried if self.talent else ()))


class TalentFacts(Struct, frozen=True):
    """What follows from 培优.

    ``facts`` are those of the dossier as if its talents were its pupils, with the goals and the
    measures of 培优; they leave out the examinations of the class, which are told with the class.
    ``directions`` is what each of them works towards. ``schedule`` holds the measures of both ends.
    """

    facts: Facts
    directions: dict[str, tuple[str, ...]]
    layers: Layers
    schedule: Schedule


def derive(dossier: Dossier, choices: Choices) -> Facts:
    """Work out everything that a document may state about this class."""
    columns = columns_of(dossier)
    pupils = pupil_facts(dossier, choices)
    causes = cause_facts(dossier, choices, pupils)
    measures = measure_facts(dossier, choices, causes, pupils)
    exams = compare_class(dossier)
    calendar = None
    if dossier.opening_day is not None and dossier.weeks is not None:
        calendar = build_calendar(dossier.opening_day, dossier.weeks, dossier.calendar)
    goals = goal_facts(dossier, exams)
    tutoring = tutoring_facts(dossier, pupils)
    fixed = [*session_tasks(tutoring.sessions), *meeting_tasks(dossier)]
    schedule = build_schedule(dossier, measures, calendar, fixed)
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
        goals=goals,
        coverage=coverage_matrix(causes, measures, pupils),
        unserved=_unserved(choices, measures),
        exams=exams,
        lines=score_lines(dossier),
        calendar=calendar,
        months=school_months(calendar, _service_days(dossier), _service_start(dossier)),
        schedule=schedule,
        turns=planned_turns(measures, schedule),
        carried=_carried(dossier, choices, measures, calendar),
        service=service_facts(dossier),
        funding=funding_facts(dossier),
        typology=typology(dossier, choices, pupils, causes, measures),
        research=research_facts(dossier, pupils, columns, causes, measures),
        teaching=teaching_facts(dossier, goals, calendar),
        talent=_talent(dossier, choices, measures, calendar),
        tutoring_weeks=tutoring_weeks(dossier, calendar),
        class_work=class_work_facts(dossier, measures, calendar, schedule),
        grouping=grouping_facts(dossier, choices, pupils, causes, measures),
        tutoring=tutoring,
    )


def _service_days(dossier: Dossier) -> Collection[int]:
    """Days of the week on which there is 课后服务; the whole school week where nothing is said."""
    return (dossier.service and dossier.service.time.days) or ALL_WEEK


def _service_start(dossier: Dossier) -> dt.date | None:
    return dossier.service.time.start if dossier.service else None


def _talent(
    dossier: Dossier,
    choices: Choices,
    measures: tuple[MeasureFacts, ...],
    calendar: Calendar | None,
) -> TalentFacts | None:
    """Derive the facts of 培优; whether these pupils passed says nothing about them."""
    talent = dossier.talent
    if talent is None:
        return None
    facts = derive(talents_as_pupils(dossier, talent), talent_choices(choices))
    facts = replace(
        facts,
        exams=ClassComparison(None, None),
        pupils=tuple(replace(p, passed=None, passed_before=None) for p in facts.pupils),
    )
    return TalentFacts(
        facts,
        directions={one.name: tuple(one.directions) for one in talent.pupils},
        layers=layers(dossier, talent),
        schedule=build_schedule(dossier, (*measures, *facts.measures), calendar),
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


def _unserved(choices: Choices, measures: tuple[MeasureFacts, ...]) -> tuple[int, ...]:
    at_work = {m.name for m in measures} | {c.name for m in measures for c in m.causes}
    return tuple(
        place
        for place, names in enumerate(choices.goal_relations)
        if names and not at_work.intersection(names)
    )


def _carried(
    dossier: Dossier,
    choices: Choices,
    measures: tuple[MeasureFacts, ...],
    calendar: Calendar | None,
) -> tuple[Carried, ...]:
    if dossier.outcome is None:
        return ()
    weeks = calendar.teaching_weeks if calendar else dossier.weeks
    days = calendar.school_days if calendar else None
    months = len(weeks_by_month(calendar)) if calendar else None
    found = []
    for measure in measures:
        execution = choices.executions.get(measure.name)
        planned = measure.frequency.planned(weeks, len(measure.pupils), days, months)
        if execution is not None and execution.planned is not None:
            planned = execution.planned
        found.append(Carried(measure, planned, execution))
    return tuple(found)
