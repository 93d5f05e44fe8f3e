"""Sentences and clauses of running text, and what in it is somebody else's words."""

from __future__ import annotations

from itertools import repeat
from typing import TYPE_CHECKING

from plangen.language.patterns import lazy

if TYPE_CHECKING:
    import re

# Characters; what stands further away says nothing of a word any more.
REACH = 120
_SENTENCE_STOPS = "。；;！!？?\n"
_CLAUSE_STOPS = f"{_SENTENCE_STOPS}，,：:"
SENTENCE = lazy(f"[^{_SENTENCE_STOPS}]+")
# A sentence with all its parts that a ； divides.
FULL_SENTENCE = lazy(r"[^。！!？?\n]+")
CLAUSE = lazy(f"[^{_CLAUSE_STOPS}]+")
_STOPS = {SENTENCE: _SENTENCE_STOPS, CLAUSE: _CLAUSE_STOPS}
# What is quoted names a thing without saying it: titles of works, words in quotation marks.
QUOTED = lazy(
    r"《[^《》\n]{0,60}》|“[^“”\n]{0,120}”|‘[^‘’\n]{0,120}’|「[^「」\n]{0,120}」|\"[^\"\n]{0,120}\""
)


def unquoted(text: str) -> str:
    """Blank out what is quoted; everything else keeps its place."""
    return QUOTED.sub(lambda found: " " * len(found[0]), text)


def span_around(
    pattern: re.Pattern[str], text: str, place: int, reach: int = REACH
) -> tuple[int, int]:
    """Return where the ``SENTENCE`` or ``CLAUSE`` around a place begins and ends.

    No further than ``reach`` characters on either side, so that text without an end costs no more.
    """
    stops = _STOPS[pattern]
    least, most = max(place - reach, 0), min(place + reach, len(text))
    start = max(map(text.rfind, stops, repeat(least), repeat(place))) + 1
    ends = [end for end in map(text.find, stops, repeat(place), repeat(most)) if end >= 0]
    return max(start, least), min(ends, default=most)
