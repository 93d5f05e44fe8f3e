"""N 数字一致: counts, parts and shares of one document that must agree."""

from __future__ import annotations

from typing import TYPE_CHECKING

from plangen.checker.numbers.award_tiers import AwardTiers
from plangen.checker.numbers.boys_and_girls import BoysAndGirls
from plangen.checker.numbers.fuzzy_bounds import FuzzyBounds
from plangen.checker.numbers.group_sizes import GroupSizes
from plangen.checker.numbers.hundred_percent import HundredPercent
from plangen.checker.numbers.known_base import KnownBase
from plangen.checker.numbers.listed_names import ListedNames
from plangen.checker.numbers.one_period import OnePeriod
from plangen.checker.numbers.one_value import OneValue
from plangen.checker.numbers.rated_parts import RatedParts
from plangen.checker.numbers.sums import Sums
from plangen.checker.numbers.usual_size import UsualSize
from plangen.checker.numbers.vague_counts import VagueCounts
from plangen.checker.numbers.whole_people import WholePeople

if TYPE_CHECKING:
    from plangen.checker.rule import Rule

RULES: tuple[type[Rule], ...] = (
    OneValue,
    BoysAndGirls,
    Sums,
    HundredPercent,
    KnownBase,
    FuzzyBounds,
    ListedNames,
    UsualSize,
    VagueCounts,
    WholePeople,
    RatedParts,
    AwardTiers,
    OnePeriod,
    GroupSizes,
)
