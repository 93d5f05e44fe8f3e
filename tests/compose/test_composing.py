"""Whole documents: what they say follows from the dossier, and reads as a document should."""

from __future__ import annotations

import re
from collections import Counter
from difflib import SequenceMatcher
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from plangen.document.tree import Block, Document, Heading, ItemList, Paragraph, Table, plain
from plangen.library.entries import load_library
from plangen.library.matching import measures_for

from .printed import titles

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from .conftest import CompositionOf, DocumentOf, LinesOf, SectionOf, TableOf, TextOf


TERM = """\
班级: 四年级（1）班
学科: 数学
学校: 向阳小学
教师: 李老师
学年: 2026-2027
学期: 第一学期
日期: 2026-09-07
开学日期: 2026-09-01
周数: 21
满分: 100
"""
CLASS = (
    TERM
    + """\
学生情况:
  人数: 31
  男生: 18
  女生: 13
  全班成绩: {上学期期末: {实考: 31, 平均分: 71.2, 及格: 24, 优秀: 6}}
"""
)
PUPILS = """\
学困生:
  - {姓名: 许晓, 性别: 男, 原因: [作业拖欠不完成], 成绩: {上学期期末: 52, 期末: 68}, 目标: 65}
  - {姓名: 马小雨, 性别: 女, 原因: [自卑缺乏自信], 成绩: {上学期期末: 49, 期末: 47}, 目标: 60}
"""
PRAISE = re.compile("提高|进步|升到|上升|改善|成效显著|效果|喜人|可喜|良好的")
HALF_WIDTH = re.compile(r"[\u4e00-\u9fff）”》][,:;?!()]|[,:;?!()][\u4e00-\u9fff（“《]")
UNFIT = re.compile(
    "差生|后进生|劣等生|罚抄|排名|名次|月考|周考|期中考试|祖国的花朵|园丁|没有教不好|显著成效|"
    "充分调动|努力做到|切实加强|有的放矢|因势利导|循循善诱|None|Undefined|[{}]",
)


def ended(results: str) -> str:
    return f"总结: {{日期: 2027-01-22, 全班成绩: {{期末: {results}}}}}\n"


def prose(blocks: Sequence[Block]) -> list[str]:
    """Paragraphs and items: what has sentences."""
    found = []
    for block in blocks:
        if isinstance(block, Paragraph):
            found.append(plain(block.line))
        elif isinstance(block, ItemList):
            found += [plain(item.line) for item in block.items]
    return found


def sentences(texts: Sequence[str]) -> list[str]:
    return [found for text in texts for found in re.findall(r"[^。！？]+[。！？]?", text)]


# The frame of a document


def test_the_title_is_made_of_class_subject_and_kind(document_of: DocumentOf) -> None:
    assert document_of(CLASS).title == "四年级（1）班数学学困生转化计划"
    assert document_of(CLASS + ended("{实考: 31}"), summary=True).title == (
        "四年级（1）班数学学困生工作总结"
    )


def test_the_teachers_own_title_stands(document_of: DocumentOf) -> None:
    assert document_of(CLASS + "标题: 数学帮扶计划\n").title == "数学帮扶计划"


def test_the_title_of_a_plan_is_not_that_of_its_summary(document_of: DocumentOf) -> None:
    document = document_of(CLASS + "标题: 数学帮扶计划\n" + ended("{实考: 31}"), summary=True)
    assert document.title == "四年级（1）班数学学困生工作总结"


def test_the_subtitle_names_the_term(document_of: DocumentOf) -> None:
    assert document_of(CLASS).subtitle == "2026—2027学年度第一学期"


def test_a_summary_is_dated_when_it_was_written(document_of: DocumentOf) -> None:
    document = document_of(CLASS + ended("{实考: 31}"), summary=True)
    assert str(document.signature.date) == "2027-01-22"
    assert str(document_of(CLASS).signature.date) == "2026-09-07"


def test_a_section_without_content_is_left_out_with_its_heading(
    composition_of: CompositionOf,
) -> None:
    composition = composition_of(CLASS + "章节: [学生情况, 措施]\n")
    assert "# 措施" not in composition.markdown
    assert composition.empty_sections == ("措施",)


def test_sections_stand_in_the_order_of_the_dossier(document_of: DocumentOf) -> None:
    document = document_of(
        CLASS
        + PUPILS
        + "目标: [按时交作业]\n章节: [目标, {标题: 分工, 内容: 数学老师负责。}, 学生情况]\n",
    )
    assert titles(document) == ["目标", "分工", "学生情况"]


@pytest.mark.parametrize(
    ("causes", "named"),
    [
        (["作业拖欠不完成", "听课不专心", "记忆不牢"], {"作业拖欠不完成"}),
        (["作业拖欠不完成", "听课不专心"], {"作业拖欠不完成", "听课不专心"}),
    ],
)
def test_the_way_of_a_plan_begins_with_the_causes_that_concern_most_pupils(
    composition_of: CompositionOf, causes: list[str], named: set[str]
) -> None:
    pupils = (
        f"学困生:\n  - {{姓名: 许晓, 原因: [{', '.join(causes)}]}}\n"
        "  - {姓名: 马雨, 原因: [作业拖欠不完成]}\n"
    )
    way = composition_of(TERM + pupils).markdown.split("# ")[1]
    assert {cause for cause in causes if cause in way} == named


