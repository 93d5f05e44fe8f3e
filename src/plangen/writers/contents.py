"""目录: which headings it names, and how."""

from __future__ import annotations

from typing import TYPE_CHECKING

from plangen.document.numbering import spaced
from plangen.document.tree import Heading, plain

if TYPE_CHECKING:
    from collections.abc import Sequence

    from plangen.document.numbering import Numbered

DEEPEST = 2
# More entries do not fit on a page, longer ones not on a line.
MOST_ENTRIES = 24
LONGEST_ENTRY = 26


def contents_levels(blocks: Sequence[Numbered]) -> int:
    """Return how many levels of headings 目录 names: two, or one where they are many or long."""
    entries = [
        contents_entry(each)
        for each in blocks
        if isinstance(each.block, Heading) and each.block.level <= DEEPEST
    ]
    fit = len(entries) <= MOST_ENTRIES and all(len(entry) <= LONGEST_ENTRY for entry in entries)
    return DEEPEST if fit else 1


def contents_entry(numbered: Numbered) -> str:
    """Return a heading as 目录 names it, with its number."""
    text = plain(numbered.block.line) if isinstance(numbered.block, Heading) else ""
    return f"{spaced(numbered.mark)}{text}"
