"""Whether the two ends of a class fit together: who is in which list, and in which weeks."""

from __future__ import annotations

from typing import TYPE_CHECKING

from plangen.model.values import FILLER
from plangen.model.weeks import check_weeks
from plangen.problems import Severity

if TYPE_CHECKING:
    from plangen.model.dossier import Dossier, TalentPlan
    from plangen.source import SourceFile
    from plangen.source.tree import ValuePath

TALENTS = ("培优", "学生")


def check_talent(dossier: Dossier, source: SourceFile) -> None:
    """Add a problem for pupils in two lists, for layers beyond the class, for weeks beyond it."""
    if dossier.talent is not None:
        _check_names(dossier, dossier.talent, source)
        _check_layers(dossier, dossier.talent, source)
    _check_weeks(dossier, source)


def _check_names(dossier: Dossier, talent: TalentPlan, source: SourceFile) -> None:
    """A pupil stands in one of the two lists, and there once."""
    written: dict[str, ValuePath] = {
        pupil.name: ("学困生", i, "姓名") for i, pupil in enumerate(dossier.pupils)
    }
    for i, pupil in enumerate(talent.pupils):
        place = (*TALENTS, i, "姓名")
        if pupil.name in written and pupil.name != FILLER:
            other = written[pupil.name]
            list_name = "学困生" if other[0] == "学困生" else "培优"
            source.add_at(
                place,
                f"“{pupil.name}”在{list_name}名单里也有（{source.where(other)}）",
                "一名学生只列在一处，删去另一处；同名的两人在姓名后加字区分，如 王芳（大）",
            )
        written.setdefault(pupil.name, place)


def _check_layers(dossier: Dossier, talent: TalentPlan, source: SourceFile) -> None:
    """Those ahead and those behind are no more than the class."""
    here = dossier.situation
    struggling = len(dossier.pupils) or here.struggling or 0
    ahead = len(talent.pupils)
    if here.total is not None and struggling <= here.total < ahead + struggling:
        where = source.where(("学生情况", "人数"))
        source.add_at(
            TALENTS,
            f"培优 {ahead} 人加学困生 {struggling} 人（{source.where(('学困生',))}起）"
            f"是 {ahead + struggling} 人，比全班 {here.total} 人（{where}）还多",
            "核对全班人数和两份名单",
            rule="N03",
        )


def _check_weeks(dossier: Dossier, source: SourceFile) -> None:
    """辅导内容 lies within the term, and a week has one line."""
    known: dict[int, str] = {}
    for i, entry in enumerate(dossier.tutoring_contents):
        place = ("辅导内容", i, "周次")
        if not source.has(source.written(place)):
            continue
        if not check_weeks(entry.weeks, place, dossier.weeks, source):
            continue
        numbers = range(entry.weeks.first, entry.weeks.last + 1)
        twice = next((number for number in numbers if number in known), None)
        if twice is not None:
            source.add_at(
                place,
                f"第 {twice} 周的辅导内容写了两次（另一处在{known[twice]}）",
                "合成一条；确实要分两条可以不改",
                Severity.WARNING,
            )
        for number in numbers:
            known.setdefault(number, source.where(place))
