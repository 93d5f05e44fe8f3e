"""What keeps a summary from having the charts that its dossier asks for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from plangen.facts.charts import CHARTED_RATES, FEWEST_PUPILS, Charts, in_points, possible_charts
from plangen.problems import Severity

if TYPE_CHECKING:
    from plangen.facts.derive import Facts
    from plangen.model.dossier import Dossier
    from plangen.source import SourceFile


def warn_of_missing_charts(dossier: Dossier, facts: Facts, source: SourceFile) -> None:
    """Say what each chart lacks where the dossier asks for charts and its data carry none."""
    if not dossier.charts or possible_charts(facts) != Charts():
        return
    source.add_at(
        ("图表",),
        "“图表”写了“是”，但数据不够，没有画图",
        f"{_bands(facts)}；{_rates(facts)}；{_pupils(facts)}。补上其中一样，或删去“图表”这一行",
        Severity.WARNING,
    )


def _bands(facts: Facts) -> str:
    if facts.exams.before is None or facts.exams.after is None:
        return "分数段图要有期初、期末两次“全班成绩”"
    return "分数段图要两次“全班成绩”都写实考、及格、优秀的人数，或都写优、良、合格、待合格的人数"


def _rates(facts: Facts) -> str:
    if any(goal.name in CHARTED_RATES and goal.target for goal in facts.goals):
        return "目标图要有这个率期初和期末的数"
    return "目标图要在“目标”里写及格率或优秀率"


def _pupils(facts: Facts) -> str:
    ready = len(in_points(facts.pupils))
    known = f"现在有{ready}名" if ready else "等级不画图"
    return f"学生变化图要有{FEWEST_PUPILS}名以上学生期初、期末都写分数（{known}）"
