"""Names that every system takes, and commands that work in every encoding."""

from __future__ import annotations

import ast
import os
import shutil
import unicodedata
from pathlib import Path, PureWindowsPath
from typing import TYPE_CHECKING

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

import plangen as package
from plangen.writers.output import FORMATS, LONGEST_FILE_NAME, file_name
from writers.documents import of_blocks

from .running import DOCUMENT, DOSSIER, plangen

if TYPE_CHECKING:
    from plangen.document.tree import Document

SOURCE = Path(package.__file__).parent
DEVICES = {
    *("CON", "PRN", "AUX", "NUL", "CONIN$", "CONOUT$"),
    *(f"{port}{number}" for port in ("COM", "LPT") for number in "0123456789¹²³"),
}
FORBIDDEN = set('\\/:*?"<>|') | {chr(code) for code in range(32)}
ODD = [
    *("CON", "nul", "Aux.txt", "com1", "LPT9.tar.gz", "COM¹", "con .x", "PRN ", "CONIN$"),
    *("计划.", "计划 ", "计划. .", " .计划", "~$计划", "-rf", 'a/b\\c:d*e?f"g<h>i|j', "C:计划"),
    *("长" * 300, "😀" * 200, "𠀀" * 90, "a" * 79 + " b", "．．．", "..", ".", "", "\u202egpj.exe"),
    *("计\ud800划", "计\0划", "计\x7f划", "é" * 90, "con\u200b", "_CON"),
]
TITLES = st.one_of(
    st.text(max_size=300),
    st.text(st.characters(exclude_categories=()), max_size=120),
    st.builds(
        "{}{}{}".format,
        st.sampled_from(["", " ", ".", "_"]),
        st.sampled_from(sorted(DEVICES)),
        st.sampled_from(["", " ", ".", ".txt", " .txt", "..", "x"]),
    ),
    st.sampled_from(ODD),
)


def titled(title: str) -> Document:
    return of_blocks(title=title)


def is_device(name: str) -> bool:
    """Whether Windows takes a name for a device: by what stands before the first full stop."""
    return name.split(".", maxsplit=1)[0].rstrip(" ").upper() in DEVICES


@given(TITLES)
@example("con")
@example("AUX.txt")
@settings(deadline=None, max_examples=400)
def test_a_documents_name_is_safe_on_every_system(title: str) -> None:
    name = file_name(titled(title))
    for suffix in FORMATS:
        whole = f"{name}.{suffix}"
        path = PureWindowsPath(whole)
        assert path.name == whole
        assert not path.drive
        assert not path.root
        assert path.suffix == f".{suffix}"
        assert not is_device(whole)
        assert not FORBIDDEN & set(whole)
        assert len(whole.encode()) <= LONGEST_FILE_NAME
        assert len(whole.encode("utf-16-le")) // 2 <= LONGEST_FILE_NAME
    assert name
    assert name[0] not in " ."
    assert name[-1] not in " ."
    assert not {"Cc", "Cs"} & {unicodedata.category(char) for char in name}
    assert not {"RLO", "LRO", "RLE", "LRE", "PDF", "RLI", "LRI", "FSI", "PDI"} & {
        unicodedata.bidirectional(char) for char in name
    }


@given(TITLES)
@settings(deadline=None, max_examples=100)
def test_a_name_that_was_made_safe_is_left_as_it_is(title: str) -> None:
    name = file_name(titled(title))
    if not name.startswith("_"):
        assert file_name(titled(name)) == name


@pytest.mark.parametrize(
    "title", ["四年级（1）班数学学困生转化计划", "“减负”计划", "Console", "com10"]
)
def test_a_usual_title_is_the_name(title: str) -> None:
    assert file_name(titled(title)) == title