@pytest.mark.parametrize(
    ("causes", "said"),
    [
        (["作业拖欠不完成", "听课不专心", "记忆不牢"], True),
        (["作业拖欠不完成", "听课不专心"], False),
        (["作业拖欠不完成"], False),
    ],
    ids=["others-concern-fewer", "no-others", "one-alone"],
)
def test_most_pupils_are_spoken_of_only_where_other_causes_concern_fewer(
    document_of: DocumentOf,
    causes: list[str],
    said: bool,  # noqa: FBT001
) -> None:
    pupils = (
        f"学困生:\n  - {{姓名: 许晓, 原因: [{', '.join(causes)}]}}\n"
        "  - {姓名: 马雨, 原因: [作业拖欠不完成]}\n"
    )
    for number in range(1, 9):
        term = TERM.replace("（1）", f"（{number}）")
        way = prose(document_of(term + pupils).blocks)[0]
        assert ("人数最多" in way) is said, way


@pytest.mark.parametrize(
    ("key", "text"),
    [("指导思想", "依据学校帮扶工作安排制订。"), ("结语", "第3周前建好两份档案。")],
)
def test_opening_and_closing_of_ones_own_replace_the_programs(
    document_of: DocumentOf,
    lines_of: LinesOf,
    key: str,
    text: str,
) -> None:
    lines = lines_of(document_of(CLASS + PUPILS + f"{key}: {text}\n").blocks)
    assert text in lines


# The same file, the same text; two classes, different wording


def full(class_name: str, teacher: str) -> str:
    causes = "作业拖欠不完成, 自卑缺乏自信, 作业马虎粗心, 基础知识薄弱, 父母忙疏于照管"
    measures = "作业面批, 谈心交流, 家访, 课后个别辅导, 查漏补缺, 激发学习兴趣"
    return (
        CLASS.replace("四年级（1）班", class_name).replace("李老师", teacher)
        + f"原因分析: [{causes}]\n措施: [{measures}]\n"
    )


def test_the_same_dossier_gives_the_same_text(document_of: DocumentOf) -> None:
    given_text = full("四年级（1）班", "李老师")
    assert document_of(given_text) == document_of(given_text)


def test_two_classes_with_the_same_causes_get_different_wording(
    document_of: DocumentOf,
    lines_of: LinesOf,
    section_of: SectionOf,
) -> None:
    one, other = (
        [
            "".join(lines_of(section_of(document_of(full(*who)), title)))
            for title in ("原因分析", "措施")
        ]
        for who in (("四年级（1）班", "李老师"), ("四年级（2）班", "王老师"))
    )
    for mine, theirs in zip(one, other, strict=True):
        assert SequenceMatcher(None, mine, theirs, autojunk=False).ratio() < 0.85


def test_correcting_a_score_leaves_the_wording_alone(
    document_of: DocumentOf,
    lines_of: LinesOf,
    section_of: SectionOf,
) -> None:
    one, other = (
        lines_of(section_of(document_of(CLASS + PUPILS.replace("52", score)), "原因分析"))
        for score in ("52", "53")
    )
    assert one == other


# Counts and rates


def test_the_class_is_described_in_counts_and_rates(
    document_of: DocumentOf,
    lines_of: LinesOf,
    section_of: SectionOf,
) -> None:
    text = "".join(lines_of(section_of(document_of(CLASS + PUPILS), "学生情况")))
    for said in ("全班31人", "男生18人", "女生13人", "及格24人", "77.4%", "学困生2人", "6.5%"):
        assert said in text


def test_those_absent_are_counted(
    document_of: DocumentOf,
    lines_of: LinesOf,
    section_of: SectionOf,
) -> None:
    given_text = CLASS.replace("实考: 31", "实考: 29")
    text = "".join(lines_of(section_of(document_of(given_text), "学生情况")))
    assert "应考31人，实考29人，缺考2人" in text


def test_the_table_of_pupils_has_one_row_each(
    document_of: DocumentOf,
    section_of: SectionOf,
    table_of: TableOf,
) -> None:
    table = table_of(section_of(document_of(CLASS + PUPILS), "学生情况"))
    assert [[plain(cell) for cell in row[:2]] for row in table.rows] == [["1", "许×"], ["2", "马×"]]
    assert {len(row) for row in table.rows} == {len(table.header)}


@pytest.mark.parametrize(
    "absent",
    ["性别: 男, ", "成绩: {上学期期末: 52, 期末: 68}, "],
    ids=["sex", "scores"],
)
def test_a_cell_without_a_fact_shifts_no_other(
    document_of: DocumentOf,
    section_of: SectionOf,
    table_of: TableOf,
    absent: str,
) -> None:
    assert absent in PUPILS
    table = table_of(section_of(document_of(CLASS + PUPILS.replace(absent, "")), "学生情况"))
    assert {len(row) for row in table.rows} == {len(table.header)}
    assert [plain(cell) for cell in table.rows[1]][:3] == ["2", "马×", "女"]


