"""Marks that a scaffold leaves for the teacher."""

from __future__ import annotations

from typing import Any

import pytest

from plangen.source.placeholders import EXAMPLE, UNFILLED, is_hollow


@pytest.mark.parametrize(
    "mark",
    ["【请填：学校名称】", "【请填:学校名称】", "【请填学校名称】"],
    ids=["wide-colon", "narrow-colon", "no-colon"],
)
def test_a_mark_says_what_it_asks_for(mark: str) -> None:
    found = UNFILLED.match(mark)
    assert found is not None
    assert found["what"] == "学校名称"


@pytest.mark.parametrize(
    "text",
    ["学校【请填：名称】", "【请填：名称】小学", "请填：名称", "【注】名称"],
    ids=["before", "after", "no-brackets", "other-word"],
)
def test_text_around_a_mark_makes_it_text(text: str) -> None:
    assert UNFILLED.match(text) is None


@pytest.mark.parametrize("text", ["【示例】谈心交流", "【示例】 谈心交流"], ids=["close", "spaced"])
def test_an_example_holds_its_value(text: str) -> None:
    found = EXAMPLE.match(text)
    assert found is not None
    assert found["value"] == "谈心交流"


@pytest.mark.parametrize("value", [None, {}, [], {"姓名": None}, [None, {"成绩": {"期末": None}}]])
def test_what_holds_nothing_typed_is_hollow(value: Any) -> None:
    assert is_hollow(value)


@pytest.mark.parametrize("value", ["", "许晓", ["许晓"], {"姓名": None, "性别": "男"}])
def test_what_holds_something_typed_is_not_hollow(value: Any) -> None:
    assert not is_hollow(value)
