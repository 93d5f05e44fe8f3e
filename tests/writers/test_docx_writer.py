"""The body of the Word document, as Word and python-docx see it."""

from __future__ import annotations

import io
import zipfile
from typing import TYPE_CHECKING

import pytest
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.shared import Cm, Twips
from hypothesis import example, given, settings
from hypothesis import strategies as st

from plangen import resources
from plangen.document.tree import Document, Heading, ItemList, Paragraph, Signature, Table, plain
from plangen.writers.output import write_document

from .documents import (
    BODY,
    HANDMADE,
    NUMBERING,
    STYLES,
    Parts,
    W,
    as_word,
    items,
    line,
    of_blocks,
    open_word,
    table,
    value,
    xml_parts,
)

if TYPE_CHECKING:
    from docx.document import Document as WordDocument

    from plangen.document.tree import Block

HOSTILE = {
    "control-characters": "甲\x00\x01\x0b\x0c\x1f乙",
    "cdata-end": "甲]]>乙",
    "ampersand": "甲&乙&amp;丙",
    "angle-brackets": "甲<乙></w:t></w:r>丙",
    "quotes": "甲\"乙'丙",
    "comment": "甲<!-- 乙 --> <?xml ?>",
    "not-characters": "甲\ufffe\uffff乙",
    "lone-surrogate": "甲\ud800乙",
}
# ECMA-376, CT_PPr: Word reads the children of w:pPr in this order only.
PARAGRAPH_ORDER = (
    "pStyle",
    "keepNext",
    "keepLines",
    "pageBreakBefore",
    "framePr",
    "widowControl",
    "numPr",
    "suppressLineNumbers",
    "pBdr",
    "shd",
    "tabs",
    "suppressAutoHyphens",
    "kinsoku",
    "wordWrap",
    "overflowPunct",
    "topLinePunct",
    "autoSpaceDE",
    "autoSpaceDN",
    "bidi",
    "adjustRightInd",
    "snapToGrid",
    "spacing",
    "ind",
    "contextualSpacing",
    "mirrorIndents",
    "suppressOverlap",
    "jc",
    "textDirection",
    "textAlignment",
    "textboxTightWrap",
    "outlineLvl",
    "divId",
    "cnfStyle",
    "rPr",
    "sectPr",
    "pPrChange",
)


def printed(text: str) -> str:
    """What of a text can be seen on paper."""
    return "".join(char for char in text if char.isprintable())


def paragraph_texts(word: WordDocument) -> list[str]:
    return [paragraph.text for paragraph in word.paragraphs]


# What python-docx finds.


def test_the_title_is_the_first_paragraph(document: Document, word: WordDocument) -> None:
    assert word.paragraphs[0].text == document.title


def test_the_title_has_the_title_style(word: WordDocument) -> None:
    assert word.paragraphs[0].style is not None
    assert word.paragraphs[0].style.name == "Title"


def test_every_heading_is_a_real_heading_of_its_level(
    document: Document,
    word: WordDocument,
) -> None:
    expected = [
        (f"Heading {block.level}", plain(block.line))
        for block in document.blocks
        if isinstance(block, Heading)
    ]
    found = [
        (paragraph.style.name, paragraph.text)
        for paragraph in word.paragraphs
        if paragraph.style is not None and str(paragraph.style.name).startswith("Heading")
    ]
    assert found == expected


def test_every_table_has_the_cells_of_the_tree(document: Document, word: WordDocument) -> None:
    expected = [
        [[plain(cell) for cell in row] for row in (block.header, *block.rows)]
        for block in document.blocks
        if isinstance(block, Table)
    ]
    found = [[[cell.text for cell in row.cells] for row in table.rows] for table in word.tables]
    assert found == expected


def test_no_number_is_typed_into_a_heading_or_item() -> None:
    word = as_word(Heading(1, line("措施")), ItemList(ordered=True, items=items("面批")))
    texts = paragraph_texts(word)
    assert "措施" in texts
    assert "面批" in texts


