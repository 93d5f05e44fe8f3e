"""Measures of 培优, resolved against the library."""

from __future__ import annotations

import pytest

from plangen.library.entries import load_library
from plangen.problems import Severity

from .resolving import only, resolved

OWN = "{名称: 主编小报, 说明: 轮流当主编。}"


def test_a_measure_of_the_library_or_of_ones_own_may_be_chosen() -> None:
    choices, problems = resolved(f"培优: {{措施: [小讲师, {OWN}]}}\n")
    assert list(choices.talent_measures) == ["小讲师", "主编小报"]
    assert choices.talent_measures["小讲师"].entry is load_library().measures["小讲师"]
    assert choices.talent_measures["主编小报"].entry is None
    assert (choices.measures, problems) == ({}, [])


def test_an_alias_stands_for_the_librarys_name() -> None:
    choices, _ = resolved("培优: {措施: [学生编题]}\n")
    assert list(choices.talent_measures) == ["自编练习题"]


def test_an_own_measure_needs_an_explanation() -> None:
    _, problems = resolved("培优: {措施: [小小讲师团]}\n")
    problem = only(problems)
    assert problem.message == "素材库里没有措施“小小讲师团”"
    assert "小讲师" in problem.hint


@pytest.mark.parametrize("name", ["谈心交流", "培优拔尖"])
def test_the_text_of_a_measure_for_struggling_pupils_does_not_fit(name: str) -> None:
    _, problems = resolved(f"培优:\n  措施:\n    - {name}\n")
    problem = only(problems)
    assert (problem.line, problem.severity) == (4, Severity.ERROR)
    assert f"“{name}”的文字是写给学困生的" in problem.message
    assert "小讲师" in problem.hint


def test_one_name_in_both_lists_is_an_error_that_names_both_lines() -> None:
    _, problems = resolved(f"措施:\n  - {OWN}\n培优:\n  措施:\n    - {OWN}\n")
    problem = only(problems)
    assert problem.line == 6
    assert "第 3 行的措施里也有" in problem.message


def test_a_measure_listed_twice_is_a_warning() -> None:
    _, problems = resolved("培优: {措施: [小讲师, 小老师讲题]}\n")
    assert only(problems).severity is Severity.WARNING


def test_what_a_talent_names_joins_the_list() -> None:
    choices, problems = resolved("培优: {学生: [{姓名: 甲, 措施: [小讲师]}, {姓名: 乙}]}\n")
    assert choices.named_by_talents == [["小讲师"], []]
    assert not choices.talent_measures["小讲师"].listed
    assert problems == []


def test_a_talent_may_name_a_measure_of_ones_own_that_is_listed() -> None:
    text = f"培优: {{学生: [{{姓名: 甲, 措施: [主编小报]}}], 措施: [{OWN}]}}\n"
    choices, problems = resolved(text)
    assert choices.named_by_talents == [["主编小报"]]
    assert problems == []


def test_a_talent_may_not_name_what_is_nowhere() -> None:
    _, problems = resolved("培优: {学生: [{姓名: 甲, 措施: [谈心交流, 小讲]}]}\n")
    misfit, unknown = problems
    assert "写给学困生" in misfit.message
    assert "既不在培优的措施里，也不在素材库里" in unknown.message
    assert "“小讲师”" in unknown.hint


def test_measures_of_both_ends_may_have_been_carried_out() -> None:
    choices, problems = resolved(
        f"措施: [家访]\n培优: {{措施: [{OWN}, 小讲师]}}\n"
        "总结: {措施执行: {家访: 2次, 主编小报: 4次, 小老师讲题: 5次}}\n"
    )
    assert set(choices.executions) == {"家访", "主编小报", "小讲师"}
    assert problems == []


def test_a_measure_of_neither_list_was_not_planned() -> None:
    _, problems = resolved("培优: {措施: [小讲师]}\n总结: {措施执行: {小讲台: 2次}}\n")
    assert "“小讲师”" in only(problems).hint
