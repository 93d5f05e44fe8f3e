"""How the pupils are distributed: by type of difficulty, and by the sides their causes lie on.

Both distributions are counted from the same list of pupils, so their totals cannot differ. A pupil
may have several types and causes on several sides; then the counts add up to more than the total.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct

from plangen.facts.results import shown
from plangen.model.examinations import rate

if TYPE_CHECKING:
    from collections.abc import Sequence
    from decimal import Decimal

    from plangen.facts.coverage import CauseFacts, MeasureFacts
    from plangen.facts.people import PupilFacts
    from plangen.library.choices import Choices
    from plangen.model.dossier import Dossier
    from plangen.model.values import Markdown

WHOLE = 100


class Tally(Struct, frozen=True):
    """How many pupils belong to one type or side, and their share of all pupils in percent."""

    name: str
    count: int
    percent: Decimal


class Distribution(Struct, frozen=True):
    """The pupils by type or by side.

    ``total`` counts every pupil once; ``unsorted`` are those who belong nowhere. ``overlaps`` says
    that somebody is counted more than once.
    """

    rows: tuple[Tally, ...]
    total: int
    unsorted: int
    overlaps: bool

    @property
    def top(self) -> tuple[Tally, ...]:
        """The rows with most pupils."""
        highest = max(row.count for row in self.rows)
        return tuple(row for row in self.rows if row.count == highest)

    @property
    def rounded_apart(self) -> bool:
        """Whether the printed shares part the pupils and yet do not add up to 100."""
        rest = rate(self.unsorted, self.total)
        told = sum((shown(row.percent) for row in self.rows), shown(rest))
        return not self.overlaps and told != WHOLE


class TypeFacts(Struct, frozen=True):
    """A type that the dossier explains: its pupils, and the names of its measures.

    ``measures`` are told under this type, ``shared`` were told under an earlier one already.
    """

    name: str
    feature: Markdown | None
    pupils: tuple[PupilFacts, ...]
    measures: tuple[str, ...]
    shared: tuple[str, ...]


class Typology(Struct, frozen=True):
    """Distributions by type and by side, None where no pupil has one; the types explained.

    Of the measures that are meant for no type in particular, ``joint`` are those for pupils of
    several types, ``other`` the rest; both are names.
    """

    by_type: Distribution | None
    by_dimension: Distribution | None
    types: tuple[TypeFacts, ...]
    joint: tuple[str, ...]
    other: tuple[str, ...]


def typology(
    dossier: Dossier,
    choices: Choices,
    pupils: Sequence[PupilFacts],
    causes: Sequence[CauseFacts],
    measures: Sequence[MeasureFacts],
) -> Typology:
    """Count the pupils by type and by side, and share the measures out among the types."""
    groups: dict[str, list[str]] = {note.name: [] for note in dossier.type_notes}
    for pupil in pupils:
        for name in dict.fromkeys(pupil.types):
            groups.setdefault(name, []).append(pupil.name)
    sides: dict[str, list[str]] = {}
    for cause in causes:
        side = sides.setdefault(cause.dimension, [])
        side += [pupil.name for pupil in cause.pupils if pupil.name not in side]
    types = _types(dossier, choices, pupils)
    placed = {name for found in choices.type_measures.values() for name in found}
    free = {m.name: _is_joint(m, types) for m in measures if m.name not in placed}
    return Typology(
        by_type=_distribution(groups, len(pupils)),
        by_dimension=_distribution(sides, len(pupils)),
        types=types,
        joint=tuple(name for name, joint in free.items() if joint),
        other=tuple(name for name, joint in free.items() if not joint),
    )


def _is_joint(measure: MeasureFacts, types: Sequence[TypeFacts]) -> bool:
    """Whether a measure is for pupils of several types, and not all of them of the same one."""
    members = [[pupil in kind.pupils for pupil in measure.pupils] for kind in types]
    return sum(map(any, members)) > 1 and not any(map(all, members))


def _distribution(groups: dict[str, list[str]], total: int) -> Distribution | None:
    rows = tuple(
        Tally(name, len(members), rate(len(members), total))
        for name, members in groups.items()
        if members
    )
    if not rows:
        return None
    sorted_in = {name for members in groups.values() for name in members}
    return Distribution(
        rows,
        total,
        unsorted=total - len(sorted_in),
        overlaps=sum(row.count for row in rows) > len(sorted_in),
    )


def _types(
    dossier: Dossier, choices: Choices, pupils: Sequence[PupilFacts]
) -> tuple[TypeFacts, ...]:
    told: set[str] = set()
    found = []
    for note in dossier.type_notes:
        names = choices.type_measures[note.name]
        found.append(
            TypeFacts(
                name=note.name,
                feature=note.feature,
                pupils=tuple(pupil for pupil in pupils if note.name in pupil.types),
                measures=tuple(name for name in names if name not in told),
                shared=tuple(name for name in names if name in told),
            )
        )
        told.update(names)
    return tuple(found)
