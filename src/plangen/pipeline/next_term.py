"""From a dossier file to that of the next term."""

from __future__ import annotations

from typing import TYPE_CHECKING

from plangen.compose.rollover import roll_over
from plangen.pipeline.dossiers import derive_facts, prepare, with_its_templates

if TYPE_CHECKING:
    from pathlib import Path

    from plangen.compose.rollover import RolledOver
    from plangen.compose.wishes import Wishes
    from plangen.pipeline.dossiers import LoadedDossier


@with_its_templates
def make_next_term(loaded: LoadedDossier, target: Path, wishes: Wishes) -> RolledOver:
    """Make the dossier of the next term, to be written to ``target``, from that of the last one.

    Raises:
        ProblemsError: the old dossier has errors, or there is no next term; nothing was made.

    """
    source, *_ = prepare(loaded)
    facts = derive_facts(loaded.dossier, loaded.choices, source)
    return roll_over(source, loaded.dossier, facts, wishes, target)
