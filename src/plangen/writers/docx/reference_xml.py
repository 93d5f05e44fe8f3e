"""The XML of the school's own document: how parts of it are found, taken out and put in."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml import parse_xml

from plangen.writers.docx.xml import DECLARATION, RELATIONS_DECLARATION

if TYPE_CHECKING:
    from docx.document import Document as WordDocument
    from docx.opc.part import XmlPart
    from lxml.etree import _Element

MARGINS = {RELATIONSHIP_TYPE.HEADER, RELATIONSHIP_TYPE.FOOTER}
DRAWING = "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"
DECLARATIONS = f'{DECLARATION} {RELATIONS_DECLARATION} xmlns:wp="{DRAWING}"'


def elements(content: str) -> list[_Element]:
    """Parse freshly built XML into elements."""
    return list(parse_xml(f"<w:body {DECLARATIONS}>{content}</w:body>"))


def remove(element: _Element) -> None:
    """Take an element out, with all that it holds."""
    parent = element.getparent()
    if parent is not None:
        parent.remove(element)


def unwrap(element: _Element) -> None:
    """Put what an element holds in its place."""
    parent = element.getparent()
    if parent is not None:
        at = parent.index(element)
        parent[at : at + 1] = list(element)


def margins_of(word: WordDocument) -> list[_Element]:
    """Return the elements of all heads and feet that a document has."""
    return [
        cast("XmlPart", relation.target_part).element
        for relation in word.part.rels.values()
        if relation.reltype in MARGINS
    ]


def fill(root: _Element, content: str) -> None:
    """Put freshly built XML in place of what an element holds."""
    for child in list(root):
        root.remove(child)
    root.extend(elements(content))
