"""The tree to plain text, for a chat window or a web form: numbers written out, tables drawn.

A paragraph is one line, which the window wraps; what has a place on the line, such as a title, a
table or 落款, is set for lines of ``WIDTH`` columns, two of which a Chinese character takes.
Signs of ASCII draw the tables, because those of Unicode are as wide as a Chinese character in some
fonts. What only paper needs (封面, 目录, 审批栏, head and foot) is left out.
"""

from __future__ import annotations

import io
import math
from itertools import accumulate
from typing import TYPE_CHECKING

from rich.box import ASCII2
from rich.cells import cell_len
from rich.console import Console
from rich.table import Column
from rich.table import Table as RichTable
from rich.text import Text

from plangen.document.forms import Grid
from plangen.document.numbering import mark, number_blocks, spaced
from plangen.document.tree import Chart, Heading, ItemList, Paragraph, plain
from plangen.language.patterns import lazy
from plangen.writers.columns import CELL_MARGINS, column_widths
from plangen.writers.measuring import width_of, wrapped
from plangen.writers.signing import signature_lines

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from plangen.document.forms import Cell, Form, GridRow
    from plangen.document.tree import Document, Table
    from plangen.model.marks import NumberMark
    from plangen.writers.styles import Style

WIDTH = 72
INDENT = "　　"
# Signs that move the cursor or end a line instead of being seen.
CONTROL = lazy(r"[\x00-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff]")
# What a column takes besides its text: a space on either side and a rule.
FRAME = 3
# From rule to rule, the narrowest column of a grid: room for one character.
NARROWEST = FRAME + 2
# Half a character of 10 points in twips, the measure of ``column_widths``.
HALF_CHARACTER = 100
HEIGHT = 100
RULE, SPACE, CROSS = "-", " ", "+"


def write_text(document: Document, style: Style) -> bytes:
    """Write a document as UTF-8 text; the same tree and style give the same bytes."""
    return _encoded(_blocks(document, style.marks_of(document)))


def write_form_text(form: Form) -> bytes:
    """Write a form as UTF-8 text: every page with its title and head, its grids drawn."""
    parts: list[str] = []
    for page in form.pages:
        parts += [_centred(_clean(form.title)), _clean(form.head_line)]
        for block in page:
            if isinstance(block, Grid):
                parts.append("\n".join(_grid(block)))
            else:
                parts.append(_clean(plain(block.line)))
    return _encoded(parts)


def _encoded(parts: Iterator[str] | list[str]) -> bytes:
    lines = "\n\n".join(parts).split("\n")
    return ("\n".join(line.rstrip() for line in lines) + "\n").encode()


def _blocks(document: Document, marks: Sequence[NumberMark]) -> Iterator[str]:
    yield "\n".join(_centred(_clean(text)) for text in (document.title, document.subtitle) if text)
    for numbered in number_blocks(document.blocks, marks):
        block = numbered.block
        if isinstance(block, Heading):
            yield f"{INDENT}{spaced(numbered.mark)}{_clean(plain(block.line))}"
        elif isinstance(block, Paragraph):
            yield f"{INDENT}{_clean(plain(block.line))}"
        elif isinstance(block, ItemList):
            yield "\n".join(_items(block, numbered.item_level, marks, INDENT))
        else:
            table = block.table if isinstance(block, Chart) else block
            caption = f"{numbered.mark}　{_clean(plain(block.caption))}"
            above = [_centred(caption)] if block.caption else []
            yield "\n".join((*above, *_table(table)))
    if document.attachments:
        first, *rest = map(_clean, document.attachment_lines)
        yield "\n".join((INDENT + first, *(f"{INDENT}　　　{line}" for line in rest)))
    signed = signature_lines(document.signature)
    if signed:
        yield "\n".join(_placed(start, _clean(text)) for start, text in signed)


def _items(block: ItemList, level: int, marks: Sequence[NumberMark], indent: str) -> Iterator[str]:
    for number, item in enumerate(block.items, start=1):
        sign = spaced(mark(level, number, marks)) if block.ordered else "• "
        yield f"{indent}{sign}{_clean(plain(item.line))}"
        for child in item.children:
            yield from _items(child, level + 1, marks, indent + INDENT)


def _clean(text: str) -> str:
    return CONTROL.sub(" ", text)


