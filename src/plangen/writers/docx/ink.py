"""The visible text of one paragraph, to be cut between characters where something is to change.

A run holds text of one look; to delete three characters of it, or to set a comment on them, it
becomes several runs of the same look. Offsets are those of the paragraph as it was read, whatever
has been cut, deleted or put in meanwhile.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right, insort
from copy import deepcopy
from itertools import accumulate
from typing import TYPE_CHECKING

from lxml import etree

from plangen.readers.docx.names import RPR, SPACE, R, T, w
from plangen.writers.characters import NOT_XML

if TYPE_CHECKING:
    from collections.abc import Sequence

    from lxml.etree import _Element

    from plangen.readers.docx.characters import Piece

RPR_CHANGE = w("rPrChange")
PRESERVE = "preserve"
TAB, BREAK = w("tab"), w("br")
WRITTEN = {"\t": TAB, "\n": BREAK}


class Ink:
    """The pieces of a paragraph's text; ``text`` is all of it as it was read."""

    def __init__(self, pieces: Sequence[Piece]) -> None:
        self.text = "".join(piece.text for piece in pieces)
        self._elements = [piece.element for piece in pieces]
        self._starts = [0, *accumulate(len(piece.text) for piece in pieces)][: len(pieces)]

    def whole(self, start: int, stop: int) -> tuple[int, int]:
        """Widen a range so that it cuts no piece that cannot be cut, such as a formula."""
        for edge in (start, stop):
            index = bisect_right(self._starts, edge) - 1
            inside = index >= 0 and self._starts[index] < edge < self._end(index)
            if inside and self._elements[index].tag != T:
                start, stop = min(start, self._starts[index]), max(stop, self._end(index))
        return start, stop

    def holders(self, start: int, stop: int) -> list[_Element]:
        """Return the runs (or formulas) that hold a range and nothing else; cut what holds more."""
        self._cut(start)
        self._cut(stop)
        covered = self._elements[bisect_left(self._starts, start) : self._index(stop)]
        found: list[_Element] = []
        inside = set(covered)
        for element in covered:
            run = _run_of(element)
            if run is not element and any(each not in inside and each.tag != RPR for each in run):
                _part(element.getnext())
                _part(element)
            run = _run_of(element)
            if run not in found[-1:]:
                found.append(run)
        return found

    def _index(self, offset: int) -> int:
        """Return the first piece that begins at an offset or behind it."""
        return bisect_left(self._starts, offset)

    def _end(self, index: int) -> int:
        following = self._starts[index + 1 : index + 2]
        return following[0] if following else len(self.text)

    def _cut(self, offset: int) -> None:
        """Let a run begin at an offset."""
        index = bisect_right(self._starts, offset) - 1
        if not 0 <= offset < len(self.text):
            return
        begin = self._starts[index]
        element = self._elements[index]
        if offset > begin:
            shown = self.text[begin : self._end(index)]
            _say(element, shown[: offset - begin])
            rest = etree.Element(element.tag)
            _say(rest, shown[offset - begin :])
            element.addnext(rest)
            self._elements.insert(index + 1, rest)
            insort(self._starts, offset)
            element = rest
        if _run_of(element) is not element:
            _part(element)


def _run_of(element: _Element) -> _Element:
    """Return the run that an element stands in; a formula stands for itself."""
    parent = element.getparent()
    return parent if parent.tag == R else element


def _part(first: _Element | None) -> None:
    """Move an element and what follows it in its run to a run of its own."""
    if first is None:
        return
    run = first.getparent()
    if all(each.tag == RPR for each in first.itersiblings(preceding=True)):
        return
    rest = like(run)
    rest.extend([first, *first.itersiblings()])
    run.addnext(rest)


def like(run: _Element | None) -> _Element:
    """Return an empty run of the same look; none was changed yet in the new one."""
    new = etree.Element(R, nsmap=None if run is None else run.nsmap)
    properties = None if run is None else run.find(RPR)
    if properties is not None:
        copy = deepcopy(properties)
        copy.tail = None
        for change in copy.findall(RPR_CHANGE):
            copy.remove(change)
        new.append(copy)
    return new


def write(run: _Element, text: str) -> None:
    """Put text into a run, with its tabs and breaks."""
    plain = ""
    for char in NOT_XML.sub("", text):
        if char in WRITTEN:
            _add(run, plain)
            etree.SubElement(run, WRITTEN[char])
            plain = ""
        else:
            plain += char
    _add(run, plain)


def _add(run: _Element, text: str) -> None:
    if text:
        _say(etree.SubElement(run, T), text)


def _say(element: _Element, text: str) -> None:
    element.text = text
    element.set(SPACE, PRESERVE)
