"""教育经验文章 from dossier to document: what it says, and what it must not say."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import TYPE_CHECKING

import pytest

from dossier_changes import changed, without
from written_documents import headings, markdown_of, of_part, refusals_of

if TYPE_CHECKING:
    from pathlib import Path

    from plangen.problems import Problem

Written = Callable[[str], str]

ARTICLE = """\
plangen: 1
文种: 教育经验文章
学校: 青石桥小学
班级: 四年级（3）班
学科: 数学
教师: 李老师
日期: 2027-01-25
引文:
  - {文: 先听懂学生，再开口讲, 作者: 陈一平, 出处: 课堂笔记}
学生情况: {人数: 43, 男生: 23, 特点: [做完不验算的人多]}
学困生:
  - 姓名: 许晓
    类型: [动力不足]
    表现: [晚饭后才动笔]
    原因: [作业拖欠不完成]
    成绩: {上学期期末: 52, 期末: 66}
    目标: 65
  - 姓名: 马小雨
    类型: [能力不足]
    表现: [例题要看两遍才动手]
    原因: [接受理解偏慢]
    成绩: {上学期期末: 49, 期末: 57}
    目标: 60
  - 姓名: 冯远
    类型: [动力不足, 能力不足]
    表现: [作业只写前两题]
    原因: [作业拖欠不完成, 基础知识薄弱]
    成绩: {上学期期末: 44, 期末: 41}
    目标: 55
  - 姓名: 彭博
    表现: [上课画画]
    原因: [听课不专心]
    成绩: {上学期期末: 50, 期末: 50}
类型说明:
  - {名称: 动力不足, 特征: 题目做得出，只是不做, 措施: [特定作业, 查漏补缺]}
  - {名称: 能力不足, 特征: 肯学而步子慢, 措施: [查漏补缺, 动手操作]}
原因分析: [基础知识薄弱, 作业拖欠不完成, 接受理解偏慢, 听课不专心]
措施:
  - {名称: 课堂听讲习惯, 针对: [听课不专心]}
阶段:
  - {名称: 醒悟, 表现: 说得出哪里不会, 做法: 第二天就补这一处}
  - 稳定
反复:
  - {情形: 放了长假, 征兆: 头两天作业交不齐, 对策: 返校当天当面看作业, 负责: 任课教师}
  - {情形: 受了冤枉, 对策: 当天查清，在原来的场合说明}
禁止事项:
  - 不公布分数和名次
  - 不用罚抄代替讲解
总结:
  个案:
    - {姓名: 许晓, 家长同意: 是, 经过: 许晓十一月起在学校先写一半作业。}
"""


@pytest.fixture
def written(dossier_file: Callable[[str], Path]) -> Written:
    """Write the document of a dossier's text as Markdown."""
    return lambda text: markdown_of(dossier_file(text))


@pytest.fixture
def refused(dossier_file: Callable[[str], Path]) -> Callable[..., list[Problem]]:
    """Return the problems with which a dossier's text is refused."""
    return lambda text, **options: refusals_of(dossier_file(text), **options)


# The frame.


def test_the_sections_stand_in_their_order(written: Written) -> None:
    text = written(ARTICLE)
    assert text.startswith("# 四年级（3）班数学学困生转化的做法与思考\n")
    assert headings(text, 2) == [
        "学生情况",
        "困难的成因",
        "对策",
        "转化过程",
        "个案",
        "禁止事项",
        "结语",
    ]


def test_causes_and_measures_are_enough(written: Written) -> None:
    text = written("文种: 教育经验文章\n原因分析: [听课不专心]\n措施: [课堂听讲习惯]\n")
    assert headings(text, 2) == ["困难的成因", "对策"]


def test_without_causes_and_measures_there_is_no_article(
    refused: Callable[[str], list[Problem]],
) -> None:
    problems = refused(without(ARTICLE, "原因分析", "措施"))
    assert [problem.message for problem in problems] == [
        f"教育经验文章需要“{part}”这一部分，档案里还没有" for part in ("原因分析", "措施")
    ]


def test_names_are_masked_everywhere(written: Written) -> None:
    assert not re.search("许晓|马小雨|冯远|彭博", written(ARTICLE))


# The opening.


def test_a_quotation_opens_the_article_with_its_source(written: Written) -> None:
    assert "“先听懂学生，再开口讲”——陈一平《课堂笔记》\n" in written(ARTICLE).partition("## ")[0]


def test_the_opening_says_what_follows_in_numbers(written: Written) -> None:
    opening = written(ARTICLE).partition("## ")[0]
    assert "四年级（3）班的4名数学学困生" in opening
    assert "四条原因、四项对策和两种容易反复的情形" in opening


def test_an_opening_of_ones_own_stands_in_its_place(written: Written) -> None:
    opening = written(ARTICLE + "引言: 头一个月只翻本子。\n").partition("## ")[0]
    assert "头一个月只翻本子。" in opening
    assert "四条原因" not in opening


