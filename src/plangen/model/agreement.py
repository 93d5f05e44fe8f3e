"""Whether the facts of a dossier agree with each other.

A number that is both given and derivable must be the same in both places; where it is not, the
message names both lines, because only the teacher knows which is right.
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from plangen.model.doubles import tell_doubles
from plangen.model.result_agreement import check_results
from plangen.model.values import FILLER, SCOPE_WORDS, SCOPES
from plangen.model.weeks import WeekSpan, check_weeks
from plangen.problems import Severity, did_you_mean

if TYPE_CHECKING:
    from plangen.model.dossier import Dossier
    from plangen.source import SourceFile

SMALLEST_USUAL_CLASS = 10
LARGEST_USUAL_CLASS = 55
LONGEST_TERM = 30
AUTUMN = range(8, 13)


def check_agreement(dossier: Dossier, source: SourceFile) -> None:
    """Add a problem for every pair of facts that contradict each other."""
    _check_class_size(dossier, source)
    _check_roster(dossier, source)
    check_results(dossier, source)
    _check_dates(dossier, source)


def _check_class_size(dossier: Dossier, source: SourceFile) -> None:
    here, whole = dossier.situation, _whole(dossier)
    base = ("学生情况",)
    if here.total is not None and here.boys is not None and here.girls is not None:
        if here.boys + here.girls != here.total:
            boys, girls = (source.where((*base, key)) for key in ("男生", "女生"))
            source.add_at(
                (*base, "人数"),
                f"人数写的是 {here.total}，男生 {here.boys}（{boys}）加女生 {here.girls}"
                f"（{girls}）是 {here.boys + here.girls}",
                "三个数中改正一个，或删去人数，由程序相加",
                rule="N02",
            )
    elif here.total is not None:
        for key, part in (("男生", here.boys), ("女生", here.girls)):
            if part is not None and part > here.total:
                source.add_at(
                    (*base, key),
                    f"{key} {part} 人，比{whole} {here.total} 人还多",
                    "核对后改正其中一个",
                    rule="N02",
                )
    total = here.total
    one_class = dossier.scope in {None, SCOPES[0]}
    usual = total is None or SMALLEST_USUAL_CLASS <= total <= LARGEST_USUAL_CLASS
    if one_class and not usual:
        source.add_at(
            (*base, "人数"),
            f"全班 {total} 人，与一般的班额相差较大",
            "确认无误可以不改",
            Severity.WARNING,
            rule="N08",
        )


def _whole(dossier: Dossier) -> str:
    """Name what is counted: 全班, or 全年级 and 全校 in a dossier of that scope."""
    return f"全{SCOPE_WORDS[dossier.scope or SCOPES[0]]}"


def _check_roster(dossier: Dossier, source: SourceFile) -> None:
    here, whole = dossier.situation, _whole(dossier)
    listed = len(dossier.pupils)
    if listed and here.struggling is not None and here.struggling != listed:
        source.add_at(
            ("学生情况", "学困生人数"),
            f"学困生人数写的是 {here.struggling}，名单（{source.where(('学困生',))}起）"
            f"里有 {listed} 人",
            "改正其中一处；列了名单就不必再写人数",
            rule="N07",
        )
    size = here.total
    count = listed or here.struggling
    if size is not None and count is not None and count > size:
        place: tuple[str, ...] = ("学困生",) if listed else ("学生情况", "学困生人数")
        source.add_at(
            place,
            f"学困生 {count} 人，比{whole} {size} 人还多",
            f"核对{whole}人数和名单",
        )
    for sex, key, part in (("男", "男生", here.boys), ("女", "女生", here.girls)):
        among = sum(pupil.sex == sex for pupil in dossier.pupils)
        if part is not None and among > part:
            source.add_at(
                ("学困生",),
                f"名单里{key} {among} 人，比{whole}{key} {part} 人还多",
                "核对名单中的性别",
                rule="N02",
            )
    tell_doubles(
        source,
        ((("学困生", i, "姓名"), pupil.name) for i, pupil in enumerate(dossier.pupils)),
        "“{value}”在名单里有两次",
        "重复的删去一处；同名的两人在姓名后加字区分，如 王芳（大），有花名册的再写学号",
    )
    _check_helpers(dossier, source)


def _check_helpers(dossier: Dossier, source: SourceFile) -> None:
    names = {pupil.name for pupil in dossier.pupils}
    times = Counter(helper for pupil in dossier.pupils for helper in pupil.helpers)
    for i, pupil in enumerate(dossier.pupils):
        place = ("学困生", i, "结对")
        for helper in pupil.helpers:
            if helper == pupil.name:
                remedy = "写结对同学的姓名；同名的两人在姓名后加字区分，如 王芳（大）、王芳（小）"
                source.add_at(place, f"“{pupil.name}”不能与自己结对", remedy)
            elif helper in names:
                message = f"结对同学“{helper}”也在学困生名单里"
                source.add_at(place, message, "确认无误可以不改", Severity.WARNING)
            elif times[helper] > 1:
                message = f"“{helper}”同时与 {times[helper]} 人结对"
                source.add_at(place, message, "确认无误可以不改", Severity.WARNING)


def _check_dates(dossier: Dossier, source: SourceFile) -> None:
    years = dossier.school_year
    for key, day in (("日期", dossier.date), ("开学日期", dossier.opening_day)):
        if day is not None and years is not None and not years[0] <= day.year <= years[1]:
            source.add_at(
                (key,), f"{key} {day} 不在 {years[0]}—{years[1]} 学年里", "核对日期或学年"
            )
    if (
        dossier.outcome
        and dossier.outcome.date
        and dossier.opening_day
        and dossier.outcome.date < dossier.opening_day
    ):
        source.add_at(
            ("总结", "日期"), f"总结日期 {dossier.outcome.date} 早于开学日期", "核对总结日期"
        )
    opening = dossier.opening_day
    if opening is not None and dossier.term is not None:
        autumn = opening.month in AUTUMN
        if autumn is not (dossier.term == 1):
            source.add_at(
                ("开学日期",),
                f"开学日期 {opening} 与学期（{source.where(('学期',))}）对不上",
                "第一学期在秋季开学，第二学期在春季开学",
                Severity.WARNING,
            )
    if dossier.weeks is not None and not 1 <= dossier.weeks <= LONGEST_TERM:
        source.add_at(("周数",), f"一个学期不会有 {dossier.weeks} 周", "一般是 20 到 22 周")
    for i, entry in enumerate(dossier.schedule):
        week = WeekSpan(entry.week, entry.week)
        check_weeks(week, ("工作安排", i, "周次"), dossier.weeks, source)


def check_cases(dossier: Dossier, source: SourceFile) -> None:
    """Add a problem for every case that may not be printed: it needs the guardian's consent."""
    if dossier.outcome is None:
        return
    talents = dossier.talent.pupils if dossier.talent else ()
    names = {pupil.name for pupil in (*dossier.pupils, *talents)}
    for i, case in enumerate(dossier.outcome.cases):
        place = ("总结", "个案", i, "家长同意")
        if not case.consent and case.name != FILLER and not source.blamed(place):
            source.add_at(
                place,
                f"“{case.name}”的个案没有家长同意",
                "征得同意后写 家长同意: 是；没有征得同意就删去这一条（个人信息保护法第31条）",
                rule="L08",
            )
        if names and case.name not in {*names, FILLER}:
            source.add_at(
                ("总结", "个案", i, "姓名"),
                f"个案里的“{case.name}”不在{'学困生和培优' if talents else '学困生'}名单里",
                f"{did_you_mean(case.name, names)}核对姓名",
                Severity.WARNING,
            )
