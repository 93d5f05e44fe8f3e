"""Sharing a sum so that the parts make exactly the whole."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction
from itertools import pairwise
from typing import TYPE_CHECKING

from hypothesis import given
from hypothesis import strategies as st

from plangen.facts.apportionment import apportion

if TYPE_CHECKING:
    from random import Random

FEN = Fraction(1, 100)
wholes = st.decimals(0, 10**8, places=2)
weights = st.lists(st.decimals(0, 1000, places=1), min_size=1, max_size=40).filter(any)


def fractions(parts: tuple[Decimal, ...]) -> list[Fraction]:
    return [Fraction(part) for part in parts]


@given(wholes, weights)
def test_the_parts_make_exactly_the_whole(whole: Decimal, shares: list[Decimal]) -> None:
    assert sum(fractions(apportion(whole, shares))) == Fraction(whole)


@given(wholes, weights)
def test_each_part_is_within_a_fen_of_its_exact_share(
    whole: Decimal, shares: list[Decimal]
) -> None:
    total = sum(map(Fraction, shares))
    for part, share in zip(fractions(apportion(whole, shares)), shares, strict=True):
        assert abs(part - Fraction(whole) * Fraction(share) / total) < FEN


@given(wholes, weights, st.randoms())
def test_the_order_matters_only_by_the_fen_of_equal_losses(
    whole: Decimal, shares: list[Decimal], random: Random
) -> None:
    order = list(range(len(shares)))
    random.shuffle(order)
    parts = apportion(whole, shares)
    turned = apportion(whole, [shares[i] for i in order])
    for place, i in enumerate(order):
        assert abs(Fraction(turned[place]) - Fraction(parts[i])) <= FEN


@given(wholes, weights)
def test_who_has_more_units_never_gets_less(whole: Decimal, shares: list[Decimal]) -> None:
    pairs = sorted(zip(shares, apportion(whole, shares), strict=True))
    for (units, part), (more, other) in pairwise(pairs):
        assert part <= other or units == more


@given(wholes, weights)
def test_who_has_no_units_gets_nothing(whole: Decimal, shares: list[Decimal]) -> None:
    parts = apportion(whole, [*shares, Decimal(0)])
    assert parts[-1] == 0


def test_of_equal_losses_the_first_named_gets_the_fen() -> None:
    assert apportion(Decimal("100.00"), [Decimal(1)] * 3) == (
        Decimal("33.34"),
        Decimal("33.33"),
        Decimal("33.33"),
    )


def test_the_fen_left_over_go_to_those_who_lost_most() -> None:
    """0.10 among 5, 3 and 1 is 5.56, 3.33 and 1.11 分: the only 分 left goes to the first."""
    assert apportion(Decimal("0.10"), [Decimal(5), Decimal(3), Decimal(1)]) == (
        Decimal("0.06"),
        Decimal("0.03"),
        Decimal("0.01"),
    )


def test_without_anything_to_go_by_nobody_gets_anything() -> None:
    assert apportion(Decimal(10), [Decimal(0), Decimal(0)]) == (Decimal(0), Decimal(0))
    assert apportion(Decimal(10), []) == ()
