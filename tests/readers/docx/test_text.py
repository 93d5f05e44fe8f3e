"""Text as a reader sees it, and its place in the file."""

from __future__ import annotations

import pytest

from plangen.readers.docx.reading import read_docx
from plangen.readers.passages import Cell, Part, Passage, Segment
from word_files import abstract as abstract_list
from word_files import cell, docx, num, numbered, paragraph, row, run, style, table
from word_files import level as level_of

from .reading import PATH, lines, marks, texts

BY = 'w:id="1" w:author="王老师" w:date="2026-09-01T08:00:00Z"'
DELETED = f"<w:del {BY}><w:r><w:delText>旧</w:delText></w:r></w:del>"
BOX = f"<w:txbxContent>{paragraph('框里')}</w:txbxContent>"
SHAPE = (
    "<w:r><mc:AlternateContent><mc:Choice Requires='wps'><w:drawing><wp:inline><a:graphic>"
    f"<a:graphicData uri='x'><wps:wsp><wps:txbx>{BOX}</wps:txbx></wps:wsp></a:graphicData>"
    "</a:graphic></wp:inline></w:drawing></mc:Choice><mc:Fallback><w:pict><v:shape><v:textbox>"
    f"{BOX}</v:textbox></v:shape></w:pict></mc:Fallback></mc:AlternateContent></w:r>"
)
RUBY = (
    "<w:r><w:ruby><w:rt><w:r><w:t>xué</w:t></w:r></w:rt>"
    "<w:rubyBase><w:r><w:t>学</w:t></w:r></w:rubyBase></w:ruby></w:r>"
)
FORMULA = (
    "<m:oMath><m:f><m:num><m:r><m:t>1</m:t></m:r></m:num>"
    "<m:den><m:r><m:t>2</m:t></m:r></m:den></m:f></m:oMath>"
)


def sign(kind: str) -> str:
    return f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>'


def field(instruction: str, result: str) -> str:
    told = f"<w:r><w:instrText>{instruction}</w:instrText></w:r>"
    return sign("begin") + told + sign("separate") + result + sign("end")


# Within a paragraph.


@pytest.mark.parametrize(
    ("content", "text"),
    [
        (run("甲") + run("乙", "<w:b/>"), "甲乙"),
        ("<w:r><w:t> 甲 </w:t></w:r>" + run("乙"), "甲乙"),
        (run("甲 ") + run("乙"), "甲 乙"),
        ("<w:r><w:t>甲\n乙</w:t></w:r>", "甲 乙"),
        ("<w:r><w:t>甲</w:t><w:tab/><w:t>乙</w:t></w:r>", "甲\t乙"),
        ("<w:r><w:t>1</w:t><w:noBreakHyphen/><w:t>2</w:t><w:softHyphen/></w:r>", "1-2"),
        ('<w:r><w:sym w:font="Wingdings" w:char="F0FC"/></w:r>', "✓"),
        ('<w:r><w:sym w:font="Symbol" w:char="00B4"/></w:r>', "×"),
        ('<w:r><w:sym w:font="宋体" w:char="2460"/></w:r>', "①"),
        ('<w:r><w:sym w:font="Webdings" w:char="F041"/></w:r>', "•"),
        ('<w:r><w:t>甲</w:t></w:r><w:r><w:sym w:char="x"/></w:r>', "甲"),
        (run("甲") + f"<w:ins {BY}>{run('新')}</w:ins>", "甲新"),
        (run("甲") + DELETED + run("乙"), "甲乙"),
        (f"<w:moveFrom {BY}>{run('走')}</w:moveFrom>" + run("甲"), "甲"),
        (f"<w:moveTo {BY}>{run('来')}</w:moveTo>" + run("甲"), "来甲"),
        (f"<w:ins {BY}>{DELETED}{run('新')}</w:ins>", "新"),
        (run("甲") + run("藏", "<w:vanish/>"), "甲"),
        (run("甲") + run("现", '<w:vanish w:val="0"/>'), "甲现"),
        (f'<w:hyperlink w:anchor="x">{run("链接")}</w:hyperlink>', "链接"),
        (f'<w:smartTag w:element="x">{run("标记")}</w:smartTag>', "标记"),
        (f"<w:sdt><w:sdtPr/><w:sdtContent>{run('控件')}</w:sdtContent></w:sdt>", "控件"),
        (f'<w:customXml w:element="x">{run("甲")}</w:customXml>', "甲"),
        (field(" PAGE ", run("3")) + run("页"), "3页"),
        (f'<w:fldSimple w:instr=" PAGE ">{run("3")}</w:fldSimple>', "3"),
        (sign("begin") + run("看不见") + sign("end") + run("甲"), "甲"),
        (field(" IF 1 = 1 ", field(" DATE ", run("9月"))), "9月"),
        (sign("end") + run("甲") + sign("separate"), "甲"),
        (run("二") + '<w:r><w:footnoteReference w:id="9"/></w:r>', "二"),
        (
            f"<mc:AlternateContent><mc:Fallback>{run('旧')}</mc:Fallback></mc:AlternateContent>",
            "旧",
        ),
        (run("甲") + "<w:r><w:ruby><w:rt/></w:ruby></w:r><mc:AlternateContent/>", "甲"),
        (RUBY, "学"),
        (FORMULA, "1/2"),
    ],
)
def test_text_is_what_a_reader_sees(content: str, text: str) -> None:
    assert texts(docx(paragraph(content))) == [text]


