"""Who the plan is about: the class in numbers and the pupils one by one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct, field

from plangen.language.patterns import lazy
from plangen.model.examinations import is_outcome
from plangen.model.score_statistics import progress
from plangen.model.scores import MARK_SYNONYMS, MARKS, Score

if TYPE_CHECKING:
    from collections.abc import Sequence
    from decimal import Decimal

    from plangen.library.choices import Choices
    from plangen.model.dossier import Dossier
    from plangen.model.values import Markdown, Quantity

MIDTERM = "期中"
# A sign with the cause that it shows: 课上和后桌说话（听课不专心）
PLACED = lazy(r"^(?P<sign>.+?)\s*[（(](?P<cause>[^（）()]+)[）)]$")


class ClassSize(Struct, frozen=True):
    """Counts of the class; None where the dossier does not give or imply the number."""

    total: int | None
    boys: int | None
    girls: int | None
    struggling: int | None
    struggling_boys: int | None
    struggling_girls: int | None


class PupilFacts(Struct, frozen=True):
    """One pupil of the plan.

    ``change`` is points now minus points before; ``steps`` the same for marks, in marks up or
    down. Both are None where one of the two results is missing or they are of different kinds.
    ``placed`` are the signs of which the teacher says what they show, with that cause.
    """

    name: str
    sex: str | None
    types: tuple[str, ...]
    strengths: tuple[str, ...]
    signs: tuple[str, ...]
    causes: tuple[str, ...]
    measures: tuple[str, ...]
    helper: str | None
    scores: dict[str, Score]
    before: Score | None
    after: Score | None
    change: Decimal | None
    steps: int | None
    target: Quantity | None
    reached: bool | None
    missing_to_target: Decimal | None
    passed: bool | None
    passed_before: bool | None
    note: Markdown | None
    placed: dict[str, str] = field(default_factory=dict)

    @property
    def began(self) -> bool:
        """Whether there is a result before the term; an absence is none."""
        return self.before is not None and not self.before.absence

    @property
    def ended(self) -> bool:
        """Whether there is a result at the term's end; an absence is none."""
        return self.after is not None and not self.after.absence

    @property
    def target_behind(self) -> bool:
        """Whether the target asks for no more than there is already."""
        if self.target is None or self.before is None:
            return False
        if self.target.number is not None and self.before.points is not None:
            return self.target.number <= self.before.points
        mark = MARK_SYNONYMS.get(self.target.text, self.target.text)
        return mark in MARKS and self.before.mark in MARKS[: MARKS.index(mark) + 1]


# The pupil of an empty form.
NOBODY = PupilFacts(
    name="",
    sex=None,
    types=(),
    strengths=(),
    signs=(),
    causes=(),
    measures=(),
    helper=None,
    scores={},
    before=None,
    after=None,
    change=None,
    steps=None,
    target=None,
    reached=None,
    missing_to_target=None,
    passed=None,
    passed_before=None,
    note=None,
)


class Trend(Struct, frozen=True):
    """Pupils by how their results moved; ``unknown`` lack one of the two results."""

    risen: tuple[PupilFacts, ...]
    same: tuple[PupilFacts, ...]
    fallen: tuple[PupilFacts, ...]
    unknown: tuple[PupilFacts, ...]


def trend(pupils: Sequence[PupilFacts]) -> Trend:
    """Sort pupils by the direction of their change, in points or in marks."""

    def move(pupil: PupilFacts) -> Decimal | int | None:
        return pupil.change if pupil.change is not None else pupil.steps

    known = [(pupil, moved) for pupil in pupils if (moved := move(pupil)) is not None]
    return Trend(
        risen=tuple(pupil for pupil, moved in known if moved > 0),
        same=tuple(pupil for pupil, moved in known if moved == 0),
        fallen=tuple(pupil for pupil, moved in known if moved < 0),
        unknown=tuple(pupil for pupil in pupils if move(pupil) is None),
    )


def class_size(dossier: Dossier) -> ClassSize:
    """Count the class and, among it, the pupils of the plan."""
    here = dossier.situation
    known = dossier.pupils and all(pupil.sex for pupil in dossier.pupils)
    return ClassSize(
        here.total,
        here.boys,
        here.girls,
        struggling=len(dossier.pupils) or here.struggling,
        struggling_boys=sum(p.sex == "男" for p in dossier.pupils) if known else None,
        struggling_girls=sum(p.sex == "女" for p in dossier.pupils) if known else None,
    )


