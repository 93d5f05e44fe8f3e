"""Markdown of a form to its pages: a table whose first column lays out the rows is a grid.

::

    | 行高      | 2.5      | 5            | 2.5      | 5  |
    | --------- | -------- | ------------ | -------- | -- |
    | 0.9       | **姓名** | {{ p.name }} | **性别** |    |
    | 余 2 上   | **表现** | {{ signs }}  | <        | <  |

The header row gives the widths of the columns. The first cell of a row gives its least height in
centimetres, 表头 for a row that repeats on every page, 余 for a row that shares the rest of its
page, 上 for texts that begin at the upper edge. ``<`` goes on from the cell to the left, ``^`` from
the one above. A cell that is bold throughout is a label. The signs count in the template only: the
same text from the data is text.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from plangen.compose.shielding import LINE_BREAK
from plangen.document.forms import Cell, Grid, GridRow
from plangen.document.markdown import read_line
from plangen.document.nodes import nodes_of
from plangen.document.tree import Paragraph, Span, plain

if TYPE_CHECKING:
    from collections.abc import Iterator

    from plangen.document.forms import Page
    from plangen.document.nodes import Node
    from plangen.document.tree import Line

LEFT = "<"
ABOVE = "^"
HEADER = "表头"
REST = "余"
TOP = "上"
# Centimetres: no sheet is wider or higher.
LARGEST = 42.0


def read_page(text: str) -> Page:
    """Parse the composed Markdown of one page of a form.

    Raises:
        ValueError: it has something else than paragraphs and grids, or a grid with odd measures.

    """
    return tuple(_blocks(nodes_of(text)))


def _blocks(nodes: list[Node]) -> Iterator[Paragraph | Grid]:
    for node in nodes:
        if node.kind == "table":
            yield _grid(node)
        elif node.kind == "paragraph":
            yield Paragraph(read_line(node))
        else:
            raise ValueError(f"a form has paragraphs and grids, not a {node.kind}")


def _grid(node: Node) -> Grid:
    (widths, *_), *bodies = (part.children for part in node.children)
    _, *columns = (plain(read_line(cell)) for cell in widths.children)
    rows = [_row(row) for body in bodies for row in body]
    return Grid(tuple(map(_measure, columns)), tuple(rows))


def _measure(text: str) -> float:
    """Read a width or height in centimetres."""
    number = float(text)
    if not 0 < number <= LARGEST:
        raise ValueError(f"{text} cm is no measure of a form")
    return number


def _row(node: Node) -> GridRow:
    layout, *cells = node.children
    words = set(_source(layout).split())
    heights = words - {REST, HEADER, TOP}
    return GridRow(
        tuple(_cells(cells)),
        height=max(map(_measure, heights), default=0.0),
        grows=REST in words,
        header=HEADER in words,
        from_top=TOP in words,
    )


def _cells(nodes: list[Node]) -> Iterator[Cell]:
    place = 0
    while place < len(nodes):
        node = nodes[place]
        following = place + 1
        while following < len(nodes) and _source(nodes[following]) == LEFT:
            following += 1
        yield _cell(node, following - place)
        place = following


def _cell(node: Node, columns: int) -> Cell:
    if _source(node) == ABOVE:
        return Cell((), columns, from_above=True)
    line = read_line(node)
    label = bool(line) and all(span.strong for span in line)
    align = "center" if label else "left" if columns > 1 else node.align or "left"
    return Cell(tuple(_lines(line)), columns, label=label, align=align)


def _source(node: Node) -> str:
    """Return the text of a cell as the template has it, values still shielded."""
    return node.content.strip()


def _lines(line: Line) -> Iterator[Line]:
    """Part a cell's content at its line breaks; a cell without content has no line."""
    spans: list[Span] = []
    for span in line:
        first, *more = span.text.split(LINE_BREAK)
        spans.append(Span(first, span.strong, span.emphasis))
        for text in more:
            yield tuple(part for part in spans if part.text)
            spans = [Span(text, span.strong, span.emphasis)]
    if spans:
        yield tuple(part for part in spans if part.text)
