"""What the term brought for the class: rates before and after, goals reached or missed."""

from __future__ import annotations

from decimal import ROUND_CEILING, ROUND_HALF_UP, Decimal
from typing import TYPE_CHECKING

from msgspec import Struct

from plangen.language.patterns import lazy
from plangen.model.dossier import ClassResult, Goal
from plangen.model.examinations import BETTER_HIGH, BETTER_LOW, indicator_value, is_outcome
from plangen.model.values import Quantity

if TYPE_CHECKING:
    from collections.abc import Iterable

    from plangen.model.dossier import Dossier

AVERAGE = "平均分"
PEOPLE = "人"
INDICATORS = (AVERAGE, "及格率", "优秀率", "低分率")
COUNTS = {
    "present": "实考人数",
    "passed": "及格人数",
    "excellent": "优秀人数",
    "low": "低分人数",
    "top_marks": "优",
    "good_marks": "良",
    "pass_marks": "合格",
    "fail_marks": "待合格",
}
UNITS = {"率": "%", "平均分": "分", "人数": "人"}
FEWER_IS_BETTER = lazy("低分|缺交|迟交|拖欠|违纪|错误|错题|迟到|不合格|待合格")
REACHED_WORDS = {
    "达到": True,
    "已达到": True,
    "达成": True,
    "未达到": False,
    "没有达到": False,
    "未达成": False,
    "部分达到": False,
    "基本达到": False,
}


class Examination(Struct, frozen=True):
    """One examination of the whole class: its name, the counts, and the figures that follow.

    ``figures`` maps 平均分 to points and the rates to percent, unrounded; what the data does not
    give is absent.
    """

    name: str
    result: ClassResult
    figures: dict[str, Decimal]


class Compared(Struct, frozen=True):
    """One line of the comparison before and after; a figure that the data lacks is None.

    ``unit`` is that of the figures, ``step`` that of their difference: a change of a rate is in
    percentage points.
    """

    label: str
    before: Decimal | None
    after: Decimal | None
    unit: str
    step: str

    @property
    def shown_before(self) -> str | None:
        """The earlier figure as printed, without its unit."""
        return self._text(self.before)

    @property
    def shown_after(self) -> str | None:
        """The later figure as printed, without its unit."""
        return self._text(self.after)

    @property
    def shown_change(self) -> str | None:
        """The size of the change as printed, without sign and unit."""
        return self._text(abs(self.change)) if self.change is not None else None

    def _text(self, number: Decimal | None) -> str | None:
        """Counts are whole; averages and rates have one decimal, so that columns agree."""
        if number is None:
            return None
        return f"{number:.0f}" if self.unit == PEOPLE else f"{shown(number):f}"

    @property
    def change(self) -> Decimal | None:
        """Later minus earlier figure, as printed.

        Both are rounded first: a reader who subtracts the printed figures must get the printed
        difference.
        """
        if self.before is None or self.after is None:
            return None
        return shown(self.after) - shown(self.before)


class ClassComparison(Struct, frozen=True):
    """The class before and after; either is None where the dossier has no such examination."""

    before: Examination | None
    after: Examination | None

    @property
    def counts(self) -> tuple[Compared, ...]:
        """How many were present, passed, were excellent or low, where either side tells."""
        return self._lines(
            Compared(
                label, self._count(self.before, key), self._count(self.after, key), PEOPLE, PEOPLE
            )
            for key, label in COUNTS.items()
        )

    @property
    def figures(self) -> tuple[Compared, ...]:
        """Average and rates, where either side tells."""
        return self._lines(
            Compared(
                name,
                self._figure(self.before, name),
                self._figure(self.after, name),
                "分" if name == AVERAGE else "%",
                "分" if name == AVERAGE else "个百分点",
            )
            for name in INDICATORS
        )

    @staticmethod
    def _lines(lines: Iterable[Compared]) -> tuple[Compared, ...]:
        return tuple(x for x in lines if x.before is not None or x.after is not None)

    @staticmethod
    def _count(exam: Examination | None, key: str) -> Decimal | None:
        value = getattr(exam.result, key) if exam else None
        return None if value is None else Decimal(value)

    @staticmethod
    def _figure(exam: Examination | None, name: str) -> Decimal | None:
        return exam.figures.get(name) if exam else None


class GoalFacts(Struct, frozen=True):
    """A goal with what is known of it.

    ``count_before`` and ``count_target`` translate a rate into pupils where the class size allows;
    where some were absent, only the target is, of the ``count_whole`` who should have come.
    ``falling`` says that less is better, ``steady`` that the target is what there was.
    ``reached`` is None while nothing shows the result; ``actual`` is the figure or words that do.
    ``gap`` is how far a missed target was missed, in the target's unit. ``written`` is where the
    dossier has the goal.
    """

    written: tuple[str | int, ...]
    text: str | None
    indicator: str | None
    name: str
    baseline: Quantity | None
    target: Quantity | None
    due: str | None
    check: str | None
    count_before: int | None
    count_target: int | None
    count_whole: int | None
    falling: bool
    steady: bool
    actual: Quantity | None
    reached: bool | None
    gap: Decimal | None
    group: str | None

    @property
    def stated(self) -> bool:
        """Whether the goal says what is to be reached."""
        return self.target is not None or self.indicator is None


def shown(number: Decimal) -> Decimal:
    """Round to the one decimal that documents print, half up."""
    return number.quantize(Decimal("0.1"), ROUND_HALF_UP)


