"""The numbers that Word sets before paragraphs, counted as it counts them.

Lists that stand on the same abstract list share its counters; a list that overrides a start sets
the counter of that level anew when it is first used.
"""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from plangen.language.patterns import lazy
from plangen.readers.docx.lists import LEVELS, lists_of
from plangen.readers.docx.names import PPR, child_value, number
from plangen.readers.docx.numerals import formatted
from plangen.readers.docx.styles import ILVL, NUM_ID, NUM_PR

if TYPE_CHECKING:
    from lxml.etree import _Element

    from plangen.readers.docx.lists import Level, NumberedList
    from plangen.readers.docx.styles import Styles

PLACE = lazy("%([1-9])")
NO_LIST = "0"


class Numbering:
    """The counters of a document; paragraphs are told to it in order."""

    def __init__(self, root: _Element | None, styles: Styles) -> None:
        self._styles = styles
        self._lists = lists_of(root, styles)
        self._counters: dict[str, list[int | None]] = defaultdict(lambda: [None] * LEVELS)
        self._begun: set[tuple[str, int]] = set()

    def mark(self, paragraph: _Element, style: str) -> str:
        """Count a paragraph and return what stands before it; nothing where it is in no list."""
        identity, index = self._place(paragraph, style)
        found = self._lists.get(identity)
        if found is None:
            return ""
        self._count(identity, found, index)
        return self._shown(found, index)

    def _place(self, paragraph: _Element, style: str) -> tuple[str, int]:
        """Return the list and the level, from 0, of a paragraph: its own word, else its style's."""
        properties = paragraph.find(PPR)
        own = None if properties is None else properties.find(NUM_PR)
        identity, level = child_value(own, NUM_ID), child_value(own, ILVL)
        if identity is None:
            by_style = self._styles.number(style)
            if by_style is None:
                return NO_LIST, 0
            giver, identity = by_style
            if level is None:
                linked = self._lists[identity].linked(style) if identity in self._lists else None
                level = giver.number_level if linked is None else str(linked)
        return identity, min(max(number(level), 0), LEVELS - 1)

    def _count(self, identity: str, found: NumberedList, index: int) -> None:
        counters = self._counters[found.counter]
        current = counters[index]
        first = (identity, index) not in self._begun
        self._begun.add((identity, index))
        if current is None or (first and index in found.starts):
            counters[index] = found.level(index).start
        else:
            counters[index] = current + 1
        for above in range(index):
            if counters[above] is None:
                counters[above] = found.level(above).start
        for below in range(index + 1, LEVELS):
            restart = found.level(below).restart
            if restart is None or index < restart:
                counters[below] = None

    def _shown(self, found: NumberedList, index: int) -> str:
        level = found.level(index)
        if level.form == "none" and not PLACE.search(level.text):
            return level.text
        counters = self._counters[found.counter]

        def number_of(place: str) -> str:
            at = int(place) - 1
            own = found.level(at)
            current = own.start if (told := counters[at]) is None else told
            return _number(current, own, legal=level.is_legal) if at <= index else ""

        text = PLACE.sub(lambda match: number_of(match[1]), level.text)
        return f"{text} " if level.is_apart and text[-1:].isalnum() else text


def _number(current: int, level: Level, *, legal: bool) -> str:
    if legal and level.form != "none":
        return str(current)
    return formatted(current, level.form).rjust(level.digits, "0")
