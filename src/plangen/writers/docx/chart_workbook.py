"""The workbook behind a chart, which Word opens when a teacher chooses 编辑数据."""

from __future__ import annotations

from typing import TYPE_CHECKING

from plangen.writers.workbook import put_text, written_workbook

if TYPE_CHECKING:
    from xlsxwriter import Workbook
    from xlsxwriter.worksheet import Worksheet

    from plangen.document.tree import Chart

FIRST_WIDTH = 16
OTHER_WIDTH = 12
PERCENT = "%"


def number_format(chart: Chart) -> str:
    """Return the format in which a chart's figures look as printed: 0, 0.0, 0.0"%".

    Figures of several precisions keep each its own.
    """
    values = [value for one in chart.series for value in one.values if value is not None]
    places = {max(0, -int(value.as_tuple().exponent)) for value in values}
    pattern = "General" if len(places) > 1 else f"{0:.{max(places, default=0)}f}"
    return f'{pattern}"%"' if chart.unit == PERCENT else pattern


def chart_workbook(chart: Chart) -> bytes:
    """Write a chart's figures as .xlsx: categories in the first column, series beside it."""

    def fill(book: Workbook, sheet: Worksheet) -> None:
        figures = book.add_format({"num_format": number_format(chart)})
        sheet.set_column(0, 0, FIRST_WIDTH)
        sheet.set_column(1, len(chart.series), OTHER_WIDTH)
        put_text(book, sheet, (0, 0), chart.axis)
        for row, category in enumerate(chart.categories, start=1):
            put_text(book, sheet, (row, 0), category)
        for column, series in enumerate(chart.series, start=1):
            put_text(book, sheet, (0, column), series.name)
            for row, value in enumerate(series.values, start=1):
                if value is not None:
                    sheet.write_number(row, column, float(value), figures)

    return written_workbook(fill)
