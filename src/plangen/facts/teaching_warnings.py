"""Gaps in a teaching plan: lessons that do not fit, topics without lessons, forbidden tests."""

from __future__ import annotations

from typing import TYPE_CHECKING

from plangen.language.patterns import lazy
from plangen.model.values import GRADE_NAMES, LOWER_GRADES
from plangen.model.weeks import WeekSpan
from plangen.problems import Severity

if TYPE_CHECKING:
    from plangen.facts.derive import Facts
    from plangen.facts.teaching import Window
    from plangen.model.dossier import Dossier
    from plangen.source import SourceFile

UNITS = ("课时", "单元")
# What the schedule cannot be laid out without, each with what to type.
NEEDED = {
    ("课时", "每周"): "“课时”下加一行 每周: 4",
    ("开学日期",): "加一行 开学日期: 2026-09-01",
    ("周数",): "加一行 周数: 21",
}
# 教育部 2021-08-30; 教基厅〔2025〕3号: a primary school tests the end of the term alone, and grades
# 1 and 2 not on paper.
TESTS = lazy(r"期中(?:考|测|检)|[周月](?:考|测)|单元(?:考|测|检)")
ANY_TESTS = lazy(r"考试|测试|测验|检测")


def warn_of_lessons(dossier: Dossier, facts: Facts, source: SourceFile) -> None:
    """Add a warning for whatever keeps units and weeks apart."""
    _missing(dossier, facts, source)
    _too_many(dossier, facts, source)
    _tests(dossier, source)
    _topics_without_lessons(dossier, source)


def _missing(dossier: Dossier, facts: Facts, source: SourceFile) -> None:
    """Name what keeps the lessons from being laid out week by week."""
    waiting = source.tree.waiting
    if not dossier.lessons.units and not waiting & {"内容", "课时"}:
        _warn(source, ("课时",), "“课时”下没有写单元，课时安排和教学进度都是空的", "加上“单元”")
    if facts.teaching.weeks or not dossier.lessons.units:
        return
    given = (dossier.lessons.weekly, dossier.opening_day, dossier.weeks)
    missing = [
        place
        for place, value in zip(NEEDED, given, strict=True)
        if value is None and place[-1] not in waiting
    ]
    for place in missing:
        _warn(source, place, f"没有写{place[-1]}，教学进度不能按周列出", NEEDED[place])


def _too_many(dossier: Dossier, facts: Facts, source: SourceFile) -> None:
    """Name the lessons needed and those there are, for the term or for the weeks in question."""
    teaching = facts.teaching
    if not teaching.left_out or not teaching.weeks:
        return
    if teaching.needed > teaching.room:
        _warn(
            source,
            UNITS,
            f"各单元共 {teaching.needed} 课时，本学期只排得下 {teaching.room} 课时"
            f"（每周 {teaching.weekly} 课时，除去放假）",
            f"把单元的课时合起来减去 {teaching.needed - teaching.room}，或核对每周课时和周数",
        )
        return
    for window in teaching.windows:
        if window.needed <= window.room:
            continue
        last = window.units[-1]
        units = f"“{last.title}”" if len(window.units) == 1 else f"到“{last.title}”为止的单元"
        _warn(
            source,
            (*UNITS, dossier.lessons.units.index(last)),
            f"{_span(window)}只排得下 {window.room} 课时，{units}要 {window.needed} 课时",
            "减少课时，或把定好的周次往后移" if not window.fixed else "减少课时，或多定几周",
        )


def _span(window: Window) -> str:
    """Name the weeks of a window; one before the first week has none."""
    if window.last < window.first:
        return f"第 {window.first} 周以前"
    weeks = WeekSpan(window.first, window.last)
    return f"第 {weeks.text} 周"


def _tests(dossier: Dossier, source: SourceFile) -> None:
    lower = dossier.grade in LOWER_GRADES
    for i, unit in enumerate(dossier.lessons.units):
        if TESTS.search(unit.title):
            message = f"小学不组织“{unit.title}”这样的考试，只在期末考一次"
        elif lower and ANY_TESTS.search(unit.title):
            message = f"{GRADE_NAMES[(dossier.grade or 1) - 1]}不进行纸笔考试，不宜排“{unit.title}”"
        else:
            continue
        _warn(
            source,
            (*UNITS, i, "内容"),
            message,
            "改成复习、整理或游园一类的活动；依据：教育部 2021 年 8 月 30 日通知",
            rule="P06",
        )


def _topics_without_lessons(dossier: Dossier, source: SourceFile) -> None:
    """Name topics of the textbook that no unit teaches, where topics and units share names."""
    units = [unit.title for unit in dossier.lessons.units]
    topics = [topic for field in dossier.textbook.fields for topic in field.topics]
    alone = [t for t in topics if not any(t in unit or unit in t for unit in units)]
    if alone and len(alone) < len(topics):
        _warn(
            source,
            UNITS,
            f"教材内容里的{'、'.join(f'“{topic}”' for topic in alone)}没有排课时",
            "补上单元；已经并在别的单元里，可以不改",
            rule="F09",
        )


def _warn(
    source: SourceFile, place: tuple[str | int, ...], message: str, hint: str, *, rule: str = ""
) -> None:
    source.add_at(place, message, hint, Severity.WARNING, rule=rule)
