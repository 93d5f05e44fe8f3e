"""What a reader finds in a document: its headings, and the cells of a table."""

from __future__ import annotations

from typing import TYPE_CHECKING

from plangen.document.tree import Heading, plain

if TYPE_CHECKING:
    from plangen.document.tree import Document, Table


def titles(document: Document, level: int = 1) -> list[str]:
    """Return the headings of a level."""
    return [plain(b.line) for b in document.blocks if isinstance(b, Heading) and b.level == level]


def cells(table: Table) -> list[list[str]]:
    """Return the texts of a table row by row, the header first."""
    return [[plain(cell) for cell in row] for row in (table.header, *table.rows)]
