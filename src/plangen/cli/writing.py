"""What commands that write files share: dossiers in, documents out; no bad file stops the rest."""

from __future__ import annotations

import os
import unicodedata
from contextlib import suppress
from itertools import chain, count
from pathlib import Path
from typing import TYPE_CHECKING

import typer
from msgspec import Struct, field

from plangen.cli.batches import carry_out, find_batch
from plangen.cli.chinese import Refusal
from plangen.cli.messages import (
    UNCHANGED,
    errors_told,
    show_count,
    show_problems,
    show_written,
    wants_json,
)
from plangen.cli.options import read_formats, read_rule_names
from plangen.cli.printable import printable
from plangen.problems import Problem, ProblemsError, Severity, brief, file_problem

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    from plangen.cli.batches import Batch
    from plangen.pipeline.changes import Record
    from plangen.pipeline.finding import Found
    from plangen.pipeline.tasks import Copy, DocumentTask, MadeCopies


class Place(Struct, frozen=True):
    """Where documents go: into a folder, to one file, or beside their dossiers (no path).

    ``beside`` is the folder there, if they have one of their own.
    """

    path: Path | None = None
    is_file: bool = False
    beside: str = ""

    @classmethod
    def read(cls, output: str | None, *, beside: str = "") -> Place:
        """Read what ``-o`` says; a name with a suffix is a file unless a folder has that name."""
        if output is None:
            return cls(beside=beside)
        path = Path(output)
        # os.path does not fail on names that are too long or odd, as Path does.
        is_folder = output.endswith(("/", "\\")) or os.path.isdir(output)  # noqa: PTH112
        return cls(path, is_file=not is_folder and path.suffix not in {"", "."})

    @property
    def form(self) -> str:
        """Format that the name of the file asks for, or nothing."""
        return self.path.suffix.removeprefix(".").lower() if self.path and self.is_file else ""

    def target(self, found: Found, name: str, form: str) -> Path:
        """Path of one document; what lies in folders of a folder is written into such folders."""
        if self.path is None:
            return found.path.parent / self.beside / f"{name}.{form}"
        if self.is_file:
            return self.path.with_suffix(f".{form}")
        return self.path / found.folder / f"{name}.{form}"


class Saving(Struct, frozen=True):
    """How a command puts files in their places, and which of them are whose.

    A place that is a dossier's is not given to another one in the same run.
    """

    force: bool
    backup: bool
    claimed: dict[str, Path] = field(default_factory=dict)

    def __post_init__(self) -> None:
        if self.force and self.backup:
            raise Refusal(
                "--force 和 --backup 只能写一个：--force 直接覆盖改过的文件，"
                "--backup 先把它改名留下"
            )

    def free(self, path: Path, dossier: Path) -> Path:
        """Claim the path, or, where it is another dossier's, one that names this one's dossier."""
        names = (_named_after(path, f"（{dossier.stem}{n}）") for n in chain([""], count(2)))
        free = next(each for each in chain([path], names) if self._is_free(each, dossier))
        if free != path:
            other = self.claimed[_key(path)]
            show_count(f"{path.name} 已是 {other} 的，{dossier} 的写成 {free.name}。")
        self.claim(free, dossier)
        return free

    def claim(self, path: Path, dossier: Path) -> None:
        """Let a place be a dossier's."""
        self.claimed[_key(path)] = dossier

    def _is_free(self, path: Path, dossier: Path) -> bool:
        owner = self.claimed.get(_key(path))
        # A record names dossiers as seen from its own folder.
        return owner is None or os.path.realpath(owner) == os.path.realpath(dossier)

    def put(self, path: Path, data: bytes) -> None:
        """Write one file and say so.

        Raises:
            ProblemsError: it cannot be written, or holds somebody's edits.

        """
        from plangen.writers.output import save

        kept = save(path, data, force=self.force, backup=self.backup)
        if kept is not None:
            typer.echo(f"改过的 {path} 已改名为 {kept}")
        show_written(path)


def _named_after(path: Path, mark: str) -> Path:
    """Return a path with a mark behind its name, which is cut where that would be too long."""
    from plangen.writers.output import LONGEST_FILE_NAME

    stem = path.stem
    while len(os.fsencode(f"{stem}{mark}{path.suffix}")) > LONGEST_FILE_NAME and stem:
        stem = stem[:-1]
    return path.with_name(f"{stem}{mark}{path.suffix}")


def _key(path: Path) -> str:
    """Return what names of one and the same file have in common on every system."""
    return unicodedata.normalize("NFC", str(path)).casefold()


def write_documents(
    dossiers: list[Path],
    output: str | None,
    formats: list[str] | None,
    values: dict[str, str],
    reference: Path | None,
    templates: Path | None,
    ignore: list[str] | None,
    saving: Saving,
    *,
    summary: bool,
    changed: bool,
    jobs: int | None,
    fail_fast: bool,
    watch: bool,
) -> None:
    """Make and write the documents of all dossiers; exit with status 1 if any failed.

    With ``watch``, go on with those that are saved, until Ctrl-C.
    """
    from plangen.cli.watching import watch as watch_files
    from plangen.pipeline.finding import Findings, find_dossiers
    from plangen.pipeline.tasks import DocumentTask

    ignored = read_rule_names(ignore)
    place = Place.read(output)
    forms = tuple(read_formats(formats, place.form))
    if watch and wants_json():
        raise Refusal("--watch 是给人看的，没有 json 方式")

    def task(found: Found) -> DocumentTask:
        return DocumentTask(
            found.path,
            forms,
            summary,
            values,
            ignored,
            reference,
            templates,
            output=str(place.path or ""),
            recorded=changed,
        )

    def write(only: Collection[Path] | None) -> bool:
        findings = find_dossiers(dossiers)
        if place.is_file and len(findings.files) > 1:
            raise Refusal(f"几份档案不能都写到 {place.path} 里。-o 请写一个文件夹，如 -o 输出/")
        if only is not None:
            chosen = [found for found in findings.files if found.path in only]
            findings = Findings(chosen, [], findings.problems)
        batch = find_batch(findings, task, jobs, fail_fast=fail_fast)
        return _carry_out(batch, place, saving, changed=changed)

    if watch:
        _refuse_nothing(dossiers)
        watch_files(dossiers, values, (templates, reference), write)
    elif not write(None):
        raise typer.Exit(1)


