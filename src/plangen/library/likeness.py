"""Which texts resemble each other too much, as difflib measures it."""

from __future__ import annotations

from difflib import SequenceMatcher
from itertools import combinations
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence


def alike(texts: Sequence[str], most: float) -> Iterator[tuple[int, int, float]]:
    """Yield pairs of texts more alike than ``most`` (0 to 1), by their places, with the ratio.

    Comparing every pair in full would take minutes. No more can match than the distinct characters
    in common and one side's repetitions, so nearly all pairs are settled by two sets of bits.
    """
    signs = {sign: 1 << i for i, sign in enumerate(sorted({c for text in texts for c in text}))}
    measured = []
    for place, text in enumerate(texts):
        distinct = set(text)
        bits = sum(signs[sign] for sign in distinct)
        measured.append((place, text, bits, len(text) - len(distinct)))
    for (i, one, bits, again), (j, other, other_bits, other_again) in combinations(measured, 2):
        shared = (bits & other_bits).bit_count() + min(again, other_again)
        if 2 * shared <= most * (len(one) + len(other)):
            continue
        matcher = SequenceMatcher(None, one, other, autojunk=False)
        if matcher.quick_ratio() > most and (ratio := matcher.ratio()) > most:
            yield i, j, ratio
