"""School documents of every origin: what of them must not show, and what must hold all the same."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable
from typing import TYPE_CHECKING

import docx
import pytest
from docx.enum.section import WD_ORIENT, WD_SECTION
from docx.enum.style import WD_STYLE_TYPE
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import Cm, Pt
from msgspec.structs import replace

from plangen.document.tree import Furniture, Heading, ItemList, ListItem, Paragraph
from plangen.problems import Severity
from plangen.writers.docx.reference_styles import check_reference
from plangen.writers.docx.writer import write_docx
from plangen.writers.style_files import load_style, read_style

from .documents import (
    BODY,
    HANDMADE,
    NUMBERING,
    STYLES,
    Parts,
    W,
    items,
    line,
    of_blocks,
    open_word,
    style,
    value,
    xml_parts,
)
from .test_docx_furniture import LISTS, WIDE

if TYPE_CHECKING:
    from pathlib import Path

    from docx.document import Document as WordDocument

    from plangen.document.tree import Document
    from plangen.writers.styles import Style

SETTINGS = "word/settings.xml"
Saving = Callable[["WordDocument"], "Path"]


@pytest.fixture
def saved(tmp_path: Path) -> Saving:
    """Save a school's document."""

    def save(word: WordDocument) -> Path:
        path = tmp_path / "校本.docx"
        word.save(str(path))
        return path

    return save


def like(path: Path, name: str = "校内", **names: str) -> Style:
    return replace(load_style(name), reference=path, style_names=names)


def written(document: Document, page_style: Style) -> Parts:
    return xml_parts(write_docx(document, page_style))


def with_contents(document: Document = HANDMADE) -> Document:
    return replace(document, furniture=Furniture(contents=True))


def list_of(parts: Parts, identity: str) -> str | None:
    """Return the number of the list in which a style takes part by itself."""
    found = style(parts, identity).find(f"{W}pPr/{W}numPr/{W}numId")
    return None if found is None else found.get(f"{W}val")


# Lists.


def test_the_title_of_the_contents_takes_no_number_from_the_heading_it_is_based_on(
    saved: Saving,
) -> None:
    word = docx.Document()
    based = word.styles["TOC Heading"].element.find(qn("w:basedOn"))
    assert based.get(qn("w:val")) == "Heading1"
    parts = written(with_contents(), like(saved(word)))
    assert list_of(parts, "TOCHeading") == "0"
    assert list_of(parts, "Heading1") not in {None, "0"}


def test_lists_stand_before_the_hint_for_old_macs(saved: Saving) -> None:
    word = docx.Document()
    numbering = word.part.numbering_part.element
    numbering.append(parse_xml(f'<w:numIdMacAtCleanup {nsdecls("w")} w:val="5"/>'))
    tags = [child.tag for child in written(HANDMADE, like(saved(word)))[NUMBERING]]
    assert f"{W}numIdMacAtCleanup" not in tags
    assert tags == sorted(tags, key=[f"{W}abstractNum", f"{W}num"].index)


def test_no_list_of_the_school_is_linked_to_a_heading_beside_plangens(saved: Saving) -> None:
    word = docx.Document()
    numbering = word.part.numbering_part.element
    levels = "".join(
        f'<w:lvl w:ilvl="{i}"><w:numFmt w:val="decimal"/><w:pStyle w:val="Heading{i + 1}"/>'
        f'<w:lvlText w:val="%{i + 1}"/></w:lvl>'
        for i in range(4)
    )
    abstract = f'<w:abstractNum {nsdecls("w")} w:abstractNumId="77">{levels}</w:abstractNum>'
    number = f'<w:num {nsdecls("w")} w:numId="77"><w:abstractNumId w:val="77"/></w:num>'
    numbering.insert(0, parse_xml(abstract))
    numbering.append(parse_xml(number))
    for level in range(4):
        properties = word.styles[f"Heading {level + 1}"].element.get_or_add_pPr()
        properties.get_or_add_numPr().get_or_add_numId().val = 77
    parts = written(HANDMADE, like(saved(word)))
    linked = sorted(str(p.get(f"{W}val")) for p in parts[NUMBERING].iter(f"{W}pStyle"))
    assert [name for name in linked if name.startswith("Heading")] == [
        "Heading1",
        "Heading2",
        "Heading3",
        "Heading4",
    ]


def test_a_list_within_an_item_goes_on_in_the_numbering_of_its_parent() -> None:
    parts = written(LISTS, load_style())
    numbers = [(value(n, "numId"), value(n, "ilvl")) for n in parts[BODY].iter(f"{W}numPr")]
    (outer, _), (inner, depth), *_ = numbers
    assert inner == outer
    assert depth == "1"
    assert numbers[3][0] != outer


