"""Whether what is taught fits together: the aims and their groups, the lessons of a term."""

from __future__ import annotations

from typing import TYPE_CHECKING

from plangen.model.values import FILLER
from plangen.model.weeks import check_weeks
from plangen.problems import Severity, did_you_mean

if TYPE_CHECKING:
    from plangen.model.dossier import Dossier
    from plangen.source import SourceFile

UNITS = ("课时", "单元")
# All subjects together have 26 to 30 lessons a week in a primary school.
MOST_LESSONS_A_WEEK = 30


def check_aims(dossier: Dossier, source: SourceFile) -> None:
    """Warn of a goal whose group is called a little otherwise than a group of 教学目标."""
    groups = {aims.group for aims in dossier.aims if aims.group}
    for i, goal in enumerate(dossier.goals):
        if goal.group and goal.group not in groups and (meant := did_you_mean(goal.group, groups)):
            source.add_at(
                ("目标", i, "组"),
                f"“{goal.group}”不是教学目标里的组，会另列一组",
                f"{meant}有意另列可以不改",
                Severity.WARNING,
            )


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
        fits = check_weeks(unit.weeks, place, dossier.weeks, source)
        if fits and before is not None and unit.weeks.first <= before[0]:
            where = source.where((*UNITS, before[1], "周次"))
            source.add_at(
                place,
                f"“{unit.title}”排在第 {unit.weeks.text} 周，"
                f"列在它前面的单元（{where}）要到第 {before[0]} 周才结束",
                "按上课的先后排列单元，周次不要重叠",
            )
        before = (unit.weeks.last, i)
