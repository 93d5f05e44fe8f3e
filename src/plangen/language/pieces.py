"""What a text is made of, by which words that do not stand in it are ruled out at once."""

from __future__ import annotations

from operator import add
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable
    from collections.abc import Set as AbstractSet

LONGEST = 2


def pieces_of(text: str) -> AbstractSet[str]:
    """Return the characters of a text, and every two that stand beside each other."""
    pieces = {*map(add, text, text[1:])}
    pieces.update(text)
    return pieces


def standing(words: Iterable[str], text: str, pieces: AbstractSet[str]) -> list[str]:
    """Return those of some words that stand in a text, whose pieces are known."""
    return [
        word
        for word in words
        if word[:LONGEST] in pieces
        and word[-LONGEST:] in pieces
        and (len(word) <= LONGEST or word in text)
    ]
