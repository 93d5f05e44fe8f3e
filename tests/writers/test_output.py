"""Files in their place: whole or not at all, and no work of the teacher's lost."""

from __future__ import annotations

import errno
import io
import os
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from plangen.document.tree import Document, Paragraph
from plangen.problems import ProblemsError
from plangen.writers.output import file_name, save, write_document

from .documents import line, of_blocks, open_word

FORMS = ("docx", "md")
FULL_DISK = """\
import resource
from pathlib import Path
from plangen.problems import ProblemsError
from plangen.writers.output import save
resource.setrlimit(resource.RLIMIT_FSIZE, (100, 100))
try:
    save(Path("计划.md"), b"x" * 10_000, force=True)
except ProblemsError as error:
    raise SystemExit("refused") from None
"""


def version(text: str) -> Document:
    return of_blocks(Paragraph(line(text)))


def written(tmp_path: Path, form: str, text: str = "第一稿") -> Path:
    path = tmp_path / f"计划.{form}"
    save(path, write_document(version(text), form))
    return path


def edit(path: Path) -> bytes:
    """Change a paragraph as a teacher would; return what the file then holds."""
    if path.suffix == ".docx":
        word = open_word(path.read_bytes())
        word.paragraphs[-1].add_run("（改过）")
        buffer = io.BytesIO()
        word.save(buffer)
        path.write_bytes(buffer.getvalue())
    else:
        path.write_bytes(path.read_bytes().replace("第一稿".encode(), "我的稿".encode()))
    return path.read_bytes()


def message(error: pytest.ExceptionInfo[ProblemsError]) -> str:
    (problem,) = error.value.problems
    return problem.message


# What is there already.


def test_a_file_is_written(tmp_path: Path) -> None:
    save(tmp_path / "计划.md", b"text")
    assert (tmp_path / "计划.md").read_bytes() == b"text"


def test_missing_folders_are_made(tmp_path: Path) -> None:
    save(tmp_path / "计划" / "四年级" / "计划.md", b"text")
    assert (tmp_path / "计划" / "四年级" / "计划.md").read_bytes() == b"text"


@pytest.mark.parametrize("form", FORMS)
def test_an_untouched_document_is_replaced(tmp_path: Path, form: str) -> None:
    path = written(tmp_path, form)
    new = write_document(version("第二稿"), form)
    save(path, new)
    assert path.read_bytes() == new


@pytest.mark.parametrize("form", FORMS)
def test_an_edited_document_is_not_replaced(tmp_path: Path, form: str) -> None:
    path = written(tmp_path, form)
    theirs = edit(path)
    with pytest.raises(ProblemsError) as error:
        save(path, write_document(version("第二稿"), form))
    assert "没有覆盖" in message(error)
    assert path.read_bytes() == theirs


@pytest.mark.parametrize("form", FORMS)
def test_the_refusal_says_how_to_overwrite(tmp_path: Path, form: str) -> None:
    path = written(tmp_path, form)
    edit(path)
    with pytest.raises(ProblemsError) as error:
        save(path, write_document(version("第二稿"), form))
    assert "--force" in error.value.problems[0].hint
    assert error.value.problems[0].file == path


@pytest.mark.parametrize("form", FORMS)
def test_an_edited_document_is_replaced_when_forced(tmp_path: Path, form: str) -> None:
    path = written(tmp_path, form)
    edit(path)
    new = write_document(version("第二稿"), form)
    save(path, new, force=True)
    assert path.read_bytes() == new


@pytest.mark.parametrize("form", FORMS)
def test_a_file_that_plangen_did_not_write_is_not_replaced(tmp_path: Path, form: str) -> None:
    path = tmp_path / f"计划.{form}"
    path.write_text("我自己写的", encoding="utf-8")
    with pytest.raises(ProblemsError):
        save(path, write_document(version("第二稿"), form))
    assert path.read_text(encoding="utf-8") == "我自己写的"


def test_text_added_below_the_seal_is_an_edit(tmp_path: Path) -> None:
    path = written(tmp_path, "md")
    with path.open("a", encoding="utf-8") as file:
        file.write("又加了一句\n")
    with pytest.raises(ProblemsError):
        save(path, write_document(version("第二稿"), "md"))


@pytest.mark.parametrize("force", [False, True], ids=["unforced", "forced"])
def test_a_read_only_file_is_not_replaced(tmp_path: Path, *, force: bool) -> None:
    path = written(tmp_path, "md")
    path.chmod(0o444)
    old = path.read_bytes()
    with pytest.raises(ProblemsError) as error:
        save(path, write_document(version("第二稿"), "md"), force=force)
    assert "只读" in message(error)
    assert error.value.problems[0].hint
    assert path.read_bytes() == old


