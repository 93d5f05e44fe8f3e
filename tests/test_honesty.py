"""What plan and summary may say, on whole dossiers: nothing that the data does not show."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from dossier_changes import changed
from written_documents import markdown_of, refusals_of

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path


@pytest.fixture
def plan(dossier_file: Callable[[str], Path]) -> Callable[[str], str]:
    """Write the plan of a dossier's text as Markdown."""
    return lambda text: markdown_of(dossier_file(text))


@pytest.fixture
def summary(dossier_file: Callable[[str], Path]) -> Callable[[str], str]:
    """Write the summary of a dossier's text as Markdown."""
    return lambda text: markdown_of(dossier_file(text), summary=True)


@pytest.fixture
def refused(dossier_file: Callable[[str], Path]) -> Callable[[str], str]:
    """Return the messages with which the summary of a dossier's text is refused."""

    def messages(text: str) -> str:
        return "\n".join(p.message for p in refusals_of(dossier_file(text), summary=True))

    return messages


def test_a_measure_done_no_time_is_said_not_to_have_been_done(
    summary: Callable[[str], str], full_dossier: str
) -> None:
    text = summary(changed(full_dossier, ("{次数: 16, 记录: 谈心记录16份}", "{次数: 0}")))
    assert "本学期没有做。" in text
    assert "“谈心交流”一次也没有做" in text
    told = text[text.index("谈心交流（马×") : text.index("作业面批（")]
    assert told.splitlines()[2:4] == ["原定每周一次，共21次，本学期没有做。", ""]
    assert len([line for line in told.splitlines() if line]) == len(("标题", "次数", "下一节"))


def test_an_explanation_alone_does_not_show_that_a_measure_was_done(
    summary: Callable[[str], str], full_dossier: str
) -> None:
    text = summary(
        changed(full_dossier, ("{次数: 16, 记录: 谈心记录16份}", "{说明: 换了班主任，停了}"))
    )
    told = text[text.index("谈心交流（马×") : text.index("作业面批（")]
    lines = [line for line in told.splitlines() if line]
    assert lines[1:3] == ["原定每周一次。", "换了班主任，停了"]


def test_what_was_not_done_has_no_record(refused: Callable[[str], str], full_dossier: str) -> None:
    text = changed(
        full_dossier, ("{次数: 16, 记录: 谈心记录16份}", "{次数: 0, 记录: 谈心记录16份}")
    )
    assert "次数是 0，却写了记录" in refused(text)


def test_given_names_are_masked_too(summary: Callable[[str], str], full_dossier: str) -> None:
    text = summary(changed(full_dossier, ("[家访只走了三户]", "['小雨请假多，与小雨谈得少']")))
    assert "小雨" not in text
    assert "马×请假多" in text


def test_a_name_before_a_sign_is_not_printed_twice(
    plan: Callable[[str], str], full_dossier: str
) -> None:
    text = plan(changed(full_dossier, ("[上课不举手]", "[马小雨上课不举手]")))
    assert "马×马×" not in text
    assert "上课不举手" in text


def test_a_pupil_without_a_result_is_not_judged(
    summary: Callable[[str], str], full_dossier: str
) -> None:
    text = summary(changed(full_dossier, ("{上学期期末: 49, 期末: 47}", "{上学期期末: 49}")))
    assert "马×没有期末成绩，目标是否达到说不清" in text


def test_a_midterm_is_not_the_end_of_the_term(
    summary: Callable[[str], str], full_dossier: str
) -> None:
    text = changed(
        full_dossier,
        ("{上学期期末: 52, 期末: 68}", "{上学期期末: 52, 期中: 60}"),
        ("{上学期期末: 49, 期末: 47}", "{上学期期末: 49, 期中: 55}"),
    )
    assert "学生没有期末成绩，不作个人前后比较" in summary(text)


def test_points_and_marks_are_not_compared(
    summary: Callable[[str], str], full_dossier: str
) -> None:
    start = full_dossier.index("  - 姓名: 马小雨")
    one = full_dossier[:start] + full_dossier[full_dossier.index("原因分析:") :]
    text = summary(changed(one, ("期末: 68}", "期末: 合格}")))
    assert "由52分到" not in text


def test_an_examination_that_nobody_sat_is_refused(
    refused: Callable[[str], str], full_dossier: str
) -> None:
    text = changed(
        full_dossier, ("期末: {实考: 31, 平均分: 78.9, 及格: 28, 优秀: 9}", "期末: {实考: 0}")
    )
    assert "实考是 0 人" in refused(text)


def test_marks_of_a_class_give_its_pass_rate(
    summary: Callable[[str], str], full_dossier: str
) -> None:
    text = changed(
        full_dossier,
        (
            "期末: {实考: 31, 平均分: 78.9, 及格: 28, 优秀: 9}",
            "期末: {优: 8, 良: 12, 合格: 5, 待合格: 6}",
        ),
    )
    assert "目标92%，实际80.6%，没有达到，差11.4个百分点" in summary(text)


def test_more_marks_than_pupils_are_refused(
    refused: Callable[[str], str], full_dossier: str
) -> None:
    text = changed(
        full_dossier,
        (
            "期末: {实考: 31, 平均分: 78.9, 及格: 28, 优秀: 9}",
            "期末: {优: 8, 良: 8, 合格: 8, 待合格: 8}",
        ),
    )
    assert "合起来是 32 人，比全班 31 人还多" in refused(text)


def test_a_goal_without_a_target_is_told_in_neither_document(
    plan: Callable[[str], str], summary: Callable[[str], str], full_dossier: str
) -> None:
    text = changed(full_dossier, ("    目标: 92%\n", ""))
    goals = plan(text)
    assert "到期末，及格率" not in goals[goals.index("四、目标") : goals.index("五、措施")]
    assert "及格率：" not in summary(text)


