"""What is made of one dossier among many: a task that goes to a worker, a result that comes back.

Workers make, the process that was called writes: it alone knows which names are taken.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING

from plangen import resources
from plangen.compose.forms import find_form, form_kinds, form_names
from plangen.pipeline.changes import digest
from plangen.pipeline.documents import make_document
from plangen.pipeline.dossiers import load
from plangen.pipeline.forms import make_forms
from plangen.pipeline.template_folder import templates_for
from plangen.pipeline.used_files import used_files
from plangen.problems import ProblemsError, did_you_mean, file_problem
from plangen.writers.output import copies_of_document, copies_of_form

if TYPE_CHECKING:
    from plangen.pipeline.dossiers import LoadedDossier
    from plangen.problems import Problem
    from plangen.writers.output import Copies

BLANK_MARK = "（空白）"


@dataclass(frozen=True, slots=True)
class DocumentTask:
    """A document to be made of a dossier, in these formats; see ``load`` and ``make_document``.

    ``output`` is what ``-o`` says; ``recorded`` asks for the digests of what it is made from.
    """

    dossier: Path
    formats: tuple[str, ...]
    summary: bool = False
    values: dict[str, str] = field(default_factory=dict)
    ignore: tuple[str, ...] = ()
    reference: Path | None = None
    templates: Path | None = None
    output: str = ""
    recorded: bool = False


@dataclass(frozen=True, slots=True)
class FormsTask:
    """Printable forms to be filled from a dossier; ``asked`` are names, none for all that suit.

    Without a dossier they are ``blank``.
    """

    dossier: Path | None
    formats: tuple[str, ...]
    asked: tuple[str, ...] = ()
    blank: bool = False
    values: dict[str, str] = field(default_factory=dict)
    templates: Path | None = None


@dataclass(frozen=True, slots=True)
class Copy:
    """One copy of a document: its title, that as a file name without suffix, format and bytes."""

    title: str
    name: str
    form: str
    data: bytes


@dataclass(frozen=True, slots=True)
class MadeCopies:
    """The copies that could be made, and what is to be told.

    ``failed`` counts the formats that could not be written, as ``faults`` say; without
    copies the dossier itself has errors, among ``problems``. ``reference`` is the school's document
    that was followed, ``left_out`` names the forms that have nothing in the dossier to be about,
    ``digests`` tell what all was made from.
    """

    problems: tuple[Problem, ...]
    copies: tuple[Copy, ...] = ()
    faults: tuple[Problem, ...] = ()
    failed: int = 0
    reference: Path | None = None
    left_out: tuple[str, ...] = ()
    digests: dict[Path, str] = field(default_factory=dict)


def make_copies(task: DocumentTask) -> MadeCopies:
    """Make a document in all formats that can be written."""
    try:
        digests = _digests(task) if task.recorded else {}
        loaded = load(
            task.dossier, values=task.values, ignore=task.ignore, templates=task.templates
        )
        made = make_document(loaded, summary=task.summary, reference=task.reference)
    except ProblemsError as error:
        return MadeCopies(error.problems)
    copies = copies_of_document(made.document, made.style)
    done, faults = _write(made.document.title, copies, task.formats)
    failed = len(task.formats) - len(done)
    reference = made.style.reference
    return MadeCopies(made.problems, done, faults, failed, reference, digests=digests)


def _digests(task: DocumentTask) -> dict[Path, str]:
    """Look at what a document is made from before it is read: a later save is a change."""
    used = used_files(task.dossier, task.values, task.templates)
    reference = (task.reference,) if task.reference else ()
    return {path: digest(path) for path in (*used, *reference)}


def make_form_copies(task: FormsTask) -> MadeCopies:
    """Make forms in all formats that can be written."""
    try:
        if task.dossier is None:
            with resources.using(templates_for(Path(), task.templates)):
                return _make_form_copies(task, None)
        loaded = load(task.dossier, values=task.values, templates=task.templates)
        with resources.using(loaded.templates):
            return _make_form_copies(task, loaded)
    except ProblemsError as error:
        return MadeCopies(error.problems)


def _make_form_copies(task: FormsTask, loaded: LoadedDossier | None) -> MadeCopies:
    asked = []
    for name in task.asked:
        kind = find_form(name)
        if kind is None:
            hint = did_you_mean(name, form_names()) or f"可以写：{'、'.join(form_kinds())}"
            raise file_problem(task.dossier or Path(), f"没有“{name}”这张表格", hint)
        asked.append(kind)
    made = make_forms(loaded, asked, blank=task.blank)
    done: list[Copy] = []
    faults: dict[Problem, None] = {}
    for form in made.forms:
        copies, told = _write(form.title, copies_of_form(form), task.formats)
        mark = BLANK_MARK if task.blank else ""
        done += [replace(copy, title=copy.title + mark, name=copy.name + mark) for copy in copies]
        faults |= dict.fromkeys(told)
    failed = len(made.forms) * len(task.formats) - len(done)
    left_out = tuple(form.name for form in made.left_out)
    return MadeCopies(made.problems, tuple(done), tuple(faults), failed, left_out=left_out)


def _write(
    title: str, copies: Copies, formats: tuple[str, ...]
) -> tuple[tuple[Copy, ...], tuple[Problem, ...]]:
    done: list[Copy] = []
    faults: dict[Problem, None] = {}
    for form in formats:
        try:
            done.append(Copy(title, copies.name, form, copies.data(form)))
        except ProblemsError as error:
            faults |= dict.fromkeys(error.problems)
    return tuple(done), tuple(faults)
