"""Numbers as prose writes them: 45, ４５, 四十五, 两, 3.5, 63%, 百分之六十三, 一半, 三分之一, 八成.

Values are exact (``Fraction``), so that sums can be compared without rounding.
"""

from __future__ import annotations

import unicodedata
from fractions import Fraction
from functools import lru_cache

from plangen.language.han_numbers import added_up
from plangen.language.patterns import lazy

HAN_DIGITS = "零〇一二两三四五六七八九"
HAN_NUMERAL = f"[{HAN_DIGITS}十百千万]"
# A numeral that is one whole: no digit, point or comma of a longer one beside it.
NUMERAL = rf"(?:\d+(?:\.\d+)?|{HAN_NUMERAL}+)"
HALF = Fraction(1, 2)
_SIMPLE = dict(
    zip("零〇一二两三四五六七八九十", (0, 0, 1, 2, 2, 3, 4, 5, 6, 7, 8, 9, 10), strict=True)
)
_PLAIN = lazy(r"\d+(?:\.\d+)?")
# 百分之… and 千分之… name a unit without a digit before it.
_UNITS = {"百": Fraction(100), "千": Fraction(1000)}
_PARTS = lazy(rf"(?P<below>{NUMERAL})分之(?P<above>{NUMERAL})")
# A unit after every digit but the last (十, 一百零五); 三四 is no number but 3 or 4.
_DIGIT = "[一二两三四五六七八九]"
_TENS = f"[一二三四五六七八九]?十{_DIGIT}?"
_WHOLE = lazy(
    rf"(?:{_DIGIT}千)?{_DIGIT}百(?:{_TENS}|零?{_DIGIT})?"
    rf"|{_DIGIT}千(?:零?{_TENS}|零?{_DIGIT})?|{_TENS}|零?{_DIGIT}"
)
_SHORT = {"百": "十", "千": "百"}
_TO_PLAIN = str.maketrans("两〇", "二零")


@lru_cache(maxsize=4096)
def read_numeral(text: str) -> Fraction | None:
    """Return the value of a numeral; None for what is none, or may mean several (三四).

    一百二 is what is said for 一百二十.
    """
    plain = unicodedata.normalize("NFKC", text)
    if _PLAIN.fullmatch(plain):
        return Fraction(plain)
    if plain in _SIMPLE:
        return Fraction(_SIMPLE[plain])
    if not _WHOLE.fullmatch(plain):
        return None
    unit = "" if plain[-1] in "十百千" else _SHORT.get(plain[-2], "")
    value = added_up(plain.translate(_TO_PLAIN) + unit)
    return None if value is None else Fraction(value)


def read_share(text: str) -> Fraction | None:
    """Return a share of one (63%, 百分之六十三, 三分之一, 八成, 一半); None for what is none."""
    plain = unicodedata.normalize("NFKC", text)
    if plain in {"一半", "半数"}:
        return HALF
    if plain.endswith(("%", "成")):
        number = read_numeral(plain[:-1])
        return None if number is None else number / (100 if plain.endswith("%") else 10)
    parts = _PARTS.fullmatch(plain)
    if parts is None:
        return None
    above = read_numeral(parts["above"])
    below = _UNITS.get(parts["below"]) or read_numeral(parts["below"])
    return above / below if above is not None and below else None
