"""A document that plangen made, read from its tree and from its Markdown: both say the same."""

from __future__ import annotations

from pathlib import Path

import pytest

import example_documents
from plangen.document.tree import Chart, Table
from plangen.readers.own import read_document
from plangen.readers.passages import Manuscript, Part
from plangen.readers.text import read_markdown
from plangen.writers.output import write_document

PLACE = Path("档案.yaml")


def texts(manuscript: Manuscript) -> list[str]:
    """Every passage as it is read, without the spaces that set a number off."""
    return ["".join(f"{each.mark}{each.text}".split()) for each in manuscript.passages]


@pytest.mark.parametrize("name", example_documents.names())
def test_tree_and_markdown_are_read_alike(name: str) -> None:
    made = example_documents.made(name)
    marks = made.style.marks_of(made.document)
    markdown = write_document(made.document, "md", made.style).decode()
    own = read_document(PLACE, made.document, marks)
    read = read_markdown(PLACE, markdown)
    # A chart is no text in a document; in Markdown it is the table of its figures.
    if not any(isinstance(block, Chart) for block in made.document.blocks):
        assert texts(own) == texts(read)
    assert [p.level for p in own.passages if p.level] == [p.level for p in read.passages if p.level]


@pytest.mark.parametrize("name", example_documents.names())
def test_places_are_those_of_the_lines(name: str) -> None:
    made = example_documents.made(name)
    own = read_document(PLACE, made.document, made.style.marks_of(made.document))
    for passage in own.passages:
        assert own.shown(passage.line) == passage.text
        assert passage.place(0) == (passage.line, 1)
    assert any(passage.part is Part.CELL for passage in own.passages) == any(
        isinstance(block, Table) for block in made.document.blocks
    )
