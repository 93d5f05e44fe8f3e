"""The workbook behind a chart, which Word opens when a teacher chooses 编辑数据."""

from __future__ import annotations

import datetime as dt
import io
import zipfile
from typing import TYPE_CHECKING

from xlsxwriter import Workbook

from plangen.writers.characters import one_line
from plangen.writers.docx.package import FIXED_TIME, zipped

if TYPE_CHECKING:
    from plangen.document.tree import Chart

# The sheet of which python-pptx's chart XML speaks.
SHEET = "Sheet1"
FIRST_WIDTH = 16
OTHER_WIDTH = 12
PERCENT = "%"
# What Excel and WPS take for the beginning of a formula.
FORMULA_SIGNS = tuple("=+-@＝＋－＠")


def number_format(chart: Chart) -> str:
    """Return the format in which a chart's figures look as printed: 0, 0.0, 0.0"%".

    Figures of several precisions keep each its own.
    """
    values = [value for one in chart.series for value in one.values if value is not None]
    places = {max(0, -int(value.as_tuple().exponent)) for value in values}
    pattern = "General" if len(places) > 1 else f"{0:.{max(places, default=0)}f}"
    return f'{pattern}"%"' if chart.unit == PERCENT else pattern


def chart_workbook(chart: Chart) -> bytes:
    """Write a chart's figures as .xlsx: categories in the first column, series beside it.

    Texts are written as texts: a name that begins with = is no formula, nor does it become one
    when somebody edits its cell.
    """
    buffer = io.BytesIO()
    with Workbook(buffer, {"in_memory": True}) as book:
        book.set_properties({"created": dt.datetime(*FIXED_TIME, tzinfo=dt.UTC)})
        figures = book.add_format({"num_format": number_format(chart)})
        sheet = book.add_worksheet(SHEET)

        def put(row: int, column: int, text: str) -> None:
            line = one_line(text)
            quoted = line.lstrip().startswith(FORMULA_SIGNS)
            form = book.add_format({"quote_prefix": True}) if quoted else None
            sheet.write_string(row, column, line, form)

        sheet.set_column(0, 0, FIRST_WIDTH)
        sheet.set_column(1, len(chart.series), OTHER_WIDTH)
        put(0, 0, chart.axis)
        for row, category in enumerate(chart.categories, start=1):
            put(row, 0, category)
        for column, series in enumerate(chart.series, start=1):
            put(0, column, series.name)
            for row, value in enumerate(series.values, start=1):
                if value is not None:
                    sheet.write_number(row, column, float(value), figures)
    with zipfile.ZipFile(buffer) as archive:
        return zipped({name: archive.read(name) for name in archive.namelist()})
