from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from plangen.facts.derive import Facts

if TYPE_CHECKING:
    from plangen.facts.results import Compared, GoalFacts

FactsOf = Callable[[str | dict[str, Any]], Facts]

BEFORE = (
    "学生情况: {人数: 31, 全班成绩: {上学期期末: {实考: 31, 平均分: 71.2, 及格: 24, 优秀: 6}}}\n"
)
AFTER = "总结: {全班成绩: {期末: {实考: 31, 平均分: 78.9, 及格: 28, 优秀: 9, 低分: 1}}}\n"


def compared(facts: Facts, label: str) -> Compared:
    exams = facts.exams
    return next(line for line in (*exams.counts, *exams.figures) if line.label == label)


def goal(facts_of: FactsOf, text: str) -> GoalFacts:
    return facts_of(text).goals[0]


@pytest.mark.parametrize(
    ("indicator", "value"),
    [("及格率", "77.4"), ("优秀率", "19.4"), ("平均分", "71.2")],
)
def test_a_rate_is_the_share_of_those_present(
    facts_of: FactsOf,
    indicator: str,
    value: str,
) -> None:
    exam = facts_of(BEFORE).exams.before
    assert exam is not None
    assert round(exam.figures[indicator], 1) == Decimal(value)


def test_a_rate_without_its_count_is_absent(facts_of: FactsOf) -> None:
    exam = facts_of(BEFORE).exams.before
    assert exam is not None
    assert "低分率" not in exam.figures


def test_a_rate_without_the_number_present_is_absent(facts_of: FactsOf) -> None:
    exam = facts_of("学生情况: {全班成绩: {上学期期末: {及格: 24}}}\n").exams.before
    assert exam is not None
    assert exam.figures == {}


def test_nobody_present_makes_no_rate(facts_of: FactsOf) -> None:
    exam = facts_of("学生情况: {全班成绩: {上学期期末: {实考: 0, 及格: 0}}}\n").exams.before
    assert exam is not None
    assert exam.figures == {}


def test_those_expected_are_the_whole_class_unless_the_dossier_says_otherwise(
    facts_of: FactsOf,
) -> None:
    exam = facts_of("学生情况: {人数: 31, 全班成绩: {上学期期末: {实考: 29}}}\n").exams.before
    assert exam is not None
    assert exam.result.enrolled == 31


def test_the_change_of_a_rate_is_in_percentage_points(facts_of: FactsOf) -> None:
    line = compared(facts_of(BEFORE + AFTER), "及格率")
    assert line.change is not None
    assert round(line.change, 1) == Decimal("12.9")
    assert (line.unit, line.step) == ("%", "个百分点")


def test_the_change_of_an_average_is_in_points(facts_of: FactsOf) -> None:
    line = compared(facts_of(BEFORE + AFTER), "平均分")
    assert (line.change, line.step) == (Decimal("7.7"), "分")


def test_the_change_of_a_count_is_in_pupils(facts_of: FactsOf) -> None:
    line = compared(facts_of(BEFORE + AFTER), "及格人数")
    assert (line.change, line.step) == (Decimal(4), "人")


def test_a_fall_is_a_negative_change(facts_of: FactsOf) -> None:
    facts = facts_of(BEFORE + "总结: {全班成绩: {期末: {实考: 31, 及格: 20}}}\n")
    change = compared(facts, "及格率").change
    assert change is not None
    assert change < 0


def test_a_figure_missing_on_one_side_has_no_change(facts_of: FactsOf) -> None:
    line = compared(facts_of(BEFORE + AFTER), "低分率")
    assert line.before is None
    assert line.after is not None
    assert line.change is None


def test_a_figure_missing_on_both_sides_is_not_compared(facts_of: FactsOf) -> None:
    facts = facts_of(BEFORE + "总结: {全班成绩: {期末: {实考: 31, 及格: 20}}}\n")
    assert "低分率" not in [line.label for line in facts.exams.figures]


@pytest.mark.parametrize(
    "text",
    ["班级: 四年级（1）班\n", BEFORE, AFTER],
    ids=["no-results", "only-before", "only-after"],
)
def test_without_two_examinations_nothing_changes(facts_of: FactsOf, text: str) -> None:
    exams = facts_of(text).exams
    assert {line.change for line in (*exams.counts, *exams.figures)} <= {None}


def test_a_result_at_the_end_of_the_term_is_no_starting_point(facts_of: FactsOf) -> None:
    exams = facts_of(AFTER).exams
    assert exams.before is None
    assert exams.after is not None
    assert exams.after.name == "期末"


@settings(deadline=None, max_examples=50)
@given(present=st.integers(1, 60), data=st.data())
def test_every_rate_lies_between_nothing_and_all(
    facts_of: FactsOf,
    present: int,
    data: st.DataObject,
) -> None:
    passed = data.draw(st.integers(0, present))
    result = {"实考": str(present), "及格": str(passed)}
    exam = facts_of({"学生情况": {"全班成绩": {"上学期期末": result}}}).exams.before
    assert exam is not None
    assert 0 <= exam.figures["及格率"] <= 100
    assert abs(exam.figures["及格率"] * present - 100 * passed) < Decimal("1e-9")


