"""Small builders of WordprocessingML text; everything from the data passes through ``escape``."""

from __future__ import annotations

from typing import TYPE_CHECKING
from xml.sax.saxutils import escape as escape_markup

from docx.oxml import parse_xml

from plangen.writers.characters import NOT_XML

if TYPE_CHECKING:
    from lxml.etree import _Element

NAMESPACE = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
DECLARATION = f'xmlns:w="{NAMESPACE}"'
RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
RELATIONS_DECLARATION = f'xmlns:r="{RELATIONS}"'


def escape(text: str) -> str:
    """Make any text safe as content or attribute value."""
    return escape_markup(NOT_XML.sub("", text), {'"': "&quot;"})


def elements(content: str) -> list[_Element]:
    """Parse freshly built XML into elements."""
    return list(parse_xml(f"<w:body {DECLARATION}>{content}</w:body>"))


def fill(root: _Element, content: str) -> None:
    """Put freshly built XML in place of what an element holds."""
    for child in list(root):
        root.remove(child)
    root.extend(elements(content))


def fonts(east_asian: str, latin: str) -> str:
    """Name both faces of a run; the hint has quotation marks and dashes drawn as Chinese ones."""
    return (
        f'<w:rFonts w:ascii="{escape(latin)}" w:hAnsi="{escape(latin)}" '
        f'w:eastAsia="{escape(east_asian)}" w:cs="{escape(latin)}" w:hint="eastAsia"/>'
    )


# Every run says that it is Chinese: this decides how “ ” — … are drawn, and a style cannot say it.
HINT = '<w:rFonts w:hint="eastAsia"/>'


def run(text: str, *, bold: bool = False, italic: bool = False, ruled: bool = False) -> str:
    """Build one run of text; its faces and size come from the style of its paragraph."""
    content = f'<w:t xml:space="preserve">{escape(text)}</w:t>'
    return _run(content, bold=bold, italic=italic, ruled=ruled)


def tab() -> str:
    """Build a run that goes on to the next tab stop."""
    return _run("<w:tab/>")


def _run(content: str, *, bold: bool = False, italic: bool = False, ruled: bool = False) -> str:
    weight = "<w:b/><w:bCs/>" if bold else ""
    slant = "<w:i/><w:iCs/>" if italic else ""
    line = '<w:u w:val="single"/>' if ruled else ""
    return f"<w:r><w:rPr>{HINT}{weight}{slant}{line}</w:rPr>{content}</w:r>"


def paragraph(style_id: str, runs: str, extra: str = "") -> str:
    """Build a paragraph; without a style it is one of running text."""
    named = f'<w:pStyle w:val="{style_id}"/>' if style_id else ""
    return f"<w:p><w:pPr>{named}{extra}</w:pPr>{runs}</w:p>"


def field(instruction: str, shown: str) -> str:
    """Build a field that Word recalculates, with the value shown until then."""
    return begin_field(instruction) + run(shown) + end_field()


def begin_field(instruction: str) -> str:
    """Build what stands before the value of a field that takes several paragraphs."""
    return (
        _run('<w:fldChar w:fldCharType="begin"/>')
        + _run(f'<w:instrText xml:space="preserve"> {escape(instruction)} </w:instrText>')
        + _run('<w:fldChar w:fldCharType="separate"/>')
    )


def end_field() -> str:
    """Build what stands after the value of a field."""
    return _run('<w:fldChar w:fldCharType="end"/>')


def bookmark(name: str, number: int, content: str) -> str:
    """Put a bookmark around runs; its number is its own in the document."""
    return (
        f'<w:bookmarkStart w:id="{number}" w:name="{name}"/>{content}'
        f'<w:bookmarkEnd w:id="{number}"/>'
    )


def indents(size: float, **characters: float) -> str:
    """Build indents in characters, with their lengths for readers that ignore characters.

    ``size`` is that of a character in points; keys are ``left``, ``right``, ``firstLine`` and
    ``hanging``.
    """
    parts = (
        f'w:{side}Chars="{round(count * 100)}" w:{side}="{round(count * size * 20)}"'
        for side, count in characters.items()
    )
    return f"<w:ind {' '.join(parts)}/>"