def _columns_in_time(dossier: Dossier) -> tuple[str, ...]:
    """Names of the pupils' examinations in time order.

    Each pupil gives his in order; one that an earlier pupil lacks goes right after the examination
    that precedes it.
    """
    columns: list[str] = []
    for pupil in dossier.pupils:
        place = 0
        for column in pupil.scores:
            if column not in columns:
                columns.insert(place, column)
            place = columns.index(column) + 1
    return tuple(columns)


class Columns(Struct, frozen=True):
    """Names of the pupils' examinations in time order, and the two that are compared."""

    names: tuple[str, ...]
    first: str | None
    last: str | None


def columns_of(dossier: Dossier) -> Columns:
    """Find the first examination before this term's end, and the last one at its end."""
    names = _columns_in_time(dossier)
    first = next((name for name in names if not is_outcome(name)), None)
    last = next((name for name in reversed(names) if is_outcome(name)), None)
    if last is None and len(names) > 1 and MIDTERM not in names[-1]:
        last = names[-1]
    return Columns(names, first, last)


def pupil_facts(dossier: Dossier, choices: Choices) -> tuple[PupilFacts, ...]:
    """Gather each pupil's facts, comparing the first result with that of the term's end."""
    columns = columns_of(dossier)
    first, last = columns.first, columns.last
    found = []
    for i, pupil in enumerate(dossier.pupils):
        before = pupil.scores.get(first) if first else None
        after = pupil.scores.get(last) if last else None
        change, steps = _compare(before, after)
        reached, missing = _reached(pupil.target, after, dossier)
        signs = [_sign(typed, choices, choices.pupil_causes[i]) for typed in pupil.signs]
        found.append(
            PupilFacts(
                name=pupil.name,
                sex=pupil.sex,
                types=tuple(pupil.types),
                strengths=tuple(pupil.strengths),
                signs=tuple(sign for sign, _ in signs),
                causes=tuple(choices.pupil_causes[i]),
                measures=tuple(choices.pupil_measures[i]),
                helper=pupil.helper,
                scores=dict(pupil.scores),
                before=before,
                after=after,
                change=change,
                steps=steps,
                target=pupil.target,
                reached=reached,
                missing_to_target=missing,
                passed=dossier.thresholds.is_pass(after, dossier.full_marks) if after else None,
                passed_before=dossier.thresholds.is_pass(before, dossier.full_marks)
                if before
                else None,
                note=pupil.note,
                placed={sign: cause for sign, cause in signs if cause},
            )
        )
    return tuple(found)


def _sign(typed: str, choices: Choices, causes: Sequence[str]) -> tuple[str, str | None]:
    """Part a 表现 from the cause in brackets behind it, where that is one of the pupil's own."""
    found = PLACED.match(typed)
    for name in causes if found else ():
        entry = choices.causes[name].entry
        called = (name, entry.title, *entry.aliases) if entry else (name,)
        if found and found["cause"].strip() in called:
            return found["sign"], name
    return typed, None


def _compare(before: Score | None, after: Score | None) -> tuple[Decimal | None, int | None]:
    if before is None or after is None:
        return None, None
    change = progress(before, after)
    if change is not None:
        return change, None
    if before.mark and after.mark:
        return None, MARKS.index(before.mark) - MARKS.index(after.mark)
    return None, None


def _reached(
    target: Quantity | None, after: Score | None, dossier: Dossier
) -> tuple[bool | None, Decimal | None]:
    """Whether a pupil's target was reached, and by how many points it was missed."""
    if target is None or after is None:
        return None, None
    if target.number is not None and after.points is not None:
        missing = target.number - after.points
        return missing <= 0, missing if missing > 0 else None
    mark = MARK_SYNONYMS.get(target.text, target.text)
    if mark in MARKS and after.mark:
        return MARKS.index(after.mark) <= MARKS.index(mark), None
    if mark == "合格":
        return dossier.thresholds.is_pass(after, dossier.full_marks), None
    return None, None
