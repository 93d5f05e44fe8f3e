from __future__ import annotations

import string

from hypothesis import given
from hypothesis import strategies as st

from plangen.compose.shielding import shield, unshield

PRINTABLE = st.text(st.characters(exclude_categories=["C"]))
SIGNS = string.punctuation + "\n\r\t "
PRIVATE = [chr(0xF0000 + ord(sign)) for sign in ("\0", *SIGNS)]
# Texts with and without what is exchanged.
MIXED = st.text(st.sampled_from(["一", "1", "a", "~", "\x7f", "\U000f007f", *SIGNS, *PRIVATE]))


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


@given(text=PRINTABLE | MIXED)
def test_each_character_is_exchanged_or_stays(text: str) -> None:
    shielded = dict(zip(SIGNS, PRIVATE[1:], strict=True)) | dict.fromkeys(PRIVATE, "�")
    unshielded = dict(zip(PRIVATE, ("\u3000", *SIGNS), strict=True))
    assert shield(text) == "".join(shielded.get(char, char) for char in text)
    assert unshield(text) == "".join(unshielded.get(char, char) for char in text)
