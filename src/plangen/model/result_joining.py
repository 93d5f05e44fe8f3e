"""An examination of 成绩表 joined to the dossier: every pupil's 成绩, and the 全班成绩."""

from __future__ import annotations

from decimal import ROUND_HALF_UP, Decimal
from typing import TYPE_CHECKING, Any, TypeVar

from plangen.model.dossier import ClassResult, Pupil
from plangen.model.examinations import is_outcome
from plangen.model.roster_joining import find_person
from plangen.model.score_statistics import score_statistics
from plangen.model.talent import Talent
from plangen.problems import Severity

if TYPE_CHECKING:
    from plangen.model.dossier import Dossier
    from plangen.model.results_in_tables import Results
    from plangen.model.score_statistics import ScoreStatistics
    from plangen.model.thresholds import Thresholds
    from plangen.source import SourceFile
    from plangen.source.tree import ValuePath

Listed = TypeVar("Listed", Pupil, Talent)
MIDTERM = "期中"
COUNTED = {
    "enrolled": "应考",
    "present": "实考",
    "passed": "及格",
    "excellent": "优秀",
    "low": "低分",
    "top_marks": "优",
    "good_marks": "良",
    "pass_marks": "合格",
    "fail_marks": "待合格",
}


def with_results(
    dossier: Dossier, results: Results, place: ValuePath, source: SourceFile, *, listed: bool
) -> Dossier:
    """Add one examination, named at ``place``, to every pupil's 成绩 and to the 全班成绩.

    Where the table is the only list of the class (``listed``), a pupil whom it lacks is a problem.
    """
    pupils = [
        _with_score(pupil, results, ("学困生", i), source, listed=listed)
        for i, pupil in enumerate(dossier.pupils)
    ]
    changes: dict[str, Any] = {"pupils": pupils}
    if dossier.talent is not None:
        talents = [
            _with_score(pupil, results, ("培优", "学生", i), source, listed=listed)
            for i, pupil in enumerate(dossier.talent.pupils)
        ]
        changes["talent"] = dossier.talent.model_copy(update={"pupils": talents})
    statistics = score_statistics(results.scores, dossier.thresholds, results.full_marks)
    if not statistics.present:
        message = f"“{results.name}”（{results.column}）还没有成绩"
        source.add_at(place, message, "考完再写这一行", Severity.WARNING)
    else:
        in_outcome = is_outcome(results.name) and dossier.outcome is not None
        base = ("总结" if in_outcome else "学生情况", "全班成绩", results.name)
        part = dossier.outcome if in_outcome and dossier.outcome else dossier.situation
        result = _class_result(statistics)
        given = part.results.get(results.name)
        if given is not None:
            _compare(given, result, base, results, source)
        merged = part.model_copy(update={"results": part.results | {results.name: result}})
        changes["outcome" if in_outcome else "situation"] = merged
    return dossier.model_copy(update=changes)


def told_of(results: Results, thresholds: Thresholds) -> str:
    """Say who took an examination: enrolled, present, and the absent by their reasons."""
    found = score_statistics(results.scores, thresholds, results.full_marks)
    reasons = "".join(f"，{reason} {count} 人" for reason, count in found.absences.items())
    told = f"“{results.name}”（{results.column}）应考 {found.enrolled} 人，实考 {found.present} 人"
    return told + reasons


def _with_score(
    pupil: Listed, results: Results, place: ValuePath, source: SourceFile, *, listed: bool
) -> Listed:
    """Give a pupil his result."""
    found = results.listed.find(pupil.name, pupil.number)
    if len(found) != 1:
        if listed:
            find_person(pupil, results.people, place, source)
        return pupil
    at = results.listed.persons.index(found[0])
    own, score = results.own[at], results.scores[at]
    if own is None:
        return pupil
    typed = pupil.scores.get(results.name)
    if typed not in {None, score}:
        source.add_at(
            (*place, "成绩", results.name),
            f"“{pupil.name}”的{results.name}写的是 {typed.text if typed else ''}，"
            f"{results.people.table.called}第 {own.row.number} 行是 {score.text}",
            "删去这一个成绩，由成绩表来；成绩表不对就改成绩表",
        )
    scores = {results.name: score} | pupil.scores if typed is None else pupil.scores
    ordered = dict(sorted(scores.items(), key=lambda item: _time(item[0])))
    return pupil.model_copy(update={"scores": ordered})


def _time(examination: str) -> int:
    """Before the term, in its middle, at its end: the order in which results are told."""
    if is_outcome(examination):
        return 2
    return int(MIDTERM in examination)


def _class_result(statistics: ScoreStatistics) -> ClassResult:
    counts: dict[str, Any] = {"enrolled": statistics.enrolled, "present": statistics.present}
    if statistics.total is None:
        names = ("top_marks", "good_marks", "pass_marks", "fail_marks")
        counts |= dict(zip(names, statistics.marks.values(), strict=True))
    else:
        counts |= {
            "average": statistics.average,
            "passed": statistics.passed,
            "excellent": statistics.excellent,
            "low": statistics.low,
        }
    return ClassResult.model_construct(**counts)


def _compare(
    given: ClassResult, result: ClassResult, base: ValuePath, results: Results, source: SourceFile
) -> None:
    """Add a problem for every figure of the class that differs from what the table gives."""
    hint = f"删去 {results.name} 这一行，由成绩表算出；成绩表不对就改成绩表"
    table = results.people.table.called
    for key, title in COUNTED.items():
        typed, counted = getattr(given, key), getattr(result, key)
        if typed is not None and counted is not None and typed != counted:
            message = f"{results.name}的{title}写的是 {typed}，按{table}数出来是 {counted}"
            source.add_at((*base, title), message, hint)
    if given.average is not None and result.average is not None:
        exponent = given.average.as_tuple().exponent
        steps = Decimal(1).scaleb(exponent if isinstance(exponent, int) else 0)
        counted = result.average.quantize(steps, ROUND_HALF_UP)
        if counted != given.average:
            message = f"{results.name}的平均分写的是 {given.average}，按{table}算出来是 {counted}"
            source.add_at((*base, "平均分"), message, hint)
