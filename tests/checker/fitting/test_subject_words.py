from __future__ import annotations

import pytest

from plangen.checker.checking import check_text
from plangen.checker.rules import Selection
from plangen.readers.articles import SUBJECTS
from plangen.resources import read_yaml

WORDS = read_yaml("check/subject_words.yaml")
EVERY = [(subject, word) for subject, kinds in WORDS.items() for word in kinds["定"]]


@pytest.mark.parametrize(("subject", "word"), EVERY)
def test_a_certain_word_is_told_in_another_subject(subject: str, word: str) -> None:
    other = "数学" if subject != "数学" else "语文"
    text = f"# 四年级{other}学困生转化计划\n\n每天抓好{word}。\n"
    (problem,) = check_text(text, Selection(("F04",)))
    assert f"{subject}的内容" in problem.message


@pytest.mark.parametrize(("subject", "word"), [each for each in EVERY if each[0] in SUBJECTS])
def test_a_subject_may_use_its_own_words(subject: str, word: str) -> None:
    text = f"# 四年级{subject}学困生转化计划\n\n每天抓好{word}。\n"
    assert check_text(text, Selection(("F04",))) == []


def test_what_a_subject_also_uses_is_known_to_be_a_word_of_the_other() -> None:
    for kinds in WORDS.values():
        for user, words in kinds.get("也用", {}).items():
            assert user in SUBJECTS
            assert set(words) <= {*kinds["词"], *kinds["定"]}
