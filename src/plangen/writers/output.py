"""Formats by name, and putting files in their place: whole or not at all, nothing lost."""

from __future__ import annotations

import os
import re
import stat
from contextlib import suppress
from functools import cached_property, partial
from itertools import chain, count
from pathlib import Path
from typing import TYPE_CHECKING

from msgspec.structs import replace

from plangen.language.patterns import lazy
from plangen.problems import ODD_NAME, file_problem, system_reason
from plangen.writers.sealing import is_as_written, seal
from plangen.writers.temporary import sync_folder, temporary_file

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from plangen.document.forms import Form
    from plangen.document.tree import Document
    from plangen.writers.styles import Style

FORMATS = ("docx", "pdf", "html", "md", "txt")
# What a system forbids in names, what is no character, and what turns the direction of writing, so
# that a name would seem to end otherwise than it does.
UNSAFE = lazy(
    r'[\\/:*?"<>|\x00-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ud800-\udfff]+'
)
# Names that Windows keeps for devices, whatever follows a full stop.
OF_WINDOWS = lazy(
    r"(?:CON|PRN|AUX|NUL|CONIN\$|CONOUT\$|(?:COM|LPT)[0-9¹²³]) *(?:\..*)?", re.IGNORECASE
)
LONGEST_NAME = 80
# Room for a suffix is left in what Linux allows.
LONGEST_NAME_BYTES = 240
# Bytes, as Linux counts them; other systems allow 255 characters.
LONGEST_FILE_NAME = 255
# plangen writes nothing that comes near it, and what is larger is not read into memory.
LARGEST_OWN = 100 * 1024 * 1024
PRIVATE = stat.S_IRUSR | stat.S_IWUSR
BACKUP = "{}（改过的{}）{}"
SET_ASIDE = lazy(r"(?P<stem>.+)（改过的\d+）")
EDITED = "这个文件已经存在，而且不是 plangen 原样写出的，可能有您的修改，没有覆盖"
WAYS_OUT = (
    "加 --backup：先把它改名为“{}”，再写新的\n加 --force：不要改过的了，直接覆盖\n加 -o：换一个地方"
)


class Copies:
    """A document or a form in the formats asked for.

    Its .docx is made once: the .pdf is made of the same bytes, unless ``to_print`` makes others.
    """

    def __init__(
        self,
        name: str,
        write: Callable[[str], bytes],
        to_print: Callable[[], bytes] | None = None,
    ) -> None:
        self.name = name
        self._write = write
        self._to_print = to_print

    @cached_property
    def docx(self) -> bytes:
        """The Word document."""
        return self._write("docx")

    def data(self, form: str) -> bytes:
        """Bytes in a format, with the seal by which an edit is noticed.

        Raises:
            ProblemsError: no program is there that writes PDF, or it failed.
            ValueError: it is no format that documents are written in.

        """
        if form not in FORMATS:
            raise ValueError(f"no such format: {form!r}, but {', '.join(FORMATS)}")
        if form == "docx":
            return self.docx
        if form == "pdf":
            from plangen.writers.pdf import convert_to_pdf  # noqa: PLC0415

            docx = self.docx if self._to_print is None else self._to_print()
            return seal(convert_to_pdf(docx, self.name), form)
        return seal(self._write(form), form)


def copies_of_document(document: Document, style: Style | None = None) -> Copies:
    """Return what writes a document; without a style in that of schools (校内)."""
    if style is None:
        from plangen.writers.style_files import load_style  # noqa: PLC0415  (slow to import)

        style = load_style()
    write = partial(_write_document, document, style)
    with_pages = partial(_docx_with_pages, document, style)
    contents = style.furniture_of(document).contents
    return Copies(file_name(document), write, with_pages if contents else None)


def copies_of_form(printed: Form) -> Copies:
    """Return what writes a printable form; it has a page style of its own."""
    from plangen.writers.style_files import FORMS, load_style  # noqa: PLC0415  (slow to import)

    return Copies(file_name(printed), partial(_write_form, printed, load_style(FORMS)))


def write_document(document: Document, form: str, style: Style | None = None) -> bytes:
    """Bytes of a document in one format, with its seal."""
    return copies_of_document(document, style).data(form)


def write_form(printed: Form, form: str) -> bytes:
    """Bytes of a printable form in one format, with its seal."""
    return copies_of_form(printed).data(form)


def _write_document(document: Document, style: Style, form: str) -> bytes:
    match form:
        case "docx":
            from plangen.writers.docx.writer import write_docx  # noqa: PLC0415

            return write_docx(document, style)
        case "html":
            from plangen.writers.html import write_html  # noqa: PLC0415

            return write_html(document, style)
        case "txt":
            from plangen.writers.text import write_text  # noqa: PLC0415

            return write_text(document, style)
        case _:
            from plangen.writers.markdown import write_markdown  # noqa: PLC0415

            return write_markdown(document, style.marks_of(document))


def _docx_with_pages(document: Document, style: Style) -> bytes:
    """Write a .docx whose 目录 has its page numbers, which LibreOffice does not work out.

    The text is set without what stands before it, so that its pages are counted as it counts them.
    """
    from plangen.writers.docx.writer import write_docx  # noqa: PLC0415
    from plangen.writers.pdf import convert_to_pdf, heading_pages  # noqa: PLC0415

    text = replace(document, furniture=replace(document.furniture, cover=False, contents=False))
    pages = heading_pages(convert_to_pdf(write_docx(text, style), file_name(document)))
    return write_docx(document, style, pages)


