"""Sections of a document: pages upright or on their side, with what stands at head and foot."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from msgspec import Struct

from plangen.writers.docx.xml import (
    field,
    indents,
    paragraph,
    run,
)

if TYPE_CHECKING:
    from collections.abc import Callable

    from plangen.writers.styles import Margin, Style

PAGE = "{页码}"
PAGES = "{总页数}"
# The bookmark at the end of the text, by whose page the pages of the text are counted.
END = "_PlangenEnd"
SIDES = {"left": "left", "center": "center", "right": "right", "outside": "right"}


class Extras(Struct, frozen=True):
    """What a section of the school's own document has besides its measures, as XML in order.

    ``first_page`` says that its first page has head and foot of its own.
    """

    borders: str = ""
    first_page: str = ""
    after: str = ""


class Sections:
    """Builds the properties of a document's sections.

    The first section of the text carries head and foot, which those after it take over; 封面 and
    目录 before it have neither, and the text begins with page 1.
    """

    def __init__(
        self, style: Style, references: str, *, front: bool, extras: Extras | None = None
    ) -> None:
        self._style = style
        self._references = references
        self._restart = '<w:pgNumType w:start="1"/>' if front else ""
        self._extras = extras or Extras()
        self._first_page = self._extras.first_page

    def front(self) -> str:
        """Return the section of 封面 or 目录: a page without head and foot."""
        return self._section(self._style, "", "", "")

    def text(self, *, landscape: bool = False) -> str:
        """Return the section of the text up to here, upright or on its side."""
        style = self._style.turned() if landscape else self._style
        references, restart, first = self._references, self._restart, self._first_page
        self._references = self._restart = self._first_page = ""
        return self._section(style, references, restart, first + self._extras.after)

    def _section(self, style: Style, references: str, numbering: str, after: str) -> str:
        side = ' w:orient="landscape"' if style.landscape else ""
        return (
            f"<w:sectPr>{references}"
            f'<w:pgSz w:w="{style.width}" w:h="{style.height}"{side}/>'
            f'<w:pgMar w:top="{style.top}" w:right="{style.right}" w:bottom="{style.bottom}" '
            f'w:left="{style.left}" w:header="{style.header_distance}" '
            f'w:footer="{style.footer_distance}" w:gutter="0"/>'
            f"{self._extras.borders}{numbering}{after}</w:sectPr>"
        )


def end_section(paragraphs: str, section: str) -> str:
    """Let a section end with the last of these paragraphs."""
    head, mark, tail = paragraphs.rpartition("</w:pPr>")
    return f"{head}{section}{mark}{tail}"


class Words(Struct, frozen=True):
    """What stands at head and foot of the pages, page numbers in braces; nothing where empty.

    ``front`` means that pages without a number stand before the text, which are not to be counted.
    """

    header: str
    footer: str
    front: bool = False


def add_margins(add: Callable[[str, str, str], str], style: Style, words: Words) -> str:
    """Add head and foot of the pages; return what a section refers to them by.

    ``add`` takes ``header`` or ``footer``, on which pages it stands and what it holds, and returns
    the reference to it.
    """
    apart = "outside" in {style.header.place, style.footer.place}
    kinds = ("default", "even") if apart else ("default",)
    references = []
    count = f"PAGEREF {END}" if words.front else "NUMPAGES"
    parts = (("header", words.header, style.header), ("footer", words.footer, style.footer))
    for tag, text, margin in parts:
        filled = _runs(text, count)
        for kind in kinds if text else ():
            content = margin_xml(tag, filled, margin, even=kind == "even")
            references.append(add(tag, kind, content))
    return "".join(references)


def _runs(words: str, count: str) -> str:
    fields = {PAGE: "PAGE", PAGES: count}
    parts = re.split(f"({PAGE}|{PAGES})", words)
    return "".join(field(fields[p], "1") if p in fields else run(p) for p in parts if p)


def margin_xml(tag: str, runs: str, margin: Margin, *, even: bool) -> str:
    """Build the paragraph at the head or foot of the page."""
    side = "left" if even and margin.place == "outside" else SIDES[margin.place]
    edge = {} if side == "center" else {side: margin.inset}
    ruled = ""
    if margin.ruled:
        where = "bottom" if tag == "header" else "top"
        line = f'<w:{where} w:val="single" w:sz="6" w:space="4" w:color="auto"/>'
        ruled = f"<w:pBdr>{line}</w:pBdr>"
    properties = f'{ruled}{indents(margin.text.size, **edge, firstLine=0)}<w:jc w:val="{side}"/>'
    return paragraph(tag.capitalize(), runs, properties)
