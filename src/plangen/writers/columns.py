"""Widths of a table's columns, from what its cells hold."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from plangen.document.tree import plain
from plangen.writers.measuring import text_width

if TYPE_CHECKING:
    from collections.abc import Sequence

    from plangen.document.tree import Line, Table

CELL_MARGINS = 230
SHORT = 14.0
BRIEF = 6.0
DATES = 10.5
NARROWEST = 2.0
LEAST_WORDS = 4.0


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
    return sum(row_lines(row, widths, size) for row in (table.header, *table.rows))


def row_lines(row: Sequence[Line], widths: Sequence[int], size: float) -> int:
    """Estimate how many lines the tallest cell of a row takes with these widths."""
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
