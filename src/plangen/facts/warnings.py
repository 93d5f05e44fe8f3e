"""Gaps that a teacher should know of before handing the document in; none of them stops the run."""

from __future__ import annotations

from typing import TYPE_CHECKING

from plangen.facts.suggestions import suggest
from plangen.facts.teaching_warnings import warn_of_lessons
from plangen.library.entries import load_library
from plangen.model.classwork import ClassWork
from plangen.model.examinations import BETTER_HIGH, BETTER_LOW
from plangen.model.values import GRADE_NAMES
from plangen.problems import Severity

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from plangen.facts.coverage import CauseFacts, MeasureFacts
    from plangen.facts.derive import Facts
    from plangen.facts.suggestions import Proposal, Suggestions
    from plangen.library.entries import Library
    from plangen.model.dossier import Dossier
    from plangen.source import SourceFile

WEEK_KEYS = {"开学日期": "2026-09-01", "周数": "21"}


def warn_of_gaps(
    dossier: Dossier,
    facts: Facts,
    source: SourceFile,
    *,
    expected: Sequence[str],
    summary: bool,
) -> None:
    """Add a warning for every cause, measure or pupil that stands alone.

    ``expected`` are the parts that this kind of document should have.
    """
    library = load_library()
    suggestions = suggest(dossier, facts, library)
    _unanswered_causes(suggestions, source)
    if dossier.class_work == ClassWork():
        _idle_measures(suggestions, source)
    if summary or "学困生" in expected:
        _pupils_alone(facts, suggestions, source)
    _ill_fitting(dossier, facts, source)
    _conflicts(facts, library, source)
    _goals_to_mend(facts, source, ("目标",), ("学困生",))
    if facts.talent is not None:
        _goals_to_mend(facts.talent.facts, source, ("培优", "目标"), ("培优", "学生"))
        _talent_gaps(facts.talent.facts, source)
    if "课时" in expected:
        warn_of_lessons(dossier, facts, source)
    if "目标" in expected and not summary:
        _goals_without_figures(facts, source)
    _missing_parts(facts, source, [key for key in expected if key not in WEEK_KEYS])
    _no_weeks(facts, source, expected)
    if summary:
        _missing_results(dossier, facts, source)


def _unanswered_causes(suggestions: Suggestions, source: SourceFile) -> None:
    for gap in suggestions.causes:
        name = gap.cause.name
        hint = f"把能解决它的措施写成两行：- 名称: 措施名称，下一行 针对: [{name}]"
        if gap.proposals:
            hint = f"素材库里可用的措施：{_names(gap.proposals)}"
        if any(proposal.own for proposal in gap.proposals):
            first = gap.proposals[0].measure.name
            hint += f"；写成两行：- 名称: {first}，下一行 针对: [{name}]"
        message = f"原因“{name}”没有对应的措施"
        source.add_at(gap.cause.written, message, hint, Severity.WARNING, rule="G01")


def _idle_measures(suggestions: Suggestions, source: SourceFile) -> None:
    for gap in suggestions.measures:
        name = gap.measure.name
        hint = f"删去这一项，或写成两行：- 名称: {name}，下一行 针对: [原因名称]"
        causes = "、".join(meant.cause for meant in gap.meant)
        if any(meant.pupils for meant in gap.meant):
            hint += f"；照学生的表现看，可能针对{causes}"
        elif gap.measure.entry and causes:
            hint += f"；它一般用于{causes}"
        source.add_at(
            gap.measure.written,
            f"措施“{name}”没有对着任何一条原因",
            hint,
            Severity.WARNING,
            rule="G02",
        )


def _names(proposals: Iterable[Proposal]) -> str:
    return "、".join(proposal.measure.name for proposal in proposals)


def _pupils_alone(facts: Facts, suggestions: Suggestions, source: SourceFile) -> None:
    for i, pupil in enumerate(facts.pupils):
        if not pupil.causes:
            source.add_at(
                ("学困生", i),
                f"“{pupil.name}”没有写原因",
                "加一行 原因: [原因名称]",
                Severity.WARNING,
                rule="N07",
            )
    for gap in suggestions.pupils:
        if gap.pupil.causes:
            known = f"，如{_names(gap.proposals)}" if gap.proposals else ""
            source.add_at(
                ("学困生", gap.place),
                f"“{gap.pupil.name}”没有对应的措施",
                f"在措施里加上能解决这些原因的一项{known}",
                Severity.WARNING,
                rule="N07",
            )
    for cause in facts.causes if facts.pupils else ():
        if not cause.pupils:
            source.add_at(
                cause.written,
                f"原因“{cause.name}”没有写到哪个学生名下",
                "在有关学生的“原因”里加上它；全班都有的可以不改",
                Severity.WARNING,
                rule="N07",
            )


def _ill_fitting(dossier: Dossier, facts: Facts, source: SourceFile) -> None:
    grade = GRADE_NAMES[dossier.grade - 1] if dossier.grade else ""
    chosen: list[CauseFacts | MeasureFacts] = [*facts.causes, *facts.measures]
    for item in chosen:
        if item.entry and not item.entry.fits(dossier.grade, dossier.subject):
            source.add_at(
                item.written,
                f"“{item.name}”一般不用于{grade}{dossier.subject or ''}",
                "确认合适可以不改",
                Severity.WARNING,
            )


def _conflicts(facts: Facts, library: Library, source: SourceFile) -> None:
    names = {measure.name for measure in facts.measures}
    for conflict in library.conflicts:
        if {conflict.first, conflict.second} <= names:
            second = next(m for m in facts.measures if m.name == conflict.second)
            source.add_at(
                second.written,
                f"“{conflict.first}”与“{conflict.second}”并用要当心",
                conflict.reason,
                Severity.WARNING,
                rule="G04",
            )


