"""Slips of one sort told together, so that a careless paragraph is one finding and not thirty."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING, NamedTuple

from plangen.checker.rule import MOST_PLACES, Change, Finding

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from plangen.readers.passages import Passage

# Paragraphs that get a finding of their own; the last of them tells of all that come after.
MOST_FINDINGS = 8
QUOTED_SLIPS = 3
MARGIN = 4


class Slip(NamedTuple):
    """One slip at the characters from ``start`` to ``end``; ``new`` is put there where it is safe.

    ``others`` are changes elsewhere in the passage that belong to it, such as the other bracket.
    """

    passage: Passage
    start: int
    end: int
    new: str | None = None
    others: tuple[tuple[int, int, str], ...] = ()

    @property
    def changes(self) -> Iterator[Change]:
        """What mends it."""
        if self.new is not None:
            yield Change(self.passage, self.start, self.end, self.new)
        for start, end, new in self.others:
            yield Change(self.passage, start, end, new)

    @property
    def shown(self) -> str:
        """The slip with a few characters on both sides, in quotation marks."""
        text = self.passage.text
        return f"“{text[max(self.start - MARGIN, 0) : self.end + MARGIN].strip()}”"


def gathered(slips: Iterable[Slip], complaint: str, remedy: str) -> Iterator[Finding]:
    """Yield a finding for each passage with slips; where there are many, one for the rest.

    ``complaint`` goes on from the quoted slips: “…”里“，”用了半角.
    """
    groups = [tuple(group) for _, group in groupby(slips, key=lambda slip: id(slip.passage))]
    apart = groups if len(groups) <= MOST_FINDINGS else groups[: MOST_FINDINGS - 1]
    for group in apart:
        yield _finding(group, complaint, remedy)
    rest = [slip for group in groups[len(apart) :] for slip in group]
    if rest:
        yield _finding(rest, complaint, remedy)


def _finding(slips: Sequence[Slip], complaint: str, remedy: str) -> Finding:
    first = slips[0]
    quoted = "、".join(dict.fromkeys(slip.shown for slip in slips[:QUOTED_SLIPS]))
    counted = f"等{len(slips)}处" if len(slips) > QUOTED_SLIPS else ""
    return Finding(
        first.passage,
        first.start,
        first.end,
        f"{quoted}{counted}{complaint}",
        remedy,
        tuple(dict.fromkeys(change for slip in slips for change in slip.changes)),
        tuple((slip.passage, slip.start) for slip in slips[1:MOST_PLACES]),
    )
