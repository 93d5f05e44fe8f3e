"""Formats by name, and putting files in their place: whole or not at all, nothing lost."""

from __future__ import annotations

import errno
import hashlib
import os
import re
import stat
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from plangen.problems import file_problem

if TYPE_CHECKING:
    from plangen.document.forms import Form
    from plangen.document.tree import Document
    from plangen.writers.styles import Style

FORMATS = ("docx", "md", "html", "txt")
SEAL = re.compile(rb"\n<!-- plangen ([0-9a-f]{64}) -->\n\Z")
UNSAFE = re.compile(r'[\\/:*?"<>|\x00-\x1f]+')
LONGEST_NAME = 80
EDITED = "这个文件已经存在，而且不是 plangen 原样写出的，可能有您的修改，没有覆盖"


def write_document(document: Document, form: str, style: Style | None = None) -> bytes:
    """Bytes of a document in a format, with the digest by which an edit is noticed.

    Without a style it is written in that of schools (校内).
    """
    if style is None:
        from plangen.writers.style_files import load_style  # noqa: PLC0415  (slow to import)

        style = load_style()
    if form == "docx":
        from plangen.writers.docx.writer import write_docx  # noqa: PLC0415

        return write_docx(document, style)
    if form == "html":
        from plangen.writers.html import write_html  # noqa: PLC0415

        return _seal(write_html(document, style))
    if form == "txt":
        from plangen.writers.text import write_text  # noqa: PLC0415

        return write_text(document, style)
    from plangen.writers.markdown import write_markdown  # noqa: PLC0415

    return _seal(write_markdown(document, style.marks_of(document)))


def write_form(printed: Form, form: str) -> bytes:
    """Bytes of a printable form in a format, with the same digest as a document."""
    if form == "docx":
        from plangen.writers.docx.forms import write_form_docx  # noqa: PLC0415
        from plangen.writers.style_files import FORMS, load_style  # noqa: PLC0415

        return write_form_docx(printed, load_style(FORMS))
    if form == "html":
        from plangen.writers.html import write_form_html  # noqa: PLC0415
        from plangen.writers.style_files import FORMS, load_style  # noqa: PLC0415

        return _seal(write_form_html(printed, load_style(FORMS)))
    if form == "txt":
        from plangen.writers.style_files import FORMS, load_style  # noqa: PLC0415
        from plangen.writers.text import write_form_text  # noqa: PLC0415

        return write_form_text(printed, load_style(FORMS))
    from plangen.writers.markdown import write_form_markdown  # noqa: PLC0415

    return _seal(write_form_markdown(printed))


def file_name(document: Document | Form) -> str:
    """File name of a document without suffix: its title, made safe for every system."""
    name = UNSAFE.sub("_", document.title).strip(" ._")[:LONGEST_NAME]
    return name or "文稿"


def save(path: Path, data: bytes, *, force: bool = False) -> None:
    """Write a file whole or not at all.

    An existing file is replaced if it is what plangen wrote earlier, or with ``force``.

    Raises:
        ProblemsError: the place cannot be written, or holds work that is not plangen's.

    """
    temporary = None
    try:
        if path.is_dir():
            raise file_problem(path, "这里已有一个同名的文件夹", "换一个文件名")
        if not force and path.exists() and not _is_as_written(path, data):
            raise file_problem(path, EDITED, "用 -o 换一个地方；确定不要原来的了就加 --force")
        mode = path.stat().st_mode & 0o777 if path.exists() else 0o666 & ~_umask()
        if not mode & stat.S_IWUSR:
            raise file_problem(
                path, "这个文件是只读的，没有覆盖", "用 -o 换一个地方，或去掉只读属性"
            )
        path.parent.mkdir(parents=True, exist_ok=True)
        handle, temporary = tempfile.mkstemp(dir=path.parent, prefix=".plangen-", suffix=".tmp")
        with os.fdopen(handle, "wb") as file:
            file.write(data)
        os.chmod(temporary, mode)  # noqa: PTH101
        os.replace(temporary, path)  # noqa: PTH105
        temporary = None
    except OSError as error:
        raise file_problem(path, "写不了这个文件", _reason(error)) from None
    finally:
        if temporary is not None:
            Path(temporary).unlink(missing_ok=True)


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask


def _reason(error: OSError) -> str:
    if isinstance(error, PermissionError):
        return "没有写入权限；如果文件正在 Word 或 WPS 里打开，请先关闭"
    if isinstance(error, (NotADirectoryError, FileExistsError)):
        return "路径中间有一个不是文件夹，请检查 -o 后面的位置"
    if error.errno == errno.ENAMETOOLONG:
        return "文件名太长，请换一个短些的"
    return f"检查磁盘空间和路径（系统给出的原因编号是 {error.errno}）"


def _is_as_written(path: Path, new: bytes) -> bool:
    try:
        old = path.read_bytes()
    except OSError:
        return False
    if old == new:
        return True
    if path.suffix == ".docx":
        from plangen.writers.docx.package import is_as_written  # noqa: PLC0415

        return is_as_written(old)
    found = SEAL.search(old)
    return bool(found and found[1].decode() == hashlib.sha256(old[: found.start()]).hexdigest())


def _seal(text: bytes) -> bytes:
    """Add the digest to a text as a comment that no reader shows."""
    text = text.rstrip(b"\n")
    return text + b"\n<!-- plangen " + hashlib.sha256(text).hexdigest().encode() + b" -->\n"
