from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from plangen.compose.choosing import Chooser
from plangen.model.dossier import Dossier

BASE = {"文种": "学困生转化计划", "学校": "向阳小学", "班级": "四年级（1）班", "教师": "李老师"}


def chooser(**changes: object) -> Chooser:
    return Chooser(Dossier.model_validate(BASE | changes))


def numbers(found: Chooser) -> list[int]:
    return [found.number(f"措施 {i}") % 2 for i in range(40)]


def test_the_same_dossier_always_chooses_alike() -> None:
    assert numbers(chooser()) == numbers(chooser())


@pytest.mark.parametrize(
    "change",
    [{"班级": "四年级（2）班"}, {"教师": "王老师"}, {"学校": "东风小学"}, {"学科": "语文"}],
)
def test_another_class_chooses_differently(change: dict[str, str]) -> None:
    assert numbers(chooser(**change)) != numbers(chooser())


@pytest.mark.parametrize(
    "change",
    [{"学生情况": {"人数": "31"}}, {"日期": "2026-09-08"}, {"周数": "20"}],
    ids=["class-size", "date", "weeks"],
)
def test_correcting_a_figure_does_not_rewrite_the_text(change: dict[str, object]) -> None:
    assert numbers(chooser(**change)) == numbers(chooser())


@settings(deadline=None)
@given(key=st.text(max_size=12), count=st.integers(1, 5), turn=st.integers(0, 9))
def test_one_of_the_options_is_picked(key: str, count: int, turn: int) -> None:
    assert chooser().pick(key, range(count), turn) in range(count)


@given(key=st.text(max_size=12))
def test_successive_turns_go_through_all_options(key: str) -> None:
    found = chooser()
    assert {found.pick(key, "甲乙丙", turn) for turn in range(3)} == set("甲乙丙")


def test_different_keys_of_one_dossier_do_not_all_pick_the_same() -> None:
    assert set(numbers(chooser())) == {0, 1}
