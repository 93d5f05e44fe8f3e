"""G 原因、措施与目标: causes answered, measures that can be done, results shown."""

from __future__ import annotations

from typing import TYPE_CHECKING

from plangen.checker.coverage.agreeing_measures import AgreeingMeasures
from plangen.checker.coverage.answered_causes import AnsweredCauses
from plangen.checker.coverage.clear_types import ClearTypes
from plangen.checker.coverage.distinct_measures import DistinctMeasures
from plangen.checker.coverage.kept_slogans import KeptSlogans
from plangen.checker.coverage.measurable_goals import MeasurableGoals
from plangen.checker.coverage.needed_measures import NeededMeasures
from plangen.checker.coverage.proved_results import ProvedResults
from plangen.checker.coverage.shown_data import ShownData
from plangen.checker.coverage.workable_measures import WorkableMeasures

if TYPE_CHECKING:
    from plangen.checker.rule import Rule

RULES: tuple[type[Rule], ...] = (
    AnsweredCauses,
    NeededMeasures,
    MeasurableGoals,
    AgreeingMeasures,
    DistinctMeasures,
    WorkableMeasures,
    ProvedResults,
    ShownData,
    KeptSlogans,
    ClearTypes,
)