def test_a_baseline_comes_from_the_examination_where_the_goal_gives_none(
    facts_of: FactsOf,
) -> None:
    found = goal(facts_of, BEFORE + "目标: [{指标: 及格率, 目标: 92%}]\n")
    assert found.baseline is not None
    assert found.baseline.number is not None
    assert round(found.baseline.number, 1) == Decimal("77.4")


def test_a_rate_is_translated_into_pupils(facts_of: FactsOf) -> None:
    found = goal(facts_of, BEFORE + "目标: [{指标: 及格率, 目标: 90%}]\n")
    assert (found.count_before, found.count_target) == (24, 28)


@pytest.mark.parametrize(
    ("target", "reached", "gap"),
    [
        pytest.param("90%", True, None, id="surpassed"),
        pytest.param("92%", False, "1.7", id="missed"),
    ],
)
def test_a_rate_reaches_its_target_or_misses_it_by_percentage_points(
    facts_of: FactsOf,
    target: str,
    reached: bool,  # noqa: FBT001
    gap: str | None,
) -> None:
    found = goal(facts_of, BEFORE + AFTER + f"目标: [{{指标: 及格率, 目标: {target}}}]\n")
    assert found.reached is reached
    assert (found.gap and round(found.gap, 1)) == (gap and Decimal(gap))


@pytest.mark.parametrize("name", ["及格率", "合格率"])
def test_the_pass_rate_is_known_under_both_names(facts_of: FactsOf, name: str) -> None:
    found = goal(facts_of, BEFORE + AFTER + f"目标: [{{指标: {name}, 目标: 90%}}]\n")
    assert found.reached is True


@pytest.mark.parametrize(
    ("target", "reached"),
    [("5%", True), ("3%", False)],
    ids=["few-enough", "too-many"],
)
def test_a_rate_of_failures_reaches_its_target_from_above(
    facts_of: FactsOf,
    target: str,
    reached: bool,  # noqa: FBT001
) -> None:
    found = goal(facts_of, BEFORE + AFTER + f"目标: [{{指标: 低分率, 目标: {target}}}]\n")
    assert found.reached is reached


def test_an_average_reaches_its_target_in_points(facts_of: FactsOf) -> None:
    found = goal(facts_of, BEFORE + AFTER + "目标: [{指标: 平均分, 目标: 80分}]\n")
    assert (found.reached, found.gap) == (False, Decimal("1.1"))


def test_a_target_of_an_average_may_be_written_without_its_unit(facts_of: FactsOf) -> None:
    found = goal(facts_of, BEFORE + AFTER + "目标: [{指标: 平均分, 目标: 80}]\n")
    assert (found.reached, found.gap) == (False, Decimal("1.1"))


def test_a_target_of_at_least_so_much_is_reached_by_exactly_so_much(facts_of: FactsOf) -> None:
    text = "目标: [{指标: 作业完成率, 目标: 95%以上}]\n总结: {目标达成: {作业完成率: 95%}}\n"
    assert goal(facts_of, text).reached is True


def test_a_goal_without_a_result_is_neither_reached_nor_missed(facts_of: FactsOf) -> None:
    found = goal(facts_of, BEFORE + "目标: [{指标: 及格率, 目标: 92%}]\n")
    assert (found.reached, found.actual, found.gap) == (None, None, None)


def test_an_indicator_of_ones_own_is_measured_by_what_the_summary_says(facts_of: FactsOf) -> None:
    text = (
        "目标: [{指标: 作业按时完成率, 基线: 70%, 目标: 90%}]\n"
        "总结: {目标达成: {作业按时完成率: 86%}}\n"
    )
    found = goal(facts_of, text)
    assert (found.reached, found.gap) == (False, Decimal(4))


def test_a_target_below_its_baseline_is_reached_by_falling(facts_of: FactsOf) -> None:
    text = "目标: [{指标: 每周缺交, 基线: 9次, 目标: 3次}]\n总结: {目标达成: {每周缺交: 2次}}\n"
    assert goal(facts_of, text).reached is True


@pytest.mark.parametrize(
    ("words", "reached"),
    [("达到", True), ("未达到", False), ("多数人做到", None)],
)
def test_a_goal_in_words_is_judged_only_by_plain_words(
    facts_of: FactsOf,
    words: str,
    reached: bool | None,  # noqa: FBT001
) -> None:
    text = f"目标: [养成预习的习惯]\n总结: {{目标达成: {{养成预习的习惯: {words}}}}}\n"
    found = goal(facts_of, text)
    assert found.reached is reached
    assert found.actual is not None
