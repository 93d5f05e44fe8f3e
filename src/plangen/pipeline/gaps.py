"""From a dossier file to what its plan lacks."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct

from plangen.facts.derive import derive
from plangen.facts.suggestions import suggest
from plangen.library.entries import load_library
from plangen.pipeline.dossiers import has_errors, with_its_templates
from plangen.problems import ProblemsError

if TYPE_CHECKING:
    from plangen.facts.derive import Facts
    from plangen.facts.suggestions import Suggestions
    from plangen.model.dossier import Dossier
    from plangen.pipeline.dossiers import LoadedDossier


class Gaps(Struct, frozen=True):
    """A dossier with its facts, and what could fill the gaps in its plan."""

    dossier: Dossier
    facts: Facts
    suggestions: Suggestions


@with_its_templates
def find_gaps(loaded: LoadedDossier) -> Gaps:
    """Find the gaps between causes, measures and pupils of a dossier, and what could fill them.

    Raises:
        ProblemsError: the dossier has errors; all of them are named.

    """
    if has_errors(loaded.source):
        raise ProblemsError(loaded.problems)
    dossier = loaded.dossier
    facts = derive(dossier, loaded.choices)
    return Gaps(dossier, facts, suggest(dossier, facts, load_library()))
