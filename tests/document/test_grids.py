"""Grids of forms: what the signs of a template's table mean, and that data is never a sign."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plangen.compose.environment import lines, room
from plangen.compose.shielding import shield
from plangen.document.forms import Cell, Grid, GridRow
from plangen.document.grids import read_page
from plangen.document.tree import Paragraph, plain

HEAD = "| 行高 | 2 | 5 | 2.5 |\n| --- | --- | :-: | --: |\n"


def grid(*rows: str) -> Grid:
    (found,) = read_page(HEAD + "\n".join(rows) + "\n")
    assert isinstance(found, Grid)
    return found


def row(text: str) -> GridRow:
    (found,) = grid(text).rows
    return found


def texts(cell: Cell) -> list[str]:
    return [plain(line) for line in cell.lines]


def test_the_first_row_gives_the_widths() -> None:
    assert grid("| 1 | 甲 | 乙 | 丙 |").widths == (2.0, 5.0, 2.5)


@pytest.mark.parametrize(
    ("layout", "height", "grows", "header", "from_top"),
    [
        ("0.9", 0.9, False, False, False),
        ("余 1.2", 1.2, True, False, False),
        ("1.2 余 上", 1.2, True, False, True),
        ("表头 0.8", 0.8, False, True, False),
        ("", 0.0, False, False, False),
    ],
)
def test_the_first_cell_lays_out_its_row(
    layout: str, height: float, *, grows: bool, header: bool, from_top: bool
) -> None:
    found = row(f"| {layout} | 甲 | 乙 | 丙 |")
    assert (found.height, found.grows, found.header, found.from_top) == (
        height,
        grows,
        header,
        from_top,
    )


def test_a_word_that_lays_out_nothing_is_refused() -> None:
    with pytest.raises(ValueError, match="很高"):
        row("| 很高 | 甲 | 乙 | 丙 |")


def test_a_cell_takes_the_columns_to_its_right_that_go_on_from_it() -> None:
    cells = row("| 1 | 甲 | 乙 | < |").cells
    assert [(texts(cell), cell.columns) for cell in cells] == [(["甲"], 1), (["乙"], 2)]


def test_a_cell_may_go_on_from_the_row_above() -> None:
    below = grid("| 1 | 甲 | 乙 | 丙 |", "| 1 | ^ | < | 丁 |").rows[1]
    assert [(cell.from_above, cell.columns) for cell in below.cells] == [(True, 2), (False, 1)]


def test_what_is_bold_throughout_is_a_label() -> None:
    cells = row("| 1 | **姓名** | 半**粗** |  |").cells
    assert [cell.label for cell in cells] == [True, False, False]


def test_columns_are_set_as_the_template_says_and_labels_in_the_middle() -> None:
    assert [c.align for c in row("| 1 | 甲 | 乙 | 丙 |").cells] == ["left", "center", "right"]
    assert row("| 1 | **甲** | 乙 | 丙 |").cells[0].align == "center"
    assert row("| 1 | 甲 | 乙 | < |").cells[1].align == "left"


def test_an_empty_cell_has_no_line_and_a_filled_one_may_have_several() -> None:
    cells = row(f"| 1 |  | {lines(['第3周', '月　日'])} | 丙 |").cells
    assert [texts(cell) for cell in cells] == [[], ["第3周", "月　日"], ["丙"]]


def test_room_to_write_in_stays_at_the_ends_of_a_cell() -> None:
    assert texts(row(f"| 1 | {room(2)}月{room(1)} | 乙 | 丙 |").cells[0]) == ["　　月　"]


@given(st.text(alphabet="<^*_|#\\`&~- 甲1", min_size=1, max_size=12).filter(str.strip))
def test_a_value_is_never_a_sign(value: str) -> None:
    cells = row(f"| 1 | {shield(value)} | 乙 | 丙 |").cells
    assert [cell.columns for cell in cells] == [1, 1, 1]
    assert not cells[0].from_above
    assert not cells[0].label
    assert texts(cells[0]) == [value]


def test_paragraphs_stand_around_grids() -> None:
    page = read_page(f"说明。\n\n{HEAD}| 1 | 甲 | 乙 | 丙 |\n\n附记。\n")
    assert [type(block) for block in page] == [Paragraph, Grid, Paragraph]


def test_a_form_has_no_headings_and_lists() -> None:
    with pytest.raises(ValueError, match="heading"):
        read_page("# 标题\n")
