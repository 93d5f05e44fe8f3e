"""HTML: the same text, order and tables as the tree, inert values, nothing from elsewhere."""

from __future__ import annotations

import datetime as dt
import re
from typing import TYPE_CHECKING

import lxml.html
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from plangen.document.numbering import number_blocks
from plangen.document.tree import (
    Document,
    Furniture,
    Heading,
    ItemList,
    ListItem,
    Paragraph,
    Signature,
    Span,
    Table,
    plain,
)
from plangen.model.marks import read_mark
from plangen.writers import css
from plangen.writers.html import write_html
from plangen.writers.style_files import load_style, style_names

from .documents import items, line, of_blocks, table
from .pages import chart, hostile, squeezed, texts

if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import Any

    from plangen.document.tree import Block

STYLE = load_style()
FURNISHED = Furniture(cover=True, contents=True, approvals=("教导处意见", "校长意见"))


def page(document: Document, style: str = "校内") -> Any:
    return lxml.html.document_fromstring(write_html(document, load_style(style)).decode())


def page_of(*blocks: Block) -> Any:
    return page(of_blocks(*blocks))


def sheet(document: Document, style: str = "校内") -> str:
    """Return the style sheet as written."""
    text = write_html(document, load_style(style)).decode()
    return text[text.index("<style>") : text.index("</style>")]


def told(document: Document) -> Iterator[str]:
    """Texts of a document's blocks in their order, with numbers and without what joins them."""
    marks = STYLE.marks_of(document)

    def of_items(block: ItemList, level: int, depth: int) -> Iterator[str]:
        for number, item in enumerate(block.items):
            sign = (
                marks[min(level, len(marks)) - 1].of(number + 1) if block.ordered else "•–·"[depth]
            )
            yield sign + plain(item.line)
            for child in item.children:
                deeper = depth + 1 if not (child.ordered or block.ordered) else 0
                yield from of_items(child, level + 1, deeper)

    for numbered in number_blocks(document.blocks, marks):
        block = numbered.block
        if isinstance(block, ItemList):
            yield from of_items(block, numbered.item_level, 0)
        elif isinstance(block, Table):
            if block.caption:
                yield numbered.mark + plain(block.caption)
            for row in (block.header, *block.rows):
                yield from map(plain, row)
        elif isinstance(block, (Heading, Paragraph)):
            yield numbered.mark + plain(block.line)


# What is said.


def test_texts_and_their_order_are_those_of_the_tree(document: Document) -> None:
    shown = squeezed("".join(texts(page(document), "//main")))
    signature = [*document.signature.lines]
    if document.signature.date:
        day = document.signature.date
        signature.append(f"{day.year}年{day.month}月{day.day}日")
    parts = (document.title, document.subtitle, *told(document), *signature)
    assert shown == squeezed("".join(parts))


def test_tables_are_those_of_the_tree(document: Document) -> None:
    tables = [block for block in document.blocks if isinstance(block, Table)]
    found = page(document).xpath("//main//table")
    assert tables
    assert len(found) == len(tables)
    for element, block in zip(found, tables, strict=True):
        assert texts(element, "./thead/tr/th") == [plain(cell) for cell in block.header]
        rows = [texts(row, "./td") for row in element.xpath("./tbody/tr")]
        assert rows == [[plain(cell) for cell in row] for row in block.rows]
        classes = [cell.get("class") for cell in element.xpath("./tbody/tr[1]/td")]
        assert classes == list(block.align)


def test_the_head_says_language_title_and_author(document: Document) -> None:
    text = write_html(document, STYLE).decode()
    assert text.startswith('<!DOCTYPE html>\n<html lang="zh-CN">\n')
    found = page(document)
    assert found.xpath("//meta/@charset") == ["utf-8"]
    assert texts(found, "//title") == texts(found, "//h1") == [document.title]
    assert found.xpath("//meta[@name='author']/@content") == [document.author]


def test_headings_carry_their_numbers_as_text() -> None:
    document = of_blocks(
        Heading(1, line("情况")),
        Heading(1, line("措施")),
        Heading(2, line("课堂")),
        Heading(3, line("面批")),
        Heading(2, line("家校")),
    )
    found = page(document)
    expected = [numbered.mark for numbered in number_blocks(document.blocks)]
    assert texts(found, "//*[self::h2 or self::h3 or self::h4]/span[@class='number']") == expected
    assert texts(found, "//h2") == ["一、情况", "二、措施"]
    assert texts(found, "//h3") == ["（一）课堂", "（二）家校"]
    assert texts(found, "//h4") == ["1. 面批"]


