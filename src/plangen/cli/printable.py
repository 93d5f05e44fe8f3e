"""Text from a file as a terminal may be given it."""

from __future__ import annotations

import unicodedata

NO_SIGN = "\ufffd"
UNPRINTABLE = {"Cc", "Cf", "Cs", "Zl", "Zp"}


def printable(text: str) -> str:
    """Return text without what would move the cursor or change the terminal."""
    return "".join(_sign(char) for char in text)


def _sign(char: str) -> str:
    if char == "\t":
        return " "
    return NO_SIGN if unicodedata.category(char) in UNPRINTABLE else char
