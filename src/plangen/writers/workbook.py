"""Workbooks (.xlsx) of plangen's own making: same cells, same bytes; texts stay texts."""

from __future__ import annotations

import datetime as dt
import io
import zipfile
from typing import TYPE_CHECKING

from xlsxwriter import Workbook

from plangen.writers.characters import one_line
from plangen.writers.docx.package import FIXED_TIME, zipped

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from xlsxwriter.format import Format
    from xlsxwriter.worksheet import Worksheet

# The sheet of which python-pptx's chart XML speaks.
SHEET = "Sheet1"
# What Excel and WPS take for the beginning of a formula.
FORMULA_SIGNS = tuple("=+-@＝＋－＠")
WIDTH = 13
TITLE_SIZE = 14


def written_workbook(fill: Callable[[Workbook, Worksheet], None]) -> bytes:
    """Return a workbook of one sheet, with nothing of the clock in it."""
    buffer = io.BytesIO()
    with Workbook(buffer, {"in_memory": True}) as book:
        book.set_properties({"created": dt.datetime(*FIXED_TIME, tzinfo=dt.UTC)})
        fill(book, book.add_worksheet(SHEET))
    with zipfile.ZipFile(buffer) as archive:
        return zipped({name: archive.read(name) for name in archive.namelist()})


def put_text(
    book: Workbook, sheet: Worksheet, place: tuple[int, int], text: str, form: Format | None = None
) -> None:
    """Write a text as a text into a cell, counted by row and column from 0.

    What begins with = is no formula, nor does it become one when somebody edits its cell.
    """
    line = one_line(text)
    if line.lstrip().startswith(FORMULA_SIGNS):
        form = book.add_format({"quote_prefix": True})
    sheet.write_string(*place, line, form)


def table_workbook(
    title: str, header: Sequence[str], rows: Sequence[Sequence[str | int | float]]
) -> bytes:
    """Write a table as schools keep theirs: a title over all columns, the header, a row for each.

    Numbers are written as numbers, whatever is a text as a text: a number of a pupil's keeps its
    noughts.
    """

    def fill(book: Workbook, sheet: Worksheet) -> None:
        bold = book.add_format({"bold": True, "align": "center", "border": 1})
        heading = book.add_format({"bold": True, "align": "center", "font_size": TITLE_SIZE})
        sheet.set_column(0, len(header) - 1, WIDTH)
        sheet.merge_range(0, 0, 0, len(header) - 1, "", heading)
        put_text(book, sheet, (0, 0), title, heading)
        for column, name in enumerate(header):
            put_text(book, sheet, (1, column), name, bold)
        for row, cells in enumerate(rows, start=2):
            for column, cell in enumerate(cells):
                if isinstance(cell, str):
                    put_text(book, sheet, (row, column), cell)
                else:
                    sheet.write_number(row, column, cell)
        sheet.freeze_panes(2, 0)

    return written_workbook(fill)
