"""Documents of older programs: by the real LibreOffice where it is, and by stand-ins."""

from __future__ import annotations

import os
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from typing import TYPE_CHECKING

import pytest

from office import convert, ends
from places import EXAMPLES
from plangen.problems import Problem, ProblemsError
from plangen.readers import office, office_program
from plangen.readers.docx.package import ENCRYPTED
from plangen.readers.docx.reading import read_docx
from plangen.readers.file_types import MOST_BYTES, OLD_OFFICE
from plangen.readers.office import WORD_STREAM, convert_to_docx
from plangen.readers.passages import Part
from plangen.readers.reading import read_manuscript
from tools import require
from word_files import abstract, docx, level, num, numbered, paragraph, zipped

if TYPE_CHECKING:
    from collections.abc import Callable

    from plangen.readers.passages import Manuscript, Passage

    Program = Callable[[str], Path]

FORMS = {
    ".doc": "doc:MS Word 97",
    ".rtf": "rtf:Rich Text Format",
    ".odt": "odt:writer8",
    ".wps": "doc:MS Word 97",
}


@pytest.fixture(scope="module")
def older(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """Return an example as older programs would have saved it, by suffix."""
    folder = tmp_path_factory.mktemp("older")
    source = folder / "计划.docx"
    source.write_bytes(example())
    made = {}
    for suffix, form in FORMS.items():
        (written,) = convert([source], form, folder / suffix)
        made[suffix] = written.rename(written.with_suffix(suffix))
    return made


def example() -> bytes:
    return next(EXAMPLES.glob("001-6/*.docx")).read_bytes()


def problem(call: Callable[[], object]) -> Problem:
    with pytest.raises(ProblemsError) as error:
        call()
    (found,) = error.value.problems
    return found


# The real LibreOffice.


def body(manuscript: Manuscript) -> list[Passage]:
    return [passage for passage in manuscript.passages if passage.part is not Part.FURNITURE]


@pytest.mark.parametrize("suffix", FORMS)
def test_an_older_document_reads_as_the_same_text(older: dict[str, Path], suffix: str) -> None:
    wanted = read_docx(Path("计划.docx"), example())
    found = read_manuscript(older[suffix])
    assert found.form == "docx"
    assert [(p.text, p.cell) for p in body(found)] == [(p.text, p.cell) for p in body(wanted)]


@pytest.mark.parametrize("suffix", [".doc", ".odt", ".wps"])
def test_the_numbers_of_headings_survive(older: dict[str, Path], suffix: str) -> None:
    """Those of lists do not all: LibreOffice mixes them up when it writes the older form."""
    wanted = [p.mark for p in body(read_docx(Path("计划.docx"), example())) if "一" in p.mark]
    found = [p.mark.strip() for p in body(read_manuscript(older[suffix])) if "一" in p.mark]
    assert found == wanted
    assert len(wanted) > 3


def test_an_old_document_with_the_name_of_a_new_one_is_read_too(
    older: dict[str, Path], tmp_path: Path
) -> None:
    path = tmp_path / "计划.docx"
    path.write_bytes(older[".doc"].read_bytes())
    assert read_manuscript(path).passages[0].text == "五年级（2）班数学学困生转化计划"


def test_nothing_is_left_behind(
    older: dict[str, Path], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    before = {path.name for path in older[".doc"].parent.iterdir()}
    convert_to_docx(older[".doc"])
    assert list(tmp_path.iterdir()) == []
    assert {path.name for path in older[".doc"].parent.iterdir()} == before


def test_what_is_no_document_is_not_read(tmp_path: Path) -> None:
    require("soffice")
    path = tmp_path / "计划.doc"
    path.write_bytes(OLD_OFFICE + b"\xa1\xb1\x1a\xe1" + b"\0" * 600)
    found = problem(lambda: convert_to_docx(path))
    assert found.file == path
    assert found.message == "LibreOffice 读不出这份文稿"
    assert "另存为 .docx" in found.hint


def test_what_a_document_links_to_is_not_fetched(tmp_path: Path) -> None:
    require("soffice")
    asked: list[str] = []

    class Listening(BaseHTTPRequestHandler):
        def handle_one_request(self) -> None:
            asked.append("request")

    with ThreadingHTTPServer(("127.0.0.1", 0), Listening) as server:
        Thread(target=server.serve_forever, daemon=True).start()
        path = tmp_path / "计划.odt"
        path.write_bytes(linking(f"http://127.0.0.1:{server.server_port}/x.png"))
        assert [passage.text for passage in read_manuscript(path).passages] == ["plan"]
        server.shutdown()
    assert asked == []


def linking(address: str) -> bytes:
    """Make an OpenDocument text with a picture that lies elsewhere."""
    spaces = {"office": "office", "text": "text", "draw": "drawing", "svg": "svg-compatible"}
    names = " ".join(
        f'xmlns:{prefix}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"'
        for prefix, name in spaces.items()
    )
    kind = "application/vnd.oasis.opendocument.text"
    content = (
        f'<office:document-content {names} xmlns:xlink="http://www.w3.org/1999/xlink" '
        'office:version="1.2"><office:body><office:text><text:p>plan<draw:frame svg:width="3cm" '
        'svg:height="3cm" text:anchor-type="as-char">'
        f'<draw:image xlink:href="{address}" xlink:type="simple"/></draw:frame></text:p>'
        "</office:text></office:body></office:document-content>"
    )
    manifest = "urn:oasis:names:tc:opendocument:xmlns:manifest:1.0"
    files = "".join(
        f'<m:file-entry m:full-path="{name}" m:media-type="{form}"/>'
        for name, form in (("/", kind), ("content.xml", "text/xml"))
    )
    return zipped(
        {
            "mimetype": kind.encode(),
            "content.xml": content.encode(),
            "META-INF/manifest.xml": (
                f'<m:manifest xmlns:m="{manifest}">{files}</m:manifest>'.encode()
            ),
        }
    )


# Before LibreOffice is asked.


def test_an_encrypted_document_is_said_to_have_a_password(tmp_path: Path) -> None:
    path = tmp_path / "计划.docx"
    path.write_bytes(OLD_OFFICE + b"\0" * 600 + ENCRYPTED)
    found = problem(lambda: read_manuscript(path))
    assert "密码" in found.message
    assert "保护文档" in found.hint


def test_a_web_page_in_one_file_is_called_so(tmp_path: Path) -> None:
    path = tmp_path / "计划.doc"
    path.write_bytes(b'\r\nMIME-Version: 1.0\r\nContent-Type: multipart/related; boundary="x"\r\n')
    found = problem(lambda: read_manuscript(path))
    assert "网页" in found.message
    assert "另存为 .docx" in found.hint


@pytest.mark.parametrize(
    "text",
    [
        "<html><head><meta charset='utf-8'></head><body><p>一、学生情况</p></body></html>",
        "一、学生情况\r\n",
        r"{\rtf1\ansi\ansicpg936 \'d2\'bb\'a1\'a2\'d1\'a7\'c9\'fa\'c7\'e9\'bf\'f6\par}",
    ],
    ids=["web-page", "text", "rtf"],
)
def test_what_is_called_doc_may_be_of_many_forms(tmp_path: Path, text: str) -> None:
    require("soffice")
    path = tmp_path / "计划.doc"
    path.write_text(text, encoding="utf-8", newline="")
    assert [passage.text for passage in read_manuscript(path).passages] == ["一、学生情况"]


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no pipes here")
def test_a_pipe_is_not_read(tmp_path: Path) -> None:
    path = tmp_path / "计划.doc"
    os.mkfifo(path)
    assert "不是普通文件" in problem(lambda: convert_to_docx(path)).message


def test_a_huge_document_is_not_converted(tmp_path: Path) -> None:
    path = tmp_path / "计划.doc"
    with path.open("wb") as file:
        file.truncate(MOST_BYTES + 1)
    assert "文件太大" in problem(lambda: convert_to_docx(path)).message


@pytest.mark.parametrize("suffix", [".doc", ".wps", ".rtf", ".odt"])
def test_without_libreoffice_it_is_said_what_to_do(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, suffix: str
) -> None:
    monkeypatch.setattr(office, "find_office", lambda: None)
    path = tmp_path / f"计划{suffix}"
    path.write_bytes(b"{\\rtf1 x}")
    found = problem(lambda: convert_to_docx(path))
    assert f"读 {suffix} 文稿要用 LibreOffice，这台电脑上没有找到" in found.message
    for words in ("Word 或 WPS", "另存为 .docx", "安装 LibreOffice"):
        assert words in found.hint


# Stand-ins.


@pytest.fixture
def program(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Program:
    """Make LibreOffice of a shell script; beside it lies a document that it may copy."""
    folder = tmp_path / "bin"
    folder.mkdir()
    monkeypatch.setenv("PATH", str(folder))
    monkeypatch.setattr(office_program, "USUAL_PLACES", ())
    lists = abstract(1, level(0, "%1、", "chineseCounting")) + num(1, 1)
    made = docx(paragraph("学生情况", numbered(1)), parts={"numbering": lists})
    (tmp_path / "ready.docx").write_bytes(made)

    def make(script: str) -> Path:
        path = folder / "soffice"
        path.write_text(
            f"#!/bin/sh\nPATH=/usr/bin:/bin\nhere='{tmp_path}'\nfor last; do :; done\n{script}\n",
            encoding="utf-8",
        )
        path.chmod(0o755)
        return tmp_path

    return make


WRITES = 'cp "$here/ready.docx" "${last%.*}.docx"'


def old_file(folder: Path, name: str, data: bytes = OLD_OFFICE + b"\0" * 60) -> Path:
    path = folder / name
    path.write_bytes(data)
    return path


def test_what_libreoffice_makes_is_read(program: Program) -> None:
    path = old_file(program(WRITES), "计划.doc")
    (passage,) = read_manuscript(path).passages
    assert (passage.mark, passage.text) == ("一、", "学生情况")


@pytest.mark.parametrize(
    ("name", "data", "suffix"),
    [
        ("计划.wps", OLD_OFFICE + WORD_STREAM, ".doc"),
        ("计划.wps", OLD_OFFICE + b"MatOST", ".wps"),
        ("计划.rtf", b"{\\rtf1 x}", ".rtf"),
        ("计划.docx", OLD_OFFICE + b"\0", ".doc"),
        ("计划.RTF", b"{\\rtf1 x}", ".rtf"),
    ],
    ids=["wps-of-kingsoft", "wps-of-works", "rtf", "misnamed", "capitals"],
)
def test_libreoffice_is_given_the_suffix_that_fits(
    program: Program, name: str, data: bytes, suffix: str
) -> None:
    here = program(f'echo "$last" > "$here/given"; cat "$last" > "$here/copy"; {WRITES}')
    convert_to_docx(old_file(here, name, data))
    assert (here / "given").read_text().strip().endswith(f"/document{suffix}")
    assert (here / "copy").read_bytes() == data


def test_macros_and_links_are_switched_off_in_a_profile_of_its_own(program: Program) -> None:
    here = program(
        'for each; do case "$each" in -env:UserInstallation=file://*) '
        'cp "${each#-env:UserInstallation=file://}/user/registrymodifications.xcu" "$here/set";; '
        f"esac; done; {WRITES}"
    )
    convert_to_docx(old_file(here, "a.doc"))
    text = (here / "set").read_text(encoding="utf-8")
    for name in ("DisableMacrosExecution", "BlockUntrustedRefererLinks"):
        assert f'oor:name="{name}" oor:op="fuse"><value>true<' in text


@pytest.mark.parametrize(
    "script",
    ["exit 77", "exit 0", 'echo junk > "${last%.*}.docx"', "kill -9 $$", f"{WRITES}; exit 1"],
    ids=["status", "nothing", "junk", "killed", "status-with-file"],
)
def test_a_conversion_that_fails_is_said_to_have_failed(program: Program, script: str) -> None:
    path = old_file(program(script), "计划.doc")
    found = problem(lambda: convert_to_docx(path))
    assert found.file == path
    assert found.message == "LibreOffice 读不出这份文稿"
    assert "密码" in found.hint


def test_a_conversion_that_takes_too_long_is_ended(
    program: Program, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(office, "SECONDS", 1)
    path = old_file(program('sleep 60 & echo $! > "$here/child"; wait'), "计划.doc")
    found = problem(lambda: convert_to_docx(path))
    assert "等了 1 秒" in found.message
    child = int((path.parent / "child").read_text())
    assert ends(child)


def test_a_program_that_cannot_be_started_is_no_traceback(program: Program) -> None:
    here = program("")
    (here / "bin" / "soffice").write_bytes(b"\x00\x01")
    path = old_file(here, "计划.doc")
    assert problem(lambda: convert_to_docx(path)).message == "LibreOffice 读不出这份文稿"


def test_a_result_that_is_too_large_is_not_read(
    program: Program, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = old_file(program(WRITES), "计划.doc")
    monkeypatch.setattr(office, "MOST_BYTES", 100)
    with pytest.raises(ProblemsError, match="文件太大"):
        convert_to_docx(path)
