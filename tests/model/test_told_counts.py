from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from plangen.language.counts import CALLED_STRUGGLING, STRUGGLING, UNIT, counts_in
from plangen.model.told_counts import check_told_counts

from .reading import problems_of

if TYPE_CHECKING:
    from plangen.problems import Problem


ROSTER = "学困生: [{姓名: 甲}, {姓名: 乙}, {姓名: 丙}, {姓名: 丁}, {姓名: 戊}, {姓名: 己}]\n"


def problems(sentence: str, roster: str = ROSTER) -> list[Problem]:
    return problems_of(f"{roster}指导思想: {sentence}\n", check_told_counts)


@pytest.mark.parametrize(
    ("sentence", "said"),
    [
        ("本学期帮扶8名学困生。", "8名学困生"),
        ("本学期帮扶八个学困生。", "八个学困生"),
        ("列入的12名数学学困生，一周谈一次。", "12名数学学困生"),
        ("学困生8人，每人一份档案。", "学困生8人"),
        ("班上学困生有十二人。", "学困生有十二人"),
        ("全班现有4名学困生。", "现有4名学困生"),
        ("学困生共五人。", "学困生共五人"),
        ("为所有5名学习有困难的学生建档。", "所有5名学习有困难的学生"),
    ],
)
def test_another_number_than_that_of_the_list_is_an_error(sentence: str, said: str) -> None:
    (problem,) = problems(sentence)
    assert f"“{said}”" in problem.message
    assert "名单（第 1 行起）里有 6 人" in problem.message
    assert problem.line == 2


@pytest.mark.parametrize(
    "sentence",
    [
        "本学期帮扶6名学困生。",
        "本学期帮扶六名学困生。",
        "其中2名学困生家在外村。",
        "有3个学困生不带作业本。",
        "学困生中3人住校。",
        "第一名学困生许晓进步很大。",
        "三四名学困生常迟到。",
        "全校40名学困生分到各班。",
        "上学期帮扶了9名学困生。",
        "给12名学困生家长打了电话。",
        "学困生20人次参加辅导。",
        "参加“帮扶20名学困生”的评选。",
        "一百二十名学生里有学困生。",
    ],
)
def test_the_same_number_some_of_them_and_other_pupils_are_left_alone(sentence: str) -> None:
    assert problems(sentence) == []


def test_without_a_list_the_number_given_counts() -> None:
    given = "学生情况: {学困生人数: 5}\n"
    (problem,) = problems("帮扶8名学困生。", given)
    assert "第 1 行写的是 5 人" in problem.message
    assert problems("帮扶5名学困生。", given) == []


def test_without_any_number_nothing_can_be_compared() -> None:
    assert problems("帮扶8名学困生。", "") == []


def test_a_sentence_in_a_long_text_is_named_by_its_own_line() -> None:
    text = f"{ROSTER}学生情况:\n  说明: |\n    第一段。\n    有8名学困生。\n"
    assert [problem.line for problem in problems_of(text, check_told_counts)] == [5]


WORDS = ["学困生", "差生", "潜能生", "待优生", "学习有困难的学生", "帮扶对象", "学生", "数学", "男"]
NUMBERS = ["8", "六", "名", "个", "人", "共有", "的", "“", "”", " "]


@settings(deadline=None, max_examples=500)
@given(st.lists(st.sampled_from(WORDS + NUMBERS), max_size=8).map("".join))
def test_a_quick_look_misses_no_number_of_struggling_pupils(text: str) -> None:
    if any(told.noun == STRUGGLING for told in counts_in(text)):
        assert UNIT.search(text)
        assert CALLED_STRUGGLING.search(text)
