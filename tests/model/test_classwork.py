"""班级工作, 奖励, 分组, 小组 and 辅导 as they are read."""

from __future__ import annotations

import pytest
from pydantic_core import PydanticCustomError

from plangen.model.classwork import read_month
from plangen.model.grouping import read_level

from .reading import class_dossier


@pytest.mark.parametrize(
    ("text", "month"),
    [("9月", 9), ("九月", 9), ("10", 10), ("十一月份", 11), ("12月", 12), ("１月", 1)],
)
def test_a_month_is_read_however_it_is_written(text: str, month: int) -> None:
    assert read_month(text) == month


@pytest.mark.parametrize("text", ["", "0月", "13月", "九月中旬", "-1", "第9周"])
def test_what_is_no_month_is_refused(text: str) -> None:
    with pytest.raises(PydanticCustomError, match="不是月份"):
        read_month(text)


@pytest.mark.parametrize(("text", "level"), [("优", "优"), ("中等生", "中"), ("学困生", "学困")])
def test_a_level_is_read_with_its_other_names(text: str, level: str) -> None:
    assert read_level(text) == level


def test_another_level_is_refused() -> None:
    with pytest.raises(PydanticCustomError, match="不是层次"):
        read_level("差")


def test_a_meeting_nobody_says_anything_of_is_neither_held_nor_missed() -> None:
    dossier, _ = class_dossier(
        "班级工作: {主题班会: [{周次: 3, 主题: 甲}, {周次: 4, 主题: 乙, 完成: 否}]}\n"
    )
    assert [meeting.held for meeting in dossier.class_work.meetings] == [None, False]


def test_a_single_item_may_stand_for_a_list() -> None:
    dossier, _ = class_dossier(
        "奖励: {名称: 进步奖, 标准: 比上月好, 等次: {名称: 一等, 名额: 3}}\n"
    )
    assert dossier.awards[0].tiers[0].places == 3


def test_a_bare_name_is_a_member_without_a_level() -> None:
    dossier, _ = class_dossier("小组: [{名称: 甲组, 成员: [周明, {姓名: 李想, 层次: 中}]}]\n")
    assert [(m.name, m.level) for m in dossier.teams[0].members] == [("周明", None), ("李想", "中")]


def test_members_may_be_written_as_one_text() -> None:
    dossier, _ = class_dossier("小组: [{名称: 甲组, 成员: 周明、李想}]\n")
    assert [m.name for m in dossier.teams[0].members] == ["周明", "李想"]


def test_how_pairs_come_about_may_be_a_bare_text() -> None:
    dossier, _ = class_dossier("结对办法: 同桌结对\n")
    assert dossier.pairing.text == "同桌结对"
    assert not dossier.pairing.voluntary


@pytest.mark.parametrize(
    ("text", "line", "words"),
    [
        ("班级工作: {班委: [{职务: 班长}]}\n", 2, "缺少“姓名”"),
        ("班级工作: {班委: [班长: 周明]}\n", 2, "写在了一行"),
        ("班级工作: {主题班会: [我的小岗位]}\n", 2, "缺少“周次”"),
        ("班级工作: {月安排: [{月份: 开学, 内容: [甲]}]}\n", 2, "不是月份"),
        ("班级工作: {荣誉: [{名称: 文明班级}]}\n", 2, "缺少“日期”"),
        ("班级工作: {关注: {体弱: 几个}}\n", 2, "不是整数"),
        ("班级工作:\n  指标: [{期初: 97%}]\n", 3, "缺少“名称”"),
        ("编组: 一优一中\n", 2, "可以写"),
        ("小组: [{名称: 甲组}]\n", 2, "缺少“成员”"),
        ("小组: [{名称: 甲组, 成员: [{姓名: 周明, 层次: 差}]}]\n", 2, "不是层次"),
        ("辅导: {内容: [退位减法]}\n", 2, "缺少“周次”"),
    ],
)
def test_what_is_wrong_is_told_at_its_line(text: str, line: int, words: str) -> None:
    _, source = class_dossier(text)
    (problem,) = source.problems
    assert problem.line == line
    assert words in problem.message + problem.hint
