"""PDF: by the real LibreOffice where it is, and by stand-ins for what goes wrong."""

from __future__ import annotations

import base64
import io
import os
import subprocess
import time
from pathlib import Path
from typing import TYPE_CHECKING

import pypdf
import pytest
from msgspec.structs import replace

from office import ends
from plangen.document.tree import Furniture, Heading, Paragraph
from plangen.problems import Problem, ProblemsError
from plangen.readers import office_program
from plangen.writers import pdf
from plangen.writers.output import copies_of_document, write_document
from plangen.writers.pdf import convert_to_pdf, heading_pages
from plangen.writers.sealing import is_as_written, seal
from tools import require

from .documents import HANDMADE, line, of_blocks

if TYPE_CHECKING:
    from collections.abc import Callable

    from plangen.document.tree import Block, Document

    Programs = Callable[..., Path]

LONG = "每天放学前当面批两道题，错的当场改对，改完再走。" * 12
PDF = b"%PDF-1.6\n1 0 obj\n<</Title(x)>>\nendobj\ntrailer\n<</Root 1 0 R>>\nstartxref\n0\n%%EOF\n"


def long_document() -> Document:
    """Five parts of about one page each, with headings of all three levels."""
    blocks: list[Block] = []
    for part in "甲乙丙丁戊":
        blocks += [
            Heading(1, line(f"{part}部分")),
            *[Paragraph(line(LONG))] * 2,
            Heading(2, line(f"{part}之一")),
            Paragraph(line(LONG)),
            Heading(3, line(f"{part}之细")),
            Paragraph(line(LONG)),
        ]
    return of_blocks(*blocks)


@pytest.fixture(scope="module")
def long_pdf() -> bytes:
    require("soffice")
    return convert_to_pdf(write_document(long_document(), "docx"), "计划")


def problem(call: Callable[[], object]) -> Problem:
    with pytest.raises(ProblemsError) as error:
        call()
    (found,) = error.value.problems
    return found


# The real LibreOffice.


def test_the_text_of_a_document_is_in_its_pdf() -> None:
    require("soffice")
    data = convert_to_pdf(write_document(HANDMADE, "docx"), "计划")
    text = "".join(page.extract_text() for page in pypdf.PdfReader(io.BytesIO(data)).pages)
    for words in (HANDMADE.title, "学生情况", "男生18人", "错的当场改对", "向阳小学"):
        assert words in text.replace(" ", "").replace("\n", "")


def test_two_conversions_give_the_same_bytes(long_pdf: bytes) -> None:
    time.sleep(1.1)  # the clock of a PDF counts seconds
    assert convert_to_pdf(write_document(long_document(), "docx"), "计划") == long_pdf


@pytest.mark.parametrize(
    "settings",
    [{"TZ": "Asia/Shanghai"}, {"LANG": "zh_CN.UTF-8", "LC_ALL": "zh_CN.UTF-8"}, {"LC_ALL": "C"}],
    ids=["zone", "language", "plain"],
)
def test_zone_and_language_do_not_show_in_a_pdf(
    long_pdf: bytes, monkeypatch: pytest.MonkeyPatch, settings: dict[str, str]
) -> None:
    for name, value in settings.items():
        monkeypatch.setenv(name, value)
    assert convert_to_pdf(write_document(long_document(), "docx"), "计划") == long_pdf


