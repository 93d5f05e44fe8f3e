"""The text of a document reduced to what a copy keeps: its Chinese characters, and their hashes.

Punctuation, spaces, digits, letters and masks (许×) are left out, so that another class, another
number or another mask hides no copy; each character keeps its place in the document. Of the hashes
of all runs of characters, winnowing keeps few, and never misses a copy of ``SURE`` characters
(Schleimer, Wilkerson, Aiken: Winnowing, SIGMOD 2003).
"""

from __future__ import annotations

from array import array
from bisect import bisect_right
from functools import cached_property
from typing import TYPE_CHECKING
from zlib import crc32

from msgspec import Struct

from plangen.language.characters import HAN
from plangen.language.patterns import lazy
from plangen.readers.passages import Part

if TYPE_CHECKING:
    from collections.abc import Iterator

    from plangen.readers.passages import Manuscript, Passage

RUN = 12
WINDOW = 16
SURE = RUN + WINDOW - 1
_HAN = lazy(f"[{HAN}]")
# Characters of a passage; shorter ones are headings, labels and signatures, which are much alike.
LEAST_PASSAGE = 12


class Reduced(Struct, frozen=True, dict=True):
    """A document as compared.

    ``text`` holds the Chinese characters of its longer passages, ``offsets`` for each of them the
    offset in its passage; ``starts`` are the places in the text where each of ``passages`` begins.
    """

    manuscript: Manuscript
    text: str
    offsets: array[int]
    starts: tuple[int, ...]
    passages: tuple[Passage, ...]

    @cached_property
    def fingerprints(self) -> dict[int, int]:
        """Hashes that winnowing keeps, each with the place of its run in the text."""
        return dict(_winnowed(self.text))

    def spot(self, place: int) -> tuple[int, int]:
        """Line and column in the file of a character of the text."""
        index = self._passage(place)
        return self.passages[index].place(self.offsets[place])

    def excerpt(self, start: int, stop: int) -> str:
        """Return the words of the document from one character of the text to another."""
        first, last = self._passage(start), self._passage(stop - 1)
        words = [passage.text for passage in self.passages[first : last + 1]]
        words[-1] = words[-1][: self.offsets[stop - 1] + 1]
        words[0] = words[0][self.offsets[start] :]
        return "".join(words)

    def _passage(self, place: int) -> int:
        return bisect_right(self.starts, place) - 1


def reduced(manuscript: Manuscript) -> Reduced:
    """Reduce a document to what is compared."""
    text: list[str] = []
    places = array("I")
    starts: list[int] = []
    passages: list[Passage] = []
    for passage in manuscript.passages:
        offsets = [found.start() for found in _HAN.finditer(passage.text)]
        if passage.part is Part.FURNITURE or len(offsets) < LEAST_PASSAGE:
            continue
        starts.append(len(places))
        text += [passage.text[offset] for offset in offsets]
        places.extend(offsets)
        passages.append(passage)
    return Reduced(manuscript, "".join(text), places, tuple(starts), tuple(passages))


def _winnowed(text: str) -> Iterator[tuple[int, int]]:
    """Yield of each window of runs the least hash with its place; of equal ones the last."""
    hashes = [
        crc32(text[place : place + RUN].encode("utf-16-le")) for place in range(len(text) - RUN + 1)
    ]
    least = -1
    for end in range(len(hashes)):
        start = max(end - WINDOW + 1, 0)
        if least < start:
            least = min(range(start, end + 1), key=lambda place: (hashes[place], -place))
        elif hashes[end] <= hashes[least]:
            least = end
        elif end < WINDOW - 1:
            continue
        if end >= WINDOW - 1 or end == len(hashes) - 1:
            yield hashes[least], least