def test_a_goal_has_indicator_baseline_target_date_and_pupils(
    document_of: DocumentOf,
    section_of: SectionOf,
) -> None:
    document = document_of(CLASS + "目标: [{指标: 及格率, 目标: 90%, 测法: 期末成绩单}]\n")
    told = prose(section_of(document, "目标"))[0]
    for said in ("期末", "及格率", "77.4%", "90%", "24人", "28人", "期末成绩单"):
        assert said in told


def test_a_target_below_its_baseline_is_a_fall(
    document_of: DocumentOf,
    lines_of: LinesOf,
    section_of: SectionOf,
) -> None:
    document = document_of(CLASS + "目标: [{指标: 每周缺交, 基线: 9次, 目标: 3次}]\n")
    assert "由9次降到3次" in prose(section_of(document, "目标"))[0]
    assert "达到3次" not in "".join(lines_of(document.blocks))


def test_the_schedule_tells_weeks_days_and_days_off(
    document_of: DocumentOf,
    section_of: SectionOf,
    table_of: TableOf,
) -> None:
    document = document_of(CLASS + PUPILS + "措施: [谈心交流]\n")
    rows = [
        [plain(cell) for cell in row] for row in table_of(section_of(document, "工作安排")).rows
    ]
    assert rows[0][:2] == ["2", "9月7日—13日"]
    notes = "".join(row[-1] for row in rows)
    for said in ("9月25日—27日中秋", "10月1日—4日国庆", "10月5日—7日国庆", "10月10日上课"):
        assert said in notes


def test_a_year_without_published_holidays_is_said_to_be_so(
    document_of: DocumentOf,
    section_of: SectionOf,
) -> None:
    told = "".join(
        prose(section_of(document_of(CLASS + PUPILS + "措施: [谈心交流]\n"), "工作安排"))
    )
    assert "2027年的放假以校历为准" in told


def test_without_an_opening_day_there_is_no_table_of_weeks(
    document_of: DocumentOf,
    section_of: SectionOf,
) -> None:
    given_text = (CLASS + PUPILS + "措施: [谈心交流, 作业面批]\n").replace(
        "开学日期: 2026-09-01\n", ""
    )
    assert not any(isinstance(b, Table) for b in section_of(document_of(given_text), "工作安排"))


# The summary follows the figures


@pytest.fixture
def effect_of(text_of: TextOf) -> Callable[[str], str]:
    return lambda given: text_of(given, "工作成效", summary=True)


@pytest.fixture
def troubles_of(text_of: TextOf) -> Callable[[str], str]:
    return lambda given: text_of(given, "问题与反思", summary=True)


def test_a_rise_is_told_in_percentage_points(effect_of: Callable[[str], str]) -> None:
    told = effect_of(CLASS + ended("{实考: 31, 平均分: 78.9, 及格: 28, 优秀: 9}"))
    assert "及格率由77.4%升到90.3%，提高12.9个百分点" in told
    assert "平均分由71.2分升到78.9分，提高7.7分" in told


def test_a_fall_is_called_a_fall(effect_of: Callable[[str], str]) -> None:
    told = effect_of(CLASS + ended("{实考: 31, 平均分: 70, 及格: 20, 优秀: 4}"))
    assert "及格率由77.4%降到64.5%，下降12.9个百分点" in told
    assert PRAISE.search(told) is None


def test_what_stays_the_same_is_said_to_stay(effect_of: Callable[[str], str]) -> None:
    told = effect_of(CLASS + ended("{实考: 31, 平均分: 71.2, 及格: 24, 优秀: 6}"))
    assert "及格率仍为77.4%" in told
    assert PRAISE.search(told) is None


def test_more_failures_are_not_called_an_improvement(effect_of: Callable[[str], str]) -> None:
    given_text = CLASS.replace("优秀: 6}", "优秀: 6, 低分: 1}")
    told = effect_of(given_text + ended("{实考: 31, 低分: 3}"))
    assert "低分率由3.2%升到9.7%" in told
    assert "提高" not in told


@pytest.mark.parametrize("before", ["71.24", "71.16"])
def test_a_change_that_rounds_to_nothing_is_no_change(
    effect_of: Callable[[str], str],
    before: str,
) -> None:
    told = effect_of(CLASS.replace("71.2,", f"{before},") + ended("{实考: 31, 平均分: 71.2}"))
    assert "平均分仍为71.2分" in told
    assert not re.search(r"[+-]0(分|$)", told, re.MULTILINE)


def test_a_missing_figure_is_called_missing(
    document_of: DocumentOf,
    section_of: SectionOf,
) -> None:
    document = document_of(CLASS + ended("{实考: 31, 及格: 28}"), summary=True)
    table = next(b for b in section_of(document, "工作成效") if isinstance(b, Table))
    row = next(r for r in table.rows if plain(r[0]) == "平均分")
    assert [plain(cell) for cell in row] == ["平均分", "71.2", "缺", "—"]


