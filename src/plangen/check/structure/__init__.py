"""S 结构编号: numbers of headings and items, sections that a document needs."""

from __future__ import annotations

from typing import TYPE_CHECKING

from plangen.check.structure.announced_lists import AnnouncedLists
from plangen.check.structure.continuous_numbers import ContinuousNumbers
from plangen.check.structure.counted_lists import CountedLists
from plangen.check.structure.endings import Endings
from plangen.check.structure.lost_parents import LostParents
from plangen.check.structure.misleading_lead_ins import MisleadingLeadIns
from plangen.check.structure.missing_sections import MissingSections
from plangen.check.structure.mixed_bullets import MixedBullets
from plangen.check.structure.mixed_dress import MixedDress
from plangen.check.structure.orphan_lines import OrphanLines
from plangen.check.structure.repeated_text import RepeatedText
from plangen.check.structure.run_in_headings import RunInHeadings
from plangen.check.structure.signatures import Signatures
from plangen.check.structure.slogans import Slogans
from plangen.check.structure.stranded_items import StrandedItems
from plangen.check.structure.undeveloped_parts import UndevelopedParts
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
