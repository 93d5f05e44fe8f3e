"""Markdown: numbers written out, and values that stay values."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from msgspec.structs import replace

from plangen.document.forms import Cell, Form, Grid, GridRow
from plangen.document.tree import Document, Heading, ItemList, ListItem, Paragraph, Signature, Span
from plangen.model.marks import read_mark
from plangen.writers.markdown import write_markdown
from plangen.writers.output import write_document, write_form

from .documents import HANDMADE, items, line, of_blocks, table

if TYPE_CHECKING:
    from markdown_it.token import Token

    from plangen.document.forms import Page
    from plangen.document.tree import Block

SIGNS = (
    "#",
    "##",
    "-",
    "---",
    "+",
    "*",
    "**",
    "_",
    "=",
    "`",
    "~~~",
    "|",
    "<",
    ">",
    "[",
    "](",
    ")",
    "!",
    "&",
    "amp;",
    ";",
    "1.",
    "2)",
    "\\",
    " ",
    " ",
    "甲",
    "乙",
    "a",
)
markup = (
    st.lists(st.sampled_from(SIGNS), min_size=1, max_size=8)
    .map(
        lambda signs: " ".join("".join(signs).split()),
    )
    .filter(bool)
)


def parse(*blocks: Block, title: str = "计划") -> list[Token]:
    text = write_markdown(of_blocks(*blocks, title=title)).decode()
    return MarkdownIt("commonmark").enable("table").parse(text)


def shown(tokens: list[Token]) -> list[str]:
    """What a reader of the rendered Markdown sees, one text for each line of the tree."""
    texts = []
    for token in tokens:
        if token.type == "inline":
            pieces = (
                child.content or "\n" * (child.type in {"softbreak", "hardbreak"})
                for child in token.children or []
            )
            texts.extend("".join(pieces).split("\n"))
    return texts


def lines_of(*blocks: Block) -> list[str]:
    text = write_markdown(of_blocks(*blocks)).decode()
    return [found for found in text.splitlines() if found.strip()]


# Numbers and shape.


def test_the_title_is_the_only_heading_of_the_first_level() -> None:
    text = write_markdown(HANDMADE).decode()
    assert re.findall(r"^# (.*)$", text, re.MULTILINE) == [HANDMADE.title]


def test_headings_carry_their_numbers() -> None:
    found = lines_of(
        Heading(1, line("情况")),
        Heading(1, line("措施")),
        Heading(2, line("课堂")),
        Heading(2, line("家校")),
        Heading(3, line("家访")),
    )
    assert [text for text in found if text.startswith("##")] == [
        "## 一、情况",
        "## 二、措施",
        "### （一）课堂",
        "### （二）家校",
        "#### 1. 家访",
    ]


def test_a_document_may_choose_other_numbers() -> None:
    document = replace(
        of_blocks(
            Heading(1, line("措施")),
            Heading(2, line("课堂")),
            ItemList(ordered=True, items=items("板演", "面批")),
        ),
        marks=tuple(map(read_mark, ("一、", "1."))),
    )
    text = write_document(document, "md").decode()
    assert "## 一、措施\n\n### 1. 课堂\n\n（1）板演  \n（2）面批  \n" in text


def test_items_are_numbered_and_start_again_in_each_list() -> None:
    found = lines_of(
        ItemList(ordered=True, items=items("甲", "乙")),
        Paragraph(line("中间")),
        ItemList(ordered=True, items=items("丙")),
    )
    assert [text for text in found if re.match(r"\d\. ", text)] == ["1. 甲", "2. 乙", "1. 丙"]


def test_a_list_below_an_item_is_indented_and_numbered_in_brackets() -> None:
    below = ItemList(ordered=True, items=items("讲"))
    found = lines_of(ItemList(ordered=True, items=(ListItem(line("面批"), (below,)),)))
    assert any(re.fullmatch(r"\s+（1）讲\s*", text) for text in found)


@pytest.mark.parametrize("below", [True, False], ids=["numbered", "bullets"])
def test_a_list_below_an_item_never_runs_into_the_text_of_the_item(*, below: bool) -> None:
    inner = ItemList(ordered=below, items=items("讲", "改"))
    tokens = parse(ItemList(ordered=True, items=(ListItem(line("面批"), (inner,)),)))
    texts = [text.strip() for text in shown(tokens)]
    assert "面批" in texts


def test_a_table_has_one_line_per_row() -> None:
    tokens = parse(table(("姓名", "成绩"), ("许×", "52"), ("马×", "49")))
    assert sum(token.type == "tr_open" for token in tokens) == 3
    assert sum(token.type == "th_open" for token in tokens) == 2


def test_a_caption_stands_above_its_table_with_a_number() -> None:
    found = lines_of(table(("姓名",), ("许×",), caption="名单"))
    assert next(i for i, text in enumerate(found) if text.startswith("表1")) < next(
        i for i, text in enumerate(found) if text.startswith("|")
    )


def test_strong_text_is_strong() -> None:
    tokens = parse(Paragraph((Span("全班"), Span("31人", strong=True), Span("。"))))
    inline = next(t for t in tokens if t.type == "inline" and "31人" in t.content)
    assert [child.type for child in inline.children or []].count("strong_open") == 1


def test_the_signature_ends_the_text_with_school_teacher_and_date() -> None:
    assert shown(parse(Paragraph(line("甲"))))[-3:] == ["向阳小学", "李老师", "2026年9月7日"]


def test_without_a_signature_nothing_is_signed() -> None:
    document = Document("计划", "", (Paragraph(line("完")),), Signature((), None), "")
    assert write_markdown(document).decode() == "# 计划\n\n完\n"


def test_the_seal_is_not_shown_to_a_reader() -> None:
    text = write_document(HANDMADE, "md").decode()
    visible = "\n".join(shown(MarkdownIt("commonmark").enable("table").parse(text)))
    assert "plangen" in text
    assert "plangen" not in visible


# Values that look like markup.

TRICKY = [
    "# 甲",
    "## 甲",
    "- 甲",
    "+ 甲",
    "* 甲",
    "1. 甲",
    "2) 甲",
    "12. 甲",
    "> 甲",
    "---",
    "***",
    "===",
    "```",
    "~~~",
    "**甲**",
    "_甲_",
    "`甲`",
    "[甲](乙)",
    "![甲](乙)",
    "<b>甲</b>",
    "<!-- 甲 -->",
    "甲|乙",
    "| 甲 |",
    "甲\\乙",
    "甲\\",
    "&amp;",
    "&lt;甲&gt;",
    "&copy;",
    "&#42;甲&#42;",
    "甲 #",
    "*甲|乙#1",
]


@pytest.mark.parametrize("text", TRICKY)
def test_a_paragraph_is_shown_as_it_is(text: str) -> None:
    assert text in shown(parse(Paragraph(line(text))))


@pytest.mark.parametrize("text", TRICKY)
def test_a_title_is_shown_as_it_is(text: str) -> None:
    assert shown(parse(title=text))[0] == text


@pytest.mark.parametrize("text", TRICKY)
def test_a_heading_is_shown_as_it_is(text: str) -> None:
    assert f"一、{text}" in shown(parse(Heading(1, line(text))))


@pytest.mark.parametrize("text", TRICKY)
def test_a_cell_is_shown_as_it_is(text: str) -> None:
    tokens = parse(table(("姓名", "说明"), ("许×", text)))
    assert text in shown(tokens)
    assert sum(token.type == "td_open" for token in tokens) == 2


@pytest.mark.parametrize("ordered", [True, False], ids=["numbered", "bullet"])
@pytest.mark.parametrize("text", TRICKY)
def test_an_item_is_shown_as_it_is(text: str, *, ordered: bool) -> None:
    assert text in shown(parse(ItemList(ordered=ordered, items=items(text))))


@pytest.mark.parametrize("text", TRICKY)
def test_a_subtitle_and_a_teacher_are_shown_as_they_are(text: str) -> None:
    document = Document("计划", text, (Paragraph(line("甲")),), Signature((text,), None), text)
    tokens = MarkdownIt("commonmark").parse(write_markdown(document).decode())
    assert shown(tokens) == ["计划", text, "甲", text]


@given(markup)
@settings(deadline=None, max_examples=200)
def test_any_paragraph_is_shown_as_it_is(text: str) -> None:
    assert shown(parse(Paragraph(line(text))))[2] == text


# Forms.


def form_of(*pages: Page) -> str:
    head = (("学校", "向阳小学"), ("教师", ""))
    form = Form("家访记录表", head, pages, landscape=False, author="")
    return write_form(form, "md").decode()


def cells(*texts: str) -> tuple[Cell, ...]:
    return tuple(Cell((line(text),) if text else ()) for text in texts)


def test_every_page_of_a_form_has_its_title_and_its_head() -> None:
    text = form_of((Paragraph(line("甲。")),), (Paragraph(line("乙。")),))
    assert text.count("# 家访记录表\n\n学校：向阳小学　教师：＿＿＿＿＿\n\n") == 2


def test_header_rows_of_a_grid_become_the_head_of_its_table() -> None:
    label = Cell((line("前半学期"),), 2, label=True)
    head = GridRow((*cells("姓名"), label), header=True)
    below = GridRow((Cell((), from_above=True), *cells("观察", "练习")), header=True)
    grid = Grid((1.0, 1.0, 1.0), (head, below, GridRow(cells("许×", "", ""))))
    text = form_of((grid,))
    assert "| 姓名 | 前半学期 观察 | 前半学期 练习 |\n| :-- | :-- | :-- |\n| 许× |  |  |" in text


def test_a_grid_without_header_rows_has_an_empty_head() -> None:
    wide = Cell((line("甲"), line("乙|丙")), 2)
    text = form_of((Grid((1.0, 1.0, 1.0), (GridRow((*cells("表现"), wide)),)),))
    assert "|  |  |  |\n| :-- | :-- | :-- |\n| 表现 | 甲<br>乙\\|丙 |  |" in text
