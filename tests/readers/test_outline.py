"""The structure of documents, found again by its numbers."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plangen.language.marks import mark_at
from plangen.readers.outline import Entry, outline_of, role_of
from plangen.readers.passages import Passage, Segment
from plangen.readers.text import read_markdown, read_plain

if TYPE_CHECKING:
    from plangen.readers.outline import Outline

PLACE = Path("文稿.md")
# A tree of numbers: each node is what is below it.
Tree = tuple["Tree", ...]
DRESSES = (
    ("一、", "一.", "一．"),
    ("（一）", "(一)", "（一）、"),
    ("1.", "1、", "１．", "1）", "⒈"),
    ("（1）", "(1)", "⑴"),
    ("①",),
)


def outline(text: str) -> Outline:
    return outline_of(read_markdown(PLACE, text).passages)


def shape(entry: Entry) -> tuple[str, list[object]]:
    printed = entry.printed.text if entry.printed else ""
    return printed, [shape(child) for child in entry.children]


def marks(text: str) -> list[str]:
    return [entry.printed.text if entry.printed else "" for entry in outline(text).entries]


def test_headings_and_items_stand_below_each_other() -> None:
    found = outline("一、情况\n（一）人数\n1. 甲\n2. 乙\n（1）丙\n（二）来源\n1. 丁\n二、措施\n")
    assert [shape(root) for root in found.roots] == [
        ("一、", [("（一）", [("1.", []), ("2.", [("（1）", [])])]), ("（二）", [("1.", [])])]),
        ("二、", []),
    ]


def test_headings_of_markdown_need_no_number() -> None:
    found = outline("# 计划\n\n## 学生情况\n\n1. 甲\n\n## 措施\n\n1. 乙\n2. 丙\n")
    assert [(root.text, len(root.children)) for root in found.roots] == [
        ("学生情况", 1),
        ("措施", 2),
    ]
    assert all(root.is_heading and root.printed is None for root in found.roots)


def test_levels_that_jump_leave_a_list_together() -> None:
    found = outline("### 一、情况\n\n甲。\n\n## 二、原因\n\n乙。\n\n三、措施\n\n#### 四、安排\n")
    assert [len(each) for each in found.lists] == [4]


def test_a_level_below_a_heading_without_one() -> None:
    found = outline("一、情况\n\n### （一）人数\n\n### （二）来源\n\n二、措施\n\n### （一）辅导\n")
    assert [len(root.children) for root in found.roots] == [2, 1]


def test_items_that_run_together_are_told_apart() -> None:
    assert marks("1、建档。2、辅导。3、家访\n") == ["1、", "2、", "3、"]
    assert marks("做到：（1）先读题；（2）再列式；（3）后检查。\n") == ["（1）", "（2）", "（3）"]
    assert marks("一是家里没人，二是基础弱；三是动笔慢。\n") == ["一是", "二是", "三是"]
    assert marks("分三步。第一，建档。第二，辅导。\n") == ["第一，", "第二，"]


def test_a_document_on_one_line_has_its_headings() -> None:
    text = "一、尊重学生 每天问一句好。 二、谈心 1、单独 谈。 2、耐心听。 三、信任 交一件事。"
    found = outline_of(read_plain(PLACE, text).passages)
    assert [shape(root) for root in found.roots] == [
        ("一、", []),
        ("二、", [("1、", []), ("2、", [])]),
        ("三、", []),
    ]
    assert next(entry.text for entry in found.roots) == "尊重学生 每天问一句好。"


def test_a_gap_within_a_paragraph_is_seen() -> None:
    assert marks("（1）读题；（2）列式；（5）检查。") == ["（1）", "（2）", "（5）"]


@pytest.mark.parametrize(
    "text",
    [
        "周末。一、二年级不留作业。",
        "得分。1.5分一档，3.2%的人没到。",
        "成绩见表 2、表 3。",
        "比分为：3、4、5。",
        "全班分成 1、2班两组。",
        "三 (1)班的学生。",
        "见（1）班的名单。",
        "他排第一，第二名差2分。",
    ],
)
def test_what_lists_things_opens_no_item(text: str) -> None:
    assert marks(text) == []


def test_a_number_before_a_figure_is_told_by_its_neighbours() -> None:
    assert marks("1. 加法\n\n2.20以内的减法\n\n3. 乘法\n") == ["1.", "2.", "3."]
    assert marks("1. 加法\n\n2.20米长的绳子\n") == ["1."]
    assert marks("一、目标\n\n二、措施\n\n三、四单元先复习。\n\n三、安排\n") == [
        "一、",
        "二、",
        "三、",
    ]


def test_lists_restart_below_another_heading() -> None:
    found = outline("一、甲\n1. 子\n2. 丑\n二、乙\n1. 寅\n2. 卯\n")
    assert [[entry.text for entry in each] for each in found.lists] == [
        ["甲", "乙"],
        ["子", "丑"],
        ["寅", "卯"],
    ]


def test_two_lists_without_parents_are_one_with_a_restart() -> None:
    found = outline("（一）甲\n（二）乙\n（一）丙\n（二）丁\n")
    assert [[entry.printed.number for entry in each if entry.printed] for each in found.lists] == [
        [1, 2, 1, 2]
    ]


def test_forms_of_one_family_are_one_list() -> None:
    (only,) = outline("1、甲\n2、乙\n3.丙\n").lists
    assert [entry.printed.form for entry in only if entry.printed] == ["1、", "1、", "1."]


def test_numbers_that_the_program_sets() -> None:
    passages = [
        Passage(text, (Segment(0, line, 1),), mark)
        for line, (mark, text) in enumerate(
            [("一、", "情况"), ("1.", "二年级的班"), ("2.", "1.5米的绳"), ("•", "3、4班")], start=1
        )
    ]
    found = outline_of(passages)
    assert [shape(root) for root in found.roots] == [("一、", [("1.", []), ("2.", [])])]
    assert found.entries[1].is_native
    assert found.entries[2].text == "1.5米的绳"


def test_lines_that_name_a_part_are_headings_where_no_other_is() -> None:
    found = outline("学困生转化计划\n\n学生情况分析\n\n全班45人。\n\n【主要措施】\n\n1. 甲\n")
    assert [entry.text for entry in found.roots] == ["学生情况分析", "【主要措施】"]
    assert [len(entry.children) for entry in found.roots] == [0, 1]
    assert marks("一、情况\n\n主要措施\n\n甲。\n") == ["一、"]


def test_a_sentence_with_a_number_is_no_heading() -> None:
    found = outline("一、每天放学后辅导。\n二、建立档案\n")
    assert [entry.is_heading for entry in found.entries] == [False, True]


def test_sections_end_where_the_next_begins() -> None:
    found = outline(
        "# 计划\n\n## 一、学生情况\n\n甲。\n\n### （一）人数\n\n乙。\n\n## 二、措施\n\n丙。\n"
    )
    assert [(each.heading.role, [p.text for p in each.passages]) for each in found.sections] == [
        ("情况", ["甲。", "（一）人数", "乙。"]),
        ("措施", ["丙。"]),
    ]
    assert [each.heading.text for each in found.of_role("措施")] == ["措施"]
    assert outline("甲。\n\n乙。\n").sections == ()


@pytest.mark.parametrize(
    ("heading", "role"),
    [
        ("学生情况分析", "情况"),
        ("学困生成因分析", "原因"),
        ("辅导目标", "目标"),
        ("帮扶措施", "措施"),
        ("工作安排", "安排"),
        ("取得的成效", "成效"),
        ("存在的问题", "反思"),
        ("指导思想", "思想"),
        ("结语", ""),
    ],
)
def test_a_heading_tells_what_it_is_about(heading: str, role: str) -> None:
    assert role_of(heading) == role


def _nodes(tree: Tree, depth: int, dress: tuple[str, ...]) -> tuple[list[str], list[object]]:
    lines: list[str] = []
    shapes: list[object] = []
    for number, below in enumerate(tree, start=1):
        one = mark_at(dress[depth])
        assert one is not None
        printed = one.with_number(number)
        inner, shapes_below = (
            _nodes(below, depth + 1, dress) if depth + 1 < len(dress) else ([], [])
        )
        lines += [f"{printed}甲乙", *inner]
        shapes.append((printed, shapes_below))
    return lines, shapes


TREES: st.SearchStrategy[Tree] = st.recursive(
    st.just(()), lambda below: st.lists(below, min_size=1, max_size=4).map(tuple), max_leaves=25
)


@given(tree=TREES, dress=st.tuples(*map(st.sampled_from, DRESSES)), between=st.sampled_from("\n\t"))
def test_a_numbered_document_gives_its_tree_back(
    tree: Tree, dress: tuple[str, ...], between: str
) -> None:
    lines, expected = _nodes(tree, 0, dress)
    text = "\n".join(lines) if between == "\n" else "。 ".join(lines)
    found = outline_of(read_plain(PLACE, text).passages)
    assert [shape(root) for root in found.roots] == expected


@given(tree=TREES, dress=st.tuples(*map(st.sampled_from, DRESSES)))
def test_every_entry_points_at_its_number(tree: Tree, dress: tuple[str, ...]) -> None:
    lines, _ = _nodes(tree, 0, dress)
    for entry in outline_of(read_plain(PLACE, "。".join(lines)).passages).entries:
        assert entry.printed is not None
        assert entry.passage.text.startswith(entry.printed.text, entry.start)


def test_a_list_within_an_item_of_the_same_dress_stands_below_it() -> None:
    found = outline("1. 先读：1.看题；2.划线。\n2. 后写。\n")
    assert [shape(root) for root in found.roots] == [
        ("1.", [("1.", []), ("2.", [])]),
        ("2.", []),
    ]


def test_a_list_ends_where_a_section_begins() -> None:
    assert marks("一、甲\n1. 子\n2. 丑\n二、乙\n\n看图。3、4两题先做。4.会读。\n") == [
        *("一、", "1.", "2.", "二、"),
    ]


def test_another_dress_of_one_family_is_a_level_of_its_own() -> None:
    found = outline("1. 甲\n1）子\n2）丑\n2. 乙\n（1）寅\n(1)卯\n(2)辰\n（2）巳\n")
    assert [shape(root) for root in found.roots] == [
        ("1.", [("1）", []), ("2）", [])]),
        ("2.", [("（1）", [("(1)", []), ("(2)", [])]), ("（2）", [])]),
    ]


def test_a_bullet_before_a_number_leaves_it_a_number() -> None:
    found = outline("- 1、甲\n- 2、乙\n3、丙\n")
    assert [(e.printed.number, e.text, e.is_native) for e in found.entries if e.printed] == [
        (1, "甲", False),
        (2, "乙", False),
        (3, "丙", False),
    ]
