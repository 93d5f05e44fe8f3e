"""Numbers of people in running text: of whom, how many, and how it is said."""

from __future__ import annotations

import cn2an
import pytest
from hypothesis import given
from hypothesis import strategies as st

from plangen.language.counts import BOYS, GIRLS, PUPILS, STRUGGLING, Count, counts_in


def only(text: str) -> Count:
    (count,) = counts_in(text)
    return count


@pytest.mark.parametrize(
    ("text", "noun", "value"),
    [
        ("学困生8名", STRUGGLING, 8),
        ("8名学困生", STRUGGLING, 8),
        ("有６个孩子不爱写字", PUPILS, 6),
        ("共有学生四十五人", PUPILS, 45),
        ("其中男生18人", BOYS, 18),
        ("13名女生", GIRLS, 13),
        ("帮扶对象共7人", STRUGGLING, 7),
        ("“学困生”有8名", STRUGGLING, 8),
    ],
)
def test_a_count_knows_whom_it_counts(text: str, noun: str, value: int) -> None:
    count = only(text)
    assert (count.noun, count.value, count.exact) == (noun, value, True)


@given(st.integers(2, 60))
def test_a_count_stands_where_it_says(number: int) -> None:
    text = f"我班有学困生{number}名，都要帮。"
    count = only(text)
    assert count.value == number
    assert text[count.number_start : count.number_end] == f"{number}名"
    assert text[count.start : count.end].startswith("学困生")


@given(st.integers(2, 999), st.sampled_from(["{}名学困生", "学困生{}名", "学困生共{}人"]))
def test_a_number_is_read_alike_in_every_writing(number: int, form: str) -> None:
    digits = str(number)
    wide = "".join(chr(ord(digit) + 0xFEE0) for digit in digits)
    writings = (digits, wide, cn2an.an2cn(digits))
    assert {only(form.format(writing)).value for writing in writings} == {number}


@given(st.text(alphabet="一二三十百8４名个人学困生共有每这，。“”", max_size=40))
def test_any_text_is_read(text: str) -> None:
    for count in counts_in(text):
        assert 0 <= count.start <= count.number_start < count.number_end <= count.end <= len(text)


@pytest.mark.parametrize(
    "text", ["第8名", "前3名", "20人次", "2026年", "8个单元", "第3周", "一年级", "三个臭皮匠"]
)
def test_what_counts_no_people(text: str) -> None:
    assert [count for count in counts_in(text) if count.exact and count.noun] == []


@pytest.mark.parametrize(
    "text", ["近20名学生", "三四名学生", "8至10名学生", "20多名学生", "约8名学困生"]
)
def test_a_rough_number_is_not_exact(text: str) -> None:
    assert all(not count.exact for count in counts_in(text))


@pytest.mark.parametrize(
    ("text", "trait"),
    [
        ("共有学困生8名", "total"),
        ("这6名学困生", "these"),
        ("每组4人", "each"),
        ("比上次多3人", "change"),
        ("其中6名学困生", "part"),
        ("8名成绩较差的学生", "qualified"),
    ],
)
def test_a_count_knows_how_it_is_said(text: str, trait: str) -> None:
    assert getattr(only(text), trait) is True
    assert getattr(only("有学困生8名"), trait) is False


def test_what_is_quoted_counts_nobody() -> None:
    assert list(counts_in("标语写着“8名学困生”")) == []
