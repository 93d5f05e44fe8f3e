"""Measures that hold a set which teachers know by a name of its own, such as 四勤."""

from __future__ import annotations

import re

import pytest

from plangen.library.entries import load_library

LIBRARY = load_library()


@pytest.mark.parametrize(
    ("name", "measure", "count"),
    [
        ("六个一", "长期个别化帮扶", 6),
        ("八优先", "八优先", 8),
        ("五定", "活动五定", 5),
        ("四勤", "加强课上关注与管理", 4),
        ("六多", "营造关爱氛围", 6),
        ("三心两信", "关爱尊重不歧视", 5),
        ("四种帮教", "多方帮教", 4),
        ("三种编组", "多样课堂形式", 3),
        ("四人小组", "四人小组组长制", 4),
        ("情绪四法", "消极情绪疏导", 4),
        ("三优先", "增加课堂训练机会", 3),
        ("明理动情导行三步", "明理动情导行", 3),
    ],
)
def test_a_set_is_found_by_its_name_and_has_all_its_members(
    name: str, measure: str, count: int
) -> None:
    found = LIBRARY.measure(name)
    assert found is LIBRARY.measures[measure]
    assert found.set_name == name
    assert len(set(found.members)) == len(found.members) == count


def test_only_these_twelve_measures_are_sets() -> None:
    assert sum(bool(measure.members) for measure in LIBRARY.measures.values()) == 12


def test_each_of_the_six_ones_says_how_often() -> None:
    found = LIBRARY.measure("六个一")
    assert found is not None
    assert all(re.match("每周|每月|全学期", member) for member in found.members)


def test_what_a_set_does_weekly_is_not_shared_among_pupils_in_turn() -> None:
    shared = [
        measure.name
        for measure in LIBRARY.measures.values()
        if measure.one_by_one and any(member.startswith("每周") for member in measure.members)
        if not measure.frequency.startswith("每人")
    ]
    assert shared == []


def test_who_chairs_a_group_of_four_has_held_the_other_three_posts() -> None:
    group = LIBRARY.measures["四人小组组长制"]
    said = [group.brief, group.texts[0].steps]
    assert len(group.members) == 4
    assert all("四个" not in text and re.search("三个.*组长", text) for text in said)


@pytest.mark.parametrize(
    ("name", "word"), [("三种编组", "分组"), ("三优先", "(?=.*答)(?=.*(板演|上台)).*(游戏|玩)")]
)
def test_the_texts_of_a_set_tell_of_what_it_is_made_of(name: str, word: str) -> None:
    found = LIBRARY.measure(name)
    assert found is not None
    assert [text.steps for text in found.texts if not re.search(word, text.steps)] == []


def test_no_text_gives_the_family_a_part_of_what_is_to_be_learned() -> None:
    told = LIBRARY.measures["多方帮教"]
    said = [told.brief, *(line for text in told.texts for line in (text.steps, text.report))]
    assert [line for line in said if re.search("四行|一方来|和家里的事", line)] == []
    assert any("家里不分题目" in line for line in said)


def test_every_member_of_a_set_has_a_name_and_says_what_is_done() -> None:
    members = [member for measure in LIBRARY.measures.values() for member in measure.members]
    assert [m for m in members if not re.fullmatch("[^：]{2,12}：[^。]{6,30}", m)] == []