# Pupils in numbers.


def test_both_counts_have_the_pupils_as_their_total(written: Written) -> None:
    text = of_part(written(ARTICLE), "学生情况")
    assert "| 动力不足 | 2 | 50.0% |\n| 能力不足 | 2 | 50.0% |\n| 没有归类 | 1 | 25.0% |" in text
    assert text.count("| 学生总数 | 4 | 100.0% |") == 2
    assert "| 知识基础与能力 | 2 | 50.0% |" in text


def test_a_pupil_of_several_types_is_said_to_be_counted_twice(written: Written) -> None:
    assert "有的学生不止一类，各类人数相加多于4人。" in written(ARTICLE)
    apart = changed(ARTICLE, ("类型: [动力不足, 能力不足]", "类型: [动力不足]"))
    assert "有的学生不止一类" not in written(apart)


def test_the_side_with_most_pupils_is_named_only_where_there_is_one(written: Written) -> None:
    assert "涉及学习习惯与方法的最多，有3人。" in written(ARTICLE)
    even = changed(ARTICLE, ("    原因: [听课不专心]\n", ""))
    assert "各方面的人数见表2。" in written(even)


def test_sides_that_have_most_pupils_together_are_both_named(written: Written) -> None:
    tied = changed(ARTICLE, ("    原因: [听课不专心]\n", "    原因: [自卑缺乏自信]\n"))
    assert "涉及学习习惯与方法、知识基础与能力的最多，都是2人。" in written(tied)


def test_causes_in_a_row_are_not_counted_by_their_sides(written: Written) -> None:
    text = of_part(written(ARTICLE + "原因排列: 平列\n"), "学生情况")
    assert "学困生类型统计" in text
    assert "方面" not in text


# Causes in a row.


@pytest.mark.parametrize("kind", ["教育经验文章", "学困生转化计划"])
def test_causes_in_a_row_keep_the_teachers_order_and_have_no_sides(
    written: Written, kind: str
) -> None:
    text = written(changed(ARTICLE, ("文种: 教育经验文章", f"文种: {kind}")) + "原因排列: 平列\n")
    text = of_part(text, "困难的成因" if kind == "教育经验文章" else "原因分析")
    assert "归纳起来有四条原因。" in text
    assert re.findall(r"^\d\. (\w+)（", text, re.MULTILINE) == [
        "基础知识薄弱",
        "作业拖欠不完成",
        "接受理解偏慢",
        "听课不专心",
    ]
    assert "1. 基础知识薄弱（冯×）。" in text
    assert headings(text, 3) == []


def test_a_cause_in_a_row_keeps_the_teachers_note(written: Written) -> None:
    own = changed(
        without(ARTICLE, "原因分析"),
        ("措施:\n", "原因分析: [{名称: 早上迟到, 说明: 第一节课听不全}]\n原因排列: 平列\n措施:\n"),
    )
    text = of_part(written(own), "困难的成因")
    assert "早上迟到。第一节课听不全。" in text


def test_causes_stand_under_their_sides_unless_asked_otherwise(written: Written) -> None:
    text = of_part(written(ARTICLE), "困难的成因")
    assert headings(text, 3)[0] == "学习习惯与方法"
    assert written(ARTICLE + "原因排列: 分维度\n") == written(ARTICLE)


# Measures by type.


def test_each_type_has_its_feature_and_its_measures(written: Written) -> None:
    text = of_part(written(ARTICLE), "对策")
    assert headings(text, 3) == [
        "动力不足（许×、冯×，2人）",
        "能力不足（马×、冯×，2人）",
        "课堂听讲习惯（彭×，每节课）",
    ]
    first = of_part(text, "动力不足")
    assert first.strip().startswith("题目做得出，只是不做")
    assert headings(first, 4) == [
        "特定作业（许×、冯×，每天一次）",
        "查漏补缺（许×、马×、冯×，每周两次）",
    ]


def test_a_measure_of_two_types_is_written_once(written: Written) -> None:
    text = of_part(written(ARTICLE), "对策")
    second = of_part(text, "能力不足")
    assert text.count("# 2. 查漏补缺") + text.count("# 1. 查漏补缺") == 1
    assert "这一类学生也用前面写过的查漏补缺。" in second
    assert headings(second, 4) == ["动手操作（马×、冯×，每周两次）"]


def and_a_visit(text: str, cause: str) -> str:
    return changed(text, ("措施:\n  - {", f"措施:\n  - {{名称: 家访, 针对: [{cause}]}}\n  - {{"))


def test_measures_of_no_type_come_last(written: Written) -> None:
    text = of_part(written(and_a_visit(ARTICLE, "听课不专心")), "对策")
    assert headings(text, 3)[-1] == "其他做法"
    assert headings(of_part(text, "其他做法"), 4) == [
        "家访（彭×，每月一次）",
        "课堂听讲习惯（彭×，每节课）",
    ]


