from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

if TYPE_CHECKING:
    from plangen.facts.people import PupilFacts

    from .conftest import FactsOf


def pupil_with(facts_of: FactsOf, text: str, full_marks: int = 100) -> PupilFacts:
    return facts_of(f"满分: {full_marks}\n学困生:\n  - {{姓名: 许晓, {text}}}\n").pupils[0]


@pytest.mark.parametrize(
    ("given_counts", "expected"),
    [
        pytest.param("{人数: 31, 男生: 18, 女生: 13}", (31, 18, 13), id="all-given"),
        pytest.param("{男生: 18, 女生: 13}", (31, 18, 13), id="total-implied"),
        pytest.param("{人数: 31, 男生: 18}", (31, 18, 13), id="girls-implied"),
        pytest.param("{人数: 31, 女生: 13}", (31, 18, 13), id="boys-implied"),
        pytest.param("{人数: 31}", (31, None, None), id="only-the-total"),
        pytest.param("{男生: 18}", (None, 18, None), id="only-the-boys"),
    ],
)
def test_the_third_of_three_counts_follows_from_the_other_two(
    facts_of: FactsOf,
    given_counts: str,
    expected: tuple[int | None, ...],
) -> None:
    size = facts_of(f"学生情况: {given_counts}\n").size
    assert (size.total, size.boys, size.girls) == expected


def test_listed_pupils_are_counted(facts_of: FactsOf) -> None:
    size = facts_of("学困生:\n  - {姓名: 许晓, 性别: 男}\n  - {姓名: 马小雨, 性别: 女}\n").size
    assert (size.struggling, size.struggling_boys, size.struggling_girls) == (2, 1, 1)


def test_boys_and_girls_are_not_counted_while_one_sex_is_missing(facts_of: FactsOf) -> None:
    size = facts_of("学困生:\n  - {姓名: 许晓, 性别: 男}\n  - {姓名: 马小雨}\n").size
    assert (size.struggling_boys, size.struggling_girls) == (None, None)


def test_without_a_list_the_number_given_stands(facts_of: FactsOf) -> None:
    assert facts_of("学生情况: {学困生人数: 7}\n").size.struggling == 7


def test_a_change_is_the_later_result_less_the_earlier(facts_of: FactsOf) -> None:
    assert pupil_with(facts_of, "成绩: {上学期期末: 52, 期末: 68}").change == 16


def test_a_fall_is_a_negative_change(facts_of: FactsOf) -> None:
    assert pupil_with(facts_of, "成绩: {上学期期末: 49, 期末: 47}").change == -2


@pytest.mark.parametrize("absence", ["缺考", "病假", "免", "-"])
def test_who_was_absent_has_no_change(facts_of: FactsOf, absence: str) -> None:
    pupil = pupil_with(facts_of, f"成绩: {{上学期期末: 52, 期末: {absence}}}")
    assert pupil.change is None
    assert pupil.passed is None


def test_a_missing_result_is_not_a_zero(facts_of: FactsOf) -> None:
    pupil = pupil_with(facts_of, "成绩: {上学期期末: 52}")
    assert pupil.after is None
    assert pupil.change is None


def test_results_in_between_do_not_count_for_the_change(facts_of: FactsOf) -> None:
    pupil = pupil_with(facts_of, "成绩: {上学期期末: 52, 课堂观察: 90, 期末: 68}")
    assert pupil.change == 16


@pytest.mark.parametrize(
    ("before", "after", "steps"),
    [("待合格", "合格", 1), ("合格", "优", 2), ("良", "良", 0), ("优", "待合格", -3)],
)
def test_marks_change_in_steps(facts_of: FactsOf, before: str, after: str, steps: int) -> None:
    pupil = pupil_with(facts_of, f"成绩: {{上学期期末: {before}, 期末: {after}}}")
    assert (pupil.steps, pupil.change) == (steps, None)


def test_points_and_marks_are_not_compared(facts_of: FactsOf) -> None:
    pupil = pupil_with(facts_of, "成绩: {上学期期末: 52, 期末: 合格}")
    assert (pupil.change, pupil.steps) == (None, None)


def test_pupils_are_sorted_by_how_their_results_moved(facts_of: FactsOf) -> None:
    scores = {
        "升分": "{上学期期末: 52, 期末: 68}",
        "升等": "{上学期期末: 合格, 期末: 良}",
        "持平": "{上学期期末: 52, 期末: 52}",
        "同等": "{上学期期末: 良, 期末: 良}",
        "降分": "{上学期期末: 52, 期末: 51.5}",
        "降等": "{上学期期末: 优, 期末: 良}",
        "缺考": "{上学期期末: 52, 期末: 缺考}",
        "没有": "{}",
    }
    lines = [f"  - {{姓名: {name}, 成绩: {given}}}" for name, given in scores.items()]
    trend = facts_of("学困生:\n" + "\n".join(lines) + "\n").trend
    groups = (trend.risen, trend.same, trend.fallen, trend.unknown)
    assert [[pupil.name for pupil in group] for group in groups] == [
        ["升分", "升等"],
        ["持平", "同等"],
        ["降分", "降等"],
        ["缺考", "没有"],
    ]


