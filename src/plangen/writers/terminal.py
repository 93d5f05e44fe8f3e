"""The tree on a terminal, as rich renderables, with numbers written out.

What comes from the data is ``Text`` throughout, never markup: a pupil called ``[red]`` stays that.
"""

from __future__ import annotations

import unicodedata
from typing import TYPE_CHECKING

from rich import box
from rich.align import Align as Aligned
from rich.bar import Bar
from rich.padding import Padding
from rich.table import Table as Grid
from rich.text import Text

from plangen.document.numbering import mark, number_blocks, spaced
from plangen.document.tree import Chart, Heading, ItemList, Paragraph, Table
from plangen.writers.signing import signature_lines
from plangen.writers.wrapping import NARROWEST, Prose

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from decimal import Decimal

    from rich.console import Console, ConsoleOptions, RenderableType, RenderResult

    from plangen.document.numbering import Numbered
    from plangen.document.tree import Block, Document, Line
    from plangen.model.marks import NumberMark
    from plangen.writers.styles import Style

INDENT = "\u3000\u3000"
# Cells: how far an item of a list stands in from the one that holds it.
STEP = 4
# Cells that the names beside the bars of a chart may take, and that make a table's cell long.
WIDEST_NAME = 24
LONG_CELL = 24
COLOURS = ("cyan", "yellow", "green", "magenta", "blue", "red")
MISSING = "缺"


def render_document(document: Document, style: Style) -> Iterator[RenderableType]:
    """Yield the parts of a document from its title to 落款, blank lines between them included.

    Numbers take the forms of the document or of the style. The page itself (fonts, margins, 封面,
    目录, 审批栏) is not shown.
    """
    marks = style.marks_of(document)
    yield Prose(_text(document.title, "bold"), "center")
    if document.subtitle:
        yield Prose(_text(document.subtitle), "center")
    previous: Block | None = None
    for numbered in number_blocks(document.blocks, marks):
        if _stand_apart(previous, numbered.block):
            yield Text()
        yield from _block(numbered, marks)
        previous = numbered.block
    yield from _closing(document)


def _stand_apart(above: Block | None, below: Block) -> bool:
    """Whether a blank line parts two blocks."""
    if isinstance(above, Heading):
        return isinstance(below, (Table, Chart))
    return above is None or not all(isinstance(b, (Paragraph, ItemList)) for b in (above, below))


def _closing(document: Document) -> Iterator[RenderableType]:
    """Yield 附件说明 and 落款."""
    if document.attachments:
        yield Text()
    for number, line in enumerate(document.attachment_lines):
        yield Prose(_text(f"{INDENT}{INDENT + '　' if number else ''}{line}"))
    signed = signature_lines(document.signature)
    if signed:
        yield Text()
    for start, line in signed:
        yield Signed(start, line)


class Signed:
    """A line of 落款; ``start`` is how far from the right edge it begins, in Han characters."""

    def __init__(self, start: float, line: str) -> None:
        self.start = start
        self.line = line

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> RenderResult:
        margin = max(options.max_width - round(2 * self.start), 0)
        yield Prose(_text(" " * margin + self.line))


def _block(numbered: Numbered, marks: Sequence[NumberMark]) -> Iterator[RenderableType]:
    block = numbered.block
    if isinstance(block, Heading):
        line = _text(f"{INDENT}{spaced(numbered.mark)}", "bold")
        yield Prose(line.append_text(_line(block.line, "bold")))
    elif isinstance(block, Paragraph):
        yield Prose(Text(INDENT).append_text(_line(block.line)))
    elif isinstance(block, ItemList):
        yield from _items(block, numbered.item_level, marks, STEP)
    elif isinstance(block, Table):
        yield from _caption(numbered.mark, block.caption)
        yield FittingTable(block)
    else:
        yield _chart(block)
        yield from _caption(numbered.mark, block.caption)


