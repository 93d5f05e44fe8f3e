"""From a file to all that is wrong with it, be it a dossier or a finished document."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from plangen.checker.checking import check_manuscript
from plangen.checker.selecting import selection_of
from plangen.pipeline.documents import make_document
from plangen.pipeline.dossiers import load
from plangen.pipeline.finding import DOSSIERS
from plangen.problems import ProblemsError
from plangen.readers.reading import read_manuscript
from plangen.source.settings import find_settings

if TYPE_CHECKING:
    from collections.abc import Iterable
    from os import PathLike

    from plangen.pipeline.dossiers import LoadedDossier
    from plangen.problems import Problem


def check(
    path: str | PathLike[str], *, select: Iterable[str] = (), ignore: Iterable[str] = ()
) -> list[Problem]:
    """Check a dossier with the documents made of it, or a document of anybody's.

    ``select`` and ``ignore`` name rules, such as N01, or groups of them, such as N.

    Raises:
        ProblemsError: the file, or the settings that hold for it, cannot be read.
        NoSuchRuleError: there is no such rule.

    """
    path = Path(path)
    if path.suffix.lower() in DOSSIERS:
        return check_dossier(load(path, select=select, ignore=ignore))
    selection = selection_of(find_settings(path), select, ignore)
    return check_manuscript(read_manuscript(path), selection)


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
