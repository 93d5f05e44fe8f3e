"""对症下药 as a matrix: each cause with what answers it and whom it concerns, and what is left."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct

if TYPE_CHECKING:
    from collections.abc import Sequence

    from plangen.facts.coverage import CauseFacts, MeasureFacts
    from plangen.facts.people import PupilFacts


class CoverageRow(Struct, frozen=True):
    """A cause with the measures that answer it."""

    cause: CauseFacts
    measures: tuple[MeasureFacts, ...]

    @property
    def pupils(self) -> tuple[PupilFacts, ...]:
        """The pupils whom the cause concerns."""
        return self.cause.pupils


class CoverageMatrix(Struct, frozen=True):
    """Causes against measures.

    ``idle`` are the measures that answer no cause and concern no pupil, ``helpless`` the pupils
    whom no measure concerns.
    """

    rows: tuple[CoverageRow, ...]
    idle: tuple[MeasureFacts, ...]
    helpless: tuple[PupilFacts, ...]

    @property
    def unanswered(self) -> tuple[CauseFacts, ...]:
        """Causes that no measure answers."""
        return tuple(row.cause for row in self.rows if not row.measures)


def coverage_matrix(
    causes: Sequence[CauseFacts],
    measures: Sequence[MeasureFacts],
    pupils: Sequence[PupilFacts],
) -> CoverageMatrix:
    """Set causes against measures, in the order of the causes; without causes nothing is idle."""
    by_name = {measure.name: measure for measure in measures}
    return CoverageMatrix(
        rows=tuple(
            CoverageRow(cause, tuple(by_name[name] for name in cause.measures)) for cause in causes
        ),
        idle=tuple(m for m in measures if causes and _idle(m)),
        helpless=tuple(p for p in pupils if not any(p in m.pupils for m in measures)),
    )


def _idle(measure: MeasureFacts) -> bool:
    """Whether a measure is for nothing and nobody; what arranges 课后服务 need not be."""
    organises = measure.entry is not None and measure.entry.stands_alone
    return not (measure.causes or measure.pupils or organises)
