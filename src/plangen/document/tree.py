"""The tree of a document.

It holds what a reader sees, without numbers: ``numbering`` gives headings, list items and captions
theirs, so that text and number can never disagree.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    import datetime as dt

    from plangen.model.marks import NumberMark

Align = Literal["left", "center", "right"]


@dataclass(frozen=True, slots=True)
class Span:
    """A run of text of one appearance."""

    text: str
    strong: bool = False
    emphasis: bool = False


Line = tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading of level 1 to 3."""

    level: int
    line: Line


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph of running text."""

    line: Line


@dataclass(frozen=True, slots=True)
class ListItem:
    """One item: its own text, and the lists below it."""

    line: Line
    children: tuple[ItemList, ...] = ()


@dataclass(frozen=True, slots=True)
class ItemList:
    """A list; ``ordered`` items are numbered, the others get a bullet."""

    ordered: bool
    items: tuple[ListItem, ...]


@dataclass(frozen=True, slots=True)
class Table:
    """A table with its header row; every row has as many cells as the header."""

    caption: Line
    header: tuple[Line, ...]
    rows: tuple[tuple[Line, ...], ...]
    align: tuple[Align, ...]


Block = Heading | Paragraph | ItemList | Table


@dataclass(frozen=True, slots=True)
class Signature:
    """落款: who signs, and when. Empty parts are not printed."""

    lines: tuple[str, ...]
    date: dt.date | None


@dataclass(frozen=True, slots=True)
class Document:
    """A whole document.

    ``marks`` are the forms of its numbers by level; empty leaves them to the page style.
    ``attachments`` are the names of 附件, told between the text and 落款.
    """

    title: str
    subtitle: str
    blocks: tuple[Block, ...]
    signature: Signature
    author: str
    marks: tuple[NumberMark, ...] = ()
    attachments: tuple[str, ...] = ()

    @property
    def attachment_lines(self) -> tuple[str, ...]:
        """附件说明 line by line: several are numbered, none ends with a mark (GB/T 9704, 7.3.4)."""
        if len(self.attachments) < 2:  # noqa: PLR2004  (one alone needs no number)
            return tuple(f"附件：{name}" for name in self.attachments)
        return tuple(
            f"{'' if number > 1 else '附件：'}{number}. {name}"
            for number, name in enumerate(self.attachments, start=1)
        )


def plain(line: Line) -> str:
    """Return the text of a line without its appearance."""
    return "".join(span.text for span in line)
