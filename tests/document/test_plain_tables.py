"""A table that is read at once is what markdown-it-py reads of it, cell by cell."""

from __future__ import annotations

from unittest.mock import patch

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from markdown_it.rules_block import table

from plangen.compose.shielding import shield
from plangen.document import plain_tables
from plangen.document.nodes import nodes_of

TABLE = "| 甲 | 乙 |\n| :-- | --: |\n| 一 | 2 |\n"
PIECES = ["|", "|", "|", "-", ":", " ", "\n", "甲", "1. ", "# ", "\\", "*", "\t", "\u3000", "\f"]
CELLS = st.sampled_from(["", "甲", " 乙 ", "1", "a b", "-", ":", "\u3000", "\xa0", shield("|*_")])
CELLS_WITH_SIGNS = st.sampled_from(["甲\\|乙", "**甲**", "_甲_", "`|`", "<br>", "&amp;"])
MARKS = st.sampled_from(["---", ":--", "--:", ":-:", "-", " :-: ", ":", "", "—"])
BEFORE = st.sampled_from(
    ["", "表：一\n\n", "文字\n", "- 项\n\n", "1. 项\n   ", "> ", "   ", "    "]
)
AFTER = st.sampled_from(["", "\n", "文字\n", "\n文字\n", " \t\n# 一\n", "1. 项\n", "\f\n甲", "|\n"])


def rows_of(cells: st.SearchStrategy[str], least: int = 1) -> st.SearchStrategy[str]:
    joined = st.lists(cells, min_size=least, max_size=3).map("|".join)
    ends = st.sampled_from(["|", "|", "|", "|", "", " |"])
    return st.tuples(ends, joined, ends).map("".join)


@st.composite
def tables(draw: st.DrawFn) -> str:
    cells = CELLS if draw(st.booleans()) else CELLS | CELLS_WITH_SIGNS
    rows = [draw(rows_of(cells)), draw(rows_of(MARKS)), *draw(st.lists(rows_of(cells), max_size=4))]
    return draw(BEFORE) + "\n".join(rows) + "\n" + draw(AFTER)


@given(st.lists(st.sampled_from(PIECES), max_size=40).map("".join) | tables())
@example(TABLE)
@example("||\n|-|\n||\n")
@example("| 甲 |\n| - |\n\n| 乙 |\n")
@example("| 甲 | 乙 |\n| - | - |\n| 一 |\n")
def test_what_is_read_at_once_is_what_is_read_cell_by_cell(text: str) -> None:
    with patch.object(plain_tables, "plain_rows", lambda *_: []):
        wanted = nodes_of(text)
    assert nodes_of(text) == wanted


def test_a_plain_table_is_read_at_once() -> None:
    with patch.object(plain_tables, "table", wraps=table) as by_the_library:
        nodes_of(TABLE)
    assert [call.kwargs for call in by_the_library.call_args_list] == [{"silent": True}]


@pytest.mark.parametrize(
    "text",
    [
        TABLE.replace("一", "**一**"),
        TABLE.replace("一", "一\\|二"),
        TABLE.replace("一", "_一_"),
        TABLE.replace("| 一", "一"),
        TABLE.replace("| 一 |", "|"),
        TABLE + "一\n",
    ],
)
def test_another_table_is_the_librarys(text: str) -> None:
    with patch.object(plain_tables, "table", wraps=table) as by_the_library:
        nodes_of(text)
    assert {"silent": True} not in [call.kwargs for call in by_the_library.call_args_list]
