from __future__ import annotations

import pytest

from plangen.checker.regulations.grades import grades_before


@pytest.mark.parametrize(
    ("text", "grades"),
    [
        ("一、二年级", {1, 2}),
        ("1～2年级", {1, 2}),
        ("三至六年级", {3, 4, 5, 6}),
        ("三年级以上", {3, 4, 5, 6}),
        ("低年级", {1, 2}),
        ("中高年级", {3, 4, 5, 6}),
        ("一、二年级不留，三年级", {3}),
        ("五年级。这里", None),
        ("全班", None),
    ],
)
def test_the_grades_that_a_sentence_names_last(text: str, grades: set[int] | None) -> None:
    found = grades_before(text, len(text))
    assert found == (None if grades is None else frozenset(grades))
