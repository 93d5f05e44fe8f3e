"""Heights of a form's rows, so that a page that is meant to be one page is one.

Word does not share out what is left of a page, so the room that the texts need is estimated and
the rest goes to the rows that grow.
"""

from __future__ import annotations

import math
from itertools import accumulate, pairwise
from typing import TYPE_CHECKING

from plangen.document.forms import Grid
from plangen.document.tree import plain
from plangen.writers.measuring import text_width
from plangen.writers.styles import TWIPS_PER_CM, TWIPS_PER_POINT, twips

if TYPE_CHECKING:
    from collections.abc import Sequence

    from plangen.document.forms import GridRow, Page
    from plangen.document.tree import Line
    from plangen.writers.styles import Style, TextStyle

# Height of a single line in sizes of its font. 宋体 needs less; the widest spread of the faces
# that stand in for it is taken, so that an estimate is never too small.
FACE_HEIGHT = 1.45
# The margins of a cell alone (docx/styling.py), in twips.
CELL_MARGINS = 170
# Space above a text that begins at the upper edge of its cell, above and below any text, thickness
# of a row's rule, height of the gap after a grid, and what rounding may take of a page.
ABOVE = 60
PADDING = 100
RULE = 10
GAP = 120
RESERVE = 240


def grid_widths(grid: Grid, total: int) -> list[int]:
    """Widths of a grid's columns in twips, which add up to the total."""
    shares = sum(grid.widths)
    edges = [round(total * edge / shares) for edge in accumulate(grid.widths, initial=0)]
    return [right - left for left, right in pairwise(edges)]


def page_heights(page: Page, style: Style) -> list[list[int]]:
    """Heights of the rows of each grid on a page, in twips.

    No row is lower than it asks for or than its text needs. Rows that grow share what is then left
    of the page, but none grows by more than its own height; nothing is left where the rows need
    more than one page.
    """
    grids = [block for block in page if isinstance(block, Grid)]
    heights = [_least_heights(grid, style) for grid in grids]
    rows = [row for grid in grids for row in grid.rows]
    growing = sum(row.grows for row in rows)
    texts = [block.line for block in page if not isinstance(block, Grid)]
    taken = _line_height(style.title) + twips(style.title.before + style.title.after)
    taken += sum(_text_height((text,), style.text_width, style.body) for text in texts)
    taken += sum(map(sum, heights)) + GAP * len(grids) + RESERVE
    spare = max(style.text_height - taken, 0) // growing if growing else 0
    return [
        [
            height + min(spare, height) * row.grows
            for row, height in zip(grid.rows, least, strict=True)
        ]
        for grid, least in zip(grids, heights, strict=True)
    ]


def _least_heights(grid: Grid, style: Style) -> list[int]:
    widths = grid_widths(grid, style.text_width)
    return [
        RULE + max(round(row.height * TWIPS_PER_CM), _content_height(row, widths, style.table))
        for row in grid.rows
    ]


def _content_height(row: GridRow, widths: Sequence[int], text: TextStyle) -> int:
    place = 0
    highest = 0
    for cell in row.cells:
        width = sum(widths[place : place + cell.columns]) - CELL_MARGINS
        highest = max(highest, _text_height(cell.lines, width, text))
        place += cell.columns
    return highest + PADDING


def _text_height(lines: Sequence[Line], width: int, text: TextStyle) -> int:
    """Height of wrapped lines in twips; one that wraps may end early for its punctuation."""
    room = max(width / (text.size * TWIPS_PER_POINT), 1.5)
    widths = [text_width(plain(line)) for line in lines]
    wrapped = sum(1 if width <= room else math.ceil(width / (room - 0.5)) for width in widths)
    return wrapped * _line_height(text)


def _line_height(text: TextStyle) -> int:
    return math.ceil(text.size * TWIPS_PER_POINT * text.line * FACE_HEIGHT)
