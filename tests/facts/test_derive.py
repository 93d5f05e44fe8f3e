from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from plangen.facts.derive import Carried

    from .conftest import FactsOf


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


@pytest.mark.parametrize(
    "outcome",
    ["{日期: 2027-01-22}", "{措施执行: {谈心交流: {}}}"],
    ids=["not-named", "nothing-said"],
)
def test_a_measure_without_a_record_is_neither_done_nor_short_of_its_plan(
    facts_of: FactsOf,
    outcome: str,
) -> None:
    found = carried(facts_of, TERM + f"措施: [谈心交流]\n总结: {outcome}\n")
    assert (found.recorded, found.done, found.short_of_plan) == (False, False, False)


@pytest.mark.parametrize(
    ("execution", "done", "times"),
    [
        ("{次数: 16}", True, 16),
        ("{次数: 0}", False, 0),
        ("{记录: 谈心记录16份}", True, None),
        ("十一月停了一个月", True, None),
        ("16次", True, 16),
    ],
    ids=["counted", "not-once", "only-a-record", "only-words", "count-in-words"],
)
def test_a_measure_is_done_unless_its_count_is_nought(
    facts_of: FactsOf,
    execution: str,
    done: bool,  # noqa: FBT001
    times: int | None,
) -> None:
    found = carried(facts_of, executed("每周一次", execution))
    assert found.recorded
    assert (found.done, found.times) == (done, times)


def test_what_was_not_done_once_is_not_merely_short_of_its_plan(facts_of: FactsOf) -> None:
    assert not carried(facts_of, executed("每周一次", "{次数: 0}")).short_of_plan


@pytest.mark.parametrize(
    ("times", "short"),
    [(18, True), (19, False), (21, False), (25, False)],
    ids=["more-than-a-tenth-less", "a-tenth-less", "as-planned", "more-often"],
)
def test_a_measure_done_a_good_deal_less_often_than_planned_is_short_of_its_plan(
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


@pytest.mark.parametrize(
    ("frequency", "planned", "news"),
    [
        ("每周一次", "", True),
        ("每人每学期两次", "", True),
        ("每学期两次", "", False),
        ("每学期两次", ", 计划次数: 2", False),
        ("每学期一次", ", 计划次数: 2", True),
    ],
)
def test_a_planned_total_is_told_only_where_it_says_more_than_the_frequency(
    facts_of: FactsOf,
    frequency: str,
    planned: str,
    news: bool,  # noqa: FBT001
) -> None:
    assert carried(facts_of, executed(frequency, f"{{次数: 2{planned}}}")).total_is_news is news


@pytest.mark.parametrize(
    ("pupil", "untold"),
    [
        pytest.param("表现: [晚饭后才动笔]", {"许晓": ("晚饭后才动笔",)}, id="no-cause"),
        pytest.param("表现: [常出神], 原因: [父母离异或不和]", {}, id="told-under-its-cause"),
        pytest.param("表现: [晚饭后才动笔], 原因: [作业拖欠不完成]", {}, id="plain-cause"),
    ],
)
def test_signs_that_no_cause_tells_are_left_to_the_pupil(
    facts_of: FactsOf,
    pupil: str,
    untold: dict[str, tuple[str, ...]],
) -> None:
    assert facts_of(f"学困生: [{{姓名: 许晓, {pupil}}}]\n").untold == untold


def test_the_last_column_is_the_one_at_this_terms_end(facts_of: FactsOf) -> None:
    facts = facts_of("学困生: [{姓名: 许晓, 成绩: {上学期期末: 52, 本学期期末: 68, 作业: 80}}]\n")
    assert facts.last_column == "本学期期末"
    assert facts.pupils[0].change == 16


def test_the_first_column_is_the_one_before_this_terms_end(facts_of: FactsOf) -> None:
    facts = facts_of("学困生: [{姓名: 许晓, 成绩: {期末: 68, 上学期期末: 52}}]\n")
    assert facts.first_column == "上学期期末"