def hidden_style(kind: str, identity: str, value: str = "1", base: str = "") -> str:
    based = f'<w:basedOn w:val="{base}"/>' if base else ""
    return (
        f'<w:style w:type="{kind}" w:styleId="{identity}"><w:name w:val="{identity}"/>{based}'
        f'<w:rPr><w:vanish w:val="{value}"/></w:rPr></w:style>'
    )


def test_text_may_be_hidden_by_a_style() -> None:
    styles = hidden_style("paragraph", "H") + hidden_style("character", "C")
    styles += style("J", based_on="H") + hidden_style("paragraph", "S", "0", base="H")
    body = (
        paragraph("藏", '<w:pStyle w:val="H"/>')
        + paragraph("藏", '<w:pStyle w:val="J"/>')
        + paragraph("见", '<w:pStyle w:val="S"/>')
        + paragraph(run("藏", '<w:rStyle w:val="C"/>') + run("见"))
        + paragraph(run("现", '<w:rStyle w:val="C"/>'), '<w:pStyle w:val="H"/>')
        + paragraph(run("现", '<w:vanish w:val="false"/>'), '<w:pStyle w:val="H"/>')
    )
    assert texts(docx(body, parts={"styles": styles})) == ["见", "见", "现", "现"]


def test_text_may_be_hidden_throughout() -> None:
    styles = (
        "<w:docDefaults><w:rPrDefault><w:rPr><w:vanish/></w:rPr></w:rPrDefault></w:docDefaults>"
    )
    body = paragraph("藏") + paragraph(run("见", '<w:vanish w:val="0"/>'))
    assert texts(docx(body, parts={"styles": styles})) == ["见"]


# Places.


def test_a_passage_knows_its_paragraph_and_where_in_it_the_text_begins() -> None:
    manuscript = read_docx(
        PATH, docx(paragraph("") + paragraph("　　一、学生情况 ") + paragraph("乙"))
    )
    assert manuscript.form == "docx"
    assert manuscript.path == PATH
    assert manuscript.lines == ("", "　　一、学生情况 ", "乙")
    first, second = manuscript.passages
    assert first == Passage("一、学生情况", (Segment(0, 2, 3),))
    assert (second.text, second.line) == ("乙", 3)


def test_a_break_begins_a_passage_within_running_text() -> None:
    content = "<w:r><w:t>1.面批</w:t><w:br/><w:t>　2.家访</w:t><w:cr/></w:r>"
    manuscript = read_docx(PATH, docx(paragraph(content)))
    assert [(p.text, p.place(0)) for p in manuscript.passages] == [
        ("1.面批", (1, 1)),
        ("2.家访", (1, 7)),
    ]
    assert manuscript.lines == ("1.面批\n　2.家访\n",)


