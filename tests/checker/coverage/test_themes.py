from __future__ import annotations

import pytest

from plangen.checker.coverage.contradictions import Contradiction, all_contradictions
from plangen.checker.coverage.themes import all_themes, cause_words, theme_of_cause
from plangen.library.entries import Measure, load_library


@pytest.mark.parametrize("name", all_themes())
def test_the_measure_that_a_theme_proposes_answers_it(name: str) -> None:
    theme = all_themes()[name]
    assert theme.measures.search(theme.example)


def test_every_word_for_a_cause_has_one_theme() -> None:
    words = [word for theme in all_themes().values() for word in theme.causes.pattern.split("|")]
    assert len(words) == len(set(words))
    assert all(cause_words().fullmatch(word) for word in words)
    assert {theme_of_cause(word) for word in words} == set(all_themes())


def test_measures_of_the_library_answer_the_causes_they_are_for() -> None:
    """A teacher who takes a measure for a cause from the library is not told that none is there."""
    library = load_library()
    unanswered = [
        (measure.name, cause)
        for measure in library.measures.values()
        for cause in measure.answers[:1]
        for theme in all_themes().values()
        if theme.causes.search(" ".join([cause, *library.causes[cause].aliases]))
        and not theme.measures.search(_words(measure))
    ]
    assert unanswered == []


def _words(measure: Measure) -> str:
    return " ".join([measure.name, measure.brief, *(text.steps for text in measure.texts)])


@pytest.mark.parametrize("pair", all_contradictions(), ids=lambda pair: pair.words[0])
def test_no_word_of_a_contradiction_says_both(pair: Contradiction) -> None:
    assert not any(pair.second.search(word) for word in pair.words)
