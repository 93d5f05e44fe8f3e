"""What stands around the text of a document: 封面, 目录, 附件说明, 落款, 审批栏."""

from __future__ import annotations

from typing import TYPE_CHECKING

from plangen.compose.environment import date_text
from plangen.document.tree import Heading
from plangen.writers.contents import contents_entry, contents_levels
from plangen.writers.docx.sections import end_section
from plangen.writers.docx.xml import (
    KEEP,
    begin_field,
    end_field,
    field,
    fixed_table,
    indents,
    paragraph,
    run,
    tab,
)
from plangen.writers.measuring import text_width
from plangen.writers.signing import signature_lines

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from plangen.document.numbering import Numbered
    from plangen.document.tree import Document
    from plangen.writers.styles import Style, TextStyle

CONTENTS = "目　录"
SCHOOL = "学校"
BOTTOM = '<w:vAlign w:val="bottom"/>'
LABEL_WIDTH = 1418
VALUE_WIDTH = 4536
APPROVAL_HEIGHT = 1701
TO_SIGN = "签字：　　　　　　　年　　月　　日"
CENTRED = '<w:jc w:val="center"/>'
RIGHT = '<w:jc w:val="right"/>'
# Word ends every document with a paragraph; after a table this one takes no room to speak of.
TINY = '<w:spacing w:before="0" w:after="0" w:line="20" w:lineRule="exact"/>'
SIDES = ("top", "left", "bottom", "right", "insideH", "insideV")
NO_BORDERS = (
    "<w:tblBorders>" + "".join(f'<w:{side} w:val="nil"/>' for side in SIDES) + "</w:tblBorders>"
)


def cover(document: Document, section: str) -> str:
    """Build 封面: the school, title and term, whose document it is and of when, on its own page."""
    school = dict(document.head).get(SCHOOL, "")
    facts = [(label, text) for label, text in document.head if label != SCHOOL]
    if document.signature.date:
        facts.append(("日期", date_text(document.signature.date)))
    rows = "".join(_cover_row(label, text) for label, text in facts)
    below = fixed_table((LABEL_WIDTH, VALUE_WIDTH), rows, NO_BORDERS) if facts else ""
    head = paragraph("CoverSchool", run(school)) if school else ""
    head += paragraph("CoverTitle", run(document.title))
    head += paragraph("CoverTerm", run(document.subtitle) if document.subtitle else "")
    return head + below + end_section(paragraph("", ""), section)


def _cover_row(label: str, text: str) -> str:
    line = '<w:bottom w:val="single" w:sz="4" w:space="0" w:color="auto"/>'
    return (
        f'<w:tr><w:tc><w:tcPr><w:tcW w:w="{LABEL_WIDTH}" w:type="dxa"/>{BOTTOM}</w:tcPr>'
        f"{paragraph('CoverText', run(label + '：'))}</w:tc>"
        f'<w:tc><w:tcPr><w:tcW w:w="{VALUE_WIDTH}" w:type="dxa"/>'
        f"<w:tcBorders>{line}</w:tcBorders>{BOTTOM}</w:tcPr>"
        f"{paragraph('CoverText', run(text))}</w:tc></w:tr>"
    )


def heading_anchor(place: int) -> str:
    """Name of the bookmark around a heading, by its place among the headings from 0."""
    return f"_Toc{place + 1:06}"


def contents(headings: Sequence[Numbered], pages: Sequence[int], section: str) -> str:
    """Build 目录: a field that Word keeps up to date, with its entries as far as they are known.

    ``pages`` are those of the headings in order; Word fills them in where they are not given.
    """
    deepest = contents_levels(headings)
    entries = []
    for place, numbered in enumerate(headings):
        block = numbered.block
        if not isinstance(block, Heading) or block.level > deepest:
            continue
        page = str(pages[place]) if place < len(pages) else ""
        instruction = f"PAGEREF {heading_anchor(place)} \\h"
        link = (
            f'<w:hyperlink w:anchor="{heading_anchor(place)}" w:history="1">'
            f"{run(contents_entry(numbered))}{tab()}{field(instruction, page)}</w:hyperlink>"
        )
        entries.append((f"TOC{block.level}", link))
    start = begin_field(f'TOC \\o "1-{deepest}" \\h \\z \\u')
    lines = [
        paragraph(style, (start if not i else "") + link) for i, (style, link) in enumerate(entries)
    ]
    title = paragraph("TOCHeading", run(CONTENTS))
    lines.append(paragraph("", end_field() if entries else ""))
    # As Word has it, so that it offers to bring 目录 up to date.
    gallery = '<w:docPartGallery w:val="Table of Contents"/><w:docPartUnique/>'
    return (
        f"<w:sdt><w:sdtPr><w:docPartObj>{gallery}</w:docPartObj></w:sdtPr>"
        f"<w:sdtContent>{title}{''.join(lines)}</w:sdtContent></w:sdt>"
        f"{end_section(paragraph('', '', TINY), section)}"
    )


def attachments(document: Document, body: TextStyle) -> Iterator[str]:
    """附件说明: a blank line, then the names, each aligned below the first one's."""
    lines = document.attachment_lines
    if not lines:
        return
    yield paragraph("", "", KEEP)
    for i, text in enumerate(lines):
        # Characters before the name: 附件： takes three, a number with its space one.
        hanging = 3 * (i == 0) + (len(lines) > 1)
        left = body.indent + 3 + (len(lines) > 1)
        edge = indents(body.size, left=left, hanging=hanging)
        yield paragraph("", run(text), KEEP + edge)


def signature(document: Document, style: Style) -> Iterator[str]:
    """落款: a blank line, then names and date where the standard has them begin."""
    lines = signature_lines(document.signature, text_width)
    if not lines:
        return
    yield paragraph("", "", KEEP)
    for i, (start, text) in enumerate(lines):
        keep = KEEP if i + 1 < len(lines) else ""
        edge = indents(style.body.size, left=0, right=start - text_width(text), firstLine=0)
        yield paragraph("Signature", run(text), keep + edge)


def approvals(opinions: Sequence[str], width: int) -> str:
    """审批栏: for each opinion a row to write and sign in, all on one page."""
    if not opinions:
        return ""
    value = width - LABEL_WIDTH
    rows = "".join(
        f'<w:tr><w:trPr><w:cantSplit/><w:trHeight w:val="{APPROVAL_HEIGHT}" w:hRule="atLeast"/>'
        f'</w:trPr><w:tc><w:tcPr><w:tcW w:w="{LABEL_WIDTH}" w:type="dxa"/>'
        '<w:vAlign w:val="center"/></w:tcPr>'
        f"{paragraph('TableText', run(opinion), keep + CENTRED)}</w:tc>"
        f'<w:tc><w:tcPr><w:tcW w:w="{value}" w:type="dxa"/><w:vAlign w:val="bottom"/></w:tcPr>'
        f"{paragraph('TableText', run(TO_SIGN), keep + RIGHT)}</w:tc></w:tr>"
        for opinion, keep in zip(opinions, [KEEP] * (len(opinions) - 1) + [""], strict=True)
    )
    return (
        paragraph("", "", KEEP) + fixed_table((LABEL_WIDTH, value), rows) + paragraph("", "", TINY)
    )