def test_strong_text_is_bold_and_its_neighbours_are_not() -> None:
    paragraph = next(
        p
        for p in open_word(write_document(HANDMADE, "docx")).paragraphs
        if p.text.startswith("全班31人")
    )
    assert [bool(run.bold) for run in paragraph.runs] == [False, True, False]


def test_a_table_caption_stands_before_its_table_with_a_number(word: WordDocument) -> None:
    captions = [p.text for p in word.paragraphs if p.style and p.style.name == "Caption"]
    assert captions
    assert [text.split()[0] for text in captions] == [f"表{n + 1}" for n in range(len(captions))]


def test_the_signature_is_right_aligned_and_ends_the_document(
    document: Document,
    word: WordDocument,
) -> None:
    signed = [p for p in word.paragraphs if p.style and p.style.name == "Signature"]
    day = document.signature.date
    assert day is not None
    assert [p.text for p in signed] == [
        *document.signature.lines,
        f"{day.year}年{day.month}月{day.day}日",
    ]
    assert paragraph_texts(word)[-len(signed) :] == [p.text for p in signed]
    assert all(
        p.style and p.style.paragraph_format.alignment == WD_ALIGN_PARAGRAPH.RIGHT for p in signed
    )


def test_a_document_without_signature_ends_with_its_last_block() -> None:
    document = Document("计划", "", (Paragraph(line("完")),), Signature((), None), "")
    word = open_word(write_document(document, "docx"))
    assert paragraph_texts(word) == ["计划", "完"]


def test_a_document_without_blocks_still_opens() -> None:
    document = Document("计划", "", (), Signature((), None), "")
    assert paragraph_texts(open_word(write_document(document, "docx"))) == ["计划"]


# The page.


def test_the_page_is_a4(word: WordDocument) -> None:
    section = word.sections[0]
    assert section.page_width is not None
    assert section.page_height is not None
    assert abs(section.page_width - Cm(21.0)) <= Twips(1)
    assert abs(section.page_height - Cm(29.7)) <= Twips(1)


@pytest.mark.parametrize(
    ("side", "key"),
    [
        ("top_margin", "上"),
        ("bottom_margin", "下"),
        ("left_margin", "左"),
        ("right_margin", "右"),
    ],
    ids=["top", "bottom", "left", "right"],
)
def test_the_margins_are_those_of_the_style_file(word: WordDocument, side: str, key: str) -> None:
    wanted = Cm(float(resources.read_yaml("styles/校内.yaml")["页边距"][key]))
    assert abs(getattr(word.sections[0], side) - wanted) <= Twips(1)


def test_the_footer_shows_the_page_number_as_a_field(parts: Parts) -> None:
    (name,) = [name for name in parts if name.startswith("word/footer")]
    instructions = [str(found.text).split() for found in parts[name].iter(f"{W}instrText")]
    states = [found.get(f"{W}fldCharType") for found in parts[name].iter(f"{W}fldChar")]
    assert instructions == [["PAGE"]]
    assert states == ["begin", "separate", "end"]


def test_the_footer_belongs_to_the_section(word: WordDocument) -> None:
    assert not word.sections[0].footer.is_linked_to_previous
    assert word.sections[0].footer.paragraphs[0].text.strip()


# Fonts and language.


def test_every_run_says_that_it_is_chinese_and_leaves_its_face_to_the_style(parts: Parts) -> None:
    texts = [BODY, *(name for name in parts if name.startswith("word/footer"))]
    runs = [run for name in texts for run in parts[name].iter(f"{W}r")]
    assert runs
    for run in runs:
        (faces,) = run.iter(f"{W}rFonts")
        assert dict(faces.attrib) == {f"{W}hint": "eastAsia"}
        assert run.find(f"{W}rPr/{W}sz") is None