def test_a_bullet_within_a_numbered_item_begins_at_the_first_step() -> None:
    bullets = ItemList(ordered=False, items=items("甲"))
    block = ItemList(ordered=True, items=(ListItem(line("乙"), (bullets,)),))
    _, bullet = written(of_blocks(block), load_style())[BODY].iter(f"{W}numPr")
    assert value(bullet, "ilvl") == "0"


# Styles.


def test_a_default_style_of_another_name_is_the_base_of_the_new_ones(saved: Saving) -> None:
    word = docx.Document()
    word.styles["Normal"].element.find(qn("w:name")).set(qn("w:val"), "学校的默认")
    parts = written(HANDMADE, like(saved(word)))
    based = {}
    defaults = []
    for each in parts[STYLES].iter(f"{W}style"):
        parent = each.find(f"{W}basedOn")
        based[each.get(f"{W}styleId")] = None if parent is None else parent.get(f"{W}val")
        if each.get(f"{W}type") == "paragraph" and each.get(f"{W}default") == "1":
            defaults.append(each.get(f"{W}styleId"))
    assert defaults == ["Normal"]
    assert all(identity != parent for identity, parent in based.items())


def test_captions_and_headings_stay_with_what_follows(saved: Saving) -> None:
    word = docx.Document()
    for name in ("Caption", "Heading 1"):
        word.styles[name].element.get_or_add_pPr().keepNext_val = None
    found = open_word(write_docx(HANDMADE, like(saved(word))))
    for name in ("Caption", "Heading 1"):
        assert found.styles[name].element.find(f"{W}pPr/{W}keepNext") is not None


def test_a_heading_in_a_style_of_the_school_shows_in_the_navigation(saved: Saving) -> None:
    word = docx.Document()
    word.styles.add_style("学校标题一", WD_STYLE_TYPE.PARAGRAPH)
    data = write_docx(HANDMADE, like(saved(word), 一级标题="学校标题一"))
    element = open_word(data).styles["学校标题一"].element
    assert element.find(f"{W}pPr/{W}outlineLvl").get(f"{W}val") == "0"


def test_what_is_filled_in_has_the_face_of_the_school(saved: Saving) -> None:
    parts = written(HANDMADE, like(saved(docx.Document())))
    for identity in ("TableText", "Signature"):
        assert style(parts, identity).find(f"{W}rPr/{W}rFonts") is None


# Pages.


def test_a_page_that_lies_at_the_end_is_not_taken_for_all(saved: Saving) -> None:
    word = docx.Document()
    word.add_paragraph("正文")
    annex = word.add_section(WD_SECTION.NEW_PAGE)
    annex.orientation = WD_ORIENT.LANDSCAPE
    annex.page_width, annex.page_height = annex.page_height, annex.page_width
    section = open_word(write_docx(HANDMADE, like(saved(word)))).sections[0]
    assert (section.page_height or 0) > (section.page_width or 0)


def test_a_first_page_of_its_own_is_the_first_alone(saved: Saving) -> None:
    word = docx.Document()
    word.sections[0].different_first_page_header_footer = True
    word.sections[0].first_page_header.paragraphs[0].text = "红头"
    blocks = (Paragraph(line("前。")), Paragraph(line("见下。")), WIDE, Paragraph(line("后。")))
    sections = list(written(of_blocks(*blocks), like(saved(word)))[BODY].iter(f"{W}sectPr"))
    assert [s.find(f"{W}titlePg") is not None for s in sections] == [True, False, False]


@pytest.mark.parametrize(("name", "sides"), [("校内", False), ("公文", True)])
def test_odd_and_even_pages_differ_as_the_head_and_foot_in_use_do(
    saved: Saving, name: str, *, sides: bool
) -> None:
    word = docx.Document()
    word.settings.odd_and_even_pages_header_footer = not sides
    parts = written(HANDMADE, like(saved(word), name))
    assert (parts[SETTINGS].find(f"{W}evenAndOddHeaders") is not None) is sides


@pytest.mark.parametrize("name", ["校内", "公文"])
def test_a_school_with_a_head_alone_gets_the_page_number_of_the_style(
    saved: Saving, name: str
) -> None:
    word = docx.Document()
    word.sections[0].header.paragraphs[0].text = "向阳小学"
    section = open_word(write_docx(HANDMADE, like(saved(word), name))).sections[0]
    assert section.header.paragraphs[0].text == "向阳小学"
    assert section.footer.paragraphs[0].text == "— 1 —"


# What must not go on.


