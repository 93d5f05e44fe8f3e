"""培优: the pupils who can go further, and the three layers of a class."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal
from typing import TYPE_CHECKING

import pytest

from plangen.facts.talent import Layers

if TYPE_CHECKING:
    from plangen.facts.derive import Facts, TalentFacts

    from .conftest import FactsOf


@pytest.fixture
def facts(facts_of: FactsOf, talent_dossier: str) -> Facts:
    """Return the facts of the sample."""
    return facts_of(talent_dossier)


@pytest.fixture
def talent(facts: Facts) -> TalentFacts:
    """Return what the sample tells of its talents."""
    assert facts.talent is not None
    return facts.talent


def test_without_talents_there_are_no_facts_of_them(facts_of: FactsOf) -> None:
    assert facts_of("学困生: [姓名: 许晓]\n").talent is None


def test_the_middle_is_everybody_who_is_in_neither_list(talent: TalentFacts) -> None:
    assert talent.layers == Layers(ahead=2, middle=37, behind=3)


@pytest.mark.parametrize(
    ("class_part", "middle"),
    [
        ("学生情况: {人数: 40, 学困生人数: 6}\n", 33),
        ("学生情况: {男生: 20, 女生: 20}\n", 39),
        ("", None),
    ],
    ids=["struggling-counted", "size-added-up", "size-unknown"],
)
def test_the_middle_follows_from_what_is_known(
    facts_of: FactsOf, class_part: str, middle: int | None
) -> None:
    found = facts_of(class_part + "培优: {学生: [姓名: 甲]}\n").talent
    assert found is not None
    assert found.layers.middle == middle


def test_talents_are_compared_before_and_after(talent: TalentFacts) -> None:
    moved = {pupil.name: (pupil.change, pupil.reached) for pupil in talent.facts.pupils}
    assert moved == {"沈知言": (Decimal(2), True), "戴明哲": (Decimal(-1), False)}
    assert [pupil.name for pupil in talent.facts.trend.fallen] == ["戴明哲"]


def test_passing_says_nothing_of_a_talent(talent: TalentFacts) -> None:
    assert {(p.passed, p.passed_before) for p in talent.facts.pupils} == {(None, None)}


def test_the_struggling_pupils_are_compared_by_themselves(facts: Facts) -> None:
    assert [pupil.name for pupil in facts.pupils] == ["潘浩宇", "龚铭", "田雨桐"]
    assert [pupil.name for pupil in facts.trend.fallen] == ["龚铭"]


def test_goals_of_talents_take_their_figures_from_the_class(talent: TalentFacts) -> None:
    rate, texts = talent.facts.goals
    assert (rate.count_before, rate.count_target, rate.reached) == (12, 16, False)
    assert (texts.name, texts.reached, texts.gap) == ("投稿篇数", False, Decimal(1))


def test_the_examinations_of_the_class_are_told_with_the_class_alone(
    facts: Facts, talent: TalentFacts
) -> None:
    assert facts.exams.after is not None
    assert talent.facts.exams.before is None
    assert talent.facts.exams.after is None


def test_a_measure_is_for_those_who_name_it_or_for_all(talent: TalentFacts) -> None:
    whom = {m.name: [pupil.name for pupil in m.pupils] for m in talent.facts.measures}
    assert whom == {
        "整本书阅读": ["沈知言", "戴明哲"],
        "习作修改与投稿": ["沈知言"],
        "主编班级小报": ["沈知言", "戴明哲"],
    }


def test_how_measures_were_carried_out_is_told_apart(facts: Facts, talent: TalentFacts) -> None:
    assert [(c.measure.name, c.times) for c in facts.carried] == [
        ("每周课余帮扶", 21),
        ("作业面批", 97),
    ]
    assert [(c.measure.name, c.times) for c in talent.facts.carried] == [
        ("整本书阅读", 5),
        ("习作修改与投稿", 2),
        ("主编班级小报", None),
    ]
    assert len(facts.all_carried) == len(facts.all_measures) == 5


def test_one_schedule_holds_the_measures_of_both_ends(facts: Facts, talent: TalentFacts) -> None:
    both = {task.text for row in talent.schedule.rows for task in row.tasks}
    behind = {task.text for row in facts.schedule.rows for task in row.tasks}
    assert both - behind == {"整本书阅读", "习作修改与投稿", "主编班级小报"}
    assert talent.schedule.standing == facts.schedule.standing


def test_directions_are_known_by_name(talent: TalentFacts) -> None:
    assert talent.directions == {"沈知言": ("习作发表",), "戴明哲": ("整本书阅读",)}


def test_tutoring_is_in_the_order_of_the_weeks_and_has_its_days(facts: Facts) -> None:
    assert [row.weeks.text for row in facts.tutoring_weeks] == ["3", "7～8"]
    assert (facts.tutoring_weeks[1].first, facts.tutoring_weeks[1].last) == (
        dt.date(2026, 10, 12),
        dt.date(2026, 10, 25),
    )


def test_tutoring_without_a_calendar_has_no_days(facts_of: FactsOf) -> None:
    (row,) = facts_of("辅导内容: [{周次: 3, 培优: 甲}]\n").tutoring_weeks
    assert (row.first, row.last, row.talents, row.struggling) == (None, None, "甲", None)
