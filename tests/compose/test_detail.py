"""How fully causes and measures are told: 详略, 例, 要点排列, 对照表."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from plangen.document.tree import Heading, ItemList, Paragraph, plain
from plangen.library.entries import load_library

from .printed import cells

if TYPE_CHECKING:
    from .conftest import DocumentOf, LinesOf, SectionOf, TableOf


PLAN = """\
班级: 四年级（1）班
学科: 数学
教师: 李老师
学困生:
  - {姓名: 许晓, 性别: 男, 表现: [晚饭后才动笔], 原因: [作业拖欠不完成, 晚上无人督促]}
  - {姓名: 马小雨, 性别: 女, 原因: [基础知识薄弱, 计算能力偏弱, 父母忙疏于照管]}
原因分析:
  - 作业拖欠不完成
  - 基础知识薄弱
  - 计算能力偏弱
  - 父母忙疏于照管
  - 名称: 晚上无人督促
    说明: 晚饭后没有人在旁边。作业拖到第二天早上。
措施:
  - 作业面批
  - 小组辅导
  - 名称: 晚间电话
    频次: 每周一次
    针对: [晚上无人督促, 父母忙疏于照管]
    说明: 每周三晚上七点打一次电话。没有写的，约好次日早上几点写。
    要点: [先问写了几题, 再问哪一题不会]