def test_a_heading_that_is_broken_is_one() -> None:
    content = "<w:r><w:t>向阳小学</w:t><w:br/><w:t>转化计划</w:t></w:r>"
    (passage,) = read_docx(PATH, docx(paragraph(content, '<w:outlineLvl w:val="0"/>'))).passages
    assert passage.text == "向阳小学转化计划"
    assert (passage.place(3), passage.place(4)) == ((1, 4), (1, 6))


def test_a_paragraph_whose_end_was_deleted_goes_on_in_the_next() -> None:
    gone = f"<w:rPr><w:del {BY}/></w:rPr>"
    body = paragraph("甲乙", gone) + "<w:bookmarkStart w:id='3' w:name='b'/>"
    body += paragraph(DELETED, gone) + paragraph("丙", '<w:outlineLvl w:val="1"/>')
    (passage,) = read_docx(PATH, docx(paragraph("前") + body)).passages[1:]
    assert passage.text == "甲乙丙"
    assert passage.level == 3
    assert [passage.place(offset) for offset in range(3)] == [(2, 1), (2, 2), (4, 1)]


def test_a_deleted_entry_is_not_counted() -> None:
    gone = f"<w:rPr><w:del {BY}/></w:rPr>"
    lists = abstract_list(1, level_of(0, "%1.")) + num(1, 1)
    body = paragraph("甲", numbered(1)) + paragraph(DELETED, numbered(1) + gone)
    data = docx(body + paragraph("乙", numbered(1)), parts={"numbering": lists})
    assert marks(data) == ["1.", "2."]
    last = docx(body + table(row(cell("丙"))), parts={"numbering": lists})
    assert texts(last) == ["甲", "丙"]


# Tables.


def cells(data: bytes) -> list[tuple[str, Cell | None]]:
    return [(p.text, p.cell) for p in read_docx(PATH, data).passages]


def test_cells_are_passages_with_their_table_row_and_column() -> None:
    body = table(row(cell("甲"), cell("乙"))) + paragraph("间") + table(row(cell("丙")))
    assert cells(docx(body + paragraph(""))) == [
        ("甲", Cell(0, 0, 0)),
        ("乙", Cell(0, 0, 1)),
        ("间", None),
        ("丙", Cell(1, 0, 0)),
    ]
    parts = [p.part for p in read_docx(PATH, docx(body)).passages]
    assert parts == [Part.CELL, Part.CELL, Part.BODY, Part.CELL]


def test_merged_cells_stand_once_and_push_the_others_on() -> None:
    down, on = '<w:vMerge w:val="restart"/>', "<w:vMerge/>"
    body = table(
        row(cell("宽", '<w:gridSpan w:val="2"/>'), cell("末")),
        row(cell("高", down), cell("一"), cell("二")),
        row(cell("藏", on), cell("三"), cell("四")),
        row(cell("五"), cell("六"), properties='<w:gridBefore w:val="1"/>'),
        columns=3,
    )
    assert cells(docx(body)) == [
        ("宽", Cell(0, 0, 0)),
        ("末", Cell(0, 0, 2)),
        ("高", Cell(0, 1, 0)),
        ("一", Cell(0, 1, 1)),
        ("二", Cell(0, 1, 2)),
        ("三", Cell(0, 2, 1)),
        ("四", Cell(0, 2, 2)),
        ("五", Cell(0, 3, 1)),
        ("六", Cell(0, 3, 2)),
    ]
    assert len(lines(docx(body))) == 10


def test_a_table_within_a_cell_is_a_table_of_its_own() -> None:
    inner = table(row(cell("内")))
    body = table(row(cell(paragraph("外") + inner + paragraph("后")), cell("邻")))
    assert cells(docx(body)) == [
        ("外", Cell(0, 0, 0)),
        ("内", Cell(1, 0, 0)),
        ("后", Cell(0, 0, 0)),
        ("邻", Cell(0, 0, 1)),
    ]


