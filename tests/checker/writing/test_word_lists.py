from __future__ import annotations

import re

import pytest

from plangen.checker.writing.word_lists import COMMON, Entry, before_pattern, listed, word_list

LISTS = [("wrong_words", ""), ("missing_words", ""), ("spun_words", ""), ("authors", "写错")]


def _entries(name: str, part: str) -> list[Entry]:
    words = word_list(name, part)
    return [entry for found in words.entries.values() for entry in found]


@pytest.mark.parametrize(("name", "part"), LISTS)
def test_an_entry_that_asks_for_nothing_beside_it_is_found(name: str, part: str) -> None:
    words = word_list(name, part)
    for entry in _entries(name, part):
        if entry.before is None and entry.after is None:
            found = [found.wrong for _, _, found in words.in_text(f"，{entry.wrong}，")]
            assert found == [entry.wrong]


@pytest.mark.parametrize(("name", "part"), LISTS)
def test_what_an_entry_excepts_is_not_found(name: str, part: str) -> None:
    words = word_list(name, part)
    for entry in _entries(name, part):
        for right in entry.unless:
            assert entry.wrong in right
            assert [found.wrong for _, _, found in words.in_text(f"，{right}，")] == []


@pytest.mark.parametrize(("name", "part"), LISTS)
def test_no_list_finds_a_word_that_it_puts_in(name: str, part: str) -> None:
    words = word_list(name, part)
    for entry in _entries(name, part):
        assert [*words.in_text(f"，{entry.right}，")] == []


@pytest.mark.parametrize(("name", "part"), LISTS)
def test_no_entry_stands_twice(name: str, part: str) -> None:
    entries = [
        (e.wrong, *(beside and beside.pattern for beside in (e.before, e.after)))
        for e in _entries(name, part)
    ]
    assert len(set(entries)) == len(entries)


def test_limits_are_kept() -> None:
    words = listed(
        [Entry("甲乙", "甲", ("甲乙丙",), before_pattern("(?<!子)"), re.compile("(?!丁)"))]
    )
    texts = ["甲乙", "子甲乙", "甲乙丁", "甲乙丙", "有甲乙。", "“甲乙”"]
    assert [text for text in texts if [*words.in_text(text)]] == ["甲乙", "有甲乙。"]


def test_the_longer_of_two_words_is_found() -> None:
    words = listed([Entry("甲乙", "甲"), Entry("甲乙丙丁", "丁")])
    assert [entry.wrong for _, _, entry in words.in_text("甲乙丙丁和甲乙")] == ["甲乙丙丁", "甲乙"]


def test_no_common_character_stands_twice() -> None:
    assert len(set(COMMON)) == len(COMMON)
