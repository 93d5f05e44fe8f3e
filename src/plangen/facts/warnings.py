"""Gaps that a teacher should know of before handing the document in; none of them stops the run."""

from __future__ import annotations

from typing import TYPE_CHECKING

from plangen.library.matching import propose
from plangen.model.values import GRADE_NAMES
from plangen.problems import Severity

if TYPE_CHECKING:
    from plangen.facts.derive import Facts
    from plangen.library.entries import Library
    from plangen.model.dossier import Dossier
    from plangen.source import SourceFile


def warn_of_gaps(
    dossier: Dossier,
    facts: Facts,
    library: Library,
    source: SourceFile,
    *,
    summary: bool,
) -> None:
    """Add a warning for every cause, measure or pupil that stands alone."""
    _unanswered_causes(dossier, facts, library, source)
    _idle_measures(dossier, facts, source)
    _pupils_alone(dossier, facts, source)
    _ill_fitting(dossier, facts, source)
    _conflicts(facts, library, source)
    if summary:
        _missing_results(dossier, facts, source)


def _place_of(key: str, names: list[str], name: str) -> tuple[str | int, ...]:
    return (key, names.index(name)) if name in names else (key,)


def _unanswered_causes(
    dossier: Dossier,
    facts: Facts,
    library: Library,
    source: SourceFile,
) -> None:
    names = [cause.name for cause in facts.causes]
    chosen = [measure.name for measure in facts.measures]
    for cause in facts.causes:
        if cause.measures:
            continue
        proposals = propose(
            cause.name,
            library,
            grade=dossier.grade,
            subject=dossier.subject,
            causes=names,
            chosen=chosen,
        )
        hint = "在那项措施下加一行 针对: [" + cause.name + "]"
        if proposals:
            listed = "、".join(measure.name for measure in proposals)
            hint = f"素材库里可用的措施：{listed}"
        written = [cause.name for cause in dossier.causes]
        source.add_at(
            _place_of("原因分析", written, cause.name),
            f"原因“{cause.name}”没有对应的措施",
            hint,
            Severity.WARNING,
        )


def _idle_measures(dossier: Dossier, facts: Facts, source: SourceFile) -> None:
    written = [measure.name for measure in dossier.measures]
    for measure in facts.measures:
        if measure.causes or measure.pupils or not facts.causes:
            continue
        hint = "删去这一项，或加一行 针对: [原因名称]"
        if measure.entry and measure.entry.answers:
            hint += f"；它一般用于{'、'.join(measure.entry.answers[:3])}"
        source.add_at(
            _place_of("措施", written, measure.name),
            f"措施“{measure.name}”没有对着任何一条原因",
            hint,
            Severity.WARNING,
        )


def _pupils_alone(dossier: Dossier, facts: Facts, source: SourceFile) -> None:
    for i, pupil in enumerate(facts.pupils):
        if not pupil.causes:
            source.add_at(
                ("学困生", i),
                f"“{pupil.name}”没有写原因",
                "加一行 原因: [原因名称]",
                Severity.WARNING,
            )
        elif not any(pupil in measure.pupils for measure in facts.measures):
            source.add_at(
                ("学困生", i),
                f"“{pupil.name}”没有对应的措施",
                "在措施里加上能解决这些原因的一项",
                Severity.WARNING,
            )
    if facts.pupils:
        for i, cause in enumerate(dossier.causes):
            found = next((c for c in facts.causes if cause.name in {c.name, c.title}), None)
            if found is not None and not found.pupils:
                source.add_at(
                    ("原因分析", i),
                    f"原因“{cause.name}”没有写到哪个学生名下",
                    "在有关学生的“原因”里加上它；全班都有的可以不改",
                    Severity.WARNING,
                )


def _ill_fitting(dossier: Dossier, facts: Facts, source: SourceFile) -> None:
    for key, chosen, written in (
        ("原因分析", facts.causes, [cause.name for cause in dossier.causes]),
        ("措施", facts.measures, [measure.name for measure in dossier.measures]),
    ):
        for item in chosen:
            if item.entry and not item.entry.fits(dossier.grade, dossier.subject):
                grade = GRADE_NAMES[dossier.grade - 1] if dossier.grade else ""
                source.add_at(
                    _place_of(key, written, item.name),
                    f"“{item.name}”一般不用于{grade}{dossier.subject or ''}",
                    "确认合适可以不改",
                    Severity.WARNING,
                )


def _conflicts(facts: Facts, library: Library, source: SourceFile) -> None:
    names = {measure.name for measure in facts.measures}
    for conflict in library.conflicts:
        if {conflict.first, conflict.second} <= names:
            source.add_at(
                ("措施",),
                f"“{conflict.first}”与“{conflict.second}”并用要当心",
                conflict.reason,
                Severity.WARNING,
            )


def _missing_results(dossier: Dossier, facts: Facts, source: SourceFile) -> None:
    if facts.exams.after is None and not any(pupil.after for pupil in facts.pupils):
        source.add_at(
            ("总结",),
            "没有期末成绩，成效一节只能写明没有数据",
            "在“全班成绩”或学生的“成绩”里加上期末一栏",
            Severity.WARNING,
        )
    if dossier.outcome and dossier.outcome.date is None:
        source.add_at(
            ("总结",),
            "总结没有写日期，落款处只有署名",
            "在“总结”下加一行 日期: 2027-01-22",
            Severity.WARNING,
        )
    silent = [carried.measure.name for carried in facts.carried if carried.execution is None]
    if silent:
        source.add_at(
            ("总结", "措施执行"),
            f"{len(silent)} 项措施没有执行记录：{'、'.join(silent)}",
            "做了就补上次数和记录；没做可以不改，总结会照实写",
            Severity.WARNING,
        )
