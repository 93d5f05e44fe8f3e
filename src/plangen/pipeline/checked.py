"""From a dossier file to all that is wrong with it and with the documents made of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from plangen.check.rules import ALL
from plangen.pipeline.documents import make_document
from plangen.problems import ProblemsError

if TYPE_CHECKING:
    from pathlib import Path

    from plangen.check.rules import Selection
    from plangen.problems import Problem


def check_dossier_file(path: Path, selection: Selection = ALL) -> list[Problem]:
    """Check a dossier, its plan, and its summary where it tells what came of the plan."""
    found: dict[Problem, None] = {}
    try:
        made = make_document(path, selection=selection)
        found |= dict.fromkeys(made.problems)
        if made.tells_outcome:
            summed_up = make_document(path, summary=True, selection=selection)
            found |= dict.fromkeys(summed_up.problems)
    except ProblemsError as error:
        found |= dict.fromkeys(error.problems)
    return list(found)
