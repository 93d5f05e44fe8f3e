"""Composed Markdown as blocks within blocks, in the small dialect that documents use.

The dialect has headings, paragraphs, lists, tables, strong and emphasis. HTML, links, images and
code have no place in a work plan, so their signs stay text.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from markdown_it import MarkdownIt
from msgspec import Struct, field

from plangen.document.plain_tables import PLAIN_TABLE, ROWS, read_table
from plangen.language.patterns import lazy

if TYPE_CHECKING:
    from collections.abc import Sequence

    from markdown_it.rules_core import StateCore
    from markdown_it.token import Token

    from plangen.document.tree import Align

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
OPENING = "_open"
HEADING = "heading_open"
SIDES: dict[str, Align] = {
    "text-align:left": "left",
    "text-align:center": "center",
    "text-align:right": "right",
}
# By the first and the last sign below a header: :-- :-: --: ---
SIDES_IN_LINE: dict[tuple[str, str], Align | None] = {
    (":", "-"): "left",
    (":", ":"): "center",
    ("-", ":"): "right",
    ("-", "-"): None,
}
# What means anything within a line of this dialect.
SIGN = lazy(r"[*_\\\n]")


class Node(Struct):
    """A block, such as a ``list_item``, with what stands in it.

    Of a text, ``content`` is what is written and ``tokens`` what Markdown reads in it, none where
    that is the text alone. ``level`` is a heading's, ``align`` a cell's, where its column has one.
    """

    kind: str
    level: int = 0
    align: Align | None = None
    content: str = ""
    tokens: Sequence[Token] = ()
    children: list[Node] = field(default_factory=list)


@cache
def _parser() -> MarkdownIt:
    parser = MarkdownIt("commonmark").enable("table").disable(list(DISABLED))
    parser.block.ruler.at("table", read_table, {"alt": ["paragraph", "reference"]})
    parser.core.ruler.at("inline", _read_lines)
    return parser


def _read_lines(state: StateCore) -> None:
    """Read the lines of all blocks; those without any sign are text, and most are such."""
    for token in state.tokens:
        if token.type != "inline":
            continue
        token.children = []
        if SIGN.search(token.content):
            state.md.inline.parse(token.content, state.md, state.env, token.children)


def nodes_of(text: str) -> list[Node]:
    """Parse composed Markdown; its texts are still shielded."""
    inside = [Node("document")]
    for token in _parser().parse(text):
        block = inside[-1]
        if token.type == "inline":
            block.content, block.tokens = token.content, token.children or ()
        elif token.type == PLAIN_TABLE:
            block.children.append(_table(token.meta[ROWS]))
        elif token.nesting < 0:
            inside.pop()
        else:
            node = Node(token.type.removesuffix(OPENING), _level(token), _align(token))
            block.children.append(node)
            if token.nesting > 0:
                inside.append(node)
    return inside[0].children


def _level(token: Token) -> int:
    return int(token.tag.removeprefix("h")) if token.type == HEADING else 0


def _align(token: Token) -> Align | None:
    return SIDES.get(str(token.attrs.get("style", ""))) if token.attrs else None


def _table(rows: list[list[str]]) -> Node:
    """Build the table of its header, the line that says how its columns are set, and its rows."""
    header, line, *others = rows
    sides = [SIDES_IN_LINE[mark[0], mark[-1]] for mark in line]

    def row(kind: str, cells: list[str]) -> Node:
        pairs = zip(cells, sides, strict=True)
        return Node("tr", children=[Node(kind, align=side, content=cell) for cell, side in pairs])

    parts = [Node("thead", children=[row("th", header)])]
    if others:
        parts.append(Node("tbody", children=[row("td", cells) for cells in others]))
    return Node("table", children=parts)
