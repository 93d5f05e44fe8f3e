"""学困生辅导计划: who is tutored in what, and in which week."""

from __future__ import annotations

from typing import TYPE_CHECKING

from plangen.document.tree import Table

from .printed import cells, titles

if TYPE_CHECKING:
    from .conftest import DocumentOf, SectionOf, TableOf, TextOf


TERM = "开学日期: 2026-09-01\n周数: 21\n"
PUPILS = """\
文种: 学困生辅导计划
班级: 三年级（4）班
学科: 数学
学困生:
  - {姓名: 祝小川, 薄弱: [退位减法, 7～9的口诀], 原因: [计算能力偏弱]}
  - {姓名: 尤佳, 薄弱: [7～9的口诀], 原因: [记忆不牢]}
  - {姓名: 房一帆, 原因: [记忆不牢]}
措施:
  - 查漏补缺
  - {名称: 反复练习至熟练, 频次: 每天一次}
  - {名称: 谈心交流, 针对: [记忆不牢], 频次: 每两周一次}
"""
TUTORING = """\
辅导:
  时间: 周二、周四课后服务第一节
  地点: 本班教室
  形式: 小组辅导
  内容:
    - {周次: 2, 内容: 两位数减法退位, 学生: [祝小川]}
    - {周次: 6, 内容: 7的口诀, 学生: [祝小川, 尤佳]}
    - {周次: 15, 内容: 前面的错题各做一道}
"""
ALL = TERM + PUPILS + TUTORING
PLACE = "辅导对象与内容"


def test_a_plan_has_its_sections_in_order(document_of: DocumentOf) -> None:
    document = document_of(ALL + "目标: [口诀脱口而出]\n")
    assert document.title == "三年级（4）班数学学困生辅导计划"
    assert titles(document) == [
        "指导思想",
        "学生情况",
        "原因分析",
        "目标",
        "辅导对象与内容",
        "措施",
        "辅导安排",
    ]


def test_what_holds_for_all_is_said_once(text_of: TextOf) -> None:
    text = text_of(ALL, PLACE)
    assert text.count("周二、周四课后服务第一节") == 1
    assert (
        "时间：周二、周四课后服务第一节。地点：本班教室。形式：小组辅导。"
        "从第2周到第15周，列出辅导内容三项。" in text
    )


def test_each_pupil_has_a_row_with_weak_points_and_contents(
    document_of: DocumentOf, section_of: SectionOf, table_of: TableOf, text_of: TextOf
) -> None:
    assert cells(table_of(section_of(document_of(ALL), PLACE))) == [
        ["学生", "薄弱内容", "辅导内容"],
        ["祝×", "退位减法、7～9的口诀", "两位数减法退位；7的口诀"],
        ["尤×", "7～9的口诀", "7的口诀"],
        ["房×", "—", "—"],
    ]
    assert "全体一起做的有一项：前面的错题各做一道。" in text_of(ALL, PLACE)


def test_many_contents_are_told_week_by_week_alone(
    document_of: DocumentOf, section_of: SectionOf, table_of: TableOf, text_of: TextOf
) -> None:
    many = "".join(f"    - {{周次: {w}, 内容: 第{w}类减法, 学生: [祝小川]}}\n" for w in range(3, 8))
    given = ALL.replace("  内容:\n", f"  内容:\n{many}", 1)
    assert given != ALL
    rows = cells(table_of(section_of(document_of(given), PLACE)))
    assert rows[0] == ["学生", "薄弱内容", "辅导周次"]
    assert rows[1][2] == "第2～7周，6次"
    assert rows[3][2] == "—"
    assert "每周补哪一项，写在“辅导安排”里。" in text_of(given, PLACE)
    assert "第5类减法" not in text_of(given, PLACE)


def test_forms_and_times_that_differ_are_columns(
    document_of: DocumentOf, section_of: SectionOf, table_of: TableOf, text_of: TextOf
) -> None:
    given = ALL.replace("学生: [祝小川]}", "学生: [祝小川], 形式: 一对一, 时间: 周三大课间}")
    rows = cells(table_of(section_of(document_of(given), PLACE)))
    assert rows[0] == ["学生", "薄弱内容", "辅导内容", "形式", "时间"]
    assert rows[1][3:] == ["一对一；小组辅导", "周三大课间；周二、周四课后服务第一节"]
    assert rows[3][3:] == ["小组辅导", "周二、周四课后服务第一节"]
    assert "时间：" not in text_of(given, PLACE)


def test_the_weeks_tell_contents_pupils_and_other_work(
    document_of: DocumentOf, section_of: SectionOf, table_of: TableOf, text_of: TextOf
) -> None:
    rows = {row[0]: row for row in cells(table_of(section_of(document_of(ALL), "辅导安排")))}
    assert rows["周次"] == ["周次", "日期", "辅导内容", "学生", "其他工作和放假"]
    assert rows["2"][:4] == ["2", "9月7日—13日", "两位数减法退位", "祝×"]
    assert rows["6"][2:4] == ["7的口诀", "祝×、尤×"]
    assert "10月10日上课" in rows["6"][4]
    assert rows["15"][2:4] == ["前面的错题各做一道", "全体"]
    assert not any("辅导：" in row[4] for row in rows.values())
    assert any("谈心交流" in row[4] for row in rows.values())
    assert "每天：反复练习至熟练。" in text_of(ALL, "辅导安排")


def test_without_a_calendar_the_weeks_are_a_list(text_of: TextOf) -> None:
    text = text_of(PUPILS + TUTORING, "辅导安排")
    assert "第2周：两位数减法退位（祝×）。" in text
    assert "第15周：前面的错题各做一道（全体）。" in text


def test_without_contents_the_work_is_laid_out_as_in_other_plans(
    document_of: DocumentOf, section_of: SectionOf, table_of: TableOf
) -> None:
    rows = cells(table_of(section_of(document_of(TERM + PUPILS), "辅导安排")))
    assert rows[0] == ["周次", "日期", "主要工作", "备注"]


def test_its_summary_is_that_of_the_pupils(document_of: DocumentOf) -> None:
    document = document_of(ALL + "总结: {日期: 2027-01-21}\n", summary=True)
    assert document.title == "三年级（4）班数学学困生工作总结"


def test_where_all_do_the_same_the_pupils_are_a_sentence(
    document_of: DocumentOf, section_of: SectionOf, text_of: TextOf
) -> None:
    given = (
        "文种: 学困生辅导计划\n学困生: [{姓名: 祝小川}, {姓名: 尤佳}]\n"
        "辅导: {内容: [{周次: 2, 内容: 订正}]}\n"
    )
    assert not any(isinstance(b, Table) for b in section_of(document_of(given), PLACE))
    assert "辅导对象是祝×、尤×。" in text_of(given, PLACE)
