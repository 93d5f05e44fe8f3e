"""A dossier's text, changed in places that must be there."""

from __future__ import annotations

import re


def changed(text: str, *changes: tuple[str, str]) -> str:
    """Replace parts of a dossier, each where it stands first."""
    for old, new in changes:
        assert old in text, old
        text = text.replace(old, new, 1)
    return text


def without(text: str, *keys: str) -> str:
    """Leave out parts of a dossier, each with the lines below it."""
    for key in keys:
        text, times = re.subn(rf"^{key}:.*\n(?:[ #].*\n)*", "", text, flags=re.MULTILINE)
        assert times == 1, key
    return text
