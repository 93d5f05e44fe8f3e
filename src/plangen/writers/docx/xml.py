"""Small builders of WordprocessingML text.

Everything from the data passes through ``content`` or ``attribute``. What they leave is what a
parser would read and lxml would write again, so that a part need not go through either.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from plangen.writers.characters import NOT_TEXT, NOT_XML
from plangen.writers.styles import twips

if TYPE_CHECKING:
    from collections.abc import Sequence

    from plangen.document.tree import Line, Span

NAMESPACE = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
DECLARATION = f'xmlns:w="{NAMESPACE}"'
RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
RELATIONS_DECLARATION = f'xmlns:r="{RELATIONS}"'
# A property of a paragraph: it stands on one page with the next.
KEEP = "<w:keepNext/>"


def content(text: str) -> str:
    """Make any text safe between two tags; line breaks are those of a parser."""
    if not NOT_TEXT.search(text):
        return text
    text = NOT_XML.sub("", text).replace("\r\n", "\n").replace("\r", "\n")
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def attribute(value: str) -> str:
    """Make any text safe in an attribute; a parser makes a space of every break in one."""
    return content(value).replace("\n", " ").replace("\t", " ").replace('"', "&quot;")


def fonts(east_asian: str, latin: str) -> str:
    """Name both faces of a run; the hint has quotation marks and dashes drawn as Chinese ones."""
    return (
        f'<w:rFonts w:ascii="{attribute(latin)}" w:hAnsi="{attribute(latin)}" '
        f'w:eastAsia="{attribute(east_asian)}" w:cs="{attribute(latin)}" w:hint="eastAsia"/>'
    )


# Every run says that it is Chinese: this decides how “ ” — … are drawn, and a style cannot say it.
HINT = '<w:rFonts w:hint="eastAsia"/>'


def run(text: str, *, bold: bool = False, italic: bool = False, ruled: bool = False) -> str:
    """Build one run of text; its faces and size come from the style of its paragraph."""
    shown = content(text)
    inside = f">{shown}</w:t>" if shown else "/>"
    return _run(f'<w:t xml:space="preserve"{inside}', bold=bold, italic=italic, ruled=ruled)


def span_run(span: Span) -> str:
    """Build the run of a span, with its weight and slant."""
    return run(span.text, bold=span.strong, italic=span.emphasis)


def line_runs(line: Line) -> str:
    """Build the runs of a line; a reference in it is plain text."""
    return "".join(map(span_run, line))


def tab() -> str:
    """Build a run that goes on to the next tab stop."""
    return _run("<w:tab/>")


def _run(inside: str, *, bold: bool = False, italic: bool = False, ruled: bool = False) -> str:
    weight = "<w:b/><w:bCs/>" if bold else ""
    slant = "<w:i/><w:iCs/>" if italic else ""
    line = '<w:u w:val="single"/>' if ruled else ""
    return f"<w:r><w:rPr>{HINT}{weight}{slant}{line}</w:rPr>{inside}</w:r>"


def paragraph(style_id: str, runs: str, extra: str = "") -> str:
    """Build a paragraph; without a style it is one of running text."""
    named = f'<w:pStyle w:val="{style_id}"/>' if style_id else ""
    return f"<w:p><w:pPr>{named}{extra}</w:pPr>{runs}</w:p>"


def fixed_table(widths: Sequence[int], rows: str, borders: str = "") -> str:
    """Build a table around its rows, centred, with columns of these widths in twips."""
    columns = "".join(f'<w:gridCol w:w="{width}"/>' for width in widths)
    return (
        '<w:tbl><w:tblPr><w:tblStyle w:val="TableGrid"/>'
        f'<w:tblW w:w="{sum(widths)}" w:type="dxa"/><w:jc w:val="center"/>{borders}'
        f'<w:tblLayout w:type="fixed"/></w:tblPr><w:tblGrid>{columns}</w:tblGrid>{rows}</w:tbl>'
    )


def field(instruction: str, shown: str) -> str:
    """Build a field that Word recalculates, with the value shown until then."""
    return begin_field(instruction) + run(shown) + end_field()


def begin_field(instruction: str) -> str:
    """Build what stands before the value of a field that takes several paragraphs."""
    return (
        _run('<w:fldChar w:fldCharType="begin"/>')
        + _run(f'<w:instrText xml:space="preserve"> {content(instruction)} </w:instrText>')
        + _run('<w:fldChar w:fldCharType="separate"/>')
    )


def end_field() -> str:
    """Build what stands after the value of a field."""
    return _run('<w:fldChar w:fldCharType="end"/>')


def bookmark(name: str, number: int, runs: str) -> str:
    """Put a bookmark around runs; its number is its own in the document."""
    return (
        f'<w:bookmarkStart w:id="{number}" w:name="{name}"/>{runs}<w:bookmarkEnd w:id="{number}"/>'
    )


def indents(size: float, **characters: float) -> str:
    """Build indents in characters, with their lengths for readers that ignore characters.

    ``size`` is that of a character in points; keys are ``left``, ``right``, ``firstLine`` and
    ``hanging``.
    """
    parts = (
        f'w:{side}Chars="{round(count * 100)}" w:{side}="{twips(count * size)}"'
        for side, count in characters.items()
    )
    return f"<w:ind {' '.join(parts)}/>"
