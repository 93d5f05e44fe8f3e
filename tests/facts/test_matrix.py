from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from .conftest import FactsOf


PUPILS = """\
学困生:
  - {姓名: 许晓, 原因: [作业拖欠不完成]}
  - {姓名: 马小雨, 原因: [自卑缺乏自信, 作业拖欠不完成]}
  - {姓名: 罗成}
"""


def test_each_cause_stands_in_a_row_with_its_pupils_and_measures(facts_of: FactsOf) -> None:
    facts = facts_of(f"{PUPILS}措施: [作业面批, 当天批改当天辅导]\n")
    rows = {
        row.cause.name: ([p.name for p in row.pupils], [m.name for m in row.measures])
        for row in facts.coverage.rows
    }
    assert rows == {
        "作业拖欠不完成": (["许晓", "马小雨"], ["作业面批", "当天批改当天辅导"]),
        "自卑缺乏自信": (["马小雨"], []),
    }


def test_a_cause_without_measure_is_unanswered(facts_of: FactsOf) -> None:
    facts = facts_of(f"{PUPILS}措施: [作业面批]\n")
    assert [cause.name for cause in facts.coverage.unanswered] == ["自卑缺乏自信"]


@pytest.mark.parametrize(
    ("measures", "idle"),
    [
        ("[作业面批]", []),
        ("[作业面批, 假前要求假中走访]", ["假前要求假中走访"]),
        ("[{名称: 课间口算, 说明: 一起做。}]", ["课间口算"]),
        ("[{名称: 课间口算, 说明: 一起做。, 针对: [自卑缺乏自信]}]", []),
    ],
)
def test_a_measure_that_answers_nothing_is_idle(
    facts_of: FactsOf, measures: str, idle: list[str]
) -> None:
    facts = facts_of(f"{PUPILS}措施: {measures}\n")
    assert [measure.name for measure in facts.coverage.idle] == idle


def test_a_measure_that_a_pupil_names_is_not_idle(facts_of: FactsOf) -> None:
    text = PUPILS.replace("姓名: 罗成", "姓名: 罗成, 措施: [假前要求假中走访]")
    facts = facts_of(f"{text}措施: [假前要求假中走访]\n")
    assert facts.coverage.idle == ()


def test_without_any_cause_no_measure_is_idle(facts_of: FactsOf) -> None:
    assert facts_of("措施: [作业面批]\n").coverage.idle == ()


def test_a_pupil_whom_no_measure_concerns_is_helpless(facts_of: FactsOf) -> None:
    facts = facts_of(f"{PUPILS}措施: [作业面批]\n")
    assert [pupil.name for pupil in facts.coverage.helpless] == ["罗成"]
    assert [p.name for p in facts_of(PUPILS).coverage.helpless] == ["许晓", "马小雨", "罗成"]
