from __future__ import annotations

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from plangen.compose.shielding import shield
from plangen.document.markdown import read_markdown
from plangen.document.tree import (
    Block,
    Heading,
    ItemList,
    Line,
    Paragraph,
    Span,
    Table,
    plain,
)


def one(markdown: str) -> Block:
    blocks = read_markdown(markdown)
    assert len(blocks) == 1, blocks
    return blocks[0]


def paragraph(markdown: str) -> str:
    block = one(markdown)
    assert isinstance(block, Paragraph)
    return plain(block.line)


def table(markdown: str) -> Table:
    block = one(markdown)
    assert isinstance(block, Table)
    return block


def item_list(markdown: str) -> ItemList:
    block = one(markdown)
    assert isinstance(block, ItemList)
    return block


def cells(row: tuple[Line, ...]) -> list[str]:
    return [plain(cell) for cell in row]


@pytest.mark.parametrize(("signs", "level"), [("#", 1), ("##", 2), ("###", 3), ("#####", 3)])
def test_a_heading_has_its_level_but_none_is_deeper_than_three(signs: str, level: int) -> None:
    assert one(f"{signs} 学生情况") == Heading(level, (Span("学生情况"),))


def test_blank_lines_part_paragraphs() -> None:
    assert read_markdown("第一段。\n\n第二段。\n") == (
        Paragraph((Span("第一段。"),)),
        Paragraph((Span("第二段。"),)),
    )


def test_nothing_makes_no_block() -> None:
    assert read_markdown("\n\n  \n") == ()


@pytest.mark.parametrize(
    "markdown",
    ["晚饭后\n才动笔", "晚饭后  \n才动笔", "晚饭后\\\n才动笔"],
    ids=["soft", "two-spaces", "backslash"],
)
def test_lines_of_chinese_join_without_a_space(markdown: str) -> None:
    assert paragraph(markdown) == "晚饭后才动笔"


def test_lines_of_english_join_with_a_space() -> None:
    assert paragraph("Good\nmorning") == "Good morning"


@pytest.mark.parametrize("markdown", ["**Good**\nmorning", "Good\n**morning**"])
def test_lines_of_english_join_with_a_space_beside_strong_text_too(markdown: str) -> None:
    assert paragraph(markdown) == "Good morning"


@pytest.mark.parametrize("markdown", ["共31\n人", "认读Good\n三遍", "一句。\nGood"])
def test_lines_join_without_a_space_where_one_side_is_chinese(markdown: str) -> None:
    assert " " not in paragraph(markdown)


def test_lines_of_chinese_join_without_a_space_beside_strong_text() -> None:
    assert paragraph("先**读题**\n再动笔") == "先读题再动笔"


def test_strong_and_emphasised_text_keep_their_appearance() -> None:
    assert one("先**读题**再*动笔*。") == Paragraph(
        (
            Span("先"),
            Span("读题", strong=True),
            Span("再"),
            Span("动笔", emphasis=True),
            Span("。"),
        )
    )


@pytest.mark.parametrize(
    "text",
    [
        "<b>甲</b>",
        "<script>甲</script>",
        "a <!-- 注 --> b",
        "[甲](http://example.com)",
        "![图](a.png)",
        "<http://example.com>",
        "`码`",
        "甲&amp;乙",
        "甲&nbsp;乙",
        "甲 & 乙",
    ],
)
def test_html_links_images_and_code_stay_text(text: str) -> None:
    assert paragraph(text) == text


@pytest.mark.parametrize(
    "text",
    ["<div>\n甲\n</div>", "```\n甲\n```", "> 甲", "    甲", "---", "甲\n===", "***"],
    ids=["html-block", "fence", "quotation", "indented", "rule", "underlined", "stars"],
)
def test_blocks_without_a_place_in_a_plan_are_plain_paragraphs(text: str) -> None:
    assert isinstance(one(text), Paragraph)


@pytest.mark.parametrize("text", ["&lt;", "&#42;", "&copy;甲", "甲&hellip;乙"])
def test_an_entity_is_not_turned_into_another_sign_anywhere(text: str) -> None:
    assert paragraph(text) == text
    assert one(f"# {text}") == Heading(1, (Span(text),))
    assert [plain(item.line) for item in item_list(f"- {text}\n").items] == [text]
    assert cells(table(f"| {text} |\n| --- |\n| 甲 |\n").header) == [text]


def test_english_words_in_two_kinds_of_appearance_are_parted_by_a_line_end_alone() -> None:
    assert paragraph("Good*morn*ing") == "Goodmorning"
    assert paragraph("*Good*\n**morning**\nall") == "Good morning all"


def test_a_link_definition_is_not_swallowed() -> None:
    assert paragraph("[甲]: http://example.com") == "[甲]: http://example.com"