@pytest.mark.parametrize(
    ("given_text", "said"),
    [
        (CLASS + "总结: {日期: 2027-01-22}\n", "期末没有全班成绩"),
        (TERM + ended("{实考: 31, 及格: 28}"), "没有前一次的全班成绩可比。"),
        (TERM + "总结: {日期: 2027-01-22}\n", "没有前后两次的成绩或等级"),
    ],
    ids=["no-end", "no-beginning", "neither"],
)
def test_without_two_results_nothing_is_compared_or_praised(
    effect_of: Callable[[str], str],
    given_text: str,
    said: str,
) -> None:
    told = effect_of(given_text)
    assert said in told
    assert PRAISE.search(told) is None


def test_goals_in_groups_stand_under_the_name_of_their_group(
    document_of: DocumentOf,
    section_of: SectionOf,
    lines_of: LinesOf,
) -> None:
    given = CLASS + (
        "目标:\n  - {内容: 按时交作业, 组: 习惯}\n  - {内容: 敢举手}\n"
        "  - {内容: 当天改错, 组: 习惯}\n"
    )
    told = lines_of(section_of(document_of(given), "目标"))
    assert told[:5] == ["习惯", "按时交作业。", "当天改错。", "其他目标", "敢举手。"]


def test_goals_without_a_group_need_no_heading(
    document_of: DocumentOf,
    section_of: SectionOf,
    lines_of: LinesOf,
) -> None:
    told = lines_of(section_of(document_of(CLASS + "目标: [按时交作业, 敢举手]\n"), "目标"))
    assert told[:2] == ["按时交作业。", "敢举手。"]


def test_a_goal_missed_says_by_how_many_percentage_points(
    effect_of: Callable[[str], str],
    troubles_of: Callable[[str], str],
) -> None:
    given_text = CLASS + "目标: [{指标: 及格率, 目标: 92%}]\n" + ended("{实考: 31, 及格: 28}")
    assert "及格率：期初77.4%，目标92%，实际90.3%，没有达到，差1.7个百分点。" in effect_of(
        given_text
    )
    assert "及格率没有达到" in troubles_of(given_text)


def test_a_goal_reached_is_said_to_be_reached(
    effect_of: Callable[[str], str],
    troubles_of: Callable[[str], str],
) -> None:
    given_text = CLASS + "目标: [{指标: 及格率, 目标: 90%}]\n" + ended("{实考: 31, 及格: 28}")
    assert "及格率：期初77.4%，目标90%，实际90.3%，达到目标。" in effect_of(given_text)
    assert "及格率" not in troubles_of(given_text)


def test_a_goal_without_data_is_not_judged(
    effect_of: Callable[[str], str],
    troubles_of: Callable[[str], str],
) -> None:
    given_text = CLASS + "目标: [养成预习的习惯]\n" + ended("{实考: 31, 及格: 28}")
    line = next(line for line in effect_of(given_text).split("\n") if "预习" in line)
    assert "没有期末数据" in line
    assert "达到" not in line
    assert "预习的习惯" in troubles_of(given_text)


def test_a_goal_in_words_that_was_missed_is_a_problem(troubles_of: Callable[[str], str]) -> None:
    given_text = CLASS + "目标: [养成预习的习惯]\n总结: {目标达成: {养成预习的习惯: 未达到}}\n"
    assert "养成预习的习惯没有达到" in troubles_of(given_text)


def test_pupils_are_told_one_by_one(
    document_of: DocumentOf,
    section_of: SectionOf,
    table_of: TableOf,
) -> None:
    document = document_of(CLASS + PUPILS + "总结: {日期: 2027-01-22}\n", summary=True)
    table = table_of(section_of(document, "工作成效"))
    assert [[plain(cell) for cell in row] for row in table.rows] == [
        ["许×", "52", "68", "+16", "65", "达到"],
        ["马×", "49", "47", "-2", "60", "差13分"],
    ]


def test_rises_and_falls_of_pupils_are_counted(effect_of: Callable[[str], str]) -> None:
    told = effect_of(CLASS + PUPILS + "总结: {日期: 2027-01-22}\n")
    assert "2人中，成绩上升1人，下降1人（马×）" in told
    assert "上学期期末没有人及格，期末及格1人" in told


@pytest.mark.parametrize(
    ("results", "told"),
    [
        (
            [
                "{上学期期末: 缺考, 期末: 61}",
                "{上学期期末: 50, 期末: 63}",
                "{上学期期末: 52, 期末: 40}",
            ],
            "上学期期末考了2人，都没有及格；期末3人都考了，及格2人。",
        ),
        (
            [
                "{上学期期末: 61, 期末: 缺考}",
                "{上学期期末: 62, 期末: 缺考}",
                "{上学期期末: 52, 期末: 40}",
            ],
            "上学期期末3人都考了，及格2人；期末考了1人，没有及格。",
        ),
        (["{期末: 61}", "{期末: 缺考}", "{期末: 50}"], "期末考了2人，及格1人。"),
        (["{期末: 61}", "{期末: 64}", "{期末: 50}"], "期末3人都考了，及格2人。"),
        (
            [
                "{上学期: 缺, 期末: 合格}",
                "{上学期: 待合格, 期末: 待合格}",
                "{上学期: 待合格, 期末: 良}",
            ],
            "上学期考了2人，都没有合格；期末3人都考了，合格及以上2人。",
        ),
    ],
    ids=["absent-before", "absent-after", "first-results", "all-first-results", "marks"],
)
def test_passes_are_told_of_how_many_where_somebody_was_absent(
    effect_of: Callable[[str], str], results: list[str], told: str
) -> None:
    rows = [f"  - {{姓名: 甲{i}, 成绩: {result}}}\n" for i, result in enumerate(results)]
    assert told in effect_of(f"{CLASS}学困生:\n{''.join(rows)}总结: {{日期: 2027-01-22}}\n")