def test_a_document_may_choose_other_numbers() -> None:
    document = replace(
        of_blocks(Heading(1, line("措施")), ItemList(ordered=True, items=items("板演", "面批"))),
        marks=tuple(map(read_mark, ("第一，", "1、"))),
    )
    found = page(document)
    assert texts(found, "//h2") == ["第一，措施"]
    assert texts(found, "//li/p") == ["1、板演", "2、面批"]


def test_items_are_numbered_level_by_level() -> None:
    deepest = ItemList(ordered=True, items=items("第一遍"))
    below = ItemList(ordered=True, items=(ListItem(line("讲")), ListItem(line("改"), (deepest,))))
    found = page_of(
        ItemList(ordered=True, items=(ListItem(line("面批"), (below,)), ListItem(line("订正")))),
        ItemList(ordered=False, items=items("不列序号的一项")),
    )
    assert texts(found, "//main/ol/li/p") == ["1. 面批", "2. 订正"]
    assert texts(found, "//main/ol/li/ol/li/p") == ["（1）讲", "（2）改"]
    assert texts(found, "//ol/li/ol/li/ol/li/p") == ["①第一遍"]
    assert texts(found, "//main/ul/li/p") == ["• 不列序号的一项"]


def test_strong_and_emphasised_text_is_marked() -> None:
    found = page_of(Paragraph((Span("甲"), Span("乙", strong=True), Span("丙", emphasis=True))))
    assert (texts(found, "//strong"), texts(found, "//em")) == (["乙"], ["丙"])


def test_a_reference_leads_to_the_caption_that_it_names() -> None:
    refers = (Span("见"), Span("表1", refers=True), Span("、"), Span("图1", refers=True))
    found = page_of(
        Paragraph((*refers, Span("下表", refers=True))),
        table(("姓名",), ("许×",), caption="名单"),
        chart("人数"),
    )
    links = {a.text: a.get("href") for a in found.xpath("//a")}
    assert set(links) == {"表1", "图1"}
    for label, target in links.items():
        (goal,) = found.xpath(f"//*[@id='{target.removeprefix('#')}']")
        (caption,) = goal.xpath(".//caption | .//figcaption")
        assert "".join(caption.itertext()).startswith(label)


def test_every_anchor_is_there_once() -> None:
    blocks = (Heading(1, line("甲")), table(("姓名",), ("许×",), caption="乙"), chart("丙"))
    found = page(replace(of_blocks(*blocks, *blocks), furniture=FURNISHED))
    names = found.xpath("//@id")
    assert len(names) == len(set(names)) == 6
    assert {target.removeprefix("#") for target in found.xpath("//nav//a/@href")} <= set(names)


def test_a_chart_is_a_picture_with_its_caption_below() -> None:
    found = page_of(chart("各段人数"))
    (figure,) = found.xpath("//figure")
    assert len(figure.xpath(".//svg")) == 1
    assert texts(figure, "./figcaption") == ["图1　各段人数"]


def test_attachments_are_told_before_the_signature() -> None:
    document = replace(of_blocks(Paragraph(line("完"))), attachments=("名单", "问卷"))
    shown = "".join(texts(page(document), "//main"))
    assert shown.index("附件：1. 名单") < shown.index("2. 问卷") < shown.index("向阳小学")


# Furniture.


def test_cover_contents_and_approvals_stand_where_asked() -> None:
    document = replace(
        of_blocks(Heading(1, line("情况")), Heading(2, line("成绩")), Heading(3, line("期末"))),
        furniture=FURNISHED,
        head=(("学校", "向阳小学"), ("教师", "李老师")),
    )
    found = page(document)
    assert texts(found, "//section[@class='cover']/p")[:2] == ["向阳小学", document.title]
    assert texts(found, "//section//dd") == ["李老师", "2026年9月7日"]
    assert texts(found, "//nav//a") == ["一、情况", "（一）成绩"]
    assert texts(found, "//table[@class='approvals']//th") == list(FURNISHED.approvals or ())
    for cell in texts(found, "//table[@class='approvals']//td"):
        assert re.fullmatch("签字：[　]*年[　]*月[　]*日", cell)
    assert [e.tag for e in found.xpath("//main/*")][:3] == ["section", "nav", "h1"]


