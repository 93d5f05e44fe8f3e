"""Markdown to the tree.

The dialect is small: headings, paragraphs, lists, tables, strong and emphasis. HTML, links, images
and code have no place in a work plan, so their signs stay text. A paragraph that starts with 表：
just before a table is its caption.
"""

from __future__ import annotations

import unicodedata
from functools import cache
from typing import TYPE_CHECKING, cast

from markdown_it import MarkdownIt
from markdown_it.tree import SyntaxTreeNode

from plangen.compose.shielding import unshield
from plangen.document.tree import (
    Align,
    Block,
    Heading,
    ItemList,
    Line,
    ListItem,
    Paragraph,
    Span,
    Table,
    plain,
)

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

CAPTION_MARK = "表："
DEEPEST = 3
DISABLED = (
    "html_block",
    "html_inline",
    "lheading",
    "code",
    "fence",
    "hr",
    "blockquote",
    "link",
    "image",
    "autolink",
    "reference",
    "backticks",
    "entity",
)


@cache
def _parser() -> MarkdownIt:
    return MarkdownIt("commonmark").enable("table").disable(list(DISABLED))


def syntax_tree(text: str) -> SyntaxTreeNode:
    """Parse composed Markdown in this dialect; its texts are still shielded."""
    return SyntaxTreeNode(_parser().parse(text))


def read_markdown(text: str) -> tuple[Block, ...]:
    """Parse composed Markdown into blocks."""
    return tuple(_with_captions(list(_blocks(syntax_tree(text).children))))


def _blocks(nodes: Sequence[SyntaxTreeNode]) -> Iterator[Block]:
    for node in nodes:
        if node.type == "heading":
            yield Heading(min(int(node.tag[1:]), DEEPEST), read_line(node))
        elif node.type == "paragraph":
            line = read_line(node)
            if plain(line).strip():
                yield Paragraph(line)
        elif node.type in {"ordered_list", "bullet_list"}:
            yield _list(node)
        elif node.type == "table":
            yield _table(node)


def _with_captions(blocks: list[Block]) -> Iterator[Block]:
    """Give a table the caption that stands before it."""
    for i, block in enumerate(blocks):
        following = blocks[i + 1] if i + 1 < len(blocks) else None
        if _is_caption(block) and isinstance(following, Table):
            continue
        if isinstance(block, Table) and i and _is_caption(blocks[i - 1]):
            caption = cast("Paragraph", blocks[i - 1]).line
            first = Span(caption[0].text.removeprefix(CAPTION_MARK))
            yield Table((first, *caption[1:]), block.header, block.rows, block.align)
        else:
            yield block


def _is_caption(block: Block) -> bool:
    return isinstance(block, Paragraph) and plain(block.line).startswith(CAPTION_MARK)


def _list(node: SyntaxTreeNode) -> ItemList:
    return ItemList(
        node.type == "ordered_list",
        tuple(_item(child) for child in node.children),
    )


def _item(node: SyntaxTreeNode) -> ListItem:
    """Read an item; its paragraphs become one line, as a numbered item is one paragraph."""
    spans: list[Span] = []
    children: list[ItemList] = []
    for block in _blocks(node.children):
        if isinstance(block, (Paragraph, Heading)):
            spans.extend(block.line)
        elif isinstance(block, ItemList):
            children.append(block)
    return ListItem(tuple(spans), tuple(children))


def _table(node: SyntaxTreeNode) -> Table:
    header: tuple[Line, ...] = ()
    rows: list[tuple[Line, ...]] = []
    align: tuple[Align, ...] = ()
    for part in node.children:
        for row in part.children:
            cells = tuple(read_line(cell) for cell in row.children)
            if part.type == "thead":
                header = cells
                align = tuple(read_align(cell) for cell in row.children)
            else:
                rows.append(cells)
    return Table((), header, tuple(rows), align)


def read_align(cell: SyntaxTreeNode) -> Align:
    """Return the side to which the column of a cell is set."""
    style = str(cell.attrs.get("style", ""))
    return "right" if "right" in style else "center" if "center" in style else "left"


def read_line(node: SyntaxTreeNode) -> Line:
    """Return the spans of a block's inline content, neighbours of one appearance joined."""
    spans: list[Span] = []
    for child in node.children:
        for text, strong, emphasis in _inline(child.children or [], strong=False, emphasis=False):
            if spans and (spans[-1].strong, spans[-1].emphasis) == (strong, emphasis):
                spans[-1] = Span(spans[-1].text + text, strong, emphasis)
            else:
                spans.append(Span(text, strong, emphasis))
    whole = "".join(span.text for span in spans)
    joined: list[Span] = []
    place = 0
    for span in spans:
        text = "".join(_joined(whole, place + i) for i in range(len(span.text)))
        joined.append(Span(unshield(text), span.strong, span.emphasis))
        place += len(span.text)
    return tuple(span for span in joined if span.text)


def _joined(text: str, place: int) -> str:
    """Return the character at a place; a line break is a space only between Latin words."""
    if text[place] != "\n":
        return text[place]
    around = text[place - 1 : place] + text[place + 1 : place + 2]
    return " " if len(around) > 1 and not any(map(_wide, around)) else ""


def _inline(
    nodes: Sequence[SyntaxTreeNode],
    *,
    strong: bool,
    emphasis: bool,
) -> Iterator[tuple[str, bool, bool]]:
    for node in nodes:
        if node.type in {"softbreak", "hardbreak"}:
            yield "\n", strong, emphasis
        elif node.children:
            yield from _inline(
                node.children,
                strong=strong or node.type == "strong",
                emphasis=emphasis or node.type == "em",
            )
        else:
            yield node.content, strong, emphasis


def _wide(char: str) -> bool:
    return unicodedata.east_asian_width(char) in {"W", "F", "A"}
