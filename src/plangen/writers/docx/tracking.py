"""Changes to a Word document that its owner sees, and accepts or rejects one by one.

ECMA-376, 17.13.5: deleted runs stand in ``w:del``, new ones in ``w:ins``, each with an author and a
time; a deleted end of a paragraph is a sign in the properties of its mark.
"""

from __future__ import annotations

from itertools import count
from typing import TYPE_CHECKING

from lxml import etree

from plangen.readers.docx.names import DEL, ID, INS, MOVE_TO, PPR, RPR, SECTION, TBL, P, R, T, w
from plangen.readers.docx.walking import BLOCKS, next_block
from plangen.writers.docx.ink import Ink, like, write

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterable, Iterator, Sequence

    from lxml.etree import _Element

    from plangen.problems import Edit
    from plangen.readers.docx.walking import Walked

AUTHOR, DATE = w("author"), w("date")
DELETED_TEXT, PPR_CHANGE = w("delText"), w("pPrChange")
# Numbers above are left alone: some programs take them from chance.
HIGHEST = 2**30
# A paragraph that holds such things stays, even without text.
LASTING = {
    w(name)
    for name in (
        *("drawing", "pict", "object", "fldChar", "fldSimple"),
        *("footnoteReference", "endnoteReference"),
    )
}


class Tracker:
    """Makes tracked changes by an author at a time; each has a number of its own."""

    def __init__(self, author: str, date: dt.datetime, roots: Iterable[_Element]) -> None:
        self.author = author
        self.date = f"{date:%Y-%m-%dT%H:%M:%SZ}"
        used = {each.get(ID) for root in roots for each in root.iter() if ID in each.attrib}
        taken = {int(name) for name in used if name.isdecimal() and int(name) < HIGHEST}
        self._numbers = count(max(taken, default=0) + 1)
        self._new: set[_Element] = set()

    def change(self, walked: Walked, ink: Ink, edits: Sequence[Edit]) -> None:
        """Carry out the edits of one paragraph; one that they empty goes itself if it may.

        Raises:
            ValueError: the text at the place of an edit is not what it replaces, or two overlap.

        """
        mended = "".join(_mended(ink.text, 0, edits))
        if ink.text.strip() and not mended.strip() and _may_go(walked):
            self._delete(ink.holders(0, len(ink.text)))
            self._delete_end(walked.element)
            return
        for start, stop, inside in _ranges(ink, edits):
            new = "".join(_mended(ink.text[start:stop], start, inside))
            self._replace(walked.element, ink, (start, stop), new)

    def _replace(self, paragraph: _Element, ink: Ink, place: tuple[int, int], new: str) -> None:
        start, stop = place
        runs = ink.holders(start, stop)
        if runs:
            first = self._delete(runs)
            self._insert_after(first, like(_run_in(runs[0])), new)
        elif new:
            self._insert(paragraph, ink, start, new)

    def _insert(self, paragraph: _Element, ink: Ink, place: int, new: str) -> None:
        """Put text between two characters; it looks like the one before, or else behind it."""
        before = ink.holders(max(place - 1, 0), place)
        if before:
            self._insert_after(_outmost(before[-1]), like(_run_in(before[-1])), new)
            return
        behind = ink.holders(place, place + 1)
        inserted = self._inserted(like(_run_in(behind[0]) if behind else None), new)
        if behind:
            _outmost(behind[0]).addprevious(inserted)
        else:
            paragraph.append(inserted)

    def _delete(self, runs: Sequence[_Element]) -> _Element:
        """Delete runs; return the first deletion, for those that stand apart are several."""
        deletions: list[_Element] = []
        for run in runs:
            if not deletions or run.getprevious() is not deletions[-1]:
                deletions.append(self._sign(DEL))
                run.addprevious(deletions[-1])
            deletions[-1].append(run)
            run.tail = None
            for text in run.findall(T):
                text.tag = DELETED_TEXT
        return deletions[0]

    def _insert_after(self, place: _Element, run: _Element, new: str) -> None:
        """Put a run with new text behind an element, outside of what others have put in.

        What was put in at the same place before stays before it.
        """
        if not new:
            return
        while (parent := place.getparent()).tag in {INS, MOVE_TO}:
            following = [*place.itersiblings()]
            if following:
                rest = etree.Element(parent.tag, dict(parent.attrib), nsmap=parent.nsmap)
                rest.set(ID, str(next(self._numbers)))
                rest.extend(following)
                parent.addnext(rest)
            place = parent
        while (behind := place.getnext()) is not None and behind in self._new:
            place = behind
        place.addnext(self._inserted(run, new))

    def _inserted(self, run: _Element, new: str) -> _Element:
        write(run, new)
        inserted = self._sign(INS)
        inserted.append(run)
        self._new.add(inserted)
        return inserted

    def _delete_end(self, paragraph: _Element) -> None:
        """Delete the end of a paragraph, so that it goes when the change is accepted."""
        properties = paragraph.find(PPR)
        if properties is None:
            properties = etree.Element(PPR)
            paragraph.insert(0, properties)
        mark = properties.find(RPR)
        if mark is None:
            mark = etree.Element(RPR)
            later = next(properties.iterchildren(SECTION, PPR_CHANGE), None)
            if later is None:
                properties.append(mark)
            else:
                later.addprevious(mark)
        mark.insert(1 if mark.find(INS) is not None else 0, self._sign(DEL))

    def _sign(self, tag: str) -> _Element:
        sign = etree.Element(tag)
        sign.set(ID, str(next(self._numbers)))
        sign.set(AUTHOR, self.author)
        sign.set(DATE, self.date)
        return sign


