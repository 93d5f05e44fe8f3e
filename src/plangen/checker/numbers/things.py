"""A whole and its parts that are no people: 共12课时，其中新授7课时，练习3课时，复习1课时."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from plangen.language.patterns import lazy

if TYPE_CHECKING:
    from collections.abc import Iterator

    from plangen.readers.articles import Article
    from plangen.readers.passages import Passage

_UNIT = r"课时|次|节|分(?![钟之])|本|册|元|篇"
_WHOLE = lazy(
    rf"(?P<said>(?:(?P<all>共(?:有|计)?)|(?<![第每\d.]))(?P<number>\d{{1,5}})(?P<unit>{_UNIT})(?:(?<=本)书)?)"
    r"(?P<lead>[，,：:；;]?(?:其中|分别是|分为|分[二三四五六]块|包括|包含)?[：:]?)"
)
# A first look, which is quick.
_COUNTED = lazy(rf"\d(?:{_UNIT})")
_PART = r"[^\d，,、；;。：:\n]{{1,12}}?(?:共|有|为|占)?(?P<{0}>\d{{1,5}}){1}"
_ENDED = lazy(r"\s*(?:$|[。；;\n])")
_MOST_PARTS = 8
LEAST_PARTS = 3


class Things(NamedTuple):
    """Parts of a whole, with the passage that tells them; ``whole`` may stand in the one before."""

    passage: Passage
    start: int
    end: int
    parts: tuple[int, ...]
    number: int
    said: str
    home: Passage
    place: int
    unit: str


def things_in(article: Article) -> Iterator[Things]:
    """Yield wholes with at least three parts that are all of one unit and end a sentence."""
    running = article.running
    for passage in article.in_body(_COUNTED):
        index = article.index_of(passage)
        for found in _WHOLE.finditer(passage.text):
            lead, told, start = found["lead"], passage, found.end()
            if not found["all"] and not lead.strip("，,：:；;"):
                continue
            if lead.endswith(("：", ":")) and start == len(passage.text):
                if index + 1 == len(running):
                    continue
                told, start = running[index + 1], 0
            parts = _parts(told.text, start, found["unit"])
            if parts is not None:
                yield Things(
                    told,
                    start,
                    parts[1],
                    parts[0],
                    int(found["number"]),
                    found["said"],
                    passage,
                    found.start("said"),
                    found["unit"],
                )


def _parts(text: str, start: int, unit: str) -> tuple[tuple[int, ...], int] | None:
    """Return the numbers of parts that stand side by side, and where they end."""
    one = lazy(_PART.format("part", unit))
    numbers: list[int] = []
    place = start
    while len(numbers) < _MOST_PARTS:
        found = one.match(text, place)
        if found is None:
            return None
        numbers.append(int(found["part"]))
        place = found.end()
        if _ENDED.match(text, place):
            return (tuple(numbers), place) if len(numbers) >= LEAST_PARTS else None
        if text[place] not in "，,、；;":
            return None
        place += 1
    return None
