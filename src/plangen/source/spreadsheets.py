"""Bytes of a spreadsheet to sheets of text cells: .xlsx, .xls, .csv and .tsv.

What a file is called says little: platforms write tab-separated text or a web page and call it
.xls. So the bytes decide.
"""

from __future__ import annotations

import csv
import io
from typing import TYPE_CHECKING

from plangen.language.patterns import lazy
from plangen.problems import file_problem
from plangen.source.decoding import decode
from plangen.source.files import MEGABYTE, read_bytes
from plangen.source.misnamed import DOSSIERS
from plangen.source.old_workbooks import read_old_workbook
from plangen.source.sheets import SAVE_AS, Sheet, refuse_large, squared
from plangen.source.workbooks import read_workbook

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

ZIP = b"PK\x03\x04"
COMPOUND_FILE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
WEB_PAGE = (b"<html", b"<!doctype", b"<table", b"<meta", b"<?xml")
MOST_BYTES = 8 * MEGABYTE
# How files begin that are no spreadsheets.
OTHERS = {
    b"%PDF": ("这是 PDF，不是表格", "请给出导出它的那张表格"),
    b"\xff\xd8\xff": ("这是一张图片，不是表格", "请给出有名单的表格文件"),
    b"\x89PNG": ("这是一张图片，不是表格", "请给出有名单的表格文件"),
    b"Rar!": ("这是压缩包，不是表格", "先解开，再用里面的表格"),
    b"7z\xbc\xaf": ("这是压缩包，不是表格", "先解开，再用里面的表格"),
}
# Excel keeps such a file beside every workbook that it has open.
OWNER_FILE = "~$"
DELIMITERS = "\t,;，"
LINES_LOOKED_AT = 40
NAME = "姓名"
AS_TEXT = lazy(r'="([^"]*)"|[\'`](\d+)')


def read_sheets(path: Path) -> list[Sheet]:
    """Read the visible sheets of a workbook, or the one of a text file.

    Raises:
        ProblemsError: the file is missing, too large, damaged, locked, or no spreadsheet.

    """
    data = read_bytes(path, "表格", most=MOST_BYTES)
    if path.suffix.lower() in DOSSIERS:
        raise file_problem(path, "这是档案，不是表格", "写表格的文件名，如 成绩.xlsx")
    if path.name.startswith(OWNER_FILE):
        real = path.name.removeprefix(OWNER_FILE)
        raise file_problem(path, "这是 Excel 打开表格时留下的临时文件", f"用 {real}，不带 ~$")
    for beginning, told in OTHERS.items():
        if data.startswith(beginning):
            raise file_problem(path, *told)
    if data.startswith((ZIP, COMPOUND_FILE)):
        sheets = (read_workbook if data.startswith(ZIP) else read_old_workbook)(data, path)
        if not sheets:
            raise file_problem(path, "这个文件里没有看得见的工作表", "取消隐藏，或" + SAVE_AS)
        return sheets
    if data.lstrip(b"\xef\xbb\xbf \r\n\t")[:9].lower().startswith(WEB_PAGE):
        raise file_problem(path, "这其实是一张网页，只是名字像表格", SAVE_AS)
    return [Sheet(path, "", _text(data, path))]


def _text(data: bytes, path: Path) -> list[list[str]]:
    try:
        text, _ = decode(data)
    except UnicodeError:
        raise file_problem(path, "认不出文件的编码，可能不是表格", SAVE_AS) from None
    text = text.replace("\0", "").replace("\r\n", "\n").replace("\r", "\n")
    refuse_large(path, "", text.count("\n"), 1)
    try:
        rows = [[_cell(cell) for cell in row] for row in _csv_rows(text, _delimiter(text))]
    except csv.Error:
        message = "这张表里有一格长得不像话，多半是引号没有成对"
        raise file_problem(path, message, SAVE_AS) from None
    refuse_large(path, "", len(rows), max(map(len, rows), default=0))
    return squared(rows)


def _delimiter(text: str) -> str:
    """Return what parts the cells of the header, or of the first lines where no header is found."""
    first = text.split("\n", LINES_LOOKED_AT)[:LINES_LOOKED_AT]
    header = next((line for line in first if NAME in line), "\n".join(first))
    return max(DELIMITERS, key=header.count)


def _cell(text: str) -> str:
    """Return a cell; ="001" and '001 keep the zeros of a number from Excel."""
    text = text.strip()
    found = AS_TEXT.fullmatch(text)
    return found[1] or found[2] or "" if found else text


def _csv_rows(text: str, delimiter: str) -> Iterator[list[str]]:
    """Yield the rows, each at the line on which it ends, so that rows count like lines."""
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)
    told = 0
    for row in reader:
        yield from ([] for _ in range(reader.line_num - told - 1))
        told = reader.line_num
        yield row
