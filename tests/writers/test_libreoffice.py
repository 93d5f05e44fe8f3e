"""Documents as LibreOffice opens and prints them: nothing is lost, every number is right."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

import pytest
from msgspec.structs import replace

from example_documents import PAGE_STYLES, made, names
from office import bare, page_texts, to_pdf
from plangen.document.tree import (
    Chart,
    Document,
    Heading,
    ItemList,
    ListItem,
    Paragraph,
    Series,
    Signature,
)
from plangen.model.marks import read_mark
from plangen.writers.output import write_document
from plangen.writers.style_files import load_style
from printed_text import pieces, unlike

from .documents import HANDMADE, items, line, of_blocks, open_word, table

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

# What Word and LibreOffice print where a field leads nowhere.
DEAD_FIELDS = ("Error!", "错误!", "Error:Reference", "ReferenceNotFound", "引用源", "未找到引用")


def a_list(*texts: str) -> ItemList:
    return ItemList(ordered=True, items=items(*texts))


def section(level: int, text: str, *, below: bool = True) -> tuple[Heading, ...]:
    """Return a heading with two of the next level, each with their own, down to level 3."""
    inner = [section(level + 1, f"{text}{n}") for n in (1, 2)] if level < 3 and below else []
    return (Heading(level, line(text)), *(heading for part in inner for heading in part))


LISTS = of_blocks(
    Heading(1, line("一个标题下的两处列表")),
    a_list("甲", "乙", "丙"),
    Paragraph(line("又一处，从头数起：")),
    a_list("丁", "戊"),
    Heading(1, line("几层标题下的列表")),
    a_list("己", "庚"),
    Heading(2, line("第二层")),
    a_list("辛", "壬"),
    Heading(3, line("第三层")),
    a_list("子", "丑"),
    Heading(3, line("第三层又一个")),
    a_list("寅", "卯"),
    Heading(2, line("第二层又一个")),
    a_list("辰", "巳"),
    Heading(1, line("列表里的列表")),
    ItemList(
        ordered=True,
        items=(
            ListItem(line("外一"), (a_list("里一", "里二"),)),
            ListItem(line("外二"), (a_list("里三"), ItemList(ordered=False, items=items("点")))),
            ListItem(line("外三"), (ItemList(ordered=True, items=(ListItem(line("中一")),)),)),
        ),
    ),
    ItemList(ordered=False, items=items("不列序号", "也不列")),
    a_list(*(f"第{n}项" for n in range(1, 13))),
)
HEADINGS = of_blocks(
    *section(1, "甲"), *section(1, "乙"), *(Heading(1, line(f"第{n}")) for n in range(3, 13))
)
OWN_MARKS = replace(LISTS, marks=tuple(map(read_mark, ("第一，", "（一）", "1、", "（1）", "①"))))
TWO_LEVELS = replace(LISTS, marks=(read_mark("一、"), read_mark("1.")))
TABLE = table(("姓名", "次数"), ("许×", "16"), ("马×", "12"), caption="谈话")
CHART = Chart(
    line("两次人数"),
    bars=False,
    axis="分数段",
    categories=("90分以上", "80～89分", "60～79分", "不及格"),
    series=(
        Series("上学期期末", tuple(map(Decimal, (6, 13, 11, 5)))),
        Series("期末", tuple(map(Decimal, (8, 15, 10, 2)))),
    ),
    unit="人",
)
NUMBERED = {
    "lists": LISTS,
    "headings": HEADINGS,
    "own-marks": OWN_MARKS,
    "two-levels": TWO_LEVELS,
    "handmade": HANDMADE,
    "charts": of_blocks(
        Heading(1, line("成绩")),
        CHART,
        Paragraph(line("两次相比：")),
        replace(CHART, bars=True),
        TABLE,
        Paragraph(line("完。")),
    ),
}


@pytest.fixture(scope="module")
def numbered_pdfs(tmp_path_factory: pytest.TempPathFactory) -> Mapping[tuple[str, bool], Path]:
    """Convert each document twice: with Word's own numbers, and with numbers that are text."""
    documents = {
        (name, literal): write_document(replace(document, literal=literal), "docx")
        for name, document in NUMBERED.items()
        for literal in (False, True)
    }
    return to_pdf(documents, tmp_path_factory.mktemp("numbered"))


# The examples.


@pytest.mark.parametrize("name", names())
@pytest.mark.parametrize("style", PAGE_STYLES)
def test_an_example_loses_nothing_on_paper(
    example_pdfs: Mapping[tuple[str, str], Path], style: str, name: str
) -> None:
    pages = page_texts(example_pdfs[style, name])
    assert unlike(made(name).document, load_style(style), pages) == ""
    assert [words for words in DEAD_FIELDS if words in "".join(pages)] == []


