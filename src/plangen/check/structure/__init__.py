"""S 结构编号: numbers of headings and items, sections that a document needs."""

from __future__ import annotations

from typing import TYPE_CHECKING

from plangen.check.structure.continuous_numbers import ContinuousNumbers
from plangen.check.structure.counted_lists import CountedLists
from plangen.check.structure.lost_parents import LostParents
from plangen.check.structure.mixed_dress import MixedDress
from plangen.check.structure.run_in_headings import RunInHeadings
from plangen.check.structure.unlike_headings import UnlikeHeadings

if TYPE_CHECKING:
    from plangen.check.rule import Rule

RULES: tuple[type[Rule], ...] = (
    ContinuousNumbers,
    CountedLists,
    MixedDress,
    LostParents,
    UnlikeHeadings,
    RunInHeadings,
)
