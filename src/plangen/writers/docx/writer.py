"""Write a document tree as .docx."""

from __future__ import annotations

import datetime as dt
import io
from dataclasses import dataclass
from typing import TYPE_CHECKING

import docx
from docx.oxml import parse_xml

from plangen.compose.environment import date_text
from plangen.document.numbering import Numbered, first_item_level, number_blocks
from plangen.document.tree import Chart, Heading, ItemList, Paragraph, Table
from plangen.writers.docx.package import pack
from plangen.writers.docx.styling import (
    BULLET_ID,
    body_list_id,
    body_marks,
    heading_text,
    numbering_xml,
    run_properties,
    styles_xml,
)
from plangen.writers.docx.tables import table_xml
from plangen.writers.docx.xml import DECLARATION, NOT_XML, field, run

if TYPE_CHECKING:
    from collections.abc import Iterator

    from docx.document import Document as WordDocument
    from docx.section import _Footer, _Header
    from lxml.etree import _Element

    from plangen.document.tree import Document, Line
    from plangen.writers.styles import Style, TextStyle

SIGNATURE_INDENT = 200
LONGEST_PROPERTY = 255
LEFTOVERS = ("/thumbnail", "/stylesWithEffects")
UNDATED = dt.date(2000, 1, 1)


@dataclass(frozen=True, slots=True)
class About:
    """What the properties of the file say about it."""

    title: str
    subtitle: str
    author: str
    day: dt.date | None


def write_docx(document: Document, style: Style) -> bytes:
    """Write a document; the same tree and style give the same bytes."""
    body = _Body(document, style)
    about = About(document.title, document.subtitle, document.author, document.signature.date)
    xml = body.xml()
    return assemble(xml, numbering_xml(style, style.marks_of(document), body.lists), style, about)


def assemble(body: str, numbering: str, style: Style, about: About, *, header: str = "") -> bytes:
    """Build the file around a body, its numbering, and what stands at the head of every page."""
    word = docx.Document()
    _replace(word.styles.element, styles_xml(style))
    _fill_body(word, body, style)
    if header:
        _fill(word.sections[0].header, "hdr", header)
    _replace(word.part.numbering_part.element, numbering)
    _set_settings(word)
    _set_properties(word, about)
    _drop_leftovers(word)
    buffer = io.BytesIO()
    word.save(buffer)
    return pack(buffer.getvalue())


class _Body:
    """Builds the body's paragraphs and counts its lists."""

    def __init__(self, document: Document, style: Style) -> None:
        self._document = document
        self._style = style
        self._marks = style.marks_of(document)
        self.lists = 0
        self._keep = False

    def xml(self) -> str:
        ending = [*self._attachments(), *self._signature()]
        blocks = list(number_blocks(self._document.blocks, self._marks))
        parts = list(self._title())
        for place, numbered in enumerate(blocks, start=1):
            # 落款 never stands alone on a page, nor a table without the words that announce it.
            last = place == len(blocks)
            self._keep = bool(ending) if last else isinstance(blocks[place].block, Table)
            parts.extend(self._block(numbered))
        return "".join((*parts, *ending))

    def _title(self) -> Iterator[str]:
        style, document = self._style, self._document
        yield self._paragraph("Title", run(document.title, self._properties(style.title)))
        if document.subtitle:
            yield self._paragraph(
                "Subtitle", run(document.subtitle, self._properties(style.subtitle))
            )

    def _block(self, numbered: Numbered) -> Iterator[str]:
        style, block = self._style, numbered.block
        if isinstance(block, Heading):
            text = heading_text(style, block.level)
            yield self._paragraph(f"Heading{block.level}", self._runs(block.line, text))
        elif isinstance(block, Paragraph):
            yield self._paragraph("", self._runs(block.line, style.body), self._kept())
        elif isinstance(block, ItemList):
            yield from self._items(block, numbered.item_level - first_item_level(self._marks))
        else:
            if block.caption:
                yield self._caption(block.caption, numbered.mark)
            yield table_xml(
                block.table if isinstance(block, Chart) else block, style, keep_last=self._keep
            )
            spacing = '<w:spacing w:line="120" w:lineRule="exact"/>'
            yield self._paragraph("", "", self._kept() + spacing)

    def _kept(self) -> str:
        return "<w:keepNext/>" if self._keep else ""

    def _properties(self, text: TextStyle, *, bold: bool = False, italic: bool = False) -> str:
        return run_properties(text, self._style.latin_font, bold=bold, italic=italic)

    def _runs(self, line: Line, text: TextStyle) -> str:
        return "".join(
            run(span.text, self._properties(text, bold=span.strong, italic=span.emphasis))
            for span in line
        )

    @staticmethod
    def _paragraph(style_id: str, runs: str, extra: str = "") -> str:
        named = f'<w:pStyle w:val="{style_id}"/>' if style_id else ""
        return f"<w:p><w:pPr>{named}{extra}</w:pPr>{runs}</w:p>"

    def _items(self, block: ItemList, level: int) -> Iterator[str]:
        """Build a list: numbered ones restart by a numbering of their own, bullets share one."""
        if block.ordered:
            list_id = body_list_id(self.lists)
            self.lists += 1
        else:
            list_id = BULLET_ID
        deepest = len(body_marks(self._marks)) - 1
        numbered = (
            f'<w:numPr><w:ilvl w:val="{min(level, deepest)}"/>'
            f'<w:numId w:val="{list_id}"/></w:numPr>'
        )
        for item in block.items:
            kept = self._kept() if item is block.items[-1] else ""
            yield self._paragraph("", self._runs(item.line, self._style.body), kept + numbered)
            for child in item.children:
                below = level + 1 if child.ordered or not block.ordered else 0
                yield from self._items(child, below)

    def _caption(self, line: Line, mark: str) -> str:
        text = self._style.caption
        properties = self._properties(text)
        number = mark.removeprefix("表")
        runs = run("表", properties) + field("SEQ 表 \\* ARABIC", number, properties)
        return self._paragraph("Caption", runs + run("  ", properties) + self._runs(line, text))

    def _attachments(self) -> Iterator[str]:
        """附件说明: a blank line, then the names, each aligned below the first one's."""
        lines = self._document.attachment_lines
        if not lines:
            return
        body = self._style.body
        keep = "<w:keepNext/>"
        yield self._paragraph("", "", keep)
        for i, text in enumerate(lines):
            # Characters before the name: 附件： takes three, a number with its space one.
            hanging = 3 * (i == 0) + (len(lines) > 1)
            left = body.indent + 3 + (len(lines) > 1)
            edge = (
                f'<w:ind w:leftChars="{round(left * 100)}" w:left="{round(left * body.size * 20)}" '
                f'w:hangingChars="{hanging * 100}" w:hanging="{round(hanging * body.size * 20)}"/>'
            )
            yield self._paragraph("", run(text, self._properties(body)), keep + edge)

    def _signature(self) -> Iterator[str]:
        """落款: a blank line, then right-aligned, two characters from the edge."""
        signature = self._document.signature
        lines = list(signature.lines)
        if signature.date:
            lines.append(date_text(signature.date))
        if not lines:
            return
        body = self._style.body
        yield self._paragraph("", "", "<w:keepNext/>")
        for i, text in enumerate(lines):
            keep = "<w:keepNext/>" if i + 1 < len(lines) else ""
            edge = (
                f'<w:ind w:rightChars="{SIGNATURE_INDENT}" '
                f'w:right="{round(SIGNATURE_INDENT / 100 * body.size * 20)}" '
                'w:firstLineChars="0" w:firstLine="0"/>'
            )
            yield self._paragraph("Signature", run(text, self._properties(body)), keep + edge)


