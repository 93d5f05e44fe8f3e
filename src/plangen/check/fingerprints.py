"""The text of a document reduced to what a copy keeps: its Chinese characters, and their hashes.

Punctuation, spaces, digits, letters and masks (许×) are left out, so that another class, another
number or another mask hides no copy; each character keeps its place in the document. Of the hashes
of all runs of characters, winnowing keeps few, and never misses a copy of ``SURE`` characters
(Schleimer, Wilkerson, Aiken: Winnowing, SIGMOD 2003).
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING
from zlib import crc32

from plangen.readers.passages import Part

if TYPE_CHECKING:
    from collections.abc import Iterator

    from plangen.readers.passages import Manuscript, Passage

RUN = 12
WINDOW = 16
SURE = RUN + WINDOW - 1
HAN = re.compile("[\u4e00-\u9fff]")
# Characters of a passage; shorter ones are headings, labels and signatures, which are much alike.
LEAST_PASSAGE = 12


@dataclass(frozen=True)
class Reduced:
    """A document as compared.

    ``text`` holds the Chinese characters of its longer passages, ``places`` for each of them the
    passage's place among ``passages`` and the offset in it.
    """

    manuscript: Manuscript
    text: str
    places: tuple[tuple[int, int], ...]
    passages: tuple[Passage, ...]

    @cached_property
    def fingerprints(self) -> dict[int, int]:
        """Hashes that winnowing keeps, each with the place of its run in the text."""
        return dict(_winnowed(self.text))

    @cached_property
    def runs(self) -> dict[str, list[int]]:
        """Every run of characters, with the places where it begins."""
        found: dict[str, list[int]] = {}
        for place in range(len(self.text) - RUN + 1):
            found.setdefault(self.text[place : place + RUN], []).append(place)
        return found

    def spot(self, place: int) -> tuple[int, int]:
        """Line and column in the file of a character of the text."""
        index, offset = self.places[place]
        return self.passages[index].place(offset)

    def excerpt(self, start: int, stop: int) -> str:
        """Return the words of the document from one character of the text to another."""
        first, last = self.places[start], self.places[stop - 1]
        if first[0] == last[0]:
            return self.passages[first[0]].text[first[1] : last[1] + 1]
        between = (passage.text for passage in self.passages[first[0] + 1 : last[0]])
        ends = self.passages[first[0]].text[first[1] :], self.passages[last[0]].text[: last[1] + 1]
        return "".join([ends[0], *between, ends[1]])


def reduced(manuscript: Manuscript) -> Reduced:
    """Reduce a document to what is compared."""
    text: list[str] = []
    places: list[tuple[int, int]] = []
    passages: list[Passage] = []
    for passage in manuscript.passages:
        offsets = [found.start() for found in HAN.finditer(passage.text)]
        if passage.part is Part.FURNITURE or len(offsets) < LEAST_PASSAGE:
            continue
        text += [passage.text[offset] for offset in offsets]
        places += [(len(passages), offset) for offset in offsets]
        passages.append(passage)
    return Reduced(manuscript, "".join(text), tuple(places), tuple(passages))


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