def test_every_style_names_its_chinese_font_and_language(parts: Parts) -> None:
    styled = [s for s in parts[STYLES].iter(f"{W}style") if s.get(f"{W}type") == "paragraph"]
    assert styled
    for each in styled:
        assert value(each, "rPr/rFonts", "eastAsia")
        assert value(each, "rPr/lang", "eastAsia") == "zh-CN"


def test_the_defaults_are_chinese_text(parts: Parts) -> None:
    (defaults,) = parts[STYLES].iter(f"{W}rPrDefault")
    assert value(defaults, "rPr/lang", "eastAsia") == "zh-CN"


# Consistency of the package.


def out_of_order(parts: Parts) -> list[list[str]]:
    """Names of the children of every w:pPr that Word would have to reject."""
    found = [
        [child.tag.removeprefix(W) for child in properties]
        for part in parts.values()
        for properties in part.iter(f"{W}pPr")
    ]
    assert found
    return [names for names in found if names != sorted(names, key=PARAGRAPH_ORDER.index)]


def test_paragraph_properties_stand_in_the_order_that_word_reads(parts: Parts) -> None:
    assert out_of_order(parts) == []


@pytest.mark.parametrize(
    "block",
    [
        Heading(1, line("甲")),
        Paragraph(line("甲")),
        ItemList(ordered=True, items=items("甲")),
        ItemList(ordered=False, items=items("甲")),
        table(("甲", "乙"), ("丙", "丁")),
    ],
    ids=["heading", "paragraph", "numbered-item", "bullet", "table"],
)
def test_paragraph_properties_are_in_order_whatever_stands_before_the_signature(
    block: Block,
) -> None:
    assert out_of_order(xml_parts(write_document(of_blocks(block), "docx"))) == []


@pytest.mark.parametrize(
    "block",
    [
        Paragraph(line("甲")),
        ItemList(ordered=True, items=items("甲")),
        table(("甲", "乙"), ("丙", "丁")),
    ],
    ids=["paragraph", "numbered-item", "table"],
)
def test_the_signature_never_stands_alone_on_a_page(block: Block) -> None:
    paragraphs = as_word(block).paragraphs
    signed = [i for i, p in enumerate(paragraphs) if p.style and p.style.name == "Signature"]
    before = paragraphs[signed[0] - 2 : signed[-1]]
    assert [p.paragraph_format.keep_with_next for p in before] == [True] * len(before)


def kept(word: WordDocument, table: int = 0) -> list[bool]:
    """Whether each row of a table is held together with what follows it."""
    return [
        all(p.paragraph_format.keep_with_next for cell in row.cells for p in cell.paragraphs)
        for row in word.tables[table].rows
    ]


def test_tall_rows_are_not_held_together_for_they_would_leave_a_page_half_empty() -> None:
    rows = [(f"第{n}行", "甲" * 400) for n in range(4)]
    word = as_word(table(("甲", "乙"), *rows), Paragraph(line("后文")))
    assert kept(word) == [True] + [False] * 4


def test_a_short_table_stays_on_one_page() -> None:
    rows = [(f"第{n}行", "乙") for n in range(4)]
    assert kept(as_word(table(("甲", "乙"), *rows), Paragraph(line("后文")))) == [True] * 4 + [
        False
    ]


def test_a_long_table_may_go_on_on_the_next_page() -> None:
    rows = [(f"第{n}行", "乙") for n in range(60)]
    assert not all(kept(as_word(table(("甲", "乙"), *rows), Paragraph(line("后文"))))[1:-1])


def test_the_words_before_a_table_stay_with_it() -> None:
    word = as_word(Paragraph(line("名单如下：")), table(("甲", "乙"), ("丙", "丁")))
    (before,) = [p for p in word.paragraphs if p.text == "名单如下："]
    assert before.paragraph_format.keep_with_next


def test_the_item_before_a_table_stays_with_it() -> None:
    word = as_word(ItemList(ordered=True, items=items("甲", "乙")), table(("甲",), ("丙",)))
    found = [bool(p.paragraph_format.keep_with_next) for p in word.paragraphs if p.text in "甲乙"]
    assert found[-1]


