"""The school's own document as the base: its page, its styles, its head and foot.

As pandoc does with a reference document, its text is dropped and what makes its look is kept.
Styles are found by their names, or by those that the style file gives in 样式映射; what is missing
is filled in from the page style.
"""

from __future__ import annotations

from copy import deepcopy
from dataclasses import replace
from typing import TYPE_CHECKING, Any, cast

from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import XmlPart
from docx.oxml import parse_xml
from docx.oxml.ns import qn
from lxml import etree

from plangen.writers.docx.assembling import Base
from plangen.writers.docx.reference_styles import find_styles, open_reference
from plangen.writers.docx.sections import Extras, add_margins
from plangen.writers.docx.styling import HEADING_LIST, TABLE_STYLES, style_xml, word_styles
from plangen.writers.docx.xml import DECLARATION, elements, fill

if TYPE_CHECKING:
    from pathlib import Path

    from docx.document import Document as WordDocument
    from lxml.etree import _Element

    from plangen.writers.styles import Style

# What makes the look of a document; its other parts hold its text, pictures and history.
KEPT = {
    RELATIONSHIP_TYPE.STYLES,
    RELATIONSHIP_TYPE.NUMBERING,
    RELATIONSHIP_TYPE.SETTINGS,
    RELATIONSHIP_TYPE.FONT_TABLE,
    RELATIONSHIP_TYPE.THEME,
}
KEPT_OF_PACKAGE = {
    RELATIONSHIP_TYPE.OFFICE_DOCUMENT,
    RELATIONSHIP_TYPE.CORE_PROPERTIES,
    RELATIONSHIP_TYPE.EXTENDED_PROPERTIES,
}
# Settings that speak of the old text, or of the machine that it was written on.
DROPPED_SETTINGS = (
    "attachedTemplate",
    "documentProtection",
    "trackRevisions",
    "mailMerge",
    "footnotePr",
    "endnotePr",
    "rsids",
    "docVars",
    "updateFields",
)
# Settings come in a fixed order (ECMA-376, CT_Settings): those before which updateFields stands.
AFTER_UPDATE = (
    "hdrShapeDefaults",
    "compat",
    "mathPr",
    "attachedSchema",
    "themeFontLang",
    "clrSchemeMapping",
    "doNotIncludeSubdocsInStats",
    "shapeDefaults",
    "decimalSymbol",
    "listSeparator",
)
AFTER_NUMBERING = ("cols", "formProt", "vAlign", "noEndnote", "titlePg", "textDirection", "docGrid")


