"""A text that begins like a formula stays a text in every table that a spreadsheet may open."""

from __future__ import annotations

import ast
import io
import zipfile
from decimal import Decimal
from pathlib import Path

import openpyxl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import plangen
from example_documents import as_docx, names
from plangen.document.tree import Chart, Series, Span
from plangen.writers.characters import one_line
from plangen.writers.docx.chart_workbook import chart_workbook
from plangen.writers.output import FORMATS
from plangen.writers.workbook import table_workbook

SIGNS = ("=", "+", "-", "@", "＝", "\t=", "\r=", " =", "\n+")
TEXTS = ("cmd|' /C calc'!A0", "1+1", 'HYPERLINK("http://x","甲")', "许晓", "SUM(A1)", "0")
WRITERS = {"csv.writer", "csv.DictWriter", "openpyxl.Workbook", "xlsxwriter.Workbook"}
HOSTILE = [sign + text for sign in SIGNS for text in TEXTS]


def workbook(texts: list[str]) -> openpyxl.Workbook:
    """Return the workbook of a chart that has a text for its axis, a category and a series."""
    series = tuple(Series(text, (Decimal(1),) * len(texts)) for text in texts)
    caption = (Span("人数"),)
    chart = Chart(
        caption, bars=False, axis=texts[0], categories=tuple(texts), series=series, unit="人"
    )
    return openpyxl.load_workbook(io.BytesIO(chart_workbook(chart)))


def test_texts_like_formulas_are_texts() -> None:
    sheet = workbook(HOSTILE).active
    read = [one_line(text) for text in HOSTILE]
    assert [cell.value for cell in sheet[1]] == [read[0], *read]
    assert [cell.value for cell in sheet["A"]] == [read[0], *read]
    for cell in (*sheet[1], *sheet["A"]):
        assert cell.data_type == "s"
        # So that it stays one when somebody edits the cell.
        assert cell.quotePrefix
    assert {cell.data_type for row in sheet.iter_rows(min_row=2, min_col=2) for cell in row} == {
        "n"
    }


def test_texts_like_formulas_are_texts_in_a_table_too() -> None:
    rows: list[list[str | int]] = [[text, 1] for text in HOSTILE]
    data = table_workbook("=1+1", ["=甲", "+乙"], rows)
    sheet = openpyxl.load_workbook(io.BytesIO(data)).active
    told = [sheet["A1"], *sheet[2], *(sheet.cell(row, 1) for row in range(3, len(rows) + 3))]
    assert {(cell.data_type, cell.quotePrefix) for cell in told} == {("s", True)}
    assert [cell.value for cell in sheet["A"]][2:] == list(map(one_line, HOSTILE))


@given(
    st.lists(st.text(st.characters(codec="utf-8"), min_size=1, max_size=12), min_size=1, max_size=3)
)
@settings(deadline=None, max_examples=60)
def test_any_text_comes_back_as_it_was(texts: list[str]) -> None:
    sheet = workbook(texts).active
    assert [cell.value or "" for cell in sheet["A"]][1:] == list(map(one_line, texts))
    assert all(cell.data_type in "sn" for row in sheet.iter_rows() for cell in row)


def test_a_usual_text_is_not_marked() -> None:
    sheet = workbook(["许×", "80～89分", "60分以下"]).active
    assert not any(cell.quotePrefix for cell in sheet["A"])


@pytest.mark.parametrize("name", names())
def test_no_workbook_in_an_example_has_a_formula(name: str) -> None:
    with zipfile.ZipFile(io.BytesIO(as_docx(name))) as archive:
        books = [archive.read(part) for part in archive.namelist() if part.endswith(".xlsx")]
    for book in books:
        for sheet in openpyxl.load_workbook(io.BytesIO(book)):
            kinds = {cell.data_type for row in sheet.iter_rows() for cell in row}
            assert kinds <= {"s", "n"}
        with zipfile.ZipFile(io.BytesIO(book)) as archive:
            assert not any("externalLink" in part or "vba" in part for part in archive.namelist())


def test_no_other_table_is_written() -> None:
    assert not {"xlsx", "xls", "csv", "tsv"} & set(FORMATS)
    writing = set()
    source = Path(plangen.__file__).parent
    for path in source.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            is_import = isinstance(node, ast.ImportFrom) and node.module == "xlsxwriter"
            is_call = isinstance(node, ast.Attribute) and ast.unparse(node) in WRITERS
            if is_import or is_call:
                writing.add(path.relative_to(source).as_posix())
    # Both write their cells by the one function that tells texts from formulas.
    assert writing == {"writers/workbook.py", "writers/docx/chart_workbook.py"}
