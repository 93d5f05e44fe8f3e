"""课题阶段总结 from dossier to document: what it says, and what it must not say."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import TYPE_CHECKING

import pytest

from dossier_changes import changed
from written_documents import headings, markdown_of, of_part, refusals_of

if TYPE_CHECKING:
    from pathlib import Path

    from plangen.problems import Problem

Written = Callable[[str], str]
LONGEST_SENTENCE = 60

# What a report cannot do without.
LEAST = "名称: 成因的研究, 意义: [弄清学生卡在哪里], 成果: [{内容: 写成报告}]"
PROJECT = """\
plangen: 1
文种: 课题阶段总结
学校: 青石桥小学
班级: 五年级（2）班
学科: 数学
教师: 数学课题组
日期: 2027-01-25
课题:
  名称: 小学数学学困生成因与转化的研究
  立项: {单位: 青石区教师发展中心, 编号: QSJ2026-017, 日期: 2026-03-05}
  起止: 2026-03 ～ 2027-06
  成员:
    - {姓名: 周敏, 职务: 教研组长, 分工: 主持课题, 指导学生: [潘浩宇, 贺梓萱]}
    - {姓名: 陆建国, 分工: 统计问卷, 指导学生: 龚铭}
  意义:
    - 四年级学除数是两位数的除法，不及格人数在这一年增加最多
    - 各班的补课办法没有留下记录，换了教师又从头来
  进展:
    - {阶段: 调查, 时间: 2026年3月—4月, 内容: 发放问卷并逐人填写调查表, 材料: 有效问卷115份}
    - {阶段: 实践, 时间: 2026年9月—2027年1月, 内容: 三项措施按周进行}
  问卷:
    - 名称: 学习困难成因问卷
      对象: 四至六年级学生
      时间: 2026年3月
      发出: 120
      收回: 118
      有效: 115
      结果: {基础薄弱: 69, 学习方法: 23, 环境: 23}
    - {名称: 作业情况问卷, 收回: 116, 多选: 是, 结果: {题目看不懂: 62, 写得慢: 78}}
  班会:
    - {主题: 不会的题怎么问, 时间: 2026年5月, 共识: 先圈出看不懂的那一句}
  成果:
    - {内容: 周敏上区级公开课《商的变化规律》, 证据: 教案和听课记录}
  思考:
    - 选“环境”的指家里还是班里，问卷没有分开问
    - 家访只走到一户
  打算:
    - 2027年3月重发问卷，把“环境”拆成三项
附件: [学习困难成因问卷, 《除法错例集》目录]
学生情况: {人数: 41}
学困生:
  - 姓名: 潘浩宇
    表现: [三位数除以两位数要试商三四次]
    原因: [基础知识薄弱]
    成绩: {四上期末: 48, 四下期末: 56, 五上期末: 63}
    目标: 60
  - 姓名: 贺梓萱
    表现: [长一点的题敷衍写个算式]
    原因: [学习态度不端正]
    成绩: {四上期末: 51, 四下期末: 62, 五上期末: 58}
    目标: 61
  - 姓名: 龚铭
    表现: [竖式数位对不齐]
    原因: [基础知识薄弱]
    成绩: {四上期末: 33, 四下期末: 31, 五上期末: 缺考}
    目标: 42
措施:
  - {名称: 错题收集与归因, 针对: [基础知识薄弱]}
  - {名称: 家访, 频次: 每人每学期一次, 针对: [学习态度不端正]}
  - 名称: 六个一
    频次: 每周一次
    要点: [每周谈一次话, 每月教一个方法]
    针对: [学习态度不端正]
    说明: 做一件勾一件。
总结:
  措施执行:
    错题收集与归因: {次数: 36, 记录: 错题集3本}
    家访: {次数: 0}
    六个一: {次数: 30, 记录: 记录表}
  个案:
    - {姓名: 潘浩宇, 家长同意: 是, 经过: 潘浩宇三月起每天先做三道除法。}
  问题: [家访只走到一户]
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
    text = written(PROJECT)
    assert headings(text, 2) == [
        "课题概况",
        "研究意义",
        "研究进展",
        "阶段成果",
        "个案",
        "存在的问题与思考",
        "下一阶段打算",
    ]
    assert headings(of_part(text, "阶段成果"), 3) == [
        "学习困难成因问卷统计",
        "作业情况问卷统计",
        "转化情况调查",
        "学生目标",
        "主题班会",
        "学生个人变化",
        "做法与执行",
        "教师方面的成果",
    ]


