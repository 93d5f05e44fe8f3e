"""Widths of texts in Chinese characters, and lines broken by them, for what no layout breaks."""

from __future__ import annotations

import unicodedata
from itertools import pairwise
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

NEVER_FIRST = frozenset("，。、；：？！）】〕》〉」』”’…—～·％,.;:?!)]}%")
NEVER_LAST = frozenset("（【〔《〈「『“‘([{")
HAN, WIDE, NARROW = "hwn"


class _Kinds(dict[int, str]):
    """What a character is in a line, learnt as characters come: a Han one, wide, or narrow."""

    def __missing__(self, code: int) -> str:
        wide = unicodedata.east_asian_width(chr(code)) in {"W", "F", "A"}
        kind = HAN if "\u4e00" <= chr(code) <= "\u9fff" else WIDE if wide else NARROW
        self[code] = kind
        return kind


_KINDS = _Kinds()


def width_of(text: str) -> float:
    """Width of a text in Chinese characters; a digit or Latin letter is half of one."""
    return len(text) - text.translate(_KINDS).count(NARROW) / 2


def text_width(text: str) -> float:
    """Width of a text in Chinese characters.

    Narrow characters count half, and a quarter is added where digits meet Chinese characters, as
    Word puts a little space there (autoSpaceDE, autoSpaceDN).
    """
    kinds = text.translate(_KINDS)
    meetings = kinds.count(HAN + NARROW) + kinds.count(NARROW + HAN)
    return len(text) - kinds.count(NARROW) / 2 + meetings / 4


def wrapped(text: str, room: float) -> list[str]:
    """Break a text into lines of so many characters."""
    places = [0, *line_breaks(text, room), len(text)]
    return [text[start:end].strip(" ") for start, end in pairwise(places)]


def line_breaks(
    text: str, room: float, hanging: float = 0, width: Callable[[str], float] = width_of
) -> Iterator[int]:
    """Yield the offsets at which new lines start, where each has so much room.

    Lines after the first are ``hanging`` shorter. A line ends after any Han character, but never
    before a closing mark nor after an opening one, and Latin words and numbers stay whole
    (GB/T 15834-2011, 5.1.3 to 5.1.8), unless one alone is too long for a line.
    """
    start = end = 0
    used = 0.0
    left = room
    for place, sign in enumerate(text):
        if place > start and _may_part(text[place - 1], sign):
            end = place
        used += width(sign)
        if used > left and place > start and not sign.isspace():
            start = end = end if end > start else place
            yield start
            used = sum(map(width, text[start : place + 1]))
            left = room - hanging


def _may_part(before: str, after: str) -> bool:
    if after in NEVER_FIRST or before in NEVER_LAST or after.isspace():
        return False
    return not (_in_word(before) and _in_word(after))


def _in_word(sign: str) -> bool:
    """Whether a character belongs to a Latin word or a number."""
    return width_of(sign) < 1 and not sign.isspace()