def test_rows_and_cells_may_stand_in_content_controls() -> None:
    held = "<w:sdt><w:sdtPr/><w:sdtContent>{}</w:sdtContent></w:sdt>"
    body = table(held.format(row(cell("甲"), held.format(cell("乙")))), row(cell("丙")))
    assert cells(docx(held.format(body))) == [
        ("甲", Cell(0, 0, 0)),
        ("乙", Cell(0, 0, 1)),
        ("丙", Cell(0, 1, 0)),
    ]


def test_rows_may_stand_in_alternate_content() -> None:
    both = "<mc:AlternateContent><mc:Fallback>{}</mc:Fallback></mc:AlternateContent>"
    assert cells(docx(table(both.format(row(cell("甲")))))) == [("甲", Cell(0, 0, 0))]


@pytest.mark.parametrize("gone", [f"<w:del {BY}/>", "<w:hidden/>"])
def test_a_row_that_is_deleted_or_hidden_is_not_read(gone: str) -> None:
    body = table(row(cell("甲"), properties=gone), row(cell("乙")))
    assert cells(docx(body)) == [("乙", Cell(0, 1, 0))]
    assert lines(docx(body)) == ["", "乙"]


# Other stories.


def test_a_text_box_is_read_once_behind_its_paragraph() -> None:
    manuscript = read_docx(PATH, docx(paragraph(run("甲") + SHAPE) + paragraph("乙")))
    assert [(p.text, p.line) for p in manuscript.passages] == [("甲", 1), ("框里", 2), ("乙", 3)]


def test_an_old_text_box_is_read_too() -> None:
    old = f"<w:r><w:pict><v:shape><v:textbox>{BOX}</v:textbox></v:shape></w:pict></w:r>"
    assert texts(docx(paragraph(old + run("甲")))) == ["甲", "框里"]


def test_an_extension_that_nobody_knows_is_passed_over_for_its_fallback() -> None:
    both = (
        '<mc:AlternateContent><mc:Choice xmlns:z="urn:z" Requires="z">'
        f"{paragraph('新')}</mc:Choice><mc:Fallback>{paragraph('旧')}</mc:Fallback>"
        "</mc:AlternateContent>"
    )
    assert texts(docx(both)) == ["旧"]


def test_a_text_box_in_a_deleted_run_is_not_read() -> None:
    assert texts(docx(paragraph(f"<w:del {BY}>{SHAPE}</w:del>" + run("甲")))) == ["甲"]


HEADED = (
    "<w:sectPr>{}"
    '<w:headerReference w:type="default" r:id="header1"/>'
    '<w:headerReference w:type="first" r:id="header2"/>'
    '<w:headerReference w:type="even" r:id="header3"/>'
    '<w:footerReference w:type="default" r:id="footer1"/>{}</w:sectPr>'
)
MARGINS = {
    "header1": paragraph("常"),
    "header2": paragraph("首"),
    "header3": paragraph("偶"),
    "header4": paragraph("闲"),
    "footer1": table(row(cell("脚"))) + paragraph(field(" PAGE ", run("1"))),
}


def test_heads_and_feet_are_read_behind_the_body_each_once() -> None:
    section = HEADED.format("", "")
    body = paragraph("甲", section) + paragraph("乙", section) + paragraph("丙")
    manuscript = read_docx(PATH, docx(body, section=section, parts=MARGINS))
    assert [(p.text, p.part, p.cell) for p in manuscript.passages[3:]] == [
        ("常", Part.FURNITURE, None),
        ("脚", Part.FURNITURE, None),
        ("1", Part.FURNITURE, None),
    ]
    assert [p.line for p in manuscript.passages] == [1, 2, 3, 4, 5, 6]


def test_the_head_of_a_first_page_is_read_where_there_is_one() -> None:
    section = HEADED.format("", "<w:titlePg/>")
    assert texts(docx("", section=section, parts=MARGINS)) == ["常", "首", "脚", "1"]


