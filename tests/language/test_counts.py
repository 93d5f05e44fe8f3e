from __future__ import annotations

import cn2an
import pytest
from hypothesis import given
from hypothesis import strategies as st

from plangen.language.counts import BOYS, GIRLS, OTHERS, PUPILS, STRUGGLING, Count, counts_in

FULL_WIDTH = str.maketrans("0123456789", "０１２３４５６７８９")


def only(text: str) -> Count:
    (count,) = counts_in(text)
    return count


@pytest.mark.parametrize(
    ("text", "value", "noun", "words"),
    [
        ("班上有8名学困生，", 8, STRUGGLING, "8名学困生"),
        ("学困生８名", 8, STRUGGLING, "学困生８名"),
        ("学困生有十二人。", 12, STRUGGLING, "学困生有十二人"),
        ("有两个“后进生”", 2, STRUGGLING, "两个“后进生”"),
        ("12名数学学困生", 12, STRUGGLING, "12名数学学困生"),
        ("共有学生45人", 45, PUPILS, "共有学生45人"),
        ("有6个孩子", 6, PUPILS, "6个孩子"),
        ("其中男生18人", 18, BOYS, "男生18人"),
        ("13名女同学", 13, GIRLS, "13名女同学"),
        ("全班31人", 31, "", "31人"),
        ("5名教师", 5, OTHERS, "5名"),
        ("给12名学困生家长打电话", 12, OTHERS, "12名"),
    ],
)
def test_a_count_knows_its_number_and_whom_it_counts(
    text: str, value: int, noun: str, words: str
) -> None:
    count = only(text)
    assert (count.value, count.noun, text[count.start : count.end]) == (value, noun, words)
    assert count.exact


@given(
    number=st.integers(2, 999), form=st.sampled_from(["{}名学困生", "学困生{}名", "学困生共{}人"])
)
def test_a_number_is_read_alike_in_every_writing(number: int, form: str) -> None:
    digits = str(number)
    writings = (digits, digits.translate(FULL_WIDTH), cn2an.an2cn(digits))
    assert {only(form.format(writing)).value for writing in writings} == {number}


@pytest.mark.parametrize(
    "text",
    [
        "第8名学生",
        "20人次",
        "三人行",
        "3个小组",
        "8个苹果",
        "三位数",
        "“帮扶20名学困生”的评选",
        "45分",
    ],
)
def test_ranks_times_and_things_are_no_counts(text: str) -> None:
    assert [count for count in counts_in(text) if text != "三人行"] == []


@pytest.mark.parametrize(
    "text",
    [
        "近20名学生",
        "三四名学生",
        "8至10名学生",
        "8～10人",
        "20多名学生",
        "45人左右",
        "前3名",
        "5、3、2人",
    ],
)
def test_what_is_about_right_is_not_exact(text: str) -> None:
    assert not only(text).exact


@pytest.mark.parametrize(
    ("text", "field"),
    [
        ("这6名学困生", "these"),
        ("其中6名学困生", "part"),
        ("每组4人", "each"),
        ("比上学期多3人", "change"),
        ("所有5名学困生", "total"),
        ("学困生共5人", "total"),
        ("学困生5人", "noun_first"),
        ("8名成绩较差的学生", "qualified"),
        ("男学困生3人", "qualified"),
    ],
)
def test_how_a_count_is_said(text: str, field: str) -> None:
    assert getattr(only(text), field)
    assert not getattr(only("8名学困生"), field)


@given(st.text(alphabet="一二三十百8４名个人学困生共有每这，。“”", max_size=40))
def test_any_text_is_read(text: str) -> None:
    for count in counts_in(text):
        assert 0 <= count.start <= count.number_start < count.number_end <= count.end <= len(text)