def test_a_target_behind_the_present_is_not_called_a_rise(
    plan: Callable[[str], str], full_dossier: str
) -> None:
    text = plan(changed(full_dossier, ("    目标: 65", "    目标: 50")))
    assert "由52分提高到50分" not in text


def test_a_wrong_value_does_not_hide_an_unknown_cause(
    refused: Callable[[str], str], full_dossier: str
) -> None:
    text = changed(
        full_dossier,
        ("性别: 男", "性别: 男生"),
        ("[自卑缺乏自信, 作业拖欠不完成]", "[自卑缺乏自信, 作业拖]"),
    )
    found = refused(text)
    assert "“性别”不能写“男生”" in found
    assert "“作业拖”" in found


def test_marks_alone_are_told_in_a_sentence(plan: Callable[[str], str]) -> None:
    text = plan(
        "plangen: 1\n文种: 学困生转化计划\n班级: 四年级（1）班\n学生情况:\n  人数: 10\n"
        "  全班成绩: {上学期: {优: 4, 良: 3, 合格: 2, 待合格: 1}}\n措施: [谈心交流]\n"
    )
    assert "上学期的等级是优4人，良3人，合格2人，待合格1人。" in text


@pytest.mark.parametrize(
    ("signs", "told"),
    [
        (["抄错数", "", ""], "\n许×抄错数。\n"),
        (["抄错数", "写得慢", ""], "\n另外看到的：许×抄错数。"),
        (["抄错数", "写得慢", "坐不住"], "\n各人的表现：许×抄错数。"),
    ],
)
def test_what_no_cause_tells_of_is_introduced(
    plan: Callable[[str], str], signs: list[str], told: str
) -> None:
    pupils = "".join(
        f"  - {{姓名: {name}, 表现: [{sign}]}}\n"
        for name, sign in zip(("许晓", "马晓", "高天"), signs, strict=True)
    )
    assert told in plan(f"plangen: 1\n文种: 学困生转化计划\n学困生:\n{pupils}措施: [谈心交流]\n")


def test_daily_work_falls_short_of_the_school_days(
    summary: Callable[[str], str], full_dossier: str
) -> None:
    text = summary(
        changed(full_dossier, ("作业面批: {次数: 60, 记录: 面批记录60次}", "作业面批: {次数: 12}"))
    )
    assert "“作业面批”100次做了12次" in text


def test_a_cause_is_called_the_main_one_only_where_it_concerns_most_pupils(
    summary: Callable[[str], str], full_dossier: str
) -> None:
    several = full_dossier.replace(
        "  - 名称: 晚上无人督促\n", "  - 学习方法不当\n  - 名称: 晚上无人督促\n"
    )
    assert several != full_dossier
    text = summary(several)
    assert "期初分析出四条原因，人数最多的是作业拖欠不完成（2人），" in text
    alike = several.replace(
        "原因: [自卑缺乏自信, 作业拖欠不完成]", "原因: [自卑缺乏自信, 学习方法不当]"
    )
    assert "期初分析出四条原因，本学期安排了" in summary(alike)


@pytest.mark.parametrize("teacher", ["李老师", "王老师", "周老师", "吴老师", "郑老师", "钱老师"])
@pytest.mark.parametrize("kind", ["学困生转化计划", "教育经验文章", "培优辅差计划"])
def test_the_opening_says_of_causes_what_can_be_counted_and_no_more(
    plan: Callable[[str], str], kind: str, teacher: str
) -> None:
    text = plan(
        f"plangen: 1\n文种: {kind}\n班级: 四年级（1）班\n学科: 数学\n教师: {teacher}\n"
        "培优: {学生: [{姓名: 卫晓, 方向: [整本书阅读, 习作发表, 讲题, 出题]}]}\n"
        "学困生:\n"
        "  - {姓名: 许晓, 原因: [作业拖欠不完成, 基础知识薄弱]}\n"
        "  - {姓名: 马晓, 原因: [作业拖欠不完成, 记忆不牢]}\n"
        "原因分析: [作业拖欠不完成, 基础知识薄弱, 记忆不牢]\n"
        "措施: [作业面批, 查漏补缺, 谈心交流]\n"
    )
    opening = text.partition("学生情况")[0].partition("分层学情")[0]
    assert "作业拖欠不完成" in opening
    assert [word for word in ("着重", "先解决", "从这里着手") if word in opening] == []


def test_the_note_of_the_term_opens_the_results_and_is_no_part_of_what_pupils_reached(
    summary: Callable[[str], str], full_dossier: str
) -> None:
    text = summary(changed(full_dossier, ("总结:\n", "总结:\n  说明: 十一月换了教室。\n")))
    results = text.partition("工作成效\n")[2].strip()
    assert results.startswith("十一月换了教室。")
    assert text.count("十一月换了教室。") == 1


def test_counts_of_a_sentence_are_all_words_or_all_digits(
    summary: Callable[[str], str], full_dossier: str
) -> None:
    own = "".join(
        f"  - {{名称: 做法{name}, 说明: 每周一次。}}\n" for name in "甲乙丙丁戊己庚辛壬癸"
    )
    several = changed(
        full_dossier,
        ("  - 名称: 晚上无人督促\n", "  - 学习方法不当\n  - 名称: 晚上无人督促\n"),
        ("措施:\n", "措施:\n" + own),
    )
    assert re.search(r"期初分析出4条原因，.*本学期安排了1\d项措施。", summary(several))


def test_a_single_case_has_no_number_and_says_whose_it_is(
    summary: Callable[[str], str], full_dossier: str
) -> None:
    told = summary(full_dossier).partition("个案\n")[2].partition("##")[0].strip()
    assert "（一）" not in told
    assert told.startswith("许×上学期期末")
