"""The package: the same bytes for the same input, and an edit noticed."""

from __future__ import annotations

import io
import re
import zipfile

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree
from msgspec.structs import replace

from plangen.document.tree import Chart, Document, Furniture, Heading, Paragraph
from plangen.writers.docx.package import is_as_written
from plangen.writers.output import write_document

from .documents import HANDMADE, edited, line, of_blocks, open_word, table

OURS = r"\[Content_Types\]\.xml|.*\.rels|word/(document|styles|settings|numbering|footer1)\.xml"


@pytest.mark.parametrize("form", ["docx", "html", "md", "txt"])
def test_the_same_tree_gives_the_same_bytes(document: Document, form: str) -> None:
    assert write_document(document, form) == write_document(document, form)


def test_a_different_text_gives_different_bytes() -> None:
    first, second = (write_document(of_blocks(Paragraph(line(t))), "docx") for t in ("甲", "乙"))
    assert first != second


def test_no_part_carries_the_time_of_writing() -> None:
    with zipfile.ZipFile(io.BytesIO(write_document(HANDMADE, "docx"))) as archive:
        assert {entry.date_time[0] for entry in archive.infolist()} == {2000}


def test_every_part_is_listed_once(docx_bytes: bytes) -> None:
    with zipfile.ZipFile(io.BytesIO(docx_bytes)) as archive:
        assert archive.testzip() is None
        names = archive.namelist()
    assert len(names) == len(set(names))


def test_an_untouched_document_is_known_again(docx_bytes: bytes) -> None:
    assert is_as_written(docx_bytes)


def test_an_edited_document_is_noticed(docx_bytes: bytes) -> None:
    assert not is_as_written(edited(docx_bytes))


def test_a_document_that_somebody_else_made_is_not_taken_for_ours() -> None:
    buffer = io.BytesIO()
    open_word(write_document(HANDMADE, "docx")).save(buffer)
    with zipfile.ZipFile(buffer) as old:
        parts = {name: old.read(name) for name in old.namelist() if "custom" not in name}
    foreign = io.BytesIO()
    with zipfile.ZipFile(foreign, "w") as new:
        for name, content in parts.items():
            new.writestr(name, content)
    assert not is_as_written(foreign.getvalue())


@pytest.mark.parametrize(
    "data", [b"", b"PK\x03\x04", "这不是 Word 文件".encode()], ids=["empty", "torn", "text"]
)
def test_what_is_no_document_is_not_taken_for_ours(data: bytes) -> None:
    assert not is_as_written(data)


@settings(deadline=None, max_examples=60)
@given(st.text(st.characters(codec="utf-8") | st.sampled_from("\r\n\t\"'&<>")))
def test_any_text_is_written_as_a_parser_reads_it(text: str) -> None:
    """Parts are put together as text: reading and writing them again must change nothing."""
    cells = table((text, text), (text, text), caption=text)
    chart = Chart(line(text), bars=True, axis=text, categories=("甲",), series=(), unit="人")
    blocks = (Heading(1, line(text)), Paragraph(line(text)), Paragraph(()), cells, chart)
    furniture = Furniture(cover=True, contents=True, approvals=(text,))
    document = replace(of_blocks(*blocks, title=text, author=text), furniture=furniture)
    with zipfile.ZipFile(io.BytesIO(write_document(document, "docx"))) as archive:
        for name in archive.namelist():
            if re.fullmatch(OURS, name):
                root = etree.fromstring(archive.read(name))
                again = etree.tostring(root, encoding="UTF-8", standalone=True)
                assert again == archive.read(name)


def damaged(data: bytes, start: int) -> bytes:
    """Turn some bytes of the file over, as a bad disk would."""
    return (
        data[:start] + bytes(byte ^ 0xFF for byte in data[start : start + 60]) + data[start + 60 :]
    )


@settings(deadline=None, max_examples=60)
@given(st.floats(0, 1))
def test_a_damaged_document_is_never_a_crash_nor_taken_for_ours(share: float) -> None:
    data = write_document(HANDMADE, "docx")
    assert not is_as_written(damaged(data, round(share * (len(data) - 60))))


def test_a_document_cut_short_is_not_taken_for_ours() -> None:
    data = write_document(of_blocks(Heading(1, line("措施"))), "docx")
    assert not is_as_written(data[: len(data) // 2])
