"""Whole numbers in Chinese characters, against another library for them."""

from __future__ import annotations

import cn2an
import pytest
from hypothesis import given
from hypothesis import strategies as st

from plangen.language.han_numbers import REACH, in_han, read_han, written_out

IN_REACH = st.one_of(st.integers(0, 20_000), st.integers(0, REACH[-1]))


@given(IN_REACH)
def test_a_number_is_written_as_it_should_be_and_read_again(number: int) -> None:
    assert in_han(number) == cn2an.an2cn(number)
    assert read_han(in_han(number)) == read_han(written_out(number)) == number


@given(IN_REACH)
def test_legal_numerals_are_read(number: int) -> None:
    assert read_han(cn2an.an2cn(number, "up")) == number


@given(st.text("零一二三五九十百千万壹贰两亿点负 12", max_size=7))
def test_only_what_is_well_written_is_read(text: str) -> None:
    try:
        expected = cn2an.cn2an(text, "strict")
    except (ValueError, KeyError):
        expected = None
    found = read_han(text)
    assert found == expected or (found is None and not {*"亿点负"}.isdisjoint(text))


@pytest.mark.parametrize("number", [-1, REACH.stop])
def test_what_is_out_of_reach_is_not_written(number: int) -> None:
    with pytest.raises(ValueError, match="out of reach"):
        in_han(number)


def test_what_adds_up_to_more_than_is_in_reach_is_not_read() -> None:
    assert read_han("九千万九千万") is None
