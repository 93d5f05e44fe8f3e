"""Plain text and Markdown as they are typed, line by line.

Markdown is not parsed as such: the numbers in a file are what its author typed, and a parser would
mend them. Signs of headings, emphasis, quotations and comments are taken off; everything else
keeps its place. A line of Markdown that ends in the middle of a sentence goes on in the next.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from itertools import pairwise
from typing import TYPE_CHECKING

from msgspec import Struct, field

from plangen.language.marks import mark_at
from plangen.language.patterns import lazy
from plangen.readers.ignores import SAID, read_ignore
from plangen.readers.passages import BLANKS, BULLET, Cell, Manuscript, Part, Passage, Segment

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from plangen.readers.ignores import Ignore

LINE_BREAK = lazy(r"\r\n|[\n\r\f\v\u0085\u2028\u2029]")
NO_BREAK = lazy(r"[^\n\r\f\v\u0085\u2028\u2029]")
COMMENT = lazy(r"<!--(?P<said>.*?)(?:-->|\Z)", re.DOTALL)
IGNORE = lazy(rf"^\s*{SAID}")
HEADING = lazy(r"(?P<signs>#{1,6})[ \t\u3000]+(?=\S)")
QUOTE = lazy(r"(?:>[ \t]?)+")
BULLET_SIGN = lazy(r"[-*+•·●][ \t\u3000]+(?=\S)")
ROW = lazy(r"\|.*\|")
# +-----+-----+, and what boxes are drawn with.
DRAWN = lazy(r"[+|=\-\u2500-\u257f]{3,}")
RULE_ROW = lazy(r"\|?[\s:|-]*-[\s:|-]*\|?")
CELL = lazy(r"(?<!\\)\|")
FENCE = lazy(r"(?:```|~~~|---|\*\*\*|===)[^|]*$")
# Signs of emphasis that come in pairs, not further apart than a paragraph is long.
EMPHASIS = lazy(
    r"(?P<strong>\*\*|(?<!_)__(?!_))(?=\S)(?P<inside>.{1,300}?)(?<=\S)(?P=strong)(?!_)"
    r"|(?<![*A-Za-z\d])\*(?=[^\s*])(?P<light>[^*]{1,300}?)(?<=[^\s*])\*(?![*A-Za-z\d])"
)
ESCAPE = lazy(r"\\(?=[!-/:-@\[-`{-~])")
HARD_BREAK = "  "
# Stands for each character of a comment until its line is read.
COMMENTED = "\0"
HIDDEN = lazy(f"{COMMENTED}+")
SPACE = BLANKS + COMMENTED
# A paragraph that is broken by its editor is at least this long at the break (characters).
LEAST_WRAPPED = 20
SENTENCE_END = "。！？；：:;!?”’）)】》…"


def read_plain(path: Path, text: str) -> Manuscript:
    """Read plain text: every line that is not blank is a passage, a row of a table its cells.

    Signs of headings and bullets at its start are those of Markdown, which many files are saved
    from. The lines that a table is drawn with are no text.
    """
    lines = tuple(LINE_BREAK.split(text))
    reading = _Reading()
    passages = reading.passages
    for number, line in enumerate(lines, start=1):
        bare = line.strip(SPACE)
        if ROW.fullmatch(bare):
            reading.take_row(line, number, wraps=True)
        elif bare and not DRAWN.fullmatch(bare):
            reading.end_table()
            column = len(line) - len(line.lstrip(SPACE))
            heading, bullet = HEADING.match(line, column), BULLET_SIGN.match(line, column)
            begin = heading or bullet
            if begin:
                bare, column = line[begin.end() :].rstrip(SPACE), begin.end()
            level = len(heading["signs"]) if heading else 0
            place = (Segment(0, number, column + 1),)
            passages.append(Passage(bare, place, BULLET if bullet else "", level))
    return Manuscript(path, "txt", tuple(passages), lines)


def read_markdown(path: Path, text: str) -> Manuscript:
    """Read Markdown; comments that tell rules to be ignored come with it."""
    bare = LINE_BREAK.split(COMMENT.sub(lambda found: NO_BREAK.sub(COMMENTED, found[0]), text))
    reading = _Reading()
    for number, line in enumerate(bare, start=1):
        reading.take(line, number)
    reading.end()
    lines = tuple(LINE_BREAK.split(text))
    return Manuscript(path, "md", tuple(reading.passages), lines, tuple(_ignores(text, bare)))


def _ignores(text: str, bare: Sequence[str]) -> Iterator[Ignore]:
    """Yield what comments say: one beside text concerns its line, one on its own the file.

    ``bare`` are the lines without comments.
    """
    if "plangen" not in text:
        return
    starts = [0, *(found.end() for found in LINE_BREAK.finditer(text))]
    for found in COMMENT.finditer(text):
        said = IGNORE.match(found["said"])
        if said is not None:
            written = bisect_right(starts, found.start())
            yield read_ignore(said, written, beside_text=bool(bare[written - 1].strip(SPACE)))


class _Reading(Struct):
    """What is read so far: the passage that is going on, and the table."""

    passages: list[Passage] = field(default_factory=list)
    _pieces: list[tuple[str, int, int]] = field(default_factory=list)
    _level: int = 0
    _mark: str = ""
    _tables: int = 0
    _row: int = -1
    _cells: dict[int, int] = field(default_factory=dict)

    def take(self, line: str, number: int) -> None:
        """Read one line."""
        bare = line.strip(SPACE)
        if ROW.fullmatch(bare):
            self.end()
            self.take_row(line, number)
            return
        self.end_table()
        if not bare or FENCE.match(bare):
            self.end()
            return
        column = len(line) - len(line.lstrip(SPACE))
        quote = QUOTE.match(line, column)
        column = quote.end() if quote else column
        heading, bullet = HEADING.match(line, column), BULLET_SIGN.match(line, column)
        starts = heading or bullet or mark_at(line, column) or not self._goes_on()
        if starts:
            self.end()
            self._level = len(heading["signs"]) if heading else 0
            self._mark = BULLET if bullet else ""
        begin = heading or bullet
        column = begin.end() if begin else column
        text = line[column:].rstrip(SPACE)
        if heading:
            text = text.rstrip("#").rstrip(SPACE)
        self._pieces.append((text, number, column + 1))
        if heading or line.endswith(HARD_BREAK):
            self.end()

    def end(self) -> None:
        """End the passage that is going on."""
        if self._pieces:
            passage = _joined(self._pieces, mark=self._mark, level=self._level)
            if passage.text:
                self.passages.append(passage)
        self._pieces, self._level, self._mark = [], 0, ""

    def _goes_on(self) -> bool:
        """Whether the last line breaks off, as an editor breaks lines."""
        if not self._pieces:
            return False
        last = self._pieces[-1][0]
        return len(last) >= LEAST_WRAPPED and last[-1] not in SENTENCE_END

    def end_table(self) -> None:
        """Begin a new table with the next row."""
        self._row = -1

    def take_row(self, line: str, number: int, *, wraps: bool = False) -> None:
        """Read a row of a table; in one that ``wraps``, a row may go on where its first cell is."""
        if RULE_ROW.fullmatch(line.strip(SPACE)):
            return
        if self._row < 0:
            self._tables += 1
        bars = [found.start() for found in CELL.finditer(line)]
        cells = list(pairwise(bars))
        goes_on = wraps and self._row >= 0 and bool(cells) and not _within(line, *cells[0])[0]
        if not goes_on:
            self._row += 1
            self._cells = {}
        for column, (start, stop) in enumerate(cells):
            bare, place = _within(line, start, stop)
            if not bare:
                continue
            before = self._cells.get(column) if goes_on else None
            if before is None:
                cell = Cell(self._tables - 1, self._row, column)
                self._cells[column] = len(self.passages)
                self.passages.append(_joined([(bare, number, place)], part=Part.CELL, cell=cell))
            else:
                held = self.passages[before]
                more = Segment(len(held.text), number, place)
                text, segments = held.text + bare, (*held.segments, more)
                self.passages[before] = held._replace(text=text, segments=segments)


def _within(line: str, start: int, stop: int) -> tuple[str, int]:
    """Return what stands between two bars of a line, and the column where it begins."""
    content = line[start + 1 : stop]
    return content.strip(SPACE), start + 2 + len(content) - len(content.lstrip(SPACE))


def _joined(
    pieces: list[tuple[str, int, int]],
    *,
    mark: str = "",
    level: int = 0,
    part: Part = Part.BODY,
    cell: Cell | None = None,
) -> Passage:
    """Make one passage of pieces of lines, without the signs of emphasis."""
    text, segments = "", list[Segment]()
    for piece, line, column in pieces:
        for start, stop in _visible(piece):
            segments.append(Segment(len(text), line, column + start))
            text += piece[start:stop]
    return Passage(text, tuple(segments), mark, level, part, cell)


def _visible(piece: str) -> Iterator[tuple[int, int]]:
    """Yield the stretches of a piece of a line that are no signs of emphasis."""
    hidden: list[tuple[int, int]] = []
    if "*" in piece or "__" in piece:
        for found in EMPHASIS.finditer(piece):
            inside = "inside" if found["inside"] is not None else "light"
            hidden += [(found.start(), found.start(inside)), (found.end(inside), found.end())]
    if COMMENTED in piece:
        hidden += [found.span() for found in HIDDEN.finditer(piece)]
    if "\\" in piece:
        hidden += [found.span() for found in ESCAPE.finditer(piece)]
    place = 0
    for start, stop in sorted(hidden):
        if start > place:
            yield place, start
        place = max(place, stop)
    if place < len(piece) or not hidden:
        yield place, len(piece)
