"""One name for the pupils in one document, whoever wrote the sentence."""

from __future__ import annotations

from plangen.language.patterns import lazy
from plangen.model.parts import DESIGNATIONS

# Titles of works and quoted words keep what they say.
_NAMES = lazy(rf"《[^《》\n]*》|“[^“”\n]*”|{'|'.join(DESIGNATIONS)}")


def designate(text: str, designation: str) -> str:
    """Call the pupils by this name throughout a text."""
    return _NAMES.sub(
        lambda found: designation if found[0] in DESIGNATIONS else found[0],
        text,
    )