def _write_form(printed: Form, style: Style, form: str) -> bytes:
    match form:
        case "docx":
            from plangen.writers.docx.forms import write_form_docx  # noqa: PLC0415

            return write_form_docx(printed, style)
        case "html":
            from plangen.writers.html import write_form_html  # noqa: PLC0415

            return write_form_html(printed, style)
        case "txt":
            from plangen.writers.text import write_form_text  # noqa: PLC0415

            return write_form_text(printed)
        case _:
            from plangen.writers.markdown import write_form_markdown  # noqa: PLC0415

            return write_form_markdown(printed)


def file_name(document: Document | Form) -> str:
    """File name of a document without suffix: its title, made safe for every system."""
    name = UNSAFE.sub("_", document.title).strip(" ._")[:LONGEST_NAME]
    name = name.encode()[:LONGEST_NAME_BYTES].decode(errors="ignore").rstrip(" ._")
    if OF_WINDOWS.fullmatch(name):
        name = f"_{name}"
    return name or "文稿"


def save(
    path: Path, data: bytes, *, force: bool = False, backup: bool = False, private: bool = False
) -> Path | None:
    """Write a file whole or not at all; where the path is a link, the file that it points to.

    An existing file is replaced if it is what plangen wrote earlier, or with ``force``. With
    ``backup``, one that is not plangen's own work is kept under another name in its folder, which
    is returned. Whenever this is cut short, the old file is in one of its two places. A ``private``
    file is for its owner's eyes only, where the system knows owners.

    Raises:
        ProblemsError: the place cannot be written, or holds work that is not plangen's.

    """
    try:
        target = _behind_links(path)
        if target.is_dir():
            raise file_problem(path, "这里已有一个同名的文件夹", "换一个文件名")
        if target.exists() and not target.is_file():
            raise file_problem(path, "这里是设备或管道，不是文件", "换一个文件名")
        mode = target.stat().st_mode & 0o777 if target.exists() else 0o666 & ~_umask()
        mode = PRIVATE if private else mode
        if not mode & stat.S_IWUSR:
            raise file_problem(
                path, "这个文件是只读的，没有覆盖", "用 -o 换一个地方，或去掉只读属性"
            )
        target.parent.mkdir(parents=True, exist_ok=True)
        with temporary_file(target.parent, data, mode) as temporary:
            # Looked at last, so that what somebody saves meanwhile counts too.
            edited = target.exists() and not _is_own_work(target, data)
            if edited and not (force or backup):
                raise file_problem(path, EDITED, WAYS_OUT.format(_free_backup(target).name))
            kept = _set_aside(target) if edited and backup else None
            try:
                os.replace(temporary, target)  # noqa: PTH105
            except OSError:
                _put_back(target, kept)
                raise
        sync_folder(target.parent)
    except OSError as error:
        raise file_problem(path, "写不了这个文件", system_reason(error)) from None
    except ValueError:
        raise file_problem(path, *ODD_NAME) from None
    return kept


def save_under_free_name(path: Path, data: bytes) -> Path:
    """Write a file under its name, or with a number behind it where that is taken; return it.

    Raises:
        ProblemsError: the place cannot be written.

    """
    names = (path.with_name(f"{path.stem}{n}{path.suffix}") for n in count(2))
    target = next(name for name in chain([path], names) if not os.path.lexists(name))
    save(target, data)
    return target


def _behind_links(path: Path) -> Path:
    """Return the file that a link points to, through other links; a path that is none as it is."""
    if not path.is_symlink():
        return path
    target = Path(os.path.realpath(path))
    if target.is_symlink():
        raise file_problem(path, "这是一个绕回自己的链接，没有文件可写", "删去它，或换一个文件名")
    return target


def is_set_aside(path: Path) -> bool:
    """Whether a file is what was kept of another one that still lies beside it."""
    kept = SET_ASIDE.fullmatch(path.stem)
    return kept is not None and path.with_stem(kept["stem"]).is_file()


def _backups(path: Path) -> Iterator[Path]:
    """Names under which a file may be kept, in order, none too long for the disk."""
    for number in count(1):
        stem = path.stem
        while len(os.fsencode(BACKUP.format(stem, number, path.suffix))) > LONGEST_FILE_NAME:
            stem = stem[:-1]
        yield path.with_name(BACKUP.format(stem, number, path.suffix))


def _free_backup(path: Path) -> Path:
    return next(kept for kept in _backups(path) if not os.path.lexists(kept))


def _set_aside(path: Path) -> Path:
    """Keep a file under the next free name; return it."""
    while True:
        kept = _free_backup(path)
        with suppress(FileExistsError):  # somebody was quicker
            _keep_as(kept, path)
            return kept


def _keep_as(kept: Path, path: Path) -> None:
    """Give a file a second name; where the disk allows no two, move it there.

    Raises:
        FileExistsError: the name is taken. What has it is never replaced.

    """
    try:
        os.link(path, kept)
    except FileExistsError:
        raise
    except OSError:
        os.close(os.open(kept, os.O_CREAT | os.O_EXCL | os.O_WRONLY))
        try:
            os.replace(path, kept)  # noqa: PTH105
        except OSError:
            kept.unlink()
            raise


def _put_back(path: Path, kept: Path | None) -> None:
    """Undo what was set aside for a file that then could not take the place."""
    if kept is None:
        return
    if not path.exists():
        os.replace(kept, path)  # noqa: PTH105
    elif path.samefile(kept):
        kept.unlink()


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask


def _is_own_work(path: Path, new: bytes) -> bool:
    try:
        if path.stat().st_size > LARGEST_OWN:
            return False
        old = path.read_bytes()
    except OSError:
        return False
    return old == new or is_as_written(old, path.suffix.removeprefix(".").lower())
