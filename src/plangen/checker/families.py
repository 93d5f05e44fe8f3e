"""Families of copies, and the wording that is common to documents of different families.

What many documents have may be a notice of the school's, or one plan that everybody copied. The
two are told apart by what else the documents hold: those that are the same for the most part are
one family, and however many they are, they count once where common wording is looked for.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from operator import itemgetter
from typing import TYPE_CHECKING

from plangen.checker.fingerprints import RUN, Reduced
from plangen.checker.stretches import GAP, Ground, equal_after, equal_before

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

# Part of both documents that is equal between copies, and part of the fingerprints from which it
# is worth comparing them: each change of a character takes several fingerprints with it.
MOST_OF_IT, WORTH_IT = 0.5, 0.1
# Founders of families, the most alike ones, that a document is compared with.
MOST_FOUNDERS = 3
# From so many documents on, what more than this part of them has is common wording, if it stands
# in so many families at least and in the same part of all families.
FEWEST_FOR_COMMON, COMMON, LEAST_FAMILIES = 6, 1 / 3, 3
# Other families that are asked how far common wording goes.
MOST_ASKED = 5


def holders_of(documents: Sequence[Reduced]) -> dict[int, list[int]]:
    """Return for each fingerprint the numbers of the documents that have it."""
    holders: dict[int, list[int]] = defaultdict(list)
    for number, document in enumerate(documents):
        for fingerprint in document.fingerprints:
            holders[fingerprint].append(number)
    return holders


def families_of(documents: Sequence[Reduced]) -> list[int]:
    """Return for each document the number of the first one that it is a copy of, or its own."""
    families: list[int] = []
    founders: dict[int, list[int]] = defaultdict(list)
    for number, document in enumerate(documents):
        shared = Counter[int]()
        for fingerprint in document.fingerprints:
            shared.update(founders.get(fingerprint, ()))
        found = _founder(documents, number, shared)
        families.append(number if found is None else found)
        if found is None:
            for fingerprint in document.fingerprints:
                founders[fingerprint].append(number)
    return families


def _founder(documents: Sequence[Reduced], number: int, shared: Counter[int]) -> int | None:
    document = documents[number]
    ground: Ground | None = None
    for founder, count in shared.most_common(MOST_FOUNDERS):
        other = documents[founder]
        if count < WORTH_IT * max(len(document.fingerprints), len(other.fingerprints)):
            return None
        ground = ground or Ground(document.text)
        equal = sum(
            length for stretch in ground.stretches(other.text) for _, _, length in stretch.pieces
        )
        if equal >= MOST_OF_IT * max(len(document.text), len(other.text)):
            return founder
    return None


class Wording:
    """The wording that is common to documents of a collection: ``common`` are its fingerprints."""

    def __init__(
        self,
        documents: Sequence[Reduced],
        holders: dict[int, list[int]],
        families: Sequence[int],
    ) -> None:
        self.documents, self.holders, self.families = documents, holders, families
        self.common: set[int] = set()
        if len(documents) >= FEWEST_FOR_COMMON:
            many = len(documents) * COMMON
            least = max(LEAST_FAMILIES, COMMON * len(set(families)))
            self.common = {
                fingerprint
                for fingerprint, who in holders.items()
                if len(who) > many and len({families[number] for number in who}) >= least
            }

    def fingerprints(self, document: Reduced) -> dict[int, int]:
        """Return the common fingerprints of a document, by their places in its order."""
        return {
            place: fingerprint
            for fingerprint, place in sorted(document.fingerprints.items(), key=itemgetter(1))
            if fingerprint in self.common
        }

    def places(self, number: int) -> bytearray:
        """Return for each character of a document whether it belongs to common wording, 1 or 0."""
        document = self.documents[number]
        mask = bytearray(len(document.text))
        reached = 0
        for place, fingerprint in self.fingerprints(document).items():
            if place + RUN <= reached:
                continue
            start, stop = self._around(number, place, fingerprint)
            if reached and start - reached <= GAP:
                start = reached
            mask[start:stop] = b"\1" * (stop - start)
            reached = max(reached, stop)
        return mask

    def _around(self, number: int, place: int, fingerprint: int) -> tuple[int, int]:
        """Return how far about a run the text goes on as it does in most other families."""
        families = {
            self.families[holder]: holder
            for holder in self.holders[fingerprint]
            if self.families[holder] != self.families[number]
        }
        text = self.documents[number].text
        before, after = [], []
        for holder in list(families.values())[:MOST_ASKED]:
            other = self.documents[holder]
            there = other.fingerprints[fingerprint]
            after.append(equal_after(text, place, other.text, there, len(other.text)))
            before.append(equal_before(text, place, other.text, there))
        middle = (len(after) - 1) // 2
        return place - sorted(before)[middle], place + max(RUN, sorted(after)[middle])


def regions(mask: bytearray) -> Iterator[tuple[int, int]]:
    """Yield from where to where a mask is set."""
    start = mask.find(1)
    while start >= 0:
        stop = mask.find(0, start)
        stop = len(mask) if stop < 0 else stop
        yield start, stop
        start = mask.find(1, stop)
