"""雷同: which documents share passages, where, and how much of each that is.

Documents that share no fingerprint are never looked at together, so a thousand take seconds.
Wording that stands in more than a third of a collection is the school's own, and nobody's copy.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from plangen.check.fingerprints import RUN, SURE, Reduced, reduced

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from pathlib import Path

    from plangen.readers.passages import Manuscript

# Chinese characters of a stretch that counts, of all that a pair shares, and share of a document
# from which it is told.
SHORTEST = 20
LEAST_SHARED = 40
LEAST_SHARE = 0.3
# Characters that may differ between two stretches of one passage.
GAP = 10
# From so many documents on, what more than this part of them has is common wording.
FEWEST_FOR_COMMON, COMMON = 6, 1 / 3


@dataclass(frozen=True, slots=True)
class SharedPassage:
    """A passage that two documents share: its place (line, column) in each, its length in Han."""

    first: tuple[int, int]
    second: tuple[int, int]
    length: int
    text: str


@dataclass(frozen=True, slots=True)
class Likeness:
    """Two documents that share passages; shares are of each one's characters, 0 to 1."""

    first: Path
    second: Path
    share_of_first: float
    share_of_second: float
    passages: tuple[SharedPassage, ...]

    @property
    def share(self) -> float:
        """The greater share: how much of the one may come from the other."""
        return max(self.share_of_first, self.share_of_second)


@dataclass(frozen=True, slots=True)
class CommonWording:
    """A passage that many documents of a collection have, and its place in one of them."""

    file: Path
    line: int
    documents: int
    text: str


@dataclass(frozen=True, slots=True)
class Comparison:
    """What came of comparing documents: pairs, most alike first, and their common wording."""

    documents: int
    pairs: tuple[Likeness, ...]
    common: tuple[CommonWording, ...]


def compare(manuscripts: Iterable[Manuscript], least_share: float = LEAST_SHARE) -> Comparison:
    """Compare documents with each other."""
    documents = [reduced(manuscript) for manuscript in manuscripts]
    holders: dict[int, list[int]] = defaultdict(list)
    for number, document in enumerate(documents):
        for fingerprint in document.fingerprints:
            holders[fingerprint].append(number)
    many = len(documents) >= FEWEST_FOR_COMMON
    limit = len(documents) * COMMON if many else len(documents)
    common = {fingerprint for fingerprint, who in holders.items() if len(who) > limit}
    masks = [_common_places(document, common) for document in documents]
    pairs = []
    for second, first in _candidates(documents, holders, common, least_share):
        found = _likeness(documents[first], documents[second], masks[first], masks[second])
        if found is not None and found.share >= least_share:
            pairs.append(found)
    pairs.sort(key=lambda pair: (-pair.share, str(pair.first), str(pair.second)))
    told = tuple(_common_wording(documents, masks, holders, common))
    return Comparison(len(documents), tuple(pairs), told)


def _candidates(
    documents: Sequence[Reduced],
    holders: dict[int, list[int]],
    common: set[int],
    least_share: float,
) -> Iterator[tuple[int, int]]:
    """Yield pairs that share enough fingerprints, the later document first."""
    for number, document in enumerate(documents):
        shared: Counter[int] = Counter()
        for fingerprint in document.fingerprints:
            if fingerprint not in common:
                shared.update(other for other in holders[fingerprint] if other < number)
        own = len(document.fingerprints)
        for other, count in shared.items():
            fewer = min(own, len(documents[other].fingerprints))
            # A changed character takes several fingerprints with it, so few may be left of a copy.
            if count >= max(1, least_share * fewer / 3):
                yield number, other


def _common_places(document: Reduced, common: set[int]) -> bytearray:
    """Return for each character of a document whether it belongs to common wording."""
    mask = bytearray(len(document.text))
    if not common:
        return mask
    before: int | None = None
    for fingerprint, place in sorted(document.fingerprints.items(), key=lambda pair: pair[1]):
        if fingerprint not in common:
            before = None
            continue
        start = place if before is None or place - before > SURE else before
        mask[start : place + RUN] = b"\1" * (place + RUN - start)
        before = place + RUN
    return mask


