from __future__ import annotations

import string

from hypothesis import given
from hypothesis import strategies as st

from plangen.compose.shielding import shield, unshield

PRINTABLE = st.text(st.characters(exclude_categories=["C"]))


@given(text=PRINTABLE)
def test_what_is_shielded_comes_back_as_it_was(text: str) -> None:
    assert unshield(shield(text)) == text


@given(text=PRINTABLE)
def test_a_shielded_text_holds_no_sign_of_markdown(text: str) -> None:
    assert not set(shield(text)) & set(string.punctuation + string.whitespace)


@given(text=PRINTABLE)
def test_shielding_twice_changes_nothing_for_text_without_signs(text: str) -> None:
    words = "".join(char for char in text if char.isalnum())
    assert shield(words) == words


def test_a_stray_private_character_does_not_become_a_sign() -> None:
    forged = shield("*")
    assert unshield(shield(forged)) != "*"
