"""Bytes of a spreadsheet to sheets of text cells: .xlsx, .xls, .csv and .tsv.

What a file is called says little: platforms write tab-separated text or a web page and call it
.xls. So the bytes decide. A file from outside may be made to exhaust the machine, so a workbook is
unpacked within limits, and nothing but its sheets is read.
"""

from __future__ import annotations

import csv
import datetime as dt
import io
import warnings
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from plangen.problems import file_problem
from plangen.source.archives import BROKEN as BROKEN_ARCHIVE
from plangen.source.archives import Oversized, members_of, stored
from plangen.source.decoding import decode
from plangen.source.files import MEGABYTE, read_bytes

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

ZIP = b"PK\x03\x04"
COMPOUND_FILE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
# The directory entry by which an encrypted workbook is known (MS-OFFCRYPTO, 2.3.4.4), in UTF-16.
ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
WEB_PAGE = (b"<html", b"<!doctype", b"<table", b"<meta", b"<?xml")
# Two thousand pupils with forty columns come to five megabytes.
MOST_UNPACKED = 12 * MEGABYTE
# Pictures and other sheets come on top.
MOST_BYTES = 8 * MEGABYTE
MOST_CELLS = 300_000
DELIMITERS = "\t,;，"
LINES_LOOKED_AT = 20
SAVE_AS = "用 Excel 或 WPS 打开，另存为 .xlsx"
BROKEN = "读不出这张表格，文件可能没有存完整"


@dataclass(frozen=True, slots=True)
class Sheet:
    """A sheet as a grid of text: ``rows[0]`` is its first row, blank cells are empty.

    Every cell of a merged range holds its text. The name is empty for a text file.
    """

    path: Path
    name: str
    rows: list[list[str]]


def read_sheets(path: Path) -> list[Sheet]:
    """Read the visible sheets of a workbook, or the one of a text file.

    Raises:
        ProblemsError: the file is missing, too large, damaged, locked, or no spreadsheet.

    """
    data = read_bytes(path, "表格", most=MOST_BYTES)
    if data.startswith(ZIP):
        sheets = _xlsx(data, path)
    elif data.startswith(COMPOUND_FILE):
        sheets = _xls(data, path)
    elif data.lstrip(b"\xef\xbb\xbf \r\n\t")[:9].lower().startswith(WEB_PAGE):
        raise file_problem(path, "这其实是一张网页，只是名字像表格", SAVE_AS)
    else:
        sheets = [Sheet(path, "", _text(data, path))]
    for sheet in sheets:
        if len(sheet.rows) * max(map(len, sheet.rows), default=0) > MOST_CELLS:
            raise file_problem(path, *_too_large(sheet.name))
    return sheets


def _too_large(sheet: str) -> tuple[str, str]:
    where = f"工作表“{sheet}”" if sheet else "这张表"
    return f"{where}太大，不像一个年级的表", "只留下名单或成绩，离得很远的格子也要删去"


def _xlsx(data: bytes, path: Path) -> list[Sheet]:
    import openpyxl  # noqa: PLC0415  (slow)

    unpacked = _unpacked(data, path)
    try:
        with warnings.catch_warnings(action="ignore"):
            book = openpyxl.load_workbook(io.BytesIO(unpacked), data_only=True)
    except Exception:  # noqa: BLE001  (whatever a damaged file brings about)
        raise file_problem(path, BROKEN, SAVE_AS) from None
    sheets = []
    for sheet in book.worksheets:
        if sheet.sheet_state != "visible":
            continue
        if sheet.max_row * sheet.max_column > MOST_CELLS:
            raise file_problem(path, *_too_large(sheet.title))
        rows = [[_shown(value) for value in row] for row in sheet.iter_rows(values_only=True)]
        offset = [[""] * sheet.max_column for _ in range(sheet.min_row - 1)]
        merged = (
            (each.min_row - 1, each.max_row, each.min_col - 1, each.max_col)
            for each in sheet.merged_cells.ranges
        )
        sheets.append(Sheet(path, sheet.title, _filled([*offset, *rows], merged)))
    return sheets


def _unpacked(data: bytes, path: Path) -> bytes:
    """Pack what a workbook says of its sheets anew, read within limits; all else stays behind."""
    try:
        members = members_of(data, wanted=_is_needed, most=MOST_UNPACKED)
    except Oversized:
        raise file_problem(path, *_too_large("")) from None
    except BROKEN_ARCHIVE:
        raise file_problem(path, BROKEN, SAVE_AS) from None
    if "xl/workbook.xml" not in members:
        raise file_problem(path, "这不是 Excel 工作簿", SAVE_AS)
    return stored(members)


