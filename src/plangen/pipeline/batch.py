"""What is made of one dossier among many, in a worker."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from msgspec.structs import replace

from plangen import resources
from plangen.compose.forms import find_form
from plangen.pipeline.changes import digest
from plangen.pipeline.documents import make_document
from plangen.pipeline.dossiers import load
from plangen.pipeline.forms import make_forms, no_such_form
from plangen.pipeline.tasks import Copy, DocumentTask, FormsTask, MadeCopies
from plangen.pipeline.template_folder import templates_for
from plangen.pipeline.used_files import used_files
from plangen.problems import ProblemsError, file_problem
from plangen.writers.output import copies_of_document, copies_of_form

if TYPE_CHECKING:
    from plangen.pipeline.dossiers import LoadedDossier
    from plangen.problems import Problem
    from plangen.writers.output import Copies

BLANK_MARK = "（空白）"


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
            raise file_problem(task.dossier or Path(), *no_such_form(name))
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
