"""The file around a body: styles, numbering, settings, fonts, and what the file says of itself."""

from __future__ import annotations

import datetime as dt
from itertools import count
from typing import TYPE_CHECKING

from msgspec import Struct

from plangen.writers.characters import NOT_XML
from plangen.writers.docx.empty import part, root_of
from plangen.writers.docx.package import (
    CONTENT_TYPES,
    PROPERTY_PART,
    PROPERTY_RELATION,
    PROPERTY_RELATION_ID,
    PROPERTY_TYPE,
    ROOT_RELATIONS,
    pack,
)
from plangen.writers.docx.parts import (
    BOOK_TYPE,
    CHART_TYPE,
    CORE_RELATION,
    CORE_TYPE,
    HEAD,
    OPEN_XML,
    WORD,
    Part,
    Relations,
    relations_xml,
    types_xml,
)
from plangen.writers.docx.sections import Extras, Words, add_margins
from plangen.writers.docx.styling import fonts_xml, styles_xml
from plangen.writers.docx.xml import content

if TYPE_CHECKING:
    from plangen.document.tree import Document
    from plangen.writers.styles import Style

# As Chinese Word writes them: above all, that spaces at the end of a line are underlined.
SPACES = (
    "<w:spaceForUL/><w:balanceSingleByteDoubleByteWidth/><w:doNotLeaveBackslashAlone/>"
    "<w:ulTrailSpace/><w:doNotExpandShiftReturn/>"
)
LONGEST_PROPERTY = 255
UNDATED = dt.date(2000, 1, 1)
CORE = (
    HEAD + "<cp:coreProperties "
    'xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" '
    'xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" '
    'xmlns:dcmitype="http://purl.org/dc/dcmitype/" '
    'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">'
    "<dc:title>{title}</dc:title><dc:subject>{subtitle}</dc:subject>"
    "<dc:creator>{author}</dc:creator><cp:keywords></cp:keywords>"
    "<dc:description></dc:description><cp:lastModifiedBy>{author}</cp:lastModifiedBy>"
    "<cp:revision>1</cp:revision>"
    '<dcterms:created xsi:type="dcterms:W3CDTF">{day}T00:00:00Z</dcterms:created>'
    '<dcterms:modified xsi:type="dcterms:W3CDTF">{day}T00:00:00Z</dcterms:modified>'
    "<cp:category/><dc:language>zh-CN</dc:language></cp:coreProperties>"
)
ROOT_LINKS: Relations = {
    "rId3": (CORE_RELATION, "docProps/core.xml"),
    "rId4": ("extended-properties", "docProps/app.xml"),
    "rId1": ("officeDocument", "word/document.xml"),
    PROPERTY_RELATION_ID: (PROPERTY_RELATION, PROPERTY_PART),
}
LINKS: Relations = {
    "rId3": ("styles", "styles.xml"),
    "rId5": ("settings", "settings.xml"),
    "rId6": ("webSettings", "webSettings.xml"),
    "rId8": ("theme", "theme/theme1.xml"),
    "rId1": ("customXml", "../customXml/item1.xml"),
    "rId2": ("numbering", "numbering.xml"),
    "rId4": ("fontTable", "fontTable.xml"),
}
SOURCES_LINKS: Relations = {"rId1": ("customXmlProps", "itemProps1.xml")}
# The link from a chart to its workbook.
BOOK = "rId1"


class About(Struct, frozen=True):
    """What the properties of the file say about it, as far as they can hold it."""

    title: str
    subtitle: str
    author: str
    day: dt.date

    @classmethod
    def of(cls, document: Document) -> About:
        """Say it of a document."""
        date = document.signature.date
        return cls.saying(document.title, document.subtitle, document.author, date)

    @classmethod
    def saying(cls, title: str, subtitle: str, author: str, day: dt.date | None) -> About:
        """Say it without what no property can hold."""
        title, subtitle, author = (
            NOT_XML.sub("", text)[:LONGEST_PROPERTY] for text in (title, subtitle, author)
        )
        return cls(title, subtitle, author, day or UNDATED)