def test_a_pupil_who_fell_is_among_the_problems(troubles_of: Callable[[str], str]) -> None:
    told = troubles_of(CLASS + PUPILS + "总结: {日期: 2027-01-22}\n")
    assert "马×期末低于上学期期末" in told
    assert "许×" not in told


def test_a_pupil_without_a_result_is_counted_as_unknown(effect_of: Callable[[str], str]) -> None:
    told = effect_of(
        CLASS + PUPILS.replace("期末: 47", "期末: 缺考") + "总结: {日期: 2027-01-22}\n"
    )
    assert "成绩不全1人" in told
    assert "下降" not in told


def test_pupils_without_results_at_the_end_are_not_compared(
    effect_of: Callable[[str], str],
) -> None:
    pupils = PUPILS.replace(", 期末: 68", "").replace(", 期末: 47", "")
    told = effect_of(CLASS + pupils + "总结: {日期: 2027-01-22}\n")
    assert "学生没有期末成绩，不作个人前后比较" in told
    assert PRAISE.search(told) is None


def test_marks_are_compared_in_steps(
    document_of: DocumentOf,
    section_of: SectionOf,
    table_of: TableOf,
) -> None:
    document = document_of(
        "班级: 二年级（1）班\n学困生:\n  - {姓名: 许晓, 成绩: {上学期期末: 待合格, 期末: 良}}\n"
        "  - {姓名: 马小雨, 成绩: {上学期期末: 良, 期末: 合格}}\n总结: {日期: 2027-01-22}\n",
        summary=True,
    )
    table = table_of(section_of(document, "工作成效"))
    assert [plain(row[3]) for row in table.rows] == ["升2等", "降1等"]


def test_what_was_done_is_told_against_what_was_planned(
    text_of: TextOf,
    troubles_of: Callable[[str], str],
) -> None:
    given_text = (
        CLASS
        + PUPILS
        + (
            "措施: [{名称: 谈心交流, 频次: 每周一次}]\n"
            "总结: {措施执行: {谈心交流: {次数: 16, 记录: 谈心记录16份}}}\n"
        )
    )
    told = text_of(given_text, "主要做法", summary=True)
    for said in ("每周一次", "共21次", "实际16次", "谈心记录16份"):
        assert said in told
    assert "“谈心交流”次数没有做够，原定21次，做了16次。" in troubles_of(given_text)


@pytest.mark.parametrize(
    ("times", "head", "rest"),
    [
        ([16, 17, 21], "次数没有做够的有两项：", "。"),
        ([16, 17, 20], "次数没有做够的主要有两项：", "。"),
        ([16, 17, 18], "次数没有做够的有三项：", "。还有“背口诀两分钟过关”21次做了18次。"),
    ],
)
def test_what_was_done_too_seldom_is_told_with_what_was_planned(
    troubles_of: Callable[[str], str], times: list[int], head: str, rest: str
) -> None:
    names = ("谈心交流", "查漏补缺", "背口诀两分钟过关")
    measures = ", ".join(f"{{名称: {name}, 频次: 每周一次}}" for name in names[:2])
    done = ", ".join(f"{name}: {{次数: {n}}}" for name, n in zip(names, times, strict=True))
    given_text = (
        CLASS
        + PUPILS
        + f"措施: [{measures}, {{名称: 背口诀两分钟过关, 说明: 每周五天。, 频次: 每周一次}}]\n"
        f"总结: {{措施执行: {{{done}}}}}\n"
    )
    told = f"{head}“谈心交流”原定21次做了16次，“查漏补缺”21次做了17次{rest}"
    assert told in troubles_of(given_text).split("\n")


def test_a_measure_without_a_record_is_not_claimed_to_have_been_done(
    text_of: TextOf,
    troubles_of: Callable[[str], str],
) -> None:
    given_text = (
        CLASS + PUPILS + "措施: [谈心交流, 家访]\n总结: {措施执行: {谈心交流: {次数: 21}}}\n"
    )
    assert "家访" not in text_of(given_text, "主要做法", summary=True)
    assert "“家访”没有留下记录" in troubles_of(given_text)


