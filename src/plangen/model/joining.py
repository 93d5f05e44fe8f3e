"""花名册 and 成绩表 joined to the dossier: what they hold is not typed again.

The list of the class gives its size and the pupils' 性别 (``roster_joining``), the tables of
results give the pupils' 成绩 and the 全班成绩 (``result_joining``). What the dossier says besides
must agree with them. Whoever stands in one table and not in the other is named.
"""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from plangen.model.doubts import doubts, missing
from plangen.model.people import People, read_people
from plangen.model.result_joining import told_of, with_results
from plangen.model.results_in_tables import find_column, read_results
from plangen.model.roster_joining import with_roster
from plangen.model.tables import ROSTER, SCORES
from plangen.model.values import SCOPES
from plangen.problems import ProblemsError, Severity, did_you_mean

if TYPE_CHECKING:
    from pathlib import Path

    from plangen.model.dossier import Dossier
    from plangen.model.tables import RosterFile, ScoreFile
    from plangen.source import SourceFile
    from plangen.source.tree import ValuePath

SPREADSHEETS = (".xlsx", ".xls", ".csv", ".tsv", ".xlsm", ".et")


def join_tables(dossier: Dossier, source: SourceFile) -> Dossier:
    """Return the dossier with what its tables hold; what is wrong is a problem of the source."""
    roster = None
    if dossier.roster is not None:
        roster = _people(dossier.roster, (ROSTER,), dossier, source)
    if roster is not None:
        _report_reading(roster, (ROSTER,), source)
        dossier = with_roster(dossier, roster, source)
    for i, wanted in enumerate(dossier.score_tables):
        place: ValuePath = (SCORES, i)
        people = _people(wanted, place, dossier, source)
        if people is None:
            continue
        for message, hint in missing(people, roster) if roster else ():
            source.add_at(place, message, hint, Severity.WARNING)
        told = []
        full_marks = wanted.full_marks or dossier.full_marks
        for name, header in wanted.examinations.items():
            at = (*place, name)
            try:
                column = find_column(people.table, header, name)
            except ProblemsError as error:
                for problem in error.problems:
                    source.add_at(at, problem.message, problem.hint)
                continue
            results, problems = read_results(people, roster, name, column, full_marks)
            source.problems += problems
            told.append(told_of(results, dossier.thresholds))
            dossier = with_results(dossier, results, at, source, listed=roster is None)
        _report_reading(people, place, source, *told)
    return dossier


def _people(
    wanted: RosterFile | ScoreFile, place: ValuePath, dossier: Dossier, source: SourceFile
) -> People | None:
    """Read a table's people of the dossier's class; None where that failed."""
    path = source.folder((*place, "文件")) / wanted.file
    class_name = dossier.class_name if dossier.scope in {None, SCOPES[0]} else None
    try:
        people = read_people(path, wanted.sheet, class_name, wanted.class_name, dossier.subject)
    except ProblemsError as error:
        for problem in error.problems:
            if problem.line:
                source.problems.append(problem)
                continue
            hint = problem.hint
            if not os.path.exists(path):  # noqa: PTH110  (does not fail on odd names)
                hint = did_you_mean(wanted.file, _spreadsheets_in(path.parent)) or hint
            source.add_at((*place, "文件"), f"“{wanted.file}”：{problem.message}", hint)
        return None
    source.problems += doubts(people, class_name)
    return people


def _spreadsheets_in(folder: Path) -> list[str]:
    try:
        names = [each.name for each in folder.iterdir()]
    except (OSError, ValueError):
        return []
    return sorted(name for name in names if name.lower().endswith(SPREADSHEETS))


def _report_reading(people: People, place: ValuePath, source: SourceFile, *told: str) -> None:
    """Say what was read of a table, what was not, and why; ``told`` are its examinations."""
    table = people.table
    hint = ""
    if table.others and source.written((*place, "工作表")) not in source.tree.values:
        others = "、".join(f"“{name}”" for name in table.others)
        hint = f"还有{others}也有姓名；要用别的，在文件下面加一行 工作表: {table.others[0]}"
    source.add_at(place, "；".join((table.called + people.report, *told)), hint, Severity.NOTICE)