def _is_needed(name: str) -> bool:
    kept = ("xl/worksheets/", "xl/workbook", "xl/_rels/", "xl/sharedStrings", "xl/styles")
    plain = name.startswith((*kept, "_rels/")) and "/_rels/sheet" not in name
    return name == "[Content_Types].xml" or (plain and name.endswith((".xml", ".rels")))


def _xls(data: bytes, path: Path) -> list[Sheet]:
    import xlrd  # noqa: PLC0415  (slow)

    if ENCRYPTED in data:
        raise file_problem(path, "这个文件设了打开密码", "在 Excel 里去掉密码再存一次")
    try:
        book = xlrd.open_workbook(
            file_contents=data, formatting_info=True, ragged_rows=True, logfile=io.StringIO()
        )
    except Exception as error:  # noqa: BLE001  (whatever a damaged file brings about)
        if isinstance(error, xlrd.XLRDError) and "encrypted" in str(error):
            raise file_problem(
                path, "这个文件设了打开密码", "在 Excel 里去掉密码再存一次"
            ) from None
        raise file_problem(path, BROKEN, SAVE_AS) from None
    sheets = []
    for sheet in book.sheets():
        if sheet.visibility:
            continue
        width = max((sheet.row_len(i) for i in range(sheet.nrows)), default=0)
        if sheet.nrows * width > MOST_CELLS:
            raise file_problem(path, *_too_large(sheet.name))
        rows = [
            [_shown(_xls_value(cell, book.datemode)) for cell in sheet.row(i)]
            for i in range(sheet.nrows)
        ]
        sheets.append(Sheet(path, sheet.name, _filled(_squared(rows, width), sheet.merged_cells)))
    return sheets


def _xls_value(cell: Any, datemode: int) -> Any:
    import xlrd  # noqa: PLC0415  (slow)

    if cell.ctype == xlrd.XL_CELL_DATE:
        try:
            return xlrd.xldate_as_datetime(cell.value, datemode)
        except (ValueError, OverflowError, xlrd.xldate.XLDateError):
            return cell.value
    if cell.ctype == xlrd.XL_CELL_BOOLEAN:
        return bool(cell.value)
    if cell.ctype == xlrd.XL_CELL_ERROR:
        return xlrd.error_text_from_code.get(cell.value, "#")
    return cell.value


def _text(data: bytes, path: Path) -> list[list[str]]:
    try:
        text, _ = decode(data)
    except UnicodeError:
        raise file_problem(path, "认不出文件的编码", SAVE_AS) from None
    text = text.replace("\0", "").replace("\r\n", "\n").replace("\r", "\n")
    first = "\n".join(text.split("\n", LINES_LOOKED_AT)[:LINES_LOOKED_AT])
    delimiter = max(DELIMITERS, key=first.count)
    try:
        rows = [[cell.strip() for cell in row] for row in _csv_rows(text, delimiter)]
    except csv.Error:
        message = "这张表里有一格长得不像话，多半是引号没有成对"
        raise file_problem(path, message, SAVE_AS) from None
    width = max(map(len, rows), default=0)
    if len(rows) * width > MOST_CELLS:
        raise file_problem(path, *_too_large(""))
    return _squared(rows, width)


def _csv_rows(text: str, delimiter: str) -> Iterator[list[str]]:
    """Yield the rows, each at the line on which it ends, so that rows count like lines."""
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)
    told = 0
    for row in reader:
        yield from ([] for _ in range(reader.line_num - told - 1))
        told = reader.line_num
        yield row


def _squared(rows: list[list[str]], width: int) -> list[list[str]]:
    return [row + [""] * (width - len(row)) for row in rows]


def _filled(rows: list[list[str]], merged: Iterable[tuple[int, int, int, int]]) -> list[list[str]]:
    """Write the text of every merged range (rows and columns, ends excluded) into all its cells."""
    for top, bottom, left, right in merged:
        if top >= len(rows) or left >= len(rows[top]):
            continue
        for row in rows[top:bottom]:
            row[left:right] = [rows[top][left]] * len(row[left:right])
    return rows


def _shown(value: Any) -> str:
    """Return what a cell shows: whole numbers without a point, days without an hour."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "是" if value else "否"
    if isinstance(value, float):
        return f"{value:.12g}" if abs(value) < 1e15 else f"{value:.0f}"  # noqa: PLR2004  (exact)
    if isinstance(value, dt.datetime):
        return str(value.date() if value.time() == dt.time() else value)
    return str(value).strip()
