"""培优: the pupils who can go further, seen with the same eyes as those who have fallen behind."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct

from plangen.library.choices import Choices
from plangen.model.classwork import ClassWork
from plangen.model.dossier import Pupil
from plangen.model.tutoring import Tutoring

if TYPE_CHECKING:
    import datetime as dt

    from plangen.facts.calendar import Calendar
    from plangen.model.dossier import Dossier, TalentPlan
    from plangen.model.talent import TutoringEntry
    from plangen.model.weeks import WeekSpan


class Layers(Struct, frozen=True):
    """The class in three layers, in pupils; ``middle`` is None where the class size is not known.

    Ahead and behind are those whom the dossier lists; the middle is everybody else.
    """

    ahead: int
    middle: int | None
    behind: int


class TutoringWeek(Struct, frozen=True):
    """辅导内容 of a run of weeks, with its first and last day where the calendar is known."""

    weeks: WeekSpan
    first: dt.date | None
    last: dt.date | None
    talents: str | None
    struggling: str | None


def talents_as_pupils(dossier: Dossier, talent: TalentPlan) -> Dossier:
    """Put the talents, their goals and their measures in place of the struggling pupils'."""
    pupils = [
        Pupil.model_construct(
            name=one.name,
            sex=one.sex,
            strengths=one.strengths,
            scores=one.scores,
            target=one.target,
            note=one.note,
        )
        for one in talent.pupils
    ]
    changes = {
        "pupils": pupils,
        "causes": [],
        "goals": talent.goals,
        "measures": talent.measures,
        "schedule": [],
        "aims": [],
        "tutoring_contents": [],
        "type_notes": [],
        "clusters": [],
        "tutoring": Tutoring(),
        "class_work": ClassWork(),
        "talent": None,
    }
    return dossier.model_copy(update=changes)


def talent_choices(choices: Choices) -> Choices:
    """Return the choices of 培优 as if they were all there are.

    A measure that some pupils name is for them; one that nobody names is for all.
    """
    named = {name for names in choices.named_by_talents for name in names}
    for_all = [name for name in choices.talent_measures if name not in named]
    return Choices(
        measures=choices.talent_measures,
        pupil_causes=[[] for _ in choices.named_by_talents],
        pupil_measures=[[*for_all, *names] for names in choices.named_by_talents],
        executions=choices.executions,
    )


def layers(dossier: Dossier, talent: TalentPlan) -> Layers:
    """Count the three layers of the class."""
    ahead = len(talent.pupils)
    behind = len(dossier.pupils) or dossier.situation.struggling or 0
    total = dossier.situation.total
    return Layers(ahead, None if total is None else total - ahead - behind, behind)


def tutoring_weeks(dossier: Dossier, calendar: Calendar | None) -> tuple[TutoringWeek, ...]:
    """Put 辅导内容 in the order of the weeks and find their days."""
    weeks = {week.number: week for week in calendar.weeks} if calendar else {}

    def row(entry: TutoringEntry) -> TutoringWeek:
        first, last = weeks.get(entry.weeks.first), weeks.get(entry.weeks.last)
        return TutoringWeek(
            entry.weeks,
            first.first if first else None,
            last.last if last else None,
            entry.talents,
            entry.struggling,
        )

    ordered = sorted(
        dossier.tutoring_contents, key=lambda entry: (entry.weeks.first, entry.weeks.last)
    )
    return tuple(row(entry) for entry in ordered)
