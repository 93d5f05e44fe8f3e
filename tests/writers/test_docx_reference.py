"""The school's own document as the base: what is taken from it, and what never is."""

from __future__ import annotations

import io
import struct
import zipfile
import zlib
from typing import TYPE_CHECKING

import docx
import pytest
from docx.enum.style import WD_STYLE_TYPE
from docx.oxml.ns import qn
from docx.shared import Cm, Pt, Twips
from msgspec.structs import replace

from hostile.archives import bomb, changed
from plangen.document.tree import Furniture
from plangen.problems import ProblemsError, Severity
from plangen.writers.docx.package import is_as_written
from plangen.writers.docx.reference_styles import check_reference
from plangen.writers.docx.writer import write_docx
from plangen.writers.style_files import load_style

from .documents import BODY, HANDMADE, NUMBERING, STYLES, W, open_word, value, xml_parts

if TYPE_CHECKING:
    from pathlib import Path

    from plangen.writers.styles import Style

OLD_TEXT = "别的学校的旧正文"


def picture(colour: int) -> bytes:
    """Return a PNG of one grey pixel (ISO/IEC 15948, 5)."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        check = zlib.crc32(kind + data)
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", check)

    head = struct.pack(">IIBBBBB", 1, 1, 8, 0, 0, 0, 0)
    pixels = zlib.compress(bytes([0, colour]))
    parts = chunk(b"IHDR", head) + chunk(b"IDAT", pixels) + chunk(b"IEND", b"")
    return b"\x89PNG\r\n\x1a\n" + parts


EMBLEM, OLD_PICTURE = picture(10), picture(200)


@pytest.fixture
def school(tmp_path: Path) -> Path:
    """Return a school's document: its page, head, foot, a style, and a text of its own."""
    word = docx.Document()
    section = word.sections[0]
    section.page_width, section.page_height = Cm(19.5), Cm(27)
    section.left_margin, section.gutter = Cm(2), Cm(0.5)
    section.header.paragraphs[0].text = "向阳小学校徽"
    section.header.paragraphs[0].add_run().add_picture(io.BytesIO(EMBLEM), height=Cm(1))
    section.footer.paragraphs[0].text = "求真　向善"
    word.styles.add_style("学校正文", WD_STYLE_TYPE.PARAGRAPH).paragraph_format.space_after = Pt(3)
    for style in word.styles.element.findall(qn("w:style")):
        # Chinese Word has other ids than English Word for the same styles.
        if style.get(qn("w:styleId")) == "Heading1":
            style.set(qn("w:styleId"), "1")
    word.add_paragraph(OLD_TEXT)
    word.add_picture(io.BytesIO(OLD_PICTURE))
    word.add_paragraph("旧的一条", style="List Number")
    word.add_comment(word.paragraphs[0].runs[0], text="旧的批注", author="某人")
    path = tmp_path / "校本.docx"
    word.save(str(path))
    return path


def like(path: Path, **names: str) -> Style:
    return replace(load_style(), reference=path, style_names=names)


def all_text(data: bytes) -> str:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return "".join(archive.read(name).decode("utf-8", "ignore") for name in archive.namelist())


def test_the_page_is_that_of_the_school(school: Path) -> None:
    section = open_word(write_docx(HANDMADE, like(school))).sections[0]
    assert section.page_width is not None
    assert abs(section.page_width - Cm(19.5)) <= Twips(1)
    assert section.left_margin is not None
    assert abs(section.left_margin - Cm(2.5)) <= Twips(2)


def test_head_and_foot_are_those_of_the_school(school: Path) -> None:
    section = open_word(write_docx(HANDMADE, like(school))).sections[0]
    assert section.header.paragraphs[0].text == "向阳小学校徽"
    assert section.footer.paragraphs[0].text == "求真　向善"


def pictures(data: bytes) -> set[bytes]:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return {archive.read(name) for name in archive.namelist() if name.endswith(".png")}


