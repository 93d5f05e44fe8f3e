"""辅导 that contradicts the list and the term, or takes what it may not take."""

from __future__ import annotations

import pytest

from .reading import class_problems, only

PUPILS = "学困生: [{姓名: 许晓}, {姓名: 马小雨}]\n"


def test_tutoring_that_agrees_is_left_alone() -> None:
    text = """\
周数: 21
辅导:
  时间: 周二、周四课后服务第一节
  地点: 本班教室
  形式: 小组辅导，不收费，不上新课
  内容:
    - {周次: 2, 内容: 退位减法, 学生: [许晓]}
    - {周次: 21, 内容: 复习国庆节前学的口诀}
"""
    assert class_problems(PUPILS + text) == []


def test_a_stranger_is_told() -> None:
    text = "辅导:\n  内容:\n    - {周次: 2, 内容: 甲, 学生: [许晓, 周明]}\n"
    problem = only(class_problems(PUPILS + text))
    assert problem.line == 5
    assert problem.message == "辅导的“周明”不在学困生名单里"


def test_a_week_outside_the_term_is_told() -> None:
    problem = only(class_problems("周数: 21\n辅导: {内容: [{周次: 22, 内容: 甲}]}\n"))
    assert "第 22 周不在本学期 21 周（第 2 行）之内" in problem.message


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("辅导:\n  时间: 周六上午\n", 3),
        ("辅导:\n  时间: 每天晚自习\n", 3),
        ("辅导:\n  形式: 寒假集中辅导\n", 3),
        ("辅导:\n  内容:\n    - {周次: 2, 内容: 甲, 时间: 周日}\n", 4),
    ],
    ids=["saturday", "evening", "holiday", "single-session"],
)
def test_free_time_is_refused_with_the_law(text: str, line: int) -> None:
    problem = only(class_problems(text))
    assert problem.line == line
    assert "《未成年人保护法》第33条" in problem.message


def test_a_fee_is_refused_with_the_rule() -> None:
    problem = only(class_problems("辅导:\n  形式: 小组辅导，每人每次10元\n"))
    assert "教师〔2018〕18号" in problem.message


def test_new_lessons_are_refused_with_the_rule() -> None:
    problem = only(class_problems("辅导: {内容: [{周次: 2, 内容: 提前上新课}]}\n"))
    assert "四部门关于课后服务的通知（2023年12月27日）" in problem.message
