"""Amounts of money."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic_core import PydanticCustomError

from plangen.model.money import in_fen, money_text, read_money

amounts = st.decimals(0, 10**9, places=2)


@pytest.mark.parametrize(
    ("typed", "yuan"),
    [
        ("86000", "86000.00"),
        ("86,000元", "86000.00"),
        ("８６０００元", "86000.00"),
        ("8.6万元", "86000.00"),
        ("8.6万", "86000.00"),
        ("2元/课时", "2.00"),
        ("每课时2元", "2.00"),
        ("180元每生每学期", "180.00"),
        ("3600.5", "3600.50"),
        ("¥12.30", "12.30"),
        ("0", "0.00"),
    ],
)
def test_an_amount_is_read_in_every_usual_form(typed: str, yuan: str) -> None:
    assert money_text(read_money(typed)) == yuan


@pytest.mark.parametrize("typed", ["两千元", "-5", "1.234", "99999999999", "元", "", "NaN", ["5"]])
def test_what_is_no_amount_in_fen_is_refused(typed: object) -> None:
    with pytest.raises(PydanticCustomError):
        read_money(typed)


@given(amounts)
def test_every_amount_is_printed_with_two_decimals_and_read_back(amount: Decimal) -> None:
    text = money_text(amount)
    assert text[-3] == "."
    assert read_money(text) == amount


@pytest.mark.parametrize(("exact", "rounded"), [("0.005", "0.01"), ("0.004", "0.00")])
def test_half_a_fen_is_rounded_up(exact: str, rounded: str) -> None:
    assert in_fen(Decimal(exact)) == Decimal(rounded)