def test_the_emblem_is_kept_and_the_pictures_of_the_old_text_are_not(school: Path) -> None:
    assert pictures(school.read_bytes()) == {EMBLEM, OLD_PICTURE}
    assert pictures(write_docx(HANDMADE, like(school))) == {EMBLEM}


def test_a_document_without_head_and_foot_gets_those_of_the_style(tmp_path: Path) -> None:
    path = tmp_path / "光.docx"
    docx.Document().save(str(path))
    section = open_word(write_docx(HANDMADE, like(path))).sections[0]
    assert section.footer.paragraphs[0].text == "— 1 —"


def test_nothing_of_the_old_text_is_left(school: Path) -> None:
    data = write_docx(HANDMADE, like(school))
    assert OLD_TEXT in all_text(school.read_bytes())
    for old in (OLD_TEXT, "旧的一条", "旧的批注", "某人"):
        assert old not in all_text(data)
    assert not [name for name in xml_parts(data) if "comment" in name]


def test_the_text_is_the_same_as_without_the_school(school: Path) -> None:
    own = [p.text for p in open_word(write_docx(HANDMADE, load_style())).paragraphs]
    assert [p.text for p in open_word(write_docx(HANDMADE, like(school))).paragraphs] == own


def test_styles_are_found_by_name_whatever_their_id(school: Path) -> None:
    parts = xml_parts(write_docx(HANDMADE, like(school)))
    used = [found.get(f"{W}val") for found in parts[BODY].iter(f"{W}pStyle")]
    assert "1" in used
    assert "Heading1" not in used
    assert set(used) <= {s.get(f"{W}styleId") for s in parts[STYLES].iter(f"{W}style")}


def test_headings_are_numbered_by_one_list_of_plangen(school: Path) -> None:
    parts = xml_parts(write_docx(HANDMADE, like(school)))
    numbers = {
        value(style, "pPr/numPr/numId")
        for style in parts[STYLES].iter(f"{W}style")
        if style.get(f"{W}styleId") in {"1", "Heading2", "Heading3"}
    }
    lists = parts[NUMBERING]
    abstract = {n.get(f"{W}numId"): value(n, "abstractNumId") for n in lists.iter(f"{W}num")}
    (wanted,) = {abstract[number] for number in numbers}
    levels = next(a for a in lists.iter(f"{W}abstractNum") if a.get(f"{W}abstractNumId") == wanted)
    linked = [p.get(f"{W}val") for p in levels.iter(f"{W}pStyle")]
    assert linked == ["1", "Heading2", "Heading3"]
    assert [t.get(f"{W}val") for t in levels.iter(f"{W}lvlText")] == [
        "%1、",
        "（%2）",
        "%3.",
        "（%4）",
        "%5",
    ]


def test_every_list_of_the_body_is_defined(school: Path) -> None:
    parts = xml_parts(write_docx(HANDMADE, like(school)))
    used = {value(n, "numId") for n in parts[BODY].iter(f"{W}numPr")}
    assert used
    assert used <= {n.get(f"{W}numId") for n in parts[NUMBERING].iter(f"{W}num")}


def test_literal_numbers_leave_the_headings_without_a_list(school: Path) -> None:
    literal = replace(HANDMADE, literal=True)
    word = open_word(write_docx(literal, like(school)))
    assert "一、学生情况" in [p.text for p in word.paragraphs]
    for name in ("Heading 1", "Heading 2"):
        (number,) = word.styles[name].element.findall(f"{W}pPr/{W}numPr/{W}numId")
        # None, and not that of a style which it is based on.
        assert number.val == 0


def test_the_school_may_say_what_its_styles_are_called(school: Path) -> None:
    parts = xml_parts(write_docx(HANDMADE, like(school, 正文="学校正文")))
    styles = {value(s, "name"): s.get(f"{W}styleId") for s in parts[STYLES].iter(f"{W}style")}
    running = [
        p
        for p in parts[BODY].iter(f"{W}p")
        if "全班31人" in "".join(t.text or "" for t in p.iter(f"{W}t"))
    ]
    assert [value(p, "pPr/pStyle") for p in running] == [styles["学校正文"]]


