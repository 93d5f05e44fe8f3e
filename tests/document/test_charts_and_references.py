"""Charts and the numbers by which a text refers to a table or chart."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plangen.compose.shielding import shield
from plangen.document.markdown import read_markdown
from plangen.document.numbering import caption_labels
from plangen.document.tree import Chart, ItemList, Paragraph, Span, Table, plain

ROWS = "| 分数段 | 期初 | 期末 |\n| --- | --- | --- |\n| 优秀 | 6 | 9 |\n| 不及格 | 缺 | 3 |\n"


def chart(text: str) -> Chart:
    (block,) = read_markdown(text)
    assert isinstance(block, Chart)
    return block


@pytest.mark.parametrize(("mark", "bars"), [("柱形图：", False), ("条形图：", True)])
def test_a_table_after_such_a_caption_is_a_chart(mark: str, bars: bool) -> None:  # noqa: FBT001
    found = chart(f"{mark}各分数段人数\n\n{ROWS}")
    assert plain(found.caption) == "各分数段人数"
    assert found.bars is bars
    assert (found.axis, found.categories) == ("分数段", ("优秀", "不及格"))
    assert [(one.name, one.values) for one in found.series] == [
        ("期初", (Decimal(6), None)),
        ("期末", (Decimal(9), Decimal(3))),
    ]


@pytest.mark.parametrize(
    ("cell", "value", "unit"),
    [("80.6%", "80.6", "%"), ("52分", "52", "分"), ("-4", "-4", ""), ("+3人", "3", "人")],
)
def test_a_figure_has_its_unit(cell: str, value: str, unit: str) -> None:
    found = chart(f"柱形图：甲\n\n| 项 | 值 |\n| --- | --- |\n| 乙 | {cell} |\n")
    assert found.series[0].values == (Decimal(value),)
    assert found.unit == unit


@pytest.mark.parametrize("cells", ["很多 | 6人", "6人 | 52%", "缺 | —", "9月 | 10月"])
def test_what_cannot_be_drawn_stays_a_table_with_its_caption(cells: str) -> None:
    (block,) = read_markdown(f"柱形图：甲\n\n| 项 | 一 | 二 |\n|---|---|---|\n| 乙 | {cells} |\n")
    assert isinstance(block, Table)
    assert plain(block.caption) == "甲"


def test_the_table_of_a_chart_shows_the_same_figures() -> None:
    table = chart(
        "柱形图：率\n\n| 项 | 期末 |\n|---|---|\n| 及格率 | 90.3% |\n| 优秀率 | 缺 |"
    ).table
    assert [plain(cell) for cell in table.header] == ["项", "期末"]
    assert [[plain(cell) for cell in row] for row in table.rows] == [
        ["及格率", "90.3%"],
        ["优秀率", "—"],
    ]


def test_tables_and_charts_are_numbered_apart() -> None:
    captioned = f"表：一\n\n{ROWS}\n柱形图：二\n\n{ROWS}\n表：三\n\n{ROWS}\n{ROWS}"
    assert caption_labels(read_markdown(captioned)) == ("表1", "图1", "表2", "")


@pytest.mark.parametrize(
    ("words", "label"), [("@下表", "表2"), ("@上表", "表1"), ("@下图", "图2"), ("@上图", "图1")]
)
def test_a_reference_takes_the_nearest_number(words: str, label: str) -> None:
    around = f"表：一\n\n{ROWS}\n柱形图：一\n\n{ROWS}\n"
    blocks = read_markdown(f"{around}\n见{words}。\n\n{around}\n{around}")
    (paragraph,) = [b for b in blocks if isinstance(b, Paragraph)]
    assert paragraph.line == (Span("见"), Span(label, refers=True), Span("。"))


def test_a_reference_may_stand_in_an_item() -> None:
    lists, _ = read_markdown(f"1. 甲\n   1. 见@下表\n\n表：一\n\n{ROWS}")
    assert isinstance(lists, ItemList)
    (inner,) = lists.items[0].children
    assert inner.items[0].line[-1] == Span("表1", refers=True)


@pytest.mark.parametrize("words", ["@下表", "@上图"])
def test_without_such_a_caption_the_words_stay(words: str) -> None:
    blocks = read_markdown(f"见{words}。\n\n{ROWS}")
    assert isinstance(blocks[0], Paragraph)
    assert plain(blocks[0].line) == f"见{words[1:]}。"
    assert not any(span.refers for span in blocks[0].line)


@given(st.sampled_from(["@下表", "@上表", "@下图", "@上图"]), st.text(max_size=5))
def test_a_value_never_becomes_a_reference(words: str, around: str) -> None:
    value = "甲" + around.replace("\x00", "") + words
    for block in read_markdown(f"{shield(value)}\n\n表：一\n\n{ROWS}"):
        if isinstance(block, Paragraph):
            assert not any(span.refers for span in block.line)


@pytest.mark.parametrize(
    ("column", "side"),
    [
        (["52", "49.5", "缺"], "right"),
        (["80.6%", "—"], "right"),
        (["+3", "-2"], "right"),
        (["6人", "12人"], "right"),
        (["9月", "10月"], "left"),
        (["第3周", "5"], "left"),
        (["—", ""], "left"),
        (["许×", "5"], "left"),
    ],
)
def test_a_column_of_figures_is_set_to_the_right(column: list[str], side: str) -> None:
    rows = "".join(f"| {cell} |\n" for cell in column)
    (block,) = read_markdown(f"| 头 |\n| --- |\n{rows}")
    assert isinstance(block, Table)
    assert block.align == (side,)


def test_a_side_that_the_template_says_holds() -> None:
    (block,) = read_markdown("| 头 | 尾 |\n| :-: | :-- |\n| 5 | 6 |\n")
    assert isinstance(block, Table)
    assert block.align == ("center", "left")
