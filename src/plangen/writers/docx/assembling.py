"""The file around a body: styles, numbering, settings, fonts, and what the file says of itself."""

from __future__ import annotations

import datetime as dt
import io
from dataclasses import dataclass
from typing import TYPE_CHECKING

import docx
from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.oxml import parse_xml

from plangen.writers.characters import NOT_XML
from plangen.writers.docx.package import pack
from plangen.writers.docx.sections import Extras, Words, add_margins
from plangen.writers.docx.styling import fonts_xml, styles_xml
from plangen.writers.docx.xml import DECLARATION, fill

if TYPE_CHECKING:
    from docx.document import Document as WordDocument
    from lxml.etree import _Element

    from plangen.document.tree import Document
    from plangen.writers.styles import Style

# As Chinese Word writes them: above all, that spaces at the end of a line are underlined.
SPACES = (
    "<w:spaceForUL/><w:balanceSingleByteDoubleByteWidth/><w:doNotLeaveBackslashAlone/>"
    "<w:ulTrailSpace/><w:doNotExpandShiftReturn/>"
)
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

    @classmethod
    def of(cls, document: Document) -> About:
        """Say it of a document."""
        date = document.signature.date
        return cls(document.title, document.subtitle, document.author, date)


class Base:
    """An empty document with the styles of a page style, to be filled and written.

    ``style`` is the page style as it holds for this document, ``extras`` what its sections have
    besides.
    """

    def __init__(self, style: Style, *, literal: bool) -> None:
        self.word = docx.Document()
        self.style = style
        self.extras = Extras()
        _replace(self.word.styles.element, styles_xml(style, literal=literal))
        _drop_leftovers(self.word)
        _set_fonts(self.word, style)

    def margins(self, words: Words) -> str:
        """Add head and foot of the pages; return what a section refers to them by."""
        return add_margins(self.word, self.style, words)

    def write(self, body: str, numbering: str, about: About, *, update: bool = False) -> bytes:
        """Fill the document and write it.

        With ``update``, Word brings the page numbers of 目录 up to date on opening.
        """
        self._fill(body, numbering)
        self._set_settings(update=update)
        _set_properties(self.word, about)
        buffer = io.BytesIO()
        self.word.save(buffer)
        return pack(buffer.getvalue())

    def _fill(self, body: str, numbering: str) -> None:
        fill(self.word.element.body, body)
        _replace(self.word.part.numbering_part.element, numbering)

    def _set_settings(self, *, update: bool) -> None:
        """Say that the text is Chinese, in the place where Word looks first."""
        style = self.style
        sides = "outside" in {style.header.place, style.footer.place}
        # Printed on both sides, the binding edge of an even page is the right one.
        mirrored = "<w:mirrorMargins/>" if sides and style.left != style.right else ""
        _replace(
            self.word.settings.element,
            (
                f"<w:settings {DECLARATION}>"
                f'<w:zoom w:percent="100"/>{mirrored}<w:defaultTabStop w:val="420"/>'
                f"{'<w:evenAndOddHeaders/>' if sides else ''}"
                '<w:characterSpacingControl w:val="compressPunctuation"/>'
                f"{'<w:updateFields/>' if update else ''}"
                f'<w:compat>{SPACES}<w:compatSetting w:name="compatibilityMode" '
                'w:uri="http://schemas.microsoft.com/office/word" w:val="15"/></w:compat>'
                '<w:themeFontLang w:val="en-US" w:eastAsia="zh-CN"/>'
                "</w:settings>"
            ),
        )


def _replace(element: _Element, xml: str) -> None:
    """Put the content of freshly built XML into an existing part's root."""
    for child in list(element):
        element.remove(child)
    element.extend(list(parse_xml(xml)))


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


def _set_fonts(word: WordDocument, style: Style) -> None:
    """Put a font table of this style in place of that of the base document."""
    relations = word.part.rels
    for key in [k for k, r in relations.items() if r.reltype == RELATIONSHIP_TYPE.FONT_TABLE]:
        del relations[key]
    name = PackURI("/word/fontTable.xml")
    package = word.part.package
    part = Part(name, CONTENT_TYPE.WML_FONT_TABLE, fonts_xml(style).encode(), package)
    word.part.relate_to(part, RELATIONSHIP_TYPE.FONT_TABLE)


def _drop_leftovers(word: WordDocument) -> None:
    """Remove what comes with the base document and speaks of its styles: a picture, old effects."""
    for relations in (word.part.package.rels, word.part.rels):
        for key in [k for k, r in relations.items() if r.reltype.endswith(LEFTOVERS)]:
            del relations[key]
