"""落款: where its lines begin, by GB/T 9704-2012, 7.3.5.2 (no seal)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from plangen.compose.environment import date_text
from plangen.writers.measuring import width_of

if TYPE_CHECKING:
    from plangen.document.tree import Signature

# Characters that the longer of name and date ends from the right edge, and that the date begins
# to the right of the name.
FROM_EDGE = 2
STEP = 2


def signature_lines(signature: Signature) -> tuple[tuple[float, str], ...]:
    """Return the lines of a 落款, each with how far from the right edge it begins, in characters.

    All names begin at one place and the date two characters to the right of it. The longest name
    ends two characters from the edge, or, where the date would then be nearer, the date does.
    """
    date = date_text(signature.date) if signature.date else ""
    names = max(map(width_of, signature.lines), default=0.0)
    if not date:
        return tuple((names + FROM_EDGE, line) for line in signature.lines)
    dated = max(names - STEP, width_of(date)) + FROM_EDGE
    start = dated + STEP if signature.lines else dated
    return (*((start, line) for line in signature.lines), (dated, date))