# Charts.


def test_a_chart_shows_its_figures_on_paper(
    numbered_pdfs: Mapping[tuple[str, bool], Path],
) -> None:
    said = "".join(page_texts(numbered_pdfs["charts", False]))
    figures = {str(value) for one in CHART.series for value in one.values}
    assert len(figures) == 8
    for text in (*CHART.categories, *(one.name for one in CHART.series), *figures):
        assert said.count(bare(text)) >= 2, text


# Numbers.


@pytest.mark.parametrize("name", NUMBERED)
def test_word_numbers_headings_and_lists_as_the_tree_does(
    numbered_pdfs: Mapping[tuple[str, bool], Path], name: str
) -> None:
    assert unlike(NUMBERED[name], load_style(), page_texts(numbered_pdfs[name, False])) == ""


@pytest.mark.parametrize("name", NUMBERED)
def test_numbers_that_are_text_are_those_of_word(
    numbered_pdfs: Mapping[tuple[str, bool], Path], name: str
) -> None:
    native, literal = (page_texts(numbered_pdfs[name, literal]) for literal in (False, True))
    assert "".join(native) == "".join(literal)


def test_numbers_that_are_text_stay_when_the_text_is_copied() -> None:
    texts = [
        paragraph.text
        for paragraph in open_word(write_document(replace(LISTS, literal=True), "docx")).paragraphs
    ]
    assert [text for text in texts if text.endswith("两处列表")] == ["一、一个标题下的两处列表"]
    assert [text.replace(" ", "") for text in texts if text.endswith("丁")] == ["1.丁"]


@pytest.mark.parametrize(
    ("document", "numbered"),
    [
        (LISTS, "1.甲 3.丙 1.丁 2.戊 1.己 1.辛 (1)子 (1)寅 1.辰 1.外一 (2)里二 (1)里三 12.第12项"),
        (HEADINGS, "一、甲 (二)甲2 1.甲21 2.甲22 二、乙 (一)乙1 1.乙11 十二、第12"),
    ],
    ids=["lists", "headings"],
)
def test_separate_lists_and_headings_of_another_parent_begin_at_one(
    document: Document, numbered: str
) -> None:
    said = {text for piece in pieces(document, load_style()) for text in piece.texts}
    assert set(numbered.split()) - said == set()


# The comparison itself.

STATED = of_blocks(
    Heading(1, line("情况")),
    Paragraph(line("全班31人。")),
    a_list("先讲", "后练"),
    TABLE,
    Paragraph(line("完。")),
)
TEXT = "计划2026—2027学年度第一学期一、情况全班31人。1.先讲2.后练表1谈话姓名次数许×16马×12完。"
END = "向阳小学李老师2026年9月7日"


def on_pages(*texts: str) -> list[str]:
    return [f"{text}—{number}—" for number, text in enumerate(texts, start=1)]


def test_pages_that_say_all_of_it_are_alike() -> None:
    assert unlike(STATED, load_style(), on_pages(TEXT + END)) == ""


def test_a_header_row_may_come_again_on_the_next_page() -> None:
    place = TEXT.index("马×")
    pages = on_pages(TEXT[:place], "姓名次数" + TEXT[place:] + END)
    assert unlike(STATED, load_style(), pages) == ""


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("全班31人。", ""),
        ("一、", ""),
        ("2.", "1."),
        ("16", ""),
        ("许×16马×12", "马×12许×16"),
        ("表1谈话姓名次数", "姓名次数表1谈话"),
        ("马×", "姓名次数马×"),
        ("完。", "完。完。"),
        ("李老师", ""),
        ("计划", "计划计划"),
        ("—1—", ""),
    ],
)
def test_what_is_lost_moved_or_added_is_told(old: str, new: str) -> None:
    pages = [page.replace(old, new, 1) for page in on_pages(TEXT + END)]
    assert pages != on_pages(TEXT + END)
    assert unlike(STATED, load_style(), pages) != ""


def test_words_after_the_end_are_told() -> None:
    assert "the end" in unlike(STATED, load_style(), on_pages(TEXT + END + "又"))


def test_a_chart_may_say_what_it_likes_but_its_caption_and_what_follows_must_be_there() -> None:
    document = Document("计划", "", (CHART, Paragraph(line("完。"))), Signature((), None), "")
    for good in ("计划图1两次人数上学期期末0204期末完。", "计划上学期期末020期末4图1两次人数完。"):
        assert unlike(document, load_style(), on_pages(good)) == ""
    for bad in (
        "计划图1两次人数0204完。",
        "计划上学期期末0204期末完。",
        "计划图1两次人数上学期期末0204期末",
        "计划图1两次人数上学期期末0204期末完。又",
    ):
        assert unlike(document, load_style(), on_pages(bad))
