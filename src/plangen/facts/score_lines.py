"""By which lines the results of the class were counted, where a table gave them."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from msgspec import Struct

if TYPE_CHECKING:
    from plangen.model.dossier import Dossier


class ScoreLines(Struct, frozen=True):
    """分数线 in points: a pass and an excellent result begin there, a low one lies below."""

    passing: Decimal
    excellent: Decimal
    low: Decimal


def score_lines(dossier: Dossier) -> ScoreLines | None:
    """Return the lines by which results in points were counted from a table."""
    tabled = [name for table in dossier.score_tables for name in table.examinations]
    results = dossier.situation.results
    if not any(name in tabled and result.average is not None for name, result in results.items()):
        return None
    whole, lines = dossier.full_marks or Decimal(100), dossier.thresholds
    return ScoreLines(*(whole * x / 100 for x in (lines.passing, lines.excellent, lines.low)))
