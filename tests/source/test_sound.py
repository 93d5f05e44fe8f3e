"""What a look takes for sound is nothing in which reading it sign by sign finds a slip."""

from __future__ import annotations

from functools import cache
from unittest import mock

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from places import EXAMPLES, ROOT
from plangen.model.schema import keys_of
from plangen.source.reading import lines_of, read_text
from plangen.source.slips import find_slips
from plangen.source.sound import is_sound

from .test_slip_table import TABLE

KEYS = keys_of()
SIGNS = "甲乙3、，；：,:;[]{}［］｛｝【】（）《》“”「」'\"#&*!%@`|>- \t\u3000\u200b\0\1"
MANY = settings(deadline=None, max_examples=500)


def walked(lines: list[str]) -> object:
    """Return the slips of lines of which nothing is taken for sound unread."""
    with (
        mock.patch("plangen.source.values.is_sound", return_value=False),
        mock.patch("plangen.source.slips.is_sound", return_value=False),
    ):
        return find_slips(lines, KEYS)


@cache
def typed_lines() -> list[str]:
    """Return the lines of all examples, of the bad input and of the table of slips."""
    files = [*EXAMPLES.glob("*/*.yaml"), *(ROOT / "tests" / "corpus").rglob("*.yaml")]
    texts = [read_text(path)[0] for path in sorted(files) if path.stat().st_size]
    texts += [param.values[0].text for param in TABLE]
    return sorted({line for text in texts for line in lines_of(text)})


WORD = st.sampled_from(
    [
        "甲",
        "乙（丙，丁）",
        "《戊》 己",
        "90%以上",
        "三（2）班",
        "8:30",
        "“庚：辛”",
        "姓名",
        "'壬, 癸'",
        '"，"',
    ]
)
SENTENCE = st.lists(WORD, min_size=1, max_size=3).map("，".join)
NESTED = st.recursive(
    WORD | SENTENCE,
    lambda within: (
        st.lists(within, max_size=4).map(lambda items: f"[{', '.join(items)}]")
        | st.lists(st.tuples(WORD, within), max_size=4).map(
            lambda pairs: "{" + ", ".join(f"{key}: {value}" for key, value in pairs) + "}"
        )
    ),
    max_leaves=12,
)
EDIT = st.tuples(st.integers(0, 200), st.integers(0, 2), st.sampled_from(list(SIGNS)))


def edited(text: str, edits: list[tuple[int, int, str]]) -> str:
    """Return a text with some of its signs replaced by others, or others put in."""
    for place, length, sign in edits:
        at = place % (len(text) + 1)
        text = text[:at] + sign + text[at + length :]
    return text


@pytest.mark.parametrize(
    "text",
    [
        "[甲]",
        "[甲, 乙,丙 , ]",
        "{姓名: 许晓, 类型: [计算], 成绩: {期末: 52}}",
        "{经过: 九月里作业常缺，十一月起按时交；都记着、都在。}",
        "[算得慢（竖式，口算）, 《题, 解》]",
        "{目标: 90%以上, 测法: 'a: [b', 班: \"，\"}",
        "{三（2）班: [{甲: [乙]}]}",
    ],
)
def test_what_is_common_is_sound_at_a_look(text: str) -> None:
    assert is_sound(text)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "甲",
        "[甲",
        "[甲]]",
        "[甲] 乙",
        "[甲][乙]",
        "{甲}",
        "{甲:乙}",
        "{甲：乙}",
        "{甲: 乙，丙: 丁}",
        "{甲: 乙，丙：丁}",
        "{甲: [乙]，丙: 丁}",
        "[甲，乙]",
        "[甲、乙]",
        "[甲（乙], 丙）]",
        "[[甲（乙], 丙）]]",
        "[甲（乙《丙）丁》, 戊（]",
        "['甲'乙]",
        "['甲''乙]",
        "[\"甲\"'乙']",
        "[*甲]",
        "[甲, #乙]",
        "[甲 #乙]",
        "[甲\u3000]",
        "[甲,\t乙]",
        "{甲:\u3000乙}",
        "[甲］",
        "[甲\0]",
    ],
)
def test_what_may_hold_a_slip_is_not_sound_at_a_look(text: str) -> None:
    assert not is_sound(text)


@MANY
@given(NESTED, st.lists(EDIT, max_size=3), st.sampled_from(["措施: ", "- ", "特点: ", "甲: "]))
@example("{甲: {乙: ［丙］}}", [], "- ")
@example("{甲: 乙，丙（注：5）}", [], "- ")
@example("[甲（乙[], 丙）]", [], "- ")
def test_brackets_that_are_sound_have_no_slip(
    text: str, edits: list[tuple[int, int, str]], before: str
) -> None:
    lines = [before + edited(text, edits), "学校: 甲"]
    assert find_slips(lines, KEYS) == walked(lines)


BEFORE = [
    "措施:",
    "  - {名称: 甲}",
    "  - 家访",
    "  - |",
    "  - ",
    "- - 甲",
    "  - 说明: |",
    "  名称: 甲",
]
MARGIN = st.sampled_from(["- ", "  - ", "    - ", "  -  ", "  -", "    ", "  - - ", "  - 名称: "])


@MANY
@given(st.lists(st.sampled_from(BEFORE), max_size=3), MARGIN, NESTED, st.lists(EDIT, max_size=2))
@example(["  - {名称: 甲}"], "  - ", "{甲: 乙}", [])
@example(["  - "], "  - ", "{甲: 乙}", [])
@example(["  - {名称: 甲}", "  - |"], "  - ", "{甲: 乙}", [])
@example(["  - {名称: 甲}"], "  - ", "{甲\u200b: 乙}", [])
@example(["  名称: [甲]"], "  - ", "{甲: 乙}", [])
@example(["措施: [甲,", "  - {名称: 甲}"], "  - ", "{甲: 乙}]", [])
@example(["  - {名称: 甲}", "  - '乙"], "  - ", "{甲: 乙}", [])
def test_items_that_are_sound_leave_everything_as_it_was(
    before: list[str], margin: str, text: str, edits: list[tuple[int, int, str]]
) -> None:
    lines = [*before, edited(margin + text, edits), "     - {甲: 乙}", "  - 丙：丁", "    戊：己"]
    assert find_slips(lines, KEYS) == walked(lines)


@MANY
@given(st.data(), st.lists(EDIT, max_size=3))
def test_typed_lines_that_are_sound_have_no_slip(
    data: st.DataObject, edits: list[tuple[int, int, str]]
) -> None:
    line = data.draw(st.sampled_from(typed_lines()))
    lines = [edited(line, edits), data.draw(st.sampled_from(typed_lines()))]
    assert find_slips(lines, KEYS) == walked(lines)


def test_whole_files_have_the_slips_that_reading_every_sign_finds() -> None:
    for path in sorted([*EXAMPLES.glob("*/*.yaml"), *(ROOT / "tests" / "corpus").rglob("*.yaml")]):
        if path.stat().st_size:
            lines = lines_of(read_text(path)[0])
            assert find_slips(lines, KEYS) == walked(lines), path
