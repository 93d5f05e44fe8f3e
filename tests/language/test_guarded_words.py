from __future__ import annotations

from typing import Any

import pytest

from plangen.language import guarded_words as module
from plangen.language.guarded_words import GuardedWords, guarded_words

FILES = {
    "check/词.yaml": {
        "组": [
            "后进",
            {"词": "后进生", "改成": "学困生"},
            {"词": "差生", "前不接": ["参", "培优"], "后不接": ["长"]},
            {"词": "转差", "后接": ["工作"]},
        ]
    }
}


@pytest.fixture
def words(monkeypatch: pytest.MonkeyPatch) -> GuardedWords:
    def read(name: str) -> Any:
        return FILES[name]

    monkeypatch.setattr(module, "read_yaml", read)
    return guarded_words.__wrapped__("词", "组")


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("后进生", ["后进生"]),
        ("后进", ["后进"]),
        ("差生", ["差生"]),
        ("参差生", []),
        ("培优差生", []),
        ("差生长", []),
        ("转差工作", ["转差"]),
        ("由好转差", []),
    ],
)
def test_a_word_counts_where_nothing_beside_it_forbids(
    words: GuardedWords, text: str, found: list[str]
) -> None:
    assert words.pattern.findall(text) == found


def test_a_word_may_have_one_that_takes_its_place(words: GuardedWords) -> None:
    assert words.replacements == {"后进生": "学困生"}


@pytest.mark.parametrize(
    ("file", "group"),
    [
        *(("labels", group) for group in ("歧视", "标签", "生硬")),
        *(("insulting_images", group) for group in ("比喻", "威胁")),
        ("judged_parents", "评判"),
        *(("pupil_descriptions", group) for group in ("不足", "家庭", "敏感")),
    ],
)
def test_every_list_is_found_by_its_own_words(file: str, group: str) -> None:
    found = guarded_words(file, group)
    assert found.words
    assert len(set(found.words)) == len(found.words)
    plain = [word for word in found.words if found.pattern.fullmatch(word)]
    assert plain
    assert set(found.replacements) <= set(found.words)