def test_a_table_has_its_header_rows_and_alignment() -> None:
    found = table("| 姓名 | 成绩 | 性别 |\n| :-- | --: | :-: |\n| 许× | 52 | 男 |\n")
    assert cells(found.header) == ["姓名", "成绩", "性别"]
    assert [cells(row) for row in found.rows] == [["许×", "52", "男"]]
    assert found.align == ("left", "right", "center")


def test_the_line_before_a_table_is_its_caption() -> None:
    found = table("表：学生名单\n\n| 姓名 |\n| :-- |\n| 许× |\n")
    assert plain(found.caption) == "学生名单"


def test_a_table_without_such_a_line_has_no_caption() -> None:
    blocks = read_markdown("名单如下。\n\n| 姓名 |\n| :-- |\n| 许× |\n")
    assert isinstance(blocks[0], Paragraph)
    assert isinstance(blocks[1], Table)
    assert blocks[1].caption == ()


def test_such_a_line_without_a_table_stays_a_paragraph() -> None:
    assert paragraph("表：见附件。") == "表：见附件。"


def test_two_tables_keep_their_own_captions() -> None:
    grid = "| 姓名 |\n| :-- |\n| 许× |\n"
    blocks = read_markdown(f"表：甲\n\n{grid}\n表：乙\n\n{grid}")
    assert [plain(block.caption) for block in blocks if isinstance(block, Table)] == ["甲", "乙"]


@pytest.mark.parametrize("row", ["| 许× |", "| 许× | 52 | 多出 |"], ids=["too-few", "too-many"])
def test_every_row_has_as_many_cells_as_the_header(row: str) -> None:
    found = table(f"| 姓名 | 成绩 |\n| :-- | --: |\n{row}\n")
    assert [len(cells) for cells in found.rows] == [2]


def test_a_value_may_hold_the_sign_that_parts_cells() -> None:
    found = table(f"| 姓名 | 成绩 |\n| :-- | --: |\n| {shield('甲|乙')} | 52 |\n")
    assert cells(found.rows[0]) == ["甲|乙", "52"]


def test_an_ordered_list_is_told_from_a_bulleted_one() -> None:
    assert item_list("1. 甲\n2. 乙\n").ordered
    assert not item_list("- 甲\n- 乙\n").ordered


def test_a_list_keeps_its_items_in_order() -> None:
    items = item_list("1. 甲\n1. 乙\n1. 丙\n").items
    assert [plain(item.line) for item in items] == ["甲", "乙", "丙"]


def test_blank_lines_between_items_do_not_part_the_list() -> None:
    assert len(item_list("1. 甲\n\n1. 乙\n").items) == 2


def test_a_nested_list_belongs_to_its_item() -> None:
    first, second = item_list("1. 甲\n   1. 子\n   2. 丑\n2. 乙\n").items
    assert [plain(item.line) for item in first.children[0].items] == ["子", "丑"]
    assert second.children == ()


def test_a_nested_list_may_be_of_another_sort() -> None:
    outer = item_list("1. 甲\n   - 子\n")
    assert outer.ordered
    assert not outer.items[0].children[0].ordered


def test_an_item_of_several_lines_is_one_line() -> None:
    assert plain(item_list("1. 先读题\n   再动笔\n").items[0].line) == "先读题再动笔"


def test_an_item_of_two_paragraphs_keeps_both() -> None:
    assert plain(item_list("1. 先读题。\n\n   再动笔。\n").items[0].line) == "先读题。再动笔。"


VALUES = (
    st.text(
        st.one_of(
            st.sampled_from("*_|#`<>[]()!\\-+=~&;:.1 甲乙，。"),
            st.characters(exclude_categories=("C", "Z")),
        ),
        min_size=1,
        max_size=20,
    )
    .map(str.strip)
    .filter(bool)
)


@settings(deadline=None, max_examples=200)
@given(value=VALUES)
@example(value="*甲|乙#1")
@example(value="# 甲")
@example(value="1. 甲")
@example(value="- 甲")
@example(value="| 甲 |")
@example(value="---")
@example(value="&amp;")
@example(value="甲\\")
def test_a_shielded_value_is_read_as_exactly_itself(value: str) -> None:
    shielded = shield(value)
    assert paragraph(shielded) == value
    assert one(f"## {shielded}") == Heading(2, (Span(value),))
    assert [plain(item.line) for item in item_list(f"1. {shielded}\n").items] == [value]
    assert cells(table(f"| 甲 |\n| --- |\n| {shielded} |\n").rows[0]) == [value]


@settings(deadline=None, max_examples=200)
@given(text=st.text(st.sampled_from("#*_-+|:>`~=<>[]()&\\1. 甲乙\n\t"), max_size=60))
def test_any_text_can_be_read(text: str) -> None:
    for block in read_markdown(text):
        if isinstance(block, Heading):
            assert 1 <= block.level <= 3
        if isinstance(block, Table):
            assert {len(row) for row in block.rows} <= {len(block.header)}
