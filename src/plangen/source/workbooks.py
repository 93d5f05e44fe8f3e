"""Workbooks of Excel since 2007 (.xlsx, .xlsm) to sheets of text.

A file from outside may be made to exhaust the machine, so a workbook is unpacked within limits,
and nothing but its sheets is read. A formula counts by the result that was stored with it; where
none was, the cell says so and is not taken for a blank one, nor for a zero.
"""

from __future__ import annotations

import io
import re
import warnings
from typing import TYPE_CHECKING

from msgspec import Struct

from plangen.problems import file_problem
from plangen.source.archives import BROKEN as BROKEN_ARCHIVE
from plangen.source.archives import Oversized, has_doctype, members_of, names_in, stored
from plangen.source.files import MEGABYTE
from plangen.source.sheets import (
    BROKEN,
    MOST_CELLS,
    NOT_COMPUTED,
    SAVE_AS,
    merged_sheet,
    refuse_large,
    shown,
    too_large,
)

if TYPE_CHECKING:
    from collections.abc import Collection
    from pathlib import Path

    from openpyxl import Workbook
    from openpyxl.worksheet.worksheet import Worksheet

    from plangen.source.sheets import Sheet

# Two thousand pupils with forty columns come to five megabytes.
MOST_UNPACKED = 12 * MEGABYTE
# Cells that are written down, blank ones too: openpyxl takes a second for so many.
MOST_WRITTEN = 80_000
# Excel may save by the strict variant of the standard, which openpyxl does not know.
STRICT = {
    b"http://purl.oclc.org/ooxml/spreadsheetml/main": (
        b"http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    ),
    b"http://purl.oclc.org/ooxml/officeDocument/relationships": (
        b"http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    ),
}
MERGED = re.compile(rb'<(?:\w+:)?mergeCell [^>]*?ref="([A-Z]{1,3}\d{1,7}:[A-Z]{1,3}\d{1,7})"')
CELL = re.compile(rb"<(?:\w+:)?c[ />]")
FORMULA = re.compile(rb"<(?:\w+:)?f[ />]")
# Who wrote the file left the results of its formulas to Excel.
TO_BE_COMPUTED = re.compile(rb'fullCalcOnLoad="(?:1|true)"')
OTHERS = {
    "word/document.xml": (
        "这是 Word 文档，不是表格",
        "把表格复制到 Excel 或 WPS 表格里，存为 .xlsx",
    ),
    "Index/Document.iwa": ("这是苹果 Numbers 的文件", "在 Numbers 里选 文件—导出为—Excel"),
    "content.xml": ("这是 OpenDocument 表格（.ods）", SAVE_AS),
    "xl/workbook.bin": ("这是二进制工作簿（.xlsb）", SAVE_AS),
}
AN_ARCHIVE = ("这不是 Excel 工作簿", "压缩包先解开；别的表格文件" + SAVE_AS)


class _Unpacked(Struct, frozen=True):
    """What is needed of a workbook; whether it has formulas, and whether they were computed."""

    data: bytes
    formulas: bool
    to_be_computed: bool


def read_workbook(data: bytes, path: Path) -> list[Sheet]:
    """Read the visible sheets.

    Raises:
        ProblemsError: the workbook is too large or damaged, or it is none.

    """
    unpacked = _unpacked(data, path)
    book = _loaded(unpacked.data, path, results=True)
    formulas = _loaded(unpacked.data, path, results=False) if unpacked.formulas else None
    sheets = []
    for page in book.worksheets:
        if page.sheet_state != "visible":
            continue
        refuse_large(path, page.title, page.max_row, page.max_column)
        rows = [
            [shown(cell.value, cell.number_format if cell.has_style else "") for cell in row]
            for row in page.iter_rows(min_row=1, min_col=1)
        ]
        if formulas is not None:
            _mark_uncomputed(rows, formulas[page.title], zeros=unpacked.to_be_computed)
        merged = (
            (each.min_row - 1, each.max_row, each.min_col - 1, each.max_col)
            for each in page.merged_cells.ranges
        )
        hidden = (i - 1 for i, row in page.row_dimensions.items() if row.hidden)
        sheets.append(merged_sheet(path, page.title, rows, merged, hidden))
    return sheets


def _loaded(data: bytes, path: Path, *, results: bool) -> Workbook:
    import openpyxl  # noqa: PLC0415  (slow)

    try:
        with warnings.catch_warnings(action="ignore"):
            return openpyxl.load_workbook(io.BytesIO(data), data_only=results)
    except Exception:  # noqa: BLE001  (whatever a damaged file brings about)
        raise file_problem(path, BROKEN, SAVE_AS) from None


def _mark_uncomputed(rows: list[list[str]], page: Worksheet, *, zeros: bool) -> None:
    """Say of every formula without a result that it has none.

    Programs that cannot compute store nothing, or a zero and the wish that Excel computes.
    """
    results = {"", "0"} if zeros else {""}
    for row, formulas in zip(rows, page.iter_rows(min_row=1, min_col=1), strict=True):
        for place, cell in enumerate(formulas):
            if cell.data_type == "f" and row[place] in results:
                row[place] = NOT_COMPUTED


def _unpacked(data: bytes, path: Path) -> _Unpacked:
    """Pack what a workbook says of its sheets anew, read within limits; all else stays behind."""
    try:
        names = names_in(data)
        members = members_of(data, wanted=_is_needed, most=MOST_UNPACKED)
    except Oversized:
        raise too_large(path, "") from None
    except BROKEN_ARCHIVE:
        raise file_problem(path, BROKEN, SAVE_AS) from None
    if "xl/workbook.xml" not in members:
        raise file_problem(path, *_other(names))
    if any(map(has_doctype, members.values())):
        raise file_problem(path, BROKEN, SAVE_AS)
    contents = {name: _usual(content) for name, content in members.items()}
    if any(_merged_cells(content) > MOST_CELLS for content in contents.values()):
        raise too_large(path, "")
    formulas = any(map(FORMULA.search, contents.values()))
    # What has formulas is read twice.
    written = sum(len(CELL.findall(content)) for content in contents.values()) * (1 + formulas)
    if written > MOST_WRITTEN:
        raise too_large(path, "")
    return _Unpacked(
        stored(contents),
        formulas=formulas,
        to_be_computed=any(map(TO_BE_COMPUTED.search, contents.values())),
    )


def _usual(content: bytes) -> bytes:
    for strict, usual in STRICT.items():
        content = content.replace(strict, usual)
    return content


def _merged_cells(content: bytes) -> int:
    """Count the cells of merged ranges, for each of which openpyxl makes an object."""
    from openpyxl.utils import range_boundaries  # noqa: PLC0415  (slow)

    count = 0
    for reference in MERGED.findall(content):
        left, top, right, bottom = range_boundaries(reference.decode())
        count += max(right - left + 1, 0) * max(bottom - top + 1, 0)
    return count


def _other(names: Collection[str]) -> tuple[str, str]:
    """Say what an archive is that is no workbook, and what to do about it."""
    return next((told for part, told in OTHERS.items() if part in names), AN_ARCHIVE)


def _is_needed(name: str) -> bool:
    kept = ("xl/worksheets/", "xl/workbook", "xl/_rels/", "xl/sharedStrings", "xl/styles")
    plain = name.startswith((*kept, "_rels/")) and "/_rels/sheet" not in name
    return name == "[Content_Types].xml" or (plain and name.endswith((".xml", ".rels")))