def test_no_furniture_stands_where_none_is_asked(document: Document) -> None:
    assert page(document).xpath("//section | //nav | //table[@class='approvals']") == []


def test_contents_without_a_cover_follow_the_title() -> None:
    document = of_blocks(Heading(1, line("情况")))
    found = page(replace(document, furniture=Furniture(contents=True)))
    assert [e.tag for e in found.xpath("//main/*")][:3] == ["h1", "p", "nav"]


def test_the_number_of_all_pages_counts_the_cover_as_the_numbers_of_pages_do() -> None:
    document = replace(of_blocks(Paragraph(line("完"))), furniture=FURNISHED)
    assert "counter-increment: page 0" in sheet(document, "校内")
    assert "counter-increment: page 0" not in sheet(document, "简洁")


def test_the_signature_stands_as_far_from_the_edge_as_the_standard_says() -> None:
    found = page(of_blocks(Paragraph(line("完"))))
    (block,) = found.xpath("//div[@class='signature']")
    assert block.get("style") == "width: 10em"
    assert [p.get("style") for p in block.xpath("./p")] == [None, None, "padding-left: 2em"]


def test_without_a_signature_nothing_is_signed() -> None:
    document = Document("计划", "", (Paragraph(line("完")),), Signature((), None), "")
    found = page(document)
    assert texts(found, "//main/*") == ["计划", "完"]
    assert found.xpath("//meta[@name='author']") == []


# How it looks.


@pytest.mark.parametrize("name", style_names())
def test_the_measures_are_those_of_the_style(name: str) -> None:
    style = load_style(name)
    said = sheet(of_blocks(Paragraph(line("完"))), name)
    size = f"@page {{ size: {css.points(style.width)} {css.points(style.height)};"
    assert size in said
    assert f"margin: {css.points(style.top)} {css.points(style.right)}" in said
    for text in (style.body, style.title, *style.headings, style.table, style.caption):
        assert css.string(text.font) in said
        assert f"font-size: {text.size:g}pt" in said
    assert f"text-indent: {style.body.indent * style.body.size:g}pt" in said


def test_an_exact_distance_of_lines_is_kept_and_letters_are_spread() -> None:
    said = sheet(of_blocks(Paragraph(line("完"))), "公文")
    assert "line-height: 28.95pt; letter-spacing: -0.25pt" in said


def test_page_numbers_stand_where_the_style_has_them() -> None:
    document = of_blocks(Paragraph(line("完")))
    numbers = r'content: "\2014  " counter(page) " \2014 "'
    (middle,) = re.findall(r"@page \{ @bottom-center \{.*", sheet(document, "校内"))
    assert numbers in middle
    assert "text-align: center" in middle
    sides = re.findall(
        r"@page :(right|left) \{ @bottom-center .*?text-align: (\w+)", sheet(document, "公文")
    )
    assert sides == [("right", "right"), ("left", "left")]
    assert 'counter(page) " \\2f  " counter(pages)' in sheet(document, "简洁")


def test_words_at_the_head_of_pages_are_filled_in() -> None:
    header = replace(STYLE.header, words="{学校} {标题}", ruled=True)
    document = replace(of_blocks(Paragraph(line("完"))), head=(("学校", "a小学"),))
    said = write_html(document, replace(STYLE, header=header)).decode()
    assert f"@top-center {{ content: {css.string('a小学 计划')};" in said
    assert "border-bottom: 0.5pt solid" in said


def test_a_font_is_followed_by_its_stand_in_and_those_of_other_systems() -> None:
    assert css.family(STYLE, "黑体").endswith("sans-serif")
    assert css.family(STYLE, "校本体").endswith(", serif")
    names = css.family(STYLE, "宋体")
    places = [names.index(css.string(name)) for name in ("宋体", "SimSun", "Noto Serif CJK SC")]
    assert places == sorted(places)


def test_what_suits_a_narrow_screen_is_not_taken_for_paper() -> None:
    said = sheet(of_blocks(Paragraph(line("完"))))
    assert set(re.findall(r"@media [^{]*width[^{]*", said)) == {
        "@media screen and (max-width: 48rem) "
    }


