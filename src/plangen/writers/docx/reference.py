"""The school's own document as the base: its page, its styles, its head and foot.

As pandoc does with a reference document, its text is dropped and what makes its look is kept.
Styles are found by their names, or by those that the style file gives in 样式映射; what is missing
is filled in from the page style.
"""

from __future__ import annotations

from copy import deepcopy
from typing import TYPE_CHECKING, Any

from docx.oxml.ns import qn
from lxml import etree
from msgspec.structs import replace

from plangen.writers.docx import reference_package
from plangen.writers.docx.assembling import Base
from plangen.writers.docx.reference_leftovers import clean_settings, drop_text
from plangen.writers.docx.reference_lists import ReferenceLists
from plangen.writers.docx.reference_styles import find_styles, open_reference
from plangen.writers.docx.reference_xml import elements, fill, remove
from plangen.writers.docx.sections import Extras, Words, add_margins
from plangen.writers.docx.styling import (
    HEADING_LIST,
    HYPERLINK,
    TABLE_STYLES,
    style_xml,
    word_styles,
)

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from docx.document import Document as WordDocument
    from docx.section import Section
    from lxml.etree import _Element

    from plangen.writers.docx.assembling import About
    from plangen.writers.styles import Style

HEADER, FOOTER = "w:headerReference", "w:footerReference"
HEADINGS = ("Heading1", "Heading2", "Heading3")
# Styles of paragraphs that may be based on a heading's.
PARAGRAPHS = ("Title", "Subtitle", "Caption", "TableText", "Signature", "TOCHeading")
# What stands with the paragraph after it, whatever the school's styles say.
KEPT_TOGETHER = (*HEADINGS, "Caption")
# Styles that are filled in with the face of the school's text, and with its size.
FACED = ("TableText", "Signature")
SIZED = ("Signature",)


class ReferenceBase(Base):
    """The school's document without its text, to be filled and written."""

    def __init__(self, path: Path, style: Style, *, literal: bool) -> None:
        self.word = open_reference(path)
        self._ids = find_styles(self.word, path, style).ids
        self._literal = literal
        place = _model_section(self.word)
        section = deepcopy(_properties(self.word.sections[place]))
        self.style = _with_page(style, section)
        self.extras = _extras(section)
        self._margins = _margin_references(self.word, place)
        drop_text(self.word, {m.get(qn("r:id"), "") for m in self._margins})
        self._add_styles()
        self._mend_styles()
        self._sides: bool | None = None

    def margins(self, words: Words) -> str:
        """Take over head and foot of the document; those of the style where it has none."""
        tags = {str(margin.tag) for margin in self._margins}
        missing = replace(
            words,
            header="" if qn(HEADER) in tags else words.header,
            footer="" if qn(FOOTER) in tags else words.footer,
        )
        added = add_margins(self.add_margin, self.style, missing)
        if not self._margins:
            self._sides = 'w:type="even"' in added
        elif added:
            # One of the two is the school's: the other is the same on both sides of a leaf.
            kept = {m.get(qn("w:type")) for m in self._margins}
            added = added if "even" in kept or 'w:type="even"' not in added else _only_odd(added)
        heads = [_text(m) for m in self._margins if m.tag == qn(HEADER)]
        feet = [_text(m) for m in self._margins if m.tag == qn(FOOTER)]
        return "".join((*heads, *feet, added))

    def add_margin(self, tag: str, kind: str, inside: str) -> str:
        """Add one ``header`` or ``footer``; return the reference for a section."""
        return reference_package.add_margin(self.word, tag, kind, inside)

    def add_chart(self, number: int, space: bytes, book: bytes) -> str:
        """Add the part of a chart and its workbook; return what the drawing refers to it by."""
        return reference_package.add_chart(self.word, number, space, book)

    def write(self, body: str, numbering: str, about: About, *, update: bool = False) -> bytes:
        """Fill the document and write it.

        With ``update``, Word brings the page numbers of 目录 up to date on opening.
        """
        self._fill(body, numbering)
        clean_settings(self.word, sides=self._sides, update=update)
        return reference_package.write(self.word, about)

    def _add_styles(self) -> None:
        """Add the styles that are missing."""
        root = self.word.styles.element
        base = self._ids["Normal"]
        present = {style.get(qn("w:styleId")) for style in root.iterchildren(qn("w:style"))}
        for one in word_styles(self.style, literal=True):
            if self._ids[one.identity] not in present:
                new = replace(one, identity=self._ids[one.identity])
                root.extend(elements(style_xml(new, self.style, base)))
                if one.identity in FACED:
                    _take_face(root[-1], sized=one.identity in SIZED)
        for identity, (_, xml) in TABLE_STYLES.items():
            if self._ids[identity] not in present:
                root.extend(elements(xml))
                for each, attribute in _named_in(root[-1]):
                    each.set(qn(attribute), self._ids[each.get(qn(attribute), "")])
        if "Hyperlink" not in present:
            root.extend(elements(HYPERLINK))

    def _mend_styles(self) -> None:
        """Give the school's styles what headings, captions and Chinese text need."""
        for identity in KEPT_TOGETHER:
            self._properties_of(identity).get_or_add_keepNext()
        for level, identity in enumerate(HEADINGS):
            _set_outline(self._properties_of(identity), level)
        for language in self.word.styles.element.iter(qn("w:lang")):
            language.set(qn("w:eastAsia"), "zh-CN")

    def _fill(self, body: str, numbering: str) -> None:
        fill(self.word.element.body, body)
        for identity in HEADINGS:
            for old in self._properties_of(identity).findall(qn("w:numPr")):
                self._properties_of(identity).remove(old)
        headings = {self._ids[identity] for identity in HEADINGS}
        moved = ReferenceLists(self.word, self._ids).add(numbering, headings)
        root = self.word.element.body
        for tag in ("w:pStyle", "w:tblStyle"):
            for named in root.iter(qn(tag)):
                named.set(qn("w:val"), self._ids[named.get(qn("w:val"), "")])
        self._name_body_style(root)
        for number in root.iter(qn("w:numId")):
            value = int(number.get(qn("w:val"), "0"))
            number.set(qn("w:val"), str(value + moved if value else 0))
        for level, identity in enumerate(HEADINGS):
            numbered = self._properties_of(identity).get_or_add_numPr()
            numbered.get_or_add_ilvl().val = level
            numbered.get_or_add_numId().val = 0 if self._literal else HEADING_LIST + moved
        for identity in self._below_headings():
            self._properties_of(identity).get_or_add_numPr().get_or_add_numId().val = 0

    def _below_headings(self) -> list[str]:
        """Find the styles in use that are based on a heading's, as Word's own 目录标题 is."""
        styles = self.word.styles.element.iterchildren(qn("w:style"))
        based = {
            style.get(qn("w:styleId")): style.find(qn("w:basedOn")).get(qn("w:val"))
            for style in styles
            if style.find(qn("w:basedOn")) is not None
        }
        headings = {self._ids[identity] for identity in HEADINGS}
        found = []
        for identity, own in self._ids.items():
            above = [own]
            while above[-1] in based and based[above[-1]] not in above:
                above.append(based[above[-1]])
            if own not in headings and headings.intersection(above) and identity in PARAGRAPHS:
                found.append(identity)
        return found

    def _name_body_style(self, root: _Element) -> None:
        """Give running text its style by name where it is not the document's default."""
        body = self._ids["Normal"]
        default = self.word.styles.element.xpath("w:style[@w:type='paragraph'][@w:default='1']")
        if default and default[0].get(qn("w:styleId")) == body:
            return
        for properties in root.iter(qn("w:pPr")):
            if properties.find(qn("w:pStyle")) is None:
                properties.insert(0, elements(f'<w:pStyle w:val="{body}"/>')[0])

    def _properties_of(self, identity: str) -> Any:
        """Return the paragraph properties of the style that serves for one of plangen's."""
        for style in self.word.styles.element.iterchildren(qn("w:style")):
            if style.get(qn("w:styleId")) == self._ids[identity]:
                return style.get_or_add_pPr()
        raise KeyError(identity)


