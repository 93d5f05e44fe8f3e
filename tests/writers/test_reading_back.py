"""Every example in every page style, as python-docx reads it: the same text, order and tables."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from docx.table import Table as WordTable

from example_documents import PAGE_STYLES, as_docx, made, names
from office import bare
from plangen.compose.environment import date_text
from plangen.document.numbering import caption_labels
from plangen.document.tree import Document, Heading, ItemList, Paragraph, Table, plain
from plangen.writers.style_files import load_style

from .documents import open_word

if TYPE_CHECKING:
    from collections.abc import Iterator

    from plangen.writers.styles import Style

each_example = pytest.mark.parametrize("name", names())
each_style = pytest.mark.parametrize("style", PAGE_STYLES)
Rows = list[list[str]]


def read(data: bytes) -> list[str | Rows]:
    """Texts of paragraphs and of the cells of tables, in order, without what is empty."""
    found: list[str | Rows] = []
    for block in open_word(data).iter_inner_content():
        if isinstance(block, WordTable):
            found.append([[bare(cell.text) for cell in row.cells] for row in block.rows])
        elif text := bare(block.text):
            found.append(text)
    return found


def written(document: Document) -> Iterator[str | Rows]:
    """What must be read; the numbers of headings and items are Word's and no text."""
    yield bare(document.title)
    if document.subtitle:
        yield bare(document.subtitle)
    for block, label in zip(document.blocks, caption_labels(document.blocks), strict=True):
        if isinstance(block, (Heading, Paragraph)):
            yield bare(plain(block.line))
        elif isinstance(block, ItemList):
            yield from _items(block)
        else:
            if block.caption:
                yield bare(label + plain(block.caption))
            if isinstance(block, Table):
                yield [[bare(plain(cell)) for cell in row] for row in (block.header, *block.rows)]
    yield from map(bare, document.attachment_lines)
    yield from map(bare, document.signature.lines)
    if document.signature.date:
        yield bare(date_text(document.signature.date))


def _items(block: ItemList) -> Iterator[str]:
    for item in block.items:
        yield bare(plain(item.line))
        for child in item.children:
            yield from _items(child)


def has_more(document: Document, style: Style) -> bool:
    """Whether a document has a cover, 目录 or 审批栏 around its text."""
    furniture = style.furniture_of(document)
    return bool(furniture.cover or furniture.contents or furniture.approvals)


@each_style
@each_example
def test_an_example_reads_back_with_the_same_text_order_and_tables(name: str, style: str) -> None:
    document = made(name).document
    found = read(as_docx(name, style))
    wanted = list(written(document))
    if has_more(document, load_style(style)):
        rest = iter(found)
        assert [said for said in wanted if said not in rest] == []
    else:
        assert found == wanted


@each_style
@each_example
def test_an_example_has_a_real_heading_for_each_of_the_tree(name: str, style: str) -> None:
    found = [
        (paragraph.style.name, bare(paragraph.text))
        for paragraph in open_word(as_docx(name, style)).paragraphs
        if paragraph.style is not None and str(paragraph.style.name).startswith("Heading")
    ]
    assert found == [
        (f"Heading {block.level}", bare(plain(block.line)))
        for block in made(name).document.blocks
        if isinstance(block, Heading)
    ]


def test_the_examples_hold_all_that_is_compared() -> None:
    documents = [made(name).document for name in names()]
    blocks = [block for document in documents for block in document.blocks]
    assert {type(block) for block in blocks} >= {Heading, Paragraph, ItemList, Table}
    assert {block.level for block in blocks if isinstance(block, Heading)} >= {1, 2}
    assert any(isinstance(block, Table) and block.caption for block in blocks)
    assert any(document.attachments for document in documents)
    assert all(document.signature.date for document in documents)
