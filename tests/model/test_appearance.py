"""How a document is printed, as the dossier chooses."""

from __future__ import annotations

import pytest

from plangen.model.appearance import Masking, read_masking


@pytest.mark.parametrize(
    ("typed", "masking"),
    [
        ("姓氏", Masking.SURNAME),
        ("是", Masking.SURNAME),
        ("代号", Masking.CODE),
        ("否", Masking.OFF),
        ("no", Masking.OFF),
    ],
)
def test_the_way_of_masking_is_read_in_words_a_teacher_types(typed: str, masking: Masking) -> None:
    assert read_masking(typed) is masking
