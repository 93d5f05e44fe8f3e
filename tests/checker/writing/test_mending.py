"""What the changes of the rules do to a text: they mend it for good, and its facts stay."""

from __future__ import annotations

import re

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from plangen.checker.checking import check_text
from plangen.checker.fixing import edits_of, fixed_text
from plangen.checker.rules import Selection
from plangen.checker.writing import RULES

from .test_clean_text import TRAPS
from .test_defects import DEFECTS

ALL = Selection(("T",))
# T02 takes whole paragraphs and ends of titles away, numbers and all, one end at a time.
OTHERS = Selection(("T",), ("T02",))
FACTS = re.compile(r"\d+|[A-Za-z]+")
# More rounds than rules can wait for each other at one place.
MOST_ROUNDS = 6

pieces = st.one_of(
    st.sampled_from([text for _, text in DEFECTS if "&" not in text]),
    st.sampled_from(TRAPS),
    st.sampled_from(
        [
            *"，。、；：？！“”‘’（）《》,.;:?!()\"'-—…~ \n一二三1年班的在们生學是",
            "\n\n",
            "...",
            "。。。",
            "--",
            "——",
            "《《",
            "Tom",
            "90%-95%",
            "3-5人",
            "(1)",
            "（一）、",
        ]
    ),
)
texts = st.lists(pieces, min_size=1, max_size=12).map("".join)


def _mended(text: str, selection: Selection) -> str:
    return fixed_text(text, edits_of(check_text(text, selection)))


@pytest.mark.parametrize("rule", [rule.id for rule in RULES if OTHERS.has(rule.id)])
@example(text='""学校本学期共有学困生8名。""')
@given(text=texts)
def test_a_rule_has_nothing_to_mend_in_what_it_mended(rule: str, text: str) -> None:
    selection = Selection((rule,))
    once = _mended(text, selection)
    assert _mended(once, selection) == once


@given(text=texts)
def test_all_rules_together_come_to_an_end(text: str) -> None:
    for _ in range(MOST_ROUNDS):
        before, text = text, _mended(text, ALL)
    assert text == before


@given(text=texts)
def test_numbers_and_latin_words_stay(text: str) -> None:
    assert FACTS.findall(_mended(text, OTHERS)) == FACTS.findall(text)
