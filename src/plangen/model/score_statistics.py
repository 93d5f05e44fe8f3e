"""How scores are counted: pure functions over the results of one examination.

应考, 实考 and 缺考 are told apart: whoever was absent counts in no average and no rate, and is
never a zero. Rates are shares of those present, in percent. Nothing is rounded here.
"""

from __future__ import annotations

from collections import Counter
from decimal import Decimal
from itertools import pairwise
from typing import TYPE_CHECKING

from msgspec import Struct

from plangen.model.examinations import rate
from plangen.model.scores import MARKS
from plangen.model.thresholds import WHOLE, Thresholds

if TYPE_CHECKING:
    from collections.abc import Sequence

    from plangen.model.scores import Score

EXEMPT = "免考"
# Shares of full marks, in percent, at which bands begin: 60以下, 60–69 … 90–100.
BAND_EDGES = (0, 60, 70, 80, 90, 100)


class ScoreStatistics(Struct, frozen=True):
    """One examination of one class.

    ``enrolled`` leaves out those exempted; ``absences`` counts the rest of the missing by reason.
    ``total`` are the points of all present; ``marks`` count 优, 良, 合格 and 待合格, and the
    figures in points are None where results are marks. ``deviation`` is that of a population
    (divided by the number present).
    """

    enrolled: int
    present: int
    absences: dict[str, int]
    total: Decimal | None
    deviation: Decimal | None
    highest: Decimal | None
    lowest: Decimal | None
    passed: int
    excellent: int
    low: int | None
    marks: dict[str, int]

    @property
    def absent(self) -> int:
        """缺考: enrolled and not present, for whatever reason."""
        return self.enrolled - self.present

    @property
    def average(self) -> Decimal | None:
        """平均分: points of all present by their number."""
        return self.total / self.present if self.total is not None and self.present else None

    @property
    def pass_rate(self) -> Decimal | None:
        """及格率, in percent."""
        return rate(self.passed, self.present) if self.present else None

    @property
    def excellence_rate(self) -> Decimal | None:
        """优秀率, in percent."""
        return rate(self.excellent, self.present) if self.present else None

    @property
    def low_score_rate(self) -> Decimal | None:
        """低分率, in percent; None where results are marks."""
        return rate(self.low, self.present) if self.present and self.low is not None else None

    @property
    def four_rates(self) -> Decimal | None:
        """四率和: 平均分 + 及格率 + 优秀率 - 低分率, from the unrounded figures."""
        parts = (self.average, self.pass_rate, self.excellence_rate, self.low_score_rate)
        if any(part is None for part in parts):
            return None
        average, passing, excellent, low = (part or Decimal(0) for part in parts)
        return average + passing + excellent - low


def score_statistics(
    scores: Sequence[Score], thresholds: Thresholds, full_marks: Decimal | None = None
) -> ScoreStatistics:
    """Count the results of a class, one for each pupil; ``full_marks`` are 100 unless given."""
    points = [score.points for score in scores if score.points is not None]
    marks = Counter(score.mark for score in scores if score.mark)
    reasons = Counter(score.absence for score in scores if score.absence)
    exempt = reasons.pop(EXEMPT, 0)
    present = len(points) + marks.total()
    total = sum(points, Decimal(0))
    average = total / max(len(points), 1)
    spread = sum(((each - average) ** 2 for each in points), Decimal(0))
    return ScoreStatistics(
        enrolled=len(scores) - exempt,
        present=present,
        absences=dict(reasons),
        total=total if points else None,
        deviation=(spread / len(points)).sqrt() if points else None,
        highest=max(points, default=None),
        lowest=min(points, default=None),
        passed=sum(bool(thresholds.is_pass(score, full_marks)) for score in scores),
        excellent=sum(bool(thresholds.is_excellent(score, full_marks)) for score in scores),
        low=sum(bool(thresholds.is_low(score, full_marks)) for score in scores) if points else None,
        marks={mark: marks[mark] for mark in MARKS} if marks else {},
    )


class Band(Struct, frozen=True):
    """分数段: from ``first`` points on, up to but not including ``end``; the last includes it."""

    first: Decimal
    end: Decimal
    last: bool
    count: int


def score_bands(scores: Sequence[Score], full_marks: Decimal | None = None) -> tuple[Band, ...]:
    """Count results by bands that are closed on the left; the highest holds full marks too."""
    edges = [Decimal(edge) * (full_marks or WHOLE) / WHOLE for edge in BAND_EDGES]
    points = [score.points for score in scores if score.points is not None]
    return tuple(
        Band(
            first,
            end,
            end == edges[-1],
            sum(first <= each < end or (end == edges[-1] == each) for each in points),
        )
        for first, end in pairwise(edges)
    )


def places(scores: Sequence[Score]) -> tuple[int | None, ...]:
    """位次 of each result from the highest on; equal results share a place, absentees have none."""
    points = [score.points for score in scores]
    known = [each for each in points if each is not None]
    return tuple(
        None if each is None else 1 + sum(other > each for other in known) for each in points
    )


def progress(before: Score | None, after: Score | None) -> Decimal | None:
    """进步: points after minus points before, for whoever has both."""
    if before is None or after is None or before.points is None or after.points is None:
        return None
    return after.points - before.points
