"""Numerals and shares: what they are worth, and what is none."""

from __future__ import annotations

from fractions import Fraction

import cn2an
import pytest
from hypothesis import given
from hypothesis import strategies as st

from plangen.language.numerals import read_numeral, read_share


@given(st.integers(0, 9999))
def test_a_number_is_read_alike_however_it_is_written(number: int) -> None:
    full_width = "".join(chr(ord(digit) + 0xFEE0) for digit in str(number))
    written = cn2an.an2cn(str(number))
    assert read_numeral(str(number)) == read_numeral(full_width) == number
    assert read_numeral(written) == number


@given(st.text("零〇一二两三四五六七八九十百千", min_size=2, max_size=6))
def test_what_is_read_is_what_another_reader_makes_of_it(text: str) -> None:
    found = read_numeral(text)
    if found is not None:
        assert found == cn2an.cn2an(text.replace("两", "二").replace("〇", "零"), "smart")


@pytest.mark.parametrize(
    ("text", "value"),
    [
        *(("一百二", 120), ("两千三", 2300), ("一百十五", 115), ("一千二十", 1020)),
        *(("两", 2), ("十", 10), ("十二", 12), ("一百零五", 105), ("3.5", Fraction(7, 2))),
    ],
)
def test_numerals_are_read_as_they_are_said(text: str, value: Fraction) -> None:
    assert read_numeral(text) == value


@pytest.mark.parametrize("text", ["", "三四", "八十七八", "几", "12个", "1.2.3", "十十"])
def test_what_is_no_one_number(text: str) -> None:
    assert read_numeral(text) is None


@pytest.mark.parametrize(
    ("text", "share"),
    [
        ("63%", Fraction(63, 100)),
        ("９５％", Fraction(95, 100)),
        ("百分之六十三", Fraction(63, 100)),
        ("三分之一", Fraction(1, 3)),
        ("八成", Fraction(4, 5)),
        ("一半", Fraction(1, 2)),
    ],
)
def test_shares(text: str, share: Fraction) -> None:
    assert read_share(text) == share


@pytest.mark.parametrize("text", ["63", "分之", "零分之一", "成", "多数"])
def test_what_is_no_share(text: str) -> None:
    assert read_share(text) is None
