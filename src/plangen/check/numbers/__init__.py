"""N 数字一致: counts, parts and shares of one document that must agree."""

from __future__ import annotations

from typing import TYPE_CHECKING

from plangen.check.numbers.award_tiers import AwardTiers
from plangen.check.numbers.boys_and_girls import BoysAndGirls
from plangen.check.numbers.fuzzy_bounds import FuzzyBounds
from plangen.check.numbers.group_sizes import GroupSizes
from plangen.check.numbers.hundred_percent import HundredPercent
from plangen.check.numbers.known_base import KnownBase
from plangen.check.numbers.listed_names import ListedNames
from plangen.check.numbers.one_period import OnePeriod
from plangen.check.numbers.one_value import OneValue
from plangen.check.numbers.rated_parts import RatedParts
from plangen.check.numbers.sums import Sums
from plangen.check.numbers.usual_size import UsualSize
from plangen.check.numbers.vague_counts import VagueCounts
from plangen.check.numbers.whole_people import WholePeople

if TYPE_CHECKING:
    from plangen.check.rule import Rule

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