def _refuse_nothing(dossiers: list[Path]) -> None:
    """Refuse to wait for a dossier that nobody has begun: the name is likely mistyped."""
    from plangen.cli.watching import refuse_to_wait
    from plangen.pipeline.finding import find_dossiers

    findings = find_dossiers(dossiers)
    paths = [found.path for found in findings.files]
    if not paths:
        show_problems(findings.problems)
        raise typer.Exit(1)
    refuse_to_wait(paths)


def _carry_out(batch: Batch[DocumentTask], place: Place, saving: Saving, *, changed: bool) -> bool:
    """Make and write documents and return whether all went well.

    With ``changed``, only those are made of which something has changed.
    """
    from plangen.pipeline.batch import make_copies

    records = Records(place) if changed else None

    def write(found: Found, task: DocumentTask, made: MadeCopies) -> bool:
        show_problems(made.problems)
        if not made.copies and not made.faults:
            show_count(errors_told(task.dossier, made.problems, "没有写出"))
            return False
        written = write_copies(made, found, place, saving)
        if records and written is not None:
            records.of(found).note(task, made.digests, written)
        return written is not None

    if records is None:
        return carry_out(batch, make_copies, write)
    current = {found: task for found, task in batch.files if records.of(found).is_current(task)}
    batch.skipped |= {found.path: UNCHANGED for found in current}
    for dossier, output in records.outputs():
        saving.claim(output, dossier)
    batch.files = [(found, task) for found, task in batch.files if found not in current]
    try:
        return carry_out(batch, make_copies, write)
    finally:
        records.write()


class Records:
    """The records of the folders that documents are written to: one, or one beside each dossier."""

    def __init__(self, place: Place) -> None:
        self._place = place
        self._records: dict[Path, Record] = {}

    def of(self, found: Found) -> Record:
        """Return the record that a dossier's documents are noted in."""
        from plangen.pipeline.changes import Record

        place = self._place
        if place.path is None:
            folder = found.path.parent
        else:
            folder = place.path.parent if place.is_file else place.path
        if folder not in self._records:
            self._records[folder] = Record(folder)
        return self._records[folder]

    def outputs(self) -> Iterator[tuple[Path, Path]]:
        """Yield dossiers with what was last written of them."""
        for record in self._records.values():
            yield from record.outputs()

    def write(self) -> None:
        """Write them all; where one cannot be written, all is made again next time."""
        for record in self._records.values():
            with suppress(ProblemsError):
                record.write()


def write_copies(made: MadeCopies, found: Found, place: Place, saving: Saving) -> list[Path] | None:
    """Put what was made in its place and return where; None if any failed, which is told."""
    faults, failed = dict.fromkeys(made.faults), made.failed
    written: list[Path] = []
    if not place.is_file:
        renamed = dict.fromkeys((c.title, c.name) for c in made.copies if c.title != c.name)
        for title, name in renamed:
            told = printable(brief(title))
            show_count(f"标题“{told}”不能原样作文件名，文件名写成“{brief(name)}”。")
    for copy in made.copies:
        try:
            written.append(_write_one(copy, made, found, place, saving))
        except ProblemsError as error:
            faults |= dict.fromkeys(error.problems)
            failed += 1
    show_problems(faults)
    if failed:
        rest = "，其余的已写出" if failed < len(made.copies) + made.failed else ""
        show_count(f"{found.path}：有 {failed} 个文件没有写出{rest}。")
    return None if failed else written


def _write_one(copy: Copy, made: MadeCopies, found: Found, place: Place, saving: Saving) -> Path:
    """Write one copy, and return where.

    Raises:
        ProblemsError: it cannot be written, or holds somebody's edits.

    """
    path = saving.free(place.target(found, copy.name, copy.form), found.path)
    _spare_reference(path, made.reference)
    saving.put(path, copy.data)
    if copy.form == "pdf":
        _remind_of_edits(path)
    return path


def _spare_reference(path: Path, reference: Path | None) -> None:
    """Refuse to write a document over the school's own that it is made after.

    Raises:
        ProblemsError: both are one file.

    """
    # os.path does not fail on names that are too long or odd, as Path does.
    if reference is not None and os.path.realpath(path) == os.path.realpath(reference):
        message = "要写的文件就是照着写的校本文档，写出后校本文档就没有了"
        raise file_problem(path, message, "用 -o 换一个文件名")


def _remind_of_edits(path: Path) -> None:
    """Say that a PDF lacks what was edited in the Word document beside it."""
    from plangen.writers.sealing import is_as_written

    word = path.with_suffix(".docx")
    try:
        edited = word.is_file() and not is_as_written(word.read_bytes(), "docx")
    except OSError:  # nobody knows
        return
    if edited:
        message = f"旁边的“{word.name}”您改过，这份 PDF 照档案写，没有您改的字"
        hint = "要交改过的，请在 Word 或 WPS 里打开它，另存为 PDF"
        show_problems([Problem(path, 0, 0, message, hint, severity=Severity.WARNING)])
