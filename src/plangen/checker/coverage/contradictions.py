"""Statements that rule each other out, and where a document makes both."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from plangen.language.negating import is_affirmed
from plangen.language.patterns import any_of, lazy
from plangen.resources import read_yaml

if TYPE_CHECKING:
    import re
    from collections.abc import Iterator

    from plangen.readers.articles import Article
    from plangen.readers.passages import Passage

    Place = tuple[Passage, re.Match[str]]

# What another does, or once was done, contradicts nothing.
OTHERS_DO = lazy(
    r"有的教师|有些教师|有的老师|有些老师|有人|以往|过去|以前|曾经|上学期|不能因为|不应"
)


class Contradiction(NamedTuple):
    """Two statements, and how to make them one; a ``slogan`` is one that says too much."""

    first: re.Pattern[str]
    second: re.Pattern[str]
    words: tuple[str, ...]
    remedy: str
    slogan: bool


@cache
def all_contradictions() -> tuple[Contradiction, ...]:
    """Return what contradicts each other, as the list has it."""
    return tuple(
        Contradiction(
            any_of(entry["一"]),
            any_of(entry["二"]),
            tuple(entry["一"]),
            entry["改"],
            entry.get("口号") is not None,
        )
        for entry in read_yaml("check/contradictions.yaml")
    )


def contradictions_in(article: Article, *, slogans: bool) -> Iterator[tuple[Place, Place, str]]:
    """Yield the first places of either statement, and the remedy, where a document makes both."""
    for pair in all_contradictions():
        if pair.slogan is not slogans or not article.standing(pair.words):
            continue
        first = _first(article, pair.first, slogan=slogans)
        second = _first(article, pair.second, slogan=True)
        if first and second:
            yield first, second, pair.remedy


def _first(article: Article, pattern: re.Pattern[str], *, slogan: bool) -> Place | None:
    """Return where a statement is made; one that is itself a refusal is not asked whether it is."""
    for passage in article.running:
        for words in pattern.finditer(passage.text):
            meant = slogan or is_affirmed(passage.text, *words.span())
            if meant and not OTHERS_DO.search(
                passage.text, max(0, words.start() - 20), words.start()
            ):
                return passage, words
    return None
