"""Markdown to the tree.

A paragraph that starts with 表： just before a table is its caption; one that starts with 柱形图：
or 条形图： makes the table a chart, whose columns after the first are its series. ``@下表``,
``@上表``, ``@下图`` and ``@上图`` in running text become the number of the nearest table or chart
that has a caption.
"""

from __future__ import annotations

import unicodedata
from decimal import Decimal
from typing import TYPE_CHECKING, cast

from msgspec.structs import replace

from plangen.compose.shielding import unshield
from plangen.document.nodes import nodes_of
from plangen.document.numbering import caption_labels
from plangen.document.tree import (
    Align,
    Block,
    Chart,
    Heading,
    ItemList,
    Line,
    ListItem,
    Paragraph,
    Series,
    Span,
    Table,
    plain,
)
from plangen.language.patterns import lazy

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from markdown_it.token import Token

    from plangen.document.nodes import Node

TABLE_MARK = "表："
COLUMNS_MARK = "柱形图："
BARS_MARK = "条形图："
CAPTION_MARKS = (TABLE_MARK, COLUMNS_MARK, BARS_MARK)
REFERENCE = lazy("@(?P<words>[上下][表图])")
FIGURE = lazy(r"(?P<number>[+\-]?\d+(?:\.\d+)?)(?P<unit>[^\d年月日周]{0,4})")
NO_FIGURE = {"", "—", "缺"}
DEEPEST = 3
BREAK = "\n"
BREAKS = {"softbreak", "hardbreak"}


def read_markdown(text: str) -> tuple[Block, ...]:
    """Parse composed Markdown into blocks."""
    blocks = tuple(_with_captions(list(_blocks(nodes_of(text)))))
    return tuple(_with_references(blocks))


def _blocks(nodes: Sequence[Node]) -> Iterator[Block]:
    for node in nodes:
        if node.kind == "heading":
            yield Heading(min(node.level, DEEPEST), read_line(node))
        elif node.kind == "paragraph":
            line = read_line(node)
            if plain(line).strip():
                yield Paragraph(line)
        elif node.kind in {"ordered_list", "bullet_list"}:
            yield _list(node)
        elif node.kind == "table":
            yield _table(node)


def _with_captions(blocks: list[Block]) -> Iterator[Block]:
    """Give a table the caption that stands before it, which may make it a chart."""
    for i, block in enumerate(blocks):
        following = blocks[i + 1] if i + 1 < len(blocks) else None
        if _is_caption(block) and isinstance(following, Table):
            continue
        if isinstance(block, Table) and i and _is_caption(blocks[i - 1]):
            line = cast("Paragraph", blocks[i - 1]).line
            mark = next(mark for mark in CAPTION_MARKS if line[0].text.startswith(mark))
            caption = (Span(line[0].text.removeprefix(mark)), *line[1:])
            table = replace(block, caption=caption)
            chart = None if mark == TABLE_MARK else _chart(table, bars=mark == BARS_MARK)
            yield chart or table
        else:
            yield block


def _is_caption(block: Block) -> bool:
    return isinstance(block, Paragraph) and block.line[0].text.startswith(CAPTION_MARKS)


def _chart(table: Table, *, bars: bool) -> Chart | None:
    """Read a chart from a table: categories in the first column, a series in each other.

    A table that cannot be drawn stays one: without figures, with other cells, with several units.
    """
    axis, *names = map(plain, table.header)
    cells = [[plain(cell) for cell in row] for row in table.rows]
    texts = [cell for row in cells for cell in row[1:] if cell not in NO_FIGURE]
    figures = [found for text in texts if (found := FIGURE.fullmatch(text))]
    units = {found["unit"] for found in figures}
    if len(figures) < len(texts) or len(units) != 1:
        return None
    series = (
        Series(name, tuple(_number(row[place]) for row in cells))
        for place, name in enumerate(names, start=1)
    )
    categories = tuple(row[0] for row in cells)
    return Chart(table.caption, bars, axis, categories, tuple(series), units.pop())


def _number(text: str) -> Decimal | None:
    found = FIGURE.fullmatch(text)
    return Decimal(found["number"]) if found else None


