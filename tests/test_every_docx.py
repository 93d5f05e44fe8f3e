"""Every .docx that the tests made is valid to the Open XML SDK, in Office 2019 and Microsoft 365.

The last test looks at all that came before it, so it comes last whatever is run with it.
"""

from __future__ import annotations

import datetime as dt
import io
import zipfile
from decimal import Decimal
from typing import TYPE_CHECKING

import pytest

from collected import OFFICES, Collected, errors_in, structure_of
from plangen.document.forms import Cell, Form, Grid, GridRow
from plangen.document.tree import Chart, Document, Paragraph, Series, Signature, Span
from plangen.writers.docx.package import is_as_written
from plangen.writers.output import write_document, write_form
from tools import require_validator
from word_files import unzipped, zipped

if TYPE_CHECKING:
    from pathlib import Path

BODY = "word/document.xml"


def written(text: str) -> bytes:
    signature = Signature(("向阳小学",), dt.date(2026, 9, 7))
    return write_document(
        Document("计划", "", (Paragraph((Span(text),)),), signature, "李老师"), "docx"
    )


def changed(data: bytes, old: str, new: str) -> bytes:
    """Change the body of a document as a mistake in the writer would."""
    members = unzipped(data)
    text = members[BODY].decode()
    assert old in text
    return zipped({**members, BODY: text.replace(old, new, 1).encode()})


def test_a_document_is_taken_when_it_is_made(collected: Collected) -> None:
    before = len(collected.distinct)
    written("从来没有写过的一句话")
    assert len(collected.distinct) == before + 1


def test_a_form_is_taken_when_it_is_made(collected: Collected) -> None:
    before = len(collected.distinct)
    grid = Grid((1.0,), (GridRow((Cell(((Span("从来没有写过的一格"),),)),)),))
    write_form(Form("表", (), ((grid,),), landscape=False, author="李老师"), "docx")
    assert len(collected.distinct) == before + 1


def test_documents_that_differ_in_their_words_alone_are_one_to_the_validator() -> None:
    first, second = written("甲"), written("乙丙")
    assert first != second
    assert structure_of(first) == structure_of(second)


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("<w:pPr>", "<w:pPr><w:keepLines/>"),
        ("w:top=", "w:header2="),
        ("<w:t ", "<w:delText "),
    ],
    ids=["element", "attribute", "name"],
)
def test_documents_of_another_structure_are_another(old: str, new: str) -> None:
    data = written("甲")
    broken = changed(data, old, new)
    assert structure_of(broken) != structure_of(data)


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("</w:sectPr>", "</w:sectPr><w:p/>"),
        ("<w:pPr>", '<w:pPr><w:ind w:firstLine="two"/>'),
        ("<w:pPr>", "<w:pPr><w:unheard/>"),
        ("<w:p>", "<w:p"),
    ],
    ids=["order", "value", "element", "torn"],
)
@pytest.mark.parametrize("office", OFFICES)
def test_the_validator_finds_a_mistake(old: str, new: str, office: str, tmp_path: Path) -> None:
    validator = require_validator()
    path = tmp_path / "broken.docx"
    path.write_bytes(changed(written("甲"), old, new))
    assert errors_in(path, office, validator)


def test_a_broken_document_among_the_collected_ones_is_told_with_its_maker() -> None:
    own = Collected()
    own.begin(require_validator())
    own.take(written("甲"))
    own.take(changed(written("甲"), "<w:pPr>", "<w:pPr><w:unheard/>"), "the careless one")
    complaints = own.complaints()
    own.end()
    assert len(complaints) == len(OFFICES)
    assert all(told.startswith("the careless one: ") for told in complaints)
    assert all("unheard" in told and "/word/document.xml" in told for told in complaints)


def test_a_document_taken_before_the_validator_is_there_is_validated_too() -> None:
    own = Collected()
    own.take(changed(written("甲"), "<w:pPr>", "<w:pPr><w:unheard/>"))
    own.begin(require_validator())
    assert own.complaints()
    own.end()


@pytest.mark.parametrize("office", OFFICES)
def test_the_workbook_behind_a_chart_is_valid(office: str, tmp_path: Path) -> None:
    validator = require_validator()
    series = (Series("期末", (Decimal(8), None, Decimal("79.5"))),)
    chart = Chart(
        (Span("人数"),),
        bars=False,
        axis="分数段",
        categories=("甲", "乙", "丙"),
        series=series,
        unit="人",
    )
    document = Document("总结", "", (chart,), Signature((), None), "李老师")
    with zipfile.ZipFile(io.BytesIO(write_document(document, "docx"))) as archive:
        books = [name for name in archive.namelist() if name.endswith(".xlsx")]
        (book,) = map(archive.read, books)
    path = tmp_path / "figures.xlsx"
    path.write_bytes(book)
    assert errors_in(path, office, validator) == []


@pytest.mark.last
def test_every_document_that_was_made_is_valid(
    collected: Collected, tmp_path_factory: pytest.TempPathFactory
) -> None:
    require_validator()
    # Other processes leave theirs as files; what was damaged on purpose is no longer plangen's.
    for path in sorted(tmp_path_factory.getbasetemp().rglob("*.docx")):
        if path.is_file() and is_as_written(data := path.read_bytes()):
            collected.take(data, str(path))
    complaints = collected.complaints()
    assert not complaints, "\n".join(complaints[:50])
    assert collected.samples
