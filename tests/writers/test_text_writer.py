"""Plain text: everything written out, the same whatever terminal there is."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace
from rich.cells import cell_len

from plangen.compose.forms import form_kinds
from plangen.document.forms import Cell, Form, Grid, GridRow
from plangen.document.numbering import number_blocks
from plangen.document.tree import (
    Chart,
    Document,
    Heading,
    ItemList,
    ListItem,
    Paragraph,
    Table,
    plain,
)
from plangen.model.marks import read_mark
from plangen.pipeline.dossiers import load
from plangen.pipeline.forms import make_forms
from plangen.writers.output import write_form
from plangen.writers.style_files import load_style
from plangen.writers.text import WIDTH, write_form_text, write_text

from .documents import items, line, of_blocks, table
from .pages import chart

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from plangen.document.tree import Block

STYLE = load_style()


def written(document: Document) -> str:
    return write_text(document, STYLE).decode()


def lines_of(*blocks: Block) -> list[str]:
    return written(of_blocks(*blocks)).splitlines()


def squeezed(text: str) -> str:
    return re.sub(r"[\s+|-]", "", text)


def tables_of(text: str) -> list[list[list[str]]]:
    """Read the drawn tables; a row that takes several lines is put together again."""
    tables = []
    for drawn in re.findall(r"(?:^[+|].*\n)+", text, re.MULTILINE):
        parts = [part.splitlines() for part in re.split(r"^\+.*\n", drawn, flags=re.MULTILINE)]
        head, *body = [part for part in parts if part]
        # Without rules between them, every line is a row.
        whole = [head, *(body if len(body) != 1 else ([one] for one in body[0]))]
        cells = [[[cell.strip() for cell in one[1:-1].split("|")] for one in row] for row in whole]
        tables.append([["".join(cell) for cell in zip(*row, strict=True)] for row in cells])
    return tables


def test_texts_and_their_order_are_those_of_the_tree(document: Document) -> None:
    shown = squeezed(written(document))
    place = 0
    for numbered in number_blocks(document.blocks, STYLE.marks_of(document)):
        if isinstance(numbered.block, (Heading, Paragraph)):
            said = squeezed(numbered.mark + plain(numbered.block.line))
            place = shown.index(said, place) + len(said)
        elif not isinstance(numbered.block, ItemList):
            said = squeezed(numbered.mark + plain(numbered.block.caption))
            place = shown.index(said, place) + len(said)


def test_tables_are_those_of_the_tree(document: Document) -> None:
    blocks = [block for block in document.blocks if isinstance(block, (Table, Chart))]
    expected = [block.table if isinstance(block, Chart) else block for block in blocks]
    assert tables_of(written(document)) == [
        [[plain(cell) for cell in row] for row in (block.header, *block.rows)] for block in expected
    ]


def test_no_line_ends_with_a_space_and_every_line_ends(document: Document) -> None:
    text = written(document)
    assert text.endswith("\n")
    assert "\r" not in text
    assert all(found == found.rstrip() for found in text.split("\n"))


def test_the_title_stands_in_the_middle() -> None:
    first = lines_of(Paragraph(line("完")))[0]
    left = cell_len(first) - cell_len(first.strip())
    assert abs(left - (WIDTH - cell_len(first))) <= 3
    assert first.strip() == "计划"


def test_a_paragraph_is_one_line_however_long() -> None:
    assert f"　　{'很长' * 100}" in lines_of(Paragraph(line("很长" * 100)))


def test_numbers_are_written_out() -> None:
    below = ItemList(ordered=True, items=items("讲", "改"))
    found = lines_of(
        Heading(1, line("措施")),
        Heading(2, line("课堂")),
        Heading(3, line("面批")),
        ItemList(ordered=True, items=(ListItem(line("先批"), (below,)),)),
        ItemList(ordered=False, items=items("其他")),
    )
    assert [text for text in found if text][2:9] == [
        "　　一、措施",
        "　　（一）课堂",
        "　　1. 面批",
        "　　（1）先批",
        "　　　　①讲",
        "　　　　②改",
        "　　• 其他",
    ]


def test_a_document_may_choose_other_numbers() -> None:
    document = replace(
        of_blocks(Heading(1, line("措施")), Heading(2, line("课堂"))),
        marks=tuple(map(read_mark, ("第一，", "1、"))),
    )
    assert "　　第一，措施\n\n　　1、课堂\n" in written(document)


def test_a_chart_is_told_as_a_table_with_its_caption() -> None:
    found = lines_of(chart("各段人数"))
    start = next(i for i, text in enumerate(found) if text.strip() == "图1　各段人数")
    assert found[start + 1 : start + 5] == [
        "+----------+-------+-------+",
        "| 分数段   | 第1次 | 第2次 |",
        "+----------+-------+-------+",
        "| 90分以上 |     6 |     9 |",
    ]


def test_a_wide_table_keeps_within_the_line_and_its_lines_begin_with_no_mark() -> None:
    long = "晚饭后才动笔，错题当天不改，第二天新课用到时又卡住。"
    found = lines_of(table(("姓名", "表现", "原因"), ("许×", long, long), ("马×", long * 2, long)))
    drawn = [text for text in found if text.startswith(("+", "|"))]
    assert {cell_len(text) for text in drawn} <= set(range(WIDTH - 4, WIDTH + 1))
    assert not any(re.search(r"\| [，。]", text) for text in drawn)
    assert tables_of("\n".join(found))[0][1:] == [["许×", long, long], ["马×", long * 2, long]]


def test_attachments_and_signature_end_the_text() -> None:
    document = replace(of_blocks(Paragraph(line("完"))), attachments=("名单", "问卷"))
    *_, first, second, blank, school, teacher, date = written(document).splitlines()
    assert (first, second, blank) == ("　　附件：1. 名单", "　　　　　2. 问卷", "")
    assert [cell_len(text) - cell_len(text.strip()) for text in (school, teacher, date)] == [
        WIDTH - 20,
        WIDTH - 20,
        WIDTH - 16,
    ]


SIGNS = (
    "[bold]",
    "[/]",
    ":smile:",
    "\x1b[31m",
    "\n",
    "\r",
    "\t",
    "\x00",
    "<b>",
    "{{ 1 }}",
    "|",
    "甲",
)


@given(st.lists(st.sampled_from(SIGNS), min_size=1, max_size=6).map("".join))
@settings(deadline=None, max_examples=80)
def test_signs_stay_signs_and_none_moves_the_cursor(text: str) -> None:
    found = written(of_blocks(Paragraph(line(text)), table(("姓名", text), ("许×", text))))
    assert not re.search(r"[\x00-\x09\x0b-\x1f]", found)
    clean = re.sub(r"[\x00-\x1f]", " ", text)
    assert squeezed(clean) in squeezed(found)
    assert len(re.findall(r"^\+", found, re.MULTILINE)) == 3


# Forms.


def cell(text: str = "", columns: int = 1, *, above: bool = False) -> Cell:
    return Cell((line(text),) if text else (), columns, from_above=above)


def test_cells_of_several_columns_and_rows_are_drawn_as_one() -> None:
    grid = Grid(
        (1.0, 1.0, 1.0),
        (
            GridRow((cell("姓名"), cell("许×", 2))),
            GridRow((cell("过程"), cell("时间"), cell("内容"))),
            GridRow((cell(above=True), cell(), cell())),
        ),
    )
    form = Form(
        "家访记录表", (("学校", "向阳小学"), ("教师", "")), ((grid,),), landscape=False, author=""
    )
    text = write_form_text(form).decode()
    title, _, head, _, *drawn = text.splitlines()
    assert title.strip() == "家访记录表"
    assert head == "学校：向阳小学　教师：＿＿＿＿＿"
    assert [re.sub(" +", " ", re.sub("-+", "-", found)) for found in drawn] == [
        "+-+-+",
        "| 姓名 | 许× |",
        "+-+-+-+",
        "| 过程 | 时间 | 内容 |",
        "+ +-+-+",
        "| | | |",
        "+-+-+-+",
    ]
    assert {cell_len(found) for found in drawn} == {WIDTH}


@pytest.mark.parametrize("name", form_kinds())
def test_every_form_holds_all_its_texts(
    dossier_file: Callable[[str], Path], full_dossier: str, name: str
) -> None:
    (made,) = make_forms(load(dossier_file(full_dossier)), [form_kinds()[name]]).forms
    text = write_form(made, "txt").decode()
    assert text.count(made.title) >= len(made.pages)
    shown = sorted(squeezed(text))
    said = "".join(
        plain(one)
        for page in made.pages
        for block in page
        for one in (
            [block.line]
            if isinstance(block, Paragraph)
            else [found for row in block.rows for c in row.cells for found in c.lines]
        )
    )
    for sign in set(squeezed(said)):
        assert shown.count(sign) >= squeezed(said).count(sign)
    for drawn in re.findall(r"(?:^[+|].*\n)+", text, re.MULTILINE):
        assert len({cell_len(found) for found in drawn.splitlines()}) == 1