def test_a_replaced_file_may_be_read_by_those_who_could_read_it_before(tmp_path: Path) -> None:
    path = written(tmp_path, "md")
    path.chmod(0o600)
    save(path, write_document(version("第二稿"), "md"))
    assert path.stat().st_mode & 0o777 == 0o600


def test_a_damaged_word_file_counts_as_the_teachers_own(tmp_path: Path) -> None:
    path = written(tmp_path, "docx")
    data = path.read_bytes()
    middle = len(data) // 2
    path.write_bytes(data[:middle] + bytes(80) + data[middle + 80 :])
    with pytest.raises(ProblemsError) as error:
        save(path, write_document(version("第二稿"), "docx"))
    assert "没有覆盖" in message(error)


# Writes that fail.


def test_a_full_disk_leaves_the_old_file_and_nothing_else(tmp_path: Path) -> None:
    (tmp_path / "计划.md").write_bytes(b"old")
    done = subprocess.run(
        [sys.executable, "-c", FULL_DISK],
        cwd=tmp_path,
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
        env={**os.environ, "PYTHONDONTWRITEBYTECODE": "1"},
    )
    assert done.stderr.strip() == "refused"
    assert [path.name for path in tmp_path.iterdir()] == ["计划.md"]
    assert (tmp_path / "计划.md").read_bytes() == b"old"


def test_a_file_that_cannot_be_replaced_stays_and_nothing_is_left_beside_it(
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def locked(*_: object) -> None:
        raise PermissionError(errno.EACCES, "in use")

    path = written(tmp_path, "docx")
    old = path.read_bytes()
    monkeypatch.setattr(os, "replace", locked)
    with pytest.raises(ProblemsError) as error:
        save(path, write_document(version("第二稿"), "docx"))
    assert "Word" in error.value.problems[0].hint
    assert path.read_bytes() == old
    assert list(tmp_path.iterdir()) == [path]


def test_a_path_through_a_regular_file_is_refused(tmp_path: Path) -> None:
    (tmp_path / "笔记.txt").write_text("笔记", encoding="utf-8")
    with pytest.raises(ProblemsError) as error:
        save(tmp_path / "笔记.txt" / "计划.md", b"text")
    assert "写不了" in message(error)
    assert (tmp_path / "笔记.txt").read_text(encoding="utf-8") == "笔记"


@pytest.mark.parametrize("force", [False, True], ids=["unforced", "forced"])
def test_a_folder_in_place_of_the_file_is_refused(tmp_path: Path, *, force: bool) -> None:
    (tmp_path / "计划.md").mkdir()
    with pytest.raises(ProblemsError) as error:
        save(tmp_path / "计划.md", b"text", force=force)
    assert "文件夹" in message(error)
    assert list(tmp_path.iterdir()) == [tmp_path / "计划.md"]


def test_a_name_too_long_for_the_disk_is_refused(tmp_path: Path) -> None:
    with pytest.raises(ProblemsError) as error:
        save(tmp_path / ("长" * 300 + ".md"), b"text")
    assert "写不了" in message(error)


def test_a_written_file_may_be_read_by_whom_the_system_lets(tmp_path: Path) -> None:
    mask = os.umask(0o022)
    try:
        save(tmp_path / "计划.md", b"text")
    finally:
        os.umask(mask)
    assert (tmp_path / "计划.md").stat().st_mode & 0o777 == 0o644


def test_nothing_is_left_beside_a_written_file(tmp_path: Path) -> None:
    save(tmp_path / "计划.md", b"text")
    assert [path.name for path in tmp_path.iterdir()] == ["计划.md"]


# Names.


def test_a_document_is_named_by_its_title() -> None:
    title = "四年级（1）班数学学困生转化计划"
    assert file_name(of_blocks(title=title)) == title


@pytest.mark.parametrize("title", ["", "...", " ", "/"], ids=["empty", "dots", "space", "slash"])
def test_a_title_without_a_usable_character_still_gives_a_name(title: str) -> None:
    assert file_name(of_blocks(title=title))


@given(st.text(max_size=120))
@settings(deadline=None, max_examples=100)
def test_a_name_never_holds_what_a_system_forbids(title: str) -> None:
    name = file_name(of_blocks(title=title))
    assert not set(name) & set('\\/:*?"<>|\x00\n\r\t')
    assert name not in {"", ".", ".."}
    assert Path(name).name == name
