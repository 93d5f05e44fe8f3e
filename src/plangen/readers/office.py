"""Documents of older programs (.doc, .wps, .rtf, .odt) to .docx, by LibreOffice where it is."""

from __future__ import annotations

import subprocess
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from plangen.problems import file_problem, system_reason
from plangen.readers.docx.package import ENCRYPTED, PASSWORD
from plangen.readers.file_types import MOST_BYTES, OFFICE, OLD_OFFICE, WHAT, ZIP
from plangen.readers.office_program import convert_by_office, find_office
from plangen.source.files import read_bytes

if TYPE_CHECKING:
    from plangen.problems import ProblemsError

SECONDS = 120
FORM = "docx:MS Word 2007 XML"
# The stream of an old container that holds a document of Word or of WPS Writer.
WORD_STREAM = "WordDocument".encode("utf-16-le")
OLD_SUFFIX = ".doc"
# A web page with its pictures, saved by Word as .doc; LibreOffice takes its markup for text.
WEB_ARCHIVE = b"mime-version:"
BEGINNING = 200
STEADY = {"TZ": "UTC", "LC_ALL": "C.UTF-8"}
SAVE_AS = "用 Word 或 WPS 打开它，另存为 .docx，再检查"
INSTALL = SAVE_AS + "\n也可以安装 LibreOffice，再运行一次"
FAILED = "LibreOffice 读不出这份文稿"
FAILED_HINT = SAVE_AS + "；设了打开密码的，先把密码去掉"


def convert_to_docx(path: Path) -> bytes:
    """Convert a document of another program; its macros do not run, and no link is followed.

    Raises:
        ProblemsError: it is missing, no regular file, too large, encrypted, or cannot be
            converted; there is no LibreOffice, or it took longer than ``SECONDS``.

    """
    data = read_bytes(path, WHAT, most=MOST_BYTES, usual="几 MB")
    if data.startswith(OLD_OFFICE) and ENCRYPTED in data:
        raise file_problem(path, *PASSWORD)
    if data[:BEGINNING].lstrip().lower().startswith(WEB_ARCHIVE):
        raise file_problem(path, "这是网页存成的单个文件，不是 Word 文稿", SAVE_AS)
    office = find_office()
    if office is None:
        message = f"读 {_suffix(path, data)} 文稿要用 LibreOffice，这台电脑上没有找到"
        raise file_problem(path, message, INSTALL)
    try:
        with tempfile.TemporaryDirectory(prefix="plangen-", ignore_cleanup_errors=True) as folder:
            source = Path(folder) / f"document{_suffix(path, data)}"
            source.write_bytes(data)
            return _converted(office, source, path)
    except OSError as error:
        raise file_problem(path, FAILED, f"临时文件写不了：{system_reason(error)}") from None


def _converted(office: str, source: Path, path: Path) -> bytes:
    try:
        status = convert_by_office(office, source, FORM, STEADY, SECONDS)
    except subprocess.TimeoutExpired:
        raise file_problem(path, f"{FAILED}：等了 {SECONDS} 秒，没有再等", SAVE_AS) from None
    made = source.with_suffix(".docx")
    # It ends with status 0 even where it wrote nothing.
    if status or not made.is_file():
        raise _failed(path)
    data = read_bytes(made, WHAT, most=MOST_BYTES)
    if not data.startswith(ZIP):
        raise _failed(path)
    return data


def _failed(path: Path) -> ProblemsError:
    return file_problem(path, FAILED, FAILED_HINT)


def _suffix(path: Path, data: bytes) -> str:
    """Return the suffix that fits: LibreOffice goes by it, and .wps may be Works or WPS Writer."""
    suffix = path.suffix.lower()
    is_word = data.startswith(OLD_OFFICE) and WORD_STREAM in data
    return OLD_SUFFIX if is_word or suffix not in OFFICE else suffix
