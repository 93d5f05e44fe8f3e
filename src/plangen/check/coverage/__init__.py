"""G 原因、措施与目标: causes answered, measures that can be done, results shown."""

from __future__ import annotations

from typing import TYPE_CHECKING

from plangen.check.coverage.agreeing_measures import AgreeingMeasures
from plangen.check.coverage.answered_causes import AnsweredCauses
from plangen.check.coverage.clear_types import ClearTypes
from plangen.check.coverage.distinct_measures import DistinctMeasures
from plangen.check.coverage.kept_slogans import KeptSlogans
from plangen.check.coverage.measurable_goals import MeasurableGoals
from plangen.check.coverage.needed_measures import NeededMeasures
from plangen.check.coverage.proved_results import ProvedResults
from plangen.check.coverage.shown_data import ShownData
from plangen.check.coverage.workable_measures import WorkableMeasures

if TYPE_CHECKING:
    from plangen.check.rule import Rule

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
