"""Which pages of a document lie on their side: those of a table that is too wide to stand."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct, field

from plangen.document.tree import Heading, Paragraph, Table
from plangen.writers.columns import is_too_wide

if TYPE_CHECKING:
    from collections.abc import Sequence

    from plangen.document.numbering import Numbered
    from plangen.writers.styles import Style


class Leaf(Struct):
    """Blocks on pages of one direction."""

    lies: bool
    blocks: list[Numbered] = field(default_factory=list)


def leaves_of(blocks: Sequence[Numbered], style: Style) -> list[Leaf]:
    """Part the blocks of a document where its pages turn; there is always one leaf at least.

    A table that lies takes along the paragraph that announces it and the headings before that.
    """
    leaves = [Leaf(lies=False)]
    for numbered in blocks:
        if not (isinstance(numbered.block, Table) and lies(numbered.block, style)):
            if leaves[-1].lies:
                leaves.append(Leaf(lies=False))
            leaves[-1].blocks.append(numbered)
            continue
        before = leaves[-1].blocks
        first = len(before) - _announcing(before)
        leaf = Leaf(lies=True, blocks=[*before[first:], numbered])
        del before[first:]
        if leaves[-1].lies or not before:
            before += leaf.blocks
            leaves[-1].lies = True
        else:
            leaves.append(leaf)
    return leaves


def lies(table: Table, style: Style) -> bool:
    """Whether a table is too wide for an upright page and less so for one on its side."""
    return is_too_wide(table, style.text_width, style.table.size) and style.height > style.width


def _announcing(blocks: Sequence[Numbered]) -> int:
    """Count the blocks at the end that only lead to what follows: a paragraph, then headings."""
    count = 0
    for numbered in reversed(blocks):
        is_paragraph = isinstance(numbered.block, Paragraph)
        if not isinstance(numbered.block, Heading) and not (is_paragraph and not count):
            break
        count += 1
    return count
