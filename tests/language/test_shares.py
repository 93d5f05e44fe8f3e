"""Shares in running text."""

from __future__ import annotations

from fractions import Fraction

import cn2an
import pytest
from hypothesis import given
from hypothesis import strategies as st

from plangen.checker.numbers.hundred_percent import PERCENT
from plangen.language.shares import shares_in


@given(st.integers(0, 100), st.sampled_from(["%", "％"]))
def test_a_percentage_is_read_with_its_place(number: int, sign: str) -> None:
    text = f"及格的占{number}{sign}，"
    (share,) = shares_in(text)
    assert share.percent == number
    assert text[share.start : share.end] == f"{number}{sign}"
    assert (share.exact, share.places) == (True, 0)


@given(st.text("0123456789０５.．%％三百十半成分之占，", max_size=30))
def test_only_a_percent_sign_gives_a_share_places(text: str) -> None:
    signs = {text[share.end - 1] for share in shares_in(text) if share.places is not None}
    assert signs <= set(PERCENT)


@given(st.integers(1, 100))
def test_a_percentage_is_read_alike_in_every_writing(number: int) -> None:
    writings = (f"{number}%", f"{number}％", f"百分之{cn2an.an2cn(str(number))}")
    values = {share.value for text in writings for share in shares_in(text)}
    assert values == {Fraction(number, 100)}


@pytest.mark.parametrize(
    ("text", "value", "places"),
    [
        ("占33.3%", Fraction(333, 1000), 1),
        ("三分之一的学生", Fraction(1, 3), None),
        ("一半的学生", Fraction(1, 2), None),
        ("八成学生", Fraction(4, 5), None),
    ],
)
def test_shares_of_several_hands(text: str, value: Fraction, places: int | None) -> None:
    (share,) = shares_in(text)
    assert (share.value, share.places) == (value, places)


@pytest.mark.parametrize("text", ["近八成学生", "60%以上", "约占30%"])
def test_a_rough_share_is_not_exact(text: str) -> None:
    (share,) = shares_in(text)
    assert not share.exact


@pytest.mark.parametrize("text", ["做到一半就停", "五成为榜样", "第三分队", "成绩好"])
def test_what_is_no_share(text: str) -> None:
    assert list(shares_in(text)) == []
