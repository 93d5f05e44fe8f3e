"""Freshly built XML as elements of python-docx, for the school's own document."""

from __future__ import annotations

from typing import TYPE_CHECKING

from docx.oxml import parse_xml

from plangen.writers.docx.xml import DECLARATION, RELATIONS_DECLARATION

if TYPE_CHECKING:
    from lxml.etree import _Element

DRAWING = "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"
DECLARATIONS = f'{DECLARATION} {RELATIONS_DECLARATION} xmlns:wp="{DRAWING}"'


def elements(content: str) -> list[_Element]:
    """Parse freshly built XML into elements."""
    return list(parse_xml(f"<w:body {DECLARATIONS}>{content}</w:body>"))


def fill(root: _Element, content: str) -> None:
    """Put freshly built XML in place of what an element holds."""
    for child in list(root):
        root.remove(child)
    root.extend(elements(content))
