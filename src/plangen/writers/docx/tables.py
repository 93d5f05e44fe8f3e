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
SHORT = 14.0
WIDEST_WISH = 40.0
NARROWEST = 2.0


def text_width(text: str) -> float:
    """Width of a text in Chinese characters.

    Narrow characters count half, and a quarter is added where digits meet Chinese characters, as
    Word puts a little space there (autoSpaceDE, autoSpaceDN).
    """
    wide = [unicodedata.east_asian_width(char) in {"W", "F", "A"} for char in text]
    han = ["\u4e00" <= char <= "\u9fff" for char in text]
    meetings = sum(
        (left_han and not right_wide) or (right_han and not left_wide)
        for left_han, right_han, left_wide, right_wide in zip(
            han, han[1:], wide, wide[1:], strict=False
        )
    )
    return sum(1.0 if is_wide else 0.5 for is_wide in wide) + meetings / 4


def column_widths(table: Table, total: int, size: float) -> list[int]:
    """Share the text width (twips) among the columns, by what their cells need.

    Columns whose longest cell has at most 14 characters get just what they need, so that they stay
    on one line; the others share the rest in proportion to their content. Where all are short,
    the spare width is shared by all; where even the short ones do not fit, all shrink alike.
    """
    character = size * 20
    columns = list(zip(table.header, *table.rows, strict=True))
    longest = [max(text_width(plain(cell)) for cell in cells) for cells in columns]
    wishes = [max(width, NARROWEST) * character + CELL_MARGINS for width in longest]
    long = [width > SHORT for width in longest]
    fixed = sum(wish for wish, is_long in zip(wishes, long, strict=True) if not is_long)
    room = total - fixed
    if any(long) and room > SHORT * character / 2:
        weights = [
            min(width, WIDEST_WISH) if is_long else 0.0
            for width, is_long in zip(longest, long, strict=True)
        ]
        widths = [
            round(room * weight / sum(weights)) if is_long else round(wish)
            for wish, weight, is_long in zip(wishes, weights, long, strict=True)
        ]
    else:
        widths = [round(total * wish / sum(wishes)) for wish in wishes]
    widths[longest.index(max(longest))] += total - sum(widths)
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
    cells: Sequence[Line],
    align: Sequence[str],
    widths: Sequence[int],
    style: Style,
    *,
    header: bool = False,
) -> str:
    built = "".join(
        _cell(cell, side, width, style, header=header)
        for cell, side, width in zip(cells, align, widths, strict=True)
    )
    repeat = "<w:tblHeader/>" if header else ""
    return f"<w:tr><w:trPr><w:cantSplit/>{repeat}</w:trPr>{built}</w:tr>"


def _cell(line: Line, side: str, width: int, style: Style, *, header: bool) -> str:
    runs = "".join(
        run(
            span.text,
            run_properties(
                style.table, style.latin_font, bold=header or span.strong, italic=span.emphasis
            ),
        )
        for span in line
    )
    keep = "<w:keepNext/>" if header else ""
    return (
        f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/><w:vAlign w:val="center"/></w:tcPr>'
        f'<w:p><w:pPr><w:pStyle w:val="TableText"/>{keep}<w:jc w:val="{side}"/></w:pPr>'
        f"{runs}</w:p></w:tc>"
    )
