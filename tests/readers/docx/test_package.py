"""Files as they come: of other variants, incomplete, broken, encrypted, made to do harm."""

from __future__ import annotations

import time
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from plangen.problems import Problem, ProblemsError
from plangen.readers.docx.package import ENCRYPTED
from plangen.readers.docx.reading import read_docx
from plangen.readers.file_types import OLD_OFFICE
from plangen.readers.reading import read_manuscript
from word_files import (
    abstract,
    cell,
    docx,
    level,
    num,
    numbered,
    paragraph,
    row,
    run,
    style,
    table,
    unzipped,
    zipped,
)

from .reading import PATH, lines, marks, texts

if TYPE_CHECKING:
    from collections.abc import Callable

BODY = "word/document.xml"
STRICT = (
    (
        b"http://schemas.openxmlformats.org/wordprocessingml/2006/main",
        b"http://purl.oclc.org/ooxml/wordprocessingml/main",
    ),
    (
        b"http://schemas.openxmlformats.org/officeDocument/2006/relationships",
        b"http://purl.oclc.org/ooxml/officeDocument/relationships",
    ),
    (
        b"http://schemas.openxmlformats.org/officeDocument/2006/math",
        b"http://purl.oclc.org/ooxml/officeDocument/math",
    ),
)
LISTED = docx(
    paragraph("学生情况", '<w:pStyle w:val="A"/>'),
    parts={
        "styles": style("A", numbered(1)),
        "numbering": abstract(1, level(0, "%1、", "chineseCounting")) + num(1, 1),
    },
)


def changed(data: bytes, **parts: bytes | None) -> bytes:
    """Put other parts in the place of some, named by their last names; None takes one away."""
    members = unzipped(data)
    for name in [*members]:
        short = Path(name).name.partition(".")[0]
        if short in parts:
            content = parts[short]
            if content is None:
                del members[name]
            else:
                members[name] = content
    return zipped(members)


def problem(data: bytes) -> Problem:
    with pytest.raises(ProblemsError) as error:
        read_docx(PATH, data)
    (found,) = error.value.problems
    assert found.file == PATH
    assert found.hint
    return found


# Variants.


def test_a_strict_document_reads_as_any_other() -> None:
    members = unzipped(LISTED)
    for usual, strict in STRICT:
        members = {name: part.replace(usual, strict) for name, part in members.items()}
    assert b"purl.oclc.org" in members[BODY]
    assert marks(zipped(members)) == ["一、"]


@pytest.mark.parametrize("name", ["文稿.docm", "文稿.dotx", "文稿.DOCX", "文稿.doc", "文稿.wps"])
def test_what_a_document_is_called_does_not_matter(name: str, tmp_path: Path) -> None:
    path = tmp_path / name
    path.write_bytes(LISTED)
    (passage,) = read_manuscript(path).passages
    assert (passage.mark, passage.text) == ("一、", "学生情况")


def test_parts_are_found_by_their_relations() -> None:
    members = unzipped(LISTED)
    moved = {
        name.replace("word/", "文稿/正/").replace("document.xml", "d1.xml"): part.replace(
            b'Target="word/document.xml"', 'Target="/文稿/正/d1.xml"'.encode()
        )
        for name, part in members.items()
    }
    assert marks(zipped(moved)) == ["一、"]


@pytest.mark.parametrize(
    "names",
    [
        lambda name: name.replace("/", "\\"),
        lambda name: name.replace("word/", "Word/") if name.endswith(".xml") else name,
    ],
    ids=["backslashes", "capitals"],
)
def test_names_of_parts_may_be_written_otherwise(names: Callable[[str], str]) -> None:
    data = zipped({names(name): content for name, content in unzipped(LISTED).items()})
    assert marks(data) == ["一、"]


@pytest.mark.parametrize("part", ["styles", "numbering"])
@pytest.mark.parametrize("content", [None, b"", b"<torn", b"<w:x xmlns:w='urn:x'/>"])
def test_a_part_that_is_missing_or_torn_is_done_without(part: str, content: bytes | None) -> None:
    data = changed(LISTED, **{part: content})
    assert texts(data) == ["学生情况"]
    assert marks(data) == [""]


def test_without_any_relations_the_usual_places_serve() -> None:
    members = unzipped(LISTED)
    for name in ("_rels/.rels", "word/_rels/document.xml.rels", "[Content_Types].xml"):
        del members[name]
    assert marks(zipped(members)) == ["一、"]


def test_a_part_outside_of_the_package_is_not_looked_for() -> None:
    section = '<w:sectPr><w:headerReference w:type="default" r:id="header1"/></w:sectPr>'
    data = docx(paragraph("甲"), section=section, parts={"header1": paragraph("头")})
    relations = unzipped(data)["word/_rels/document.xml.rels"]
    away = relations.replace(b'Target="header1.xml"', b'Target="../../../etc/passwd"')
    outside = relations.replace(
        b'Target="header1.xml"', b'Target="http://x/" TargetMode="External"'
    )
    assert texts(data) == ["甲", "头"]
    for other in (away, outside):
        members = unzipped(data) | {"word/_rels/document.xml.rels": other}
        assert texts(zipped(members)) == ["甲"]


