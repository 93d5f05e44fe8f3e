"""Forms in HTML: a page of paper each, cells that span what they take, inert values."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import lxml.html
import pytest
from hypothesis import given, settings

from plangen.compose.forms import form_kinds
from plangen.document.forms import Cell, Form, Grid, GridRow
from plangen.document.tree import Paragraph, plain
from plangen.pipeline.dossiers import load
from plangen.pipeline.forms import make_forms
from plangen.writers import css
from plangen.writers.html import write_form_html
from plangen.writers.output import write_form
from plangen.writers.style_files import load_style

from .documents import line
from .pages import hostile, squeezed, texts

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path
    from typing import Any

    from plangen.document.forms import Page

FORM_STYLE = load_style("表单")


def cell(text: str = "", columns: int = 1, *, label: bool = False, above: bool = False) -> Cell:
    return Cell((line(text),) if text else (), columns, label=label, from_above=above)


GRID = Grid(
    (2.0, 5.0, 3.0),
    (
        GridRow((cell("姓名", label=True), cell("许×", 2)), 0.9),
        GridRow((cell("过程", label=True), cell("时间"), cell("内容")), 0.8),
        GridRow((cell(above=True), cell(), cell()), 1.5, grows=True),
        GridRow((cell(above=True), cell(), cell("丙")), 1.5, from_top=True),
    ),
)
HEADED = Grid(
    (1.0, 1.0, 1.0),
    (
        GridRow((cell("姓名", label=True), cell("前半学期", 2, label=True)), 0.7, header=True),
        GridRow((cell(above=True), cell("观察"), cell("练习")), 0.7, header=True),
        GridRow((cell(above=True), cell(), cell()), 0.9),
    ),
)


def form(*pages: Page, landscape: bool = False) -> Form:
    return Form("家访记录表", (("学校", "向阳小学"), ("教师", "")), pages, landscape, "")


def form_page(*pages: Page, landscape: bool = False) -> Any:
    return lxml.html.document_fromstring(
        write_form_html(form(*pages, landscape=landscape), FORM_STYLE).decode()
    )


def test_every_page_of_a_form_has_its_head_and_title() -> None:
    found = form_page((GRID,), (Paragraph(line("乙。")), GRID))
    assert texts(found, "//section/h1") == ["家访记录表"] * 2
    assert texts(found, "//section/p[@class='head']") == ["学校：向阳小学　教师："] * 2
    assert len(found.xpath("//span[@class='blank']")) == 2


def test_cells_span_the_columns_and_rows_that_they_take() -> None:
    (grid,) = form_page((GRID,)).xpath("//table")
    spans = [
        [(c.get("colspan"), c.get("rowspan")) for c in row.xpath("./td | ./th")]
        for row in grid.xpath(".//tr")
    ]
    assert spans == [
        [(None, None), ("2", None)],
        [(None, "3"), (None, None), (None, None)],
        [(None, None), (None, None)],
        [(None, None), (None, None)],
    ]
    assert texts(grid, ".//th") == ["姓名", "过程"]
    assert [c.get("style") for c in grid.xpath(".//col")] == [
        "width: 20.00%",
        "width: 50.00%",
        "width: 30.00%",
    ]


def test_header_rows_repeat_and_a_cell_that_goes_on_below_them_is_open() -> None:
    (grid,) = form_page((HEADED,)).xpath("//table")
    assert texts(grid, "./thead/tr[1]/th") == ["姓名", "前半学期"]
    assert grid.xpath("./thead/tr[1]/th/@rowspan") == ["2"]
    assert len(grid.xpath("./tbody/tr/td")) == 3
    assert "open" in grid.xpath("./tbody/tr/td/@class")[0].split()


def test_rows_are_as_high_as_asked() -> None:
    heights = [
        float(re.findall(r"[\d.]+", row.get("style"))[0])
        for row in form_page((GRID,)).xpath("//tr")
    ]
    for found, row in zip(heights, GRID.rows, strict=True):
        assert found >= row.height / 2.54 * 72
    assert heights[2] > heights[3]


def test_a_form_may_lie_on_its_side() -> None:
    upright, lying = (
        write_form_html(form((GRID,), landscape=landscape), FORM_STYLE).decode()
        for landscape in (False, True)
    )
    wide, high = css.points(FORM_STYLE.width), css.points(FORM_STYLE.height)
    assert f"size: {wide} {high}" in upright
    assert f"size: {high} {wide}" in lying


@pytest.mark.parametrize("name", form_kinds())
def test_every_form_holds_all_its_texts(
    dossier_file: Callable[[str], Path], full_dossier: str, name: str
) -> None:
    (made,) = make_forms(load(dossier_file(full_dossier)), [form_kinds()[name]]).forms
    found = lxml.html.document_fromstring(write_form(made, "html").decode())
    assert len(found.xpath("//section")) == len(made.pages)
    for element, blocks in zip(found.xpath("//section"), made.pages, strict=True):
        said = [
            plain(text)
            for block in blocks
            for text in (
                [block.line]
                if isinstance(block, Paragraph)
                else [text for row in block.rows for c in row.cells for text in c.lines]
            )
        ]
        (shown,) = texts(element, ".")
        assert squeezed("".join(said)) in squeezed(shown)
        for grid, element_ in zip(
            [b for b in blocks if isinstance(b, Grid)], element.xpath(".//table"), strict=True
        ):
            taken = sum(
                int(c.get("colspan", 1)) * int(c.get("rowspan", 1))
                for c in element_.xpath(".//td | .//th")
            )
            assert taken == len(grid.widths) * len(grid.rows)


@given(hostile)
@settings(deadline=None, max_examples=40)
def test_hostile_texts_in_a_form_add_no_element(text: str) -> None:
    def tags(said: str) -> list[str]:
        grid = Grid((1.0, 2.0), (GridRow((cell(said, label=True), cell(said)), 1.0),))
        made = Form(
            said, ((said, said),), ((Paragraph(line(said)), grid),), landscape=False, author=said
        )
        found = lxml.html.document_fromstring(write_form_html(made, FORM_STYLE).decode())
        return [str(e.tag) for e in found.iter()]

    assert tags(text) == tags("甲")