def _properties(section: Section) -> _Element:
    properties: _Element = section._sectPr  # noqa: SLF001  (python-docx has no public way to it)
    return properties


def _model_section(word: WordDocument) -> int:
    """Return the place of the section whose page is taken: the last that stands upright.

    A wide table at the end of a school's document often lies on a page of its own.
    """
    places = range(len(word.sections))
    upright = [
        place
        for place in places
        if (word.sections[place].page_height or 0) >= (word.sections[place].page_width or 0)
    ]
    return upright[-1] if upright else places[-1]


def _with_page(style: Style, section: _Element) -> Style:
    """Take over size and margins of the page; the gutter counts as part of the left margin."""
    size, margins = section.find(qn("w:pgSz")), section.find(qn("w:pgMar"))

    def twips(element: _Element | None, name: str, default: int) -> int:
        value = None if element is None else element.get(qn(f"w:{name}"))
        return default if value is None else abs(int(value))

    return replace(
        style,
        width=twips(size, "w", style.width),
        height=twips(size, "h", style.height),
        top=twips(margins, "top", style.top),
        bottom=twips(margins, "bottom", style.bottom),
        left=twips(margins, "left", style.left) + twips(margins, "gutter", 0),
        right=twips(margins, "right", style.right),
        header_distance=twips(margins, "header", style.header_distance),
        footer_distance=twips(margins, "footer", style.footer_distance),
    )


def _extras(section: _Element) -> Extras:
    def parts(*names: str) -> str:
        found = (section.find(qn(f"w:{name}")) for name in names)
        return "".join(_text(each) for each in found if each is not None)

    return Extras(parts("pgBorders"), parts("titlePg"), parts("textDirection", "docGrid"))


def _margin_references(word: WordDocument, last: int) -> list[_Element]:
    """Return the references to head and foot that hold in a section.

    A section without its own takes over those of the one before it.
    """
    found: dict[tuple[str, str], _Element] = {}
    for section in list(word.sections)[: last + 1]:
        for tag in (HEADER, FOOTER):
            for each in _properties(section).findall(qn(tag)):
                found[tag, each.get(qn("w:type"), "default")] = deepcopy(each)
    return list(found.values())


def _only_odd(references: str) -> str:
    """Let what was meant for odd pages stand on even ones as well."""
    kept = [part for part in references.split("/>") if part and 'w:type="even"' not in part]
    return "".join(f"{part}/>" for part in kept)


def _set_outline(properties: Any, level: int) -> None:
    """Let a style of the school's show in the navigation pane."""
    for old in properties.findall(qn("w:outlineLvl")):
        properties.remove(old)
    properties.append(elements(f'<w:outlineLvl w:val="{level}"/>')[0])


def _take_face(style: _Element, *, sized: bool) -> None:
    """Leave the face of a style, and where it is ``sized`` its size, to the school's text."""
    tags = ("w:rFonts", "w:sz", "w:szCs") if sized else ("w:rFonts",)
    for tag in tags:
        for found in list(style.iter(qn(tag))):
            remove(found)


def _named_in(style: _Element) -> Iterator[tuple[_Element, str]]:
    """Yield what names a style in a definition: itself, and what it is based on."""
    yield style, "w:styleId"
    for based in style.findall(qn("w:basedOn")):
        yield based, "w:val"


def _text(element: _Element) -> str:
    return str(etree.tostring(element, encoding="unicode"))
