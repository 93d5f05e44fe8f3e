"""Tables: widths set, header rows that repeat, rows that do not break."""

from __future__ import annotations

from typing import TYPE_CHECKING

from plangen.document.tree import Span
from plangen.writers.columns import column_widths, row_lines
from plangen.writers.docx.xml import KEEP, fixed_table, line_runs, paragraph

if TYPE_CHECKING:
    from collections.abc import Iterable

    from plangen.document.tree import Line, Table
    from plangen.writers.styles import Style

ROWS_TOGETHER = 3
LOW_ROW = 4


def table_xml(table: Table, style: Style, *, keep_last: bool = False) -> str:
    """Build a table; its rows do not break across pages and its header repeats.

    The first and the last three rows stay together, so that no row stands alone on a page, unless
    they are so tall that this would leave half a page empty; ``keep_last`` holds the last row with
    what follows.
    """
    widths = column_widths(table, style.text_width, style.table.size)
    header = tuple(
        tuple(Span(span.text, strong=True, emphasis=span.emphasis) for span in cell)
        for cell in table.header
    )
    rows = [
        _row(
            (
                _cell(cell, "center", width, keep=True)
                for cell, width in zip(header, widths, strict=True)
            ),
            "<w:tblHeader/>",
        )
    ]
    for place, row in enumerate(table.rows, start=1):
        near_an_end = place < ROWS_TOGETHER or place > len(table.rows) - ROWS_TOGETHER
        keep = keep_last
        if place < len(table.rows):
            keep = near_an_end and row_lines(row, widths, style.table.size) <= LOW_ROW
        rows.append(
            _row(
                _cell(cell, side, width, keep=keep)
                for cell, side, width in zip(row, table.align, widths, strict=True)
            )
        )
    return fixed_table(widths, "".join(rows))


def _row(cells: Iterable[str], properties: str = "") -> str:
    return f"<w:tr><w:trPr><w:cantSplit/>{properties}</w:trPr>{''.join(cells)}</w:tr>"


def _cell(line: Line, side: str, width: int, *, keep: bool) -> str:
    """Build a cell; ``keep`` holds its row on one page with the next."""
    kept = KEEP if keep else ""
    aligned = f'<w:jc w:val="{side}"/>'
    return (
        f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/><w:vAlign w:val="center"/></w:tcPr>'
        f"{paragraph('TableText', line_runs(line), kept + aligned)}</w:tc>"
    )
