"""Comments in the margin of a Word document (ECMA-376, 17.13.4): their texts and their places."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lxml import etree
from msgspec import Struct

from plangen.readers.docx.names import ID, PPR, P, R, w
from plangen.writers.docx.ink import write

if TYPE_CHECKING:
    from lxml.etree import _Element

    from plangen.writers.docx.ink import Ink
    from plangen.writers.docx.tracking import Tracker

COMMENT, INITIALS = w("comment"), w("initials")
RANGE_START, RANGE_END = w("commentRangeStart"), w("commentRangeEnd")
REFERENCE, ANNOTATION = w("commentReference"), w("annotationRef")


class Remark(Struct, frozen=True):
    """A comment on characters of a paragraph; without a length, on the paragraph as a whole.

    ``line`` and ``column`` count from 1, as those of an edit.
    """

    line: int
    column: int
    length: int
    text: str


class Comments:
    """The comments of a document: those that are there, and new ones behind them."""

    def __init__(self, root: _Element, tracker: Tracker) -> None:
        self._root = root
        self._tracker = tracker
        used = (each.get(ID, "") for each in root.iterfind(COMMENT))
        self._next = max((int(name) for name in used if name.isdecimal()), default=-1) + 1

    def add(self, paragraph: _Element, ink: Ink, place: tuple[int, int], text: str) -> None:
        """Set a comment on a range of a paragraph's text, or on all of it where that is empty."""
        identity = str(self._next)
        self._next += 1
        self._write(identity, text)
        start, stop = ink.whole(max(place[0], 0), min(place[1], len(ink.text)))
        runs = ink.holders(start, stop) if start < stop else []
        begin, end = etree.Element(RANGE_START), etree.Element(RANGE_END)
        begin.set(ID, identity)
        end.set(ID, identity)
        reference = etree.Element(R)
        etree.SubElement(reference, REFERENCE).set(ID, identity)
        if runs:
            runs[0].addprevious(begin)
            runs[-1].addnext(end)
            # Outside of links and of what others have put in.
            outmost = end
            while outmost.getparent() is not paragraph:
                outmost = outmost.getparent()
            outmost.addnext(reference)
        else:
            paragraph.insert(0 if paragraph.find(PPR) is None else 1, begin)
            paragraph.extend([end, reference])

    def _write(self, identity: str, text: str) -> None:
        comment = etree.SubElement(self._root, COMMENT)
        comment.set(ID, identity)
        comment.set(w("author"), self._tracker.author)
        comment.set(w("date"), self._tracker.date)
        comment.set(INITIALS, self._tracker.author[:1])
        for index, line in enumerate(text.splitlines() or [""]):
            paragraph = etree.SubElement(comment, P)
            if index == 0:
                etree.SubElement(etree.SubElement(paragraph, R), ANNOTATION)
            write(etree.SubElement(paragraph, R), line)
