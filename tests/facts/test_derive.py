from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from plangen.facts.derive import Carried, Facts

FactsOf = Callable[[str | dict[str, Any]], Facts]

TERM = "开学日期: 2026-09-01\n周数: 21\n"


def carried(facts_of: FactsOf, text: str) -> Carried:
    found = facts_of(text).carried
    assert len(found) == 1
    return found[0]


def executed(frequency: str, execution: str) -> str:
    return (
        TERM + f"措施: [{{名称: 谈心交流, 频次: {frequency}}}]\n"
        f"总结: {{措施执行: {{谈心交流: {execution}}}}}\n"
    )


def test_a_plan_without_a_summary_reports_nothing_as_carried_out(facts_of: FactsOf) -> None:
    assert facts_of(TERM + "措施: [谈心交流]\n").carried == ()


def test_a_measure_without_a_record_is_known_to_lack_one(facts_of: FactsOf) -> None:
    found = carried(facts_of, TERM + "措施: [谈心交流]\n总结: {日期: 2027-01-22}\n")
    assert found.execution is None
    assert found.short_of_plan


@pytest.mark.parametrize(
    ("times", "short"),
    [(20, True), (21, False), (25, False)],
    ids=["once-less", "as-planned", "more-often"],
)
def test_a_measure_done_less_often_than_planned_is_short_of_its_plan(
    facts_of: FactsOf,
    times: int,
    short: bool,  # noqa: FBT001
) -> None:
    found = carried(facts_of, executed("每周一次", f"{{次数: {times}}}"))
    assert found.planned == 21
    assert found.short_of_plan is short


def test_what_cannot_be_counted_is_not_short_of_its_plan(facts_of: FactsOf) -> None:
    found = carried(facts_of, executed("随时", "{次数: 2}"))
    assert (found.planned, found.short_of_plan) == (None, False)


def test_a_number_planned_by_the_teacher_wins(facts_of: FactsOf) -> None:
    found = carried(facts_of, executed("每周一次", "{次数: 16, 计划次数: 18}"))
    assert found.planned == 18


def test_weeks_without_school_are_not_planned_for(facts_of: FactsOf) -> None:
    text = executed("每周一次", "{次数: 20}") + "校历: {放假: [2026-11-09～2026-11-15]}\n"
    assert carried(facts_of, text).planned == 20


def test_an_execution_under_an_alias_belongs_to_its_measure(facts_of: FactsOf) -> None:
    found = carried(
        facts_of,
        "措施: [作业面批]\n总结: {措施执行: {面批面改: {次数: 60}}}\n",
    )
    assert found.execution is not None
    assert found.execution.times == 60


def test_the_calendar_needs_an_opening_day_and_a_number_of_weeks(facts_of: FactsOf) -> None:
    assert facts_of(TERM).calendar is not None
    assert facts_of("周数: 21\n").calendar is None
    assert facts_of("开学日期: 2026-09-01\n").calendar is None


def test_the_first_column_is_the_one_before_this_terms_end(facts_of: FactsOf) -> None:
    facts = facts_of("学困生: [{姓名: 许晓, 成绩: {期末: 68, 上学期期末: 52}}]\n")
    assert facts.first_column == "上学期期末"
