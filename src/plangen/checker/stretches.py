"""Which stretches of one text stand in another, edited here and there or moved.

A run of ``RUN`` equal characters anchors a stretch; from there it goes on both ways, across
what was put in, left out or put otherwise, as long as equal characters follow soon. So a copy in
which every tenth character is another one is still one stretch, of nine tenths equal characters.
The time is linear in both lengths: each place of the second text belongs to one stretch, and of a
run that the first text repeats a few places are looked at.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from plangen.checker.fingerprints import RUN

if TYPE_CHECKING:
    from collections.abc import Iterator

# Characters that may differ in one place, and that must be equal for the stretch to go on.
GAP, AGAIN = 10, 5
# Places of the second text passed over at a time: of ``RUN + LEAP - 1`` equal characters one run is
# looked up for certain, and what was passed over is taken in backwards.
LEAP = 4
# Places of a run that the first text repeats which are looked at.
MOST_PLACES = 8

# Where equal characters begin in the first and in the second text, and how many they are.
Piece = tuple[int, int, int]


class Stretch(NamedTuple):
    """Pieces of equal characters that follow each other in both texts, and the first's echoes.

    ``echoes`` are further places of the first text, from and to, which hold the same again.
    """

    pieces: tuple[Piece, ...]
    echoes: tuple[tuple[int, int], ...] = ()

    @property
    def first(self) -> tuple[int, int]:
        """Where it begins in the first text, and where it has ended."""
        return self.pieces[0][0], self.pieces[-1][0] + self.pieces[-1][2]

    @property
    def second(self) -> tuple[int, int]:
        """Where it begins in the second text, and where it has ended."""
        return self.pieces[0][1], self.pieces[-1][1] + self.pieces[-1][2]


class Ground:
    """A text that others are compared with, and the places of its runs."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.backwards = text[::-1]
        self.runs: dict[str, list[int]] = {}
        for place in range(len(text) - RUN + 1):
            places = self.runs.setdefault(text[place : place + RUN], [])
            if len(places) < MOST_PLACES:
                places.append(place)

    def stretches(self, other: str) -> Iterator[Stretch]:
        """Yield the stretches of another text that stand in this one, in the other's order."""
        backwards = other[::-1]
        place, free, expected = 0, 0, 0
        runs = self.runs
        while place <= len(other) - RUN:
            starts = runs.get(other[place : place + RUN])
            if starts is None:
                place += LEAP
                continue
            # Of several places, the one that holds most; then the one next to the last stretch.
            ways = {each: _onward(self.text, each, other, place, len(other)) for each in starts}
            start = min(starts, key=lambda each: (-_length(ways[each]), abs(each - expected), each))
            before = self._before(start, backwards, place, free)
            echoes = (way for each, way in ways.items() if each != start)
            stretch = Stretch(
                (*before, *ways[start]),
                tuple((at, at + length) for way in echoes for at, _, length in way),
            )
            place = free = stretch.second[1]
            expected = stretch.first[1]
            yield stretch

    def _before(self, start: int, backwards: str, place: int, free: int) -> list[Piece]:
        """Return the pieces before two places, none of them before ``free`` in the other text."""
        size, length = len(self.text), len(backwards)
        found = _onward(self.backwards, size - start, backwards, length - place, length - free)
        return [
            (size - begin - equal, length - second - equal, equal)
            for begin, second, equal in reversed(found)
        ]


def _onward(one: str, at: int, other: str, place: int, stop: int) -> list[Piece]:
    """Return the equal pieces from two places on, up to ``stop`` in the other text."""
    pieces: list[Piece] = []
    while True:
        length = equal_after(one, at, other, place, stop)
        if length:
            pieces.append((at, place, length))
            at, place = at + length, place + length
        step = _step(one, at, other, place, stop)
        if step is None:
            return pieces
        at, place = at + step[0], place + step[1]


def _length(pieces: list[Piece]) -> int:
    return sum(length for _, _, length in pieces)


def equal_after(one: str, at: int, other: str, place: int, stop: int) -> int:
    """Count the characters that are equal from two places on, up to ``stop`` in the other text."""
    most = min(len(one) - at, stop - place)
    length = 0
    while length < most and one[at + length] == other[place + length]:
        length += 1
    return length


def equal_before(one: str, at: int, other: str, place: int) -> int:
    """Count the characters that are equal before two places."""
    most = min(at, place)
    length = 0
    while length < most and one[at - length - 1] == other[place - length - 1]:
        length += 1
    return length


def _step(one: str, at: int, other: str, place: int, stop: int) -> tuple[int, int] | None:
    """Return how far to go in both texts to where they are equal again; None if they are not."""
    best: tuple[int, int] | None = None
    for skipped in range(min(GAP, len(one) - at - AGAIN) + 1):
        again = one[at + skipped : at + skipped + AGAIN]
        found = other.find(again, place, min(place + GAP + AGAIN, stop))
        if found >= 0 and (best is None or skipped + found - place < sum(best)):
            best = skipped, found - place
    return best