"""
BRIEF = f"详略: 简\n{PLAN}"


def measure_item(lines: list[str], title: str) -> str:
    (found,) = [line for line in lines if line.startswith(title)]
    return found


# 详略: the whole document.


def test_a_brief_document_tells_each_measure_in_one_item(
    document_of: DocumentOf, section_of: SectionOf, lines_of: LinesOf
) -> None:
    (items,) = section_of(document_of(BRIEF), "措施")
    assert isinstance(items, ItemList)
    lines = lines_of([items])
    title, _, told = lines[0].partition("：")
    assert title == "作业面批（许×，每天一次）"
    assert told.index("。") == len(told) - 1
    assert lines[2] == "晚间电话（许×、马×，每周一次）：每周三晚上七点打一次电话。"


def test_a_brief_document_tells_each_cause_in_one_item(
    document_of: DocumentOf, section_of: SectionOf, lines_of: LinesOf
) -> None:
    blocks = section_of(document_of(BRIEF), "原因分析")
    assert [type(block) for block in blocks] == [Paragraph, ItemList]
    told = [line.partition("：") for line in lines_of(blocks[1:])]
    assert [title for title, _, _ in told] == [
        "作业拖欠不完成（许×）",
        "基础知识薄弱（马×）",
        "计算能力偏弱（马×）",
        "放学后学习少人陪伴（马×）",
        "晚上无人督促（许×）",
    ]
    texts = [text for _, _, text in told]
    assert texts[0] == "他晚饭后才动笔。"
    assert texts[4] == "晚饭后没有人在旁边。"
    assert all(text.count("。") == 1 and text.endswith("。") for text in texts)


def test_a_full_document_tells_the_same_under_headings(
    document_of: DocumentOf, section_of: SectionOf
) -> None:
    document = document_of(PLAN)
    for title in ("原因分析", "措施"):
        blocks = section_of(document, title)
        assert any(isinstance(block, Heading) for block in blocks)
        assert not any(isinstance(block, ItemList) for block in blocks)


# 详略: one item.


def test_a_measure_may_be_brief_in_a_full_document(
    document_of: DocumentOf, section_of: SectionOf, lines_of: LinesOf
) -> None:
    text = PLAN.replace("  - 作业面批\n", "  - {名称: 作业面批, 详略: 简}\n")
    lines = lines_of(section_of(document_of(text), "措施"))
    title, told, following = lines[:3]
    assert (title, following) == ("作业面批（许×，每天一次）", "小组辅导（马×，每周一次）")
    assert told.index("。") == len(told) - 1


def test_a_measure_may_be_full_in_a_brief_document(
    document_of: DocumentOf, section_of: SectionOf, lines_of: LinesOf
) -> None:
    text = BRIEF.replace("    频次: 每周一次\n", "    频次: 每周一次\n    详略: 详\n")
    (items,) = section_of(document_of(text), "措施")
    told = measure_item(lines_of([items]), "晚间电话")
    assert "约好次日早上几点写。具体要点：先问写了几题；再问哪一题不会。这一项针对“" in told


def test_a_cause_may_be_brief_in_a_full_document(
    document_of: DocumentOf, section_of: SectionOf, lines_of: LinesOf
) -> None:
    text = PLAN.replace("  - 基础知识薄弱\n", "  - {名称: 基础知识薄弱, 详略: 简}\n")
    lines = lines_of(section_of(document_of(text), "原因分析"))
    told = lines[lines.index("基础知识薄弱（马×）") + 1]
    assert told.count("。") == 1
    assert "计算能力偏弱（马×）" in lines


def test_a_cause_may_be_full_in_a_brief_document(
    document_of: DocumentOf, section_of: SectionOf, lines_of: LinesOf
) -> None:
    text = BRIEF.replace("名称: 晚上无人督促\n", "名称: 晚上无人督促\n    详略: 详\n")
    lines = lines_of(section_of(document_of(text), "原因分析"))
    told = measure_item(lines, "晚上无人督促")
    assert told.endswith("晚饭后没有人在旁边。作业拖到第二天早上。")


def test_a_brief_sensitive_cause_names_nobody(
    document_of: DocumentOf, section_of: SectionOf, lines_of: LinesOf
) -> None:
    sensitive = next(c.name for c in load_library().causes.values() if c.sensitive)
    text = f"详略: 简\n学困生: [{{姓名: 许晓, 性别: 男, 原因: [{sensitive}]}}]\n"
    told = "".join(lines_of(section_of(document_of(text), "原因分析")))
    assert "（1人）：" in told
    assert "许" not in told


# 例.


@pytest.mark.parametrize(
    "typed", ["许晓写完3题", "例如，许晓写完3题。", "比如：许晓写完3题", "例: 许晓写完3题"]
)
def test_an_example_is_a_paragraph_of_its_own(
    document_of: DocumentOf, section_of: SectionOf, typed: str
) -> None:
    text = PLAN.replace("  - 作业面批\n", f"  - {{名称: 作业面批, 例: '{typed}'}}\n")
    paragraphs = [
        plain(block.line)
        for block in section_of(document_of(text), "措施")
        if isinstance(block, Paragraph)
    ]
    assert paragraphs.count("例如，许×写完3题。") == 1


def test_an_example_may_begin_with_the_word_of_another(
    document_of: DocumentOf, section_of: SectionOf, lines_of: LinesOf
) -> None:
    text = PLAN.replace("  - 作业面批\n", "  - {名称: 作业面批, 例: 例题3先读题}\n")
    assert "例如，例题3先读题。" in lines_of(section_of(document_of(text), "措施"))


def test_a_cause_has_an_example_too(
    document_of: DocumentOf, section_of: SectionOf, lines_of: LinesOf
) -> None:
    text = PLAN.replace("  - 基础知识薄弱\n", "  - {名称: 基础知识薄弱, 例: 36－9写成35}\n")
    assert "例如，36－9写成35。" in lines_of(section_of(document_of(text), "原因分析"))
    brief = lines_of(section_of(document_of(f"详略: 简\n{text}"), "原因分析"))
    assert measure_item(brief, "基础知识薄弱").endswith("。例如，36－9写成35。")


def test_an_example_of_a_plan_is_not_told_again_in_its_summary(
    document_of: DocumentOf, lines_of: LinesOf, full_dossier: str
) -> None:
    text = full_dossier.replace("  - 谈心交流\n", "  - {名称: 谈心交流, 例: 问午饭吃了什么}\n")
    assert "例如，问午饭吃了什么。" in lines_of(document_of(text).blocks)
    assert "午饭" not in "".join(lines_of(document_of(text, summary=True).blocks))


# 要点排列.


@pytest.mark.parametrize(
    "text",
    [f"要点排列: 分条\n{PLAN}", PLAN.replace("    频次: 每周一次\n", "    要点排列: 分条\n")],
    ids=["document", "measure"],
)
def test_points_may_be_items(
    document_of: DocumentOf, section_of: SectionOf, lines_of: LinesOf, text: str
) -> None:
    blocks = section_of(document_of(text), "措施")
    (items,) = [block for block in blocks if isinstance(block, ItemList)]
    assert lines_of([items]) == ["先问写了几题。", "再问哪一题不会。"]
    before = blocks[blocks.index(items) - 1]
    assert isinstance(before, Paragraph)
    assert plain(before.line).endswith("要点有两条：")


def test_points_may_be_items_below_an_item(
    document_of: DocumentOf, section_of: SectionOf, lines_of: LinesOf
) -> None:
    text = f"要点排列: 分条\n{BRIEF}".replace("名称: 晚间电话", "名称: 晚间电话\n    详略: 详")
    (items,) = section_of(document_of(text), "措施")
    assert isinstance(items, ItemList)
    (below,) = items.items[2].children
    assert lines_of([below]) == ["先问写了几题。", "再问哪一题不会。"]


def test_a_single_point_needs_no_item(document_of: DocumentOf, section_of: SectionOf) -> None:
    text = f"要点排列: 分条\n{PLAN}".replace("[先问写了几题, 再问哪一题不会]", "先问写了几题")
    blocks = section_of(document_of(text), "措施")
    assert not any(isinstance(block, ItemList) for block in blocks)


def test_a_brief_measure_tells_the_librarys_line_before_the_teachers_own_word(
    document_of: DocumentOf, section_of: SectionOf, lines_of: LinesOf
) -> None:
    text = BRIEF.replace("  - 作业面批\n", "  - {名称: 作业面批, 说明: 许晓的本子放在最上面。}\n")
    told = next(
        line for line in lines_of(section_of(document_of(text), "措施")) if "作业面批" in line
    )
    plain_line = next(
        line for line in lines_of(section_of(document_of(BRIEF), "措施")) if "作业面批" in line
    )
    assert told == plain_line + "许×的本子放在最上面。"


def test_a_brief_set_keeps_its_members(document_of: DocumentOf, section_of: SectionOf) -> None:
    text = BRIEF.replace("  - 作业面批\n", "  - 八优先\n")
    (items,) = [b for b in section_of(document_of(text), "措施") if isinstance(b, ItemList)]
    (members,) = items.items[0].children
    assert isinstance(members, ItemList)
    assert len(members.items) == 8


# 对照表.


def test_causes_are_set_against_measures_in_a_table(
    document_of: DocumentOf, section_of: SectionOf, table_of: TableOf
) -> None:
    table = table_of(section_of(document_of(f"对照表: 是\n{PLAN}"), "原因与措施对照"))
    rows = cells(table)
    assert rows == [
        ["原因", "学生", "措施"],
        ["作业拖欠不完成", "许×", "作业面批"],
        ["基础知识薄弱", "马×", "小组辅导"],
        ["计算能力偏弱", "马×", "小组辅导"],
        ["放学后学习少人陪伴", "马×", "晚间电话"],
        ["晚上无人督促", "许×", "晚间电话"],
    ]


def test_the_table_names_nobody_beside_a_sensitive_cause(
    document_of: DocumentOf, section_of: SectionOf, table_of: TableOf
) -> None:
    sensitive = next(c for c in load_library().causes.values() if c.sensitive)
    text = f"对照表: 是\n学困生: [{{姓名: 许晓, 原因: [{sensitive.name}]}}]\n"
    table = table_of(section_of(document_of(text), "原因与措施对照"))
    assert [plain(cell) for cell in table.rows[0]] == [sensitive.title, "1人", "—"]


def test_without_pupils_the_table_has_no_column_for_them(
    document_of: DocumentOf, section_of: SectionOf, table_of: TableOf
) -> None:
    text = "对照表: 是\n原因分析: [作业拖欠不完成]\n措施: [作业面批]\n"
    table = table_of(section_of(document_of(text), "原因与措施对照"))
    assert [plain(cell) for cell in table.header] == ["原因", "措施"]


@pytest.mark.parametrize("head", ["", "对照表: 否\n"])
def test_the_table_is_printed_only_where_it_is_asked_for(
    document_of: DocumentOf, lines_of: LinesOf, head: str
) -> None:
    assert "原因与措施对照" not in lines_of(document_of(head + PLAN).blocks)


@pytest.mark.parametrize("head", ["对照表: 是\n", "章节: [措施, 对照表]\n"])
def test_what_the_table_says_is_not_said_again_below_each_measure(
    document_of: DocumentOf, section_of: SectionOf, lines_of: LinesOf, head: str
) -> None:
    assert "针对“作业拖欠不完成”" in "".join(lines_of(section_of(document_of(PLAN), "措施")))
    told = "".join(lines_of(section_of(document_of(head + PLAN), "措施")))
    assert "针对" not in told
    assert "记入《" in told


def test_to_list_its_section_is_to_ask_for_the_table(
    document_of: DocumentOf, section_of: SectionOf
) -> None:
    document = document_of(f"章节: [措施, 对照表]\n{PLAN}")
    assert section_of(document, "原因与措施对照")
