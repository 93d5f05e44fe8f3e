"""Tables: column widths from their content, header rows that repeat."""

from __future__ import annotations

import unicodedata
from typing import TYPE_CHECKING

from plangen.document.tree import plain
from plangen.writers.docx.styling import run_properties
from plangen.writers.docx.xml import run

if TYPE_CHECKING:
    from collections.abc import Sequence

    from plangen.document.tree import Line, Table
    from plangen.writers.styles import Style

CELL_MARGINS = 230
WIDEST_WISH = 22.0
NARROWEST = 2.0


def text_width(text: str) -> float:
    """Width of a text in Chinese characters; narrow characters count half."""
    return sum(1.0 if unicodedata.east_asian_width(c) in {"W", "F", "A"} else 0.5 for c in text)


def column_widths(table: Table, total: int, size: float) -> list[int]:
    """Share the text width (twips) among the columns, by what their cells need.

    A column gets the width of its longest cell, at most 22 characters; what is left over or
    missing goes to the wide columns in proportion, so that short columns stay on one line.
    """
    character = size * 20
    columns = list(zip(table.header, *table.rows, strict=True))
    longest = [max(text_width(plain(cell)) for cell in cells) for cells in columns]
    wishes = [
        max(min(width, WIDEST_WISH), NARROWEST) * character + CELL_MARGINS for width in longest
    ]
    spare = total - sum(wishes)
    if spare >= 0:
        wide = [max(width - WIDEST_WISH / 2, 0) for width in longest]
        weights = wide if any(wide) else wishes
    else:
        weights = [max(wish - 6 * character, 0) for wish in wishes]
        if not any(weights):
            weights = wishes
    widths = [
        round(wish + spare * weight / sum(weights))
        for wish, weight in zip(wishes, weights, strict=True)
    ]
    widths[-1] += total - sum(widths)
    return widths


def table_xml(table: Table, style: Style) -> str:
    """Build a table; its rows do not break across pages and its header repeats."""
    widths = column_widths(table, style.text_width, style.table.size)
    grid = "".join(f'<w:gridCol w:w="{width}"/>' for width in widths)
    rows = [_row(table.header, ["center"] * len(widths), widths, style, header=True)]
    rows += [_row(row, table.align, widths, style) for row in table.rows]
    return (
        '<w:tbl><w:tblPr><w:tblStyle w:val="TableGrid"/>'
        f'<w:tblW w:w="{sum(widths)}" w:type="dxa"/><w:jc w:val="center"/>'
        '<w:tblLayout w:type="fixed"/></w:tblPr>'
        f"<w:tblGrid>{grid}</w:tblGrid>{''.join(rows)}</w:tbl>"
    )


def _row(
    cells: Sequence[Line], align: Sequence[str], widths: Sequence[int], style: Style,
    *, header: bool = False,
) -> str:
    built = "".join(
        _cell(cell, side, width, style, header=header)
        for cell, side, width in zip(cells, align, widths, strict=True)
    )
    repeat = "<w:tblHeader/>" if header else ""
    return f"<w:tr><w:trPr><w:cantSplit/>{repeat}</w:trPr>{built}</w:tr>"


def _cell(line: Line, side: str, width: int, style: Style, *, header: bool) -> str:
    runs = "".join(
        run(span.text, run_properties(
            style.table, style.latin_font, bold=header or span.strong, italic=span.emphasis))
        for span in line
    )
    keep = "<w:keepNext/>" if header else ""
    return (
        f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/><w:vAlign w:val="center"/></w:tcPr>'
        f'<w:p><w:pPr><w:pStyle w:val="TableText"/>{keep}<w:jc w:val="{side}"/></w:pPr>'
        f"{runs}</w:p></w:tc>"
    )
