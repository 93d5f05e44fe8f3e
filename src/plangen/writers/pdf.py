"""PDF from the .docx, by a program that can set its pages: LibreOffice, or Word on Windows.

Word on macOS is not asked: its sandbox wants every folder granted in a dialogue.
"""

from __future__ import annotations

import base64
import hashlib
import io
import re
import shutil
import subprocess
import tempfile
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

from plangen.problems import ProblemsError, file_problem, system_reason
from plangen.readers.office_program import (
    convert_by_office,
    find_office,
    on_windows,
    run_program,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pypdf.generic import Destination

SECONDS = 180
FILTER = 'pdf:writer_pdf_Export:{"ExportBookmarks":{"type":"boolean","value":"true"}}'
# 2000-01-01, as in a .docx. A time zone and language of its own, so that neither shows in a PDF.
STEADY = {"SOURCE_DATE_EPOCH": "946684800", "TZ": "UTC", "LC_ALL": "C.UTF-8"}
FIXED_TIME = b"20000101000000"
TIMES = re.compile(
    rb"/(?:CreationDate|ModDate)\s*\(D:\d{14}[^)]*\)"
    rb"|<xmp:(?:CreateDate|ModifyDate|MetadataDate)>[^<]*<"
)
IDENTITIES = re.compile(
    rb"/ID\s*\[\s*<[0-9A-Fa-f]{32}>\s*<[0-9A-Fa-f]{32}>\s*\]|/DocChecksum\s*/[0-9A-Fa-f]{32}\b"
)
IDENTITY = re.compile(rb"[0-9A-Fa-f]{32}")

NO_WORD = 3
# Close and Quit have no arguments, because PowerShell cannot pass theirs by value; they ask
# nothing, since all is marked as saved. A Word in which the user has opened something meanwhile is
# not quit but shown.
WORD_SCRIPT = f"""\
$ErrorActionPreference = 'Stop'
try {{ $word = New-Object -ComObject Word.Application }} catch {{ exit {NO_WORD} }}
try {{
    $word.Visible = $false
    $word.DisplayAlerts = 0
    $word.AutomationSecurity = 3
    $document = $word.Documents.Open($env:PLANGEN_DOCX, $false, $true, $false)
    try {{
        foreach ($contents in $document.TablesOfContents) {{ $contents.Update() }}
        $document.ExportAsFixedFormat($env:PLANGEN_PDF, 17, $false, 0, 0, 1, 1, 0, $true, $true, 1)
    }} finally {{
        $document.Saved = $true
        $document.Close()
    }}
}} finally {{
    if ($word.Documents.Count -eq 0) {{
        $word.NormalTemplate.Saved = $true
        $word.Quit()
    }} else {{ $word.Visible = $true }}
    [void][Runtime.InteropServices.Marshal]::ReleaseComObject($word)
}}
"""

PLACE = Path("PDF")
WITHOUT = (
    "不写 -f pdf，如 plangen render 档案.yaml，写出的 .docx 可以用 Word 或 WPS 打开，另存为 PDF"
)
MISSING = "写 PDF 要用 LibreOffice{}，这台电脑上没有找到"
OR_WORD = " 或 Word"


def convert_to_pdf(docx: bytes, name: str) -> bytes:
    """Convert a Word document to PDF, its headings as bookmarks; ``name`` is for messages.

    The same document gives the same bytes on one machine: what LibreOffice takes from the clock
    and from chance is made steady. Another version of it or other fonts give other bytes.

    Raises:
        ProblemsError: there is no program for it, or it failed, or took longer than ``SECONDS``.

    """
    try:
        with tempfile.TemporaryDirectory(prefix="plangen-", ignore_cleanup_errors=True) as folder:
            source = Path(folder) / "document.docx"
            source.write_bytes(docx)
            office = find_office()
            if office is not None:
                _convert_by_office(office, source, name)
            elif on_windows():
                _convert_by_word(source, name)
            else:
                raise _missing()
            return _made_steady(source.with_suffix(".pdf").read_bytes())
    except OSError as error:
        reason = f"临时文件写不了：{system_reason(error)}"
        raise file_problem(Path(f"{name}.pdf"), "没能转成 PDF", reason) from None


def heading_pages(pdf: bytes) -> list[int]:
    """Pages, counted from 1, on which the headings of a converted document begin, in order."""
    from pypdf import PdfReader  # noqa: PLC0415  (slow to import)

    reader = PdfReader(io.BytesIO(pdf))
    pages = map(reader.get_destination_page_number, _bookmarks(reader.outline))
    return [page + 1 for page in pages if page is not None]


def _bookmarks(outline: list[Any]) -> Iterator[Destination]:
    """Bookmarks in order; those below another follow it as a list."""
    for entry in outline:
        if isinstance(entry, list):
            yield from _bookmarks(entry)
        else:
            yield entry


def _convert_by_office(office: str, source: Path, name: str) -> None:
    with _in_time("LibreOffice", name):
        status = convert_by_office(office, source, FILTER, STEADY, SECONDS)
    _expect_pdf(source, status, "LibreOffice", name)


def _convert_by_word(source: Path, name: str) -> None:
    script = base64.b64encode(WORD_SCRIPT.encode("utf-16-le")).decode()
    powershell = shutil.which("powershell")
    if powershell is None:
        raise _missing()
    command = [powershell, "-NoProfile", "-NonInteractive", "-EncodedCommand", script]
    places = {"PLANGEN_DOCX": str(source), "PLANGEN_PDF": str(source.with_suffix(".pdf"))}
    with _in_time("Word", name):
        status = run_program(command, places, SECONDS)
    if status == NO_WORD:
        raise _missing()
    _expect_pdf(source, status, "Word", name)


def _expect_pdf(source: Path, status: int, program: str, name: str) -> None:
    """Refuse what is no PDF; LibreOffice ends with status 0 even where it wrote nothing."""
    pdf = source.with_suffix(".pdf")
    if status or not pdf.is_file() or b"%%EOF" not in pdf.read_bytes()[-1024:]:
        message = f"{program} 没能把文稿转成 PDF（退出码 {status}）"
        raise file_problem(Path(f"{name}.pdf"), message, WITHOUT)


@contextmanager
def _in_time(program: str, name: str) -> Iterator[None]:
    """Say of a program that it took too long, where it did."""
    try:
        yield
    except subprocess.TimeoutExpired:
        message = f"{program} 转 PDF 超过了 {SECONDS} 秒，没有再等"
        hint = WITHOUT
        if program == "Word":
            hint += "\nWord 可能还在后台开着：在任务管理器里结束它"
        raise file_problem(Path(f"{name}.pdf"), message, hint) from None


def _missing() -> ProblemsError:
    message = MISSING.format(OR_WORD if on_windows() else "")
    return file_problem(PLACE, message, f"{WITHOUT}\n也可以安装 LibreOffice，再运行一次")


def _made_steady(pdf: bytes) -> bytes:
    """Replace the times and identities in a PDF, each by as many bytes, so that offsets hold.

    LibreOffice 7.4 takes them from the clock and from chance whatever SOURCE_DATE_EPOCH says;
    nothing else differs between two runs.
    """
    pdf = TIMES.sub(lambda found: _with_fixed_time(found[0]), pdf)
    blank = IDENTITIES.sub(lambda found: IDENTITY.sub(b"0" * 32, found[0]), pdf)
    identity = hashlib.sha256(blank).hexdigest()[:32].upper().encode()
    return IDENTITIES.sub(lambda found: IDENTITY.sub(identity, found[0]), pdf)


def _with_fixed_time(text: bytes) -> bytes:
    digits = iter(FIXED_TIME.decode() + "0" * len(text))
    return re.sub(rb"\d", lambda _: next(digits).encode(), text)