def _centred(text: str) -> str:
    """Set a text in the middle of the line, by spaces of the width of Chinese characters."""
    return "　" * max(int(WIDTH / 2 - width_of(text)) // 2, 0) + text


def _placed(start: float, text: str) -> str:
    """Begin a text so many characters from the right edge."""
    before = max(WIDTH / 2 - start, 0)
    return "　" * int(before) + " " * (before % 1 > 0) + text


# Tables.


def _table(table: Table) -> list[str]:
    """Draw a table; rules part its rows where one of them takes several lines."""
    cells = [[_clean(plain(cell)) for cell in row] for row in (table.header, *table.rows)]
    widths = [max(map(cell_len, column)) for column in zip(*cells, strict=True)]
    wraps = sum(widths) + FRAME * len(widths) + 1 > WIDTH
    if wraps:
        widths = _shared(table)
    columns = (
        Column(_in_lines(name, width), justify=side, overflow="fold", width=width)
        for name, side, width in zip(cells[0], table.align, widths, strict=True)
    )
    drawn = RichTable(*columns, box=ASCII2, show_lines=wraps)
    for row in cells[1:]:
        drawn.add_row(*map(_in_lines, row, widths))
    return _drawn(drawn, sum(widths) + FRAME * len(widths) + 1)


def _shared(table: Table) -> list[int]:
    """Share the line among the columns as Word's table does; none is narrower than a character."""
    count = len(table.header)
    total = (WIDTH - 1 - FRAME * count) * HALF_CHARACTER + CELL_MARGINS * count
    widths = column_widths(table, total, HALF_CHARACTER / 10)
    return [max((width - CELL_MARGINS) // HALF_CHARACTER, 2) for width in widths]


def _in_lines(text: str, columns: int) -> Text:
    """Break a text for a cell of so many columns."""
    fits = cell_len(text) <= columns
    return Text(text if fits else "\n".join(wrapped(text, columns / 2)))


def _drawn(table: RichTable, width: int) -> list[str]:
    """Draw a table the same way whatever terminal and environment there are."""
    buffer = io.StringIO()
    console = Console(
        file=buffer,
        width=width,
        height=HEIGHT,
        color_system=None,
        force_terminal=False,
        force_jupyter=False,
        legacy_windows=False,
        _environ={},
    )
    console.print(table)
    return buffer.getvalue().splitlines()


def _grid(grid: Grid) -> Iterator[str]:
    """Draw a grid row by row, since its rows have cells of different widths."""
    edges = _edges(grid.widths)
    above = ""
    for row in (*grid.rows, None):
        top = _rule(row, edges) if row else ""
        yield _joined(above, top)
        if row:
            yield from _row(row, edges)
            above = _rule(row, edges, below=True)


def _edges(widths: Sequence[float]) -> list[int]:
    """Columns at which the rules of a grid stand; a grid of many columns is wider than the line."""
    share = min(widths) / sum(widths)
    total = max(WIDTH - 1, math.ceil(NARROWEST / share))
    return [round(total * edge / sum(widths)) for edge in accumulate(widths, initial=0)]


def _spans(row: GridRow, edges: Sequence[int]) -> Iterator[tuple[Cell, int, int]]:
    """Give each cell of a row with the rules on its left and right."""
    place = 0
    for cell in row.cells:
        yield cell, edges[place], edges[place + cell.columns]
        place += cell.columns


def _rule(row: GridRow, edges: Sequence[int], *, below: bool = False) -> str:
    """Draw the rule above or below a row; above a cell that goes on there is none."""
    line = CROSS
    for cell, left, right in _spans(row, edges):
        open_ = cell.from_above and not below
        line += (SPACE if open_ else RULE) * (right - left - 1) + CROSS
    return line


def _joined(above: str, below: str) -> str:
    """Make one rule of that below a row and that above the next."""
    if not above or not below:
        return above or below
    pairs = zip(above, below, strict=True)
    return "".join(CROSS if CROSS in pair else SPACE if SPACE in pair else RULE for pair in pairs)


def _row(row: GridRow, edges: Sequence[int]) -> list[str]:
    """Draw the cells of one row; a cell without text is a line of spaces."""
    spans = list(_spans(row, edges))
    columns = (
        Column(width=right - left - FRAME, justify=cell.align, overflow="fold")
        for cell, left, right in spans
    )
    drawn = RichTable(*columns, box=ASCII2, show_header=False)
    texts = []
    for cell, left, right in spans:
        lines = (_in_lines(_clean(plain(line)), right - left - FRAME) for line in cell.lines)
        texts.append(Text("\n").join(lines))
    drawn.add_row(*texts)
    return _drawn(drawn, edges[-1] + 1)[1:-1]
