"""What could fill the gaps between causes, measures and pupils, proposed from the library."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct

from plangen.library.matching import conflicting, propose, propose_for_any

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from plangen.facts.coverage import CauseFacts, MeasureFacts
    from plangen.facts.derive import Facts
    from plangen.facts.people import PupilFacts
    from plangen.library.entries import Library, Measure
    from plangen.model.dossier import Dossier

MOST = 3
MOST_AKIN = 2


class Proposal(Struct, frozen=True):
    """A measure of the library, and the causes of this class that it answers, main one first."""

    measure: Measure
    causes: tuple[CauseFacts, ...]

    @property
    def own(self) -> tuple[CauseFacts, ...]:
        """Causes that the library does not know the measure to answer: 针对 has to name them."""
        return tuple(cause for cause in self.causes if cause.name not in self.measure.answers)


class Meant(Struct, frozen=True):
    """A cause that somebody may have meant, and the pupils whose 表现 speak for it."""

    cause: str
    pupils: tuple[PupilFacts, ...]


class OpenCause(Struct, frozen=True):
    """A cause that no measure answers, with measures that do; the teacher's own may have none."""

    cause: CauseFacts
    proposals: tuple[Proposal, ...]


class IdleMeasure(Struct, frozen=True):
    """A measure that answers nothing here.

    ``meant`` are causes that it may be there for, ``instead`` measures that answer causes which
    are still open.
    """

    measure: MeasureFacts
    meant: tuple[Meant, ...]
    instead: tuple[Proposal, ...]


class HelplessPupil(Struct, frozen=True):
    """A pupil whom no measure concerns.

    ``meant`` are causes that his 表现 speak for, where none is written; ``present`` measures of
    the plan that answer his causes, but are for others; ``proposals`` new ones.
    """

    pupil: PupilFacts
    place: int
    meant: tuple[Meant, ...]
    present: tuple[MeasureFacts, ...]
    proposals: tuple[Proposal, ...]


class Suggestions(Struct, frozen=True):
    """All gaps of a plan with what could fill them; ``to_add`` answers each open cause once."""

    causes: tuple[OpenCause, ...]
    measures: tuple[IdleMeasure, ...]
    pupils: tuple[HelplessPupil, ...]
    to_add: tuple[Proposal, ...]

    @property
    def unanswerable(self) -> tuple[CauseFacts, ...]:
        """Open causes for which the library has nothing."""
        return tuple(gap.cause for gap in self.causes if not gap.proposals)

    @property
    def complete(self) -> bool:
        """Whether there is nothing to suggest."""
        return not (self.causes or self.measures or self.pupils)


def suggest(dossier: Dossier, facts: Facts, library: Library) -> Suggestions:
    """Propose what fills the gaps of the coverage matrix."""
    adviser = _Adviser(dossier, facts, library)
    causes = tuple(
        OpenCause(cause, adviser.for_cause(cause)) for cause in facts.coverage.unanswered
    )
    return Suggestions(
        causes=causes,
        measures=tuple(adviser.for_measure(measure) for measure in facts.coverage.idle),
        pupils=tuple(adviser.for_pupil(pupil) for pupil in facts.coverage.helpless),
        to_add=_fewest(causes, library),
    )


def _fewest(gaps: Sequence[OpenCause], library: Library) -> tuple[Proposal, ...]:
    """Choose one proposal for each cause that no earlier choice answers, none in conflict."""
    chosen: dict[str, Proposal] = {}
    for gap in gaps:
        if any(gap.cause in proposal.causes for proposal in chosen.values()):
            continue
        excluded = conflicting(chosen, library)
        best = next((p for p in gap.proposals if p.measure.name not in excluded), None)
        if best:
            name = best.measure.name
            before = chosen[name].causes if name in chosen else ()
            more = tuple(cause for cause in best.causes if cause not in before)
            chosen[name] = Proposal(best.measure, (*before, *more))
    return tuple(chosen.values())


