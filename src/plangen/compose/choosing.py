"""Choosing between wordings, from the dossier itself.

The same file always gives the same text; two classes of one school get different wording although
they share causes and measures. What identifies the class decides, not its numbers, so correcting a
figure does not rewrite the whole document.
"""

from __future__ import annotations

from hashlib import blake2b
from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from collections.abc import Sequence

    from plangen.model.dossier import Dossier

T = TypeVar("T")


class Chooser:
    """Picks one of several wordings by a key; equal dossiers pick equally."""

    def __init__(self, dossier: Dossier) -> None:
        identity = (
            dossier.school,
            dossier.class_name,
            dossier.grade,
            dossier.subject,
            dossier.teacher,
            dossier.school_year,
            dossier.term,
            *(pupil.name for pupil in dossier.pupils),
        )
        self._seed = repr(identity).encode()

    def number(self, key: str) -> int:
        """Return a number that depends on the dossier and the key alone."""
        return int.from_bytes(blake2b(self._seed + key.encode(), digest_size=8).digest(), "big")

    def pick(self, key: str, options: Sequence[T], turn: int = 0) -> T:
        """Return one option; successive turns of one key give different neighbours."""
        return options[(self.number(key) + turn) % len(options)]
