"""S 结构编号: numbers of headings and items, sections that a document needs."""

from __future__ import annotations

from typing import TYPE_CHECKING

from plangen.check.structure.announced_lists import AnnouncedLists
from plangen.check.structure.continuous_numbers import ContinuousNumbers
from plangen.check.structure.contradicting_lead_ins import ContradictingLeadIns
from plangen.check.structure.expected_sections import ExpectedSections
from plangen.check.structure.lost_parents import LostParents
from plangen.check.structure.mixed_bullets import MixedBullets
from plangen.check.structure.named_sets import NamedSets
from plangen.check.structure.one_dress import OneDress
from plangen.check.structure.orphan_lines import OrphanLines
from plangen.check.structure.proper_ending import ProperEnding
from plangen.check.structure.repeated_paragraphs import RepeatedParagraphs
from plangen.check.structure.run_on_headings import RunOnHeadings
from plangen.check.structure.sibling_headings import SiblingHeadings
from plangen.check.structure.signature import SignatureMissing
from plangen.check.structure.slogans import Slogans
from plangen.check.structure.stranded_headings import StrandedHeadings
from plangen.check.structure.undeveloped_parts import UndevelopedParts

if TYPE_CHECKING:
    from plangen.check.rule import Rule

RULES: tuple[type[Rule], ...] = (
    ContinuousNumbers,
    NamedSets,
    OneDress,
    LostParents,
    SiblingHeadings,
    RunOnHeadings,
    ExpectedSections,
    AnnouncedLists,
    ContradictingLeadIns,
    RepeatedParagraphs,
    StrandedHeadings,
    UndevelopedParts,
    MixedBullets,
    ProperEnding,
    SignatureMissing,
    Slogans,
    OrphanLines,
)
