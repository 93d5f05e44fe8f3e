"""封面, 目录, 落款, 审批栏, cross-references and numbers as text, as Word finds them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from msgspec.structs import replace

from plangen.document.markdown import read_markdown
from plangen.document.tree import Document, Furniture, Heading, ItemList, ListItem, Paragraph
from plangen.writers.docx.writer import write_docx
from plangen.writers.measuring import text_width
from plangen.writers.style_files import load_style

from .documents import (
    BODY,
    HANDMADE,
    NUMBERING,
    STYLES,
    Part,
    Parts,
    W,
    items,
    line,
    of_blocks,
    open_word,
    style,
    table,
    value,
    xml_parts,
)

if TYPE_CHECKING:
    from collections.abc import Sequence

SETTINGS = "word/settings.xml"
HEAD = (("学校", "向阳小学"), ("班级", "四年级（1）班"), ("教师", "李老师"))


def with_furniture(
    *,
    cover: bool | None = None,
    contents: bool | None = None,
    approvals: tuple[str, ...] | None = None,
) -> Document:
    return replace(HANDMADE, head=HEAD, furniture=Furniture(cover, contents, approvals))


def written(document: Document, name: str = "校内", pages: Sequence[int] = ()) -> Parts:
    return xml_parts(write_docx(document, load_style(name), pages))


def texts(part: Part) -> list[str]:
    return ["".join(t.text or "" for t in p.iter(f"{W}t")) for p in part.iter(f"{W}p")]


def sections(parts: Parts) -> list[Part]:
    return list(parts[BODY].iter(f"{W}sectPr"))


def instructions(part: Part) -> list[str]:
    return [str(found.text).strip() for found in part.iter(f"{W}instrText")]


# 封面 and 目录.


def test_without_furniture_there_is_one_section_and_the_title_comes_first() -> None:
    parts = written(HANDMADE)
    assert len(sections(parts)) == 1
    assert texts(parts[BODY])[0] == HANDMADE.title


def test_the_cover_says_whose_document_it_is_and_of_when() -> None:
    found = texts(written(with_furniture(cover=True))[BODY])
    assert found[:3] == ["向阳小学", HANDMADE.title, HANDMADE.subtitle]
    cover = "".join(found[: found.index(HANDMADE.title, 2)])
    for part in ("班级：四年级（1）班", "教师：李老师", "日期：2026年9月7日"):
        assert part in cover


def test_the_cover_stands_alone_without_a_page_number_and_the_text_begins_with_page_1() -> None:
    parts = written(with_furniture(cover=True))
    front, text = sections(parts)
    assert front.find(f"{W}footerReference") is None
    assert text.find(f"{W}footerReference") is not None
    assert value(text, "pgNumType", "start") == "1"


def test_the_contents_are_a_field_with_an_entry_for_headings_of_two_levels() -> None:
    parts = written(with_furniture(contents=True))
    found = instructions(parts[BODY])
    assert found[0] == 'TOC \\o "1-2" \\h \\z \\u'
    headings = [b for b in HANDMADE.blocks if isinstance(b, Heading) and b.level < 3]
    assert len([each for each in found if each.startswith("PAGEREF")]) == len(headings)
    entries = [
        "".join(t.text or "" for t in p.iter(f"{W}t"))
        for p in parts[BODY].iter(f"{W}p")
        if p.find(f"{W}hyperlink") is not None
    ]
    assert entries == ["一、学生情况", "二、措施", "（一）课堂", "（二）家校"]


def test_every_entry_leads_to_a_heading() -> None:
    parts = written(with_furniture(contents=True))
    targets = {b.get(f"{W}name") for b in parts[BODY].iter(f"{W}bookmarkStart")}
    anchors = [h.get(f"{W}anchor") for h in parts[BODY].iter(f"{W}hyperlink")]
    assert anchors
    assert set(anchors) <= targets


def test_word_works_out_the_pages_of_the_contents_unless_they_are_known() -> None:
    document = with_furniture(contents=True)
    assert written(document)[SETTINGS].find(f"{W}updateFields") is not None
    known = written(document, pages=[1, 1, 2, 2, 3])
    assert known[SETTINGS].find(f"{W}updateFields") is None
    assert "（二）家校3" in texts(known[BODY])


def test_the_style_decides_where_the_document_says_nothing() -> None:
    style_ = replace(
        load_style(), furniture=Furniture(cover=True, contents=True, approvals=("校长意见",))
    )
    assert len(sections(xml_parts(write_docx(HANDMADE, style_)))) == 3
    refused = with_furniture(cover=False, contents=False, approvals=())
    assert len(sections(xml_parts(write_docx(refused, style_)))) == 1


# 落款.


def test_the_date_begins_two_characters_after_the_names_on_the_page() -> None:
    parts = written(HANDMADE)
    signed = [
        p
        for p in parts[BODY].iter(f"{W}p")
        if p.find(f"{W}pPr/{W}pStyle") is not None and value(p, "pPr/pStyle") == "Signature"
    ]
    starts = [
        int(value(p, "pPr/ind", "rightChars")) / 100
        + text_width("".join(t.text or "" for t in p.iter(f"{W}t")))
        for p in signed
    ]
    assert len(starts) == 3
    assert starts[0] == pytest.approx(starts[1], abs=0.01)
    assert starts[1] - starts[2] == pytest.approx(2, abs=0.01)
    assert int(value(signed[2], "pPr/ind", "rightChars")) == 200


# 审批栏.


def test_the_approvals_are_rows_to_sign_in() -> None:
    word = open_word(write_docx(with_furniture(approvals=("教导处意见", "校长意见")), load_style()))
    rows = [[cell.text for cell in row.cells] for row in word.tables[-1].rows]
    assert [row[0] for row in rows] == ["教导处意见", "校长意见"]
    assert all("签字：" in row[1] and row[1].endswith("日") for row in rows)


# Captions and references.


def test_a_reference_is_a_field_that_leads_to_its_caption() -> None:
    blocks = read_markdown(
        "# 甲\n\n名单见@下表。\n\n表：名单\n\n| 姓名 |\n| --- |\n| 许× |\n\n各项已列在@上表。"
    )
    parts = written(of_blocks(*blocks))
    fields = instructions(parts[BODY])
    assert fields == ["REF _RefTable1 \\h", "SEQ 表 \\* ARABIC", "REF _RefTable1 \\h"]
    names = [b.get(f"{W}name") for b in parts[BODY].iter(f"{W}bookmarkStart")]
    assert names == ["_RefTable1"]
    assert "名单见表1。" in texts(parts[BODY])


def test_bookmarks_have_numbers_of_their_own() -> None:
    parts = written(with_furniture(contents=True))
    numbers = [b.get(f"{W}id") for b in parts[BODY].iter(f"{W}bookmarkStart")]
    assert len(numbers) == len(set(numbers)) > 1
    assert set(numbers) == {b.get(f"{W}id") for b in parts[BODY].iter(f"{W}bookmarkEnd")}


# 编号: 文字.


LISTS = of_blocks(
    Heading(1, line("措施")),
    Heading(2, line("课堂")),
    ItemList(
        ordered=True,
        items=(ListItem(line("先批"), (ItemList(ordered=True, items=items("讲", "改")),)),),
    ),
    Paragraph(line("另一组：")),
    ItemList(ordered=True, items=items("通报")),
    ItemList(ordered=False, items=items("不列序号")),
)


def test_literal_numbers_are_text_and_no_list_is_left() -> None:
    parts = written(replace(LISTS, literal=True))
    assert parts[BODY].find(f".//{W}numPr") is None
    assert style(parts, "Heading1").find(f"{W}pPr/{W}numPr") is None
    found = texts(parts[BODY])
    for text in (
        "一、措施",
        "（一）课堂",
        "1. 先批",
        "（1）讲",
        "（2）改",
        "1. 通报",
        "• 不列序号",
    ):
        assert text in found


def test_native_numbers_are_not_text() -> None:
    found = texts(written(LISTS)[BODY])
    assert "措施" in found
    assert "一、措施" not in found


# Pages on their side.


WIDE = table(
    tuple(f"第{n}次测验" for n in range(14)),
    tuple("52" for _ in range(14)),
    caption="十四次测验",
)


def test_a_wide_table_lies_with_what_announces_it_and_the_text_goes_on_upright() -> None:
    parts = written(
        of_blocks(
            Heading(1, line("情况")),
            Paragraph(line("全班情况如下。")),
            Heading(1, line("成绩")),
            Paragraph(line("各次成绩见下表。")),
            WIDE,
            Paragraph(line("表后。")),
        )
    )
    first, lying, last = sections(parts)
    assert value(lying, "pgSz", "orient") == "landscape"
    assert int(value(lying, "pgSz", "w")) == int(value(first, "pgSz", "h"))
    assert last.find(f"{W}pgSz").get(f"{W}orient") is None  # type: ignore[union-attr]
    body = list(parts[BODY].iter(f"{W}p"))
    ends = [
        "".join(t.text or "" for t in p.iter(f"{W}t"))
        for p in body
        if p.find(f"{W}pPr/{W}sectPr") is not None
    ]
    assert ends == ["全班情况如下。", ""]


def test_the_pages_on_their_side_take_over_the_page_number() -> None:
    first, lying = sections(
        written(of_blocks(Paragraph(line("前。")), Paragraph(line("见下。")), WIDE))
    )
    assert first.find(f"{W}footerReference") is not None
    assert lying.find(f"{W}footerReference") is None


def test_a_document_that_begins_with_a_wide_table_lies_from_the_start() -> None:
    (only,) = sections(written(of_blocks(WIDE)))
    assert value(only, "pgSz", "orient") == "landscape"


def test_a_table_that_can_stand_stands() -> None:
    assert len(sections(written(HANDMADE))) == 1


# Head and foot.


def test_odd_and_even_pages_have_their_number_on_the_outside() -> None:
    parts = written(HANDMADE, "公文")
    sides = {}
    relations = parts["word/_rels/document.xml.rels"]
    targets = {r.get("Id"): f"word/{r.get('Target')}" for r in relations}
    r_id = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
    for reference in sections(parts)[0].iter(f"{W}footerReference"):
        footer = parts[targets[reference.get(r_id)]]
        (paragraph,) = footer.iter(f"{W}p")
        sides[reference.get(f"{W}type")] = (value(paragraph, "pPr/jc"), texts(footer)[0])
        assert instructions(footer) == ["PAGE"]
    assert sides == {"default": ("right", "— 1 —"), "even": ("left", "— 1 —")}
    assert parts[SETTINGS].find(f"{W}evenAndOddHeaders") is not None


def test_a_header_says_what_the_style_puts_there() -> None:
    base = load_style()
    header = replace(base.header, words="{学校}　{标题}　{页码}/{总页数}", ruled=True)
    document = replace(HANDMADE, head=HEAD)
    parts = xml_parts(write_docx(document, replace(base, header=header)))
    (name,) = [name for name in parts if name.startswith("word/header")]
    assert texts(parts[name]) == [f"向阳小学　{HANDMADE.title}　1/1"]
    assert instructions(parts[name]) == ["PAGE", "NUMPAGES"]
    assert parts[name].find(f".//{W}pBdr/{W}bottom") is not None


# The style 公文.


def test_the_official_style_sets_22_lines_of_28_characters() -> None:
    normal = style(written(HANDMADE, "公文"), "Normal")
    assert value(normal, "pPr/spacing", "line") == "579"
    assert value(normal, "pPr/spacing", "lineRule") == "exact"
    assert value(normal, "rPr/spacing") == "-5"
    assert value(normal, "rPr/sz") == "32"


def test_fonts_that_may_be_missing_have_a_stand_in() -> None:
    parts = written(HANDMADE)
    fonts = {
        f.get(f"{W}name"): f.find(f"{W}altName")
        for f in parts["word/fontTable.xml"].iter(f"{W}font")
    }
    stand_in = fonts["宋体"]
    assert stand_in is not None
    assert stand_in.get(f"{W}val") == "SimSun"
    used = {f.get(f"{W}eastAsia") for f in parts[STYLES].iter(f"{W}rFonts")}
    assert used - {None} <= set(fonts)


def test_lists_of_the_body_have_an_abstract_list_of_their_own() -> None:
    parts = written(LISTS)
    abstract = {
        n.get(f"{W}numId"): value(n, "abstractNumId") for n in parts[NUMBERING].iter(f"{W}num")
    }
    headings = value(style(parts, "Heading1"), "pPr/numPr/numId")
    used = {value(n, "numId") for n in parts[BODY].iter(f"{W}numPr")}
    assert {abstract[each] for each in used}.isdisjoint({abstract[headings]})