def test_a_head_that_an_earlier_section_named_goes_on() -> None:
    body = paragraph("甲", HEADED.format("", ""))
    data = docx(body, section="<w:sectPr><w:titlePg/></w:sectPr>", parts=MARGINS)
    assert texts(data) == ["甲", "常", "脚", "1", "首"]


def test_a_head_that_a_section_had_before_it_was_changed_is_not_read() -> None:
    was = f"<w:sectPrChange {BY}>{HEADED.format('', '')}</w:sectPrChange>"
    assert texts(docx(paragraph("甲"), section=f"<w:sectPr>{was}</w:sectPr>", parts=MARGINS)) == [
        "甲"
    ]


def test_the_heads_of_even_pages_are_read_where_pages_differ() -> None:
    parts = MARGINS | {"settings": "<w:evenAndOddHeaders/>"}
    assert texts(docx("", section=HEADED.format("", ""), parts=parts)) == ["常", "偶", "脚", "1"]


def test_notes_are_read_last_in_the_order_of_the_text_those_in_use_alone() -> None:
    def note(kind: str, identity: int, text: str) -> str:
        return f'<w:{kind} w:id="{identity}">{paragraph(text)}</w:{kind}>'

    references = "".join(
        f'<w:r><w:{kind}Reference w:id="{identity}"/></w:r>'
        for kind, identity in (("endnote", 1), ("footnote", 3), ("footnote", 2), ("footnote", 3))
    )
    gone = f'<w:del {BY}><w:r><w:footnoteReference w:id="4"/></w:r></w:del>'
    parts = {
        "footnotes": "".join(note("footnote", n, f"脚{n}") for n in range(-1, 5)),
        "endnotes": note("endnote", 1, "尾1"),
    }
    manuscript = read_docx(PATH, docx(paragraph(run("甲") + references + gone), parts=parts))
    assert [p.text for p in manuscript.passages] == ["甲", "脚3", "脚2", "尾1"]
    assert {p.part for p in manuscript.passages[1:]} == {Part.NOTE}


# A table of contents.


def test_a_table_of_contents_is_left_out_but_counted() -> None:
    entries = (
        paragraph(
            sign("begin") + "<w:r><w:instrText> TO</w:instrText></w:r>"
            "<w:r><w:instrText>C \\o </w:instrText></w:r>" + sign("separate") + run("一、情况\t1")
        )
        + paragraph(
            f'<w:hyperlink w:anchor="a">{run("二、措施")}</w:hyperlink>'
            + field(" PAGEREF a ", run("2"))
        )
        + paragraph(sign("end") + run("正文"))
    )
    data = docx(paragraph("目　录") + entries + paragraph("一、情况"))
    assert texts(data) == ["正文", "一、情况"]
    assert lines(data) == ["目　录", "", "", "正文", "一、情况"]


def test_a_table_of_contents_of_words_gallery_is_left_out_with_its_heading() -> None:
    gallery = (
        "<w:sdt><w:sdtPr><w:docPartObj><w:docPartGallery w:val='Table of Contents'/>"
        f"</w:docPartObj></w:sdtPr><w:sdtContent>{paragraph('内容')}{paragraph('一、情况')}"
        "</w:sdtContent></w:sdt>"
    )
    assert texts(docx(gallery + paragraph("甲"))) == ["甲"]


def test_a_table_of_contents_that_has_become_text_is_told_by_its_styles() -> None:
    styles = style("T1", name="toc 1") + style("TH", name="TOC Heading")
    body = paragraph("目录页", '<w:pStyle w:val="TH"/>') + paragraph(
        "一、", '<w:pStyle w:val="T1"/>'
    )
    assert texts(docx(body + paragraph("甲"), parts={"styles": styles})) == ["甲"]


def test_a_field_in_a_text_box_is_not_that_around_it() -> None:
    box = f"<w:txbxContent>{paragraph(sign('begin') + run('藏'))}</w:txbxContent>"
    drawn = f"<w:r><w:pict><v:shape><v:textbox>{box}</v:textbox></v:shape></w:pict></w:r>"
    assert texts(docx(paragraph(drawn + run("甲")) + paragraph("乙"))) == ["甲", "乙"]
