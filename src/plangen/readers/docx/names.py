"""Names of WordprocessingML, and small readings of its elements.

Sources: ECMA-376, part 1 (elements and their meaning) and part 3 (alternate content); the strict
variant of ISO/IEC 29500 has the same elements in other namespaces.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml.etree import _Element

WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
MATHS = "http://schemas.openxmlformats.org/officeDocument/2006/math"
COMPATIBILITY = "http://schemas.openxmlformats.org/markup-compatibility/2006"
# Namespaces of the strict variant, and those by which everything here goes.
STRICT = {
    b"http://purl.oclc.org/ooxml/wordprocessingml/main": WORD.encode(),
    b"http://purl.oclc.org/ooxml/officeDocument/relationships": RELATIONS.encode(),
    b"http://purl.oclc.org/ooxml/officeDocument/math": MATHS.encode(),
    b"http://purl.oclc.org/ooxml/drawingml/wordprocessingDrawing": (
        b"http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"
    ),
    b"http://purl.oclc.org/ooxml/drawingml/main": (
        b"http://schemas.openxmlformats.org/drawingml/2006/main"
    ),
}
SPACE = "{http://www.w3.org/XML/1998/namespace}space"


def w(name: str) -> str:
    """Return a name in the namespace of WordprocessingML, as lxml writes it."""
    return f"{{{WORD}}}{name}"


def r(name: str) -> str:
    """Return a name in the namespace of relationships."""
    return f"{{{RELATIONS}}}{name}"


def m(name: str) -> str:
    """Return a name in the namespace of formulas."""
    return f"{{{MATHS}}}{name}"


P, R, T, TBL, TR, TC = w("p"), w("r"), w("t"), w("tbl"), w("tr"), w("tc")
PPR, RPR, SDT, SDT_CONTENT = w("pPr"), w("rPr"), w("sdt"), w("sdtContent")
INS, DEL, MOVE_FROM, MOVE_TO = w("ins"), w("del"), w("moveFrom"), w("moveTo")
VAL, ID, TYPE, SECTION = w("val"), w("id"), w("type"), w("sectPr")
ALTERNATE = f"{{{COMPATIBILITY}}}AlternateContent"
CHOICE, FALLBACK = f"{{{COMPATIBILITY}}}Choice", f"{{{COMPATIBILITY}}}Fallback"
# Wrappers of which a reader sees nothing but what they hold.
TRANSPARENT = {SDT, SDT_CONTENT, INS, MOVE_TO} | {
    w(name) for name in ("customXml", "smartTag", "bdo", "dir", "hyperlink", "fldSimple")
}
OFF = {"0", "false", "off"}
LARGEST = 32_767
# Extensions that Word and LibreOffice draw; a choice that needs another is none to them.
EXTENSIONS = (
    "http://schemas.microsoft.com/office/word/",
    "http://schemas.microsoft.com/office/drawing/",
    "http://schemas.openxmlformats.org/",
)


def value(element: _Element | None, name: str = VAL) -> str | None:
    """Return an attribute of an element, None where either is not there."""
    return None if element is None else element.get(name)


def child_value(element: _Element | None, name: str) -> str | None:
    """Return the ``w:val`` of the child of that name."""
    return None if element is None else value(element.find(name))


def number(text: str | None, default: int = 0) -> int:
    """Return a number as Word would take it: within bounds, ``default`` where it is none."""
    try:
        return min(max(int(text or ""), -LARGEST), LARGEST)
    except ValueError:
        return default


def switch(element: _Element | None) -> bool | None:
    """Return whether a property is on; None where it is not said."""
    return None if element is None else element.get(VAL, "true").lower() not in OFF


def chosen(alternate: _Element) -> _Element | None:
    """Return the part of alternate content that Word shows; the others say the same again."""
    for choice in alternate.iterfind(CHOICE):
        needed = (choice.nsmap.get(prefix, "") for prefix in choice.get("Requires", "").split())
        if all(name.startswith(EXTENSIONS) for name in needed):
            return choice
    return alternate.find(FALLBACK)


def unwrapped(container: _Element) -> Iterator[_Element]:
    """Yield what a container holds, without the wrappers that a reader does not see."""
    for child in container:
        if child.tag in TRANSPARENT:
            yield from unwrapped(child)
        elif child.tag == ALTERNATE:
            inside = chosen(child)
            if inside is not None:
                yield from unwrapped(inside)
        else:
            yield child
