"""A document that plangen has made, as its reader will see it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from plangen.compose.environment import date_text
from plangen.document.numbering import mark, number_blocks
from plangen.document.tree import Chart, Heading, ItemList, Paragraph, plain
from plangen.model.marks import all_levels
from plangen.readers.passages import BULLET, Cell, Manuscript, Part, Passage, Segment

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from plangen.document.tree import Document, Table
    from plangen.model.marks import NumberMark

# A passage before it has its line: text, mark, level of a heading, cell.
Raw = tuple[str, str, int, Cell | None]


def read_document(path: Path, document: Document, marks: Sequence[NumberMark] = ()) -> Manuscript:
    """Read a document without a detour through a file; its lines are its paragraphs and cells.

    ``path`` is the dossier that it was made from, ``marks`` the numbers of its page style.
    """
    passages = tuple(
        Passage(text, (Segment(0, line, 1),), sign, level, Part.CELL if cell else Part.BODY, cell)
        for line, (text, sign, level, cell) in enumerate(
            (raw for raw in _raw(document, marks or all_levels(document.marks)) if raw[0]), start=1
        )
    )
    return Manuscript(path, "docx", passages, tuple(passage.text for passage in passages))


def _raw(document: Document, marks: Sequence[NumberMark]) -> Iterator[Raw]:
    yield document.title, "", 1, None
    yield document.subtitle, "", 0, None
    tables = 0
    for numbered in number_blocks(document.blocks, marks):
        block = numbered.block
        if isinstance(block, Heading):
            yield plain(block.line), numbered.mark, block.level + 1, None
        elif isinstance(block, Paragraph):
            yield plain(block.line), "", 0, None
        elif isinstance(block, ItemList):
            yield from _items(block, numbered.item_level, marks)
        else:
            yield plain(block.caption), numbered.mark, 0, None
            if not isinstance(block, Chart):
                yield from _cells(block, tables)
                tables += 1
    for line in (*document.attachment_lines, *document.signature.lines):
        yield line, "", 0, None
    if document.signature.date:
        yield date_text(document.signature.date), "", 0, None


def _items(block: ItemList, level: int, marks: Sequence[NumberMark]) -> Iterator[Raw]:
    for number, item in enumerate(block.items, start=1):
        sign = mark(level, number, marks) if block.ordered else BULLET
        yield plain(item.line), sign, 0, None
        for child in item.children:
            yield from _items(child, level + 1, marks)


def _cells(table: Table, place: int) -> Iterator[Raw]:
    for row, cells in enumerate((table.header, *table.rows)):
        for column, cell in enumerate(cells):
            yield plain(cell), "", 0, Cell(place, row, column)
