"""The numbers of a Chinese document: 一、 then （一） then 1. then （1）, then ①.

Levels and marks follow GB/T 9704-2012, 7.3.3. Headings take the first three levels; list items go
on below the heading that they stand under, but never above 1.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import cn2an

from plangen.document.tree import Block, Heading, ItemList, Table

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

FIRST_ITEM_LEVEL = 3
DEEPEST_LEVEL = 5
CIRCLED_ONE = 0x2460
CIRCLED = 20


@dataclass(frozen=True, slots=True)
class Numbered:
    """A block with what numbering says of it.

    ``mark`` is the number as printed (of a heading or caption), ``item_level`` the level of a
    list's own items, 3 for ``1.`` and 4 for （1）.
    """

    block: Block
    mark: str = ""
    item_level: int = FIRST_ITEM_LEVEL


def mark(level: int, number: int) -> str:
    """Return the printed number of a level, 1 to 5."""
    if level == 1:
        return f"{chinese(number)}、"
    if level == 2:  # noqa: PLR2004  (the levels of the standard)
        return f"（{chinese(number)}）"
    if level == 3:  # noqa: PLR2004
        return f"{number}."
    if level == 4 or number > CIRCLED:  # noqa: PLR2004
        return f"（{number}）"
    return chr(CIRCLED_ONE + number - 1)


def chinese(number: int) -> str:
    """Chinese numeral of a number: 十, 十一, 二十."""
    text = str(cn2an.an2cn(number))
    return text.removeprefix("一") if text.startswith("一十") else text


def number_blocks(blocks: Sequence[Block]) -> Iterator[Numbered]:
    """Number headings continuously within their parent, captions through the document."""
    counts = [0, 0, 0]
    level = 0
    tables = 0
    for block in blocks:
        if isinstance(block, Heading):
            level = block.level
            counts[level - 1] += 1
            counts[level:] = [0] * (len(counts) - level)
            yield Numbered(block, mark(level, counts[level - 1]))
        elif isinstance(block, Table):
            tables += bool(block.caption)
            yield Numbered(block, f"表{tables}" if block.caption else "")
        elif isinstance(block, ItemList):
            yield Numbered(block, item_level=max(FIRST_ITEM_LEVEL, level + 1))
        else:
            yield Numbered(block)