@pytest.mark.parametrize(
    ("result", "full_marks", "passed"),
    [
        pytest.param("60", 100, True, id="exactly-the-pass-mark"),
        pytest.param("59.5", 100, False, id="half-a-point-short"),
        pytest.param("72", 120, True, id="pass-of-120"),
        pytest.param("71", 120, False, id="fail-of-120"),
        pytest.param("合格", 100, True, id="mark-passed"),
        pytest.param("待合格", 100, False, id="mark-not-passed"),
    ],
)
def test_a_pass_is_sixty_percent_of_full_marks_or_a_passing_mark(
    facts_of: FactsOf,
    result: str,
    full_marks: int,
    passed: bool,  # noqa: FBT001
) -> None:
    pupil = pupil_with(facts_of, f"成绩: {{期末: {result}}}", full_marks)
    assert pupil.passed is passed


def test_a_target_met_exactly_is_reached(facts_of: FactsOf) -> None:
    pupil = pupil_with(facts_of, "成绩: {期末: 65}, 目标: 65")
    assert (pupil.reached, pupil.missing_to_target) == (True, None)


def test_a_target_missed_says_by_how_much(facts_of: FactsOf) -> None:
    pupil = pupil_with(facts_of, "成绩: {期末: 61.5}, 目标: 65")
    assert (pupil.reached, pupil.missing_to_target) == (False, Decimal("3.5"))


def test_a_target_without_a_result_is_neither_reached_nor_missed(facts_of: FactsOf) -> None:
    assert pupil_with(facts_of, "成绩: {上学期期末: 52}, 目标: 65").reached is None


@pytest.mark.parametrize(
    ("after", "reached"),
    [("优", True), ("良", True), ("合格", False), ("待合格", False)],
)
def test_a_target_in_marks_is_reached_by_this_mark_or_a_better_one(
    facts_of: FactsOf,
    after: str,
    reached: bool,  # noqa: FBT001
) -> None:
    assert pupil_with(facts_of, f"成绩: {{期末: {after}}}, 目标: 良").reached is reached


def test_columns_keep_the_order_of_time_in_which_they_are_written(facts_of: FactsOf) -> None:
    facts = facts_of(
        "学困生:\n  - {姓名: 许晓, 成绩: {上学期期末: 52, 课堂观察: 60, 期末: 68}}\n"
        "  - {姓名: 马小雨, 成绩: {上学期期末: 49, 期末: 47}}\n",
    )
    assert facts.columns == ("上学期期末", "课堂观察", "期末")


def test_a_column_that_only_a_later_pupil_has_keeps_its_place_in_time(facts_of: FactsOf) -> None:
    facts = facts_of(
        "学困生:\n  - {姓名: 许晓, 成绩: {上学期期末: 52, 期末: 68}}\n"
        "  - {姓名: 马小雨, 成绩: {上学期期末: 49, 课堂观察: 60, 期末: 47}}\n",
    )
    assert facts.columns == ("上学期期末", "课堂观察", "期末")


@settings(deadline=None, max_examples=50)
@given(before=st.integers(0, 1000), after=st.integers(0, 1000), target=st.integers(0, 1000))
def test_change_and_target_agree_with_the_results(
    facts_of: FactsOf,
    before: int,
    after: int,
    target: int,
) -> None:
    pupil = facts_of(
        {
            "满分": "1000",
            "学困生": [
                {
                    "姓名": "许晓",
                    "目标": str(target),
                    "成绩": {"上学期期末": str(before), "期末": str(after)},
                }
            ],
        }
    ).pupils[0]
    assert pupil.change == after - before
    assert pupil.reached is (after >= target)
    assert (pupil.missing_to_target or 0) == max(0, target - after)


@pytest.mark.parametrize(
    ("target", "after", "reached"),
    [
        ("优秀", "优", True),
        ("优秀", "良", False),
        ("及格", "合格", True),
        ("及格", "待合格", False),
        ("及格", "60", True),
        ("合格", "59", False),
    ],
)
def test_a_target_in_other_words_for_a_mark_is_judged(
    facts_of: FactsOf,
    target: str,
    after: str,
    reached: bool,  # noqa: FBT001
) -> None:
    assert pupil_with(facts_of, f"成绩: {{期末: {after}}}, 目标: {target}").reached is reached


@pytest.mark.parametrize("target", ["优秀", "尽力就好"])
def test_a_target_that_points_cannot_show_is_not_judged(facts_of: FactsOf, target: str) -> None:
    assert pupil_with(facts_of, f"成绩: {{期末: 88}}, 目标: {target}").reached is None


@pytest.mark.parametrize("column", ["期末", "本学期期末", "本学期末", "学年末"])
def test_the_result_at_this_terms_end_is_never_a_starting_point(
    facts_of: FactsOf,
    column: str,
) -> None:
    pupil = pupil_with(facts_of, f"成绩: {{{column}: 68}}")
    assert pupil.before is None
    assert pupil.after is not None


def test_without_a_result_at_the_end_the_last_of_several_columns_is_compared(
    facts_of: FactsOf,
) -> None:
    assert pupil_with(facts_of, "成绩: {摸底: 52, 课堂观察: 60}").change == 8


def test_a_single_result_is_compared_with_nothing(facts_of: FactsOf) -> None:
    pupil = pupil_with(facts_of, "成绩: {摸底: 52}")
    assert pupil.before is not None
    assert pupil.after is None


def test_several_helpers_are_one_phrase(facts_of: FactsOf) -> None:
    assert pupil_with(facts_of, "结对: [周明, 高天]").helper == "周明、高天"
