"""Tables: as wide as the text, with header rows that repeat."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hypothesis import given, settings
from hypothesis import strategies as st

from plangen.writers.docx.tables import CELL_MARGINS, column_widths

from .documents import BODY, Part, Parts, W, table, value

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


def text_width(word: WordDocument) -> int:
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
        assert sum(columns) == text_width(word)


def test_the_stated_width_of_a_table_is_the_text_width(parts: Parts, word: WordDocument) -> None:
    for found in tables(parts):
        assert value(found, "tblPr/tblW", "type") == "dxa"
        assert int(value(found, "tblPr/tblW", "w")) == text_width(word)


def test_every_row_has_the_widths_of_the_columns(parts: Parts) -> None:
    for found in tables(parts):
        columns = [c.get(f"{W}w") for c in found.iter(f"{W}gridCol")]
        for row in rows(found):
            assert [value(cell, "tcPr/tcW", "w") for cell in row.iter(f"{W}tc")] == columns


def test_the_table_has_borders(parts: Parts) -> None:
    (grid,) = [
        s
        for s in parts["word/styles.xml"].iter(f"{W}style")
        if s.get(f"{W}styleId") == value(tables(parts)[0], "tblPr/tblStyle")
    ]
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