@pytest.mark.parametrize("title", ["CON", "aux.txt", "C:\\\\计划", "../../计划", "计划？*"])
def test_such_a_document_is_written(tmp_path: Path, title: str) -> None:
    text = (DOSSIER).read_text(encoding="utf-8")
    (tmp_path / "档案.yaml").write_text(
        text.replace("plangen: 1\n", f'plangen: 1\n标题: "{title}"\n'), encoding="utf-8"
    )
    done = plangen("render", "档案.yaml", cwd=tmp_path)
    assert done.returncode == 0, done.stderr
    (written,) = tmp_path.glob("*.docx")
    assert not is_device(written.name)
    assert not FORBIDDEN & set(written.name)


def test_names_are_made_in_one_place() -> None:
    """Whatever is written is named by ``file_name``, by the user, or by the file it comes from."""
    calls = {
        path.relative_to(SOURCE).as_posix()
        for path in SOURCE.rglob("*.py")
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Call) and ast.unparse(node.func) == "file_name"
    }
    assert calls == {"writers/output.py"}
    for path in SOURCE.rglob("*.py"):
        text = path.read_text(encoding="utf-8")
        assert "document.title}." not in text, path


# Encodings.

ENCODINGS: dict[str, dict[str, str]] = {
    "no locale": {"LC_ALL": "C"},
    "no locale, no UTF-8": {"PYTHONUTF8": "0", "LC_ALL": "C", "PYTHONCOERCECLOCALE": "0"},
    "cp936": {"PYTHONIOENCODING": "cp936"},
    "ascii": {"PYTHONIOENCODING": "ascii"},
    "ascii, no UTF-8": {"PYTHONIOENCODING": "ascii", "PYTHONUTF8": "0", "LC_ALL": "C"},
}


@pytest.mark.skipif(os.name == "nt", reason="locales of POSIX")
@pytest.mark.parametrize("encoding", ENCODINGS)
def test_the_document_is_right_in_every_encoding(tmp_path: Path, encoding: str) -> None:
    shutil.copy(DOSSIER, tmp_path)
    done = plangen("render", "档案.yaml", cwd=tmp_path, env=ENCODINGS[encoding])
    assert done.returncode == 0, done.stderr
    written = tmp_path / DOCUMENT.name
    assert written.read_bytes() == DOCUMENT.read_bytes()


@pytest.mark.skipif(os.name == "nt", reason="locales of POSIX")
@pytest.mark.parametrize("encoding", ["no locale, no UTF-8", "cp936", "ascii"])
@pytest.mark.parametrize(
    ("arguments", "status"),
    [
        (("--help",), 0),
        (("render", "没有.yaml"), 1),
        (("render", "坏.yaml"), 1),
        (("rendr",), 2),
        (("check", "文稿.md"), 1),
        (("fix", "坏.yaml", "--yes"), 0),
        (("--format", "json", "check", "文稿.md"), 1),
        (("preview", "好.yaml", "--no-pager"), 0),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, tuple) else "",
)
def test_nothing_that_is_said_fails(
    tmp_path: Path, encoding: str, arguments: tuple[str, ...], status: int
) -> None:
    shutil.copy(DOSSIER, tmp_path / "好.yaml")
    (tmp_path / "坏.yaml").write_text("plangen：1\n文种: 没有这种\n𠀀: 😀\n", encoding="utf-8")
    (tmp_path / "文稿.md").write_text("# 三年级数学计划\n\n差生8名，共9人😀。\n", encoding="utf-8")
    done = plangen(*arguments, cwd=tmp_path, env=ENCODINGS[encoding])
    assert "Traceback" not in done.stderr
    assert "Error" not in done.stderr
    assert done.returncode == status, done.stdout + done.stderr
    assert done.stdout + done.stderr


@pytest.mark.parametrize("ending", ["\r\n", "\r"], ids=["Windows", "old Mac"])
def test_the_ends_of_lines_do_not_matter(tmp_path: Path, ending: str) -> None:
    text = (DOSSIER).read_text(encoding="utf-8")
    (tmp_path / "档案.yaml").write_bytes(text.replace("\n", ending).encode())
    done = plangen("render", "档案.yaml", cwd=tmp_path)
    assert done.returncode == 0, done.stderr
    (written,) = tmp_path.glob("*.docx")
    assert written.read_bytes() == DOCUMENT.read_bytes()
