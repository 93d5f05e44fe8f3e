"""Shares of a whole in running text: 63%, 百分之六十三, 三分之一, 一半, 八成.

A share is exact unless its words say that it is about right (近八成, 60%以上). 做到一半 is a place
on the way and no share, 八成是粗心 a guess.
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from plangen.language.counts import HAN_SIGNS
from plangen.language.numerals import NUMERAL, read_share
from plangen.language.patterns import lazy

if TYPE_CHECKING:
    from collections.abc import Iterator
    from fractions import Fraction

SIGNS = ("%", "％", "分之", "半", "成")
_SHARE = lazy(
    rf"(?<![\d.．{HAN_SIGNS}第])(?P<share>\d{{1,4}}(?:[.．]\d{{1,3}})?[%％]|{NUMERAL}分之{NUMERAL}"
    r"|[一二三四五六七八九]成(?![不绩为功年长员立分果效语都熟是])"
    r"|(?<![到做写学听读讲少缺着了空前后上下])一半|半数)"
)
_ROUGHLY = lazy(
    r"(?:近|约|将近|接近|至少|超过|不到|不足|大概|几乎|差不多|大|不[少低多高]于)占?\s?$"
)
_ROUGHLY_AFTER = lazy(r"\s?(?:左右|上下|以[上下内外]|多|强|弱)")
_REACH = 6


class Share(NamedTuple):
    """A share of one, from ``start`` to ``end``; ``places`` are the decimals of a percentage.

    ``places`` is None for a fraction in words, which has no rounding.
    """

    value: Fraction
    start: int
    end: int
    exact: bool
    places: int | None

    @property
    def percent(self) -> Fraction:
        """The share in hundredths."""
        return self.value * 100


@lru_cache(maxsize=1024)
def shares_in(text: str) -> tuple[Share, ...]:
    """Return every share of a text, in order; several rules ask for those of one passage."""
    return tuple(_shares(text)) if any(sign in text for sign in SIGNS) else ()


def _shares(text: str) -> Iterator[Share]:
    for found in _SHARE.finditer(text):
        value = read_share(found["share"])
        if value is None:
            continue
        start, end = found.span()
        places = None
        if found["share"][-1] in "%％":
            _, _, decimals = found["share"][:-1].replace("．", ".").partition(".")
            places = len(decimals)
        yield Share(
            value,
            start,
            end,
            exact=not _ROUGHLY.search(text[max(start - _REACH, 0) : start])
            and not _ROUGHLY_AFTER.match(text, end),
            places=places,
        )