class Base:
    """An empty document with the styles of a page style, to be filled and written.

    ``style`` is the page style as it holds for this document, ``extras`` what its sections have
    besides.
    """

    def __init__(self, style: Style, *, literal: bool) -> None:
        self.style = style
        self.extras = Extras()
        self._literal = literal
        self._links = dict(LINKS)
        self._added: list[Part] = []

    def margins(self, words: Words) -> str:
        """Add head and foot of the pages; return what a section refers to them by."""
        return add_margins(self.add_margin, self.style, words)

    def add_margin(self, tag: str, kind: str, inside: str) -> str:
        """Add one ``header`` or ``footer``; return the reference for a section."""
        number = 1 + sum(added.name.startswith(f"word/{tag}") for added in self._added)
        margin = _part(f"word/{tag}{number}.xml", f"{WORD}.{tag}+xml", root_of(tag), inside)
        return f'<w:{tag}Reference w:type="{kind}" r:id="{self._add(margin, tag)}"/>'

    def add_chart(self, number: int, space: bytes, book: bytes) -> str:
        """Add the part of a chart and its workbook; return what the drawing refers to it by."""
        workbook = f"embeddings/Microsoft_Excel_Sheet{number}.xlsx"
        link = {BOOK: ("package", f"../{workbook}")}
        relation = self._add(
            Part(f"word/charts/chart{number}.xml", CHART_TYPE, space, link), "chart"
        )
        self._added.append(Part(f"word/{workbook}", BOOK_TYPE, book))
        return relation

    def _add(self, added: Part, kind: str) -> str:
        """Take a part to which the document leads; return the name of the link."""
        self._added.append(added)
        name = next(name for n in count(1) if (name := f"rId{n}") not in self._links)
        self._links[name] = (kind, added.name.removeprefix("word/"))
        return name

    def write(self, body: str, numbering: str, about: About, *, update: bool = False) -> bytes:
        """Fill the document and write it.

        With ``update``, Word brings the page numbers of 目录 up to date on opening.
        """
        parts = [*self._parts(body, numbering, about, update=update), *self._added]
        seal = Part(PROPERTY_PART, PROPERTY_TYPE, b"")
        files = {
            CONTENT_TYPES: types_xml(parts, seal),
            ROOT_RELATIONS: relations_xml(ROOT_LINKS),
        }
        for each in parts:
            files |= each.files
        return pack(files)

    def _parts(self, body: str, numbering: str, about: About, *, update: bool) -> tuple[Part, ...]:
        """Return what every document has, in the order of its links."""
        style = self.style
        body = body.replace("<w:pPr></w:pPr>", "<w:pPr/>")
        return (
            Part("docProps/core.xml", CORE_TYPE, _properties(about)),
            _taken("docProps/app.xml", f"{OPEN_XML}.extended-properties+xml"),
            _filled("document.main", f"<w:body>{body}</w:body>", self._links),
            _filled("styles", styles_xml(style, literal=self._literal)),
            _filled("settings", _settings(style, update=update)),
            _taken("word/webSettings.xml", f"{WORD}.webSettings+xml"),
            _taken("word/theme/theme1.xml", f"{OPEN_XML}.theme+xml"),
            _taken("customXml/item1.xml", "application/xml", SOURCES_LINKS),
            _taken("customXml/itemProps1.xml", f"{OPEN_XML}.customXmlProperties+xml"),
            _filled("numbering", numbering),
            Part("word/fontTable.xml", f"{WORD}.fontTable+xml", fonts_xml(style).encode()),
        )


def _taken(name: str, kind: str, links: Relations | None = None) -> Part:
    """Take over a part of the empty document as it is."""
    return Part(name, kind, part(name), links or {})


def _filled(kind: str, inside: str, links: Relations | None = None) -> Part:
    """Take over the root of a part, with something else inside."""
    name = f"word/{kind.partition('.')[0]}.xml"
    return _part(name, f"{WORD}.{kind}+xml", root_of(name), inside, links)


def _part(name: str, kind: str, root: str, inside: str, links: Relations | None = None) -> Part:
    tag = root.partition(" ")[0].removeprefix("<")
    return Part(name, kind, f"{HEAD}{root}{inside}</{tag}>".encode(), links or {})


def _settings(style: Style, *, update: bool) -> str:
    """Say that the text is Chinese, in the place where Word looks first."""
    sides = "outside" in {style.header.place, style.footer.place}
    # Printed on both sides, the binding edge of an even page is the right one.
    mirrored = "<w:mirrorMargins/>" if sides and style.left != style.right else ""
    return (
        f'<w:zoom w:percent="100"/>{mirrored}<w:defaultTabStop w:val="420"/>'
        f"{'<w:evenAndOddHeaders/>' if sides else ''}"
        '<w:characterSpacingControl w:val="compressPunctuation"/>'
        f"{'<w:updateFields/>' if update else ''}"
        f'<w:compat>{SPACES}<w:compatSetting w:name="compatibilityMode" '
        'w:uri="http://schemas.microsoft.com/office/word" w:val="15"/></w:compat>'
        '<w:themeFontLang w:val="en-US" w:eastAsia="zh-CN"/>'
    )


def _properties(about: About) -> bytes:
    filled = CORE.format(
        title=content(about.title),
        subtitle=content(about.subtitle),
        author=content(about.author),
        day=f"{about.day:%Y-%m-%d}",
    )
    return filled.encode()
