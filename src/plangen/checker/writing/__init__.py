"""T 文字规范: leftovers, punctuation, wrong characters."""

from __future__ import annotations

from typing import TYPE_CHECKING

from plangen.checker.writing.approximate_numbers import ApproximateNumbers
from plangen.checker.writing.broken_paragraphs import BrokenParagraphs
from plangen.checker.writing.copied_documents import CopiedDocuments
from plangen.checker.writing.doubled_words import DoubledWords
from plangen.checker.writing.ellipses_and_dashes import EllipsesAndDashes
from plangen.checker.writing.glued_signs import GluedSigns
from plangen.checker.writing.half_width_marks import HalfWidthMarks
from plangen.checker.writing.heading_marks import HeadingMarks
from plangen.checker.writing.lost_openings import LostOpenings
from plangen.checker.writing.missing_characters import MissingCharacters
from plangen.checker.writing.missing_issuers import MissingIssuers
from plangen.checker.writing.percentage_points import PercentagePoints
from plangen.checker.writing.placeholders import Placeholders
from plangen.checker.writing.ranges import Ranges
from plangen.checker.writing.repeated_marks import RepeatedMarks
from plangen.checker.writing.shortened_years import ShortenedYears
from plangen.checker.writing.spaces_between_han import SpacesBetweenHan
from plangen.checker.writing.spun_words import SpunWords
from plangen.checker.writing.stops_after_headings import StopsAfterHeadings
from plangen.checker.writing.stray_marks import StrayMarks
from plangen.checker.writing.traditional_characters import TraditionalCharacters
from plangen.checker.writing.unbalanced_marks import UnbalancedMarks
from plangen.checker.writing.unsourced_quotations import UnsourcedQuotations
from plangen.checker.writing.website_residue import WebsiteResidue
from plangen.checker.writing.wrong_characters import WrongCharacters

if TYPE_CHECKING:
    from plangen.checker.rule import Rule

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
