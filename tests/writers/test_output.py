"""Files in their place: whole or not at all, and no work of the teacher's lost."""

from __future__ import annotations

import errno
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

from .documents import edited, line, of_blocks

FORMS = ("docx", "html", "md", "txt")
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

KILLED = """\
import os, signal
from pathlib import Path
from plangen.writers.output import save
os.replace = lambda *_: os.kill(os.getpid(), signal.SIGKILL)
save(Path("计划.md"), b"x", backup=True)
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
        path.write_bytes(edited(path.read_bytes()))
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


# Links.


def linked(tmp_path: Path) -> tuple[Path, Path]:
    """Make a link to a document in another folder; return both."""
    folder = tmp_path / "网盘"
    folder.mkdir()
    path = folder / "真.md"
    save(path, write_document(version("第一稿"), "md"))
    link = tmp_path / "计划.md"
    link.symlink_to(path)
    return link, path


@pytest.mark.skipif(sys.platform == "win32", reason="pipes and devices")
@pytest.mark.parametrize("force", [False, True], ids=["asked", "forced"])
def test_a_device_or_pipe_in_place_of_a_document_is_neither_read_nor_replaced(
    tmp_path: Path, *, force: bool
) -> None:
    pipe, device = tmp_path / "管.md", tmp_path / "零.md"
    os.mkfifo(pipe)
    device.symlink_to("/dev/zero")
    for path in (pipe, device):
        with pytest.raises(ProblemsError, match="不是文件"):
            save(path, b"x", force=force)
    assert {path.name for path in tmp_path.iterdir()} == {"管.md", "零.md"}


@pytest.mark.parametrize("name", ["计\0划.md", "计\ud800划.md"], ids=["zero", "surrogate"])
def test_a_name_that_no_file_can_have_is_told(tmp_path: Path, name: str) -> None:
    with pytest.raises(ProblemsError, match="文件名"):
        save(tmp_path / name, b"x")
    assert list(tmp_path.iterdir()) == []


def test_the_file_behind_a_link_is_replaced_and_the_link_stays(tmp_path: Path) -> None:
    link, path = linked(tmp_path)
    new = write_document(version("第二稿"), "md")
    save(link, new)
    assert link.is_symlink()
    assert not path.is_symlink()
    assert path.read_bytes() == new


def test_an_edited_file_behind_a_link_is_not_replaced(tmp_path: Path) -> None:
    link, path = linked(tmp_path)
    theirs = edit(path)
    with pytest.raises(ProblemsError):
        save(link, write_document(version("第二稿"), "md"))
    assert path.read_bytes() == theirs


def test_an_edited_file_behind_a_link_is_kept_beside_itself(tmp_path: Path) -> None:
    link, path = linked(tmp_path)
    theirs = edit(path)
    kept = save(link, write_document(version("第二稿"), "md"), backup=True)
    assert kept == path.with_name("真（改过的1）.md")
    assert kept.read_bytes() == theirs
    assert link.is_symlink()


def test_a_link_to_nothing_yet_is_followed(tmp_path: Path) -> None:
    link = tmp_path / "计划.md"
    link.symlink_to(tmp_path / "新" / "真.md")
    save(link, b"text")
    assert link.is_symlink()
    assert (tmp_path / "新" / "真.md").read_bytes() == b"text"


def test_a_link_to_itself_is_refused(tmp_path: Path) -> None:
    link = tmp_path / "计划.md"
    link.symlink_to(link)
    with pytest.raises(ProblemsError) as error:
        save(link, b"text", force=True)
    assert "链接" in message(error)
    assert link.is_symlink()


# Backups.


@pytest.fixture(params=["two names", "moved"])
def disk(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """Let the disk allow two names of one file, or, like a USB stick, not."""
    if request.param == "moved":

        def refused(*_: object) -> None:
            raise PermissionError(errno.EPERM, "no links here")

        monkeypatch.setattr(os, "link", refused)


each_disk = pytest.mark.usefixtures("disk")


@each_disk
@pytest.mark.parametrize("form", FORMS)
def test_an_edited_document_is_kept_before_it_is_replaced(tmp_path: Path, form: str) -> None:
    path = written(tmp_path, form)
    theirs = edit(path)
    new = write_document(version("第二稿"), form)
    kept = save(path, new, backup=True)
    assert kept == tmp_path / f"计划（改过的1）.{form}"
    assert kept.read_bytes() == theirs
    assert path.read_bytes() == new
    assert set(tmp_path.iterdir()) == {path, kept}


@pytest.mark.parametrize("form", FORMS)
def test_an_untouched_document_is_not_kept(tmp_path: Path, form: str) -> None:
    path = written(tmp_path, form)
    new = write_document(version("第二稿"), form)
    assert save(path, new, backup=True) is None
    assert list(tmp_path.iterdir()) == [path]
    assert path.read_bytes() == new


def test_a_new_file_has_nothing_to_keep(tmp_path: Path) -> None:
    assert save(tmp_path / "计划.md", b"text", backup=True) is None


@each_disk
def test_a_backup_never_replaces_another(tmp_path: Path) -> None:
    path = written(tmp_path, "md")
    for number in range(1, 4):
        path.write_text(f"第{number}次改", encoding="utf-8")
        kept = save(path, write_document(version("第二稿"), "md"), backup=True)
        assert kept == tmp_path / f"计划（改过的{number}）.md"
    for number in range(1, 4):
        kept = tmp_path / f"计划（改过的{number}）.md"
        assert kept.read_text(encoding="utf-8") == f"第{number}次改"


@each_disk
def test_a_name_that_another_takes_meanwhile_is_left_to_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = written(tmp_path, "md")
    theirs = edit(path)
    (tmp_path / "计划（改过的1）.md").write_text("别人的", encoding="utf-8")
    looks = iter([False, True, False])  # the first look comes too early
    monkeypatch.setattr(os.path, "lexists", lambda _: next(looks))
    kept = save(path, write_document(version("第二稿"), "md"), backup=True)
    assert kept == tmp_path / "计划（改过的2）.md"
    assert kept.read_bytes() == theirs
    assert (tmp_path / "计划（改过的1）.md").read_text(encoding="utf-8") == "别人的"


@each_disk
def test_the_longest_name_has_a_backup(tmp_path: Path) -> None:
    path = tmp_path / ("长" * 83 + ".md")
    path.write_text("我的", encoding="utf-8")
    kept = save(path, b"text", backup=True)
    assert kept is not None
    assert kept.name.endswith("长（改过的1）.md")
    assert kept.read_text(encoding="utf-8") == "我的"


def test_the_refusal_names_every_way_out(tmp_path: Path) -> None:
    path = written(tmp_path, "md")
    edit(path)
    (tmp_path / "计划（改过的1）.md").write_text("旧的", encoding="utf-8")
    with pytest.raises(ProblemsError) as error:
        save(path, b"text")
    hint = error.value.problems[0].hint
    for words in ("--force", "--backup", "-o", "计划（改过的2）.md"):
        assert words in hint


@each_disk
@pytest.mark.parametrize("error", [PermissionError(errno.EACCES, "in use"), KeyboardInterrupt()])
def test_when_the_new_file_cannot_take_its_place_the_old_one_is_still_there(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, error: BaseException
) -> None:
    path = written(tmp_path, "md")
    theirs = edit(path)
    replace = os.replace

    def stopped(old: Path, new: Path) -> None:
        if Path(old).suffix == ".tmp":
            raise error
        replace(old, new)

    monkeypatch.setattr(os, "replace", stopped)
    with pytest.raises((ProblemsError, KeyboardInterrupt)):
        save(path, write_document(version("第二稿"), "md"), backup=True)
    kept = tmp_path / "计划（改过的1）.md"
    left = list(tmp_path.iterdir())
    assert set(left) <= {path, kept}
    assert all(file.read_bytes() == theirs for file in left)
    if isinstance(error, PermissionError):
        assert left == [path]
    assert left


def test_a_backup_that_cannot_be_made_leaves_everything_as_it_is(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refused(*_: object) -> None:
        raise PermissionError(errno.EACCES, "no")

    path = written(tmp_path, "md")
    theirs = edit(path)
    monkeypatch.setattr(os, "link", refused)
    monkeypatch.setattr(os, "replace", refused)
    with pytest.raises(ProblemsError):
        save(path, write_document(version("第二稿"), "md"), backup=True)
    assert list(tmp_path.iterdir()) == [path]
    assert path.read_bytes() == theirs


@pytest.mark.skipif(os.name == "nt", reason="Windows ends a process without signals")
def test_a_process_that_is_killed_leaves_the_old_file(tmp_path: Path) -> None:
    path = written(tmp_path, "md")
    theirs = edit(path)
    done = subprocess.run(
        [sys.executable, "-c", KILLED],
        cwd=tmp_path,
        check=False,
        env={**os.environ, "PYTHONDONTWRITEBYTECODE": "1"},
    )
    assert done.returncode == -9
    old = [path, tmp_path / "计划（改过的1）.md"]
    assert theirs in [file.read_bytes() for file in old if file.exists()]
    assert all(file.read_bytes() == theirs for file in old if file.exists())


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


@pytest.mark.parametrize("call", ["fsync", "replace"])
def test_an_interruption_leaves_the_old_file_and_nothing_else(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, call: str
) -> None:
    def interrupted(*_: object) -> None:
        raise KeyboardInterrupt

    path = written(tmp_path, "md")
    old = path.read_bytes()
    monkeypatch.setattr(os, call, interrupted)
    with pytest.raises(KeyboardInterrupt):
        save(path, write_document(version("第二稿"), "md"))
    assert path.read_bytes() == old
    assert list(tmp_path.iterdir()) == [path]


def test_a_file_is_on_the_disk_before_it_has_its_name(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "计划.md"
    seen: list[bool] = []
    monkeypatch.setattr(os, "fsync", lambda _: seen.append(path.exists()))
    save(path, b"text")
    assert seen == [False, True]  # the file, then its folder


def test_a_system_that_opens_no_folders_is_no_obstacle(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened = os.open

    def files_only(path: Path, flags: int, mode: int = 0o777, *, dir_fd: int | None = None) -> int:
        # Threads that tidy up folders of their own beside this test go on.
        if dir_fd is None and Path(path) == tmp_path:
            raise PermissionError(errno.EACCES, "a folder")
        return opened(path, flags, mode, dir_fd=dir_fd)

    monkeypatch.setattr(os, "open", files_only)
    save(tmp_path / "计划.md", b"text")
    assert (tmp_path / "计划.md").read_bytes() == b"text"


@pytest.mark.skipif(os.name == "nt" or os.geteuid() == 0, reason="needs rights that can be taken")
def test_a_folder_without_rights_is_refused(tmp_path: Path) -> None:
    tmp_path.chmod(0o555)
    with pytest.raises(ProblemsError) as error:
        save(tmp_path / "计划.md", b"text")
    tmp_path.chmod(0o755)
    assert "权限" in error.value.problems[0].hint


def test_a_folder_in_which_nothing_can_be_made_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refused(*_: object, **__: object) -> None:
        raise PermissionError(errno.EACCES, "no")

    path = written(tmp_path, "md")
    theirs = edit(path)
    monkeypatch.setattr("tempfile.mkstemp", refused)
    with pytest.raises(ProblemsError) as error:
        save(path, b"text", backup=True)
    assert "权限" in error.value.problems[0].hint
    assert list(tmp_path.iterdir()) == [path]
    assert path.read_bytes() == theirs


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
