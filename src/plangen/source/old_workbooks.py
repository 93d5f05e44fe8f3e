"""Workbooks of Excel up to 2003 (.xls, and .et of WPS) to sheets of text."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING, Any

from plangen.problems import ProblemsError, file_problem
from plangen.source.sheets import BROKEN, SAVE_AS, merged_sheet, refuse_large, shown, squared

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from plangen.source.sheets import Sheet

# The directory entry by which an encrypted workbook is known (MS-OFFCRYPTO, 2.3.4.4), in UTF-16.
ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
LOCKED = ("这个文件设了打开密码", "在 Excel 里去掉密码再存一次")


def read_old_workbook(data: bytes, path: Path) -> list[Sheet]:
    """Read the visible sheets.

    Raises:
        ProblemsError: the workbook is too large, damaged, or locked.

    """
    import xlrd  # noqa: PLC0415  (slow)

    if ENCRYPTED in data:
        raise file_problem(path, *LOCKED)
    try:
        book = xlrd.open_workbook(
            file_contents=data, formatting_info=True, ragged_rows=True, logfile=io.StringIO()
        )
    except Exception as error:  # noqa: BLE001  (whatever a damaged file brings about)
        if isinstance(error, xlrd.XLRDError) and "encrypted" in str(error):
            raise file_problem(path, *LOCKED) from None
        raise file_problem(path, BROKEN, SAVE_AS) from None
    try:
        return list(_visible_sheets(book, path))
    except ProblemsError:
        raise
    except Exception:  # noqa: BLE001  (a cell may name a format or a font that is not there)
        raise file_problem(path, BROKEN, SAVE_AS) from None


def _visible_sheets(book: Any, path: Path) -> Iterator[Sheet]:
    for sheet in book.sheets():
        if sheet.visibility:
            continue
        width = max((sheet.row_len(i) for i in range(sheet.nrows)), default=0)
        refuse_large(path, sheet.name, sheet.nrows, width)
        rows = squared(
            [
                [shown(_value(cell, book.datemode), _format(cell, book)) for cell in sheet.row(i)]
                for i in range(sheet.nrows)
            ]
        )
        hidden = (i for i, row in sheet.rowinfo_map.items() if row.hidden)
        yield merged_sheet(path, sheet.name, rows, sheet.merged_cells, hidden)


def _format(cell: Any, book: Any) -> str:
    """Return the number format of a cell, where it has one."""
    form = book.format_map.get(book.xf_list[cell.xf_index].format_key) if cell.xf_index else None
    return form.format_str if form else ""


def _value(cell: Any, datemode: int) -> Any:
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
