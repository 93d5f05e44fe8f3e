"""What is looked for first stands wherever a rule's pattern finds something."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from plangen.checker import regulations
from plangen.checker.coverage import proved_results, trends
from plangen.checker.fitting import own_class, primary_school, tense, true_kind
from plangen.checker.numbers import fuzzy_bounds, group_sizes, one_period, rated_parts, vague_counts
from plangen.checker.regulations.wording import WordingRule
from plangen.checker.respect import one_name
from plangen.checker.writing import (
    approximate_numbers,
    ellipses_and_dashes,
    glued_signs,
    half_width_marks,
    lost_openings,
    missing_issuers,
    placeholders,
    repeated_marks,
    shortened_years,
    spaces_between_han,
    stray_marks,
    website_residue,
)

if TYPE_CHECKING:
    from collections.abc import Sequence

WORDS = [
    (own_class.ORDERS, own_class.ORDERED),
    (fuzzy_bounds.FUZZY, fuzzy_bounds.ABOUT),
    (group_sizes.PART, group_sizes.MEMBERS),
    (group_sizes.MANY, group_sizes.EVERY),
    (one_period.DAILY, one_period.THEN),
    (rated_parts.PENALTY, rated_parts.OFFENCES),
    (vague_counts.VAGUE, vague_counts.SOME),
    (vague_counts.MORE_OR_LESS, vague_counts.SOME),
    (proved_results.CLAIM, proved_results.SIGNS),
    (trends.BEFORE_AFTER, trends.AT_FIRST),
    (primary_school.WORDS, primary_school.ANY),
    (tense.DONE, tense.SIGNS),
    (tense.REACHED, tense.SIGNS),
    (true_kind.LOOKS_BACK, true_kind.BACK),
    (true_kind.LOOKS_AHEAD, true_kind.AHEAD),
    (lost_openings.LOST, lost_openings.STARTS),
    (missing_issuers.MISSING, missing_issuers.SIGNS),
    (one_name.TERM, one_name.SHORT),
    (website_residue._words(), website_residue.HINTS),
    *((rule.pattern, rule.words) for rule in regulations.RULES if issubclass(rule, WordingRule)),
    *(
        (rule.pattern, rule.also)
        for rule in regulations.RULES
        if issubclass(rule, WordingRule) and rule.also
    ),
]
LOOKS = [
    (shortened_years.SHORT, shortened_years.MAY_HAVE),
    (approximate_numbers.NUMBERS, approximate_numbers.MAY_HAVE),
    (ellipses_and_dashes.MARK, ellipses_and_dashes.MAY_HAVE),
    (glued_signs.GLUED, glued_signs.MAY_HAVE),
    (half_width_marks.SIGN, half_width_marks.MAY_HAVE),
    (placeholders.PLACEHOLDER, placeholders.MAY_HAVE),
    (repeated_marks.REPEATED, repeated_marks.MAY_HAVE),
    (spaces_between_han.SPACE, spaces_between_han.MAY_HAVE),
    (stray_marks.STRAY, stray_marks.MAY_HAVE),
]
EVERY_TEXT = settings(
    suppress_health_check=[
        HealthCheck.too_slow,
        HealthCheck.filter_too_much,
        HealthCheck.data_too_large,
    ],
    deadline=None,
    max_examples=60,
)


@pytest.mark.parametrize(("pattern", "words"), WORDS)
@EVERY_TEXT
@given(data=st.data())
def test_one_of_the_words_stands_there(
    data: st.DataObject, pattern: re.Pattern[str], words: Sequence[str]
) -> None:
    text = data.draw(st.from_regex(re.compile(pattern.pattern)))
    found = pattern.search(text)
    assert found is None or any(word in text for word in words)


@pytest.mark.parametrize(("pattern", "look"), LOOKS)
@EVERY_TEXT
@given(data=st.data())
def test_the_first_look_finds_it(
    data: st.DataObject, pattern: re.Pattern[str], look: re.Pattern[str]
) -> None:
    text = data.draw(st.from_regex(re.compile(pattern.pattern)))
    ellipsis = ellipses_and_dashes.RIGHT
    found = [one for one in pattern.finditer(text) if not ellipsis.fullmatch(one[0])]
    assert not found or look.search(text)
