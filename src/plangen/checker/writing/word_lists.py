"""Lists of wrong words from ``templates/check``, and a quick way to find them in long texts."""

from __future__ import annotations

from collections import defaultdict
from functools import cache
from typing import TYPE_CHECKING, Any, NamedTuple

from plangen.language.patterns import lazy
from plangen.language.pieces import LONGEST, pieces_of
from plangen.resources import read_yaml

if TYPE_CHECKING:
    import re
    from collections.abc import Iterable, Iterator, Mapping
    from collections.abc import Set as AbstractSet

    from plangen.readers.articles import Article
    from plangen.readers.passages import Passage

# The commonest characters of school prose, the commonest first.
COMMON = (
    "的一学人生次不到周课有日月上写记个分三两期每数题了对第在说时和天没看做先后教班下格问家习由师里出四合作二是"
    "成五年本录读表来小前就错再末过目名组法听位标得完同要级长子定只计开结以全各自当会哪着排点步样用算校都入放几"
    "十改讲单动与处段句练节多口困他事面方为条补书道提话文我己这中业手把请加及间情照换导件进优务好实头少率回体遍"
    "安字还原从主等因么指老给桌帮张心也停任图准列收答走内边工想措最行差查常半减什理式项笔假报别高卡案接服共能词"
    "按待登份画男去号总才难清留基意那整轮化况女见划语岗比缺平新辅交正备她责发"
)
RAREST_FIRST = COMMON[::-1]
# How far before a word its list may look (characters).
REACH = 40


class Entry(NamedTuple):
    """A wrong word and what it is to be (nothing where that is for the writer to say).

    ``unless`` are right words that hold its characters; ``before`` and ``after`` are patterns that
    must fit beside it.
    """

    wrong: str
    right: str
    unless: tuple[str, ...] = ()
    before: re.Pattern[str] | None = None
    after: re.Pattern[str] | None = None

    def is_wrong_at(self, text: str, place: int) -> bool:
        """Whether the word is wrong that stands at a place; one in quotes is only spoken of."""
        end = place + len(self.wrong)
        if place and text[place - 1] in "“‘「" and text[end : end + 1] in {"”", "’", "」"}:
            return False
        if any(_covers(right, self.wrong, text, place) for right in self.unless):
            return False
        if self.before and not self.before.search(text[max(place - REACH, 0) : place]):
            return False
        return not self.after or bool(self.after.match(text, end))


def _covers(right: str, wrong: str, text: str, place: int) -> bool:
    """Whether a right word stands in a text so that it holds the wrong one at a place."""
    offset = right.find(wrong)
    while offset >= 0:
        if place >= offset and text.startswith(right, place - offset):
            return True
        offset = right.find(wrong, offset + 1)
    return False


def _places(word: str, text: str) -> Iterator[int]:
    place = text.find(word)
    while place >= 0:
        yield place
        place = text.find(word, place + 1)


class WordList(NamedTuple):
    """Entries by the rarest two characters of their wrong words.

    Only where such a piece stands in a text is a word looked for, so that most are passed over.
    """

    entries: Mapping[str, tuple[Entry, ...]]

    def in_article(self, article: Article) -> Iterator[tuple[Passage, int, int, Entry]]:
        """Yield the passages of an article with where a wrong word begins and ends in them."""
        entries = self._possible(article.pieces)
        for passage in article.holding(*(entry.wrong for entry in entries)):
            for found in _found(passage.text, entries):
                yield (passage, *found)

    def in_text(self, text: str) -> Iterator[tuple[int, int, Entry]]:
        """Yield where a wrong word begins and ends, in order, without overlaps."""
        return _found(text, self._possible(pieces_of(text)))

    def _possible(self, pieces: AbstractSet[str]) -> list[Entry]:
        """Return the entries whose words may stand in a text that is made of some pieces."""
        return [entry for piece in self.entries if piece in pieces for entry in self.entries[piece]]


def _found(text: str, entries: Iterable[Entry]) -> Iterator[tuple[int, int, Entry]]:
    found = [
        (place, place + len(entry.wrong), entry)
        for entry in entries
        for place in _places(entry.wrong, text)
        if entry.is_wrong_at(text, place)
    ]
    last = 0
    for start, end, entry in sorted(found, key=lambda one: (one[0], -one[1])):
        if start >= last:
            last = end
            yield start, end, entry


def before_pattern(before: str) -> re.Pattern[str]:
    """Return a pattern for what stands right before a word."""
    return lazy(f"(?:{before})$")


def listed(entries: Iterable[Entry]) -> WordList:
    """Return entries as a list that can be searched for."""
    by_piece: dict[str, list[Entry]] = defaultdict(list)
    for entry in entries:
        # The rarest character with the one behind it, or before it at the end of a word.
        rarest = min(entry.wrong, key=RAREST_FIRST.find)
        start = min(entry.wrong.index(rarest), max(len(entry.wrong) - LONGEST, 0))
        by_piece[entry.wrong[start : start + LONGEST]].append(entry)
    return WordList({piece: tuple(found) for piece, found in by_piece.items()})


@cache
def word_list(name: str, part: str = "") -> WordList:
    """Return a list of ``templates/check``, or the part of one that has a name."""
    values = read_yaml(f"check/{name}.yaml")
    values = values[part] if part else values
    parts = values.values() if isinstance(values, dict) else [values]
    return listed(entry for part in parts for entry in _entries(part))


def _entries(part: str | list[dict[str, Any]]) -> Iterator[Entry]:
    """Yield the entries of lines (wrong words → the right one), or of items that say more."""
    if isinstance(part, str):
        for line in part.splitlines():
            wrong, _, right = line.partition(" → ")
            for word in wrong.split():
                yield Entry(word, right)
    else:
        for value in part:
            yield from _of_item(value)


def _of_item(value: dict[str, Any]) -> Iterator[Entry]:
    """Yield the entries of one item, whose wrong words may be several."""
    wrong = value["错"]
    before, after = value.get("前"), value.get("后")
    for word in wrong if isinstance(wrong, list) else [wrong]:
        yield Entry(
            word,
            value.get("对", ""),
            tuple(right for right in value.get("除外", ()) if word in right),
            before_pattern(before) if before else None,
            lazy(after) if after else None,
        )