def test_measures_for_pupils_of_several_types_come_first(written: Written) -> None:
    shared = changed(ARTICLE, ("针对: [听课不专心]", "针对: [接受理解偏慢, 作业拖欠不完成]"))
    alone = "课堂听讲习惯（许×、马×、冯×，每节课）"
    assert headings(of_part(written(shared), "对策"), 3)[0] == alone
    text = of_part(written(and_a_visit(shared, "接受理解偏慢, 作业拖欠不完成")), "对策")
    assert headings(text, 3)[0] == "共同的做法"
    assert headings(of_part(text, "共同的做法"), 4)[1] == alone


def test_the_writer_of_an_article_is_not_named_as_in_charge(written: Written) -> None:
    text = of_part(written(ARTICLE), "对策")
    assert "由李老师负责" not in text
    assert "由王老师负责" in of_part(
        written(changed(ARTICLE, ("课堂听讲习惯,", "课堂听讲习惯, 负责人: 王老师,"))), "对策"
    )


def test_without_types_the_measures_stand_by_themselves(written: Written) -> None:
    text = of_part(written(without(ARTICLE, "类型说明")), "对策")
    assert headings(text, 3) == ["课堂听讲习惯（彭×，每节课）"]
    assert headings(text, 4) == []


def test_an_article_names_neither_what_a_measure_answers_nor_its_record(written: Written) -> None:
    text = of_part(written(ARTICLE), "对策")
    assert "针对" not in text
    assert "记入《" not in text


# The way, what is not done, the end.


def test_relapses_are_a_table_with_signs_and_people_where_given(written: Written) -> None:
    text = of_part(written(ARTICLE), "反复与对策")
    assert "容易反复的情形有两种，先看征兆，再照对策做。" in text
    assert "| 情形 | 征兆 | 对策 | 负责人 |" in text
    assert "| 受了冤枉 | — | 当天查清，在原来的场合说明 | — |" in text


def test_relapses_alone_are_a_table_of_two_columns(written: Written) -> None:
    short = changed(
        without(ARTICLE, "阶段"), (", 征兆: 头两天作业交不齐", ""), (", 负责: 任课教师", "")
    )
    text = of_part(written(short), "转化过程")
    assert "| 情形 | 对策 |\n" in text
    assert headings(text, 3) == []


def test_stages_are_a_list(written: Written) -> None:
    text = of_part(written(ARTICLE), "经过的阶段")
    assert text.strip() == "1. 醒悟：说得出哪里不会。第二天就补这一处。\n2. 稳定。"


def test_what_is_not_done_is_a_list(written: Written) -> None:
    text = of_part(written(ARTICLE), "禁止事项")
    assert text.strip() == "1. 不公布分数和名次。\n2. 不用罚抄代替讲解。"


def test_a_case_needs_the_guardians_consent(refused: Callable[[str], list[Problem]]) -> None:
    (problem,) = refused(changed(ARTICLE, ("家长同意: 是", "家长同意: 否")))
    assert "没有家长同意" in problem.message


def test_the_end_says_who_rose_and_who_fell(written: Written) -> None:
    text = of_part(written(ARTICLE), "结语")
    assert "到期末，4名学生中成绩上升2人，持平1人，下降1人。" in text
    assert "马×、冯×还没有达到个人目标，对他们的办法还要换。" in text


def test_where_all_rose_they_are_not_counted_twice(written: Written) -> None:
    told = written(changed(ARTICLE, ("期末: 41}", "期末: 47}"), ("期末: 50}", "期末: 58}")))
    assert "到期末，4名学生的成绩都上升了。" in of_part(told, "结语")


def test_without_results_there_is_nothing_to_end_with(written: Written) -> None:
    text = re.sub(r", 期末: \d+", "", ARTICLE)
    assert "结语" not in headings(written(text), 2)


def test_an_end_of_ones_own_follows_the_results(written: Written) -> None:
    text = of_part(written(ARTICLE + "结语: 下学期先看马小雨的作业。\n"), "结语")
    assert re.search(r"成绩上升2人.*下学期先看马×的作业。", text, re.DOTALL)


def test_without_results_an_end_of_ones_own_stands_alone(written: Written) -> None:
    own = re.sub(r", 期末: \d+", "", ARTICLE) + "结语: 下学期先看马小雨的作业。\n"
    assert of_part(written(own), "结语").strip().startswith("下学期先看马×的作业。")


def test_marks_are_not_called_points(written: Written) -> None:
    marks = changed(
        without(ARTICLE, "学困生"),
        (
            "类型说明:\n",
            "学困生:\n  - {姓名: 许晓, 成绩: {上学期: 待合格, 期末: 合格}}\n类型说明:\n",
        ),
    )
    assert "到期末，1名学生中等级上升1人。" in of_part(written(marks), "结语")