def test_nobody_and_nothing_of_the_old_document_is_named(saved: Saving) -> None:
    word = docx.Document()
    word.core_properties.category = "甲类"
    word.core_properties.content_status = "终稿"
    header = word.sections[0].header.paragraphs[0]._p
    changes = (
        f"<w:p {nsdecls('w')}>"
        '<w:ins w:id="1" w:author="张三"><w:r><w:t>新校名</w:t></w:r></w:ins>'
        '<w:del w:id="2" w:author="张三"><w:r><w:delText>旧校名</w:delText></w:r></w:del></w:p>'
    )
    header.getparent().replace(header, parse_xml(changes))
    for name in ("writeProtection", "trackRevisions"):
        word.settings.element.insert(0, parse_xml(f"<w:{name} {nsdecls('w')}/>"))
    with zipfile.ZipFile(io.BytesIO(write_docx(HANDMADE, like(saved(word))))) as archive:
        parts = [archive.read(name).decode("utf-8", "replace") for name in archive.namelist()]
    everything = "".join(parts)
    for old in ("甲类", "终稿", "张三", "旧校名", "writeProtection", "trackRevisions", "Company"):
        assert old not in everything
    assert "新校名" in everything


def test_the_language_is_chinese(saved: Saving) -> None:
    parts = written(HANDMADE, like(saved(docx.Document())))
    languages = {e.get(f"{W}eastAsia") for e in parts[STYLES].iter(f"{W}lang")}
    languages |= {e.get(f"{W}eastAsia") for e in parts[SETTINGS].iter(f"{W}themeFontLang")}
    assert languages == {"zh-CN"}


# What is told.


def test_a_document_that_was_set_by_hand_is_told(saved: Saving) -> None:
    word = docx.Document()
    for text in ("标题", "第一段", "第二段", "第三段"):
        added = word.add_paragraph()
        added.add_run(text).font.size = Pt(14)
        added.paragraph_format.first_line_indent = Cm(1)
    path = saved(word)
    (told,) = [p for p in check_reference(path, like(path)) if p.severity is Severity.WARNING]
    assert "4 段里有 4 段" in told.message
    assert "所选内容" in told.hint


def test_a_document_set_in_styles_is_not_told_so(saved: Saving) -> None:
    word = docx.Document()
    for text in ("第一段", "第二段", "第三段"):
        word.add_paragraph(text)
    path = saved(word)
    assert not [p for p in check_reference(path, like(path)) if p.severity is Severity.WARNING]


def test_what_a_style_file_says_in_vain_is_told(saved: Saving, tmp_path: Path) -> None:
    path = saved(docx.Document())
    file = tmp_path / "校本.yaml"
    said = "参照: 校本.docx\n正文: {字号: 三号}\n页边距: {左: 4}\n编号: [一、]\n"
    file.write_text(said, encoding="utf-8")
    (told,) = [p for p in check_reference(path, read_style(file)) if "没有用" in p.message]
    assert told.message.endswith("页边距、正文")


# The style of the page.


def test_pages_are_counted_without_those_before_the_text() -> None:
    counts = []
    for furniture in (Furniture(cover=True), Furniture()):
        document = replace(HANDMADE, furniture=furniture)
        parts = written(document, load_style("简洁"))
        (name,) = [name for name in parts if name.startswith("word/footer")]
        fields = [str(found.text).strip() for found in parts[name].iter(f"{W}instrText")]
        names = [b.get(f"{W}name") for b in parts[BODY].iter(f"{W}bookmarkStart")]
        counts.append((fields, "_PlangenEnd" in names))
    assert counts == [(["PAGE", "PAGEREF _PlangenEnd"], True), (["PAGE", "NUMPAGES"], False)]


@pytest.mark.parametrize(("name", "there"), [("公文", True), ("校内", False)])
def test_a_page_of_exact_lines_leaves_lone_lines_alone(name: str, *, there: bool) -> None:
    (defaults,) = written(HANDMADE, load_style(name))[STYLES].iter(f"{W}pPrDefault")
    assert (defaults.find(f"{W}pPr/{W}widowControl") is not None) is there


def test_long_contents_name_the_first_level_alone() -> None:
    many = [Heading(1, line("措施")), *(Heading(2, line(f"第{n}项")) for n in range(30))]
    parts = written(with_contents(of_blocks(*many)), load_style())
    fields = [str(found.text).strip() for found in parts[BODY].iter(f"{W}instrText")]
    assert fields[0] == 'TOC \\o "1-1" \\h \\z \\u'
    assert len([each for each in fields if each.startswith("PAGEREF")]) == 1