def _ranges(ink: Ink, edits: Sequence[Edit]) -> Iterator[tuple[int, int, list[Edit]]]:
    """Yield what to replace in one go: an edit, or all those that meet in an uncuttable piece."""
    found: list[tuple[int, int, list[Edit]]] = []
    for edit in _in_order(edits):
        start, stop = ink.whole(edit.column - 1, edit.column - 1 + len(edit.old))
        if found and start < found[-1][1]:
            before = found.pop()
            found.append((before[0], max(stop, before[1]), [*before[2], edit]))
        else:
            found.append((start, stop, [edit]))
    yield from found


def _mended(text: str, begin: int, edits: Sequence[Edit]) -> Iterator[str]:
    """Yield the pieces of a text after some edits; it begins at an offset of its paragraph."""
    place = 0
    for edit in _in_order(edits):
        start = edit.column - 1 - begin
        if start < place or not text.startswith(edit.old, start):
            message = (
                f"the text of paragraph {edit.line} at column {edit.column} "
                "is not what the edit replaces"
            )
            raise ValueError(message)
        yield text[place:start]
        yield edit.new
        place = start + len(edit.old)
    yield text[place:]


def _in_order(edits: Sequence[Edit]) -> list[Edit]:
    return sorted(edits, key=lambda edit: (edit.column, len(edit.old)))


def _may_go(walked: Walked) -> bool:
    """Whether a paragraph without text can go: Word needs one at the end of all that holds any.

    Between two tables it keeps them apart, and at the end of a section it holds its page.
    """
    element = walked.element
    following = next_block(element)
    before = next(
        (each for each in element.itersiblings(preceding=True) if each.tag in BLOCKS), None
    )
    between = before is not None and before.tag == TBL
    followed = following is not None and (
        following.tag == P or (following.tag == TBL and not between)
    )
    held = any(each.tag in LASTING for each in element.iter())
    return followed and not held and element.find(f"{PPR}/{SECTION}") is None


def _run_in(holder: _Element) -> _Element | None:
    return holder if holder.tag == R else None


def _outmost(run: _Element) -> _Element:
    """Return a run with the deletion around it, if there is one."""
    parent = run.getparent()
    return parent if parent.tag == DEL else run
