"""Lines of Chinese on a terminal."""

from __future__ import annotations

from itertools import pairwise
from typing import Literal

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len
from rich.console import Console
from rich.text import Text

from plangen.writers.measuring import NEVER_FIRST, NEVER_LAST
from plangen.writers.wrapping import Prose, wrap

written = st.text(st.sampled_from("班里有四人学生甲，。（）“”：12345%abc -—…\u3000é"), max_size=80)


def lines(text: str, width: int, hanging: int = 0) -> list[str]:
    return [line.plain for line in wrap(Text(text), width, hanging)]


@pytest.mark.parametrize(
    ("text", "width", "expected"),
    [
        ("全班三十一人", 12, ["全班三十一人"]),
        ("全班三十一人", 8, ["全班三十", "一人"]),
        ("全班三十一人。", 12, ["全班三十一", "人。"]),
        ("全班（三十一人）", 6, ["全班", "（三十", "一人）"]),
        ("平均分是78.95分", 12, ["平均分是", "78.95分"]),
        ("read a book", 6, ["read a", "book"]),
        ("read  a book", 4, ["read", "a", "book"]),
        ("abcdefgh", 4, ["abcd", "efgh"]),
        ("。。。。", 4, ["。。", "。。"]),
        ("班", 1, ["班"]),
        ("班级", 1, ["班", "级"]),
        ("", 8, [""]),
    ],
)
def test_lines_end_where_chinese_may_be_broken(text: str, width: int, expected: list[str]) -> None:
    assert lines(text, width) == expected


def test_lines_after_the_first_leave_room_for_their_margin() -> None:
    assert lines("一二三四五六七八", 8, hanging=4) == ["一二三四", "五六", "七八"]


@given(written, st.integers(8, 60))
def test_nothing_but_spaces_is_lost_and_no_line_is_too_wide(text: str, width: int) -> None:
    found = lines(text, width)
    assert "".join("".join(found).split()) == "".join(text.split())
    assert all(cell_len(line) <= width for line in found)


@given(st.text(st.sampled_from("班里有四人学生甲，。（）“”"), max_size=80), st.integers(24, 60))
def test_marks_stay_with_what_they_belong_to(text: str, width: int) -> None:
    found = lines(text, width)
    for above, below in pairwise(found):
        # Where a whole line is nothing but marks, there is no good place.
        if any(sign not in NEVER_FIRST | NEVER_LAST for sign in above[1:]):
            between = above[-1] in NEVER_LAST or below[0] in NEVER_FIRST
            assert not between or _is_full_of_marks(above)


def _is_full_of_marks(line: str) -> bool:
    """Whether no two neighbours of a line may be parted."""
    pairs = pairwise(line)
    return all(a in NEVER_LAST or b in NEVER_FIRST for a, b in pairs)


def printed(prose: Prose, width: int = 20, *, colour: bool = False) -> str:
    system: Literal["standard", "auto"] = "standard" if colour else "auto"
    console = Console(width=width, color_system=system, force_terminal=colour)
    with console.capture() as captured:
        console.print(prose)
    return captured.get()


def test_a_text_is_placed_without_spaces_at_the_end() -> None:
    assert printed(Prose(Text("标题"), "center")) == "        标题\n"
    assert printed(Prose(Text("落款"), "right")) == "                落款\n"
    assert printed(Prose(Text("一二三四五六七八九十"), hanging=4), 12) == (
        "一二三四五六\n    七八九十\n"
    )
    assert printed(Prose(Text(""))) == "\n"


def test_the_appearance_goes_on_in_the_next_line() -> None:
    text = Text("一二").append("三四五六", "bold").append("七八")
    assert printed(Prose(text), 8, colour=True) == (
        "一二\x1b[1m三四\x1b[0m\n\x1b[1m五六\x1b[0m七八\n"
    )