@pytest.mark.parametrize(
    ("execution", "planned", "said"),
    [
        pytest.param("{次数: 0}", "每周一次", "本学期没有做。", id="nought"),
        pytest.param("{记录: 无, 次数: 3}", "每周一次", "实际3次。", id="no-record"),
        pytest.param("{次数: 3}", "出现反复时", "出现反复时做，实际3次。", id="when-needed"),
        pytest.param(
            "{记录: 班会记录一本}",
            "每周一次",
            "原定每周一次，没有记次数，留有班会记录一本。",
            id="no-count",
        ),
        pytest.param("{次数: 2}", "每学期两次", "原定每学期两次，实际2次。", id="total-is-no-news"),
    ],
)
def test_a_count_is_told_as_it_was(
    text_of: TextOf,
    execution: str,
    planned: str,
    said: str,
) -> None:
    given_text = (
        CLASS + f"措施: [{{名称: 主题班队会, 频次: {planned}}}]\n"
        f"总结: {{措施执行: {{主题班队会: {execution}}}}}\n"
    )
    told = text_of(given_text, "主要做法", summary=True)
    assert said in told


def test_what_was_not_done_once_is_a_problem_and_is_not_reported_as_work(
    text_of: TextOf,
    troubles_of: Callable[[str], str],
) -> None:
    given_text = CLASS + "措施: [主题班队会]\n总结: {措施执行: {主题班队会: {次数: 0}}}\n"
    told = text_of(given_text, "主要做法", summary=True)
    reports = [text.report for text in load_library().measures["主题班队会"].texts]
    pieces = [max(re.split(r"\{[{%].*?[}%]\}", report), key=len) for report in reports]
    assert [piece for piece in pieces if piece in told] == []
    assert "“主题班队会”一次也没有做" in troubles_of(given_text)


@pytest.mark.parametrize("execution", ["家里来过两次", "{说明: 家里来过两次。}"])
def test_an_occasion_alone_is_no_sentence(
    text_of: TextOf,
    execution: str,
) -> None:
    given_text = (
        CLASS + "措施: [{名称: 主题班队会, 频次: 出现反复时}]\n"
        f"总结: {{措施执行: {{主题班队会: {execution}}}}}\n"
    )
    told = text_of(given_text, "主要做法", summary=True)
    assert "出现反复时。" not in sentences(told.split("\n"))


def test_what_was_done_a_little_less_often_is_no_problem(
    troubles_of: Callable[[str], str],
) -> None:
    given_text = (
        CLASS + "措施: [{名称: 谈心交流, 频次: 每周一次}]\n"
        "总结: {措施执行: {谈心交流: {次数: 19}}}\n"
    )
    assert "谈心交流" not in troubles_of(given_text)


def test_a_pupil_whom_the_teachers_own_plans_name_is_not_named_again(
    text_of: TextOf,
) -> None:
    given_text = CLASS + PUPILS + "总结: {打算: [每周与马小雨谈一次]}\n"
    told = text_of(given_text, "下一步打算", summary=True)
    assert told.count("马×") == 1


@pytest.mark.parametrize(
    ("goal", "said"),
    [
        ("{指标: 及格率, 基线: 90%, 目标: 90%}", "及格率保持在90%"),
        ("{指标: 低分率, 目标: 3%}", "低分率降到3%"),
        ("{指标: 及格人数, 目标: 28人}", "及格人数由24人增加到28人"),
        ("{指标: 及格率, 目标: 90%}", "及格率由77.4%提高到90%，即由24人增加到28人"),
    ],
    ids=["kept", "fewer", "pupils", "rate"],
)
def test_a_goal_says_which_way_its_figure_is_to_go(
    document_of: DocumentOf,
    section_of: SectionOf,
    goal: str,
    said: str,
) -> None:
    assert said in prose(section_of(document_of(CLASS + f"目标: [{goal}]\n"), "目标"))[0]


@pytest.mark.parametrize(
    ("goal", "said"),
    [
        ("{指标: 及格率, 目标: 90%}", "由80.0%提高到90%；31人都考的话，要有28人及格。"),
        ("{指标: 优秀率, 目标: 25%}", "由20.0%提高到25%；31人都考的话，要有8人优秀。"),
    ],
    ids=["passed", "excellent"],
)
def test_a_rate_of_those_present_is_told_in_pupils_of_the_whole_class(
    document_of: DocumentOf, section_of: SectionOf, goal: str, said: str
) -> None:
    absent = CLASS.replace("实考: 31", "应考: 31, 实考: 30")
    assert said in prose(section_of(document_of(absent + f"目标: [{goal}]\n"), "目标"))[0]


def test_printed_figures_differ_by_the_printed_change(effect_of: Callable[[str], str]) -> None:
    told = effect_of(CLASS.replace("71.2,", "71.25,") + ended("{实考: 31, 平均分: 78.94}"))
    assert "平均分由71.3分升到78.9分，提高7.6分" in told


def test_a_whole_average_keeps_its_decimal_in_the_table(effect_of: Callable[[str], str]) -> None:
    told = effect_of(CLASS + ended("{实考: 31, 平均分: 79}"))
    assert "平均分由71.2分升到79.0分，提高7.8分" in told