def test_a_table_is_scrolled_before_its_columns_are_too_narrow() -> None:
    short, long = (
        table(("姓名", "性别"), ("许×", "男")),
        table(("表现",) * 9, ("错题当天不改",) * 9),
    )
    widths = [
        float(re.findall(r"[\d.]+", style)[0])
        for style in page_of(short, long).xpath("//div[@class='table']/@style")
    ]
    assert widths[0] < 10
    assert widths[1] == pytest.approx(STYLE.text_width / 20 / STYLE.table.size, abs=0.01)


def test_column_widths_make_up_the_whole(document: Document) -> None:
    for element in page(document).xpath("//table"):
        shares = [float(re.findall(r"[\d.]+", c.get("style"))[0]) for c in element.xpath(".//col")]
        assert len(shares) == len(element.xpath("./thead/tr/th"))
        assert sum(shares) == pytest.approx(100, abs=0.1)


# Values are values, and nothing comes from elsewhere.


def furnished(text: str) -> Document:
    """A document that says a text wherever one can be said."""
    said = (Span(text), Span(text, strong=True), Span(text, refers=True))
    return Document(
        title=text,
        subtitle=text,
        blocks=(
            Heading(1, said),
            Paragraph(said),
            ItemList(
                ordered=True,
                items=(ListItem(said, (ItemList(ordered=False, items=(ListItem(said),)),)),),
            ),
            Table(said, (said, said), ((said, said),), ("left", "right")),
            replace(chart(text), axis=text, categories=(text, text), unit=text),
        ),
        signature=Signature((text,), dt.date(2026, 9, 7)),
        author=text,
        attachments=(text, text),
        head=((text, text), ("标题", text)),
        furniture=Furniture(cover=True, contents=True, approvals=(text,)),
    )


def structure(text: str) -> list[tuple[str, list[str]]]:
    """Return all elements and the names of their attributes."""
    header = replace(STYLE.header, words=f"{{标题}}{text}")
    style = replace(STYLE, header=header, latin_font=text, body=replace(STYLE.body, font=text))
    found = lxml.html.document_fromstring(write_html(furnished(text), style).decode())
    elements = [e for e in found.iter() if e.getroottree().getpath(e).count("/svg") == 0]
    return [(str(e.tag), sorted(e.attrib)) for e in elements]


@given(hostile)
@settings(deadline=None, max_examples=60)
def test_hostile_texts_add_no_element_and_no_attribute(text: str) -> None:
    assert structure(text) == structure("甲" * 10)


@given(hostile)
@settings(deadline=None, max_examples=60)
def test_hostile_texts_are_shown_as_they_are(text: str) -> None:
    found = page_of(Paragraph(line(f"始{text}终")))
    seen = re.sub("[\x00-\x1f\ud800]", "", text)
    assert texts(found, "//main/p[last()]") == [f"始{seen}终"]


@given(st.text(max_size=30))
@settings(deadline=None, max_examples=100)
def test_a_css_string_never_ends_before_its_end(text: str) -> None:
    said = css.string(text)
    inner = said[1:-1]
    assert said[0] == said[-1] == '"'
    assert not set(inner) & set("\"'<>&\n\r\f\x00")
    read = re.sub(r"\\([0-9a-f]+) ", lambda found: chr(int(found[1], 16)), inner)
    assert read == text


@pytest.mark.parametrize("name", style_names())
def test_nothing_is_fetched_and_nothing_runs(document: Document, name: str) -> None:
    for made in (document, replace(document, furniture=FURNISHED)):
        text = write_html(made, load_style(name)).decode()
        text = text.replace("http://www.w3.org/2000/svg", "")
        assert not re.search(r"https?://|\bsrc=|url\(|@import|<script|<link|<iframe|\son\w+=", text)


def test_a_wide_table_lies_in_print_with_what_announces_it() -> None:
    wide = table(
        tuple(f"第{n}次测验" for n in range(14)), tuple("52" for _ in range(14)), caption="测验"
    )
    blocks = (Paragraph(line("前。")), Heading(1, line("成绩")), wide, Paragraph(line("后。")))
    found = page_of(*blocks)
    assert [element.tag for element in found.xpath("//div[@class='lying']/*")] == ["h2", "div"]
    assert texts(found, "//main/p[not(@class)]")[:2] == ["前。", "后。"]
    assert re.search(r"@page lying \{ size: 84\d[.\d]*pt 59\d[.\d]*pt", sheet(of_blocks(*blocks)))


def test_a_table_that_can_stand_does_not_lie() -> None:
    assert page_of(table(("甲", "乙"), ("丙", "丁"))).xpath("//div[@class='lying']") == []