def test_the_title_names_the_project(written: Written) -> None:
    assert written(PROJECT).startswith("# “小学数学学困生成因与转化的研究”课题阶段总结\n")
    nameless = changed(PROJECT, ("  名称: 小学数学学困生成因与转化的研究\n", ""))
    assert written(nameless).startswith("# 课题阶段总结\n")


def test_what_the_project_does_not_say_has_no_section(written: Written) -> None:
    text = written(f"文种: 课题阶段总结\n课题: {{{LEAST}}}\n")
    assert headings(text, 2) == ["课题概况", "研究意义", "阶段成果"]
    assert "课题的名称是“成因的研究”。" in text


def test_without_a_project_the_document_asks_for_one(
    refused: Callable[..., list[Problem]],
) -> None:
    (problem,) = refused("plangen: 1\n文种: 课题阶段总结\n学校: 青石桥小学\n")
    assert "需要“课题”这一部分" in problem.message
    assert "\n  起止: 【请填" in problem.hint


def test_it_has_no_summary_of_its_own(refused: Callable[..., list[Problem]]) -> None:
    (problem,) = refused(PROJECT, summary=True)
    assert problem.message == "课题阶段总结没有配套的总结"
    assert "plangen render" in problem.hint


def test_a_plan_of_the_same_class_is_not_checked_as_a_project(written: Written) -> None:
    text = changed(
        PROJECT, ("文种: 课题阶段总结", "文种: 学困生转化计划"), ("有效: 115", "有效: 1")
    )
    assert "学困生转化计划" in written(text)


# The project itself.


def test_the_overview_counts_months_and_people(written: Written) -> None:
    text = of_part(written(PROJECT), "课题概况")
    assert "2026年3月5日由青石区教师发展中心立项，编号为QSJ2026-017。" in text
    assert "研究时间为2026年3月—2027年6月，共16个月，写这份总结时是第11个月。" in text
    assert "课题组有2人，分工见表1。" in text
    assert "| 1 | 周敏 | 教研组长 | 主持课题 |" in text
    assert "| 2 | 陆建国 | — | 统计问卷 |" in text


def test_members_of_whom_only_names_are_known_are_listed_in_a_sentence(written: Written) -> None:
    text = written(f"文种: 课题阶段总结\n课题: {{{LEAST}, 成员: [周敏, 陆建国]}}\n")
    assert "课题组有2人：周敏、陆建国。" in text
    assert "|" not in text


@pytest.mark.parametrize(
    ("approval", "sentence"),
    [
        ("{编号: A7}", "“成因的研究”编号为A7。"),
        ("{单位: 区教研室}", "“成因的研究”由区教研室立项。"),
        ("{日期: 2026-03-05}", "“成因的研究”2026年3月5日立项。"),
    ],
    ids=["number", "body", "date"],
)
def test_an_approval_is_told_as_far_as_it_is_known(
    written: Written, approval: str, sentence: str
) -> None:
    assert sentence in written(f"文种: 课题阶段总结\n课题: {{{LEAST}, 立项: {approval}}}\n")


def test_the_progress_is_a_table_of_what_was_done(written: Written) -> None:
    text = of_part(written(PROJECT), "研究进展")
    assert "到2027年1月，已经做了的工作有两项，一项留有材料。" in text
    assert "| 阶段 | 时间 | 做了什么 | 材料 |" in text
    assert "| 实践 | 2026年9月—2027年1月 | 三项措施按周进行 | — |" in text


# Questionnaires.


def test_a_questionnaire_states_its_sample_its_shares_and_the_factor_chosen_most(
    written: Written,
) -> None:
    text = of_part(written(PROJECT), "学习困难成因问卷统计")
    assert (
        "2026年3月向四至六年级学生发出问卷120份；收回118份，回收率98.3%；"
        "其中有效115份，有效率97.5%。" in text
    )
    assert "百分比按115份有效问卷计算。" in text
    assert "| 基础薄弱 | 69 | 60.0% |" in text
    assert "| 合计 | 115 | 100.0% |" in text
    assert "选“基础薄弱”的最多，69人，占60.0%。" in text


def test_several_choices_are_said_to_be_so_and_have_no_total(written: Written) -> None:
    text = of_part(written(PROJECT), "作业情况问卷统计")
    assert "问卷收回116份。" in text
    assert "一人可以选几项，各项相加是140人次。百分比按116份收回问卷计算。" in text
    assert "| 写得慢 | 78 | 67.2% |" in text
    assert "合计" not in text


def survey_text(written: Written, survey: str) -> str:
    text = written(f"文种: 课题阶段总结\n课题: {{{LEAST}, 问卷: [{survey}]}}\n")
    return of_part(text, "成因问卷统计")