def _replace(element: _Element, xml: str) -> None:
    """Put the content of freshly built XML into an existing part's root."""
    for child in list(element):
        element.remove(child)
    element.extend(list(parse_xml(xml)))


def _fill_body(word: WordDocument, xml: str, style: Style) -> None:
    body = word.element.body
    for child in list(body):
        body.remove(child)
    body.extend(list(parse_xml(f"<w:body {DECLARATION}>{xml}{_section_xml(style)}</w:body>")))
    properties = run_properties(style.footer.text, style.latin_font)
    _fill(
        word.sections[0].footer,
        "ftr",
        '<w:p><w:pPr><w:pStyle w:val="Footer"/></w:pPr>'
        f"{run('— ', properties)}{field('PAGE', '1', properties)}{run(' —', properties)}</w:p>",
    )


def _fill(margin: _Header | _Footer, tag: str, xml: str) -> None:
    """Put paragraphs into the header or footer of all pages."""
    margin.is_linked_to_previous = False
    root = margin._element  # noqa: SLF001  (python-docx has no public way to it)
    _replace(root, f"<w:{tag} {DECLARATION}>{xml}</w:{tag}>")


def _section_xml(style: Style) -> str:
    side = ' w:orient="landscape"' if style.landscape else ""
    return (
        "<w:sectPr>"
        f'<w:pgSz w:w="{style.width}" w:h="{style.height}"{side}/>'
        f'<w:pgMar w:top="{style.top}" w:right="{style.right}" w:bottom="{style.bottom}" '
        f'w:left="{style.left}" w:header="{style.header_distance}" '
        f'w:footer="{style.footer_distance}" w:gutter="0"/>'
        "</w:sectPr>"
    )


def _set_settings(word: WordDocument) -> None:
    """Say that the text is Chinese, in the place where Word looks first."""
    _replace(
        word.settings.element,
        (
            f"<w:settings {DECLARATION}>"
            '<w:zoom w:percent="100"/><w:defaultTabStop w:val="420"/>'
            '<w:characterSpacingControl w:val="compressPunctuation"/>'
            '<w:compat><w:compatSetting w:name="compatibilityMode" '
            'w:uri="http://schemas.microsoft.com/office/word" w:val="15"/></w:compat>'
            '<w:themeFontLang w:val="en-US" w:eastAsia="zh-CN"/>'
            "</w:settings>"
        ),
    )


def _set_properties(word: WordDocument, about: About) -> None:
    day = about.day or UNDATED
    moment = dt.datetime(day.year, day.month, day.day, tzinfo=dt.UTC)
    properties = word.core_properties
    author = NOT_XML.sub("", about.author)[:LONGEST_PROPERTY]
    properties.title = NOT_XML.sub("", about.title)[:LONGEST_PROPERTY]
    properties.author = properties.last_modified_by = author
    properties.language = "zh-CN"
    properties.comments = ""
    properties.keywords = ""
    properties.subject = NOT_XML.sub("", about.subtitle)[:LONGEST_PROPERTY]
    properties.revision = 1
    properties.created = properties.modified = moment


def _drop_leftovers(word: WordDocument) -> None:
    """Remove what comes with the base document and speaks of its styles: a picture, old effects."""
    for relations in (word.part.package.rels, word.part.rels):
        for key in [k for k, r in relations.items() if r.reltype.endswith(LEFTOVERS)]:
            del relations[key]
