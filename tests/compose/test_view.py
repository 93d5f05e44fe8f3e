from __future__ import annotations

import datetime as dt
from decimal import Decimal

import pytest
from msgspec import Struct

from plangen.compose.shielding import shield
from plangen.compose.view import Composed, Guard
from plangen.library.entries import LibraryText
from plangen.model.dossier import Masking
from plangen.model.values import Markdown


class Note(Struct, frozen=True):
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


def test_one_thing_has_one_view_and_its_equal_another(guard: Guard, note: Note) -> None:
    other = Note("许晓*", Markdown("**许晓**"), ("许晓", "周明"), 3)
    assert guard([note, note])[0] is guard(note)
    assert guard(other) == guard(note)
    assert guard(other) is not guard(note)


def test_a_thing_that_is_gone_is_not_taken_for_the_next(guard: Guard) -> None:
    told = [guard(Note(str(number), Markdown(""), (), number)).text for number in range(200)]
    assert told == [str(number) for number in range(200)]


def test_a_text_filled_once_is_not_masked_again(guard: Guard) -> None:
    text = Composed("许晓")
    assert guard(text) is text


def test_a_word_of_the_library_is_shielded_and_never_masked(guard: Guard) -> None:
    assert guard(LibraryText("许晓*")) == shield("许晓*")


@pytest.mark.parametrize(
    "value", [True, 3, Decimal("3.5"), dt.date(2026, 9, 7), Masking.SURNAME], ids=str
)
def test_what_holds_no_text_passes_as_it_is(guard: Guard, value: object) -> None:
    assert guard(value) is value


@pytest.mark.parametrize(
    "value", [{"许晓"}, b"\x00", 3.5, object(), len], ids=["set", "bytes", "float", "any", "call"]
)
def test_a_type_that_templates_have_no_business_with_is_refused(
    guard: Guard, value: object
) -> None:
    with pytest.raises(TypeError, match="templates may not see"):
        guard(value)
