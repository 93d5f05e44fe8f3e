"""What a reader sees of a finished document, passage by passage, each with its place in the file.

A passage is a paragraph, a heading, an item or a cell of a table. Its text is free of markup and of
numbers that a word processor sets itself (``mark`` has those). Places count from 1: lines and
columns of a text file, paragraphs and characters of a Word document, whose lines are its paragraphs
in the order of the body (cells of tables among them), then those of headers, footers and notes.
"""

from __future__ import annotations

from bisect import bisect_right
from enum import Enum
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from pathlib import Path

    from plangen.readers.ignores import Ignore


# The mark of an item without a number, whatever sign its file has for it.
BULLET = "•"
# What a reader takes for blank at the ends of a line: spaces, a full-width one, a byte order mark.
BLANKS = " \t\u3000\ufeff\u00a0"


class Part(Enum):
    """Where in a document a passage stands."""

    BODY = "正文"
    CELL = "表格"
    FURNITURE = "页眉页脚"
    NOTE = "脚注"


class Cell(NamedTuple):
    """Which cell of which table, each counted from 0 through the document."""

    table: int
    row: int
    column: int


class Segment(NamedTuple):
    """A stretch of a passage that stands in one piece in the file: its offset and its place."""

    start: int
    line: int
    column: int


class Passage(NamedTuple):
    """A paragraph as it is read.

    ``level`` is that of a heading which the file itself says is one (by style, or by #), else 0.
    ``mark`` is what the program prints before the text, such as “（一）” or “•”; the text lacks it.
    """

    text: str
    segments: tuple[Segment, ...]
    mark: str = ""
    level: int = 0
    part: Part = Part.BODY
    cell: Cell | None = None

    @property
    def line(self) -> int:
        """Line (of a text file) or paragraph (of a Word document) on which it begins."""
        return self.segments[0].line

    def place(self, offset: int) -> tuple[int, int]:
        """Line and column of a character; an offset past the end goes on from the last one."""
        index = bisect_right(self.segments, offset, key=lambda segment: segment.start) - 1
        segment = self.segments[max(index, 0)]
        return segment.line, segment.column + offset - segment.start


class Manuscript(NamedTuple):
    """A document as read from its file.

    ``form`` is md, txt or docx, whatever the suffix says. ``lines`` are the lines of a text file or
    the paragraphs of a Word document, for showing a place; line 1 is the first.
    """

    path: Path
    form: str
    passages: tuple[Passage, ...]
    lines: tuple[str, ...]
    ignores: tuple[Ignore, ...] = ()

    def shown(self, number: int) -> str:
        """Text of a line or paragraph, from 1; nothing where there is none."""
        return self.lines[number - 1] if 0 < number <= len(self.lines) else ""
