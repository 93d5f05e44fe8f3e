from __future__ import annotations

from fractions import Fraction

import cn2an
import pytest
from hypothesis import given
from hypothesis import strategies as st

from plangen.language.shares import shares_in


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("占63%", Fraction(63, 100)),
        ("占８５.５％", Fraction(171, 200)),
        ("百分之六十三", Fraction(63, 100)),
        ("三分之一", Fraction(1, 3)),
        ("有八成", Fraction(4, 5)),
        ("有一半", Fraction(1, 2)),
        ("半数学生", Fraction(1, 2)),
    ],
)
def test_a_share_is_read(text: str, value: Fraction) -> None:
    (share,) = shares_in(text)
    assert share.value == value
    assert share.exact


@given(st.integers(1, 100))
def test_a_percentage_is_read_alike_in_every_writing(number: int) -> None:
    digits = str(number)
    writings = (f"{digits}%", f"{digits}％", f"百分之{cn2an.an2cn(digits)}")
    values = {share.value for text in writings for share in shares_in(text)}
    assert values == {Fraction(number, 100)}


@pytest.mark.parametrize("text", ["做到一半就放下", "一成不变", "三成绩", "八成是粗心", "半天"])
def test_what_only_looks_like_a_share_is_none(text: str) -> None:
    assert [*shares_in(text)] == []


@pytest.mark.parametrize("text", ["近八成", "60%以上", "约30%", "一半左右"])
def test_a_share_that_is_about_right_is_not_exact(text: str) -> None:
    (share,) = shares_in(text)
    assert not share.exact