def _with_references(blocks: tuple[Block, ...]) -> Iterator[Block]:
    """Put the number of the nearest caption for 下表 and the like; the words stay if none is."""
    labels = caption_labels(blocks)

    def number(span: Span, place: int) -> Span:
        where = labels[place:] if span.text.startswith("下") else labels[:place][::-1]
        found = next((label for label in where if label.startswith(span.text[-1])), "")
        return replace(span, text=found or span.text, refers=bool(found))

    def resolved(line: Line, place: int) -> Line:
        return tuple(number(span, place) if span.refers else span for span in line)

    def in_list(block: ItemList, place: int) -> ItemList:
        items = (
            ListItem(
                resolved(item.line, place),
                tuple(in_list(child, place) for child in item.children),
            )
            for item in block.items
        )
        return replace(block, items=tuple(items))

    for place, block in enumerate(blocks):
        if isinstance(block, Paragraph):
            yield Paragraph(resolved(block.line, place))
        elif isinstance(block, ItemList):
            yield in_list(block, place)
        else:
            yield block


def _list(node: Node) -> ItemList:
    return ItemList(
        node.kind == "ordered_list",
        tuple(_item(child) for child in node.children),
    )


def _item(node: Node) -> ListItem:
    """Read an item; its paragraphs become one line, as a numbered item is one paragraph."""
    spans: list[Span] = []
    children: list[ItemList] = []
    for block in _blocks(node.children):
        if isinstance(block, (Paragraph, Heading)):
            spans.extend(block.line)
        elif isinstance(block, ItemList):
            children.append(block)
    return ListItem(tuple(spans), tuple(children))


def _table(node: Node) -> Table:
    header: tuple[Line, ...] = ()
    rows: list[tuple[Line, ...]] = []
    align: tuple[Align | None, ...] = ()
    for part in node.children:
        for row in part.children:
            cells = tuple(read_line(cell) for cell in row.children)
            if part.kind == "thead":
                header = cells
                align = tuple(cell.align for cell in row.children)
            else:
                rows.append(cells)
    columns = zip(*rows, strict=True) if rows else ((),) * len(align)
    sides = (
        side or ("right" if _all_figures(column) else "left")
        for side, column in zip(align, columns, strict=True)
    )
    return Table((), header, tuple(rows), tuple(sides))


def _all_figures(column: Sequence[Line]) -> bool:
    """Whether a column holds figures alone, which are set to the right."""
    texts = [plain(cell) for cell in column]
    figures = [text for text in texts if text not in NO_FIGURE]
    return bool(figures) and all(map(FIGURE.fullmatch, figures))


def read_line(node: Node) -> Line:
    """Return the spans of a block's inline content, neighbours of one appearance joined."""
    if not node.tokens:
        return tuple(part for part in _parted(Span(node.content)) if part.text)
    spans: list[Span] = []
    for text, strong, emphasis in _pieces(node.tokens):
        if spans and (spans[-1].strong, spans[-1].emphasis) == (strong, emphasis):
            spans[-1] = Span(spans[-1].text + text, strong, emphasis)
        else:
            spans.append(Span(text, strong, emphasis))
    if any(BREAK in span.text for span in spans):
        spans = list(_without_breaks(spans))
    return tuple(part for span in spans for part in _parted(span) if part.text)


def _without_breaks(spans: Sequence[Span]) -> Iterator[Span]:
    whole = "".join(span.text for span in spans)
    place = 0
    for span in spans:
        text = "".join(_joined(whole, place + i) for i in range(len(span.text)))
        yield Span(text, span.strong, span.emphasis)
        place += len(span.text)


def _parted(span: Span) -> Iterator[Span]:
    """Part a text at the words that refer to a table or chart; values are shielded until here."""
    text, place = span.text, 0
    for found in REFERENCE.finditer(text):
        yield Span(unshield(text[place : found.start()]), span.strong, span.emphasis)
        yield Span(found["words"], span.strong, span.emphasis, refers=True)
        place = found.end()
    yield Span(unshield(text[place:]), span.strong, span.emphasis)


def _joined(text: str, place: int) -> str:
    """Return the character at a place; a line break is a space only between Latin words."""
    if text[place] != BREAK:
        return text[place]
    around = text[place - 1 : place] + text[place + 1 : place + 2]
    return " " if len(around) > 1 and not any(map(_wide, around)) else ""


def _pieces(tokens: Sequence[Token]) -> Iterator[tuple[str, bool, bool]]:
    """Yield the texts in a block, each with whether it is strong and whether it is emphasised."""
    depth = {"strong": 0, "em": 0}
    for token in tokens:
        if token.nesting:
            depth[token.tag] += token.nesting
        else:
            text = BREAK if token.type in BREAKS else token.content
            yield text, depth["strong"] > 0, depth["em"] > 0


def _wide(char: str) -> bool:
    return unicodedata.east_asian_width(char) in {"W", "F", "A"}
