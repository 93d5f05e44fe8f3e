from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

if TYPE_CHECKING:
    from plangen.facts.derive import Facts
    from plangen.facts.results import Compared, GoalFacts

    from .conftest import FactsOf


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
    assert (found.count_before, found.count_target, found.count_whole) == (24, 28, None)


@pytest.mark.parametrize(
    ("counts", "told"),
    [
        ("应考: 31, 实考: 30", (None, 28, 31)),
        ("实考: 30", (None, 28, 31)),
        ("应考: 30, 实考: 30", (24, 27, None)),
    ],
)
def test_a_rate_is_translated_for_all_who_should_sit_the_examination(
    facts_of: FactsOf, counts: str, told: tuple[int | None, ...]
) -> None:
    given_text = BEFORE.replace("实考: 31", counts) + "目标: [{指标: 及格率, 目标: 90%}]\n"
    found = goal(facts_of, given_text)
    assert (found.count_before, found.count_target, found.count_whole) == told


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


@pytest.mark.parametrize(
    ("indicator", "baseline", "target", "falling"),
    [
        pytest.param("及格率", "80%", "70%", False, id="pass-rate-written-the-wrong-way-round"),
        pytest.param("低分率", "3%", "5%", True, id="failures-written-the-wrong-way-round"),
        pytest.param("及格人数", "24人", "20人", False, id="number-passed"),
        pytest.param("低分人数", "1人", "2人", True, id="number-of-failures"),
        pytest.param("跳绳", "9次", "3次", True, id="own-indicator-going-down"),
        pytest.param("跳绳", "3次", "9次", False, id="own-indicator-going-up"),
    ],
)
def test_a_known_indicator_has_one_direction_and_others_that_of_their_figures(
    facts_of: FactsOf,
    indicator: str,
    baseline: str,
    target: str,
    falling: bool,  # noqa: FBT001
) -> None:
    text = f"目标: [{{指标: {indicator}, 基线: {baseline}, 目标: {target}}}]\n"
    assert goal(facts_of, text).falling is falling


@pytest.mark.parametrize("indicator", ["每周缺交", "迟到次数", "待合格人数", "错题数"])
def test_what_counts_something_bad_is_to_fall_without_a_baseline_too(
    facts_of: FactsOf,
    indicator: str,
) -> None:
    assert goal(facts_of, f"目标: [{{指标: {indicator}, 目标: 3}}]\n").falling


@pytest.mark.parametrize(
    ("baseline", "steady"),
    [("80%", True), ("80.04%", True), ("79%", False)],
    ids=["equal", "equal-as-printed", "different"],
)
def test_a_target_of_what_there_is_keeps_things_steady(
    facts_of: FactsOf,
    baseline: str,
    steady: bool,  # noqa: FBT001
) -> None:
    text = f"目标: [{{指标: 作业完成率, 基线: {baseline}, 目标: 80%}}]\n"
    assert goal(facts_of, text).steady is steady


def test_a_goal_is_judged_by_the_figures_as_printed(facts_of: FactsOf) -> None:
    passed_28_of_31 = BEFORE + AFTER + "目标: [{指标: 及格率, 目标: 90.3%}]\n"
    assert goal(facts_of, passed_28_of_31).reached is True
    excellent_6_of_31 = BEFORE + AFTER.replace("优秀: 9", "优秀: 6")
    found = goal(facts_of, excellent_6_of_31 + "目标: [{指标: 优秀率, 目标: 19.4%}]\n")
    assert (found.reached, found.gap) == (True, None)


@pytest.mark.parametrize("indicator", ["及格人数", "合格人数"])
def test_a_number_of_pupils_is_an_indicator_too(facts_of: FactsOf, indicator: str) -> None:
    text = BEFORE + AFTER + f"目标: [{{指标: {indicator}, 目标: 29人}}]\n"
    found = goal(facts_of, text)
    assert (found.reached, found.gap) == (False, Decimal(1))
    assert found.baseline is not None
    assert found.baseline.number == 24


