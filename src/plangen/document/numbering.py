"""The numbers of a document: by default 一、 then （一） then 1. then （1）, then ①.

Levels and marks follow GB/T 9704-2012, 7.3.3, unless a style or a dossier has others. Headings take
the first three levels; list items go on below the heading that they stand under, but never with a
mark that is a heading's alone.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct

from plangen.document.tree import Block, Chart, Heading, ItemList, Table
from plangen.model.marks import STANDARD

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from plangen.model.marks import NumberMark

LABELS = {Table: "表", Chart: "图"}


class Numbered(Struct, frozen=True):
    """A block with what numbering says of it.

    ``mark`` is the number as printed (of a heading or caption), ``item_level`` the level of a
    list's own items; in the standard 3 for ``1.`` and 4 for （1）.
    """

    block: Block
    mark: str = ""
    item_level: int = 0


def mark(level: int, number: int, marks: Sequence[NumberMark] = STANDARD) -> str:
    """Return the printed number of a level, from 1; the last mark serves all deeper levels."""
    return marks[min(level, len(marks)) - 1].of(number)


def spaced(mark: str) -> str:
    """Return a number and what follows it: a space after 1., nothing after 一、 and （一）."""
    return f"{mark} " if mark.endswith(".") else mark


def first_item_level(marks: Sequence[NumberMark]) -> int:
    """Return the first level, from 1, whose mark may stand before the item of a list."""
    levels = (level for level, form in enumerate(marks, start=1) if not form.of_headings)
    return next(levels, len(marks))


def caption_labels(blocks: Sequence[Block]) -> tuple[str, ...]:
    """Return 表1, 图1 … for each block that has a caption, in the order of the document."""
    counts = {Table: 0, Chart: 0}
    labels = []
    for block in blocks:
        label = ""
        if isinstance(block, (Table, Chart)) and block.caption:
            counts[type(block)] += 1
            label = f"{LABELS[type(block)]}{counts[type(block)]}"
        labels.append(label)
    return tuple(labels)


def number_blocks(
    blocks: Sequence[Block], marks: Sequence[NumberMark] = STANDARD
) -> Iterator[Numbered]:
    """Number headings continuously within their parent, captions through the document."""
    counts = [0, 0, 0]
    level = 0
    first = first_item_level(marks)
    for block, label in zip(blocks, caption_labels(blocks), strict=True):
        if isinstance(block, Heading):
            level = block.level
            counts[level - 1] += 1
            counts[level:] = [0] * (len(counts) - level)
            yield Numbered(block, mark(level, counts[level - 1], marks))
        elif isinstance(block, ItemList):
            yield Numbered(block, item_level=max(first, level + 1))
        else:
            yield Numbered(block, label)
