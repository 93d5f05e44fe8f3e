"""Causes and measures as they are told of the pupils of one class."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

import pytest

from plangen.document.tree import Block, Document, Heading, Paragraph, plain
from plangen.library.entries import load_library

DocumentOf = Callable[..., Document]
LinesOf = Callable[..., list[str]]
SectionOf = Callable[[Document, str], list[Block]]

CLASS = "班级: 四年级（1）班\n学科: 数学\n教师: 李老师\n开学日期: 2026-09-01\n周数: 21\n"


def headings(blocks: Sequence[Block]) -> list[str]:
    return [plain(block.line) for block in blocks if isinstance(block, Heading)]


def paragraphs(blocks: Sequence[Block]) -> list[str]:
    return [plain(block.line) for block in blocks if isinstance(block, Paragraph)]


def roster(count: int, cause: str) -> str:
    names = "赵钱孙李周吴郑王冯陈褚卫"
    pupils = "".join(f"  - {{姓名: {names[i]}晓, 原因: [{cause}]}}\n" for i in range(count))
    return CLASS + "学困生:\n" + pupils


def test_causes_are_grouped_by_dimension(document_of: DocumentOf, section_of: SectionOf) -> None:
    document = document_of(
        CLASS + "原因分析: [自卑缺乏自信, 作业拖欠不完成, 作业马虎粗心, 父母忙疏于照管]\n",
    )
    text = "".join(headings(section_of(document, "原因分析")))
    dimensions = ["学习习惯与方法", "学生心理", "家庭"]
    places = [text.index(dimension) for dimension in dimensions]
    assert places == sorted(places)
    assert [text.count(dimension) for dimension in dimensions] == [1, 1, 1]


@pytest.mark.parametrize(
    ("count", "told"),
    [(1, "（赵×）"), (2, "（赵×、钱×，2人）"), (12, "12人）")],
    ids=["one", "two", "all-of-twelve"],
)
def test_a_cause_says_which_and_how_many_pupils_it_concerns(
    document_of: DocumentOf,
    section_of: SectionOf,
    count: int,
    told: str,
) -> None:
    document = document_of(roster(count, "作业马虎粗心"))
    assert any(told in heading for heading in headings(section_of(document, "原因分析")))


def test_pupils_too_many_for_a_heading_are_named_in_the_text(
    document_of: DocumentOf,
    section_of: SectionOf,
) -> None:
    text = roster(8, "作业马虎粗心") + "  - {姓名: 高天, 原因: [自卑缺乏自信]}\n"
    section = section_of(document_of(text), "原因分析")
    assert any("8人）" in heading for heading in headings(section))
    told = "".join(paragraphs(section))
    assert all(f"{surname}×" in told for surname in "赵钱孙李周吴郑王")


def test_a_sensitive_cause_is_told_with_the_number_of_pupils_alone(
    document_of: DocumentOf,
    section_of: SectionOf,
    lines_of: LinesOf,
) -> None:
    section = section_of(document_of(roster(2, "父母离异或不和")), "原因分析")
    text = "".join(lines_of(section))
    assert "2人" in text
    assert "赵×" not in text
    assert "钱×" not in text


def test_the_measure_for_a_sensitive_cause_does_not_name_its_pupils(
    document_of: DocumentOf,
    lines_of: LinesOf,
    section_of: SectionOf,
) -> None:
    text = roster(2, "父母离异或不和") + "措施: [{名称: 谈心交流, 针对: [父母离异或不和]}]\n"
    document = document_of(text)
    for title in ("措施", "工作安排"):
        assert "赵×" not in "".join(lines_of(section_of(document, title)))


def test_what_a_pupil_does_is_told_under_his_cause(
    document_of: DocumentOf,
    section_of: SectionOf,
) -> None:
    document = document_of(
        CLASS + "学困生:\n  - {姓名: 许晓, 性别: 男, 原因: [作业拖欠不完成],"
        " 表现: [晚饭后才动笔, 错题当天不改]}\n",
    )
    told = "".join(paragraphs(section_of(document, "原因分析")))
    assert "晚饭后才动笔，错题当天不改。" in told


def test_pupils_who_do_the_same_are_told_in_one_clause(
    document_of: DocumentOf,
    section_of: SectionOf,
) -> None:
    pupil = "原因: [作业拖欠不完成], 表现: [晚饭后才动笔]"
    document = document_of(
        CLASS + f"学困生:\n  - {{姓名: 许晓, {pupil}}}\n  - {{姓名: 马小雨, {pupil}}}\n"
        "  - {姓名: 高天, 原因: [作业拖欠不完成], 表现: [常忘带本子]}\n",
    )
    told = "".join(paragraphs(section_of(document, "原因分析")))
    assert told.count("晚饭后才动笔") == 1
    assert "许×、马×晚饭后才动笔" in told


@pytest.mark.parametrize(
    "causes",
    ["作业拖欠不完成", "父母离异或不和", ""],
    ids=["plain", "only-sensitive", "none"],
)
def test_no_sign_that_the_teacher_wrote_is_lost(
    document_of: DocumentOf,
    lines_of: LinesOf,
    causes: str,
) -> None:
    document = document_of(
        CLASS + f"学困生:\n  - {{姓名: 许晓, 表现: [晚饭后才动笔], 原因: [{causes}]}}\n",
    )
    assert any("晚饭后才动笔" in line for line in lines_of(document.blocks))


def test_a_teachers_note_follows_the_librarys_text(
    document_of: DocumentOf,
    section_of: SectionOf,
) -> None:
    document = document_of(CLASS + "原因分析:\n  - {名称: 作业马虎粗心, 说明: 周一最多。}\n")
    told = paragraphs(section_of(document, "原因分析"))
    assert told[-1] == "周一最多。"
    assert len(told) > 1


def test_a_measure_names_causes_pupils_frequency_person_and_record(
    document_of: DocumentOf,
    section_of: SectionOf,
    lines_of: LinesOf,
) -> None:
    document = document_of(roster(2, "作业马虎粗心") + "措施: [作业面批]\n")
    text = "".join(lines_of(section_of(document, "措施")))
    entry = load_library().measures["作业面批"]
    for said in ("作业马虎粗心", "赵×、钱×", entry.frequency, "李老师", f"《{entry.record}》"):
        assert said in text


def test_points_of_the_teacher_stand_in_the_measure(
    document_of: DocumentOf,
    section_of: SectionOf,
    lines_of: LinesOf,
) -> None:
    text = (
        roster(2, "作业马虎粗心") + "措施: [{名称: 作业面批, 要点: [先看第一题, 错了当场改。]}]\n"
    )
    told = "".join(lines_of(section_of(document_of(text), "措施")))
    assert "先看第一题；错了当场改。" in told


def test_a_measure_that_answers_three_causes_is_written_once(
    document_of: DocumentOf,
    section_of: SectionOf,
) -> None:
    answers = load_library().measures["作业面批"].answers[:3]
    document = document_of(CLASS + f"原因分析: [{', '.join(answers)}]\n措施: [作业面批]\n")
    assert len(headings(section_of(document, "措施"))) == 1


def longest_piece(template: str) -> str:
    """The longest stretch of a wording that no slot interrupts."""
    return max(re.split(r"\{[{%].*?[}%]\}", template), key=len)


@pytest.mark.parametrize("measure", ["作业面批", "谈心交流", "家访"])
@pytest.mark.parametrize("teacher", ["李老师", "王老师", "陈老师"])
def test_the_summary_reports_the_wording_of_the_plan(
    document_of: DocumentOf,
    lines_of: LinesOf,
    measure: str,
    teacher: str,
) -> None:
    text = (
        roster(2, "作业马虎粗心").replace("李老师", teacher)
        + f"措施: [{measure}]\n总结: {{措施执行: {{{measure}: {{次数: 9}}}}}}\n"
    )
    plan = "".join(lines_of(document_of(text).blocks))
    summary = "".join(lines_of(document_of(text, summary=True).blocks))
    wordings = load_library().measures[measure].texts
    announced = [i for i, found in enumerate(wordings) if longest_piece(found.steps) in plan]
    reported = [i for i, found in enumerate(wordings) if longest_piece(found.report) in summary]
    assert len(announced) == 1
    assert announced == reported
