"""What a table of results says of its classes: for each column the figures that schools report."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct

from plangen.model.people import classes_of, people_of
from plangen.model.results_in_tables import find_column, read_results, score_columns
from plangen.model.score_statistics import (
    Band,
    ScoreStatistics,
    score_bands,
    score_statistics,
)

if TYPE_CHECKING:
    from collections.abc import Sequence
    from decimal import Decimal

    from plangen.model.people import People
    from plangen.model.scores import Score
    from plangen.model.thresholds import Thresholds
    from plangen.problems import Problem
    from plangen.source.tables import Table

ALL_CLASSES = "合计"


class ClassScores(Struct, frozen=True):
    """One class in one column; the last of several is all of them together."""

    name: str
    statistics: ScoreStatistics
    bands: tuple[Band, ...]


class ColumnReport(Struct, frozen=True):
    """One column of results, class by class, and the cells that hold none.

    It does not count where nobody asked for it and most of its cells hold no results.
    """

    column: str
    classes: tuple[ClassScores, ...]
    problems: tuple[Problem, ...]
    counts: bool


def report_scores(
    table: Table,
    headers: Sequence[str],
    class_name: str | None,
    thresholds: Thresholds,
    full_marks: Decimal,
) -> tuple[ColumnReport, ...]:
    """Count the columns asked for, or every column that is not blank and may hold results.

    Raises:
        ProblemsError: a column or the class is not there, or two people cannot be told apart.

    """
    groups = _groups(table, class_name)
    asked = [find_column(table, header) for header in headers]
    reports = []
    for column in asked or score_columns(table):
        classes: list[ClassScores] = []
        every: list[Score] = []
        problems: list[Problem] = []
        for name, people in groups:
            results, wrong = read_results(people, None, "", column, full_marks)
            problems += wrong
            every += results.scores
            classes.append(_scores(name, results.scores, thresholds, full_marks))
        if len(classes) > 1:
            classes.append(_scores(ALL_CLASSES, every, thresholds, full_marks))
        counted = classes[-1].statistics.present
        if asked or counted or problems:
            counts = bool(asked) or 0 < counted >= len(problems)
            reports.append(ColumnReport(column.name, tuple(classes), tuple(problems), counts))
    return tuple(reports)


def _groups(table: Table, class_name: str | None) -> list[tuple[str, People]]:
    called = classes_of(table)
    if class_name is not None or len(called) < 2:  # noqa: PLR2004  (one class is no comparison)
        return [(class_name or "".join(called) or "全表", people_of(table, class_name, None))]
    return [(name, people_of(table, None, name)) for name in called]


def _scores(
    name: str, scores: Sequence[Score], thresholds: Thresholds, full_marks: Decimal
) -> ClassScores:
    statistics = score_statistics(scores, thresholds, full_marks)
    return ClassScores(name, statistics, score_bands(scores, full_marks))
