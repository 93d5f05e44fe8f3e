"""学困生帮扶计划: groups by causes, pairs and teams."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from plangen.document.tree import Block, Table
from plangen.model.dossier import Masking

from .printed import cells, titles

if TYPE_CHECKING:
    from collections.abc import Sequence

    from .conftest import DocumentOf, LinesOf, SectionOf, TableOf, TextOf


HEAD = """\
文种: 学困生帮扶计划
班级: 五年级（1）班
学科: 数学
教师: 蔡老师
学年: 2026-2027
学期: 第一学期
开学日期: 2026-09-01
周数: 21
满分: 100
学生情况: {人数: 36, 男生: 19, 女生: 17}
"""
PUPILS = """\
学困生:
  - 姓名: 许晓
    性别: 男
    表现: [错题当天不改]
    原因: [作业拖欠不完成]
    结对: 周明
    座位: 同桌
    约定: 对错题
    成绩: {上学期期末: 52}
  - {姓名: 高天, 性别: 男, 表现: [写一半就收起来], 原因: [作业拖欠不完成], 成绩: {上学期期末: 55}}
  - {姓名: 马小雨, 性别: 女, 原因: [自卑缺乏自信, 作业拖欠不完成], 成绩: {上学期期末: 49}}
"""
CAUSES = "原因分析: [作业拖欠不完成, 自卑缺乏自信]\n"
MEASURES = "措施: [作业面批, 谈心交流]\n"
ALL = HEAD + PUPILS + CAUSES + MEASURES
GIVEN = """\
分组:
  - {名称: 作业组, 学生: [许晓, 高天], 表现: [漏交的多在周一], 措施: [作业面批]}
  - {名称: 开口组, 学生: [马小雨], 措施: [谈心交流]}
"""
TEAMS = """\
编组: 1优2中1学困
小组:
  - 名称: 第一小组
    组长: 周明
    成员: [{姓名: 周明, 层次: 优}, {姓名: 李想然, 层次: 中}, {姓名: 吴越, 层次: 中}, 许晓]
  - 名称: 第二小组
    组长: 丁宁宁
    成员: [{姓名: 林静, 层次: 优}, {姓名: 丁宁宁, 层次: 中}, {姓名: 郑爽, 层次: 中}, 高天]
  - 名称: 第三小组
    成员: [{姓名: 何苗, 层次: 优}, {姓名: 苏苏, 层次: 中}, {姓名: 白露, 层次: 中}, 马小雨]
