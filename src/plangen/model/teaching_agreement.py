"""Whether the lessons of a term fit together: how many, and in which weeks."""

from __future__ import annotations

from typing import TYPE_CHECKING

from plangen.model.values import FILLER
from plangen.model.weeks import outside

if TYPE_CHECKING:
    from plangen.model.dossier import Dossier
    from plangen.source import SourceFile

UNITS = ("课时", "单元")
# All subjects together have 26 to 30 lessons a week in a primary school.
MOST_LESSONS_A_WEEK = 30


def check_lessons(dossier: Dossier, source: SourceFile) -> None:
    """Add a problem for numbers of lessons and weeks that no term can have."""
    weekly = dossier.lessons.weekly
    if weekly is not None and not 1 <= weekly <= MOST_LESSONS_A_WEEK:
        source.add_at(("课时", "每周"), f"一门学科一周不会有 {weekly} 课时", "写成 每周: 4 这样")
    before: tuple[int, int] | None = None
    for i, unit in enumerate(dossier.lessons.units):
        if unit.title == FILLER:
            continue
        if unit.lessons == 0:
            source.add_at(
                (*UNITS, i, "课时"),
                f"“{unit.title}”是 0 课时",
                "写上要用的课时；本学期不教就删去这一项",
            )
        if unit.weeks is None:
            continue
        place = (*UNITS, i, "周次")
        if not unit.weeks.within(dossier.weeks):
            source.add_at(place, outside(unit.weeks, dossier.weeks), "核对周次或周数")
        elif before is not None and unit.weeks.first <= before[0]:
            line = source.mark((*UNITS, before[1], "周次")).line
            source.add_at(
                place,
                f"“{unit.title}”排在第 {unit.weeks.text} 周，"
                f"列在它前面的单元（第 {line} 行）要到第 {before[0]} 周才结束",
                "按上课的先后排列单元，周次不要重叠",
            )
        before = (unit.weeks.last, i)
