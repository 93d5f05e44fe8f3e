"""Forms as Word has them: real cells of fixed widths, rows that are high enough, pages that fit."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from plangen.compose.forms import Paging, form_kinds
from plangen.document.forms import Cell, Form, Grid, GridRow, Page
from plangen.document.tree import Paragraph
from plangen.pipeline.dossiers import load
from plangen.pipeline.forms import make_forms
from plangen.writers.fitting import grid_widths, page_heights
from plangen.writers.output import write_form
from plangen.writers.style_files import load_style

from .documents import BODY, Part, Parts, W, line, value, xml_parts

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

STYLE = load_style("表单")
CENTIMETRE = 1440 / 2.54
# ECMA-376, CT_TcPr: Word reads the children of w:tcPr in this order only.
CELL_ORDER = ("tcW", "gridSpan", "vMerge", "tcBorders", "shd", "vAlign")
each_form = pytest.mark.parametrize("name", form_kinds())


def cell(text: str = "", columns: int = 1, *, label: bool = False, above: bool = False) -> Cell:
    return Cell((line(text),) if text else (), columns, label=label, from_above=above)


HANDMADE: Page = (
    Paragraph(line("填写前先看说明。")),
    Grid(
        (2.0, 5.0, 3.0),
        (
            GridRow((cell("姓名", label=True), cell("许×", 2)), 0.9),
            GridRow((cell("过程", label=True), cell("时间"), cell("内容")), 0.8, header=True),
            GridRow((cell(above=True), cell(), cell()), 1.5, grows=True),
            GridRow((cell(above=True), cell(), cell()), 1.5, grows=True, from_top=True),
        ),
    ),
)


def form(*pages: Page, landscape: bool = False, head: tuple[tuple[str, str], ...] = ()) -> Form:
    return Form("家访记录表", head or (("学校", "向阳小学"), ("教师", "")), pages, landscape, "")


def parts_of(printed: Form) -> Parts:
    return xml_parts(write_form(printed, "docx"))


def local(part: Part) -> str:
    return part.tag.removeprefix(W)


@pytest.fixture
def handmade() -> Parts:
    """Return the parts of a form of two pages made by hand."""
    return parts_of(form(HANDMADE, HANDMADE))


def grids(parts: Parts) -> list[Part]:
    return list(parts[BODY].iter(f"{W}tbl"))


def rows(grid: Part) -> list[Part]:
    return grid.findall(f"{W}tr")


# Cells.


def test_every_row_takes_the_whole_width(handmade: Parts) -> None:
    for grid in grids(handmade):
        total = int(value(grid, "tblPr/tblW", "w"))
        assert total == STYLE.text_width
        assert sum(int(str(c.get(f"{W}w"))) for c in grid.iter(f"{W}gridCol")) == total
        for row in rows(grid):
            assert sum(int(value(c, "tcPr/tcW", "w")) for c in row.iter(f"{W}tc")) == total


def test_a_cell_of_several_columns_spans_them(handmade: Parts) -> None:
    wide = rows(grids(handmade)[0])[0].findall(f"{W}tc")[1]
    assert value(wide, "tcPr/gridSpan") == "2"


def test_a_cell_goes_on_in_the_rows_below(handmade: Parts) -> None:
    first = [row.findall(f"{W}tc")[0] for row in rows(grids(handmade)[0])]
    merges = [c.find(f"{W}tcPr/{W}vMerge") for c in first]
    assert [m is not None and m.get(f"{W}val") for m in merges] == [False, "restart", None, None]


def test_a_label_is_shaded_and_room_to_write_in_is_not(handmade: Parts) -> None:
    label, plain = rows(grids(handmade)[0])[0].findall(f"{W}tc")
    assert value(label, "tcPr/shd", "fill") == "F2F2F2"
    assert plain.find(f"{W}tcPr/{W}shd") is None


def test_a_text_begins_at_the_top_only_where_asked(handmade: Parts) -> None:
    aligns = [value(row.findall(f"{W}tc")[1], "tcPr/vAlign") for row in rows(grids(handmade)[0])]
    assert aligns == ["center", "center", "center", "top"]


def test_every_cell_has_a_paragraph_and_its_properties_in_order(handmade: Parts) -> None:
    for found in handmade[BODY].iter(f"{W}tc"):
        assert found.find(f"{W}p") is not None
        names = [local(child) for child in found.find(f"{W}tcPr") or ()]
        assert names == sorted(names, key=CELL_ORDER.index)


# Rows.


def test_rows_are_at_least_as_high_as_asked_and_do_not_break(handmade: Parts) -> None:
    asked = [0.9, 0.8, 1.5, 1.5]
    for row, least in zip(rows(grids(handmade)[0]), asked, strict=True):
        assert value(row, "trPr/trHeight", "hRule") == "atLeast"
        assert int(value(row, "trPr/trHeight")) >= round(least * CENTIMETRE)
        assert row.find(f"{W}trPr/{W}cantSplit") is not None


def test_only_header_rows_repeat(handmade: Parts) -> None:
    repeats = [row.find(f"{W}trPr/{W}tblHeader") is not None for row in rows(grids(handmade)[0])]
    assert repeats == [False, True, False, False]


def test_what_is_said_below_a_grid_stays_with_its_last_row() -> None:
    note = Paragraph(line("填好后交班主任。"))
    parts = parts_of(form((*HANDMADE, note)))
    kept = [row.find(f".//{W}keepNext") is not None for row in rows(grids(parts)[0])]
    assert kept == [False, False, False, True]


# Pages.


def test_every_page_bears_the_title_and_all_but_the_first_start_anew(handmade: Parts) -> None:
    titles = [
        p
        for p in handmade[BODY].iter(f"{W}p")
        if p.find(f"{W}pPr/{W}pStyle[@{W}val='Title']") is not None
    ]
    breaks = [title.find(f"{W}pPr/{W}pageBreakBefore") is not None for title in titles]
    assert breaks == [False, True]
    assert {"".join(title.itertext()) for title in titles} == {"家访记录表"}


def test_a_form_may_lie_on_its_side() -> None:
    parts = parts_of(form(HANDMADE, landscape=True))
    size = parts[BODY].find(f".//{W}pgSz")
    assert size is not None
    assert size.get(f"{W}orient") == "landscape"
    assert int(str(size.get(f"{W}w"))) > int(str(size.get(f"{W}h")))
    assert int(value(grids(parts)[0], "tblPr/tblW", "w")) == STYLE.turned().text_width


def test_an_upright_form_is_not_said_to_lie(handmade: Parts) -> None:
    assert handmade[BODY].find(f".//{W}pgSz[@{W}orient]") is None


def test_the_head_of_every_page_tells_the_class(handmade: Parts) -> None:
    (header,) = [
        part for name, part in handmade.items() if "header" in name and part.tag == f"{W}hdr"
    ]
    assert "".join(header.itertext()).strip("　") == "学校：向阳小学　教师："


def test_what_is_unknown_is_a_line_to_write_on(handmade: Parts) -> None:
    (header,) = [
        part for name, part in handmade.items() if "header" in name and part.tag == f"{W}hdr"
    ]
    ruled = [run for run in header.iter(f"{W}r") if run.find(f"{W}rPr/{W}u") is not None]
    assert len(ruled) == 1
    assert len("".join(ruled[0].itertext())) >= 4


def test_the_same_form_gives_the_same_bytes() -> None:
    assert write_form(form(HANDMADE), "docx") == write_form(form(HANDMADE), "docx")


@each_form
def test_a_pupils_page_is_one_page(
    dossier_file: Callable[[str], Path], full_dossier: str, name: str
) -> None:
    kind = form_kinds()[name]
    for blank in (False, True):
        (made,) = make_forms(load(dossier_file(full_dossier)), [kind], blank=blank).forms
        parts = parts_of(made)
        breaks = len(list(parts[BODY].iter(f"{W}pageBreakBefore")))
        assert breaks == len(made.pages) - 1
        if kind.paging is Paging.PUPIL:
            assert len(made.pages) == (1 if blank else 2)
        style = STYLE.turned() if made.landscape else STYLE
        for page in made.pages:
            assert sum(map(sum, page_heights(page, style))) < style.text_height


# Widths and heights.


@given(st.lists(st.floats(0.5, 9), min_size=1, max_size=30), st.integers(3000, 15000))
def test_widths_add_up_to_the_total(shares: list[float], total: int) -> None:
    widths = grid_widths(Grid(tuple(shares), ()), total)
    assert sum(widths) == total
    assert len(widths) == len(shares)


texts = st.text(alphabet="甲乙丙，。ab12", max_size=120)
layouts = st.lists(
    st.tuples(st.tuples(texts, texts), st.floats(0, 4), st.booleans()), min_size=1, max_size=12
)


@given(layouts)
@settings(deadline=None, max_examples=60)
def test_no_row_is_lower_than_asked_and_none_grows_beyond_twice_its_height(
    layout: list[tuple[tuple[str, str], float, bool]],
) -> None:
    made = tuple(
        GridRow(tuple(cell(text) for text in pair), height, grows=grows)
        for pair, height, grows in layout
    )
    (heights,) = page_heights((Grid((1.0, 1.0), made),), STYLE)
    still = tuple(GridRow(row.cells, row.height) for row in made)
    (least,) = page_heights((Grid((1.0, 1.0), still),), STYLE)
    for row, height, needed in zip(made, heights, least, strict=True):
        assert needed >= round(row.height * CENTIMETRE)
        assert needed <= height <= 2 * needed
        assert row.grows or height == needed
    assert sum(heights) <= max(STYLE.text_height, sum(least))


def test_a_long_text_makes_its_row_higher() -> None:
    short, long = (
        page_heights((Grid((1.0, 1.0), (GridRow((cell(text), cell())),)),), STYLE)[0][0]
        for text in ("短", "长" * 200)
    )
    assert long > 5 * short


def test_what_grows_gives_way_to_a_long_text() -> None:
    def free(text: str) -> int:
        growing = GridRow((cell(), cell()), 4.0, grows=True)
        rows = (GridRow((cell(text), cell())), *[growing] * 4)
        return page_heights((Grid((1.0, 1.0), rows),), STYLE)[0][-1]

    assert free("长" * 300) < free("短")
