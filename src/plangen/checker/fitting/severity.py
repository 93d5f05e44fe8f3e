"""How much it matters that a text does not fit its title."""

from __future__ import annotations

from typing import TYPE_CHECKING

from plangen.problems import Severity

if TYPE_CHECKING:
    from plangen.readers.articles import About


def severity_for(about: About) -> Severity:
    """Return an error; a warning where plangen made the document.

    Its title is of the dossier then, and not left over from another text. What a teacher wrote of
    another grade or stage must not keep the document from being made.
    """
    return Severity.WARNING if about.own else Severity.ERROR
