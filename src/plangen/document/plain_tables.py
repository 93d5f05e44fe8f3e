"""Tables whose cells hold text alone, read at once: most of what a document's tables have is such.

markdown-it-py makes some four tokens of each cell, which takes longer than all else of a document.
Whether there is a table is for its own rule to say, and so is any table with other signs in it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from markdown_it.common.utils import mdTrim
from markdown_it.rules_block import table

from plangen.language.patterns import lazy

if TYPE_CHECKING:
    from markdown_it.rules_block import StateBlock

PLAIN_TABLE = "plain_table"
ROWS = "rows"
ROW = lazy(r"\|[^*_\\\n]*\|")


def read_table(state: StateBlock, start: int, end: int, silent: bool) -> bool:  # noqa: FBT001  (a rule)
    """Read a table as one token, if it is plain: its header, the line below it, its other rows."""
    rows = [] if silent or state.blkIndent else plain_rows(state, start, end)
    if not rows or not table(state, start, end, silent=True):
        return table(state, start, end, silent)
    state.push(PLAIN_TABLE, "", 0).meta = {ROWS: rows}
    state.line = start + len(rows)
    return True


def plain_rows(state: StateBlock, start: int, end: int) -> list[list[str]]:
    """Return the rows from a line to the next empty one; none where they are no plain table."""
    rows: list[list[str]] = []
    for number in range(start, end):
        if state.isEmpty(number):
            break
        line = state.src[state.bMarks[number] : state.eMarks[number]]
        if not ROW.fullmatch(line):
            return []
        rows.append([mdTrim(cell) for cell in line[1:-1].split("|")])
        if len(rows[-1]) != len(rows[0]):
            return []
    return rows
