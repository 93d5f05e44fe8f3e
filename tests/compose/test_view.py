from __future__ import annotations

from dataclasses import dataclass

import pytest

from plangen.compose.shielding import shield
from plangen.compose.view import Guard
from plangen.model.values import Markdown


@dataclass(frozen=True)
class Note:
    text: str
    free: Markdown
    names: tuple[str, ...]
    count: int
    nothing: None = None


@pytest.fixture
def guard() -> Guard:
    return Guard(lambda text: text.replace("许晓", "许×"))


@pytest.fixture
def note() -> Note:
    return Note("许晓*", Markdown("**许晓**"), ("许晓", "周明"), 3)


def test_a_text_is_masked_and_shielded(guard: Guard, note: Note) -> None:
    assert guard(note).text == shield("许×*")


def test_free_text_is_masked_and_stays_markdown(guard: Guard, note: Note) -> None:
    assert guard(note).free == "**许×**"
    assert isinstance(guard(note).free, Markdown)


def test_texts_in_a_list_are_masked(guard: Guard, note: Note) -> None:
    assert guard(note).names == ["许×", "周明"]


def test_texts_in_a_mapping_are_masked_keys_included(guard: Guard) -> None:
    assert guard({"许晓": "找许晓"}) == {"许×": "找许×"}


def test_numbers_and_nothing_pass(guard: Guard, note: Note) -> None:
    assert guard(note).count == 3
    assert guard(note).nothing is None


def test_two_views_of_one_thing_are_equal(guard: Guard, note: Note) -> None:
    assert guard(note) == guard(note)