"""


def tables(blocks: Sequence[Block]) -> list[list[list[str]]]:
    return [cells(block) for block in blocks if isinstance(block, Table)]


def test_a_plan_has_its_sections_in_order(document_of: DocumentOf) -> None:
    document = document_of(ALL + TEAMS + "目标: [按时交]\n调整办法: [第10周换组]\n")
    assert document.title == "五年级（1）班数学学困生帮扶计划"
    assert titles(document) == [
        "指导思想",
        "学生情况",
        "分组与成因",
        "目标",
        "帮扶措施",
        "结对与小组",
        "调整办法",
        "工作安排",
    ]


# Groups.


def test_groups_are_a_table_of_pupils_causes_and_measures(
    document_of: DocumentOf, section_of: SectionOf, table_of: TableOf
) -> None:
    table = table_of(section_of(document_of(ALL), "分组与成因"))
    assert cells(table) == [
        ["组别", "学生", "共同的原因", "措施"],
        ["第一组", "许×、高×", "作业拖欠不完成", "作业面批"],
        ["第二组", "马×", "作业拖欠不完成、自卑缺乏自信", "作业面批、谈心交流"],
    ]


def test_groups_are_counted(text_of: TextOf) -> None:
    text = text_of(ALL, "分组与成因")
    assert "3名学困生按共同的原因分成两组：第一组2人，第二组1人。" in text


def test_what_each_pupil_does_is_told_in_his_group(text_of: TextOf) -> None:
    assert "许×错题当天不改；高×写一半就收起来。" in text_of(ALL, "分组与成因")


def test_a_cause_of_two_groups_is_explained_once(text_of: TextOf) -> None:
    text = text_of(ALL, "分组与成因")
    assert len(re.findall("^作业拖欠不完成：(?!同一条)", text, re.MULTILINE)) == 1
    assert "作业拖欠不完成：同一条原因在“第一组”一组里写过了。" in text
    assert len(re.findall("^自卑缺乏自信：", text, re.MULTILINE)) == 1


def test_groups_of_the_teachers_have_their_names_words_and_measures(
    document_of: DocumentOf, section_of: SectionOf, table_of: TableOf, text_of: TextOf
) -> None:
    table = table_of(section_of(document_of(ALL + GIVEN), "分组与成因"))
    assert [row[0] for row in cells(table)[1:]] == ["作业组", "开口组"]
    assert [row[3] for row in cells(table)[1:]] == ["作业面批", "谈心交流"]
    text = text_of(ALL + GIVEN, "分组与成因")
    assert "3名学困生分成两组：作业组2人，开口组1人。" in text
    assert "作业组（许×、高×，2人）\n漏交的多在周一。" in text


def test_what_one_pupil_has_besides_is_told_with_his_name(text_of: TextOf) -> None:
    pupils = PUPILS.replace(
        "高天, 性别: 男, 表现: [写一半就收起来], 原因: [作业拖欠不完成]",
        "高天, 性别: 男, 原因: [作业拖欠不完成, 晚上无人督促]",
    )
    own = CAUSES.replace("]", ", {名称: 晚上无人督促, 说明: 晚饭后家里没有大人。}]")
    text = text_of(HEAD + pupils + own + MEASURES + GIVEN, "分组与成因")
    assert "晚上无人督促（高×）：晚饭后家里没有大人。" in text


def test_a_sensitive_cause_is_told_without_names(text_of: TextOf) -> None:
    pupils = PUPILS.replace(
        "原因: [自卑缺乏自信, 作业拖欠不完成]", "原因: [自卑缺乏自信, 父母离异或不和]"
    )
    causes = CAUSES.replace("]", ", 父母离异或不和]")
    text = text_of(HEAD + pupils + causes + MEASURES, "分组与成因")
    hidden = text[text.index("不列姓名的原因") :]
    assert "情绪起伏较大（1人）：" in hidden
    assert "马×" not in hidden
    assert "情绪起伏" not in text[: text.index("不列姓名的原因")]


def test_without_groups_the_causes_are_analysed(text_of: TextOf) -> None:
    text = text_of(HEAD + CAUSES + MEASURES, "原因分析")
    assert "作业拖欠不完成" in text
    assert text_of(HEAD + CAUSES + MEASURES, "分组与成因") == ""


def test_with_groups_the_causes_are_told_only_there(text_of: TextOf) -> None:
    assert "作业拖欠不完成" in text_of(ALL, "分组与成因")
    assert text_of(ALL, "原因分析") == ""


def test_without_groups_a_section_asked_for_alone_tells_the_causes(text_of: TextOf) -> None:
    chosen = HEAD + "章节: [分组与成因, 措施]\n" + CAUSES + MEASURES
    assert "作业拖欠不完成" in text_of(chosen, "分组与成因")


def test_a_whole_school_needs_no_list_of_pupils(text_of: TextOf, document_of: DocumentOf) -> None:
    school = "plangen: 1\n文种: 学困生帮扶计划\n范围: 学校\n学校: 槐树湾小学\n"
    school += "学生情况: {人数: 486, 学困生人数: 41}\n" + CAUSES + MEASURES
    school += (
        "奖励: [{名称: 进步奖, 标准: 比自己开学时多做到一样, 等次: [{名称: 一等, 比例: 3%}]}]\n"
    )
    assert document_of(school).title == "槐树湾小学学困生帮扶计划"
    assert "本校设进步奖。" in text_of(school, "奖励办法")
    assert "一等不超过全校486人的3%，即14人。" in text_of(school, "奖励办法")


# Pairs.


def test_pairs_are_a_table_and_not_told_in_another(
    document_of: DocumentOf, section_of: SectionOf, table_of: TableOf, text_of: TextOf
) -> None:
    table = table_of(section_of(document_of(ALL), "结对"))
    assert cells(table) == [
        ["学困生", "结对同学", "座位", "约定"],
        ["许×", "周×", "同桌", "对错题"],
    ]
    assert "3人中1人有结对同学，高×、马×还没有。" in text_of(ALL, "结对")
    assert "结对同学" not in text_of(ALL, "学生情况")


@pytest.mark.parametrize(
    ("rules", "times"), [("{自愿: 是, 内容: 两人商量。}", 1), ("两人商量。", 0)]
)
def test_that_pairs_are_voluntary_is_said_only_where_it_is_given(
    text_of: TextOf, rules: str, times: int
) -> None:
    text = text_of(ALL + f"结对办法: {rules}\n", "结对")
    assert text.count("双方自愿") == times
    assert "两人商量。" in text


# Teams.


def test_teams_are_a_table_counted_from_the_list(
    document_of: DocumentOf, section_of: SectionOf, text_of: TextOf
) -> None:
    _, table = tables(section_of(document_of(ALL + TEAMS), "结对与小组"))
    assert table == [
        ["小组", "组长", "优", "中", "学困生"],
        ["第一小组", "周×", "周×", "李×、吴×", "许×"],
        ["第二小组", "丁×", "林×", "丁×、郑×", "高×"],
        ["第三小组", "—", "何×", "苏×、白×", "马×"],
    ]
    text = text_of(ALL + TEAMS, "结对与小组")
    assert "编成三个小组，共12人，每组4人。每组1优2中1学困，组长在内。" in text


def test_teams_without_levels_list_their_members(
    document_of: DocumentOf, section_of: SectionOf, text_of: TextOf
) -> None:
    teams = "编组: 自由搭配\n小组: [{名称: 甲组, 成员: [周明, 李想]}, {名称: 乙组, 成员: [何苗]}]\n"
    unpaired = ALL.replace("    结对: 周明\n", "")
    text = text_of(unpaired + teams, "小组")
    assert "编成两个小组，共3人，2人的一组，1人的一组。小组由学生自由搭配。" in text
    (table,) = tables(section_of(document_of(unpaired + teams), "小组"))
    assert table == [["小组", "组员"], ["甲组", "周×、李×"], ["乙组", "何×"]]


def test_two_of_one_surname_stay_two_people(document_of: DocumentOf, lines_of: LinesOf) -> None:
    text = "\n".join(lines_of(document_of(ALL + TEAMS.replace("林静", "周静")).blocks))
    assert "周×甲" in text
    assert "周×乙" in text


@pytest.mark.parametrize("masking", [Masking.SURNAME, Masking.CODE])
def test_nobody_is_printed_with_the_whole_name(
    document_of: DocumentOf, lines_of: LinesOf, masking: Masking
) -> None:
    text = "\n".join(lines_of(document_of(ALL + TEAMS + GIVEN, masking=masking).blocks))
    for name in ("许晓", "马小雨", "周明", "李想然", "丁宁宁", "苏苏", "白露"):
        assert name not in text


def test_how_groups_change_is_a_list(text_of: TextOf) -> None:
    text = text_of(ALL + "调整办法: [第10周换组, 不合适的当周换人]\n", "调整办法")
    assert text == "第10周换组。\n不合适的当周换人。"


def test_an_award_may_belong_to_the_plan(text_of: TextOf) -> None:
    award = "奖励: [{名称: 进步卡, 标准: 比自己上个月交得齐}]\n"
    assert "比自己上个月交得齐。" in text_of(ALL + award, "奖励办法")
