"""Gaps in 班级工作 and 辅导."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

import pytest

from plangen.pipeline.documents import make_document
from plangen.pipeline.dossiers import load
from plangen.problems import Severity

if TYPE_CHECKING:
    from pathlib import Path

    from plangen.problems import Problem

Told = Callable[..., list["Problem"]]

HEAD = "文种: 班主任工作计划\n开学日期: 2026-09-01\n周数: 21\n"


@pytest.fixture
def told(dossier_file: Callable[[str], Path]) -> Told:
    """Return what makes a document of a text and gives the warnings."""

    def warnings(text: str, *, summary: bool = False) -> list[Problem]:
        problems = make_document(
            load(dossier_file(f"{text}plangen: 1\n")), summary=summary
        ).problems
        assert all(problem.severity is Severity.WARNING for problem in problems)
        return list(problems)

    return warnings


def lines(problems: list[Problem], words: str) -> list[int]:
    return [problem.line for problem in problems if words in problem.message]


def test_a_week_without_a_school_day_is_told(told: Told) -> None:
    off = HEAD + "校历: {放假: [2026-11-02～2026-11-08 秋假]}\n"
    text = off + "班级工作:\n  主题班会:\n    - {周次: 10, 主题: 甲}\n    - {周次: 11, 主题: 乙}\n"
    assert lines(told(text), "第 10 周没有上课日") == [7]
    assert lines(told(text), "第 11 周没有上课日") == []


def test_a_pupil_without_tutoring_is_told(told: Told) -> None:
    text = """\
文种: 学困生辅导计划
学困生:
  - {姓名: 祝小川}
  - {姓名: 尤佳}
措施: [作业面批]
辅导: {内容: [{周次: 2, 内容: 退位减法, 学生: 祝小川}]}
"""
    assert lines(told(text), "“尤佳”没有辅导内容") == [4]
    assert lines(told(text), "“祝小川”没有辅导内容") == []


ALONE = """\
文种: {kind}
学困生: [{{姓名: 甲, 原因: [自卑缺乏自信]}}, {{姓名: 乙, 原因: [作业拖欠不完成]}}]
原因分析: [自卑缺乏自信, 作业拖欠不完成]
措施: [谈心交流, 作业面批]
"""


def test_groups_of_one_are_told_where_groups_are_printed(told: Told) -> None:
    words = "按原因分出 2 组，其中 2 组只有一人：甲、乙"
    text = ALONE.format(kind="学困生帮扶计划")
    assert lines(told(text), words) == [2]
    assert lines(told(ALONE.format(kind="学困生转化计划")), words) == []
    assert lines(told(text + "分组: [{名称: 一组, 学生: [甲, 乙]}]\n"), "只有一人") == []


def test_a_summary_asks_whether_meetings_took_place(told: Told) -> None:
    text = HEAD + "班级工作: {主题班会: [{周次: 2, 主题: 甲}, {周次: 3, 主题: 乙, 完成: 否}]}\n"
    text += "总结: {日期: 2027-01-20}\n"
    assert lines(told(text, summary=True), "1 次主题班会没有写开没开：甲") == [4]
    assert lines(told(text), "没有写开没开") == []


def test_a_summary_asks_for_figures_of_the_end(told: Told) -> None:
    text = HEAD + "班级工作:\n  指标: [{名称: 出勤率, 期初: 97%}]\n总结: {日期: 2027-01-20}\n"
    assert lines(told(text, summary=True), "指标“出勤率”没有期末的数") == [5]
    assert lines(told(text), "期末的数") == []


def test_an_indicator_of_the_end_is_a_result(told: Told) -> None:
    text = HEAD + "班级工作: {指标: [{名称: 出勤率, 期初: 97%, 期末: 98%}]}\n"
    text += "总结: {日期: 2027-01-20}\n"
    assert lines(told(text, summary=True), "没有期末成绩") == []


def test_a_measure_of_a_class_plan_need_not_answer_a_cause(told: Told) -> None:
    text = HEAD + "学困生: [{姓名: 甲, 原因: [自卑缺乏自信]}]\n措施: [发挥班集体作用, 谈心交流]\n"
    assert lines(told(text), "没有对着任何一条原因") == [5]
    assert lines(told(text + "班级工作: {班风: 好动}\n"), "没有对着任何一条原因") == []