class _Adviser:
    """Proposes from the library what fits one class."""

    def __init__(self, dossier: Dossier, facts: Facts, library: Library) -> None:
        self._dossier = dossier
        self._facts = facts
        self._library = library
        self._chosen = [measure.name for measure in facts.measures]
        self._places = {id(pupil): place for place, pupil in enumerate(facts.pupils)}

    def for_cause(self, cause: CauseFacts) -> tuple[Proposal, ...]:
        """Propose the best measures for a cause; for one of the teacher's own, those of its kin."""
        if cause.entry is None:
            akin = self._for_any(self._akin(cause))
            return tuple(Proposal(proposal.measure, (cause,)) for proposal in akin)
        found = propose(
            cause.name,
            self._library,
            grade=self._dossier.grade,
            subject=self._dossier.subject,
            causes=[cause.name for cause in self._facts.causes],
            chosen=self._chosen,
            limit=MOST,
        )
        return self._proposals(found)

    def _akin(self, own: CauseFacts) -> list[str]:
        """Find the causes of the library that a teacher's own words speak of, the nearest first.

        Sensitive ones are not guessed at.
        """
        words = own.name + (own.note or "")
        told = {
            name: sum(len(clue) for clue in cause.clues if clue in words)
            for name, cause in self._library.causes.items()
            if not cause.sensitive and cause.fits(self._dossier.grade, self._dossier.subject)
        }
        spoken_of = [name for name in told if told[name]]
        return sorted(spoken_of, key=lambda name: -told[name])[:MOST_AKIN]

    def for_measure(self, measure: MeasureFacts) -> IdleMeasure:
        """Say what an idle measure may be there for, and what could stand in its place."""
        unanswered = [cause.name for cause in self._facts.coverage.unanswered]
        if measure.entry is None:
            names = unanswered or [cause.name for cause in self._facts.causes]
            meant = [Meant(name, ()) for name in names]
        else:
            meant = self._pointed_at(measure.entry.answers, self._facts.pupils)
            meant = meant or [Meant(name, ()) for name in measure.entry.answers]
        return IdleMeasure(measure, tuple(meant[:MOST]), self._for_any(unanswered))

    def for_pupil(self, pupil: PupilFacts) -> HelplessPupil:
        """Say what a pupil may need whom no measure concerns."""
        meant = [] if pupil.causes else self._pointed_at(self._library.causes, [pupil])
        present = [m for m in self._facts.measures if any(c.name in pupil.causes for c in m.causes)]
        return HelplessPupil(
            pupil,
            self._places[id(pupil)],
            tuple(meant[:MOST]),
            tuple(present),
            () if present else self._for_any(pupil.causes),
        )

    def _for_any(self, causes: Sequence[str]) -> tuple[Proposal, ...]:
        found = propose_for_any(
            causes,
            self._library,
            grade=self._dossier.grade,
            subject=self._dossier.subject,
            chosen=self._chosen,
            limit=MOST,
        )
        return self._proposals(found)

    def _proposals(self, found: Sequence[Measure]) -> tuple[Proposal, ...]:
        by_name = {cause.name: cause for cause in self._facts.causes}
        return tuple(
            Proposal(m, tuple(by_name[name] for name in m.answers if name in by_name))
            for m in found
        )

    def _pointed_at(self, names: Collection[str], pupils: Sequence[PupilFacts]) -> list[Meant]:
        """Find the causes of which a clue occurs in pupils' 表现, those of most pupils first."""
        found = []
        for name in names:
            cause = self._library.causes[name]
            showing = tuple(
                pupil
                for pupil in pupils
                if any(clue in sign for clue in cause.clues for sign in pupil.signs)
            )
            if showing and cause.fits(self._dossier.grade, self._dossier.subject):
                found.append(Meant(name, showing))
        return sorted(found, key=lambda meant: -len(meant.pupils))
