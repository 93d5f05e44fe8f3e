"""Values that run on over the lines below the one that they begin on."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from plangen.source.signs import QUOTED

if TYPE_CHECKING:
    from plangen.source.parts import Parts


class Running(NamedTuple):
    """Which of the following lines belong to a value begun above, and hold no keys of their own.

    ``closing`` is the sign that ends a quoted text. Without it, lines deeper than ``indent``
    belong: all of them in a ``block``, whose lines have the ``margin`` of its first one.
    """

    indent: int | None = None
    block: bool = False
    closing: str = ""
    margin: int | None = None

    def with_margin(self, margin: int) -> Running:
        """Return the block with the margin of its first line, where that is not known yet."""
        return self if self.margin else self._replace(margin=margin)


NOTHING = Running()


def running_from(parts: Parts, indent: int | None = None) -> Running:
    """Say which lines below belong to the value of this line.

    ``indent`` is where the key stands whose text goes on in this line.
    """
    opening = parts.value[:1]
    if not opening or opening in "[{#":
        return NOTHING
    if opening in "'\"":
        return NOTHING if QUOTED.match(parts.value) else Running(closing=opening)
    start = parts.text_start
    if not parts.key:
        start = max(parts.column, start - 2) if indent is None else indent
    return Running(indent=start, block=opening in "|>" and bool(parts.key or parts.dashes))
