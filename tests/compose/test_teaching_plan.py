"""学科教学计划: its sections, from the dossier alone."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from dossier_changes import changed

from .printed import cells, titles

if TYPE_CHECKING:
    from collections.abc import Callable

    from plangen.document.tree import Document

    from .conftest import DocumentOf, LinesOf, SectionOf, TableOf


@pytest.fixture
def plan(document_of: DocumentOf, teaching_dossier: str) -> Callable[..., Document]:
    """Make the plan of the sample with some of its text replaced."""
    return lambda *changes: document_of(changed(teaching_dossier, *changes))


def test_the_plan_is_called_after_class_and_subject(plan: Callable[..., Document]) -> None:
    assert plan().title == "四年级（1）班数学教学计划"


def test_the_sections_stand_in_order(plan: Callable[..., Document]) -> None:
    assert titles(plan()) == [
        "指导思想",
        "学情分析",
        "教材分析",
        "教学目标",
        "教学重点和难点",
        "课时安排",
        "教学措施",
        "教学进度",
    ]


def test_the_opening_is_one_sentence_with_class_and_goal(
    plan: Callable[..., Document], section_of: SectionOf, lines_of: LinesOf
) -> None:
    assert lines_of(section_of(plan(), "指导思想")) == [
        "本计划为四年级（1）班31名学生的数学教学制订，期末的目标是及格率达到93%。"
    ]


def test_without_a_goal_there_is_no_opening(plan: Callable[..., Document]) -> None:
    changes = [("{指标: 及格率, 目标: 93%}", "愿意验算"), ("目标: 80%, ", "")]
    assert "指导思想" not in titles(plan(*changes))


def test_the_teachers_own_opening_wins(
    plan: Callable[..., Document], section_of: SectionOf, lines_of: LinesOf
) -> None:
    found = plan(("教材:\n", "指导思想: 先会读，再会算。\n教材:\n"))
    assert lines_of(section_of(found, "指导思想")) == ["先会读，再会算。"]


def test_the_class_is_told_from_its_counts_and_results(
    plan: Callable[..., Document], section_of: SectionOf, lines_of: LinesOf
) -> None:
    counts, traits = lines_of(section_of(plan(), "学情分析"))
    assert counts.startswith("全班31人，男生18人，女生13人。上学期期末应考、实考都是31人")
    assert traits == "这个班的长处是口算开火车人人参加。学习上的特点是商中间有0时常漏写。"


def test_the_textbook_is_told_by_edition_basis_and_fields(
    plan: Callable[..., Document], section_of: SectionOf, lines_of: LinesOf, table_of: TableOf
) -> None:
    blocks = section_of(plan(), "教材分析")
    assert lines_of(blocks)[:2] == [
        "本学期使用人教版《数学》四年级上册。要用到的旧知识有万以内数的认识、两位数乘两位数。",
        "大数的认识把计数单位从“万”扩展到“亿”。",
    ]
    assert cells(table_of(blocks)) == [
        ["领域", "内容"],
        ["数与代数", "大数的认识、三位数乘两位数、除数是两位数的除法"],
        ["图形与几何", "角的度量、平行四边形和梯形"],
    ]


def test_content_without_fields_is_a_sentence(
    document_of: DocumentOf, section_of: SectionOf, lines_of: LinesOf
) -> None:
    found = document_of("文种: 学科教学计划\n教材: {内容: [观察物体, 运算定律]}\n")
    assert lines_of(section_of(found, "教材分析")) == ["教学内容有观察物体、运算定律。"]


def test_aims_and_figures_are_told_group_by_group(
    plan: Callable[..., Document], section_of: SectionOf, lines_of: LinesOf
) -> None:
    assert lines_of(section_of(plan(), "教学目标")) == [
        "知识与技能",
        "会读写亿以内的数。",
        "会笔算除数是两位数的除法。",
        "到期末，当堂作业一次做对率由68%提高到80%。",
        "数学思考",
        "能说出试商的道理。",
        "期末目标",
        "到期末，及格率由87.1%提高到93%，即由27人增加到29人。",
    ]


@pytest.mark.parametrize("pupils", [1, 4])
def test_targets_of_pupils_stand_with_what_has_no_group(
    plan: Callable[..., Document], section_of: SectionOf, lines_of: LinesOf, pupils: int
) -> None:
    listed = "".join(
        f"  - {{姓名: {name}晓, 成绩: {{上学期期末: 52}}, 目标: 65}}\n"
        for name in "许马高江"[:pupils]
    )
    changes = [("教材:\n", f"学困生:\n{listed}教材:\n"), ("  - {指标: 及格率, 目标: 93%}\n", "")]
    lines = lines_of(section_of(plan(*changes), "教学目标"))
    end = lines[lines.index("期末目标") + 1 :]
    if pupils == 1:
        assert end == ["许×由52分提高到65分。"]
    else:
        assert end[:5] == ["学生个人目标", "姓名", "上学期期末", "期末目标", "需要提高"]


def test_aims_without_groups_have_no_headings(
    document_of: DocumentOf, section_of: SectionOf, lines_of: LinesOf
) -> None:
    found = document_of("文种: 学科教学计划\n教学目标: [会读, 会写]\n目标: [愿意验算]\n")
    assert lines_of(section_of(found, "教学目标")) == ["会读。", "会写。", "愿意验算。"]


def test_key_points_and_difficulties_have_lists_of_their_own(
    plan: Callable[..., Document], section_of: SectionOf, lines_of: LinesOf
) -> None:
    assert lines_of(section_of(plan(), "教学重点和难点")) == [
        "教学重点",
        "两位数除法的笔算。",
        "教学难点",
        "试商和调商。",
    ]


def test_a_part_that_is_missing_has_no_heading(plan: Callable[..., Document]) -> None:
    changes = [("  重点: [两位数除法的笔算]\n", ""), ("  难点: [试商和调商]\n", "")]
    assert "教学重点和难点" not in titles(plan(*changes))


def test_the_lessons_of_all_units_are_added_up(
    plan: Callable[..., Document], section_of: SectionOf, lines_of: LinesOf, table_of: TableOf
) -> None:
    blocks = section_of(plan(), "课时安排")
    found = cells(table_of(blocks))
    assert lines_of(blocks)[0] == "每周4课时，按下表的先后教学。"
    assert (found[0], found[1], found[-1]) == (
        ["单元内容", "课时"],
        ["大数的认识", "14"],
        ["合计", "60"],
    )


def test_the_schedule_says_what_each_week_teaches(
    plan: Callable[..., Document], section_of: SectionOf, table_of: TableOf
) -> None:
    found = cells(table_of(section_of(plan(), "教学进度")))
    assert found[0] == ["周次", "日期", "教学内容", "课时", "备注"]
    assert found[1] == ["1", "9月1日—6日", "大数的认识（第1～3课时）", "3", ""]
    assert found[3] == ["3", "9月14日—20日", "大数的认识（第8～12课时）", "5", "9月20日上课"]
    assert found[4][2:] == [
        "大数的认识（第13～14课时）；角的度量（第1课时）",
        "3",
        "9月25日—27日中秋放假",
    ]
    assert found[6][3:] == ["2", "10月5日—7日国庆节放假；10月10日上课"]
    assert found[20][2:4] == ["复习与整理（第1～3课时）；机动（1课时）", "4"]
    assert found[18][2:4] == ["机动", "4"]


def test_a_unit_within_one_week_is_named_without_numbers(
    plan: Callable[..., Document], section_of: SectionOf, table_of: TableOf
) -> None:
    found = plan(
        ("大数的认识, 课时: 14", "大数的认识, 课时: 3"), ("角的度量, 课时: 7", "角的度量, 课时: 2")
    )
    taught = [row[2] for row in cells(table_of(section_of(found, "教学进度")))]
    assert taught[1] == "大数的认识"
    assert taught[2] == "角的度量（2课时）；三位数乘两位数（第1～2课时）"


def test_a_week_of_holidays_has_a_dash(
    plan: Callable[..., Document], section_of: SectionOf, table_of: TableOf
) -> None:
    found = plan(("周数: 21\n", "周数: 21\n校历: {放假: [2026-11-09～2026-11-15 秋假]}\n"))
    assert cells(table_of(section_of(found, "教学进度")))[11] == [
        "11",
        "11月9日—15日",
        "—",
        "—",
        "11月9日—15日秋假放假",
    ]


def test_the_basis_of_the_schedule_stands_below_it(
    plan: Callable[..., Document], section_of: SectionOf, lines_of: LinesOf
) -> None:
    basis, holidays = lines_of(section_of(plan(), "教学进度"))[-2:]
    assert basis.startswith("每周4课时平均到五个上课日，一天合0.8课时")
    assert basis.endswith("本学期共79课时，各单元用60课时，机动19课时。")
    assert holidays == "表中没有列出2027年的放假安排，以学校校历为准。"


def test_lessons_that_do_not_fit_are_said_to_be_left_out(
    plan: Callable[..., Document], section_of: SectionOf, lines_of: LinesOf
) -> None:
    found = plan(("除数是两位数的除法, 课时: 16", "除数是两位数的除法, 课时: 46"))
    basis = lines_of(section_of(found, "教学进度"))[-2]
    assert basis.endswith("各单元共90课时，表中排下77课时，还有13课时没有排进，另有2课时机动。")


def test_without_the_opening_day_there_are_lessons_but_no_weeks(
    plan: Callable[..., Document],
) -> None:
    found = titles(plan(("开学日期: 2026-09-01\n", "")))
    assert "课时安排" in found
    assert "教学进度" not in found


def test_a_measure_that_holds_for_the_class_speaks_of_pupils_and_others_of_the_struggling(
    plan: Callable[..., Document], section_of: SectionOf, lines_of: LinesOf
) -> None:
    lines = lines_of(section_of(plan(), "教学措施"))
    whole, single = (lines[lines.index(title) + 1] for title in lines if "（每" in title)
    assert "学生" in whole
    assert "学困生" not in whole
    assert "学困生" in single


def test_no_midterm_is_spoken_of(plan: Callable[..., Document], lines_of: LinesOf) -> None:
    assert "期中" not in "".join(lines_of(plan().blocks))


def test_pupils_are_masked(plan: Callable[..., Document], lines_of: LinesOf) -> None:
    found = plan(("教材:\n", "学困生: [{姓名: 许晓, 成绩: {上学期期末: 52}}]\n教材:\n"))
    text = "".join(lines_of(found.blocks))
    assert "许晓" not in text
    assert "许×" in text
