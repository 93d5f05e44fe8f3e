"""Tables: as wide as the text, with header rows that repeat."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from hypothesis import given, settings
from hypothesis import strategies as st

from plangen.document.tree import plain
from plangen.writers.columns import CELL_MARGINS, column_widths
from plangen.writers.measuring import text_width

from .documents import BODY, Part, Parts, W, style, table, value

if TYPE_CHECKING:
    from docx.document import Document as WordDocument

A4_TEXT_WIDTH = 8300
TABLE_SIZE = 10.5
CHARACTER = round(TABLE_SIZE * 20)

cells = st.text(alphabet="甲乙丙ab12，。", max_size=60)
grids = st.integers(1, 8).flatmap(
    lambda width: st.lists(st.tuples(*[cells] * width), min_size=1, max_size=5),
)


def tables(parts: Parts) -> list[Part]:
    found = list(parts[BODY].iter(f"{W}tbl"))
    assert found
    return found


def rows(table: Part) -> list[Part]:
    return table.findall(f"{W}tr")


def page_width(word: WordDocument) -> int:
    section = word.sections[0]
    assert section.page_width is not None
    assert section.left_margin is not None
    assert section.right_margin is not None
    return round((section.page_width - section.left_margin - section.right_margin) / 635)


def test_the_header_row_repeats_on_every_page(parts: Parts) -> None:
    for found in tables(parts):
        assert rows(found)[0].find(f"{W}trPr/{W}tblHeader") is not None


def test_only_the_header_row_repeats(parts: Parts) -> None:
    for found in tables(parts):
        assert all(row.find(f"{W}trPr/{W}tblHeader") is None for row in rows(found)[1:])


def test_no_row_breaks_across_pages(parts: Parts) -> None:
    for found in tables(parts):
        assert all(row.find(f"{W}trPr/{W}cantSplit") is not None for row in rows(found))


def test_the_columns_of_a_table_fill_the_text_width(parts: Parts, word: WordDocument) -> None:
    for found in tables(parts):
        columns = [int(str(c.get(f"{W}w"))) for c in found.iter(f"{W}gridCol")]
        assert sum(columns) == page_width(word)


def test_the_stated_width_of_a_table_is_the_text_width(parts: Parts, word: WordDocument) -> None:
    for found in tables(parts):
        assert value(found, "tblPr/tblW", "type") == "dxa"
        assert int(value(found, "tblPr/tblW", "w")) == page_width(word)


def test_every_row_has_the_widths_of_the_columns(parts: Parts) -> None:
    for found in tables(parts):
        columns = [c.get(f"{W}w") for c in found.iter(f"{W}gridCol")]
        for row in rows(found):
            assert [value(cell, "tcPr/tcW", "w") for cell in row.iter(f"{W}tc")] == columns


def test_the_table_has_borders(parts: Parts) -> None:
    grid = style(parts, value(tables(parts)[0], "tblPr/tblStyle"))
    for side in ("top", "left", "bottom", "right", "insideH", "insideV"):
        assert value(grid, f"tblPr/tblBorders/{side}") == "single"


@given(grids)
@settings(deadline=None, max_examples=60)
def test_column_widths_always_sum_to_the_text_width(grid: list[tuple[str, ...]]) -> None:
    assert sum(column_widths(table(*grid), A4_TEXT_WIDTH, TABLE_SIZE)) == A4_TEXT_WIDTH


@given(grids)
@settings(deadline=None, max_examples=60)
def test_no_column_is_narrower_than_one_character(grid: list[tuple[str, ...]]) -> None:
    widths = column_widths(table(*grid), A4_TEXT_WIDTH, TABLE_SIZE)
    assert min(widths) >= CHARACTER


def test_a_long_cell_gets_more_room_than_a_short_one() -> None:
    grid = table(("姓名", "表现"), ("许×", "晚饭后才动笔，错题当天不改，第二天新课用到时又卡住"))
    short, long = column_widths(grid, A4_TEXT_WIDTH, TABLE_SIZE)
    assert long > 2 * short


def test_a_short_column_stays_on_one_line_beside_a_long_one() -> None:
    grid = table(("上学期期末成绩", "表现"), ("52", "晚饭后才动笔，错题当天不改，" * 8))
    short, _ = column_widths(grid, A4_TEXT_WIDTH, TABLE_SIZE)
    assert short > len("上学期期末成绩") * CHARACTER


def test_where_columns_do_not_fit_the_widest_give_way_and_numbers_stay_on_one_line() -> None:
    grid = table(
        ("星期", "时段", "内容", "形式", "地点", "教师"),
        ("周一至周五", "15:50～16:40", "科学小实验、编程入门", "社团", "科学教室", "甲" * 14),
    )
    widths = column_widths(grid, A4_TEXT_WIDTH, TABLE_SIZE)
    assert widths[0] >= len("周一至周五") * CHARACTER + CELL_MARGINS
    assert widths[3] >= len("社团") * CHARACTER + CELL_MARGINS
    assert widths[4] >= len("科学教室") * CHARACTER + CELL_MARGINS
    assert widths[5] < len("甲" * 14) * CHARACTER


SITUATIONS = ("原来的伙伴又来找", "各科要求不一致")
FIRST_SIGNS = ("课前准备拖过第二遍铃声", "一科按时交，另一科天天欠")
ANSWERS = ("放假前说定每天读写的时间，返校当天当面看", "与科任教师商定同一个交作业的时间")
RELAPSES = table(
    ("情形", "征兆", "对策", "负责人"),
    *zip(SITUATIONS, FIRST_SIGNS, ANSWERS, ("班主任", "班主任和科任教师"), strict=True),
)


def lines(widths: list[int], cells: tuple[str, ...]) -> list[int]:
    return [
        math.ceil(len(cell) * CHARACTER / (width - CELL_MARGINS))
        for cell, width in zip(cells, widths, strict=True)
    ]


def test_columns_of_some_length_break_where_a_long_one_would_be_starved() -> None:
    widths = column_widths(RELAPSES, A4_TEXT_WIDTH, TABLE_SIZE)
    for row in RELAPSES.rows:
        assert max(lines(widths, tuple(map(plain, row)))) == 2


def test_names_stay_on_one_line_where_longer_columns_break() -> None:
    headed = ("姓名", *map(plain, RELAPSES.header[:3]))
    rows = [("欧阳×", *map(plain, row[:3])) for row in RELAPSES.rows]
    widths = column_widths(table(headed, *rows), A4_TEXT_WIDTH, TABLE_SIZE)
    assert lines(widths, rows[0])[0] == 1
    assert lines(widths, rows[0])[3] == 2


def test_dates_stay_on_one_line_even_where_a_long_column_breaks_often() -> None:
    grid = table(
        ("日期", "情形", "对策"),
        ("9月28日—10月4日", "原来的伙伴又来找他玩", "与家长约好到家报时间，" * 12),
    )
    dates, situation, _ = column_widths(grid, A4_TEXT_WIDTH, TABLE_SIZE)
    assert dates >= text_width("9月28日—10月4日") * CHARACTER + CELL_MARGINS
    assert situation < len("原来的伙伴又来找他玩") * CHARACTER + CELL_MARGINS


def test_a_span_of_months_breaks_where_the_texts_beside_it_would_be_starved() -> None:
    months = "2025年11月—2026年1月"
    grid = table(
        ("阶段", "时间", "做了什么", "材料"),
        ("实践", months, "先补旧内容，再开第一次班会，" * 2, "补缺记录五册，班队会记录一份"),
    )
    widths = column_widths(grid, A4_TEXT_WIDTH, TABLE_SIZE)
    assert widths[1] < text_width(months) * CHARACTER
    assert widths[2] > 11 * CHARACTER
