"""雷同: which documents share passages, where, and how much of each that is.

Documents that share no fingerprint are never looked at together, so a thousand take seconds.
Wording that many documents have which are otherwise different is the school's own, and nobody's
copy (``families.py``). What comes of it does not depend on the order of the documents.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from typing import TYPE_CHECKING, NamedTuple

from plangen.checker.families import Wording, families_of, holders_of, regions
from plangen.checker.fingerprints import Reduced, reduced
from plangen.checker.stretches import Ground

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from pathlib import Path

    from plangen.checker.stretches import Stretch
    from plangen.readers.passages import Manuscript

# Chinese characters of a stretch that counts, of all that a pair shares, and share of a document
# from which it is told.
SHORTEST = 20
LEAST_SHARED = 40
LEAST_SHARE = 0.3
# Of a larger family each copy is compared with the first one alone: of 200 copies of one plan,
# 19,900 pairs would tell nobody anything.
LARGEST_IN_PAIRS = 12
# Part of the expected share of fingerprints that is enough: a changed character takes several
# fingerprints with it, so few may be left of a copy.
LEFT_OF_A_COPY = 1 / 5


class SharedPassage(NamedTuple):
    """A passage that two documents share: its place (line, column) in each, its length in Han."""

    first: tuple[int, int]
    second: tuple[int, int]
    length: int
    text: str


class Likeness(NamedTuple):
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


class CommonWording(NamedTuple):
    """A passage that many documents of a collection have, and its place in one of them."""

    file: Path
    line: int
    documents: int
    text: str


class Comparison(NamedTuple):
    """What came of comparing documents: pairs, most alike first, and their common wording.

    ``families`` are groups of copies too many for pairs: each was compared with the first of its
    group and with the documents outside it.
    """

    documents: int
    pairs: tuple[Likeness, ...]
    common: tuple[CommonWording, ...]
    families: tuple[tuple[Path, ...], ...] = ()


def compare(manuscripts: Iterable[Manuscript], least_share: float = LEAST_SHARE) -> Comparison:
    """Compare documents with each other."""
    documents = [
        reduced(manuscript) for manuscript in sorted(manuscripts, key=lambda each: str(each.path))
    ]
    holders = holders_of(documents)
    families = families_of(documents)
    wording = Wording(documents, holders, families)
    masks = [wording.places(number) for number in range(len(documents))]
    large = {family for family, size in Counter(families).items() if size > LARGEST_IN_PAIRS}
    pairs = []
    for number, others in _candidates(documents, holders, wording.common, least_share):
        ground: Ground | None = None
        for other in others:
            family = families[number]
            if family in large and families[other] == family and other != family:
                continue
            ground = ground or Ground(documents[number].text)
            found = _Pairing(documents[number], documents[other], masks[number], masks[other])
            likeness = found.likeness(ground)
            if likeness is not None and likeness.share >= least_share:
                pairs.append(likeness)
    pairs.sort(key=lambda pair: (-pair.share, str(pair.first), str(pair.second)))
    return Comparison(
        len(documents),
        tuple(pairs),
        tuple(_common_wording(documents, masks, wording)),
        tuple(_members(documents, families, large)),
    )


def _members(
    documents: Sequence[Reduced], families: Sequence[int], large: set[int]
) -> Iterator[tuple[Path, ...]]:
    members: dict[int, list[Path]] = defaultdict(list)
    for document, family in zip(documents, families, strict=True):
        if family in large:
            members[family].append(document.manuscript.path)
    yield from map(tuple, members.values())


def _candidates(
    documents: Sequence[Reduced],
    holders: dict[int, list[int]],
    common: set[int],
    least_share: float,
) -> Iterator[tuple[int, list[int]]]:
    """Yield each document with the earlier ones that share enough fingerprints with it."""
    own = [len(document.fingerprints.keys() - common) for document in documents]
    for number, document in enumerate(documents):
        shared = Counter[int]()
        for fingerprint in document.fingerprints:
            if fingerprint not in common:
                shared.update(other for other in holders[fingerprint] if other < number)
        least = least_share * LEFT_OF_A_COPY
        yield (
            number,
            [
                other
                for other, count in sorted(shared.items())
                if count >= least * min(own[number], own[other])
            ],
        )


class _Pairing:
    """Two documents and what of them is common wording; the earlier one is told first."""

    def __init__(
        self, later: Reduced, earlier: Reduced, later_mask: bytearray, earlier_mask: bytearray
    ) -> None:
        self.later, self.earlier = later, earlier
        self.later_mask, self.earlier_mask = later_mask, earlier_mask

    def likeness(self, ground: Ground) -> Likeness | None:
        """Return what the two share besides common wording; None where that is nothing.

        ``ground`` is made of the later document's text.
        """
        passages = []
        of_later, of_earlier = bytearray(len(self.later.text)), bytearray(len(self.earlier.text))
        for stretch in ground.stretches(self.earlier.text):
            own = sum(
                length - self.later_mask.count(1, start, start + length)
                for start, _, length in stretch.pieces
            )
            if own < SHORTEST:
                continue
            for start, begin, length in stretch.pieces:
                of_later[start : start + length] = b"\1" * length
                of_earlier[begin : begin + length] = b"\1" * length
            for start, stop in stretch.echoes:
                of_later[start:stop] = b"\1" * (stop - start)
            passages.append(self._passage(stretch, own))
        if sum(passage.length for passage in passages) < LEAST_SHARED:
            return None
        return Likeness(
            self.earlier.manuscript.path,
            self.later.manuscript.path,
            _share(of_earlier, self.earlier_mask),
            _share(of_later, self.later_mask),
            tuple(passages),
        )

    def _passage(self, stretch: Stretch, own: int) -> SharedPassage:
        begin, end = stretch.second
        return SharedPassage(
            self.earlier.spot(begin),
            self.later.spot(stretch.first[0]),
            own,
            self.earlier.excerpt(begin, end),
        )


def _share(shared: bytearray, mask: bytearray) -> float:
    """Return which part of a document's own characters is shared."""
    whole = mask.count(0)
    common = int.from_bytes(mask, "little")
    own = (int.from_bytes(shared, "little") & ~common).bit_count()
    return own / whole if whole else 0.0


def _common_wording(
    documents: Sequence[Reduced],
    masks: Sequence[bytearray],
    wording: Wording,
) -> Iterator[CommonWording]:
    """Yield each passage of common wording once."""
    told: set[int] = set()
    for document, mask in zip(documents, masks, strict=True):
        places = wording.fingerprints(document)
        for start, stop in regions(mask):
            held = [places[place] for place in range(start, stop) if place in places]
            if stop - start >= SHORTEST and held and told.isdisjoint(held):
                most = max(len(wording.holders[fingerprint]) for fingerprint in held)
                line, _ = document.spot(start)
                text = document.excerpt(start, stop)
                yield CommonWording(document.manuscript.path, line, most, text)
            told.update(held)