def test_missing_styles_are_filled_in_and_told(school: Path) -> None:
    (problem,) = check_reference(school, like(school))
    assert problem.severity is Severity.NOTICE
    assert "表格、落款" in problem.message
    names = {s.name for s in open_word(write_docx(HANDMADE, like(school))).styles}
    assert {"表格文字", "Signature"} <= names


def test_a_name_that_the_school_does_not_have_is_told_with_the_nearest(school: Path) -> None:
    with pytest.raises(ProblemsError) as caught:
        check_reference(school, like(school, 正文="学校的正文"))
    (problem,) = caught.value.problems
    assert "学校的正文" in problem.message
    assert "学校正文" in problem.hint


@pytest.mark.parametrize("content", [b"", b"PK", b"%PDF-1.4", "不是文档".encode()])
def test_what_is_no_document_is_told(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "校本.docx"
    path.write_bytes(content)
    with pytest.raises(ProblemsError) as caught:
        check_reference(path, like(path))
    assert "另存为 .docx" in caught.value.problems[0].hint


@pytest.mark.parametrize("said", [None, 1000], ids=["said", "hidden"])
def test_a_document_that_unpacks_to_gigabytes_is_told(tmp_path: Path, said: int | None) -> None:
    path = tmp_path / "校本.docx"
    path.write_bytes(bomb(("word/document.xml", "[Content_Types].xml"), 2000, said=said))
    with pytest.raises(ProblemsError) as caught:
        check_reference(path, like(path))
    assert caught.value.problems[0].hint


@pytest.mark.parametrize(
    ("part", "xml"),
    [
        ("word/document.xml", "<a/>"),
        ("word/document.xml", "<w:document {}/>"),
        ("word/document.xml", "<w:document {}><w:body/></w:document>"),
        ("word/styles.xml", "<a/>"),
        ("word/_rels/document.xml.rels", "<a/>"),
    ],
)
def test_a_document_with_a_part_that_word_would_not_write_is_told(
    school: Path, part: str, xml: str
) -> None:
    content = xml.format('xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"')
    school.write_bytes(changed(school.read_bytes(), {part: content.encode()}))
    with pytest.raises(ProblemsError, match="不是能用的 Word 文档"):
        write_docx(HANDMADE, like(school))


def test_a_document_that_is_not_there_is_told(tmp_path: Path) -> None:
    with pytest.raises(ProblemsError, match="没有这个文件"):
        check_reference(tmp_path / "没有.docx", load_style())


def test_a_folder_is_told(tmp_path: Path) -> None:
    with pytest.raises(ProblemsError, match="文件夹"):
        check_reference(tmp_path, load_style())


def test_cover_and_contents_have_neither_head_nor_foot_of_the_school(school: Path) -> None:
    document = replace(HANDMADE, furniture=Furniture(cover=True, contents=True))
    parts = xml_parts(write_docx(document, like(school)))
    *front, text = parts[BODY].iter(f"{W}sectPr")
    assert [s.find(f"{W}headerReference") for s in front] == [None, None]
    assert text.find(f"{W}headerReference") is not None
    assert parts["word/settings.xml"].find(f"{W}updateFields") is not None


def test_the_same_document_gives_the_same_bytes_and_knows_its_digest(school: Path) -> None:
    first, second = (write_docx(HANDMADE, like(school)) for _ in range(2))
    assert first == second
    assert is_as_written(first)


def test_a_document_of_plangen_may_be_the_base_of_another(tmp_path: Path) -> None:
    path = tmp_path / "前一份.docx"
    path.write_bytes(write_docx(HANDMADE, load_style("公文")))
    again = like(path)
    assert check_reference(path, again) == []
    parts = xml_parts(write_docx(HANDMADE, again))
    kinds = {s.get(f"{W}type") for s in parts[BODY].iter(f"{W}footerReference")}
    assert kinds == {"default", "even"}
    assert is_as_written(write_docx(HANDMADE, again))