@pytest.mark.parametrize(
    ("survey", "sentence"),
    [
        ("{结果: {甲: 40, 乙: 40, 丙: 20}}", "选“甲”和“乙”的最多，都是40人，各占40.0%。"),
        ("{结果: {甲: 40, 乙: 40}}", "各项选的人数相同。"),
        ("{结果: {甲: 40, 乙: 60}}", "百分比按100名作答的人计算。"),
        ("{多选: 是, 结果: {甲: 40, 乙: 60}}", "没有有效份数，不计算百分比。"),
        ("{对象: 家长, 时间: 2026年4月, 结果: {甲: 1}}", "2026年4月请家长作答。"),
        (
            "{对象: 家长, 时间: 2026年4月, 收回: 40, 结果: {甲: 1}}",
            "2026年4月，家长的问卷收回40份。",
        ),
        ("{发出: 40, 对象: 家长, 结果: {甲: 1}}", "向家长发出问卷40份。"),
        ("{结果: {甲: 1, 乙: 1, 丙: 1}}", "直接相加与100%略有出入。"),
    ],
    ids=["tie", "equal", "answers", "no-sample", "asked", "returned", "sent", "rounding"],
)
def test_a_questionnaire_says_what_its_figures_show(
    written: Written, survey: str, sentence: str
) -> None:
    assert sentence in survey_text(written, survey)


def test_where_all_are_equal_none_is_said_to_be_chosen_most(written: Written) -> None:
    assert "最多" not in survey_text(written, "{结果: {甲: 40, 乙: 40}}")


def test_a_factor_is_text_and_not_markup(written: Written) -> None:
    text = survey_text(written, "{结果: {'*甲|乙#1': 40, 丙: 20}}")
    assert r"\*甲\|乙#1" in text or "*甲\\|乙#1" in text
    assert "40 | 66.7% |" in text


# The pupils.


def test_pupils_are_masked_and_teachers_are_named(written: Written) -> None:
    text = written(PROJECT)
    assert not re.search("潘浩宇|贺梓萱|龚铭", text)
    assert "| 潘× | 数学 | 48 | 60 | 周敏 |" in text
    assert "| 龚× | 数学 | 33 | 42 | 陆建国 |" in text


def test_the_investigation_gives_levels_signs_and_measures(written: Written) -> None:
    text = of_part(written(PROJECT), "转化情况调查")
    assert "调查的3名学生，四上期末40分以上、不到60分的2人，不到40分的1人。" in text
    assert "| 贺× | 51 | 长一点的题敷衍写个算式 | 家访、六个一 |" in text


def test_one_pupil_is_called_by_name(written: Written) -> None:
    text = written(
        f"文种: 课题阶段总结\n课题: {{{LEAST}}}\n学困生:\n"
        "  - {姓名: 丁一, 表现: [竖式数位对不齐], 成绩: {上学期期末: 45}, 目标: 60}\n"
    )
    assert "调查的丁×，上学期期末40分以上、不到60分。" in text
    assert "丁×定了一个目标。" in text


def test_teachers_have_no_column_where_nobody_guides(written: Written) -> None:
    text = changed(PROJECT, (", 指导学生: [潘浩宇, 贺梓萱]", ""), (", 指导学生: 龚铭", ""))
    goals = of_part(written(text), "学生目标")
    assert "指导教师" not in goals
    assert "| 潘× | 数学 | 48 | 60 |" in goals


def test_class_goals_and_pupils_are_tracked_in_one_part(written: Written) -> None:
    results = (
        "  全班成绩:\n    四上期末: {实考: 41, 及格: 34}\n    五上期末: {实考: 40, 及格: 37}\n"
    )
    tracked = changed(
        PROJECT,
        ("学生情况: {人数: 41}\n", f"学生情况:\n  人数: 41\n{results}"),
        ("措施:\n", "目标: [{指标: 及格率, 目标: 90%}]\n措施:\n"),
    )
    parts = of_part(written(tracked), "阶段成果")
    assert len(headings(parts, 3)) == len(headings(of_part(written(PROJECT), "阶段成果"), 3))
    assert headings(of_part(parts, "成绩跟踪"), 4) == ["全班成绩", "目标完成情况", "学生个人变化"]


def test_results_are_compared_first_with_last_and_turn_by_turn(written: Written) -> None:
    text = of_part(written(PROJECT), "学生个人变化")
    assert "| 潘× | 48 | 56 | 63 | +15 | 60 | 达到 |" in text
    assert "从四上期末到五上期末逐次看，一次比一次高的1人：潘×；有过回落的2人：贺×、龚×。" in text


