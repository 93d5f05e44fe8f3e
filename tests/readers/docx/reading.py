"""What the reader makes of a document, in the shapes that tests compare."""

from __future__ import annotations

from pathlib import Path

from plangen.readers.docx.reading import read_docx

PATH = Path("文稿.docx")


def texts(data: bytes) -> list[str]:
    """Return the texts of all passages."""
    return [passage.text for passage in read_docx(PATH, data).passages]


def marks(data: bytes) -> list[str]:
    """Return the numbers before all passages."""
    return [passage.mark.rstrip() for passage in read_docx(PATH, data).passages]


def levels(data: bytes) -> list[int]:
    """Return the levels of all passages."""
    return [passage.level for passage in read_docx(PATH, data).passages]


def lines(data: bytes) -> list[str]:
    """Return all paragraphs as they are counted."""
    return list(read_docx(PATH, data).lines)
