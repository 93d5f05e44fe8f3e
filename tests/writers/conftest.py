"""Written documents: one made by hand, and the plan and the summary of a real dossier."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from example_documents import PAGE_STYLES, as_docx, names
from office import to_pdf
from plangen.pipeline.documents import make_document
from plangen.pipeline.dossiers import load
from plangen.writers.output import write_document

from .documents import HANDMADE, Parts, open_word, xml_parts

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from pathlib import Path

    from docx.document import Document as WordDocument

    from plangen.document.tree import Document


@pytest.fixture(params=["handmade", "plan", "summary"])
def document(
    request: pytest.FixtureRequest,
    dossier_file: Callable[[str], Path],
    full_dossier: str,
) -> Document:
    """Return the handmade document, then those of a real dossier."""
    if request.param == "handmade":
        return HANDMADE
    path = dossier_file(full_dossier)
    return make_document(load(path), summary=request.param == "summary").document


@pytest.fixture
def docx_bytes(document: Document) -> bytes:
    """Return the document written as .docx."""
    return write_document(document, "docx")


@pytest.fixture
def word(docx_bytes: bytes) -> WordDocument:
    """Return the document as python-docx opens it."""
    return open_word(docx_bytes)


@pytest.fixture
def parts(docx_bytes: bytes) -> Parts:
    """Return the XML parts of the written .docx by name."""
    return xml_parts(docx_bytes)


@pytest.fixture(scope="session")
def example_pdfs(tmp_path_factory: pytest.TempPathFactory) -> Mapping[tuple[str, str], Path]:
    """Convert every example in every page style to PDF, once for all tests that look at them."""
    wanted = {(style, name): as_docx(name, style) for style in PAGE_STYLES for name in names()}
    return to_pdf(wanted, tmp_path_factory.mktemp("examples"))
