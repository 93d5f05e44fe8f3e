"""Every key of a dossier says what it is: editors show it, and the manual is made of it."""

from __future__ import annotations

import re
from collections import Counter

import pytest

from plangen.model.dossier import Dossier
from plangen.model.schema import models_in

HAN = re.compile(r"[\u4e00-\u9fff]")
SHORTEST = 4
LONGEST = 70
# What may be said in the same words at several places: of a pupil's name, of hours and the like.
SAME_PLACES = 3


def described() -> dict[str, tuple[str, str]]:
    """Return key and description of every field, by its place."""
    found: dict[str, tuple[str, str]] = {}
    waiting: list[tuple[type, str]] = [(Dossier, "档案")]
    seen: set[type] = set()
    while waiting:
        model, way = waiting.pop()
        if model in seen:
            continue
        seen.add(model)
        for field in model.model_fields.values():  # type: ignore[attr-defined]
            place = f"{way}.{field.alias}"
            found[place] = (str(field.alias), field.description or "")
            waiting += [(inner, place) for inner in models_in(field.annotation)]
    return found


FIELDS = described()


def test_every_model_is_reached() -> None:
    assert len(FIELDS) > 350


@pytest.mark.parametrize(("key", "text"), FIELDS.values(), ids=FIELDS.keys())
def test_a_key_says_what_it_is(key: str, text: str) -> None:
    assert len(HAN.findall(text)) >= SHORTEST
    assert len(text) <= LONGEST
    assert text.endswith("。")
    assert text.rstrip("。") not in {key, f"这是{key}", f"填写{key}", f"{key}的内容"}


@pytest.mark.parametrize(("key", "text"), FIELDS.values(), ids=FIELDS.keys())
def test_a_sentence_keeps_to_the_punctuation_of_chinese(key: str, text: str) -> None:
    prose = re.sub(r"[\[{][^\]}]*[\]}]|[一-鿿]+: ?|\d:\d", "", text)
    assert not re.search(r"[,;:!?()]", prose), key


def test_no_sentence_serves_for_too_many_keys() -> None:
    shared = Counter(text for _, text in FIELDS.values())
    assert {text: n for text, n in shared.items() if n > SAME_PLACES} == {}


def test_equal_sentences_stand_only_with_equal_keys() -> None:
    keys: dict[str, set[str]] = {}
    for key, text in FIELDS.values():
        keys.setdefault(text, set()).add(key)
    assert {text: found for text, found in keys.items() if len(found) > 1} == {}
