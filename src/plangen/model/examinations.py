"""Examinations of the whole class: what an indicator is, and which examination ends the term."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from plangen.model.dossier import ClassResult

OUTCOME_COLUMNS = ("期末", "本学期期末", "本学期末", "学期末", "学年末")
BETTER_HIGH = frozenset(
    {"平均分", "及格率", "合格率", "优秀率", "及格人数", "合格人数", "优秀人数"}
)
BETTER_LOW = frozenset({"低分率", "低分人数"})


def is_outcome(column: str) -> bool:
    """Whether a column of results belongs to the end of this term rather than before it."""
    return column.startswith(OUTCOME_COLUMNS) or column == "本学期"


def rate(part: int, whole: int) -> Decimal:
    """Return a share in percent, unrounded."""
    return Decimal(100) * part / whole


def indicator_value(indicator: str, result: ClassResult) -> Decimal | None:
    """Figure of a known indicator in one examination; None where the data does not give it.

    Rates are shares of those present (实考), in percent.
    """
    result = in_counts(result)
    if indicator == "平均分":
        return result.average
    counted = indicator.removesuffix("人数").removesuffix("率")
    part = {
        "及格": result.passed,
        "合格": result.passed,
        "优秀": result.excellent,
        "低分": result.low,
    }.get(counted)
    if part is None or counted == indicator:
        return None
    if indicator.endswith("人数"):
        return Decimal(part)
    return rate(part, result.present) if result.present else None


def in_counts(result: ClassResult) -> ClassResult:
    """Count a class that has marks: 合格 and better have passed, 优 is excellent."""
    marks = (result.top_marks, result.good_marks, result.pass_marks, result.fail_marks)
    if all(mark is None for mark in marks):
        return result
    top, good, passing, failing = (mark or 0 for mark in marks)
    counted = {
        "present": top + good + passing + failing,
        "passed": top + good + passing,
        "excellent": top,
    }
    missing = {key: value for key, value in counted.items() if getattr(result, key) is None}
    return result.model_copy(update=missing)
