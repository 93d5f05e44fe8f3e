"""By which lines the results of the class were counted, where that must be said."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from msgspec import Struct

if TYPE_CHECKING:
    from plangen.model.dossier import ClassResult, Dossier

LINES = {"passed": "passing", "excellent": "excellent", "low": "low"}


class ScoreLines(Struct, frozen=True):
    """分数线 in points: a pass and an excellent result begin there, a low one lies below.

    A line that need not be told is None.
    """

    passing: Decimal | None = None
    excellent: Decimal | None = None
    low: Decimal | None = None


def score_lines(dossier: Dossier) -> ScoreLines | None:
    """Return the lines by which results in points were counted.

    Of results counted from a table, that is all of them. Of results typed in, it is those lines
    that the dossier has of its own and that it counts pupils by.
    """
    tabled = {name for table in dossier.score_tables for name in table.examinations}
    told: set[str] = set()
    for name, result in dossier.situation.results.items():
        if result.average is not None:
            told |= set(LINES.values()) if name in tabled else _own_lines(dossier, result)
    if not told:
        return None
    whole = dossier.full_marks or Decimal(100)
    return ScoreLines(**{line: whole * getattr(dossier.thresholds, line) / 100 for line in told})


def _own_lines(dossier: Dossier, result: ClassResult) -> set[str]:
    """Return the lines that the dossier has of its own and that a typed result counts by."""
    counted = {line for key, line in LINES.items() if getattr(result, key) is not None}
    return counted & dossier.thresholds.model_fields_set
