"""Composed Markdown as blocks within blocks, in the small dialect that documents use.

The dialect has headings, paragraphs, lists, tables, strong and emphasis. HTML, links, images and
code have no place in a work plan, so their signs stay text.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from markdown_it import MarkdownIt
from markdown_it.token import Token
from msgspec import Struct, field

from plangen.language.patterns import lazy

if TYPE_CHECKING:
    from markdown_it.rules_core import StateCore

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
# What means anything within a line of this dialect.
SIGN = lazy(r"[*_\\\n]")


class Node(Struct):
    """A block, such as a ``list_item``, with what stands in it; ``inline`` nodes hold text."""

    kind: str
    token: Token
    children: list[Node] = field(default_factory=list)


@cache
def _parser() -> MarkdownIt:
    parser = MarkdownIt("commonmark").enable("table").disable(list(DISABLED))
    parser.core.ruler.at("inline", _read_lines)
    return parser


def _read_lines(state: StateCore) -> None:
    """Read the lines of all blocks, those without any sign at once: most cells are such."""
    for token in state.tokens:
        if token.type != "inline":
            continue
        token.children = []
        if SIGN.search(token.content):
            state.md.inline.parse(token.content, state.md, state.env, token.children)
        elif token.content:
            token.children.append(Token("text", "", 0, content=token.content))


def nodes_of(text: str) -> list[Node]:
    """Parse composed Markdown; its texts are still shielded."""
    outermost: list[Node] = []
    inside = [outermost]
    for token in _parser().parse(text):
        if token.nesting < 0:
            inside.pop()
            continue
        node = Node(token.type.removesuffix(OPENING), token)
        inside[-1].append(node)
        if token.nesting > 0:
            inside.append(node.children)
    return outermost
