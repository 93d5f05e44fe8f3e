"""Which charts the data carry: pupils by band, rates against their goals, each pupil's change.

A chart shows the figures that the text prints, rounded as they are printed there.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct

from plangen.facts.results import shown

if TYPE_CHECKING:
    from collections.abc import Iterable
    from decimal import Decimal

    from plangen.facts.derive import Facts
    from plangen.facts.people import PupilFacts
    from plangen.facts.results import GoalFacts
    from plangen.model.dossier import ClassResult, Dossier
    from plangen.model.values import Quantity

CHARTED_RATES = ("及格率", "合格率", "优秀率")
FEWEST_PUPILS = 3
FEWEST_ALIKE = 2


class Band(Struct, frozen=True):
    """How many pupils of the class were in one band of results, before and after."""

    name: str
    before: int
    after: int


class Bands(Struct, frozen=True):
    """The class by bands in two examinations; ``failing`` counts all who did not pass."""

    before: str
    after: str
    in_marks: bool
    rows: tuple[Band, ...]
    failing: Band


class RateAgainstGoal(Struct, frozen=True):
    """A rate of the class in percent, as printed: before, as the goal had it, and after."""

    name: str
    before: Decimal
    target: Decimal
    after: Decimal


class Charts(Struct, frozen=True):
    """The charts of a summary; what the data do not carry is None or empty.

    ``pupils`` and ``talents`` are those with two results in points, at least three of them.
    A rate that is a goal of 培优 is shown with the class's, unless the class has none to show.
    """

    bands: Bands | None = None
    rates: tuple[RateAgainstGoal, ...] = ()
    talent_rates: tuple[RateAgainstGoal, ...] = ()
    pupils: tuple[PupilFacts, ...] = ()
    talents: tuple[PupilFacts, ...] = ()

    @property
    def risen_most(self) -> tuple[PupilFacts, ...]:
        """The one or two ``pupils`` who gained most points; nobody where more gained as many."""
        return _risen_most(self.pupils)

    @property
    def talents_risen_most(self) -> tuple[PupilFacts, ...]:
        """The one or two ``talents`` who gained most points."""
        return _risen_most(self.talents)


def charts_of(dossier: Dossier, facts: Facts) -> Charts:
    """Find the charts that the data carry; none where the dossier does not ask for any."""
    return possible_charts(facts) if dossier.charts else Charts()


def possible_charts(facts: Facts) -> Charts:
    """Find the charts that the data carry, asked for or not."""
    talent = facts.talent.facts if facts.talent else None
    rates = _rates(facts.goals)
    others = _rates(talent.goals) if talent else ()
    named = [rate.name for rate in rates]
    return Charts(
        bands=_bands(facts),
        rates=(*rates, *(rate for rate in others if rate.name not in named)) if rates else (),
        talent_rates=() if rates else others,
        pupils=twice_measured(facts.pupils),
        talents=twice_measured(talent.pupils) if talent else (),
    )


def twice_measured(pupils: Iterable[PupilFacts]) -> tuple[PupilFacts, ...]:
    """Return the pupils with two results in points, if there are three or more."""
    found = in_points(pupils)
    return found if len(found) >= FEWEST_PUPILS else ()


def in_points(pupils: Iterable[PupilFacts]) -> tuple[PupilFacts, ...]:
    """Return the pupils whose results before and after are in points; marks have no distance."""
    return tuple(
        pupil
        for pupil in pupils
        if pupil.before is not None
        and pupil.after is not None
        and pupil.before.points is not None
        and pupil.after.points is not None
    )


def _risen_most(pupils: tuple[PupilFacts, ...]) -> tuple[PupilFacts, ...]:
    changes = [pupil.change for pupil in pupils if pupil.change is not None]
    most = max(changes, default=0)
    found = tuple(pupil for pupil in pupils if most > 0 and pupil.change == most)
    return found if len(found) <= FEWEST_ALIKE else ()


def _bands(facts: Facts) -> Bands | None:
    before, after = facts.exams.before, facts.exams.after
    if before is None or after is None:
        return None
    names, in_marks = (before.name, after.name), True
    found = _counted(_mark_bands(before.result), _mark_bands(after.result))
    if not found:
        in_marks = False
        apart = all(_low_apart(exam.result) for exam in (before, after))
        found = _counted(
            _point_bands(before.result, low_apart=apart),
            _point_bands(after.result, low_apart=apart),
        )
    if not found:
        return None
    failing = found[len(found) - 1 :] if in_marks else found[2:]
    return Bands(
        *names,
        in_marks=in_marks,
        rows=found,
        failing=Band(
            "待合格" if in_marks else "不及格",
            sum(band.before for band in failing),
            sum(band.after for band in failing),
        ),
    )


def _counted(before: dict[str, int], after: dict[str, int]) -> tuple[Band, ...]:
    if not before or before.keys() != after.keys():
        return ()
    return tuple(Band(name, count, after[name]) for name, count in before.items())


def _mark_bands(result: ClassResult) -> dict[str, int]:
    """Count pupils by mark; nothing unless all four marks are given."""
    counts = {
        "优": result.top_marks,
        "良": result.good_marks,
        "合格": result.pass_marks,
        "待合格": result.fail_marks,
    }
    found = {name: count for name, count in counts.items() if count is not None}
    return found if len(found) == len(counts) else {}


def _point_bands(result: ClassResult, *, low_apart: bool) -> dict[str, int]:
    """Count pupils by band of points, the best first; nothing where a count is missing."""
    if result.present is None or result.passed is None or result.excellent is None:
        return {}
    failed = result.present - result.passed
    found = {"优秀": result.excellent, "及格未到优秀": result.passed - result.excellent}
    if low_apart and result.low is not None:
        return {**found, "不及格未到低分": failed - result.low, "低分": result.low}
    return {**found, "不及格": failed}


def _low_apart(result: ClassResult) -> bool:
    """Whether the low results are known to be a part of those who failed."""
    if result.low is None or result.present is None or result.passed is None:
        return False
    return result.low <= result.present - result.passed


def _rates(goals: Iterable[GoalFacts]) -> tuple[RateAgainstGoal, ...]:
    found: dict[str, RateAgainstGoal] = {}
    for goal in goals:
        before, target, after = map(_percent, (goal.baseline, goal.target, goal.actual))
        if goal.name not in CHARTED_RATES or goal.name in found:
            continue
        if before is not None and target is not None and after is not None:
            found[goal.name] = RateAgainstGoal(goal.name, before, target, after)
    return tuple(found.values())


def _percent(figure: Quantity | None) -> Decimal | None:
    """Return a rate as printed: as typed, or with the one decimal that derived rates have."""
    if figure is None or figure.number is None or not figure.is_rate:
        return None
    return figure.number if figure.text else shown(figure.number)
