"""A .docx to passages: its paragraphs as they are read, each with its number and its level."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct, field

from plangen.language.marks import mark_at
from plangen.readers.docx.characters import BREAK
from plangen.readers.docx.names import PPR, RPR, P, value
from plangen.readers.docx.numbering import Numbering
from plangen.readers.docx.package import Package
from plangen.readers.docx.styles import OUTLINE, Styles, outline_level
from plangen.readers.docx.walking import Walk, next_block
from plangen.readers.passages import BLANKS, Manuscript, Part, Passage, Segment

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from lxml.etree import _Element

    from plangen.readers.docx.walking import Walked

CONTENTS = "目录"
PART = "篇"
# The level of a title until it is known whether there is one.
TITLE = -1


def read_docx(path: Path, data: bytes) -> Manuscript:
    """Read a Word document; its lines are its paragraphs, as ``Walk`` counts them.

    A line break within running text begins a new passage, as it does for a reader; a heading that
    is broken is one. Columns count the characters of a paragraph with the spaces before them.

    Raises:
        ProblemsError: the file is encrypted, damaged, too large or no Word document.

    """
    package = Package(path, data)
    styles = styles_of(package)
    numbering = Numbering(package.related_root("numbering", "word/numbering.xml"), styles)
    reading = _Reading(styles, numbering)
    for walked in Walk(package, styles).paragraphs():
        reading.take(walked)
    passages = tuple(_below_title(reading.passages))
    return Manuscript(path, "docx", passages, tuple(reading.lines))


def styles_of(package: Package) -> Styles:
    """Return the styles of a document."""
    return Styles(package.related_root("styles", "word/styles.xml"))


class _Reading(Struct):
    """What is read so far, and the paragraphs that go on in one that is still to come."""

    styles: Styles
    numbering: Numbering
    passages: list[Passage] = field(default_factory=list)
    lines: list[str] = field(default_factory=list)
    _waiting: dict[_Element, list[Walked]] = field(default_factory=dict)

    def take(self, walked: Walked) -> None:
        """Read one paragraph."""
        self.lines.append(walked.text)
        if not walked.place.shown:
            return
        joined = [*self._waiting.pop(walked.element, []), walked]
        if walked.runs_on:
            following = next_block(walked.element)
            if following is not None and following.tag == P:
                self._waiting[following] = joined
                return
        is_seen = any(each.pieces for each in joined)
        if is_seen or not (walked.runs_on or self._is_hidden(walked)):
            self.passages += self._passages(joined)

    def _is_hidden(self, walked: Walked) -> bool:
        """Whether the end of a paragraph is hidden, as all of it is where it shows no text."""
        return self.styles.is_hidden(walked.element.find(f"{PPR}/{RPR}"), walked.style)

    def _passages(self, joined: Sequence[Walked]) -> Iterator[Passage]:
        """Yield the passages of paragraphs that are one; it is the last that has the properties."""
        last = joined[-1]
        mark = self.numbering.mark(last.element, last.style)
        stretches = [each for walked in joined for each in _stretches(walked)]
        if self.styles.is_contents(last.style):
            return
        level = self._level(last)
        one = level != 0 or len(joined) > 1
        for pieces in [stretches] if one else [[stretch] for stretch in stretches] or [[]]:
            passage = _joined(pieces, last, mark, level)
            if passage.text or mark.strip():
                yield passage
            mark = ""

    def _level(self, walked: Walked) -> int:
        own = value(walked.element.find(f"{PPR}/{OUTLINE}"))
        if own is not None:
            return outline_level(own)
        return TITLE if self.styles.is_title(walked.style) else self.styles.level(walked.style)


def _below_title(passages: Sequence[Passage]) -> Iterator[Passage]:
    """Yield passages with the title on level 1, and headings below it wherever there is one.

    A document without a paragraph of the style Title has its title in running text, unless it
    begins with a heading of level 1 that has no number. The word 目录 heads what Word has made.
    """
    body = [passage for passage in passages if passage.part is Part.BODY and passage.text]
    first = body[0] if body else None
    begins = first is not None and first.level == 1 and not _is_numbered(first)
    step = 0 if begins and all(passage.level != TITLE for passage in passages) else 1
    for passage in passages:
        if passage.level == TITLE:
            yield passage._replace(level=1)
        elif "".join(passage.text.split()) != CONTENTS:
            yield passage._replace(level=passage.level + step) if passage.level else passage


def _is_numbered(passage: Passage) -> bool:
    """Whether a passage has a number; 篇一 is the title of one document of several."""
    printed = mark_at(passage.text)
    return bool(passage.mark) or (printed is not None and printed.family != PART)


def _stretches(walked: Walked) -> Iterator[tuple[str, int, int]]:
    """Yield the lines of a paragraph that are not blank, each with its place."""
    column = 1
    for line in walked.text.split(BREAK):
        bare = line.strip(BLANKS)
        if bare:
            yield bare, walked.line, column + line.index(bare)
        column += len(line) + 1


def _joined(
    pieces: Sequence[tuple[str, int, int]], walked: Walked, mark: str, level: int
) -> Passage:
    text, segments = "", list[Segment]()
    for piece, line, column in pieces:
        segments.append(Segment(len(text), line, column))
        text += piece
    segments = segments or [Segment(0, walked.line, 1)]
    place = walked.place
    return Passage(text, tuple(segments), mark, level, place.part, place.cell)
