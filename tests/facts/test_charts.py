"""The charts that the data of a dossier carry, and what is said where they carry none."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from plangen.facts.chart_warnings import warn_of_missing_charts
from plangen.facts.charts import Charts, charts_of, possible_charts
from plangen.model.dossier import Dossier
from plangen.problems import Severity
from plangen.source import SourceFile
from plangen.source.tree import parse

if TYPE_CHECKING:
    from plangen.facts.derive import Facts

    from .conftest import FactsOf


BEFORE = "学生情况: {人数: 31, 全班成绩: {上学期期末: %s}}\n"
AFTER = "总结: {全班成绩: {期末: %s}}\n"
POINTS = "{实考: 31, 及格: 25, 优秀: 6}"
LATER = "{实考: 30, 及格: 28, 优秀: 9}"
MARKS = "{优: 8, 良: 12, 合格: 5, 待合格: 6}"
LATER_MARKS = "{优: 9, 良: 12, 合格: 7, 待合格: 3}"


def results(before: str = POINTS, after: str = LATER) -> str:
    return BEFORE % before + AFTER % after


def pupils(*scores: tuple[str, str]) -> str:
    lines = [
        f"  - {{姓名: 学生{'甲乙丙丁戊'[place]}, 成绩: {{期初: {first}, 期末: {last}}}}}"
        for place, (first, last) in enumerate(scores)
    ]
    return "学困生:\n" + "\n".join(lines) + "\n"


def rows(charts: Charts) -> list[tuple[str, int, int]]:
    assert charts.bands is not None
    return [(band.name, band.before, band.after) for band in charts.bands.rows]


# Bands.


def test_the_class_is_parted_into_bands_that_add_up(facts_of: FactsOf) -> None:
    charts = possible_charts(facts_of(results()))
    assert rows(charts) == [("优秀", 6, 9), ("及格未到优秀", 19, 19), ("不及格", 6, 2)]
    assert charts.bands is not None
    assert (charts.bands.before, charts.bands.after) == ("上学期期末", "期末")
    assert sum(band.before for band in charts.bands.rows) == 31
    assert (charts.bands.failing.before, charts.bands.failing.after) == (6, 2)


def test_low_scores_stand_apart_where_both_examinations_know_them(facts_of: FactsOf) -> None:
    low, later = POINTS.replace("}", ", 低分: 2}"), LATER.replace("}", ", 低分: 1}")
    charts = possible_charts(facts_of(results(low, later)))
    assert rows(charts)[2:] == [("不及格未到低分", 4, 1), ("低分", 2, 1)]
    assert charts.bands is not None
    assert (charts.bands.failing.before, charts.bands.failing.after) == (6, 2)
    assert rows(possible_charts(facts_of(results(low, LATER))))[2:] == [("不及格", 6, 2)]


def test_low_scores_that_reach_above_a_pass_are_not_taken_from_those_who_failed(
    facts_of: FactsOf,
) -> None:
    low, later = POINTS.replace("}", ", 低分: 9}"), LATER.replace("}", ", 低分: 1}")
    assert rows(possible_charts(facts_of(results(low, later))))[2:] == [("不及格", 6, 2)]


def test_marks_are_bands_of_their_own(facts_of: FactsOf) -> None:
    charts = possible_charts(facts_of(results(MARKS, LATER_MARKS)))
    assert rows(charts) == [("优", 8, 9), ("良", 12, 12), ("合格", 5, 7), ("待合格", 6, 3)]
    assert charts.bands is not None
    assert charts.bands.in_marks
    assert charts.bands.failing.name == "待合格"


@pytest.mark.parametrize(
    "text",
    [
        BEFORE % POINTS,
        AFTER % LATER,
        results(MARKS, LATER),
        results("{实考: 31, 及格: 25}", LATER),
        results("{及格: 25, 优秀: 6}", LATER),
        results(MARKS, "{优: 9, 待合格: 3}"),
    ],
    ids=["before", "after", "mixed", "no-excellent", "no-present", "two-marks"],
)
def test_bands_need_the_same_counts_twice(facts_of: FactsOf, text: str) -> None:
    assert possible_charts(facts_of(text)).bands is None


# Rates.


def test_a_rate_stands_beside_its_goal_as_printed(facts_of: FactsOf) -> None:
    goals = "目标: [{指标: 及格率, 目标: 92%}, {指标: 优秀率, 基线: 19.4%, 目标: 25%以上}]\n"
    shown = [
        (rate.name, str(rate.before), str(rate.target), str(rate.after))
        for rate in possible_charts(facts_of(goals + results())).rates
    ]
    assert shown == [("及格率", "80.6", "92", "93.3"), ("优秀率", "19.4", "25", "30.0")]


@pytest.mark.parametrize(
    "text",
    [
        "目标: [{指标: 作业完成率, 基线: 60%, 目标: 92%}]\n总结: {目标达成: {作业完成率: 80%}}\n",
        "目标: [{指标: 及格率, 基线: 80%, 目标: 92%}]\n",
        "目标: [{指标: 及格率, 目标: 92%}]\n总结: {目标达成: {及格率: 90%}}\n",
        "目标: [{指标: 及格率, 目标: 28人, 基线: 25人}]\n总结: {目标达成: {及格率: 27人}}\n",
    ],
    ids=["another-rate", "no-result", "no-baseline", "in-pupils"],
)
def test_a_rate_needs_all_three_figures(facts_of: FactsOf, text: str) -> None:
    assert possible_charts(facts_of(text)).rates == ()


TALENT = "培优: {学生: [{姓名: 沈知言}], 目标: [{指标: 优秀率, 目标: 30%}]}\n"


def test_a_goal_of_the_talents_is_shown_with_the_classs(facts_of: FactsOf) -> None:
    together = possible_charts(facts_of("目标: [{指标: 及格率, 目标: 92%}]\n" + TALENT + results()))
    assert [rate.name for rate in together.rates] == ["及格率", "优秀率"]
    assert together.talent_rates == ()
    alone = possible_charts(facts_of(TALENT + results()))
    assert (alone.rates, [rate.name for rate in alone.talent_rates]) == ((), ["优秀率"])


# Pupils.


def test_pupils_are_compared_where_three_have_points_twice(facts_of: FactsOf) -> None:
    text = pupils(("52", "68"), ("49", "47"), ("50", "63.5"), ("60", "缺考"), ("合格", "良"))
    charts = possible_charts(facts_of(text))
    assert [pupil.name for pupil in charts.pupils] == ["学生甲", "学生乙", "学生丙"]
    assert [pupil.name for pupil in charts.risen_most] == ["学生甲"]


@pytest.mark.parametrize(
    "scores",
    [
        [("52", "68"), ("49", "47")],
        [("52", "68"), ("49", "47"), ("50", "缺考")],
        [("待合格", "合格")] * 4,
    ],
    ids=["two", "two-complete", "marks"],
)
def test_fewer_pupils_and_marks_are_not_drawn(
    facts_of: FactsOf, scores: list[tuple[str, str]]
) -> None:
    assert possible_charts(facts_of(pupils(*scores))).pupils == ()


def test_nobody_has_risen_most_where_nobody_rose_or_many_did(facts_of: FactsOf) -> None:
    fallen = pupils(("52", "50"), ("49", "47"), ("50", "50"))
    assert possible_charts(facts_of(fallen)).risen_most == ()
    tied = pupils(("52", "60"), ("49", "57"), ("50", "51"))
    assert len(possible_charts(facts_of(tied)).risen_most) == 2
    alike = pupils(("52", "60"), ("49", "57"), ("50", "58"))
    assert possible_charts(facts_of(alike)).risen_most == ()


# Whether they are asked for.


def test_charts_are_drawn_only_where_the_dossier_asks(facts_of: FactsOf) -> None:
    facts = facts_of(results())
    asked = Dossier.model_validate({"文种": "学困生转化计划", "图表": "是"})
    assert charts_of(asked, facts) == possible_charts(facts) != Charts()
    assert charts_of(asked.model_copy(update={"charts": False}), facts) == Charts()


def warnings(facts: Facts, asked: str = "是") -> list[tuple[str, str, Severity]]:
    text = f"文种: 学困生转化计划\n图表: {asked}\n"
    source = SourceFile(Path("档案.yaml"), text.split("\n"), parse(text))
    dossier = Dossier.model_validate(source.data)
    warn_of_missing_charts(dossier, facts, source)
    assert all(problem.line == 2 for problem in source.problems)
    return [(problem.message, problem.hint, problem.severity) for problem in source.problems]


def test_missing_charts_are_told_with_what_they_lack(facts_of: FactsOf) -> None:
    ((message, hint, severity),) = warnings(facts_of(BEFORE % POINTS))
    assert message == "“图表”写了“是”，但数据不够，没有画图"
    assert severity is Severity.WARNING
    assert "分数段图要有期初、期末两次“全班成绩”" in hint
    assert "目标图要在“目标”里写及格率或优秀率" in hint
    assert "（等级不画图）" in hint


def test_what_is_told_goes_by_what_there_is(facts_of: FactsOf) -> None:
    text = (
        "目标: [{指标: 及格率, 目标: 92%}]\n"
        + pupils(("52", "68"), ("49", "47"))
        + results("{平均分: 71}", "{平均分: 75}")
    )
    ((_, hint, _),) = warnings(facts_of(text))
    assert "分数段图要两次“全班成绩”都写实考、及格、优秀的人数" in hint
    assert "目标图要有这个率期初和期末的数" in hint
    assert "（现在有2名）" in hint


def test_nothing_is_told_where_a_chart_is_drawn_or_none_is_asked_for(facts_of: FactsOf) -> None:
    assert warnings(facts_of(results())) == []
    assert warnings(facts_of(BEFORE % POINTS), asked="否") == []


def test_a_rate_is_rounded_like_the_text(facts_of: FactsOf) -> None:
    text = "目标: [{指标: 及格率, 目标: 92%}]\n" + results()
    (rate,) = possible_charts(facts_of(text)).rates
    assert rate.after == Decimal("93.3")
    assert rate.after != Decimal(2800) / 30
