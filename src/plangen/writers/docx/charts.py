"""Charts of a document: a part of their own with a workbook, and the drawing that shows them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lxml import etree

from plangen.document.tree import plain
from plangen.writers.characters import one_line
from plangen.writers.docx.assembling import BOOK
from plangen.writers.docx.chart_space import CHART, MAIN, chart_space
from plangen.writers.docx.chart_workbook import chart_workbook
from plangen.writers.docx.xml import RELATIONS, attribute

if TYPE_CHECKING:
    from plangen.document.tree import Chart
    from plangen.writers.docx.assembling import Base
    from plangen.writers.styles import Style

EMU_PER_TWIP = 635
TWIPS_PER_POINT = 20
# Ids of drawings must differ within a document; those of charts begin here.
FIRST_ID = 1000
# Room for the axis and the legend, for a bar, and between two categories, in lines.
MARGIN_LINES = 7
BAR_LINES = 1.1
GAP_LINES = 0.8
# The most of a page that a chart may take, so that its caption stays beside it.
MOST_OF_PAGE = 0.8


def add_chart(base: Base, chart: Chart, style: Style, number: int) -> str:
    """Add a chart with its workbook to a document and return the ``w:drawing`` that shows it.

    ``number`` is that of the caption, from 1, and names the parts. The string goes into a ``w:r``,
    in a paragraph whose line spacing is not exact: Word would show no more of the chart than one
    line.
    """
    root = chart_space(chart, style)
    link = etree.SubElement(root, f"{{{CHART}}}externalData", {f"{{{RELATIONS}}}id": BOOK})
    etree.SubElement(link, f"{{{CHART}}}autoUpdate", {"val": "0"})
    space: bytes = etree.tostring(root, encoding="UTF-8", standalone=True)
    return _drawing(chart, style, number, base.add_chart(number, space, chart_workbook(chart)))


def chart_height(chart: Chart, style: Style) -> int:
    """Return the height of a chart in twips: the style's, or what lying bars need to be read."""
    if not chart.bars:
        return style.chart_height
    lines = MARGIN_LINES + len(chart.categories) * (len(chart.series) * BAR_LINES + GAP_LINES)
    needed = round(lines * style.table.size * TWIPS_PER_POINT)
    return max(style.chart_height, min(needed, round(style.text_height * MOST_OF_PAGE)))


def alternative_text(chart: Chart) -> str:
    """Say in words what a chart shows, for those who cannot see it."""
    names = "、".join(one.name for one in chart.series)
    kind = "条形图" if chart.bars else "柱形图"
    return one_line(f"{kind}：{plain(chart.caption)}。按{chart.axis}列出{names}。")


def _drawing(chart: Chart, style: Style, number: int, relation: str) -> str:
    width, height = style.text_width * EMU_PER_TWIP, chart_height(chart, style) * EMU_PER_TWIP
    return (
        '<w:drawing><wp:inline distT="0" distB="0" distL="0" distR="0">'
        f'<wp:extent cx="{width}" cy="{height}"/><wp:effectExtent l="0" t="0" r="0" b="0"/>'
        f'<wp:docPr id="{FIRST_ID + number}" name="图{number}" '
        f'descr="{attribute(alternative_text(chart))}"/><wp:cNvGraphicFramePr/>'
        f'<a:graphic xmlns:a="{MAIN}"><a:graphicData uri="{CHART}">'
        f'<c:chart xmlns:c="{CHART}" r:id="{relation}"/>'
        "</a:graphicData></a:graphic></wp:inline></w:drawing>"
    )
