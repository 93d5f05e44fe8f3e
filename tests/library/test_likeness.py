from __future__ import annotations

from difflib import SequenceMatcher

from hypothesis import given
from hypothesis import strategies as st

from plangen.library.likeness import alike


def test_texts_that_say_nearly_the_same_are_named_by_their_places() -> None:
    texts = ["教师批一题，问一句根据。", "放学前理好书包。", "教师批一题，问一句理由。"]
    ((one, other, ratio),) = alike(texts, 0.6)
    assert (one, other) == (0, 2)
    assert 0.6 < ratio < 1


def test_texts_of_their_own_are_not_named() -> None:
    assert list(alike(["教师批一题，问一句根据。", "放学前理好书包。"], 0.6)) == []


@given(
    texts=st.lists(st.text("批改题目，。", min_size=1, max_size=12), max_size=5),
    most=st.sampled_from([0.3, 0.6, 0.9]),
)
def test_no_pair_is_missed_by_looking_at_its_characters_first(
    texts: list[str], most: float
) -> None:
    slowly = [
        (i, j)
        for i in range(len(texts))
        for j in range(i + 1, len(texts))
        if SequenceMatcher(None, texts[i], texts[j], autojunk=False).ratio() > most
    ]
    assert [(i, j) for i, j, _ in alike(texts, most)] == slowly