@pytest.mark.parametrize(("consent", "printed"), [("是", True), ("否", False)])
def test_a_case_is_printed_only_with_consent(
    document_of: DocumentOf,
    lines_of: LinesOf,
    consent: str,
    printed: bool,  # noqa: FBT001
) -> None:
    given_text = (
        CLASS
        + PUPILS
        + (f"总结: {{个案: [{{姓名: 许晓, 家长同意: {consent}, 经过: 十一月起按时交。}}]}}\n")
    )
    lines = lines_of(document_of(given_text, summary=True).blocks)
    assert ("十一月起按时交。" in lines) is printed


def test_next_steps_go_on_with_what_was_not_reached(
    text_of: TextOf,
) -> None:
    given_text = CLASS + PUPILS + "总结: {打算: [补上家访]}\n"
    told = text_of(given_text, "下一步打算", summary=True)
    assert "补上家访。" in told
    assert "马×下学期继续帮扶" in told
    assert "许×" not in told


@settings(deadline=None, max_examples=40)
@given(
    before=st.tuples(st.integers(1, 60), st.integers(0, 60)),
    after=st.tuples(st.integers(1, 60), st.integers(0, 60)),
)
def test_the_sentence_about_a_rate_always_follows_its_direction(
    document_of: DocumentOf,
    lines_of: LinesOf,
    section_of: SectionOf,
    before: tuple[int, int],
    after: tuple[int, int],
) -> None:
    counts = [(present, min(passed, present)) for present, passed in (before, after)]
    first, last = ({"实考": str(present), "及格": str(passed)} for present, passed in counts)
    document = document_of(
        {"学生情况": {"全班成绩": {"上学期期末": first}}, "总结": {"全班成绩": {"期末": last}}},
        summary=True,
    )
    told = "\n".join(lines_of(section_of(document, "工作成效")))
    one, other = (passed / present for present, passed in counts)
    fits = {"升到": other > one, "降到": other < one, "仍为": abs(other - one) < 0.001}
    assert [fits[verb] for verb in re.findall(f"及格率.{{0,9}}?({'|'.join(fits)})", told)] == [True]


# Every document reads as it should


def class_of(size: int, grade: str, subject: str | None, start: int) -> str:
    """A dossier with ``size`` pupils and several causes and measures of the library."""
    library = load_library()
    fitting = [
        name
        for name, cause in library.causes.items()
        if cause.fits("一二三四五六".index(grade[0]) + 1, subject)
    ]
    causes = [fitting[(start * 7 + i * 5) % len(fitting)] for i in range(6)]
    causes = list(dict.fromkeys(causes))
    measures = [m.name for m in measures_for(causes, library, subject=subject)]
    names = "赵钱孙李周吴郑王冯陈褚卫"
    pupils = "".join(
        f"  - {{姓名: {names[i]}晓, 性别: {'男女'[i % 2]}, 原因: [{causes[i % len(causes)]},"
        f" {causes[(i + 2) % len(causes)]}], 表现: [第{i}号表现], 成绩: {{上学期期末: {40 + i},"
        f" 期末: {50 - i}}}, 目标: 60}}\n"
        for i in range(size)
    )
    done = ", ".join(
        f"{name}: {{次数: {i}, 记录: 记录{i}份}}" for i, name in enumerate(measures[:-1], start=3)
    )
    text = CLASS.replace("四年级", grade).replace(
        "学科: 数学\n", f"学科: {subject}\n" if subject else ""
    )
    return (
        text
        + (f"学困生:\n{pupils}" if size else "")
        + f"原因分析: [{', '.join(causes)}]\n措施: [{', '.join(measures)}]\n"
        + "目标: [{指标: 及格率, 目标: 90%}, 按时交作业]\n"
        + f"总结: {{日期: 2027-01-22, 全班成绩: {{期末: {{实考: 31, 及格: 22, 平均分: 70}}}},"
        f" 措施执行: {{{done}}}}}\n"
    )


def without_calendar(text: str) -> str:
    return text.replace("开学日期: 2026-09-01\n", "").replace("周数: 21\n", "")


def in_marks(text: str) -> str:
    """The same dossier with marks instead of points."""
    text = re.sub(
        r"上学期期末: 4\d, 期末: \d+\}, 目标: 60", "上学期期末: 待合格, 期末: 良}, 目标: 合格", text
    )
    text = text.replace(
        "{实考: 31, 平均分: 71.2, 及格: 24, 优秀: 6}", "{优: 6, 良: 12, 合格: 6, 待合格: 7}"
    )
    return text.replace(
        "{实考: 31, 及格: 22, 平均分: 70}", "{优: 9, 良: 12, 合格: 7, 待合格: 3}"
    ).replace("{指标: 及格率, 目标: 90%}", "{指标: 待合格人数, 基线: 7人, 目标: 2人}")


