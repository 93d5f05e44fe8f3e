"""From a file to all that is wrong with it, be it a dossier or a finished document.

``examine`` does it for one file among many, in a worker, and mends a copy as far as is asked for.
"""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from msgspec import Struct, field

from plangen.checker.checking import check_manuscript
from plangen.checker.mending import mend
from plangen.checker.rules import Selection
from plangen.checker.selecting import read_rules, selection_of
from plangen.pipeline.documents import make_document
from plangen.pipeline.dossiers import load
from plangen.pipeline.finding import DOSSIERS
from plangen.problems import Problem, ProblemsError
from plangen.readers.reading import read_manuscript
from plangen.source.settings import find_settings

if TYPE_CHECKING:
    from collections.abc import Iterable
    from os import PathLike

    from plangen.checker.mending import Mended
    from plangen.pipeline.dossiers import LoadedDossier

NO_REMARKS = "批注只能写进 Word 文稿，这个文件没有写"
NO_REMARKS_REMEDY = "只要改好的副本，用 --fix"


class CheckTask(Struct, frozen=True):
    """A file to be checked: which rules run, and what is wanted of a copy.

    ``values`` and ``templates`` are those with which a dossier is loaded.
    """

    path: Path
    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    fix: bool = False
    remark: bool = False
    values: dict[str, str] = field(default_factory=dict)
    templates: Path | None = None


class Examined(Struct, frozen=True):
    """What was found in a file, and a copy mended as far as was asked for.

    ``faults`` are why the file could not be checked, or its copy not made. ``ignored`` are the
    rules that would have told something had the command line not ignored them, ``remarked`` says
    that the copy has comments.
    """

    problems: tuple[Problem, ...] = ()
    faults: tuple[Problem, ...] = ()
    ignored: frozenset[str] = frozenset()
    mended: Mended | None = None
    remarked: bool = False
    checked: bool = True
    is_dossier: bool = False


def check(
    path: str | PathLike[str], *, select: Iterable[str] = (), ignore: Iterable[str] = ()
) -> list[Problem]:
    """Check a dossier with the documents made of it, or a document of anybody's.

    ``select`` and ``ignore`` name rules, such as N01, or groups of them, such as N.

    Raises:
        ProblemsError: the file, or the settings that hold for it, cannot be read.
        NoSuchRuleError: there is no such rule.

    """
    examined = examine(CheckTask(Path(path), read_rules(select), read_rules(ignore)))
    if not examined.checked:
        raise ProblemsError(examined.faults)
    return list(examined.problems)


def examine(task: CheckTask) -> Examined:
    """Check one file."""
    try:
        if task.path.suffix.lower() in DOSSIERS:
            return _examine_dossier(task)
        return _examine_document(task)
    except ProblemsError as error:
        return Examined(faults=error.problems, checked=False)


def _examine_dossier(task: CheckTask) -> Examined:
    opened = partial(load, task.path, values=task.values, templates=task.templates)
    problems = check_dossier(opened(select=task.select, ignore=task.ignore))
    ignored: list[Problem] = []
    if task.ignore:
        ignored = check_dossier(opened(select=task.ignore))
    return Examined(tuple(problems), ignored=_rules(ignored), is_dossier=True)


def _examine_document(task: CheckTask) -> Examined:
    selection = selection_of(find_settings(task.path), task.select, task.ignore)
    manuscript = read_manuscript(task.path)
    problems = check_manuscript(manuscript, selection)
    ignored: list[Problem] = []
    if task.ignore:
        ignored = check_manuscript(manuscript, Selection(task.ignore))
    mended = None
    faults: tuple[Problem, ...] = ()
    remark = task.remark and manuscript.form == "docx"
    if task.remark and not remark:
        faults = (Problem(task.path, 0, 0, NO_REMARKS, NO_REMARKS_REMEDY),)
    if task.fix or remark:
        mended = mend(manuscript, problems, selection, fix=task.fix, remark=remark)
    return Examined(tuple(problems), faults, _rules(ignored), mended, remark)


def _rules(problems: list[Problem]) -> frozenset[str]:
    return frozenset(problem.rule for problem in problems if problem.rule)


def check_dossier(loaded: LoadedDossier) -> list[Problem]:
    """Check a dossier, its plan, and its summary where it tells what came of the plan."""
    found: dict[Problem, None] = {}
    try:
        made = make_document(loaded)
        found |= dict.fromkeys(made.problems)
        if made.tells_outcome:
            found |= dict.fromkeys(make_document(loaded, summary=True).problems)
    except ProblemsError as error:
        found |= dict.fromkeys(error.problems)
    return list(found)
