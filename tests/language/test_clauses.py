from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from plangen.language.clauses import CLAUSE, SENTENCE, span_around, unquoted

TEXT = "第一句。第二句前半，后半；第三句"


def test_quoted_words_are_blanked_out() -> None:
    assert unquoted("读《甲》、“乙”和「丙」") == "读   、   和   "


@given(st.text(alphabet='甲乙《》“”‘’「」"', max_size=30))
def test_what_is_not_quoted_keeps_its_place(text: str) -> None:
    found = unquoted(text)
    assert len(found) == len(text)
    assert all(left in (right, " ") for left, right in zip(found, text, strict=True))


def test_a_clause_ends_at_a_comma_and_a_sentence_does_not() -> None:
    place = TEXT.index("后")
    assert TEXT[slice(*span_around(CLAUSE, TEXT, place))] == "后半"
    assert TEXT[slice(*span_around(SENTENCE, TEXT, place))] == "第二句前半，后半"