# Broken files.


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"PK\x03\x04",
        b"PK\x05\x06" + b"\0" * 18,
        LISTED[: len(LISTED) // 2],
        changed(LISTED, document=b""),
        changed(LISTED, document=b"<w:document"),
        changed(LISTED, document=b"<a/>"),
        changed(LISTED, document=unzipped(LISTED)[BODY].replace(b"w:body", b"w:nobody")),
        LISTED.replace(b"PK\x03\x04", b"PK\x03\x05", 1),
    ],
    ids=["empty", "begin", "no-files", "half", "no-text", "torn", "other", "no-body", "header"],
)
def test_a_broken_document_is_said_to_be_broken(data: bytes) -> None:
    found = problem(data)
    assert "损坏或不完整" in found.message or "不是 Word 文稿" in found.message
    assert ".docx" in found.hint


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("xl/workbook.xml", "这是 Excel 表格"),
        ("ppt/presentation.xml", "这是幻灯片"),
        ("content.xml", "OpenDocument"),
        ("Index/Document.iwa", "Pages"),
        ("照片.jpg", "这不是 Word 文稿"),
    ],
)
def test_another_file_is_called_by_its_name(name: str, words: str) -> None:
    assert words in problem(zipped({name: b"<a/>"})).message


def test_an_encrypted_document_is_said_to_have_a_password() -> None:
    found = problem(OLD_OFFICE + b"\0" * 600 + ENCRYPTED)
    assert "密码" in found.message
    assert "另存" in found.hint


def test_an_old_document_is_called_old() -> None:
    assert ".doc" in problem(OLD_OFFICE + b"\0" * 600).message


# Files made to do harm.


def test_a_zip_bomb_is_not_unpacked() -> None:
    started = time.perf_counter()
    body = paragraph("学" * 8_000_000)
    assert "太大" in problem(docx(body)).message
    assert time.perf_counter() - started < 5


def test_many_parts_are_too_many() -> None:
    extra = {f"word/x{n}.xml": b"<a/>" for n in range(5_001)}
    assert "太大" in problem(docx(paragraph("甲"), files=extra)).message


DTD = b'<!DOCTYPE x [<!ENTITY a "%s"><!ENTITY b SYSTEM "file:///etc/hostname">]>' % (b"ha" * 99)


@pytest.mark.parametrize("inside", [b"&a;", b"&b;", b""], ids=["inner", "outer", "unused"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
def test_declared_entities_are_refused(inside: bytes, encoding: str) -> None:
    content = unzipped(docx(paragraph("甲")))[BODY].replace("甲".encode(), inside)
    declaration, _, rest = content.partition(b"?>\n")
    text = (declaration + b"?>" + DTD + rest).decode().replace("UTF-8", encoding.upper())
    assert "损坏" in problem(changed(LISTED, document=text.encode(encoding))).message


def test_text_in_another_encoding_of_xml_is_read() -> None:
    text = unzipped(docx(paragraph("甲")))[BODY].decode().replace("UTF-8", "UTF-16")
    assert texts(changed(LISTED, document=text.encode("utf-16"))) == ["甲"]


def nested(depth: int) -> bytes:
    begin, end = "<w:sdt><w:sdtContent>", "</w:sdtContent></w:sdt>"
    return docx(begin * depth + paragraph("底") + end * depth)


def test_what_stands_deep_is_read() -> None:
    assert texts(nested(100)) == ["底"]


def test_what_stands_too_deep_is_refused() -> None:
    assert "损坏" in problem(nested(5_000)).message


def test_tables_within_tables_are_read() -> None:
    body = paragraph("底")
    for _ in range(40):
        body = table(row(cell(body + paragraph(""))), columns=1)
    assert texts(docx(body)) == ["底"]


@pytest.mark.parametrize(
    "body",
    [
        paragraph(run("学") * 40_000),
        paragraph("<w:r>" + "<w:t>学</w:t><w:br/>" * 40_000 + "</w:r>"),
        paragraph('<w:r><w:fldChar w:fldCharType="begin"/></w:r>' * 20_000 + run("学")),
        paragraph("学", '<w:pStyle w:val="S0"/>') * 5_000,
        paragraph("学", numbered(1, 8)) * 20_000,
        "".join(paragraph("学", '<w:rPr><w:del w:id="1"/></w:rPr>') for _ in range(3_000)),
    ],
    ids=["runs", "breaks", "fields", "styles", "numbers", "joined"],
)
def test_much_of_one_kind_is_read_in_time(body: str) -> None:
    chain = "".join(style(f"S{n}", based_on=f"S{n + 1}") for n in range(2_000))
    lists = abstract(
        1, *(level(n, "%1%2%3%4%5%6%7%8%9" * 9, "upperRoman", start=30_000) for n in range(9))
    ) + num(1, 1)
    data = docx(body, parts={"styles": chain, "numbering": lists})
    started = time.process_time()
    assert lines(data)
    assert time.process_time() - started < 3