class ReferenceBase(Base):
    """The school's document without its text, to be filled and written."""

    def __init__(self, path: Path, style: Style, *, literal: bool) -> None:
        self.word = open_reference(path)
        self._found = find_styles(self.word, path, style)
        self._literal = literal
        self._section = _last_section(self.word)
        self.style = _with_page(style, self._section)
        self.extras = _extras(self._section)
        self._margins = _margin_references(self.word)
        _drop_text(self.word, {m.get(qn("r:id"), "") for m in self._margins})
        self._add_styles()

    def margins(self, header: str, footer: str) -> str:
        """Take over head and foot of the document; those of the style where it has neither."""
        if not self._margins:
            return add_margins(self.word, self.style, header, footer)
        return "".join(_text(margin) for margin in self._margins)

    def _add_styles(self) -> None:
        """Add the styles that are missing, and let the headings be numbered by plangen's list."""
        root = self.word.styles.element
        base = self._found.ids["Normal"]
        present = {style.get(qn("w:styleId")) for style in root.iterchildren(qn("w:style"))}
        for one in word_styles(self.style, literal=self._literal):
            if self._found.ids[one.identity] not in present:
                new = replace(one, identity=self._found.ids[one.identity])
                root.extend(elements(style_xml(new, self.style, base)))
        for identity, (_, xml) in TABLE_STYLES.items():
            if self._found.ids[identity] not in present:
                root.extend(elements(xml))
                for name, attribute in (("", "w:styleId"), ("w:basedOn", "w:val")):
                    each = root[-1].find(qn(name)) if name else root[-1]
                    if each is not None:
                        each.set(qn(attribute), self._found.ids[each.get(qn(attribute), "")])

    def _fill(self, body: str, numbering: str) -> None:
        fill(self.word.element.body, body)
        self._free_headings()
        first_number = self._add_numbering(numbering)
        root = self.word.element.body
        for tag in ("w:pStyle", "w:tblStyle"):
            for named in root.iter(qn(tag)):
                named.set(qn("w:val"), self._found.ids[named.get(qn("w:val"), "")])
        self._name_body_style(root)
        for number in root.iter(qn("w:numId")):
            number.set(qn("w:val"), str(int(number.get(qn("w:val"), "0")) + first_number))
        self._number_headings(first_number)

    def _name_body_style(self, root: _Element) -> None:
        """Give running text its style by name where it is not the document's default."""
        body = self._found.ids["Normal"]
        default = self.word.styles.element.xpath("w:style[@w:type='paragraph'][@w:default='1']")
        if default and default[0].get(qn("w:styleId")) == body:
            return
        for properties in root.iter(qn("w:pPr")):
            if properties.find(qn("w:pStyle")) is None:
                named = elements(f'<w:pStyle w:val="{body}"/>')
                properties.insert(0, named[0])

    def _free_headings(self) -> None:
        """Take whatever numbers the document gives its headings away from them."""
        for properties in self._heading_properties():
            for old in properties.findall(qn("w:numPr")):
                properties.remove(old)

    def _number_headings(self, first_number: int) -> None:
        """Number the headings by plangen's list, unless their numbers are text."""
        for level, properties in enumerate(() if self._literal else self._heading_properties()):
            numbered = properties.get_or_add_numPr()
            numbered.get_or_add_ilvl().val = level
            numbered.get_or_add_numId().val = HEADING_LIST + first_number

    def _heading_properties(self) -> list[Any]:
        """Return the paragraph properties of the styles of headings, level by level."""
        styles = {
            style.get(qn("w:styleId")): style
            for style in self.word.styles.element.iterchildren(qn("w:style"))
        }
        return [styles[self._found.ids[f"Heading{n}"]].get_or_add_pPr() for n in (1, 2, 3)]

    def _add_numbering(self, numbering: str) -> int:
        """Add lists behind those of the document's styles; return by how much numbers moved."""
        root = _numbering_part(self.word).element
        self._drop_lists(root)
        first_list = 1 + _highest(root, "w:abstractNum", "w:abstractNumId")
        first_number = 1 + _highest(root, "w:num", "w:numId")
        numbers = root.findall(qn("w:num"))
        at = root.index(numbers[0]) if numbers else len(root)
        for new in list(etree.fromstring(numbering)):
            if new.tag == qn("w:abstractNum"):
                _move(new, "w:abstractNumId", first_list)
                for styled in new.iter(qn("w:pStyle")):
                    styled.set(qn("w:val"), self._found.ids[styled.get(qn("w:val"), "")])
                for level in new.iter(qn("w:lvl")):
                    # Indents and faces are those of the paragraph's style in this document.
                    for tag in ("w:pPr", "w:rPr"):
                        for own in level.findall(qn(tag)):
                            level.remove(own)
                root.insert(at, new)
                at += 1
            else:
                _move(new, "w:numId", first_number)
                for names in new.iter(qn("w:abstractNumId")):
                    _move(names, "w:val", first_list)
                root.append(new)
        return first_number

    def _drop_lists(self, root: _Element) -> None:
        """Drop the lists of the old text: those that no style uses."""
        styled = self.word.styles.element.iter(qn("w:numId"))
        used = {each.get(qn("w:val")) for each in styled}
        lists = set()
        for number in root.findall(qn("w:num")):
            if number.get(qn("w:numId")) in used:
                lists |= {each.get(qn("w:val")) for each in number.iter(qn("w:abstractNumId"))}
            else:
                root.remove(number)
        for each in root.findall(qn("w:abstractNum")):
            if each.get(qn("w:abstractNumId")) not in lists:
                root.remove(each)

    def _set_settings(self, *, update: bool) -> None:
        root = self.word.settings.element
        for name in DROPPED_SETTINGS:
            for old in root.findall(qn(f"w:{name}")):
                root.remove(old)
        for relation in self.word.part.rels.values():
            if relation.reltype == RELATIONSHIP_TYPE.SETTINGS:
                relation.target_part.rels.clear()
        if update:
            later = {qn(f"w:{name}") for name in AFTER_UPDATE}
            at = next((i for i, each in enumerate(root) if each.tag in later), len(root))
            root.insert(at, elements("<w:updateFields/>")[0])


def _last_section(word: WordDocument) -> _Element:
    return deepcopy(word.sections[-1]._sectPr)  # noqa: SLF001  (no public way to it)


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
        return "".join(
            etree.tostring(each, encoding="unicode") for each in found if each is not None
        )

    return Extras(parts("pgBorders"), parts(*(n for n in AFTER_NUMBERING if n != "cols")))


def _margin_references(word: WordDocument) -> list[_Element]:
    """Return the references to head and foot that hold at the end of the document.

    A section without its own takes over those of the one before it.
    """
    found: dict[tuple[str, str], _Element] = {}
    for section in word.sections:
        for tag in ("w:headerReference", "w:footerReference"):
            for each in section._sectPr.findall(qn(tag)):  # noqa: SLF001
                found[tag, each.get(qn("w:type"), "default")] = deepcopy(each)
    return list(found.values())


def _drop_text(word: WordDocument, margins: set[str]) -> None:
    """Drop what holds the old text; keep what makes the look, and the margins in use."""
    rels = word.part.rels
    for key in [k for k, r in rels.items() if r.reltype not in KEPT and k not in margins]:
        del rels[key]
    package = word.part.package.rels
    for key in [k for k, r in package.items() if r.reltype not in KEPT_OF_PACKAGE]:
        del package[key]


def _text(element: _Element) -> str:
    return str(etree.tostring(element, encoding="unicode"))


def _numbering_part(word: WordDocument) -> XmlPart:
    for relation in word.part.rels.values():
        if relation.reltype == RELATIONSHIP_TYPE.NUMBERING:
            return cast("XmlPart", relation.target_part)
    root = parse_xml(f"<w:numbering {DECLARATION}/>")
    name = PackURI("/word/numbering.xml")
    new = XmlPart(name, CONTENT_TYPE.WML_NUMBERING, root, word.part.package)
    word.part.relate_to(new, RELATIONSHIP_TYPE.NUMBERING)
    return new


def _highest(root: _Element, tag: str, attribute: str) -> int:
    return max((int(each.get(qn(attribute), "0")) for each in root.iter(qn(tag))), default=0)


def _move(element: _Element, attribute: str, distance: int) -> None:
    element.set(qn(attribute), str(int(element.get(qn(attribute), "0")) + distance))