def compare_class(dossier: Dossier) -> ClassComparison:
    """Find the first examination before the term's end and the last one at its end."""
    results = dict(dossier.situation.results)
    if dossier.outcome is not None:
        results.update(dossier.outcome.results)
    total = dossier.situation.total
    exams = [
        _examination(name, result, total)
        for name, result in results.items()
        if result != ClassResult()
    ]
    before = next((exam for exam in exams if not is_outcome(exam.name)), None)
    after = next((exam for exam in reversed(exams) if is_outcome(exam.name)), None)
    if after is None and len(exams) > 1:
        after = exams[-1]
    return ClassComparison(before, after)


def _examination(name: str, result: ClassResult, total: int | None) -> Examination:
    if result.enrolled is None and total is not None:
        result = result.model_copy(update={"enrolled": total})
    figures = {
        indicator: value
        for indicator in INDICATORS
        if (value := indicator_value(indicator, result)) is not None
    }
    return Examination(name, result, figures)


def goal_facts(dossier: Dossier, comparison: ClassComparison) -> tuple[GoalFacts, ...]:
    """Gather the goals, and the class's indicators that have a target.

    Baselines and results come from the examinations where these give them.
    """
    reached = dossier.outcome.reached if dossier.outcome else {}
    found = [_goal(goal, comparison, reached, ("目标", i)) for i, goal in enumerate(dossier.goals)]
    for i, each in enumerate(dossier.class_work.indicators):
        if each.target is not None:
            goal = Goal.model_construct(
                indicator=each.name, baseline=each.before, target=each.target, check=each.source
            )
            actual = {each.name: each.after} if each.after is not None else {}
            found.append(_goal(goal, comparison, actual, ("班级工作", "指标", i)))
    return tuple(found)


def _goal(
    goal: Goal,
    comparison: ClassComparison,
    reached: dict[str, Quantity],
    written: tuple[str | int, ...],
) -> GoalFacts:
    name = goal.indicator or ""
    unit = unit_of(name)
    before, after = comparison.before, comparison.after
    baseline = with_unit(goal.baseline, unit or (goal.target.unit if goal.target else ""))
    baseline = baseline or _figure(name, before, unit)
    actual = reached.get(goal.name) or _figure(name, after, unit)
    target = with_unit(goal.target, unit)
    count_before, count_target, count_whole = _counts(name, target, before)
    falling = _falls(goal.name, baseline, target)
    met, gap = _met(target, actual, falling=falling)
    return GoalFacts(
        written=written,
        text=goal.text,
        indicator=goal.indicator,
        name=goal.name,
        baseline=baseline,
        target=target,
        due=goal.due,
        check=goal.check,
        count_before=count_before,
        count_target=count_target,
        count_whole=count_whole,
        falling=falling,
        steady=_is_steady(baseline, target),
        actual=actual,
        reached=met,
        gap=gap,
        group=goal.group,
    )


def unit_of(indicator: str) -> str:
    """Return the unit of an indicator's figures as its name tells it; nothing where it does not."""
    return next((unit for ending, unit in UNITS.items() if indicator.endswith(ending)), "")


def with_unit(figure: Quantity | None, unit: str) -> Quantity | None:
    """Add the unit that a bare figure of this indicator has."""
    if figure is None or figure.number is None or figure.unit or not unit:
        return figure
    return Quantity(f"{figure.text}{unit}", figure.number, unit)


def _counts(
    indicator: str, target: Quantity | None, exam: Examination | None
) -> tuple[int | None, int | None, int | None]:
    """Translate a target rate into pupils: how many there were, and how many there must be.

    Where some were absent these are not of the same pupils, and the second stands with its whole.
    """
    if exam is None or target is None or target.number is None or not target.is_rate:
        return None, None, None
    result = exam.result
    part = {
        "及格率": result.passed,
        "合格率": result.passed,
        "优秀率": result.excellent,
    }.get(indicator)
    if part is None or not result.present:
        return None, None, None
    whole = result.enrolled or result.present
    share = target.number * whole / 100
    wanted = int(share.to_integral_value(ROUND_CEILING))
    return (part, wanted, None) if whole == result.present else (None, wanted, whole)


def _figure(indicator: str, exam: Examination | None, unit: str) -> Quantity | None:
    """Return a known indicator's figure in an examination, where the data gives it."""
    value = indicator_value(indicator, exam.result) if exam else None
    return None if value is None else Quantity("", value, unit)


def _falls(name: str, baseline: Quantity | None, target: Quantity | None) -> bool:
    """Whether the goal is to lower a figure.

    Known indicators have a direction of their own; others take it from the printed numbers, or
    from what they count.
    """
    if name in BETTER_HIGH | BETTER_LOW:
        return name in BETTER_LOW
    if baseline and target and baseline.number is not None and target.number is not None:
        before, wanted = shown(baseline.number), shown(target.number)
        if before != wanted:
            return wanted < before
    return FEWER_IS_BETTER.search(name) is not None


def _is_steady(baseline: Quantity | None, target: Quantity | None) -> bool:
    if not baseline or not target or baseline.number is None or target.number is None:
        return False
    return shown(baseline.number) == shown(target.number)


def _met(
    target: Quantity | None, actual: Quantity | None, *, falling: bool
) -> tuple[bool | None, Decimal | None]:
    """Whether a goal was reached, and by how much it was missed, by the figures as printed."""
    if actual is None:
        return None, None
    if actual.number is None:
        return REACHED_WORDS.get(actual.text), None
    if target is None or target.number is None:
        return None, None
    if actual.unit != target.unit and actual.unit and target.unit:
        return None, None
    wanted, got = shown(target.number), shown(actual.number)
    missing = got - wanted if falling else wanted - got
    return missing <= 0, missing if missing > 0 else None