@pytest.mark.parametrize(
    "given_goal",
    ["{指标: 平均分, 目标: 80}", "{指标: 及格人数, 目标: 28人}"],
    ids=["points", "pupils"],
)
def test_only_a_percentage_is_translated_into_pupils(facts_of: FactsOf, given_goal: str) -> None:
    assert goal(facts_of, BEFORE + f"目标: [{given_goal}]\n").count_target is None


def test_a_goal_in_another_unit_than_its_result_is_not_judged(facts_of: FactsOf) -> None:
    text = "目标: [{指标: 按时交作业, 目标: 90%}]\n总结: {目标达成: {按时交作业: 28人}}\n"
    assert goal(facts_of, text).reached is None


@pytest.mark.parametrize(
    ("words", "reached"),
    [("已达到", True), ("没有达到", False), ("部分达到", False), ("基本达到", False)],
)
def test_a_goal_reached_in_part_is_not_reached(
    facts_of: FactsOf,
    words: str,
    reached: bool,  # noqa: FBT001
) -> None:
    text = f"目标: [养成预习的习惯]\n总结: {{目标达成: {{养成预习的习惯: {words}}}}}\n"
    assert goal(facts_of, text).reached is reached


def test_a_change_is_the_difference_of_the_figures_as_printed(facts_of: FactsOf) -> None:
    given_text = BEFORE.replace("71.2", "71.25") + AFTER.replace("78.9", "78.94")
    line = compared(facts_of(given_text), "平均分")
    assert (line.shown_before, line.shown_after, line.shown_change) == ("71.3", "78.9", "7.6")


def test_averages_and_rates_show_one_decimal_and_counts_none(facts_of: FactsOf) -> None:
    facts = facts_of(BEFORE.replace("71.2", "71") + AFTER)
    assert compared(facts, "平均分").shown_before == "71.0"
    assert compared(facts, "及格人数").shown_before == "24"


def test_a_fall_is_shown_without_its_sign(facts_of: FactsOf) -> None:
    line = compared(facts_of(BEFORE + AFTER.replace("78.9", "70")), "平均分")
    assert line.change == Decimal("-1.2")
    assert line.shown_change == "1.2"


def test_marks_of_the_whole_class_are_counted_before_and_after(facts_of: FactsOf) -> None:
    facts = facts_of(
        "学生情况: {全班成绩: {上学期期末: {优: 6, 良: 10, 合格: 8, 待合格: 7}}}\n"
        "总结: {全班成绩: {期末: {优: 9, 良: 12, 合格: 7, 待合格: 3}}}\n",
    )
    assert {line.label: line.change for line in facts.exams.counts} == {
        "优": 3,
        "良": 2,
        "合格": -1,
        "待合格": -4,
    }


def test_an_examination_of_which_nothing_is_said_is_none(facts_of: FactsOf) -> None:
    assert facts_of("学生情况: {人数: 31, 全班成绩: {上学期期末: {}}}\n").exams.before is None


@settings(deadline=None, max_examples=60)
@given(
    before=st.decimals(0, 100, places=3),
    after=st.decimals(0, 100, places=3),
)
def test_printed_figures_always_differ_by_the_printed_change(
    facts_of: FactsOf,
    before: Decimal,
    after: Decimal,
) -> None:
    line = compared(
        facts_of(
            {
                "学生情况": {"全班成绩": {"上学期期末": {"平均分": str(before)}}},
                "总结": {"全班成绩": {"期末": {"平均分": str(after)}}},
            }
        ),
        "平均分",
    )
    assert line.shown_before is not None
    assert line.shown_after is not None
    assert line.shown_change is not None
    difference = Decimal(line.shown_after) - Decimal(line.shown_before)
    assert abs(difference) == Decimal(line.shown_change)
