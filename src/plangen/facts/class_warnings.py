"""Gaps in 班级工作 and 辅导 that a teacher should know of; none of them stops the run."""

from __future__ import annotations

from typing import TYPE_CHECKING

from plangen.problems import Severity

if TYPE_CHECKING:
    from plangen.facts.derive import Facts
    from plangen.model.dossier import Dossier
    from plangen.source import SourceFile


def warn_of_class_gaps(
    dossier: Dossier, facts: Facts, source: SourceFile, *, grouped: bool, summary: bool
) -> None:
    """Add a warning for what has no school day, for pupils left alone and for results left open.

    ``grouped`` says that the document tells the groups of pupils.
    """
    _weeks_off(dossier, facts, source)
    _untutored(facts, source)
    if grouped and not dossier.clusters:
        _groups_of_one(facts, source)
    if summary:
        _open_results(dossier, source)


def _weeks_off(dossier: Dossier, facts: Facts, source: SourceFile) -> None:
    off = (
        {week.number for week in facts.calendar.weeks if not week.school_days}
        if facts.calendar
        else ()
    )
    planned = [
        (("班级工作", "主题班会", i, "周次"), meeting.week, f"主题班会“{meeting.theme}”")
        for i, meeting in enumerate(dossier.class_work.meetings)
    ]
    planned += [
        (("辅导", "内容", i, "周次"), session.week, f"辅导“{session.text}”")
        for i, session in enumerate(dossier.tutoring.sessions)
    ]
    for place, week, what in planned:
        if week in off:
            source.add_at(place, f"第 {week} 周没有上课日，排了{what}", "换一周", Severity.WARNING)


def _untutored(facts: Facts, source: SourceFile) -> None:
    sessions = facts.tutoring.sessions
    for i, pupil in enumerate(facts.pupils):
        if sessions and not any(pupil in session.pupils for session in sessions):
            source.add_at(
                ("学困生", i, "姓名"),
                f"“{pupil.name}”没有辅导内容",
                "在“辅导”的“内容”里给他加上一次",
                Severity.WARNING,
                rule="N07",
            )


def _groups_of_one(facts: Facts, source: SourceFile) -> None:
    clusters = facts.grouping.clusters
    alone = [c.pupils[0].name for c in clusters if len(c.pupils) == 1]
    if len(alone) > 1:
        source.add_at(
            ("学困生",),
            f"按原因分出 {len(clusters)} 组，其中 {len(alone)} 组只有一人：{'、'.join(alone)}",
            "加上“分组”，把主要原因相同的放在一组",
            Severity.WARNING,
        )


def _open_results(dossier: Dossier, source: SourceFile) -> None:
    work = dossier.class_work
    silent = [meeting for meeting in work.meetings if meeting.held is None]
    if silent:
        source.add_at(
            ("班级工作", "主题班会"),
            f"{len(silent)} 次主题班会没有写开没开：{'、'.join(m.theme for m in silent)}",
            "每次加上 完成: 是 或 完成: 否；不写，总结会照实说没有记录",
            Severity.WARNING,
            rule="G07",
        )
    for i, indicator in enumerate(work.indicators):
        if indicator.after is None:
            source.add_at(
                ("班级工作", "指标", i),
                f"指标“{indicator.name}”没有期末的数",
                "加上 期末: 98.6% 这样的内容",
                Severity.WARNING,
                rule="G07",
            )
