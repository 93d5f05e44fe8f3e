"""Widths of a table's columns, from what its cells hold."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from msgspec import Struct

from plangen.document.tree import plain
from plangen.language.patterns import lazy
from plangen.writers.measuring import text_width
from plangen.writers.styles import TWIPS_PER_POINT

if TYPE_CHECKING:
    from collections.abc import Sequence

    from plangen.document.tree import Line, Table

# What a cell takes beside its text, in twips: its margins, its rule and a little to spare.
CELL_MARGINS = 230
SHORT = 14.0
BRIEF = 6.0
DATES = 10.5
NARROWEST = 2.0
LEAST_WORDS = 4.0
DIGIT = lazy(r"\d")


class _Column(Struct, frozen=True):
    """Widths of a column's cells in characters, its header first, and whether any has a digit."""

    cells: list[float]
    figures: bool

    @property
    def longest(self) -> float:
        return max(self.cells)


def _columns(table: Table) -> list[_Column]:
    texts = [
        [plain(cell) for cell in cells] for cells in zip(table.header, *table.rows, strict=True)
    ]
    return [
        _Column([text_width(cell) for cell in cells], any(map(DIGIT.search, cells)))
        for cells in texts
    ]


def column_widths(table: Table, total: int, size: float) -> list[int]:
    """Share the text width (twips) among the columns, by what their cells need.

    Columns of up to 14 characters stay on one line, unless the table has fewer lines in all when
    those of more than 6 share the room with the long ones, or when a long one beside a longer one
    gets no more than a third of its first line.
    """
    columns = _columns(table)
    choices = dict.fromkeys(
        tuple(_widths(columns, total, size, short, least))
        for least in (1 / 2, 1 / 3)
        for short in (SHORT, BRIEF)
    )
    if len(choices) == 1:
        return list(*choices)
    rows = list(zip(*(column.cells for column in columns), strict=True))

    def lines(widths: Sequence[int]) -> int:
        return sum(_lines(cells, widths, size) for cells in rows)

    best: tuple[int, ...] = min(choices, key=lines)
    return list(best)


def is_too_wide(table: Table, total: int, size: float) -> bool:
    """Whether a table has too many columns for this width (twips).

    It has where they do not fit even if dates and figures stay whole, and all else is broken after
    four characters.
    """
    needed = 0.0
    for column in _columns(table):
        longest = column.longest
        whole = longest <= DATES and column.figures
        least = longest if whole else min(longest, LEAST_WORDS)
        needed += max(least, NARROWEST) * size * TWIPS_PER_POINT + CELL_MARGINS
    return needed > total


def row_lines(row: Sequence[Line], widths: Sequence[int], size: float) -> int:
    """Estimate how many lines the tallest cell of a row takes with these widths."""
    return _lines([text_width(plain(cell)) for cell in row], widths, size)


def _lines(cells: Sequence[float], widths: Sequence[int], size: float) -> int:
    """Estimate the lines of a row's tallest cell, where the cells are so many characters wide."""
    return max(
        math.ceil(cell / max((width - CELL_MARGINS) / (size * TWIPS_PER_POINT), 1.0))
        for cell, width in zip(cells, widths, strict=True)
    )


def _widths(
    columns: Sequence[_Column], total: int, size: float, short: float, part: float
) -> list[int]:
    """Share the text width (twips) among the columns, the short ones unbroken.

    Columns whose longest cell is short get just what they need, so that they stay on one line, as
    do dates up to the length of 10月26日—11月1日; the others share the rest in proportion to all
    that they hold. Where all are short, the spare width is shared by all; where even the short
    ones do not fit, the widest give way first, so that numbers and days of the week stay whole.
    ``part`` of its first 14 characters is the least that a long column gets.
    """
    character = size * TWIPS_PER_POINT
    longest = [column.longest for column in columns]
    wishes = [max(width, NARROWEST) * character + CELL_MARGINS for width in longest]
    long = [
        width > (max(short, DATES) if column.figures else short)
        for width, column in zip(longest, columns, strict=True)
    ]
    least = [
        min(width, SHORT) * part * character + CELL_MARGINS if is_long else wish
        for width, wish, is_long in zip(longest, wishes, long, strict=True)
    ]
    spare = total - sum(least)
    if any(long) and spare > 0:
        weights = [
            sum(column.cells) if is_long else 0.0
            for column, is_long in zip(columns, long, strict=True)
        ]
        whole = sum(weights)
        widths = [
            round(width + spare * weight / whole)
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
