"""A finished document from its file, whatever program wrote it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from plangen.problems import file_problem
from plangen.readers.file_types import (
    BEGINNING,
    MARKDOWN,
    MOST_BYTES,
    OFFICE,
    OLD_OFFICE,
    OPEN_DOCUMENT,
    WHAT,
    WORD,
    ZIP,
)
from plangen.readers.text import read_markdown, read_plain
from plangen.source.decoding import decode
from plangen.source.files import read_bytes

if TYPE_CHECKING:
    from pathlib import Path

    from plangen.readers.passages import Manuscript

NOT_HERE = {
    ".pdf": "PDF 不能检查：请打开原来的 Word 文稿另存为 .docx，再检查",
    ".html": "网页不能检查：请把内容复制到 Word 里，存为 .docx，再检查",
    ".xlsx": "这是表格，不是文稿：要看成绩用 plangen scores",
}


def read_manuscript(path: Path) -> Manuscript:
    """Read a finished document: .docx, .md, .txt, and through LibreOffice .doc and .wps.

    What a file is shows in its first bytes where its suffix says otherwise.

    Raises:
        ProblemsError: it is missing, too large, of another kind, or damaged.

    """
    data, _ = document_bytes(path)
    return manuscript_of(path, data)


def document_bytes(path: Path) -> tuple[bytes, str]:
    """Return the bytes of a document and the suffix that fits them; an old one comes as .docx.

    Raises:
        ProblemsError: it is missing, too large, of another kind, or cannot be converted.

    """
    suffix = path.suffix.lower()
    data = read_bytes(path, WHAT, most=MOST_BYTES, usual="几 MB")
    if suffix in NOT_HERE:
        raise file_problem(path, "这种文件检查不了", NOT_HERE[suffix])
    is_other = suffix in OFFICE and not data.startswith(ZIP)
    if is_other or data.startswith(OLD_OFFICE) or OPEN_DOCUMENT in data[:BEGINNING]:
        from plangen.readers.office import convert_to_docx  # noqa: PLC0415  (starts a program)

        return convert_to_docx(path), ".docx"
    return data, suffix


def manuscript_of(path: Path, data: bytes) -> Manuscript:
    """Read a document from its bytes; ``path`` tells Markdown from plain text.

    Raises:
        ProblemsError: it is damaged, or no text.

    """
    if data.startswith(ZIP) or path.suffix.lower() in WORD:
        from plangen.readers.docx.reading import read_docx  # noqa: PLC0415  (slow to import)

        return read_docx(path, data)
    try:
        text, _ = decode(data)
    except UnicodeDecodeError:
        hint = "用记事本打开它，另存为，编码选 UTF-8"
        raise file_problem(path, "看不懂这个文件的编码", hint) from None
    if "\0" in text:
        raise file_problem(path, "这不是文字文件", "可以检查 .docx、.md、.txt，也可以是档案 .yaml")
    read = read_markdown if path.suffix.lower() in MARKDOWN else read_plain
    return read(path, text)
