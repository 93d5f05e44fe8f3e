"""Numbers before headings and items, and what only looks like one."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plangen.language.marks import doubtful_mark, mark_at, read_mark

MARKS = [
    ("一、情况", 1, "一、", "一"),
    ("十二、情况", 12, "一、", "一"),
    ("二.情况", 2, "一.", "一"),
    ("（三）情况", 3, "（一）", "（一）"),
    ("(三)、情况", 3, "(一)、", "（一）"),
    ("㈣情况", 4, "㈠", "（一）"),
    ("4. 情况", 4, "1.", "1"),
    ("4、情况", 4, "1、", "1"),
    ("４．情况", 4, "1．", "1"),
    ("4）情况", 4, "1）", "1"),
    ("⒋情况", 4, "⒈", "1"),
    ("（5）情况", 5, "（1）", "（1）"),
    ("(5)情况", 5, "(1)", "（1）"),
    ("⑸情况", 5, "⑴", "（1）"),
    ("⑤情况", 5, "①", "①"),
    ("第二，情况", 2, "第一，", "第一"),
    ("二是情况", 2, "一是", "一是"),
    ("篇三：", 3, "篇一：", "篇"),
    ("二、十月工作安排", 2, "一、", "一"),
    ("一、五个一活动", 1, "一、", "一"),
    ("一、三个方面的情况", 1, "一、", "一"),
    ("二、一年级情况", 2, "一、", "一"),
    ("一、二班级管理", 1, "一、", "一"),
    ("1、100以内的加减法", 1, "1、", "1"),
    ("（1）班级管理", 1, "（1）", "（1）"),
    ("1. 2个书架", 1, "1.", "1"),
    ("三、课堂", 3, "一、", "一"),
    ("一、二课堂活动", 1, "一、", "一"),
]
DOUBTFUL = [
    *(
        "一、二年级共四个班",
        "三、四单元",
        "一、三、五年级",
        "一、四（2）班",
        "五、六年级",
        "九、十月",
    ),
    *("1、2班", "2、3月", "1、2个", "3、4名", "1.5米", "3.2%", "9.1开学", "2.20以内的加减法"),
    *("（1）班", "(2)班的学生"),
]
NONE = [
    "一是一，二是二",
    "篇一律",
    "一个都不能少",
    "45人",
    "2026.9.1",
    "是否",
    "一是否",
    "第一个",
    "",
]


@pytest.mark.parametrize(("text", "number", "form", "family"), MARKS)
def test_a_mark_is_read(text: str, number: int, form: str, family: str) -> None:
    mark = mark_at(text)
    assert mark is not None
    assert (mark.number, mark.form, mark.family) == (number, form, family)
    assert text.startswith(mark.text)
    assert doubtful_mark(text) is None


@pytest.mark.parametrize("text", DOUBTFUL)
def test_what_may_name_two_things_is_no_mark_by_itself(text: str) -> None:
    assert mark_at(text) is None
    assert doubtful_mark(text) is not None


@pytest.mark.parametrize("text", NONE)
def test_what_has_no_dress_is_no_mark(text: str) -> None:
    assert mark_at(text) is None
    assert doubtful_mark(text) is None


def test_a_mark_is_looked_for_at_its_place_alone() -> None:
    assert mark_at("甲。2、乙") is None
    found = mark_at("甲。2、乙", 2)
    assert found is not None
    assert found.text == "2、"


def test_a_program_sets_numbers_without_doubt() -> None:
    for printed in ("（一）", " 3. ", "1."):
        assert read_mark(printed) is not None
    assert read_mark("•") is None


@pytest.mark.parametrize(
    ("text", "number", "expected"),
    [
        ("九、", 10, "十、"),
        ("十、", 11, "十一、"),
        ("一、", 20, "二十、"),
        ("（二）", 21, "（二十一）"),
        ("9.", 10, "10."),
        ("９、", 10, "１０、"),
        ("(3)", 4, "(4)"),
        ("②", 3, "③"),
        ("第一，", 2, "第二，"),
    ],
)
def test_another_number_keeps_the_dress(text: str, number: int, expected: str) -> None:
    mark = mark_at(text)
    assert mark is not None
    assert mark.with_number(number) == expected


def test_a_dress_without_such_a_number_is_refused() -> None:
    for text, number in (("①", 21), ("1.", 100)):
        mark = mark_at(text)
        assert mark is not None
        with pytest.raises(ValueError, match="dress"):
            mark.with_number(number)


@given(
    st.sampled_from(["一、", "（一）", "1.", "1、", "１、", "(1)", "（1）", "1）"]),
    st.integers(1, 99),
)
def test_a_number_in_dress_is_read_back(text: str, number: int) -> None:
    mark = mark_at(text)
    assert mark is not None
    again = mark_at(mark.with_number(number))
    assert again is not None
    assert (again.number, again.form, again.family) == (number, mark.form, mark.family)
