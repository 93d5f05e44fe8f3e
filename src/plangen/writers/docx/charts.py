"""Charts of a document: a part of their own with a workbook, and the drawing that shows them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part, XmlPart
from lxml import etree

from plangen.document.tree import plain
from plangen.writers.characters import one_line
from plangen.writers.docx.chart_space import CHART, MAIN, chart_space
from plangen.writers.docx.chart_workbook import chart_workbook
from plangen.writers.docx.xml import NAMESPACE, RELATIONS, escape

if TYPE_CHECKING:
    from docx.parts.document import DocumentPart

    from plangen.document.tree import Chart
    from plangen.writers.styles import Style

WORD_DRAWING = "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"
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


def add_chart(part: DocumentPart, chart: Chart, style: Style, number: int) -> str:
    """Add a chart with its workbook to a document and return the ``w:drawing`` that shows it.

    ``number`` is that of the caption, from 1, and names the parts. The string declares its
    namespaces and goes into a ``w:r``, in a paragraph whose line spacing is not exact: Word would
    show no more of the chart than one line.
    """
    package = part.package
    book = Part(
        PackURI(f"/word/embeddings/Microsoft_Excel_Sheet{number}.xlsx"),
        CONTENT_TYPE.SML_SHEET,
        chart_workbook(chart),
        package,
    )
    root = chart_space(chart, style)
    held = XmlPart(
        PackURI(f"/word/charts/chart{number}.xml"), CONTENT_TYPE.DML_CHART, root, package
    )
    link = etree.SubElement(
        root,
        f"{{{CHART}}}externalData",
        {f"{{{RELATIONS}}}id": held.relate_to(book, RELATIONSHIP_TYPE.PACKAGE)},
    )
    etree.SubElement(link, f"{{{CHART}}}autoUpdate", {"val": "0"})
    return _drawing(chart, style, number, part.relate_to(held, RELATIONSHIP_TYPE.CHART))


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
        f'<w:drawing xmlns:w="{NAMESPACE}">'
        f'<wp:inline xmlns:wp="{WORD_DRAWING}" distT="0" distB="0" distL="0" distR="0">'
        f'<wp:extent cx="{width}" cy="{height}"/><wp:effectExtent l="0" t="0" r="0" b="0"/>'
        f'<wp:docPr id="{FIRST_ID + number}" name="图{number}" '
        f'descr="{escape(alternative_text(chart))}"/><wp:cNvGraphicFramePr/>'
        f'<a:graphic xmlns:a="{MAIN}"><a:graphicData uri="{CHART}">'
        f'<c:chart xmlns:c="{CHART}" xmlns:r="{RELATIONS}" r:id="{relation}"/>'
        "</a:graphicData></a:graphic></wp:inline></w:drawing>"
    )
