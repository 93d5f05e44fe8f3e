"""A line on the way from how it was typed to how it should stand."""

from __future__ import annotations

from msgspec import Struct

from plangen.source.parts import Parts, parts_of


class Slip(Struct, frozen=True):
    """One slip: its line and column (from 1), what it is, and the line as it should stand.

    ``certain`` says that no other reading of the line makes sense, so that it may be mended
    without the teacher. ``corrected`` has all slips of the line mended; where the line alone cannot
    be mended, ``hint`` says what to do.
    """

    line: int
    column: int
    message: str
    corrected: str
    certain: bool = True
    hint: str = ""


class Draft:
    """One line being mended, and the slips found in it so far.

    With ``certain_only``, a slip that is not certain is noted and left as it is.
    """

    __slots__ = ("_parts", "_places", "certain_only", "found", "text", "typed")

    def __init__(self, typed: str, *, certain_only: bool = False) -> None:
        self.typed = self.text = typed
        self.certain_only = certain_only
        self.found: list[tuple[int, str, bool, str]] = []
        # For every character of the text, the column (from 0) where it was typed; none while it
        # stands as typed.
        self._places: list[int] | None = None
        self._parts: Parts | None = None

    @property
    def parts(self) -> Parts:
        """The parts of the text as it stands now."""
        if self._parts is None:
            self._parts = parts_of(self.text)
        return self._parts

    def note(self, at: int, message: str, *, certain: bool = True, hint: str = "") -> None:
        """Note a slip at a position of the text as it stands now."""
        self.found.append((self._typed_at(at) + 1, message, certain, hint))

    def mend(
        self, start: int, end: int, new: str, message: str = "", *, certain: bool = True
    ) -> None:
        """Replace a part of the text; with a message, note the slip at its start."""
        if message:
            self.note(start, message, certain=certain)
        if self.certain_only and not certain:
            return
        origin = self._typed_at(start)
        if self._places is None:
            self._places = list(range(len(self.typed)))
        self._places[start:end] = [origin] * len(new)
        self.text = self.text[:start] + new + self.text[end:]
        self._parts = None

    def slips(self, number: int) -> list[Slip]:
        """Return the slips of this line, in the order of their columns."""
        last = max(len(self.typed), 1)
        return [
            Slip(number, min(column, last), message, self.text, certain, hint)
            for column, message, certain, hint in sorted(self.found, key=lambda each: each[0])
        ]

    def _typed_at(self, position: int) -> int:
        if self._places is None:
            return min(position, len(self.typed))
        return self._places[position] if position < len(self._places) else len(self.typed)