def test_a_conversion_leaves_nothing_behind(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    require("soffice")
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    convert_to_pdf(write_document(HANDMADE, "docx"), "计划")
    assert list(tmp_path.iterdir()) == []


def test_a_temporary_folder_with_a_chinese_name_is_no_obstacle(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    require("soffice")
    folder = tmp_path / "临时 文件"
    folder.mkdir()
    monkeypatch.setattr("tempfile.tempdir", str(folder))
    assert convert_to_pdf(write_document(HANDMADE, "docx"), "计划").startswith(b"%PDF")


def test_what_is_no_document_gives_no_pdf() -> None:
    require("soffice")
    found = problem(lambda: convert_to_pdf(b"PK\x03\x04 no document", "计划"))
    assert found.file == Path("计划.pdf")
    assert "LibreOffice 没能把文稿转成 PDF" in found.message


def test_sealed_pdf_is_read_by_pypdf(long_pdf: bytes) -> None:
    sealed = seal(long_pdf, "pdf")
    pages = pypdf.PdfReader(io.BytesIO(sealed), strict=True).pages
    assert len(pages) == len(pypdf.PdfReader(io.BytesIO(long_pdf)).pages) > 1


@pytest.mark.parametrize("program", ["pdfinfo", "pdftotext"])
def test_sealed_pdf_is_read_by_poppler(long_pdf: bytes, tmp_path: Path, program: str) -> None:
    command = require(program)
    (tmp_path / "计划.pdf").write_bytes(seal(long_pdf, "pdf"))
    arguments = [command, "计划.pdf", *(["-"] if program == "pdftotext" else [])]
    done = subprocess.run(arguments, cwd=tmp_path, capture_output=True, check=True)
    assert done.stderr == b""
    assert b"Pages:" in done.stdout or "甲部分".encode() in done.stdout


def test_a_pdf_is_made_of_the_same_bytes_as_the_word_document(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    given: list[bytes] = []

    def convert(docx: bytes, _name: str) -> bytes:
        given.append(docx)
        return PDF

    monkeypatch.setattr(pdf, "convert_to_pdf", convert)
    copies = copies_of_document(HANDMADE)
    made = copies.data("pdf")
    assert given[0] is copies.data("docx")
    assert made.startswith(PDF)
    assert is_as_written(made, "pdf")


# Pages of headings.


def test_headings_are_found_on_their_pages(long_pdf: bytes) -> None:
    pages = [page.extract_text() for page in pypdf.PdfReader(io.BytesIO(long_pdf)).pages]
    titles = [
        "".join(span.text for span in block.line)
        for block in long_document().blocks
        if isinstance(block, Heading)
    ]
    expected = [next(i for i, text in enumerate(pages, 1) if title in text) for title in titles]
    assert len(pages) > 3
    assert len(set(expected)) > 3
    assert heading_pages(long_pdf) == expected


def test_a_document_without_headings_has_no_pages_of_headings() -> None:
    require("soffice")
    docx = write_document(of_blocks(Paragraph(line("一段"))), "docx")
    assert heading_pages(convert_to_pdf(docx, "计划")) == []


# What is taken from the clock and from chance.

STAMPED = (
    b"%%PDF-1.7\n<</CreationDate(D:%b%b)/ModDate (D:%b%b)>>\n"
    b"<xmp:CreateDate>%b</xmp:CreateDate>\n(D:20261128224042Z)\n"
    b"/ID [ <%b>\n<%b> ]\n/DocChecksum /%b\nstartxref\n"
)


def stamped(time: bytes, zone: bytes, xmp: bytes, identity: bytes) -> bytes:
    return STAMPED % (time, zone, time, zone, xmp, identity, identity, identity)


def test_times_and_identities_are_replaced_by_as_many_bytes() -> None:
    one = stamped(b"20261128224042", b"+08'00'", b"2026-11-28T22:40:42+08:00", b"AB" * 16)
    two = stamped(b"20270105080000", b"+05'30'", b"2027-01-05T08:00:00+08:00", b"0F" * 16)
    steady = pdf._made_steady(one)
    assert steady == pdf._made_steady(two)
    assert len(steady) == len(one)
    assert b"/CreationDate(D:20000101000000+00'00')" in steady
    assert b"<xmp:CreateDate>2000-01-01T00:00:00+00:00<" in steady
    assert b"(D:20261128224042Z)" in steady  # no time of the file's, but a text in it


def test_different_documents_keep_different_identities() -> None:
    one, two = (stamped(b"20261128224042", b"Z", text, b"AB" * 16) for text in (b"2026", b"x2026"))
    identities = [pdf._made_steady(data).partition(b"/ID [ <")[2][:32] for data in (one, two)]
    assert identities[0] != identities[1]
    assert identities[0] != b"AB" * 16


# Stand-ins.


@pytest.fixture
def programs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Programs:
    """Make programs of shell scripts; on the path are only they and what a shell needs."""
    folder = tmp_path / "bin"
    folder.mkdir()
    monkeypatch.setenv("PATH", str(folder))
    monkeypatch.setattr(office_program, "USUAL_PLACES", ())
    (tmp_path / "ready.pdf").write_bytes(PDF)

    def make(**scripts: str) -> Path:
        for name, script in scripts.items():
            path = folder / name
            path.write_text(
                f"#!/bin/sh\nPATH=/usr/bin:/bin\nhere='{tmp_path}'\n{script}\n", encoding="utf-8"
            )
            path.chmod(0o755)
        return tmp_path

    return make


@pytest.fixture
def windows(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let this be Windows, as far as the writer of PDF looks."""
    for module in (pdf, office_program):
        monkeypatch.setattr(module, "on_windows", lambda: True)


def convert() -> bytes:
    return convert_to_pdf(b"PK", "计划")


# The last argument is the document; its PDF belongs beside it.
WRITES = 'for last; do :; done; cp "$here/ready.pdf" "${last%.docx}.pdf"'


@pytest.mark.parametrize("name", ["soffice", "libreoffice"])
def test_libreoffice_goes_by_two_names(programs: Programs, name: str) -> None:
    programs(**{name: WRITES})
    assert convert() == PDF


def test_libreoffice_is_found_in_its_usual_place(
    programs: Programs, monkeypatch: pytest.MonkeyPatch
) -> None:
    here = programs(soffice=WRITES)
    monkeypatch.setenv("PATH", "/nowhere")
    monkeypatch.setattr(
        office_program, "USUAL_PLACES", ("/nowhere/soffice", str(here / "bin" / "soffice"))
    )
    assert convert() == PDF


def test_libreoffice_runs_with_a_profile_of_its_own_and_a_fixed_time(programs: Programs) -> None:
    here = programs(soffice=f'env > "$here/env"; printf "%s\\n" "$@" > "$here/args"; {WRITES}')
    convert()
    settings = (here / "env").read_text().splitlines()
    assert {"SOURCE_DATE_EPOCH=946684800", "TZ=UTC"} <= set(settings)
    arguments = (here / "args").read_text().splitlines()
    assert arguments[0].startswith("-env:UserInstallation=file:///")
    assert "--headless" in arguments


@pytest.mark.parametrize(
    "script",
    ["exit 77", "exit 0", 'for last; do :; done; echo junk > "${last%.docx}.pdf"', "kill -9 $$"],
    ids=["status", "nothing", "junk", "killed"],
)
def test_a_conversion_that_fails_is_said_to_have_failed(programs: Programs, script: str) -> None:
    programs(soffice=script)
    found = problem(convert)
    assert found.file == Path("计划.pdf")
    assert "LibreOffice 没能把文稿转成 PDF" in found.message
    assert "Word 或 WPS" in found.hint


def test_a_program_that_cannot_be_started_is_no_traceback(programs: Programs) -> None:
    here = programs(soffice="")
    (here / "bin" / "soffice").write_bytes(b"\x00\x01")
    assert "没能转成 PDF" in problem(convert).message


SLOW = 'sleep 60 & echo $! > "$here/child"; wait'


def test_a_conversion_that_takes_too_long_ends_with_its_children(
    programs: Programs, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(pdf, "SECONDS", 1)
    here = programs(soffice=SLOW)
    found = problem(convert)
    assert "超过了 1 秒" in found.message
    assert "Word 可能" not in found.hint
    assert ends(int((here / "child").read_text()))


def test_an_interrupted_conversion_ends_with_its_children(
    programs: Programs, monkeypatch: pytest.MonkeyPatch
) -> None:
    here = programs(soffice=SLOW)

    def interrupted(*_: object, **__: object) -> None:
        while not (here / "child").exists() or not (here / "child").read_text():
            time.sleep(0.05)
        monkeypatch.undo()
        raise KeyboardInterrupt

    monkeypatch.setattr(subprocess.Popen, "wait", interrupted)
    with pytest.raises(KeyboardInterrupt):
        convert()
    assert ends(int((here / "child").read_text()))


@pytest.mark.usefixtures("programs")
def test_without_a_program_it_is_said_what_is_missing() -> None:
    found = problem(convert)
    assert "LibreOffice，这台电脑上没有找到" in found.message
    for words in ("不写 -f pdf", "plangen render 档案.yaml", "Word 或 WPS", "安装 LibreOffice"):
        assert words in found.hint


# Word on Windows.

EXPORTS = 'printf "%s\\n" "$@" > "$here/args"; cp "$here/ready.pdf" "$PLANGEN_PDF"'


@pytest.mark.usefixtures("windows")
def test_on_windows_word_writes_the_pdf(programs: Programs) -> None:
    here = programs(powershell=EXPORTS)
    assert convert() == PDF
    *options, script = (here / "args").read_text().splitlines()
    assert options == ["-NoProfile", "-NonInteractive", "-EncodedCommand"]
    text = base64.b64decode(script).decode("utf-16-le")
    for words in ("Word.Application", "ExportAsFixedFormat", "DisplayAlerts = 0", "$word.Quit()"):
        assert words in text


@pytest.mark.usefixtures("windows")
def test_on_windows_libreoffice_goes_first(programs: Programs) -> None:
    here = programs(powershell=EXPORTS, soffice=WRITES)
    assert convert() == PDF
    assert not (here / "args").exists()


@pytest.mark.usefixtures("windows")
@pytest.mark.parametrize("scripts", [{}, {"powershell": "exit 3"}], ids=["powershell", "word"])
def test_on_windows_word_is_missed_too(programs: Programs, scripts: dict[str, str]) -> None:
    programs(**scripts)
    assert "LibreOffice 或 Word" in problem(convert).message


@pytest.mark.usefixtures("windows")
@pytest.mark.parametrize("script", ["exit 1", "exit 0"], ids=["status", "nothing"])
def test_a_word_that_fails_is_said_to_have_failed(programs: Programs, script: str) -> None:
    programs(powershell=script)
    assert "Word 没能把文稿转成 PDF" in problem(convert).message


@pytest.mark.usefixtures("windows")
def test_a_word_that_takes_too_long_may_still_be_open(
    programs: Programs, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(pdf, "SECONDS", 1)
    here = programs(powershell=SLOW, taskkill='echo "$@" > "$here/killed"; kill -9 -$4')
    assert "任务管理器" in problem(convert).hint
    assert (here / "killed").read_text().startswith("/F /T /PID ")
    assert ends(int((here / "child").read_text()))


def test_this_is_windows_only_on_windows() -> None:
    assert office_program.on_windows() == (os.name == "nt")


def test_the_contents_of_a_pdf_name_the_pages_on_which_the_headings_stand() -> None:
    require("soffice")
    document = replace(long_document(), furniture=Furniture(cover=True, contents=True))
    data = copies_of_document(document).data("pdf")
    reader = pypdf.PdfReader(io.BytesIO(data))
    # 封面 and 目录 stand before the page that says 1.
    front = 2
    entries = [
        line.rstrip() for line in reader.pages[1].extract_text().splitlines() if "...." in line
    ]
    named = [int(entry.rpartition(".")[2]) for entry in entries]
    shown = [page - front for page in heading_pages(data)]
    levels = [block.level for block in document.blocks if isinstance(block, Heading)]
    assert named == [page for page, level in zip(shown, levels, strict=True) if level < 3]
    assert len(set(named)) > 2