def test_a_paragraph_before_a_paragraph_is_not_held() -> None:
    word = as_word(Paragraph(line("先")), Paragraph(line("后")), table(("甲",), ("丙",)))
    (first,) = [p for p in word.paragraphs if p.text == "先"]
    assert not first.paragraph_format.keep_with_next


def test_a_table_before_the_signature_keeps_its_last_row_with_it() -> None:
    assert kept(as_word(table(("甲", "乙"), ("丙", "丁")))) == [True, True]


def test_every_paragraph_style_in_use_is_defined(parts: Parts) -> None:
    used = {found.get(f"{W}val") for part in parts.values() for found in part.iter(f"{W}pStyle")}
    defined = {found.get(f"{W}styleId") for found in parts[STYLES].iter(f"{W}style")}
    assert used
    assert used <= defined


def test_every_list_in_use_is_defined(parts: Parts) -> None:
    used = {
        found.get(f"{W}val") for name in (BODY, STYLES) for found in parts[name].iter(f"{W}numId")
    }
    defined = {found.get(f"{W}numId") for found in parts[NUMBERING].iter(f"{W}num")}
    assert used
    assert used <= defined


# Core properties.


def test_title_and_author_are_in_the_document_properties(
    document: Document,
    word: WordDocument,
) -> None:
    assert word.core_properties.title == document.title
    assert word.core_properties.author == document.author == "李老师"


def test_the_document_properties_name_chinese_as_language(word: WordDocument) -> None:
    assert word.core_properties.language == "zh-CN"


def test_the_document_is_dated_by_its_signature_not_by_the_clock(
    document: Document,
    word: WordDocument,
) -> None:
    created, modified = word.core_properties.created, word.core_properties.modified
    assert created is not None
    assert modified is not None
    assert created.date() == modified.date() == document.signature.date


def test_no_part_names_the_program_library(docx_bytes: bytes) -> None:
    with zipfile.ZipFile(io.BytesIO(docx_bytes)) as archive:
        naming = [
            name for name in archive.namelist() if b"python-docx" in archive.read(name).lower()
        ]
    assert naming == []


# Values from the data.


@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE.keys())
def test_a_hostile_text_never_breaks_the_structure(text: str) -> None:
    document = of_blocks(
        Heading(1, line(text)),
        Paragraph(line(text)),
        ItemList(ordered=True, items=items(text)),
        ItemList(ordered=False, items=items(text)),
        table((text, "乙"), ("甲", text), caption=text),
    )
    word = open_word(write_document(document, "docx"))
    wanted = printed(text)
    assert sum(wanted in printed(found) for found in paragraph_texts(word)) == 5
    assert [printed(cell.text) for cell in word.tables[0]._cells] == [wanted, "乙", "甲", wanted]


@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE.keys())
def test_a_hostile_title_or_teacher_never_breaks_the_structure(text: str) -> None:
    data = write_document(of_blocks(Paragraph(line("甲")), title=text, author=text), "docx")
    word = open_word(data)
    assert printed(word.core_properties.title) == printed(text)
    assert printed(word.core_properties.author) == printed(text)
    assert printed(word.paragraphs[0].text) == printed(text)


def test_a_title_longer_than_word_properties_allow_is_still_written() -> None:
    word = open_word(write_document(of_blocks(Paragraph(line("甲")), title="长" * 300), "docx"))
    assert word.paragraphs[0].text == "长" * 300
    assert word.core_properties.title == "长" * 255


@given(st.text(max_size=40))
@example("]]>")
@example("\x00")
@settings(deadline=None, max_examples=40)
def test_any_text_comes_back_with_every_printable_character(text: str) -> None:
    data = write_document(of_blocks(Paragraph(line(f"始{text}终"))), "docx")
    xml_parts(data)
    found = [p.text for p in open_word(data).paragraphs if p.text.startswith("始")]
    assert [printed(text) for text in found] == [printed(f"始{text}终")]
