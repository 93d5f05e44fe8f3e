"""Whose turn it is when: the occasions for which a record is prepared."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from .conftest import FactsOf

TERM = {"开学日期": "2026-09-01", "周数": "21"}
PUPILS = [
    {"姓名": "许晓", "原因": ["家长重视不够"]},
    {"姓名": "马小雨", "原因": ["家长重视不够"]},
    {"姓名": "周明", "原因": ["计算能力偏弱"]},
]


def dossier(*measures: dict[str, Any], **more: Any) -> dict[str, Any]:
    return {"学困生": PUPILS, "措施": list(measures), **TERM, **more}


def visits(frequency: str) -> dict[str, Any]:
    return {"名称": "家访", "频次": frequency, "针对": ["家长重视不够"]}


def test_every_pupil_of_a_measure_has_his_turns(facts_of: FactsOf) -> None:
    turns = facts_of(dossier(visits("每人每学期两次"))).turns
    assert {turn.measure for turn in turns} == {"家访"}
    for name in ("许晓", "马小雨"):
        assert len([turn for turn in turns if turn.pupil == name]) == 2
    assert "周明" not in {turn.pupil for turn in turns}


def test_turns_are_those_of_the_schedule_in_the_order_of_weeks(facts_of: FactsOf) -> None:
    facts = facts_of(dossier(visits("每月一次")))
    planned = [
        (row.weeks[0].number, task.pupils)
        for row in facts.schedule.rows
        for task in row.tasks
        if task.text == "家访"
    ]
    assert planned
    assert [(turn.week, (turn.pupil,)) for turn in facts.turns] == planned


def test_what_is_done_with_all_together_names_nobody(facts_of: FactsOf) -> None:
    meeting = {"名称": "家长会", "说明": "开会。", "频次": "第3周", "针对": ["家长重视不够"]}
    assert [(t.week, t.pupil) for t in facts_of(dossier(meeting)).turns] == [(3, None)]


def test_a_measure_for_a_family_matter_names_nobody(facts_of: FactsOf) -> None:
    pupils = [{"姓名": "许晓", "原因": ["父母离异或不和"]}]
    measure = {"名称": "家访", "频次": "每人每学期两次", "针对": ["父母离异或不和"]}
    turns = facts_of(dossier(measure, 学困生=pupils)).turns
    assert len(turns) == 2
    assert {turn.pupil for turn in turns} == {None}


def test_without_a_calendar_nothing_is_planned_for_a_week(facts_of: FactsOf) -> None:
    assert facts_of({"学困生": PUPILS, "措施": [visits("每人每学期两次")]}).turns == ()
