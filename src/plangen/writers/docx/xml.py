"""Small builders of WordprocessingML text; everything from the data passes through ``escape``."""

from __future__ import annotations

import re
from xml.sax.saxutils import escape as escape_markup

NAMESPACE = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
DECLARATION = f'xmlns:w="{NAMESPACE}"'
# XML 1.0, 2.2: everything else is not a character of XML.
NOT_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def escape(text: str) -> str:
    """Make any text safe as content or attribute value."""
    return escape_markup(NOT_XML.sub("", text), {'"': "&quot;"})


def one_line(text: str) -> str:
    """Return a text without breaks and without what is no character of XML."""
    return re.sub("[\t\n\r]+", " ", NOT_XML.sub("", text))


def fonts(east_asian: str, latin: str) -> str:
    """Name both faces of a run; the hint has quotation marks and dashes drawn as Chinese ones."""
    return (
        f'<w:rFonts w:ascii="{escape(latin)}" w:hAnsi="{escape(latin)}" '
        f'w:eastAsia="{escape(east_asian)}" w:cs="{escape(latin)}" w:hint="eastAsia"/>'
    )


def run(text: str, properties: str) -> str:
    """Build one run of text."""
    return f'<w:r><w:rPr>{properties}</w:rPr><w:t xml:space="preserve">{escape(text)}</w:t></w:r>'


def field(instruction: str, shown: str, properties: str) -> str:
    """Build a field that Word recalculates, with the value shown until then."""

    def part(content: str) -> str:
        return f"<w:r><w:rPr>{properties}</w:rPr>{content}</w:r>"

    return "".join(
        (
            part('<w:fldChar w:fldCharType="begin"/>'),
            part(f'<w:instrText xml:space="preserve"> {escape(instruction)} </w:instrText>'),
            part('<w:fldChar w:fldCharType="separate"/>'),
            part(f"<w:t>{escape(shown)}</w:t>"),
            part('<w:fldChar w:fldCharType="end"/>'),
        )
    )
