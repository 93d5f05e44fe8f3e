"""T 文字规范: leftovers, punctuation, wrong characters."""

from __future__ import annotations

from typing import TYPE_CHECKING

from plangen.check.writing.approximate_numbers import ApproximateNumbers
from plangen.check.writing.broken_paragraphs import BrokenParagraphs
from plangen.check.writing.copied_documents import CopiedDocuments
from plangen.check.writing.doubled_words import DoubledWords
from plangen.check.writing.ellipses_and_dashes import EllipsesAndDashes
from plangen.check.writing.glued_signs import GluedSigns
from plangen.check.writing.half_width_marks import HalfWidthMarks
from plangen.check.writing.heading_marks import HeadingMarks
from plangen.check.writing.lost_openings import LostOpenings
from plangen.check.writing.missing_characters import MissingCharacters
from plangen.check.writing.missing_issuers import MissingIssuers
from plangen.check.writing.percentage_points import PercentagePoints
from plangen.check.writing.placeholders import Placeholders
from plangen.check.writing.ranges import Ranges
from plangen.check.writing.repeated_marks import RepeatedMarks
from plangen.check.writing.shortened_years import ShortenedYears
from plangen.check.writing.spaces_between_han import SpacesBetweenHan
from plangen.check.writing.spun_words import SpunWords
from plangen.check.writing.stops_after_headings import StopsAfterHeadings
from plangen.check.writing.stray_marks import StrayMarks
from plangen.check.writing.traditional_characters import TraditionalCharacters
from plangen.check.writing.unbalanced_marks import UnbalancedMarks
from plangen.check.writing.unsourced_quotations import UnsourcedQuotations
from plangen.check.writing.website_residue import WebsiteResidue
from plangen.check.writing.wrong_characters import WrongCharacters

if TYPE_CHECKING:
    from plangen.check.rule import Rule

RULES: tuple[type[Rule], ...] = (
    Placeholders,
    WebsiteResidue,
    StrayMarks,
    SpacesBetweenHan,
    BrokenParagraphs,
    UnbalancedMarks,
    HalfWidthMarks,
    TraditionalCharacters,
    GluedSigns,
    DoubledWords,
    WrongCharacters,
    MissingCharacters,
    SpunWords,
    UnsourcedQuotations,
    MissingIssuers,
    CopiedDocuments,
    StopsAfterHeadings,
    LostOpenings,
    EllipsesAndDashes,
    HeadingMarks,
    Ranges,
    ShortenedYears,
    PercentagePoints,
    ApproximateNumbers,
    RepeatedMarks,
)
