"""课题 as it is read: runs of months, shorthands, numbers of sheets."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic_core import PydanticCustomError

from plangen.model.research import Months, Project, months_in, read_months

from .reading import dossier_of

if TYPE_CHECKING:
    from plangen.source import SourceFile

MONTH = st.tuples(st.integers(1990, 2099), st.integers(1, 12))


def read(text: str) -> tuple[Project, SourceFile]:
    """Read the lines of a 课题, which begin at line 3."""
    dossier, source = dossier_of(f"文种: 课题阶段总结\n课题:\n{text}")
    assert dossier.project is not None
    return dossier.project, source


@pytest.mark.parametrize(
    "text",
    [
        "2026-03～2027-06",
        "2026-03 ～ 2027-06",
        "2026年3月—2027年6月",
        "2026.3——2027.6",
        "2026/03 至 2027/06",
        "2026-03-2027-06",
        "2026-03-01～2027-06-30",
        "2026年3月1日到2027年6月30日",
        "２０２６年３月～２０２７年６月",
    ],
)
def test_a_run_of_months_is_read_however_it_is_written(text: str) -> None:
    assert read_months(text) == Months((2026, 3), (2027, 6))


@pytest.mark.parametrize(
    ("text", "months"),
    [
        ("2026年3月—4月", Months((2026, 3), (2026, 4))),
        ("2026年3月", Months((2026, 3), (2026, 3))),
        ("2026-03-20", Months((2026, 3), (2026, 3))),
    ],
    ids=["year-once", "one-month", "a-day"],
)
def test_a_shorter_run_is_read_too(text: str, months: Months) -> None:
    assert months_in(text) == months


@pytest.mark.parametrize("text", ["三月", "2026年春季", "2026-03-04-05-06", ""])
def test_words_without_months_hold_none(text: str) -> None:
    assert months_in(text) is None


@pytest.mark.parametrize(
    ("value", "words"),
    [
        ("两年", "不像起止的年月"),
        ("2026-13～2027-06", "月份不存在"),
        ("2026-03～2027-00", "月份不存在"),
        ("2027-06～2026-03", "止早于起"),
        (["2026-03"], "不能是列表"),
    ],
    ids=["no-months", "month-13", "month-0", "backwards", "list"],
)
def test_what_is_no_run_of_months_is_refused_in_chinese(value: object, words: str) -> None:
    with pytest.raises(PydanticCustomError) as caught:
        read_months(value)
    assert words in str(caught.value)


@given(MONTH, MONTH)
def test_a_run_is_written_so_that_it_reads_as_itself(
    one: tuple[int, int], other: tuple[int, int]
) -> None:
    months = Months(min(one, other), max(one, other))
    assert read_months(months.text) == months


@pytest.mark.parametrize(
    ("months", "text"),
    [
        (Months((2026, 3), (2027, 6)), "2026年3月—2027年6月"),
        (Months((2026, 3), (2026, 4)), "2026年3月—4月"),
        (Months((2026, 3), (2026, 3)), "2026年3月"),
    ],
    ids=["years", "one-year", "one-month"],
)
def test_a_run_says_no_more_than_it_needs(months: Months, text: str) -> None:
    assert months.text == text


def test_the_first_and_the_last_month_of_a_run_count() -> None:
    months = Months((2026, 3), (2027, 6))
    assert months.count == 16
    assert months.place((2026, 3)) == 1
    assert months.place((2027, 1)) == 11


def test_a_word_stands_for_a_member_a_step_a_meeting_and_an_achievement() -> None:
    project, source = read(
        "  成员: [周敏]\n  进展: [发放问卷]\n  班会: [不会的题怎么问]\n  成果: [上公开课一节]\n"
        "  意义: 弄清学生卡在哪里\n"
    )
    assert source.problems == []
    assert project.members[0].name == "周敏"
    assert project.progress[0].content == "发放问卷"
    assert project.meetings[0].theme == "不会的题怎么问"
    assert project.achievements[0].content == "上公开课一节"
    assert project.meaning == ["弄清学生卡在哪里"]


def test_the_pupils_whom_a_member_guides_may_stand_in_one_text() -> None:
    project, _ = read("  成员: [{姓名: 何文静, 指导学生: 苗若曦、贺梓萱}]\n")
    assert project.members[0].pupils == ["苗若曦", "贺梓萱"]


def test_the_sheets_that_are_given_come_in_their_order() -> None:
    project, _ = read("  问卷: [{有效: 115, 发出: 120, 结果: {基础薄弱: 115}}]\n")
    assert project.surveys[0].sheets == (("发出", 120), ("有效", 115))


def test_a_wrong_period_is_told_with_an_example() -> None:
    _, source = read("  起止: 两年\n")
    (problem,) = source.problems
    assert (problem.line, problem.hint) == (3, "照这个样子写：起止: 2026-03～2027-06")
