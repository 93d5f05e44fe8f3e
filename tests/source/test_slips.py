"""Slips of a Chinese keyboard in YAML, beside those of the table."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from plangen.source.expected import Keys
from plangen.source.slips import find_slips

if TYPE_CHECKING:
    from plangen.source.draft import Slip

KNOWN = frozenset({"班级", "人数", "姓名", "成绩", "经过", "特点", "说明", "学生情况"})
KEYS = Keys(KNOWN, KNOWN)
NAMES_ALONE = Keys(KNOWN, frozenset({"姓名"}))
SLIPPERY = st.text(
    "班级姓名甲乙31：:，, -－—·&.、（）［］｛｝【】\t\u3000\u00a0[]{}'\"#|“”", max_size=20
)


def slips_of(*lines: str) -> list[Slip]:
    return find_slips(list(lines), KEYS)[0]


def mended(*lines: str) -> list[str]:
    return find_slips(list(lines), KEYS)[1]


def places(slips: list[Slip]) -> list[tuple[int, int]]:
    return [(slip.line, slip.column) for slip in slips]


@pytest.mark.parametrize(
    ("line", "column", "words", "corrected"),
    [
        pytest.param("班级 ：二", 4, "中文冒号", "班级: 二", id="space-before-full-width-colon"),
        pytest.param("学生情况：", 5, "中文冒号", "学生情况:", id="full-width-colon-without-value"),
        pytest.param(
            "班机：二", 3, "中文冒号", "班机: 二", id="full-width-colon-after-unknown-key"
        ),
        pytest.param("  - 姓名:许晓", 8, "少一个空格", "  - 姓名: 许晓", id="no-space-in-a-list"),
        pytest.param("  \t人数: 31", 3, "Tab", "    人数: 31", id="tab-after-spaces"),
        pytest.param("  \u3000人数: 31", 3, "全角空格", "    人数: 31", id="space-then-wide-space"),
        pytest.param("  - 姓名:\u3000许晓", 8, "全角空格", "  - 姓名: 许晓", id="and-in-a-list"),
        pytest.param(
            "班级: #李's班", 5, "“#”", "班级: '#李''s班'", id="quote-in-a-value-begun-with-hash"
        ),
    ],
)
def test_a_slip_is_named_at_its_column_with_the_line_as_it_should_be(
    line: str,
    column: int,
    words: str,
    corrected: str,
) -> None:
    (slip,) = slips_of(line)
    assert (slip.line, slip.column) == (1, column)
    assert words in slip.message
    assert slip.corrected == corrected


@pytest.mark.parametrize(
    "lines",
    [
        pytest.param(["班级: 二（1）班"], id="correct-line"),
        pytest.param(["说明: 他说：“好。”"], id="full-width-colon-in-a-value"),
        pytest.param(["  - 上午：语文"], id="full-width-colon-in-a-list-item"),
        pytest.param(["# 注：这里写班级"], id="comment"),
        pytest.param(["班级: 二    # 注：二年级"], id="comment-after-a-value"),
        pytest.param(
            ["说明: |", "  第一：听讲", "", "  -第二：作业，订正", "班级: 二"], id="block"
        ),
        pytest.param(["- 说明: >-", "    第一：听讲", "  姓名: 许晓"], id="block-in-a-list"),
        pytest.param(['特点: ["一，二", 三]'], id="comma-in-quotes"),
        pytest.param(["特点: [算得慢（竖式，口算）, 好动]"], id="comma-in-round-brackets"),
        pytest.param(["特点: [【请填：粗心，好动】]"], id="placeholder"),
        pytest.param(["说明: 见 http://a.cn/b"], id="address"),
        pytest.param(["---", "班级: 二", "..."], id="document-marks"),
        pytest.param(["- -5"], id="negative-number"),
        pytest.param(["  3.5"], id="decimal-number"),
        pytest.param(["  - 1. 听讲"], id="number-within-an-item"),
        pytest.param(["班级: # 还没有定"], id="comment-in-place-of-a-value"),
        pytest.param(["班级: 二 # 注: &甲"], id="ampersand-after-a-colon-in-a-comment"),
        pytest.param(["班级: 二 # 注: #2"], id="hash-after-a-colon-in-a-comment"),
        pytest.param(['说明: "见: #1"'], id="hash-after-a-colon-in-quotes"),
        pytest.param(["说明: '见: &甲'"], id="ampersand-after-a-colon-in-quotes"),
        pytest.param(["班级: '#1班'"], id="quoted-hash"),
        pytest.param(["班级: 二#1班"], id="hash-within-a-value"),
        pytest.param(["特点: 【粗心】"], id="one-word-in-lenticular-brackets"),
        pytest.param(["特点: 【请填：粗心，好动】"], id="placeholder-with-a-comma"),
        pytest.param(["  - 【示例】粗心，好动"], id="example-with-a-comma"),
        pytest.param(["说明: 算（竖式，口算）［见表］时"], id="wide-brackets-within-a-value"),
        pytest.param(["", "   ", "班级: 二"], id="blank-lines"),
    ],
)
def test_what_is_right_is_left_alone(lines: list[str]) -> None:
    assert find_slips(lines, KEYS) == ([], lines)


@pytest.mark.parametrize(
    "line",
    [
        pytest.param("{经过: 九月里作业常缺，十一月起按时交。}", id="comma"),
        pytest.param("  - {姓名: 许晓, 经过: 他说：会了。}", id="colon"),
    ],
)
def test_commas_and_colons_of_a_sentence_in_braces_are_no_slips(line: str) -> None:
    assert slips_of(line) == []


@pytest.mark.parametrize(
    "lines",
    [
        pytest.param(["说明: 上午先讲", "  第二节：练习"], id="plain"),
        pytest.param(['说明: "上午先讲', '  第二节：练习"'], id="quoted"),
    ],
)
def test_the_second_line_of_a_long_sentence_is_not_taken_for_a_key(lines: list[str]) -> None:
    assert slips_of(*lines) == []


@pytest.mark.parametrize("line", ["  - ", "-  ", "  -"], ids=["space", "two-spaces", "no-space"])
def test_an_empty_list_item_is_no_slip(line: str) -> None:
    assert find_slips([line], KEYS) == ([], [line])


def test_slips_are_numbered_by_their_lines() -> None:
    found = slips_of("学生情况：", "\t人数: 31", "特点:", "  -粗心")
    assert places(found) == [(1, 5), (2, 1), (4, 4)]


def test_several_slips_of_one_line_are_all_reported_and_all_mended() -> None:
    lines = ["\u3000－姓名：许晓"]
    assert len(slips_of(*lines)) == 3
    assert mended(*lines) == ["  - 姓名: 许晓"]


def test_every_slip_of_a_line_shows_the_line_with_all_of_them_mended() -> None:
    corrected = {slip.corrected for slip in slips_of("\u3000－姓名：许晓")}
    assert corrected == {"  - 姓名: 许晓"}


def test_in_a_list_only_a_key_with_which_an_item_begins_is_a_key() -> None:
    lines = ["  - 特点：粗心", "  - 姓名：许晓"]
    slips, _ = find_slips(lines, NAMES_ALONE)
    assert places(slips) == [(2, 7)]


def test_outside_a_list_every_key_of_the_schema_is_a_key() -> None:
    slips, _ = find_slips(["特点：粗心"], NAMES_ALONE)
    assert places(slips) == [(1, 3)]


def test_a_numbered_line_in_free_text_is_text() -> None:
    assert slips_of("说明: |", "  1. 听讲", "  2. 作业") == []


def test_only_lines_with_slips_are_changed_in_the_mended_copy() -> None:
    assert mended("班级：二", "说明: 他说：好", "人数:31") == [
        "班级: 二",
        "说明: 他说：好",
        "人数: 31",
    ]


def test_a_block_ends_where_the_indentation_ends() -> None:
    assert places(slips_of("说明: |", "  第一：听讲", "班级：二")) == [(3, 3)]


def test_a_block_opened_with_a_full_width_colon_is_still_text() -> None:
    assert places(slips_of("说明：|", "  第一：听讲")) == [(1, 3)]


def test_a_block_in_a_list_ends_at_the_next_key_of_its_item() -> None:
    assert places(slips_of("- 说明: |", "    第一：听讲", "  姓名：许晓")) == [(3, 5)]


@settings(deadline=None)
@given(st.lists(SLIPPERY, max_size=5))
def test_every_line_has_its_mended_line(lines: list[str]) -> None:
    assert len(find_slips(lines, KEYS)[1]) == len(lines)


@settings(deadline=None)
@given(st.lists(SLIPPERY, max_size=5))
def test_every_slip_of_one_line_has_the_same_correction(lines: list[str]) -> None:
    slips, copy = find_slips(lines, KEYS)
    assert [slip.corrected for slip in slips] == [copy[slip.line - 1] for slip in slips]


def test_a_slip_behind_a_mended_margin_stands_where_it_was_typed() -> None:
    slips, _ = find_slips(["\t\u3000-建档"], KEYS)
    assert [slip.column for slip in slips] == [1, 2, 4]


@settings(deadline=None)
@example(["\t\u3000-:"])
@given(st.lists(SLIPPERY, max_size=5))
def test_every_slip_stands_within_its_line(lines: list[str]) -> None:
    for slip in find_slips(lines, KEYS)[0]:
        assert 1 <= slip.line <= len(lines)
        assert 1 <= slip.column <= len(lines[slip.line - 1]) + 1
