from __future__ import annotations

import re
from typing import Literal

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import TypeAdapter, ValidationError

from plangen.model.marks import BY_EXAMPLE, STANDARD, Marks, NumberMark, all_levels, read_mark

ADAPTER = TypeAdapter[list[NumberMark | Literal["文字"]]](Marks)


def examples(marks: tuple[NumberMark, ...]) -> list[str]:
    return [mark.example for mark in marks]


@pytest.mark.parametrize(
    ("example", "twelfth"),
    [
        ("一、", "十二、"),
        ("（一）", "（十二）"),
        ("1.", "12."),
        ("1、", "12、"),
        ("（1）", "（12）"),
        ("①", "⑫"),
        ("第一，", "第十二，"),
        ("一是", "十二是"),
    ],
)
def test_a_mark_is_told_by_its_first_number(example: str, twelfth: str) -> None:
    mark = read_mark(example)
    assert mark.of(1) == mark.example == example
    assert mark.of(12) == twelfth


@pytest.mark.parametrize(
    ("typed", "meant"), [("(一)", "（一）"), ("(1)", "（1）"), ("1．", "1."), ("第一", "第一，")]
)
def test_a_mark_may_be_typed_in_another_spelling(typed: str, meant: str) -> None:
    assert read_mark(typed).example == meant


@pytest.mark.parametrize(
    ("given_marks", "levels"),
    [
        ([], ["一、", "（一）", "1.", "（1）", "①"]),
        (["一、", "1.", "（1）"], ["一、", "1.", "（1）", "①"]),
        (["一、", "1.", "①"], ["一、", "1.", "①"]),
        (["第一，"], ["第一，", "1.", "（1）", "①"]),
        (["一、", "1、"], ["一、", "1、", "（1）", "①"]),
        (["①"], ["①", "1.", "（1）"]),
    ],
)
def test_levels_that_are_not_given_follow_the_standard(
    given_marks: list[str], levels: list[str]
) -> None:
    assert examples(all_levels([read_mark(text) for text in given_marks])) == levels


@given(st.lists(st.sampled_from(sorted(BY_EXAMPLE)), max_size=5, unique=True))
def test_no_two_levels_share_a_mark_and_headings_always_have_one(given_marks: list[str]) -> None:
    levels = all_levels([read_mark(text) for text in given_marks])
    assert len(set(levels)) == len(levels)
    assert 3 <= len(levels) <= 5
    assert examples(levels)[: len(given_marks)] == given_marks


def test_a_single_mark_needs_no_list() -> None:
    assert ADAPTER.validate_python("一、") == [STANDARD[0]]


@pytest.mark.parametrize(
    ("value", "words"),
    [
        (["文本"], "是不是想写“文字”？"),
        (["一、", "甲？"], "不认识序号“甲？”，可以写：一、 （一） 1. （1） ① 1、 第一， 一是"),
        (["一、", "1.", "一、"], "“一、”写了两次"),
        (["一、", "（一）", "1.", "（1）", "①", "一是"], "最多 5 级"),
    ],
)
def test_marks_that_cannot_number_a_document_are_refused(value: list[str], words: str) -> None:
    with pytest.raises(ValidationError, match=re.escape(words)):
        ADAPTER.validate_python(value)
