"""Which numbers a school has: not so long that arithmetic with them is not exact, or never ends."""

from __future__ import annotations

from decimal import Decimal, InvalidOperation

MOST_DIGITS, MOST_PLACES = 12, 8
# A figure within a text, as a regular expression.
DIGITS = rf"\d{{1,{MOST_DIGITS}}}(?:\.\d{{1,{MOST_PLACES}}})?"


def number_of(text: str) -> Decimal | None:
    """Return the number that a text is; None where it is none, or none that a school has."""
    try:
        number = Decimal(text)
    except InvalidOperation:
        return None
    exponent = number.as_tuple().exponent
    if not isinstance(exponent, int) or exponent < -MOST_PLACES or number.adjusted() >= MOST_DIGITS:
        return None
    return number
