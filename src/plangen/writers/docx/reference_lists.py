"""Lists in the school's own document: plangen's beside those of the document's styles."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import XmlPart
from docx.oxml import parse_xml
from docx.oxml.ns import qn

from plangen.writers.docx.lists import BULLET_LIST
from plangen.writers.docx.reference_xml import elements, margins_of, remove
from plangen.writers.docx.xml import DECLARATION

if TYPE_CHECKING:
    from docx.document import Document as WordDocument
    from lxml.etree import _Element


class ReferenceLists:
    """Adds list definitions; ``ids`` leads from plangen's style ids to the document's."""

    def __init__(self, word: WordDocument, ids: dict[str, str]) -> None:
        self._word = word
        self._ids = ids
        self._root = _numbering_part(word).element

    def add(self, numbering: str, headings: set[str]) -> int:
        """Add lists behind those in use; return by how much the numbers of the new ones moved.

        Only plangen's list is linked to the styles of ``headings``: linked to two, Word would
        change between them.
        """
        self._drop_unused()
        for linked in list(self._root.iter(qn("w:pStyle"))):
            if linked.get(qn("w:val")) in headings:
                remove(linked)
        first_list = 1 + _highest(self._root, "w:abstractNum", "w:abstractNumId")
        first_number = 1 + _highest(self._root, "w:num", "w:numId")
        numbers = self._root.findall(qn("w:num"))
        at = self._root.index(numbers[0]) if numbers else len(self._root)
        for new in elements(numbering):
            if new.tag == qn("w:abstractNum"):
                self._adapt(new)
                _move(new, "w:abstractNumId", first_list)
                self._root.insert(at, new)
                at += 1
            else:
                _move(new, "w:numId", first_number)
                for names in new.iter(qn("w:abstractNumId")):
                    _move(names, "w:val", first_list)
                self._root.append(new)
        return first_number

    def _adapt(self, new: _Element) -> None:
        """Leave indents and faces to the document's styles; nested bullets keep their steps."""
        for styled in new.iter(qn("w:pStyle")):
            styled.set(qn("w:val"), self._ids[styled.get(qn("w:val"), "")])
        bullets = new.get(qn("w:abstractNumId")) == str(BULLET_LIST)
        for depth, level in enumerate(new.iter(qn("w:lvl"))):
            for tag in ("w:rPr",) if bullets and depth else ("w:pPr", "w:rPr"):
                for own in level.findall(qn(tag)):
                    level.remove(own)

    def _drop_unused(self) -> None:
        """Drop the lists of the old text: those that no style, head or foot uses."""
        holders = [self._word.styles.element, *margins_of(self._word)]
        used = {n.get(qn("w:val")) for holder in holders for n in holder.iter(qn("w:numId"))}
        lists = set()
        for number in self._root.findall(qn("w:num")):
            if number.get(qn("w:numId")) in used:
                lists |= {each.get(qn("w:val")) for each in number.iter(qn("w:abstractNumId"))}
            else:
                self._root.remove(number)
        for each in self._root.findall(qn("w:abstractNum")):
            if each.get(qn("w:abstractNumId")) not in lists:
                self._root.remove(each)
        # A hint for old Macs, behind which no list may stand.
        for each in self._root.findall(qn("w:numIdMacAtCleanup")):
            self._root.remove(each)


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
