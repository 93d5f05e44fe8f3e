"""Whether 辅导 agrees with the list of pupils and the term, and keeps to what tutoring may be."""

from __future__ import annotations

from typing import TYPE_CHECKING

from plangen.language.forbidden import (
    FEES,
    FEES_RULE,
    FREE_TIME,
    FREE_TIME_RULE,
    IN_TUTORING,
    SERVICE_RULE_SHORT,
)
from plangen.language.negating import first_affirmed
from plangen.model.values import FILLER
from plangen.model.weeks import WeekSpan, check_weeks
from plangen.problems import did_you_mean

if TYPE_CHECKING:
    from plangen.model.dossier import Dossier
    from plangen.source import SourceFile
    from plangen.source.tree import ValuePath

BASE = ("辅导",)


def check_tutoring(dossier: Dossier, source: SourceFile) -> None:
    """Add a problem for strangers and weeks outside the term, and for every rule broken."""
    tutoring = dossier.tutoring
    pupils = {pupil.name for pupil in dossier.pupils}
    times: list[tuple[ValuePath, str | None]] = [
        ((*BASE, "时间"), tutoring.time),
        ((*BASE, "形式"), tutoring.form),
    ]
    words = [*times, ((*BASE, "地点"), tutoring.place)]
    for i, session in enumerate(tutoring.sessions):
        place = (*BASE, "内容", i)
        week = WeekSpan(session.week, session.week)
        check_weeks(week, (*place, "周次"), dossier.weeks, source)
        for j, name in enumerate(session.pupils):
            if name not in {*pupils, FILLER}:
                source.add_at(
                    (*place, "学生", j),
                    f"辅导的“{name}”不在学困生名单里",
                    f"{did_you_mean(name, pupils)}核对姓名，或先列进名单",
                )
        own = [((*place, "时间"), session.time), ((*place, "形式"), session.form)]
        times += own
        words += [*own, ((*place, "内容"), session.text)]
    _check_times(times, source)
    _check_words(words, source)


def _check_times(times: list[tuple[ValuePath, str | None]], source: SourceFile) -> None:
    for place, text in times:
        if found := first_affirmed(FREE_TIME, text or ""):
            source.add_at(
                place,
                f"辅导写在“{found}”，学校不得占用学生的休息时间补课：{FREE_TIME_RULE}",
                "改在上学日的课内或课后服务时间，如 周二、周四课后服务第一节",
                rule="P04",
            )


def _check_words(texts: list[tuple[ValuePath, str | None]], source: SourceFile) -> None:
    for place, text in texts:
        if found := first_affirmed(FEES, text or ""):
            source.add_at(
                place,
                f"辅导里写了“{found}”，教师辅导本校学生不得收费：{FEES_RULE}",
                "删去收费",
                rule="P15",
            )
        if found := first_affirmed(IN_TUTORING, text or ""):
            source.add_at(
                place,
                f"辅导里写了“{found}”，课后服务时间不上新课、不刷题：{SERVICE_RULE_SHORT}",
                "改成补学过的内容、答疑或订正",
                rule="P16",
            )
