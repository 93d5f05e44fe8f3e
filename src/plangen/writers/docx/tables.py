"""Tables: column widths from their content, header rows that repeat."""

from __future__ import annotations

import math
import unicodedata
from typing import TYPE_CHECKING

from plangen.document.tree import Span, plain
from plangen.writers.docx.xml import paragraph, run

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from plangen.document.tree import Line, Table
    from plangen.writers.styles import Style

CELL_MARGINS = 230
SHORT = 14.0
BRIEF = 6.0
DATES = 10.5
NARROWEST = 2.0
LEAST_WORDS = 4.0
ROWS_TOGETHER = 3
LOW_ROW = 4


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

    Columns of up to 14 characters stay on one line, unless the table has fewer lines in all when
    those of more than 6 share the room with the long ones, or when a long one beside a longer one
    gets no more than a third of its first line.
    """
    choices = [
        _widths(table, total, size, short, least)
        for least in (1 / 2, 1 / 3)
        for short in (SHORT, BRIEF)
    ]
    return min(choices, key=lambda widths: _lines(table, widths, size))


def is_too_wide(table: Table, total: int, size: float) -> bool:
    """Whether a table has too many columns for this width (twips).

    It has where they do not fit even if dates and figures stay whole, and all else is broken after
    four characters.
    """
    needed = 0.0
    for cells in zip(table.header, *table.rows, strict=True):
        longest = max(text_width(plain(cell)) for cell in cells)
        whole = longest <= DATES and any(map(_has_digits, cells))
        least = longest if whole else min(longest, LEAST_WORDS)
        needed += max(least, NARROWEST) * size * 20 + CELL_MARGINS
    return needed > total


def _lines(table: Table, widths: list[int], size: float) -> int:
    """Estimate how many lines the rows of a table take with these widths."""
    return sum(_row_lines(row, widths, size) for row in (table.header, *table.rows))


def _row_lines(row: Sequence[Line], widths: list[int], size: float) -> int:
    room = [(width - CELL_MARGINS) / (size * 20) for width in widths]
    return max(
        math.ceil(text_width(plain(cell)) / max(characters, 1.0))
        for cell, characters in zip(row, room, strict=True)
    )


def _widths(table: Table, total: int, size: float, short: float, part: float) -> list[int]:
    """Share the text width (twips) among the columns, the short ones unbroken.

    Columns whose longest cell is short get just what they need, so that they stay on one line, as
    do dates up to the length of 10月26日—11月1日; the others share the rest in proportion to all
    that they hold. Where all are short, the spare width is shared by all; where even the short
    ones do not fit, the widest give way first, so that numbers and days of the week stay whole.
    ``part`` of its first 14 characters is the least that a long column gets.
    """
    character = size * 20
    columns = list(zip(table.header, *table.rows, strict=True))
    longest = [max(text_width(plain(cell)) for cell in cells) for cells in columns]
    wishes = [max(width, NARROWEST) * character + CELL_MARGINS for width in longest]
    long = [
        width > (max(short, DATES) if any(map(_has_digits, cells)) else short)
        for width, cells in zip(longest, columns, strict=True)
    ]
    least = [
        min(width, SHORT) * part * character + CELL_MARGINS if is_long else wish
        for width, wish, is_long in zip(longest, wishes, long, strict=True)
    ]
    spare = total - sum(least)
    if any(long) and spare > 0:
        content = [sum(text_width(plain(cell)) for cell in cells) for cells in columns]
        weights = [
            amount if is_long else 0.0 for amount, is_long in zip(content, long, strict=True)
        ]
        widths = [
            round(width + spare * weight / sum(weights))
            for width, weight in zip(least, weights, strict=True)
        ]
    else:
        level = _level(wishes, total)
        wishes = [min(wish, level) for wish in wishes]
        widths = [round(total * wish / sum(wishes)) for wish in wishes]
    widths[longest.index(max(longest))] += total - sum(widths)
    return widths


def _level(wishes: list[float], total: int) -> float:
    """Return the width to which the widest columns are cut so that all fit."""
    left = float(total)
    for place, wish in enumerate(sorted(wishes)):
        share = left / (len(wishes) - place)
        if wish > share:
            return share
        left -= wish
    return max(wishes)


def _has_digits(cell: Line) -> bool:
    return any(character.isdecimal() for character in plain(cell))


def table_xml(table: Table, style: Style, *, keep_last: bool = False) -> str:
    """Build a table; its rows do not break across pages and its header repeats.

    The first and the last three rows stay together, so that no row stands alone on a page, unless
    they are so tall that this would leave half a page empty; ``keep_last`` holds the last row with
    what follows.
    """
    widths = column_widths(table, style.text_width, style.table.size)
    grid = "".join(f'<w:gridCol w:w="{width}"/>' for width in widths)
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
        low = _row_lines(row, widths, style.table.size) <= LOW_ROW
        keep = near_an_end and low if place < len(table.rows) else keep_last
        rows.append(
            _row(
                _cell(cell, side, width, keep=keep)
                for cell, side, width in zip(row, table.align, widths, strict=True)
            )
        )
    return (
        '<w:tbl><w:tblPr><w:tblStyle w:val="TableGrid"/>'
        f'<w:tblW w:w="{sum(widths)}" w:type="dxa"/><w:jc w:val="center"/>'
        '<w:tblLayout w:type="fixed"/></w:tblPr>'
        f"<w:tblGrid>{grid}</w:tblGrid>{''.join(rows)}</w:tbl>"
    )


def _row(cells: Iterable[str], properties: str = "") -> str:
    return f"<w:tr><w:trPr><w:cantSplit/>{properties}</w:trPr>{''.join(cells)}</w:tr>"


def _cell(line: Line, side: str, width: int, *, keep: bool) -> str:
    """Build a cell; ``keep`` holds its row on one page with the next."""
    runs = "".join(run(span.text, bold=span.strong, italic=span.emphasis) for span in line)
    kept = "<w:keepNext/>" if keep else ""
    aligned = f'<w:jc w:val="{side}"/>'
    return (
        f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/><w:vAlign w:val="center"/></w:tcPr>'
        f"{paragraph('TableText', runs, kept + aligned)}</w:tc>"
    )
