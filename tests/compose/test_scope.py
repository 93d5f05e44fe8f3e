"""Documents that speak for a class, a grade or a school (范围) count what they speak for."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from .conftest import DocumentOf, LinesOf

HEAD = """\
学校: 向阳小学
学科: 数学
学生情况:
  人数: 612
  优点: [早读整齐]
  全班成绩: {上学期期末: {实考: 608, 平均分: 78.1, 及格: 560}}
学困生: [{姓名: 许晓, 原因: [作业拖欠不完成]}]
措施: [作业面批]
总结:
  全班成绩: {期末: {实考: 610, 平均分: 79.1, 及格: 580}}
"""
WORDS = {"班级": ("全班", "这个班"), "年级": ("全年级", "本年级"), "学校": ("全校", "本校")}
each_scope = pytest.mark.parametrize("scope", WORDS)


@each_scope
def test_a_plan_counts_what_it_speaks_for(
    document_of: DocumentOf, lines_of: LinesOf, scope: str
) -> None:
    whole, here = WORDS[scope]
    told = "\n".join(lines_of(document_of(f"范围: {scope}\n{HEAD}").blocks))
    assert f"{whole}612人" in told
    assert f"占{whole}的0.2%" in told
    assert f"{here}的长处是早读整齐" in told
    others = {word for words in WORDS.values() for word in words} - {whole, here}
    assert [word for word in others if word in told] == []


@each_scope
def test_a_summary_compares_what_it_speaks_for(
    document_of: DocumentOf, lines_of: LinesOf, scope: str
) -> None:
    whole, _ = WORDS[scope]
    lines = lines_of(document_of(f"范围: {scope}\n{HEAD}", summary=True).blocks)
    assert f"{whole}成绩" in lines
    assert f"{whole}成绩对照" in lines
    others = {words[0] for words in WORDS.values()} - {whole}
    assert [word for word in others if word in "".join(lines)] == []


@each_scope
def test_a_class_teachers_documents_count_what_they_speak_for(
    document_of: DocumentOf, lines_of: LinesOf, scope: str
) -> None:
    whole, here = WORDS[scope]
    text = f"文种: 班主任工作计划\n范围: {scope}\n{HEAD}"
    plan = "\n".join(lines_of(document_of(text).blocks))
    assert f"{whole}612人" in plan
    assert f"{here}的长处是早读整齐" in plan
    assert f"{whole}612人" in "\n".join(lines_of(document_of(text, summary=True).blocks))


@pytest.mark.parametrize(
    ("head", "title"),
    [
        ("范围: 学校\n", "向阳小学数学学困生转化计划"),
        ("范围: 年级\n年级: 五年级\n", "五年级数学学困生转化计划"),
        ("班级: 五年级（2）班\n", "五年级（2）班数学学困生转化计划"),
        ("", "数学学困生转化计划"),
    ],
)
def test_a_title_names_whom_the_document_speaks_for(
    document_of: DocumentOf, head: str, title: str
) -> None:
    assert document_of(head + HEAD).title == title
