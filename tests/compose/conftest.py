"""Documents of a dossier given as YAML text or as values, without a file."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from plangen.compose.composing import Composition, compose
from plangen.compose.kinds import plan_sections, resolve_kind, summary_of
from plangen.document.building import build_document
from plangen.document.tree import Block, Chart, Document, Heading, ItemList, Paragraph, Table, plain
from plangen.facts.derive import derive
from plangen.library.choices import resolve_choices
from plangen.library.entries import load_library
from plangen.model.completing import complete
from plangen.model.loading import load_dossier
from plangen.problems import Severity
from plangen.source import SourceFile
from plangen.source.tree import Tree, parse

if TYPE_CHECKING:
    from plangen.model.dossier import Masking

Given = str | dict[str, Any]
CompositionOf = Callable[..., Composition]
DocumentOf = Callable[..., Document]
LinesOf = Callable[[Sequence[Block]], list[str]]
SectionOf = Callable[[Document, str], list[Block]]
TableOf = Callable[[Sequence[Block]], Table]
TextsOf = Callable[..., list[str]]
TextOf = Callable[..., str]


def composed(
    given: Given,
    *,
    summary: bool = False,
    masking: Masking | None = None,
) -> Composition:
    if isinstance(given, str):
        source = SourceFile(Path("档案.yaml"), given.split("\n"), parse(given))
        source.tree.data.setdefault("文种", "学困生转化计划")
    else:
        source = SourceFile(Path("档案.yaml"), [], Tree(data={"文种": "学困生转化计划"} | given))
    dossier = load_dossier(source)
    assert dossier is not None, source.problems
    dossier = complete(dossier, source)
    choices = resolve_choices(dossier, load_library(), source)
    kind = resolve_kind(dossier, source)
    assert kind is not None
    kind = summary_of(kind) if summary else kind
    assert kind is not None
    sections = plan_sections(dossier, kind, source)
    assert not [p for p in source.problems if p.severity is Severity.ERROR], source.problems
    return compose(dossier, derive(dossier, choices), kind, sections, masking or dossier.masking)


def lines(blocks: Sequence[Block]) -> Iterator[str]:
    for block in blocks:
        if isinstance(block, (Heading, Paragraph)):
            yield plain(block.line)
        elif isinstance(block, ItemList):
            for item in block.items:
                yield plain(item.line)
                yield from lines(item.children)
        else:
            table = block.table if isinstance(block, Chart) else block
            if table.caption:
                yield plain(table.caption)
            for row in (table.header, *table.rows):
                yield from (plain(cell) for cell in row)


def section(document: Document, title: str) -> list[Block]:
    found: list[Block] = []
    inside = False
    for block in document.blocks:
        if isinstance(block, Heading) and block.level == 1:
            inside = plain(block.line) == title
        elif inside:
            found.append(block)
    return found


@pytest.fixture(scope="session")
def composition_of() -> CompositionOf:
    """Return what composes the Markdown of a dossier."""
    return composed


@pytest.fixture(scope="session")
def document_of() -> DocumentOf:
    """Return what makes the tree of a dossier's document."""

    def document(given: Given, **options: Any) -> Document:
        return build_document(composed(given, **options))

    return document


@pytest.fixture(scope="session")
def lines_of() -> LinesOf:
    """Return what lists every text in blocks: headings, paragraphs, items, captions, cells."""
    return lambda blocks: list(lines(blocks))


@pytest.fixture(scope="session")
def section_of() -> SectionOf:
    """Return what finds the blocks below a section's heading."""
    return section


@pytest.fixture(scope="session")
def table_of() -> TableOf:
    """Return what finds the only table among blocks."""

    def table(blocks: Sequence[Block]) -> Table:
        found = [block for block in blocks if isinstance(block, Table)]
        assert len(found) == 1, found
        return found[0]

    return table


@pytest.fixture(scope="session")
def texts_of(document_of: DocumentOf) -> TextsOf:
    """Return what lists the texts in a section of a dossier's document."""
    return lambda given, title, **options: list(
        lines(section(document_of(given, **options), title))
    )


@pytest.fixture(scope="session")
def text_of(texts_of: TextsOf) -> TextOf:
    """Return what reads a section of a dossier's document as one text, line by line."""
    return lambda given, title, **options: "\n".join(texts_of(given, title, **options))
