"""对症下药: which pupils a cause concerns and which measures answer it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct

from plangen.facts.frequency import Frequency, Unit, read_frequency
from plangen.language.patterns import lazy
from plangen.library.entries import DIMENSIONS
from plangen.model.values import SCOPES, Markdown

if TYPE_CHECKING:
    from collections.abc import Sequence

    from plangen.facts.people import PupilFacts
    from plangen.library.choices import CauseChoice, Choices, MeasureChoice
    from plangen.library.entries import Cause, Measure
    from plangen.model.dossier import ChosenCause, ChosenMeasure, Dossier

CLASS_TEACHER = "班主任"
SUBJECT_TEACHER = "任课教师"
# What a teacher does about his own teaching names no pupils.
TEACHER_CATEGORY = "教师提升"
HOME = "家庭"
FAMILY = lazy(
    "爸|妈|父亲|母亲|父母|爷爷|奶奶|姥|外公|外婆|祖辈|家里|家人|家长|亲戚"
    "|打工|务工|离婚|离异|分居|再婚|寄住"
)
BRIEF = "简"
APART = "分条"


class CauseFacts(Struct, frozen=True):
    """A cause and the pupils it concerns; ``signs`` are those pupils' 表现 told under it.

    ``written`` is where the dossier names it; ``place`` counts the causes in the teacher's order.
    ``brief`` asks for one line instead of paragraphs.
    """

    name: str
    title: str
    written: tuple[str | int, ...]
    place: int
    dimension: str
    sensitive: bool
    entry: Cause | None
    note: str | None
    pupils: tuple[PupilFacts, ...]
    signs: dict[str, tuple[str, ...]]
    measures: tuple[str, ...]
    example: str | None = None
    brief: bool = False


class MeasureFacts(Struct, frozen=True):
    """A measure, the causes it answers and the pupils it is for.

    ``sensitive`` holds where naming the pupils would tell a family's circumstances, ``brief``
    where one line is asked for, ``points_apart`` where each 要点 is to be an item of its own.
    ``group`` is the part of a class plan that the teacher puts it into. ``own_steps`` holds where
    the note begins with the teacher's own 做法 and the library's text is not wanted.
    """

    name: str
    title: str
    members: tuple[str, ...]
    written: tuple[str | int, ...]
    entry: Measure | None
    causes: tuple[CauseFacts, ...]
    pupils: tuple[PupilFacts, ...]
    sensitive: bool
    frequency: Frequency
    person: str | None
    record: str | None
    points: tuple[str, ...]
    note: Markdown | None
    own_steps: bool = False
    example: str | None = None
    brief: bool = False
    points_apart: bool = False
    group: str | None = None

    @property
    def one_by_one(self) -> bool:
        """Whether it is done with one pupil at a time."""
        return bool(self.entry and self.entry.one_by_one) or self.frequency.per_pupil


def measure_causes(choice: MeasureChoice, causes: dict[str, CauseChoice]) -> tuple[str, ...]:
    """Names of the dossier's causes that a measure answers, in the dossier's order."""
    answers = choice.answers
    if answers is None:
        answers = choice.entry.answers if choice.entry else ()
    return tuple(name for name in causes if name in answers)


def cause_facts(
    dossier: Dossier, choices: Choices, pupils: Sequence[PupilFacts]
) -> tuple[CauseFacts, ...]:
    """Gather the causes, ordered by dimension as the library orders them."""
    answered: dict[str, list[str]] = {name: [] for name in choices.causes}
    for measure in choices.measures.values():
        for name in measure_causes(measure, choices.causes):
            answered[name].append(measure.name)
    signs = _share_signs(choices, pupils)
    found = [
        CauseFacts(
            name=choice.name,
            title=choice.title,
            written=choice.written,
            place=place,
            dimension=choice.dimension,
            sensitive=_is_sensitive(choice),
            entry=choice.entry,
            note=choice.note,
            pupils=tuple(pupil for pupil in pupils if choice.name in pupil.causes),
            signs=signs[choice.name],
            measures=tuple(answered[choice.name]),
            example=choice.chosen.example if choice.chosen else None,
            brief=_detail(choice.chosen, dossier) == BRIEF,
        )
        for place, choice in enumerate(choices.causes.values())
    ]
    order = {name: i for i, name in enumerate(DIMENSIONS)}
    return tuple(sorted(found, key=lambda cause: order.get(cause.dimension, len(order))))


def _share_signs(
    choices: Choices, pupils: Sequence[PupilFacts]
) -> dict[str, dict[str, tuple[str, ...]]]:
    """Give each 表现 of a pupil to one of his causes, so that it is told once.

    The teacher's own word decides. Else the sign goes to the cause of which a clue occurs in it, a
    sensitive one first, because there it is told without the name. A sign without a clue goes to
    the cause in its own place of the list, if that has none yet, else to another such.
    """
    shared: dict[str, dict[str, list[str]]] = {name: {} for name in choices.causes}
    for pupil in pupils:
        causes = sorted(pupil.causes, key=lambda name: not _is_sensitive(choices.causes[name]))
        rest = []
        for place, sign in enumerate(pupil.signs):
            name = pupil.placed.get(sign) or _pointed_at(choices, causes, sign)
            if name is None:
                rest.append((place, sign))
            else:
                shared[name].setdefault(pupil.name, []).append(sign)
        open_causes = [n for n in pupil.causes if not _is_sensitive(choices.causes[n])]
        for place, sign in rest:
            bare = [name for name in open_causes if pupil.name not in shared[name]]
            own = [name for name in open_causes[place : place + 1] if name in bare]
            for name in (own or bare or open_causes)[:1]:
                shared[name].setdefault(pupil.name, []).append(sign)
    return {
        cause: {name: tuple(told) for name, told in by_pupil.items()}
        for cause, by_pupil in shared.items()
    }


def _pointed_at(choices: Choices, causes: Sequence[str], sign: str) -> str | None:
    """Return the cause of which most of the sign is clues, of equals the first.

    Whatever is said of the family of a pupil with a sensitive cause at home belongs to that cause.
    """

    def told(name: str) -> int:
        return sum(len(clue) for clue in _clues(choices.causes[name]) if clue in sign)

    sensitive = [
        name
        for name in causes
        if _is_sensitive(choices.causes[name])
        and (told(name) or (choices.causes[name].dimension == HOME and FAMILY.search(sign)))
    ]
    best = max(sensitive or causes, key=told, default=None)
    return best if sensitive or (best is not None and told(best)) else None


def _is_sensitive(cause: CauseChoice) -> bool:
    return bool(cause.entry and cause.entry.sensitive)


def _clues(cause: CauseChoice) -> Sequence[str]:
    """Words that mark a sign as one of this cause; for an own cause, the pairs of its name."""
    if cause.entry:
        return cause.entry.clues
    return [cause.name[i : i + 2] for i in range(len(cause.name) - 1)]


def measure_facts(
    dossier: Dossier,
    choices: Choices,
    causes: Sequence[CauseFacts],
    pupils: Sequence[PupilFacts],
) -> tuple[MeasureFacts, ...]:
    """Gather the measures in the dossier's order; what the teacher wrote wins over the library."""
    by_name = {cause.name: cause for cause in causes}
    found = []
    for choice in choices.measures.values():
        answers = [by_name[name] for name in measure_causes(choice, choices.causes)]
        explicit = {p.name for p in pupils if choice.name in p.measures}
        concerned = explicit
        about_teacher = choice.entry is not None and choice.entry.category == TEACHER_CATEGORY
        if choice.listed and not about_teacher:
            concerned = explicit | {p.name for cause in answers for p in cause.pupils}
        if not choice.listed:  # it is for these pupils, so it answers their causes
            answers = [c for c in answers if any(p.name in explicit for p in c.pupils)] or answers
        chosen, entry = choice.chosen, choice.entry
        frequency = (chosen and chosen.frequency) or (entry.frequency if entry else "")
        plainly = {p.name for cause in answers if not cause.sensitive for p in cause.pupils}
        found.append(
            MeasureFacts(
                name=choice.name,
                title=choice.title,
                members=choice.members,
                written=choice.written,
                entry=entry,
                causes=tuple(answers),
                pupils=tuple(p for p in pupils if p.name in concerned),
                sensitive=any(cause.sensitive for cause in answers) and not concerned <= plainly,
                frequency=read_frequency(frequency) if frequency else Frequency("", Unit.EVENT),
                person=(chosen and chosen.person)
                or (_person(entry.person, dossier) if entry else None),
                record=(chosen and chosen.record and chosen.record.strip("《》"))
                or (entry.record if entry else None),
                points=tuple(chosen.points) if chosen else (),
                note=_own_words(chosen),
                own_steps=bool(chosen and chosen.steps),
                example=chosen.example if chosen else None,
                brief=_detail(chosen, dossier) == BRIEF,
                points_apart=((chosen and chosen.points_layout) or dossier.points_layout) == APART,
                group=chosen.group if chosen else None,
            )
        )
    return tuple(found)


def _detail(chosen: ChosenCause | ChosenMeasure | None, dossier: Dossier) -> str:
    """How fully an item is told: what is said of it goes before what is said of all."""
    return (chosen and chosen.detail) or dossier.detail


def _person(role: str, dossier: Dossier) -> str:
    """Put the teacher's name for the role that the teacher of this dossier has.

    Who signs for more than one class, such as 教导处, has no such role.
    """
    if dossier.scope not in {None, SCOPES[0]}:
        return role
    own_role = SUBJECT_TEACHER if dossier.subject else CLASS_TEACHER
    if dossier.teacher and role in {own_role, SUBJECT_TEACHER}:
        return dossier.teacher
    return role


def _own_words(chosen: ChosenMeasure | None) -> Markdown | None:
    """Join what the teacher says of a measure: first what is done, then the rest."""
    told = [text for text in (chosen.steps, chosen.note) if text] if chosen else []
    return Markdown("\n\n".join(told)) if told else None
