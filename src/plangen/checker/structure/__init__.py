"""S 结构编号: numbers of headings and items, sections that a document needs."""

from __future__ import annotations

from typing import TYPE_CHECKING

from plangen.checker.structure.announced_lists import AnnouncedLists
from plangen.checker.structure.continuous_numbers import ContinuousNumbers
from plangen.checker.structure.counted_lists import CountedLists
from plangen.checker.structure.endings import Endings
from plangen.checker.structure.lost_parents import LostParents
from plangen.checker.structure.misleading_lead_ins import MisleadingLeadIns
from plangen.checker.structure.missing_sections import MissingSections
from plangen.checker.structure.mixed_bullets import MixedBullets
from plangen.checker.structure.mixed_dress import MixedDress
from plangen.checker.structure.orphan_lines import OrphanLines
from plangen.checker.structure.repeated_text import RepeatedText
from plangen.checker.structure.run_in_headings import RunInHeadings
from plangen.checker.structure.signatures import Signatures
from plangen.checker.structure.slogans import Slogans
from plangen.checker.structure.stranded_items import StrandedItems
from plangen.checker.structure.undeveloped_parts import UndevelopedParts
from plangen.checker.structure.unlike_headings import UnlikeHeadings

if TYPE_CHECKING:
    from plangen.checker.rule import Rule

RULES: tuple[type[Rule], ...] = (
    ContinuousNumbers,
    CountedLists,
    MixedDress,
    LostParents,
    UnlikeHeadings,
    RunInHeadings,
    MissingSections,
    AnnouncedLists,
    MisleadingLeadIns,
    RepeatedText,
    StrandedItems,
    UndevelopedParts,
    MixedBullets,
    Endings,
    Signatures,
    Slogans,
    OrphanLines,
)
