from __future__ import annotations

import pytest

from plangen.document.markdown import read_markdown
from plangen.document.numbering import mark, number_blocks
from plangen.document.tree import Heading, ItemList
from plangen.model.marks import NumberMark, all_levels, read_mark


def heading_marks(markdown: str) -> list[str]:
    return [
        numbered.mark
        for numbered in number_blocks(read_markdown(markdown))
        if isinstance(numbered.block, Heading)
    ]


@pytest.mark.parametrize(
    ("level", "number", "printed"),
    [
        (1, 1, "一、"),
        (1, 11, "十一、"),
        (1, 20, "二十、"),
        (2, 1, "（一）"),
        (2, 12, "（十二）"),
        (3, 1, "1."),
        (3, 12, "12."),
        (4, 1, "（1）"),
        (4, 12, "（12）"),
        (5, 1, "①"),
        (5, 20, "⑳"),
    ],
)
def test_each_level_has_its_mark(level: int, number: int, printed: str) -> None:
    assert mark(level, number) == printed


def test_beyond_the_circled_numbers_brackets_are_used() -> None:
    assert mark(5, 21) == "（21）"


def test_headings_of_three_levels_are_numbered_in_the_order_of_the_standard() -> None:
    assert heading_marks("# 甲\n\n## 乙\n\n### 丙\n") == ["一、", "（一）", "1."]


def test_headings_of_one_level_count_on() -> None:
    marks = heading_marks("\n\n".join(f"# 第{i}节" for i in range(1, 13)))
    assert marks[8:] == ["九、", "十、", "十一、", "十二、"]


def test_a_lower_level_restarts_below_each_parent() -> None:
    marks = heading_marks("# 甲\n\n## 子\n\n## 丑\n\n# 乙\n\n## 子\n")
    assert marks == ["一、", "（一）", "（二）", "二、", "（一）"]


def test_the_third_level_restarts_below_each_second() -> None:
    marks = heading_marks("# 甲\n\n## 子\n\n### 一\n\n### 二\n\n## 丑\n\n### 一\n")
    assert marks[2:] == ["1.", "2.", "（二）", "1."]


def test_the_third_level_restarts_below_a_new_first() -> None:
    marks = heading_marks("# 甲\n\n## 子\n\n### 一\n\n# 乙\n\n## 子\n\n### 一\n")
    assert marks[-3:] == ["二、", "（一）", "1."]


@pytest.mark.parametrize(
    ("above", "level"),
    [("", 3), ("# 甲\n\n", 3), ("# 甲\n\n## 乙\n\n", 3), ("# 甲\n\n## 乙\n\n### 丙\n\n", 4)],
    ids=["no-heading", "below-一、", "below-（一）", "below-1."],
)
def test_a_list_is_numbered_one_level_below_its_heading_but_never_above_one(
    above: str,
    level: int,
) -> None:
    numbered = list(number_blocks(read_markdown(above + "1. 子\n2. 丑\n")))[-1]
    assert isinstance(numbered.block, ItemList)
    assert numbered.item_level == level


def test_a_list_after_a_deep_section_is_numbered_by_its_own_heading() -> None:
    markdown = "# 甲\n\n## 乙\n\n### 丙\n\n# 丁\n\n1. 子\n"
    assert list(number_blocks(read_markdown(markdown)))[-1].item_level == 3


def test_captions_count_through_the_document() -> None:
    table = "表：名单\n\n| 姓名 |\n| :-- |\n| 甲 |\n"
    numbered = list(number_blocks(read_markdown(f"# 甲\n\n{table}\n# 乙\n\n{table}")))
    assert [n.mark for n in numbered if not isinstance(n.block, Heading)] == ["表1", "表2"]


def test_a_table_without_a_caption_has_no_number() -> None:
    table = "| 姓名 |\n| :-- |\n| 甲 |\n"
    numbered = list(number_blocks(read_markdown(f"{table}\n表：名单\n\n{table}")))
    assert [n.mark for n in numbered] == ["", "表1"]


def test_every_block_is_kept() -> None:
    blocks = read_markdown("# 甲\n\n一段。\n\n1. 子\n\n| 姓名 |\n| :-- |\n| 甲 |\n")
    assert tuple(numbered.block for numbered in number_blocks(blocks)) == blocks


# Marks of one's own.

TWO_LEVELS = all_levels([read_mark(text) for text in ("一、", "1.", "（1）")])
SPOKEN = all_levels([read_mark(text) for text in ("一、", "第一，", "一是")])


@pytest.mark.parametrize(
    ("marks", "printed"),
    [
        (TWO_LEVELS, ["一、", "1.", "（1）", "2.", "（1）", "二、", "1."]),
        (SPOKEN, ["一、", "第一，", "一是", "第二，", "一是", "二、", "第一，"]),
    ],
    ids=["standard-of-two-levels", "spoken"],
)
def test_other_marks_restart_below_their_parent_too(
    marks: tuple[NumberMark, ...], printed: list[str]
) -> None:
    markdown = "# 甲\n\n## 子\n\n### 寅\n\n## 丑\n\n### 寅\n\n# 乙\n\n## 子\n"
    assert [found.mark for found in number_blocks(read_markdown(markdown), marks)] == printed


@pytest.mark.parametrize(
    ("above", "sign"),
    [("", "1."), ("# 甲\n\n", "1."), ("# 甲\n\n## 乙\n\n", "（1）"), ("### 丙\n\n", "①")],
    ids=["no-heading", "below-一、", "below-1.", "below-（1）"],
)
def test_items_take_the_mark_below_that_of_their_heading(above: str, sign: str) -> None:
    numbered = list(number_blocks(read_markdown(above + "1. 子\n"), TWO_LEVELS))[-1]
    assert mark(numbered.item_level, 1, TWO_LEVELS) == sign


def test_items_right_below_a_first_heading_may_be_told_as_first_and_second() -> None:
    numbered = list(number_blocks(read_markdown("# 甲\n\n1. 子\n"), SPOKEN))[-1]
    assert mark(numbered.item_level, 2, SPOKEN) == "第二，"


def test_below_the_last_mark_it_is_used_again() -> None:
    assert mark(9, 2, TWO_LEVELS) == "②"
