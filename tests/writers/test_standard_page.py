"""GB/T 9704-2012, 5.2.3: a page of 公文 has 22 lines of 28 characters, as it comes out of print."""

from __future__ import annotations

from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET

import pytest

from office import bare, run, to_pdf
from plangen.document.tree import Heading, ItemList, Paragraph
from plangen.writers.output import write_document
from plangen.writers.style_files import load_style

from .documents import items, line, of_blocks

if TYPE_CHECKING:
    from pathlib import Path

    from plangen.document.tree import Block, Document

LINES = 22
CHARACTERS = 28
XHTML = "{http://www.w3.org/1999/xhtml}"
# Characters that are not punctuation, so that nothing is squeezed or hangs over the edge.
HAN = "全班学生人人都有进步老师和家长一起想办法"


def long(characters: int) -> str:
    return (HAN * (characters // len(HAN) + 1))[:characters]


def body_lines(document: Document, folder: Path) -> list[list[str]]:
    """Return the lines of each page as printed in 公文, from the top, without page numbers."""
    style = load_style("公文")
    made = to_pdf({"page": write_document(document, "docx", style)}, folder)
    root = ET.fromstring(run("pdftotext", "-bbox-layout", str(made["page"]), "-"))  # noqa: S314
    top, foot = style.top / 20, (style.height - style.bottom) / 20
    return [_lines(page, top, foot) for page in root.iter(f"{XHTML}page")]


def _lines(page: ET.Element, top: float, foot: float) -> list[str]:
    """Put words together that stand at one height, within the text block (in points)."""
    rows: dict[float, list[tuple[float, str]]] = {}
    for word in page.iter(f"{XHTML}word"):
        middle = (float(word.get("yMin", 0)) + float(word.get("yMax", 0))) / 2
        if top <= middle <= foot:
            height = next((known for known in rows if abs(known - middle) < 5), middle)
            rows.setdefault(height, []).append((float(word.get("xMin", 0)), bare(word.text or "")))
    return ["".join(text for _, text in sorted(rows[height])) for height in sorted(rows)]


@pytest.mark.parametrize(
    "block",
    [Paragraph(line(long(2500))), ItemList(ordered=True, items=items(long(2500)))],
    ids=["paragraph", "item"],
)
def test_a_full_page_has_22_lines_of_28_characters(block: Block, tmp_path: Path) -> None:
    # The last block would be held together with 落款.
    pages = body_lines(of_blocks(block, Paragraph(line("完。"))), tmp_path)
    assert len(pages) > 3
    for page in pages[1:3]:
        assert [len(text) for text in page] == [CHARACTERS] * LINES


def test_headings_keep_to_the_lines_of_the_page(tmp_path: Path) -> None:
    parts = [(Heading(1, line("标题")), Paragraph(line(long(260)))) for _ in range(16)]
    pages = body_lines(of_blocks(*(block for part in parts for block in part)), tmp_path)
    assert len(pages) > 6
    # A heading stays with its paragraph, whose first lines stay together: up to two are left free.
    counts = [len(page) for page in pages[1:-2]]
    assert all(LINES - 2 <= count <= LINES for count in counts)
    assert LINES in counts