def _likeness(
    first: Reduced, second: Reduced, first_mask: bytearray, second_mask: bytearray
) -> Likeness | None:
    """Return what two documents share besides common wording; None where that is nothing."""
    passages = []
    of_first, of_second = bytearray(len(first.text)), bytearray(len(second.text))
    for (start, stop), (begin, end) in _joined(_stretches(first, second)):
        own = stop - start - sum(first_mask[start:stop])
        if min(stop - start, end - begin, own) < SHORTEST:
            continue
        of_first[start:stop] = b"\1" * (stop - start)
        of_second[begin:end] = b"\1" * (end - begin)
        passages.append(
            SharedPassage(first.spot(start), second.spot(begin), own, first.excerpt(start, stop))
        )
    if sum(passage.length for passage in passages) < LEAST_SHARED:
        return None
    shares = (
        _share(of_first, first_mask),
        _share(of_second, second_mask),
    )
    paths = (first.manuscript.path, second.manuscript.path)
    return Likeness(*paths, *shares, tuple(sorted(passages, key=lambda each: each.first)))


def _share(shared: bytearray, mask: bytearray) -> float:
    whole = len(mask) - sum(mask)
    own = sum(1 for taken, common in zip(shared, mask, strict=True) if taken and not common)
    return own / whole if whole else 0.0


Stretch = tuple[tuple[int, int], tuple[int, int]]


def _stretches(first: Reduced, second: Reduced) -> Iterator[Stretch]:
    """Yield the equal stretches of two texts from ``RUN`` characters on, in the second's order."""
    place, expected = 0, 0
    one, other = first.text, second.text
    while place <= len(other) - RUN:
        starts = first.runs.get(other[place : place + RUN])
        if starts is None:
            place += 1
            continue
        # Of several places in the first text, the one that goes on from the last stretch.
        start = min(starts, key=lambda each: (abs(each - expected), each))
        length = RUN
        while (
            start + length < len(one)
            and place + length < len(other)
            and one[start + length] == other[place + length]
        ):
            length += 1
        yield (start, start + length), (place, place + length)
        place += length
        expected = start + length


def _joined(stretches: Iterable[Stretch]) -> Iterator[Stretch]:
    """Join stretches that go on from each other but for a few characters."""
    last: Stretch | None = None
    for stretch in stretches:
        if last is not None:
            gap = stretch[0][0] - last[0][1], stretch[1][0] - last[1][1]
            if min(gap) >= 0 and max(gap) <= GAP:
                last = (last[0][0], stretch[0][1]), (last[1][0], stretch[1][1])
                continue
            yield last
        last = stretch
    if last is not None:
        yield last


def _common_wording(
    documents: Sequence[Reduced],
    masks: Sequence[bytearray],
    holders: dict[int, list[int]],
    common: set[int],
) -> Iterator[CommonWording]:
    """Yield each passage of common wording once."""
    told: set[int] = set()
    for document, mask in zip(documents, masks, strict=True):
        places = {place: each for each, place in document.fingerprints.items() if each in common}
        for start, stop in _regions(mask):
            held = [places[place] for place in range(start, stop) if place in places]
            if stop - start >= SURE and held and told.isdisjoint(held):
                most = max(len(holders[fingerprint]) for fingerprint in held)
                line, _ = document.spot(start)
                text = document.excerpt(start, stop)
                yield CommonWording(document.manuscript.path, line, most, text)
            told.update(held)


def _regions(mask: bytearray) -> Iterator[tuple[int, int]]:
    start = mask.find(1)
    while start >= 0:
        stop = mask.find(0, start)
        stop = len(mask) if stop < 0 else stop
        yield start, stop
        start = mask.find(1, stop)
