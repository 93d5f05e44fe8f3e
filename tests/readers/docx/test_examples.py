"""The examples' Word documents read as their Markdown does, and a long document in time."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

import pytest

from places import EXAMPLES
from plangen.readers.docx.reading import read_docx
from plangen.readers.passages import Part, Passage
from plangen.readers.text import read_markdown
from word_files import abstract, docx, level, num, numbered, paragraph, run

from .reading import PATH

if TYPE_CHECKING:
    from pathlib import Path

DOCUMENTS = sorted(EXAMPLES.glob("*/*.docx"))
FOOT = "— 1 —"
CHARACTERS = 350_000


def shown(passage: Passage) -> str:
    """Return a passage as it is printed, without spaces and bullets."""
    return "".join((passage.mark + passage.text).split()).lstrip("•")


def without_charts(passages: tuple[Passage, ...]) -> list[Passage]:
    """Leave out the tables that stand for charts: they follow a caption 图1, 图2 …"""
    kept: list[Passage] = []
    is_chart = False
    for passage in passages:
        if passage.cell is None:
            is_chart = passage.text.startswith("图") and passage.text[1:2].isdecimal()
        if passage.cell is None or not is_chart:
            kept.append(passage)
    return kept


@pytest.mark.parametrize("path", DOCUMENTS, ids=lambda path: path.parent.name)
def test_an_example_reads_as_its_markdown(path: Path) -> None:
    source = path.with_suffix(".md")
    read = read_docx(path, path.read_bytes())
    wanted = without_charts(read_markdown(source, source.read_text("utf-8")).passages)
    body = [passage for passage in read.passages if passage.part is not Part.FURNITURE]
    assert [shown(passage) for passage in body] == [shown(passage) for passage in wanted]
    assert [passage.level for passage in body] == [passage.level for passage in wanted]
    assert [(p.cell.row, p.cell.column) for p in body if p.cell] == [
        (p.cell.row, p.cell.column) for p in wanted if p.cell
    ]
    assert [p.text for p in read.passages if p.part is Part.FURNITURE] == [FOOT]


def test_there_are_examples() -> None:
    assert len(DOCUMENTS) > 20


def test_a_long_document_is_read_in_time() -> None:
    sentence = "每天放学前当面批两道题，错的当场改对，改完再走。"
    runs = "".join(run(sentence, '<w:rFonts w:hint="eastAsia"/>') for _ in range(4))
    count = CHARACTERS // (4 * len(sentence))
    body = "".join(paragraph(runs, numbered(1) if place % 3 else "") for place in range(count))
    lists = abstract(1, level(0, "%1、", "chineseCounting")) + num(1, 1)
    data = docx(body, parts={"numbering": lists})
    started = time.process_time()
    manuscript = read_docx(PATH, data)
    spent = time.process_time() - started
    assert sum(len(line) for line in manuscript.lines) > CHARACTERS * 0.99
    assert spent < 1