def _goals_to_mend(
    facts: Facts, source: SourceFile, goals: tuple[str, ...], pupils: tuple[str, ...]
) -> None:
    """Name goals without a target, and targets that lie behind what there is already.

    ``goals`` and ``pupils`` are where the dossier lists them.
    """
    for goal in facts.goals:
        place = (*goals, *goal.written[1:]) if goal.written[0] == "目标" else goal.written
        if goal.indicator and goal.target is None:
            source.add_at(
                place,
                f"目标“{goal.indicator}”没有写目标值，没有写进文稿",
                "加一行 目标: 92% 这样的内容",
                Severity.WARNING,
                rule="G03",
            )
        known = goal.indicator in BETTER_HIGH | BETTER_LOW
        if not known or goal.baseline is None or goal.target is None or goal.steady:
            continue
        before, wanted = goal.baseline.number, goal.target.number
        if before is not None and wanted is not None and (wanted < before) is not goal.falling:
            source.add_at(
                (*place, "目标"),
                f"{goal.indicator}的目标 {goal.target.text} 比现在还差",
                "核对基线和目标有没有写反",
                Severity.WARNING,
                rule="G03",
            )
    for i in facts.unserved:
        source.add_at(
            ("目标", i),
            f"目标“{facts.goals[i].name}”没有措施来做",
            "在“措施”里加上能做到它的一项；“对应”里可以写措施，也可以写有措施的原因",
            Severity.WARNING,
            rule="G03",
        )
    for i, pupil in enumerate(facts.pupils):
        if pupil.target_behind and pupil.target and pupil.before:
            source.add_at(
                (*pupils, i, "目标"),
                f"“{pupil.name}”的目标 {pupil.target.text} 不高于现在的 {pupil.before.text}",
                "核对目标",
                Severity.WARNING,
                rule="G03",
            )


def _talent_gaps(talents: Facts, source: SourceFile) -> None:
    """Name what 培优 cannot do without: pupils and measures."""
    for key, present, sign in (
        ("学生", talents.pupils, "姓名"),
        ("措施", talents.measures, "名称"),
    ):
        if not present and sign not in source.tree.waiting:
            source.add_at(
                ("培优", key),
                f"“培优”里没有{key}",
                f"照 plangen new 样子.yaml --kind 培优辅差计划 写出的样子，在“培优”下加上“{key}”",
                Severity.WARNING,
                key=True,
                rule="S07",
            )


def _goals_without_figures(facts: Facts, source: SourceFile) -> None:
    """Say that no goal can be checked; placeholders are named already."""
    pupils = any(pupil.target for pupil in facts.pupils)
    waiting = source.tree.waiting & {"目标", "指标"}
    if facts.goals and not waiting and not pupils and not any(g.target for g in facts.goals):
        source.add_at(
            ("目标",),
            "目标里没有一个数字，到期末看不出有没有达到",
            "有数字的写成几行：- 指标: 及格率，下面写 基线: 80.6%、目标: 92%、测法: 期末成绩统计",
            Severity.WARNING,
            key=True,
            rule="G03",
        )


def _missing_parts(facts: Facts, source: SourceFile, expected: Sequence[str]) -> None:
    """Name what the document should have and has not; placeholders are named already."""
    known = {
        "学困生": facts.pupils or facts.size.struggling,
        "原因分析": facts.causes,
        "目标": facts.goals or any(pupil.target for pupil in facts.pupils),
        "措施": facts.measures,
    }
    for key in expected:
        present = known[key] if key in known else source.data.get(key)
        waiting = key in source.tree.waiting or (key == "学困生" and source.tree.placeholders)
        if not present and not waiting:
            source.add_at(
                (key,),
                f"档案里没有“{key}”",
                "照 plangen new 写出的样子加上；确实没有可以不改",
                Severity.WARNING,
                rule="S07",
            )


def _no_weeks(facts: Facts, source: SourceFile, expected: Sequence[str]) -> None:
    """Say what keeps the work from being laid out week by week."""
    for key, example in WEEK_KEYS.items():
        if key in expected and not source.data.get(key) and key not in source.tree.waiting:
            source.add_at(
                (key,),
                f"没有写{key}，工作安排不能按周列出",
                f"加一行 {key}: {example}",
                Severity.WARNING,
            )
    if WEEK_KEYS.keys() <= set(expected):
        for measure in facts.all_measures if "培优" in expected else facts.measures:
            if not measure.frequency.text:
                source.add_at(
                    measure.written,
                    f"措施“{measure.name}”没有写频次，不能排进工作安排",
                    "加一行 频次: 每周一次",
                    Severity.WARNING,
                    rule="G06",
                )


def _missing_results(dossier: Dossier, facts: Facts, source: SourceFile) -> None:
    ended = any(each.after for each in facts.class_work.indicators)
    if not ended and facts.exams.after is None and not any(p.after for p in facts.pupils):
        source.add_at(
            ("总结",),
            "没有期末成绩，成效一节只能写明没有数据",
            "在“全班成绩”或学生的“成绩”里加上期末一栏",
            Severity.WARNING,
            rule="G07",
        )
    if dossier.outcome and dossier.outcome.date is None and not source.has(("总结", "日期")):
        source.add_at(
            ("总结",),
            "总结没有写日期，落款处只有署名",
            "在“总结”下加一行 日期: 2027-01-22",
            Severity.WARNING,
            rule="S15",
        )
    silent = [carried.measure.name for carried in facts.all_carried if not carried.recorded]
    if silent:
        source.add_at(
            ("总结", "措施执行"),
            f"{len(silent)} 项措施没有执行记录：{'、'.join(silent)}",
            "做了就补上次数和记录；没做可以不改，总结会照实写",
            Severity.WARNING,
            rule="G07",
        )
