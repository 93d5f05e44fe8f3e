"""培优辅差计划 and its summary: both ends of a class, nothing that the data does not show."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

import pytest

from dossier_changes import changed
from plangen.document.tree import Block, Document, Table, plain

from .printed import cells, titles

if TYPE_CHECKING:
    from .conftest import DocumentOf, LinesOf, SectionOf

Made = Callable[..., Document]


@pytest.fixture
def made(document_of: DocumentOf, talent_dossier: str) -> Made:
    """Make the plan or the summary of the sample with some of its text replaced."""

    def make(*changes: tuple[str, str], summary: bool = False) -> Document:
        return document_of(changed(talent_dossier, *changes), summary=summary)

    return make


def tables(blocks: Sequence[Block]) -> dict[str, list[list[str]]]:
    return {plain(block.caption): cells(block) for block in blocks if isinstance(block, Table)}


# The plan.


def test_the_sections_stand_in_order(made: Made) -> None:
    assert titles(made()) == [
        "指导思想",
        "分层学情",
        "目标",
        "对象",
        "学困生困难原因",
        "培优措施",
        "辅差措施",
        "安排",
        "评价",
    ]


@pytest.mark.parametrize("teacher", ["周老师", "吴老师", "郑老师", "王老师", "钱老师"])
def test_the_opening_names_both_ends_with_their_numbers_and_what_they_work_on(
    made: Made, section_of: SectionOf, lines_of: LinesOf, teacher: str
) -> None:
    text = "".join(lines_of(section_of(made(("教师: 周老师", f"教师: {teacher}")), "指导思想")))
    for fact in ("五年级（2）班语文", "2人", "3人", "习作发表", "整本书阅读", "基础知识薄弱"):
        assert fact in text


def test_the_three_layers_add_up_to_the_class(
    made: Made, section_of: SectionOf, lines_of: LinesOf
) -> None:
    first, *_ = lines_of(section_of(made(), "分层学情"))
    assert "全班42人" in first
    assert "全班分三层，列入培优的优生2人，中等生37人，列入辅差的学困生3人。" in first


def test_without_the_class_size_no_middle_is_told(
    made: Made, section_of: SectionOf, lines_of: LinesOf
) -> None:
    changes = [("  人数: 42\n", ""), ("  男生: 22\n", ""), ("  女生: 20\n", "")]
    first, *_ = lines_of(section_of(made(*changes), "分层学情"))
    assert "中等生" not in first
    assert "列入培优的优生2人，列入辅差的学困生3人。" in first


def test_each_end_has_its_goals(made: Made, section_of: SectionOf, lines_of: LinesOf) -> None:
    assert lines_of(section_of(made(), "目标")) == [
        "培优目标",
        "到期末，优秀率由28.6%提高到36%，即由12人增加到16人。",
        "到期末，投稿篇数由0篇增加到4篇。",
        "个人目标：沈×由93分提高到95分，戴×由90分提高到93分。",
        "辅差目标",
        "到期末，及格率由88.1%提高到95%，即由37人增加到40人。",
        "个人目标：潘×由52分提高到62分，龚×由46分提高到56分，田×由57分提高到65分。",
    ]


def test_tables_of_personal_goals_are_told_apart(made: Made, section_of: SectionOf) -> None:
    more = "".join(
        f"    - {{姓名: 高{i}, 成绩: {{上学期期末: 9{i}}}, 目标: 96}}\n" for i in range(1, 3)
    )
    pupil = "  - {姓名: 江一鸣, 原因: [基础知识薄弱], 成绩: {上学期期末: 49}, 目标: 60}\n"
    found = made(
        ("  目标:\n    - {指标: 优秀率", f"{more}  目标:\n    - {{指标: 优秀率"),
        ("原因分析:", f"{pupil}原因分析:"),
    )
    assert list(tables(section_of(found, "目标"))) == ["培优学生个人目标", "学困生个人目标"]


def test_each_end_has_its_list(made: Made, section_of: SectionOf) -> None:
    found = tables(section_of(made(), "对象"))
    assert list(found) == ["培优学生", "学困生基本情况"]
    assert found["培优学生"] == [
        ["序号", "姓名", "性别", "长处", "发展方向", "上学期期末"],
        ["1", "沈×", "女", "习作能写出动作和神态", "习作发表", "93"],
        ["2", "戴×", "男", "一学期读完十一本书", "整本书阅读", "90"],
    ]
    assert [row[1] for row in found["学困生基本情况"]] == ["姓名", "潘×", "龚×", "田×"]


def test_each_end_has_its_measures(made: Made, section_of: SectionOf, lines_of: LinesOf) -> None:
    ahead = lines_of(section_of(made(), "培优措施"))
    assert "整本书阅读（沈×、戴×，每月一次）" in ahead
    assert "习作修改与投稿（沈×，每月一次）" in ahead
    assert "两人轮流当主编，从全班习作里选稿。" in ahead
    behind = lines_of(section_of(made(), "辅差措施"))
    assert "每周课余帮扶（潘×、田×，每周一次）" in behind
    assert not set(ahead) & set(behind)


def test_talents_who_are_not_named_are_not_called_struggling(
    document_of: DocumentOf, section_of: SectionOf, lines_of: LinesOf
) -> None:
    text = "文种: 培优辅差计划\n培优: {措施: [小讲师, 自编练习题, 提高题自选]}\n"
    lines = "".join(lines_of(section_of(document_of(text), "培优措施")))
    assert "学有余力的学生" in lines
    assert "学困生" not in lines


def test_the_weeks_hold_the_work_with_both_ends(made: Made, section_of: SectionOf) -> None:
    found = tables(section_of(made(), "安排"))
    schedule = found["2026—2027学年度第一学期工作安排"]
    work = "".join(row[2] for row in schedule[1:])
    assert "整本书阅读" in work
    assert "核对帮扶名单" in work


def test_tutoring_is_a_table_of_both_ends_in_the_order_of_weeks(
    made: Made, section_of: SectionOf
) -> None:
    assert tables(section_of(made(), "安排"))["辅导内容"] == [
        ["周次", "日期", "培优内容", "辅差内容"],
        ["3", "9月14日—20日", "读到一半猜结局", "前两单元生字词过关"],
        ["7～8", "10月12日—25日", "写一处细节改两稿", "说清一段话讲了什么"],
    ]


def test_tutoring_without_a_calendar_has_no_days(made: Made, section_of: SectionOf) -> None:
    found = tables(section_of(made(("开学日期: 2026-09-01\n", "")), "安排"))
    assert found["辅导内容"][0] == ["周次", "培优内容", "辅差内容"]


def test_each_end_is_judged_by_its_records_and_goals(
    made: Made, section_of: SectionOf, lines_of: LinesOf
) -> None:
    ahead, behind, _closing = lines_of(section_of(made(), "评价"))
    assert ahead == (
        "培优平时看《整本书阅读记录》《习作修改登记》《班级小报》，期末逐条对照培优目标和个人目标。"
    )
    assert behind == "辅差平时看《帮扶记录》《面批记录》，期末逐条对照辅差目标和个人目标。"


@pytest.mark.parametrize("summary", [False, True], ids=["plan", "summary"])
def test_names_at_both_ends_are_masked(
    made: Made,
    lines_of: LinesOf,
    summary: bool,  # noqa: FBT001
) -> None:
    text = "".join(lines_of(made(summary=summary).blocks))
    assert [n for n in ("沈知言", "知言", "戴明哲", "潘浩宇", "龚铭") if n in text] == []
    assert all(label in text for label in ("沈×", "戴×", "潘×", "龚×"))


# The summary.


def test_the_summary_is_called_after_its_plan(made: Made) -> None:
    assert made(summary=True).title == "五年级（2）班语文培优辅差工作总结"


def test_the_summary_of_another_plan_keeps_its_own_title(
    document_of: DocumentOf, full_dossier: str
) -> None:
    assert document_of(full_dossier, summary=True).title == "四年级（1）班数学学困生工作总结"


def test_the_summary_tells_of_talents_under_headings_of_its_own(made: Made) -> None:
    assert titles(made(summary=True)) == [
        "基本情况",
        "主要做法",
        "培优做法",
        "工作成效",
        "培优成效",
        "问题与反思",
        "下一步打算",
    ]


def test_without_talents_the_summary_has_no_such_headings(
    document_of: DocumentOf, full_dossier: str
) -> None:
    found = document_of(full_dossier, summary=True)
    assert not [title for title in titles(found) if "培优" in title]


def test_the_layers_and_measures_of_both_ends_are_told_at_the_start(
    made: Made, section_of: SectionOf, lines_of: LinesOf
) -> None:
    first, behind, ahead = lines_of(section_of(made(summary=True), "基本情况"))
    assert "列入培优的优生2人，中等生37人，列入辅差的学困生3人" in first
    assert "两项措施" in behind
    assert ahead == "培优安排了三项措施：整本书阅读、习作修改与投稿、主编班级小报。"


def test_measures_are_reported_by_what_was_done(
    made: Made, section_of: SectionOf, lines_of: LinesOf
) -> None:
    lines = lines_of(section_of(made(summary=True), "培优做法"))
    assert [line for line in lines if "（" in line and line.endswith("）")] == [
        "整本书阅读（沈×、戴×，2人）",
        "习作修改与投稿（沈×）",
    ]
    assert lines[1].startswith("原定每月一次，共5次，实际5次，留有阅读记录5次。")


def test_each_end_has_a_table_of_its_own_where_many_measures_are_counted(
    made: Made, section_of: SectionOf
) -> None:
    more = ("小讲师", "自编练习题", "提高题自选")
    listed = "".join(f"    - {name}\n" for name in more)
    counted = "".join(f"    {name}: {{次数: 3}}\n" for name in more)
    found = made(
        ("    - 整本书阅读\n", f"    - 整本书阅读\n{listed}"),
        ("  措施执行:\n", f"  措施执行:\n{counted}"),
        summary=True,
    )
    assert list(tables(section_of(found, "培优做法"))) == ["培优措施执行情况"]


def test_results_of_talents_are_compared(
    made: Made, section_of: SectionOf, lines_of: LinesOf
) -> None:
    blocks = section_of(made(summary=True), "培优成效")
    lines = lines_of(blocks)
    assert lines[:3] == [
        "目标完成情况",
        "优秀率：期初28.6%，目标36%，实际33.3%，没有达到，差2.7个百分点。",
        "投稿篇数：期初0篇，目标4篇，实际3篇，没有达到，差1篇。",
    ]
    assert tables(blocks)["培优学生成绩变化"][1:] == [
        ["沈×", "93", "95", "+2", "95", "达到"],
        ["戴×", "90", "89", "-1", "93", "差4分"],
    ]
    assert "2人中，成绩上升1人，下降1人（戴×）。达到个人目标的有1人：沈×。" in lines
    assert not any("及格" in line for line in lines)


def test_talents_without_results_are_said_to_have_none(
    made: Made, section_of: SectionOf, lines_of: LinesOf
) -> None:
    changes = [
        ("{上学期期末: 93, 期末: 95}", "{上学期期末: 93}"),
        ("{上学期期末: 90, 期末: 89}", "{上学期期末: 90}"),
    ]
    lines = lines_of(section_of(made(*changes, summary=True), "培优成效"))
    assert "培优的学生没有期末成绩，不作个人前后比较。" in lines
    assert not any("上升" in line for line in lines)


def test_talents_without_goals_and_results_are_told_in_a_sentence(
    made: Made, section_of: SectionOf, lines_of: LinesOf
) -> None:
    changes = [
        ("      成绩: {上学期期末: 93, 期末: 95}\n      目标: 95\n", ""),
        ("\n       成绩: {上学期期末: 90, 期末: 89}, 目标: 93}", "}"),
        ("  目标:\n    - {指标: 优秀率, 目标: 36%}\n", ""),
        ("    - {指标: 投稿篇数, 基线: 0篇, 目标: 4篇}\n", ""),
        ("  目标达成: {投稿篇数: 3篇}\n", ""),
    ]
    assert lines_of(section_of(made(*changes, summary=True), "培优成效")) == [
        "培优的2人没有前后两次的成绩，也没有定下数字目标，这里不作数字说明。"
    ]


def test_a_fall_that_the_teacher_speaks_of_is_not_said_to_be_unexplained(
    made: Made, section_of: SectionOf, lines_of: LinesOf
) -> None:
    results = "  目标达成: {投稿篇数: 3篇}\n"
    told = (results, results + "  问题: [龚铭的词语本常落在家里]\n")
    lines = lines_of(section_of(made(told, summary=True), "问题与反思"))
    assert [line for line in lines if "龚×" in line] == ["龚×的词语本常落在家里。"]
    assert "戴×期末低于上学期期末，原因还要查。" in lines


def test_what_went_wrong_at_either_end_is_told(
    made: Made, section_of: SectionOf, lines_of: LinesOf
) -> None:
    assert lines_of(section_of(made(summary=True), "问题与反思")) == [
        "龚×期末低于上学期期末，原因还要查。",
        "学期初定的培优目标中，优秀率、投稿篇数没有达到。",
        "培优的“习作修改与投稿”次数没有做够，原定5次，做了2次。",
        "“主编班级小报”没有留下记录，做了几次说不清。",
        "戴×期末低于上学期期末，原因还要查。",
    ]


def test_the_note_of_the_term_is_told_once(made: Made, lines_of: LinesOf) -> None:
    found = made(("  目标达成:", "  说明: 十一月换了教室。\n  目标达成:"), summary=True)
    assert lines_of(found.blocks).count("十一月换了教室。") == 1