def _items(
    block: ItemList, level: int, marks: Sequence[NumberMark], margin: int
) -> Iterator[RenderableType]:
    for number, item in enumerate(block.items, start=1):
        sign = spaced(mark(level, number, marks)) if block.ordered else "• "
        text = Text(" " * margin + sign).append_text(_line(item.line))
        yield Prose(text, hanging=margin)
        for child in item.children:
            yield from _items(child, level + 1, marks, margin + STEP)


def _caption(label: str, caption: Line) -> Iterator[RenderableType]:
    if caption:
        yield Prose(_text(f"{label} ", "bold").append_text(_line(caption, "bold")), "center")


class FittingTable:
    """A table that shows every character at any width.

    Where its columns leave each other no room, its rows are told one below the other.
    """

    def __init__(self, table: Table) -> None:
        self.table = table

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> RenderResult:
        columns = len(self.table.header)
        for padding in (1, 0):
            if columns * (NARROWEST + 2 * padding + 1) + 1 <= options.max_width:
                yield Aligned.center(self._grid(padding), pad=False)
                return
        for row in self.table.rows:
            for name, cell in zip(self.table.header, row, strict=True):
                line = _line(name, "bold").append("：").append_text(_line(cell))
                yield Prose(line, hanging=STEP)
            yield Text()

    def _grid(self, padding: int) -> Grid:
        table = self.table
        cells = [_line(cell).cell_len for row in table.rows for cell in row]
        grid = Grid(
            box=box.SQUARE,
            padding=(0, padding),
            show_lines=any(cell > LONG_CELL for cell in cells),
        )
        for name, align in zip(table.header, table.align, strict=True):
            grid.add_column(Prose(_line(name, "bold"), align))
        for row in table.rows:
            pairs = zip(row, table.align, strict=True)
            grid.add_row(*(Prose(_line(cell), align) for cell, align in pairs))
        return grid


def _chart(chart: Chart) -> RenderableType:
    """Draw a chart as bars that lie; those below zero go to the left of where zero is."""
    values = [value for one in chart.series for value in one.values if value is not None]
    low, high = float(min(values, default=0)), float(max(values, default=0))
    low, high = min(low, 0.0), max(high, 0.0)
    many = len(chart.series) > 1
    grid = Grid(box=None, expand=True, padding=(0, 2, 0, 0), pad_edge=False)
    grid.add_column(Prose(_text(chart.axis, "bold")), max_width=WIDEST_NAME)
    if many:
        grid.add_column(max_width=WIDEST_NAME)
    name = "" if many or not chart.series else chart.series[0].name
    grid.add_column(Prose(_text(name, "bold")), ratio=1)
    grid.add_column(no_wrap=True)
    for place, category in enumerate(chart.categories):
        for number, one in enumerate(chart.series):
            value, colour = one.values[place], COLOURS[number % len(COLOURS)]
            bar = _bar(value, low, high, colour)
            label = Prose(_text(_label(chart, value)), "right")
            names = [Prose(_text("" if number else category))]
            names += [Prose(_text(one.name, colour))] if many else []
            grid.add_row(*names, bar, label)
    return Padding(grid, (0, STEP))


def _bar(value: Decimal | None, low: float, high: float, colour: str) -> RenderableType:
    if value is None:
        return Text()
    zero, tip = -low, float(value) - low
    return Bar((high - low) or 1.0, min(zero, tip), max(zero, tip), color=colour)


def _label(chart: Chart, value: Decimal | None) -> str:
    if value is None:
        return MISSING
    return chart.shown(value) + ("" if chart.unit == "%" else chart.unit)


def _line(line: Line, style: str = "") -> Text:
    text = Text(style=style)
    for span in line:
        looks = ("bold" if span.strong else "", "italic" if span.emphasis else "")
        text.append(_inert(span.text), " ".join(filter(None, looks)) or None)
    return text


def _text(text: str, style: str = "") -> Text:
    return Text(_inert(text), style)


def _inert(text: str) -> str:
    """Make spaces of what would steer the terminal, such as the escape character."""
    return "".join(" " if unicodedata.category(sign) in {"Cc", "Cf"} else sign for sign in text)
