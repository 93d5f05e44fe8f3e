"""Markdown and plain text as passages: what is taken off, and where the rest stands."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plangen.readers.passages import Cell, Part
from plangen.readers.text import LINE_BREAK, read_markdown, read_plain

if TYPE_CHECKING:
    from plangen.readers.passages import Manuscript

PLACE = Path("文稿.md")
LONG = "这一段在编辑器里断成了几行，前一行停在句子中间，没有写"


def texts(text: str) -> list[str]:
    return [passage.text for passage in read_markdown(PLACE, text).passages]


@pytest.mark.parametrize(
    ("typed", "read"),
    [
        ("**建立**档案", "建立档案"),
        ("*建立*档案", "建立档案"),
        ("__建立__档案", "建立档案"),
        ("**1. 建档**：写清", "1. 建档：写清"),
        ("得\\*分 1\\. 甲", "得*分 1. 甲"),
        ("3*4*5", "3*4*5"),
        ("姓名____成绩____", "姓名____成绩____"),
        ("**没有完", "**没有完"),
        ("> 引一句话", "引一句话"),
        ("## 一、情况 ##", "一、情况"),
        ("- 建档", "建档"),
        ("　　首行空两格", "首行空两格"),
        ("前<!-- 不印 -->后", "前后"),
        ("每天*两*次，*五分钟*", "每天两次，五分钟"),
    ],
)
def test_marks_of_markdown_are_taken_off(typed: str, read: str) -> None:
    assert texts(typed) == [read]


def test_headings_bullets_and_numbers() -> None:
    passages = read_markdown(PLACE, "# 计划\n## 一、情况\n- 甲\n* 乙\n1. 丙\n#丁\n").passages
    assert [(p.level, p.mark, p.text) for p in passages] == [
        (1, "", "计划"),
        (2, "", "一、情况"),
        (0, "•", "甲"),
        (0, "•", "乙"),
        (0, "", "1. 丙"),
        (0, "", "#丁"),
    ]


def test_a_line_that_breaks_off_goes_on_in_the_next() -> None:
    assert texts(f"{LONG}\n句号。\n下一段。\n") == [f"{LONG}句号。", "下一段。"]


@pytest.mark.parametrize(
    "text",
    [
        f"{LONG}。\n另一段。",
        "短\n另一段。",
        f"{LONG}\n2. 另一段",
        f"{LONG}\n\n另一段",
        f"{LONG}  \n另一段",
    ],
)
def test_other_lines_are_paragraphs_of_their_own(text: str) -> None:
    assert len(texts(text)) == 2


def test_tables_are_cells() -> None:
    text = "前。\n\n| 姓名 | 成绩 |\n| :-- | --: |\n| 许× | 6\\|2 |\n|  | 58 |\n\n| 又 | 一 |\n"
    passages = read_markdown(PLACE, text).passages
    assert [(p.text, p.cell) for p in passages[1:]] == [
        ("姓名", Cell(0, 0, 0)),
        ("成绩", Cell(0, 0, 1)),
        ("许×", Cell(0, 1, 0)),
        ("6|2", Cell(0, 1, 1)),
        ("58", Cell(0, 2, 1)),
        ("又", Cell(1, 0, 0)),
        ("一", Cell(1, 0, 1)),
    ]
    assert {p.part for p in passages[1:]} == {Part.CELL}


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_line_ends_of_every_system(end: str) -> None:
    text = end.join(["# 计划", "", "一、情况", "甲。"])
    manuscript = read_markdown(PLACE, text)
    assert [(p.line, p.text) for p in manuscript.passages] == [
        (1, "计划"),
        (3, "一、情况"),
        (4, "甲。"),
    ]
    assert read_plain(PLACE, text).lines == manuscript.lines


def test_a_mark_of_byte_order_is_no_text() -> None:
    assert texts("\ufeff# 计划\n") == ["计划"]
    assert [p.text for p in read_plain(PLACE, "\ufeff计划\n").passages] == ["计划"]
    assert read_markdown(PLACE, "\ufeff# 计划\n").passages[0].level == 1


def test_rules_and_fences_are_no_text() -> None:
    assert texts("甲。\n\n---\n\n乙。\n\n```text\n丙。\n```\n") == ["甲。", "乙。", "丙。"]


def test_a_comment_over_lines_hides_them_and_keeps_places() -> None:
    manuscript = read_markdown(PLACE, "甲。\n<!-- 一\n二 -->\n乙。\n")
    assert [(p.line, p.text) for p in manuscript.passages] == [(1, "甲。"), (4, "乙。")]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("<!-- plangen: 忽略 N01 -->\n甲。", [(("N01",), 0, 1)]),
        ("甲。<!-- plangen：忽略 n01、T05 -->", [(("N01", "T05"), 1, 1)]),
        ("甲。\n\n乙。 <!--plangen:忽略 S01-->\n", [(("S01",), 3, 3)]),
        ("<!-- plangen 忽略 N01 -->", []),
        ("<!-- 别的话 -->", []),
    ],
)
def test_comments_name_what_is_ignored(
    text: str, expected: list[tuple[tuple[str, ...], int, int]]
) -> None:
    found = read_markdown(PLACE, text).ignores
    assert [(ignore.rules, ignore.line, ignore.written) for ignore in found] == expected


def test_plain_text_keeps_all_but_headings_and_bullets() -> None:
    text = "### 计划\n\n　　**甲**\n- 1、乙\n#丙\n"
    passages = read_plain(PLACE, text).passages
    assert [(p.place(0), p.level, p.mark, p.text) for p in passages] == [
        ((1, 5), 3, "", "计划"),
        ((3, 3), 0, "", "**甲**"),
        ((4, 3), 0, "•", "1、乙"),
        ((5, 1), 0, "", "#丙"),
    ]


PIECES = st.sampled_from(
    [
        *"学生一（1）。，：# -*_\\|>\t　",
        "**",
        "__",
        "1. ",
        "## ",
        "\n",
        "\r\n",
        "\n\n",
        "| ",
        "<!--",
        "-->",
        LONG,
    ]
)


def _points_at_its_text(manuscript: Manuscript) -> None:
    for passage in manuscript.passages:
        assert passage.text
        for offset, sign in enumerate(passage.text):
            line, column = passage.place(offset)
            assert manuscript.shown(line)[column - 1 : column] == sign


@given(st.lists(PIECES, max_size=40).map("".join))
def test_places_point_at_the_text(text: str) -> None:
    _points_at_its_text(read_markdown(PLACE, text))
    _points_at_its_text(read_plain(PLACE, text))
    assert read_markdown(PLACE, text).lines == tuple(LINE_BREAK.split(text))


@given(st.lists(st.text("学生情况。，", min_size=1, max_size=9), min_size=1, max_size=6))
def test_paragraphs_come_back(paragraphs: list[str]) -> None:
    assert texts("\n\n".join(paragraphs)) == paragraphs


DRAWN_TABLE = """\
+------+--------+
| 周次 | 工作   |
+------+--------+
|  1   | 核对帮 |
|      | 扶名单 |
+------+--------+
|  2   |        |
+------+--------+
后面的话。
"""


def test_a_drawn_table_is_read_by_its_cells() -> None:
    manuscript = read_plain(PLACE, DRAWN_TABLE)
    told = [
        (each.text, each.cell and (each.cell.row, each.cell.column)) for each in manuscript.passages
    ]
    assert told == [
        ("周次", (0, 0)),
        ("工作", (0, 1)),
        ("1", (1, 0)),
        ("核对帮扶名单", (1, 1)),
        ("2", (2, 0)),
        ("后面的话。", None),
    ]
    joined = manuscript.passages[3]
    assert [joined.place(offset) for offset in (0, 3)] == [(4, 10), (5, 10)]