OF_A_CLASS = """\
文种: 班主任工作计划
班级工作:
  班风: 公共的事有人抢着做
  班委: [{姓名: 沈知行, 职务: 班长, 分工: 点人数}, {姓名: 方小禾, 职务: 学习委员}]
  班规: [预备铃响坐好, 走廊里靠右走]
  关注: {体弱: 2}
  指标:
    - {名称: 出勤率, 期初: 97.2%, 期末: 98.6%, 目标: 98%, 来源: 考勤表}
    - {名称: 每月迟到人次, 期初: 23人次, 期末: 26人次, 目标: 8人次}
  主题班会:
    - {周次: 2, 主题: 铃声响了以后, 完成: 是}
    - {周次: 5, 主题: 我的小岗位, 形式: 认领, 负责: 沈知行, 完成: 否, 说明: 流感}
    - {周次: 9, 主题: 走廊里的三分钟}
  月安排: [{月份: 9月, 内容: [排座位, 选班委。]}]
  荣誉: [{日期: 2026-06-18, 名称: 整洁教室}, {日期: 2026-12-30, 名称: 文明班级}]
奖励:
  - 名称: 进步奖
    标准: 比自己上个月好
    等次: [{名称: 一等, 比例: 10%}, {名称: 二等, 名额: 8}]
    不参评: [冒用别人的作业]
    获奖: 11
"""
OF_GROUPS = """\
文种: 学困生帮扶计划
结对办法: {自愿: 是, 内容: 两人商量。}
编组: 组长加三人
小组: [{名称: 甲组, 组长: 周明, 成员: [李想, 吴越, 何苗]}]
调整办法: [第10周换组]
"""
OF_TUTORING = """\
文种: 学困生辅导计划
辅导:
  时间: 周二课后服务第一节
  地点: 本班教室
  内容: [{周次: 2, 内容: 退位减法。}, {周次: 3, 内容: 订正错题, 形式: 一对一}]
"""
DOCUMENTS = [
    pytest.param((class_of(size, grade, subject, start), summary), id=f"{name}-{kind}")
    for start, (name, size, grade, subject) in enumerate(
        [
            ("nobody", 0, "三年级", "数学"),
            ("one-pupil", 1, "一年级", "语文"),
            ("two-pupils", 2, "四年级", "英语"),
            ("seven-pupils", 7, "六年级", None),
            ("twelve-pupils", 12, "二年级", "数学"),
            ("another-subject", 3, "五年级", "科学"),
        ]
    )
    for kind, summary in (("plan", False), ("summary", True))
]
DOCUMENTS += [
    pytest.param((changed, summary), id=f"{name}-{kind}")
    for name, changed in (
        ("no-calendar", without_calendar(class_of(5, "四年级", "数学", 6))),
        ("marks", in_marks(class_of(4, "一年级", "语文", 7))),
    )
    for kind, summary in (("plan", False), ("summary", True))
]
DOCUMENTS += [
    pytest.param((more + class_of(*rest), False), id=f"{name}-{rest[0]}-pupils")
    for name, more in (("class", OF_A_CLASS), ("groups", OF_GROUPS), ("tutoring", OF_TUTORING))
    for rest in ((0, "三年级", "数学", 0), (1, "一年级", "语文", 1), (7, "六年级", None, 3))
]
DOCUMENTS += [
    pytest.param((OF_A_CLASS + class_of(*rest), True), id=f"class-{rest[0]}-pupils-summary")
    for rest in ((0, "三年级", "数学", 0), (7, "六年级", None, 3))
]


@pytest.fixture(scope="module", params=DOCUMENTS)
def any_document(request: pytest.FixtureRequest, document_of: DocumentOf) -> Document:
    given_text, summary = request.param
    return document_of(given_text, summary=summary)


def test_no_sentence_is_longer_than_sixty_characters(any_document: Document) -> None:
    texts = prose(any_document.blocks)
    assert [s for s in sentences(texts) if len(s.rstrip("。！？")) > 60] == []


def test_no_paragraph_is_longer_than_180_characters(any_document: Document) -> None:
    texts = prose(any_document.blocks)
    assert [text for text in texts if len(text) > 180] == []


def test_no_sentence_stands_twice_in_one_document(any_document: Document) -> None:
    counted = Counter(sentences(prose(any_document.blocks)))
    assert [sentence for sentence, times in counted.items() if times > 1] == []


def test_no_half_width_punctuation_stands_beside_a_chinese_character(
    any_document: Document, lines_of: LinesOf
) -> None:
    lines = lines_of(any_document.blocks)
    assert [line for line in lines if HALF_WIDTH.search(line)] == []


def test_no_unfit_word_or_empty_phrase_stands_in_a_document(any_document: Document) -> None:
    texts = prose(any_document.blocks)
    names = load_library().measures
    stripped = [re.sub("|".join(names), "", text) for text in texts]
    assert [text for text in stripped if UNFIT.search(text)] == []


def test_every_paragraph_and_item_ends_a_sentence(any_document: Document) -> None:
    texts = prose(any_document.blocks)
    assert [text for text in texts if not text.endswith("。")] == []


def test_no_mark_is_doubled(any_document: Document, lines_of: LinesOf) -> None:
    lines = lines_of(any_document.blocks)
    assert [line for line in lines if re.search("[，。；：、]{2}|（[，）]|[，、]）", line)] == []


def test_every_heading_has_text_below_it(any_document: Document) -> None:
    blocks = any_document.blocks
    bare = [
        plain(block.line)
        for block, following in zip(blocks, [*blocks[1:], None], strict=True)
        if isinstance(block, Heading)
        and (
            following is None or (isinstance(following, Heading) and following.level <= block.level)
        )
    ]
    assert bare == []