def test_two_results_are_not_told_turn_by_turn(written: Written) -> None:
    text = PROJECT
    for score in ("四下期末: 56, ", "四下期末: 62, ", "四下期末: 31, "):
        text = changed(text, (score, ""))
    assert "逐次看" not in written(text)


def test_marks_of_the_lower_grades_are_followed_too(written: Written) -> None:
    text = written(
        f"文种: 课题阶段总结\n班级: 二年级（1）班\n课题: {{{LEAST}}}\n学困生:\n"
        "  - {姓名: 丁一, 成绩: {上学期: 待合格, 期末: 合格}, 目标: 合格}\n"
        "  - {姓名: 陆平, 成绩: {上学期: 合格, 期末: 合格}, 目标: 良}\n"
    )
    assert "调查的2名学生，上学期合格的1人，待合格的1人。" in text
    assert "| 丁× | 待合格 | 合格 | 升1等 | 合格 | 达到 |" in text


# What was done.


def test_measures_are_reported_with_their_execution_and_their_points(written: Written) -> None:
    text = of_part(written(PROJECT), "做法与执行")
    assert headings(text, 4) == ["错题收集与归因（潘×、龚×，2人）", "家访（贺×）", "六个一（贺×）"]
    assert "#### 1. 错题收集与归因（潘×、龚×，2人）\n\n原定每周一次，实际36次" in text
    assert "\n内容有两项：（1）每周谈一次话；（2）每月教一个方法。" in text


def test_the_members_of_a_set_are_told_where_the_teacher_has_no_points(written: Written) -> None:
    by_set = changed(PROJECT, ("    要点: [每周谈一次话, 每月教一个方法]\n", ""))
    text = of_part(written(by_set), "做法与执行")
    assert "\n内容有六项：（1）每周谈一次心：听学生讲这一周顺的和难的；" in text
    assert headings(text, 4)[-1] == "六个一（贺×）"
    by_name = by_set.replace("六个一", "长期个别化帮扶")
    text = of_part(written(by_name), "做法与执行")
    assert "内容有六项" not in text
    assert headings(text, 4)[-1] == "长期个别化帮扶（贺×）"


def test_what_was_not_done_is_said_of_the_stage_not_of_a_term(written: Written) -> None:
    text = written(PROJECT)
    assert "原定每人每学期一次，本阶段没有做。" in text
    assert "本学期" not in of_part(text, "做法与执行")
    assert "“家访”一次也没有做。" in of_part(text, "存在的问题与思考")


def test_without_any_record_no_measure_is_told_as_done(written: Written) -> None:
    text = written(PROJECT[: PROJECT.index("总结:")])
    assert "做法与执行" not in text


def test_an_achievement_stands_with_its_evidence(written: Written) -> None:
    text = of_part(written(PROJECT), "教师方面的成果")
    assert text.strip() == "1. 周敏上区级公开课《商的变化规律》（教案和听课记录）。"


# Case, reflection, plans, attachments.


def test_a_case_needs_the_guardians_consent(refused: Callable[..., list[Problem]]) -> None:
    (problem,) = refused(changed(PROJECT, ("家长同意: 是", "家长同意: 否")))
    assert "没有家长同意" in problem.message


def test_a_problem_told_in_both_parts_is_printed_once(written: Written) -> None:
    text = of_part(written(PROJECT), "存在的问题与思考")
    assert text.count("家访只走到一户") == 1
    assert "选“环境”的指家里还是班里，问卷没有分开问。" in text


def test_pupils_whom_the_plans_name_are_not_named_again(written: Written) -> None:
    told = of_part(written(PROJECT), "下一阶段打算")
    assert "贺×下一阶段继续帮扶。先翻看《家访记录》《长期帮扶档案》" in told
    named = changed(PROJECT, ("    - 2027年3月重发", "    - 贺梓萱每天面批\n    - 2027年3月重发"))
    text = of_part(written(named), "下一阶段打算")
    assert text.splitlines()[1:3] == [
        "1. 贺×每天面批。",
        "2. 2027年3月重发问卷，把“环境”拆成三项。",
    ]
    assert "继续帮扶" not in text


def test_attachments_are_numbered_without_a_full_stop(written: Written) -> None:
    text = written(PROJECT)
    told = [line.strip() for line in text[text.index("附件：") :].splitlines()[:2]]
    assert told == ["附件：1. 学习困难成因问卷", "2. 《除法错例集》目录"]


def test_no_sentence_of_the_programs_is_too_long(written: Written) -> None:
    lines = [line for line in written(PROJECT).splitlines() if not line.startswith(("|", "<"))]
    told = [part for line in lines for part in re.findall(r"[^。；]+[。；]?", line)]
    assert [part for part in told if len(part) > LONGEST_SENTENCE] == []
