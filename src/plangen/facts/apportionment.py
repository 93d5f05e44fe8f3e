"""Sharing a sum of money so that the parts, each in whole 分, make exactly the whole.

The method of the largest remainder: every part is first cut down to whole 分, and the 分 left over
go one each to the parts that lost most; of those that lost the same, to the one named first. It is
Hamilton's method of apportionment (M. L. Balinski, H. P. Young, *Fair Representation*, 1982). Each
part differs from its exact share by less than 1 分, and equal shares differ by at most 1 分.
"""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction
from math import floor
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

FEN_IN_YUAN = 100


def apportion(whole: Decimal, weights: Sequence[Decimal]) -> tuple[Decimal, ...]:
    """Share an amount (元, whole 分) in proportion to weights, none of them negative.

    Without any weight above zero there is nothing to go by, and every part is zero.
    """
    total = sum(map(Fraction, weights), Fraction(0))
    if not total:
        return tuple(Decimal("0.00") for _ in weights)
    fen = int(whole * FEN_IN_YUAN)
    exact = [fen * Fraction(weight) / total for weight in weights]
    parts = [floor(share) for share in exact]
    by_loss = sorted(range(len(parts)), key=lambda i: parts[i] - exact[i])
    for i in by_loss[: fen - sum(parts)]:
        parts[i] += 1
    return tuple(Decimal(part).scaleb(-2) for part in parts)
