"""N 数字一致: counts, parts and shares of one document that must agree."""

from __future__ import annotations

from typing import TYPE_CHECKING

from plangen.check.numbers.boys_and_girls import BoysAndGirls
from plangen.check.numbers.one_value import OneValue

if TYPE_CHECKING:
    from plangen.check.rule import Rule

RULES: tuple[type[Rule], ...] = (OneValue, BoysAndGirls)
