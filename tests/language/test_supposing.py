from __future__ import annotations

import pytest

from plangen.language.supposing import is_supposed

RESULT = "取得了明显的进步"


@pytest.mark.parametrize(
    "sentence",
    [
        "他的成绩取得了明显的进步。",
        "经过一学期的努力，取得了明显的进步。",
        "要求严了，他取得了明显的进步，家长很高兴。",
        "希望没有落空。他取得了明显的进步。",
        "能力差的学生取得了明显的进步。",
        "本学期主要抓口算，取得了明显的进步。",
        "重要的是，他取得了明显的进步。",
    ],
)
def test_what_is_told_is_no_supposition(sentence: str) -> None:
    start = sentence.index(RESULT)
    assert not is_supposed(sentence, start, start + len(RESULT))


@pytest.mark.parametrize(
    "sentence",
    [
        "力争在期末取得了明显的进步。",
        "只是要他们取得了明显的进步。",
        "等学生取得了明显的进步，再换一件事。",
        "取得了明显的进步就发喜报。",
        "取得了明显的进步时，及时表扬。",
        "取得了明显的进步的学生上台发言。",
        "如果坚持下去，取得了明显的进步，就告诉家长。",
        "怎样才算取得了明显的进步？",
    ],
)
def test_a_wish_or_a_condition_tells_no_result(sentence: str) -> None:
    start = sentence.index(RESULT)
    assert is_supposed(sentence, start, start + len(RESULT))
