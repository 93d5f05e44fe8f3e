from __future__ import annotations

import pytest

from plangen.language.characters import (
    IN_BOTH_SETS,
    STANDARD_AGAIN,
    is_han,
    simplified,
    traditional_in,
)


@pytest.mark.parametrize("character", ["学", "學", "〇", "㐀", "𠮷"])
def test_chinese_characters(character: str) -> None:
    assert is_han(character)


@pytest.mark.parametrize("character", ["a", "1", "，", "、", "あ", "１", "　"])
def test_others(character: str) -> None:
    assert not is_han(character)


def test_traditional_characters_are_known() -> None:
    assert traditional_in("學校里学生的輔導與复习") == {*"學輔導與"}


@pytest.mark.parametrize(
    "character", [*"后里干著乾徵了台发面只余松学", *STANDARD_AGAIN, *IN_BOTH_SETS]
)
def test_what_a_simplified_text_may_hold_is_not_traditional(character: str) -> None:
    assert not traditional_in(f"学{character}")


def test_words_decide_where_a_character_has_two_forms() -> None:
    assert simplified("頭髮和發現，皇后在後面") == "头发和发现，皇后在后面"


def test_a_text_has_the_traditional_characters_that_its_characters_are() -> None:
    text = "".join(map(chr, range(0x4E00, 0xA000)))
    one_by_one = {sign for sign in text if traditional_in(sign)}
    assert traditional_in(text) == one_by_one
    assert one_by_one.isdisjoint(text.encode("gb2312", "ignore").decode("gb2312"))
    assert "學" in one_by_one
