"""The XML of a chart part, by python-pptx: columns or bars that also tell apart in grey print."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lxml import etree
from pptx.chart.chart import Chart as ChartProxy
from pptx.chart.data import CategoryChartData
from pptx.chart.xmlwriter import ChartXmlWriter
from pptx.dml.color import RGBColor
from pptx.enum.chart import (
    XL_CHART_TYPE,
    XL_LABEL_POSITION,
    XL_LEGEND_POSITION,
    XL_TICK_MARK,
)
from pptx.enum.dml import MSO_PATTERN
from pptx.oxml import parse_xml
from pptx.util import Pt

from plangen.writers.characters import one_line
from plangen.writers.docx.chart_workbook import PERCENT, number_format

if TYPE_CHECKING:
    from lxml.etree import _Element
    from pptx.chart.axis import ValueAxis
    from pptx.text.text import Font

    from plangen.document.tree import Chart
    from plangen.writers.styles import Style

CHART = "http://schemas.openxmlformats.org/drawingml/2006/chart"
MAIN = "http://schemas.openxmlformats.org/drawingml/2006/main"
LANGUAGE = "zh-CN"
WHITE = RGBColor(0xFF, 0xFF, 0xFF)
LINES = RGBColor(0xBF, 0xBF, 0xBF)
# Shares of red, green and blue in the brightness of a colour (ITU-R BT.601).
BRIGHTNESS = (0.299, 0.587, 0.114)
ALIKE = 30.0
# The gap between two groups in percent of a column's width, and how many columns fill a chart.
GAPS = (70, 500)
MANY_COLUMNS = 8
LABEL_SHARE = 0.85
WHOLE = 100
FEW = 10


def chart_space(chart: Chart, style: Style) -> _Element:
    """Build the root of a chart part; what it lacks is the link to its workbook.

    Its text has the faces and the size of the style's tables. A missing figure leaves a gap.
    """
    data = CategoryChartData(number_format=number_format(chart))
    data.categories = [one_line(name) for name in chart.categories]
    for one in chart.series:
        data.add_series(one_line(one.name), one.values)
    kind = XL_CHART_TYPE.BAR_CLUSTERED if chart.bars else XL_CHART_TYPE.COLUMN_CLUSTERED
    root: _Element = parse_xml(ChartXmlWriter(kind, data).xml.encode())
    proxy = ChartProxy(root, None)
    _set_text(proxy, chart, style)
    _set_axes(proxy, chart, style)
    _set_series(proxy, chart, style)
    _finish(root, chart, style)
    return root


def _set_text(proxy: ChartProxy, chart: Chart, style: Style) -> None:
    size = style.table.size
    _face(proxy.font, style, size)
    proxy.has_title = False
    proxy.has_legend = len(chart.series) > 1
    if proxy.legend is not None:
        proxy.legend.position = XL_LEGEND_POSITION.BOTTOM
        proxy.legend.include_in_layout = False
        _face(proxy.legend.font, style, size)


def _face(font: Font, style: Style, size: float) -> None:
    font.size = Pt(size)
    font.name = style.latin_font
    font.bold = False


def _set_axes(proxy: ChartProxy, chart: Chart, style: Style) -> None:
    """Set the value axis from 0, with its unit; lying bars come in the order of the categories."""
    size = style.table.size
    names, values = proxy.category_axis, proxy.value_axis
    for axis in (names, values):
        _face(axis.tick_labels.font, style, size)
        axis.format.line.color.rgb = LINES
        axis.major_tick_mark = XL_TICK_MARK.NONE
    if chart.bars:
        names.reverse_order = True
    else:
        # Level, so that a long name takes a second line and not half of the chart.
        _level(names._element.get_or_add_txPr().bodyPr)  # noqa: SLF001  (no public way to it)
    values.major_gridlines.format.line.color.rgb = LINES
    values.major_gridlines.format.line.width = Pt(0.5)
    values.tick_labels.number_format = 'General"%"' if chart.unit == PERCENT else "General"
    _set_scale(values, chart)
    unit = one_line(chart.unit).strip()
    if unit and unit != PERCENT:
        frame = values.axis_title.text_frame
        frame.text = f"单位：{unit}" if chart.bars else unit
        _face(frame.paragraphs[0].runs[0].font, style, size)
        _level(frame._txBody.bodyPr)  # noqa: SLF001


def _level(body: _Element) -> None:
    body.set("rot", "0")
    body.set("vert", "horz")


def _set_scale(values: ValueAxis, chart: Chart) -> None:
    """Begin at 0 unless a figure lies below; rates end at 100, few pupils are counted in ones."""
    figures = [value for one in chart.series for value in one.values if value is not None]
    low, high = min(figures, default=0), max(figures, default=0)
    if low >= 0:
        values.minimum_scale = 0
    if chart.unit == PERCENT and low >= 0 and high <= WHOLE:
        values.maximum_scale = WHOLE
        values.major_unit = WHOLE / 5
    elif high <= FEW and all(value == int(value) for value in figures):
        values.major_unit = 1 if high <= FEW / 2 else 2


def _set_series(proxy: ChartProxy, chart: Chart, style: Style) -> None:
    plot = proxy.plots[0]
    plot.vary_by_categories = False
    plot.gap_width = _gap(chart)
    plot.overlap = 0
    plot.has_data_labels = True
    labels = plot.data_labels
    labels.show_value = True
    labels.number_format = number_format(chart)
    labels.number_format_is_linked = False
    labels.position = XL_LABEL_POSITION.OUTSIDE_END
    _face(labels.font, style, style.table.size * LABEL_SHARE)
    inks = series_inks(style.colours, len(chart.series))
    for one, (colour, hatched) in zip(plot.series, inks, strict=True):
        one.invert_if_negative = False
        fill, ink = one.format.fill, RGBColor.from_string(colour)
        if hatched:
            fill.patterned()
            fill.pattern = MSO_PATTERN.WIDE_UPWARD_DIAGONAL
            fill.back_color.rgb = WHITE
        else:
            fill.solid()
        fill.fore_color.rgb = ink
        one.format.line.color.rgb = ink


def _gap(chart: Chart) -> int:
    """Keep the few columns of a small chart from growing into blocks."""
    least, most = GAPS
    if chart.bars:
        return least
    room = MANY_COLUMNS / max(1, len(chart.categories)) - len(chart.series)
    return max(least, min(most, round(room * 100)))


def series_inks(colours: tuple[str, ...], count: int) -> list[tuple[str, bool]]:
    """Return the colour (RRGGBB) of each series and whether it is hatched.

    A series is hatched where printing in grey would make its colour one with an earlier one's.
    """
    found: list[tuple[str, bool]] = []
    for place in range(count):
        colour = colours[place % len(colours)]
        grey = _brightness(colour)
        alike = any(
            not hatched and abs(_brightness(other) - grey) < ALIKE for other, hatched in found
        )
        found.append((colour, alike))
    return found


def _brightness(colour: str) -> float:
    parts = bytes.fromhex(colour)
    return sum(share * part for share, part in zip(BRIGHTNESS, parts, strict=True))


def _finish(root: _Element, chart: Chart, style: Style) -> None:
    """Mend what python-pptx leaves to PowerPoint.

    Ids of axes are unsigned, corners square unless something says so, and Chinese text needs an
    East Asian face of its own.
    """
    for path in ("axId", "crossAx"):
        for element in root.iter(f"{{{CHART}}}{path}"):
            element.set("val", str(abs(int(element.attrib["val"]))))
    for scale in root.iter(f"{{{CHART}}}valAx") if chart.bars else ():
        # Below the last category, for the order of the categories is turned.
        scale.find(f"{{{CHART}}}crosses").set("val", "max")
    # The order of the schema: date1904, lang, roundedCorners, chart, spPr, txPr.
    for place, (tag, value) in enumerate((("lang", LANGUAGE), ("roundedCorners", "0")), start=1):
        root.insert(place, etree.Element(f"{{{CHART}}}{tag}", {"val": value}))
    frame = etree.Element(f"{{{CHART}}}spPr")
    etree.SubElement(frame, f"{{{MAIN}}}noFill")
    etree.SubElement(etree.SubElement(frame, f"{{{MAIN}}}ln"), f"{{{MAIN}}}noFill")
    root.insert(len(root) - 1, frame)
    for latin in list(root.iter(f"{{{MAIN}}}latin")):
        face = {"typeface": one_line(style.table.font)}
        latin.addnext(etree.Element(f"{{{MAIN}}}ea", face))
    for tag in ("defRPr", "rPr", "endParaRPr"):
        for element in root.iter(f"{{{MAIN}}}{tag}"):
            element.set("lang", LANGUAGE)
