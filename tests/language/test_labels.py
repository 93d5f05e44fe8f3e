from __future__ import annotations

import pytest

from plangen.language.labels import called, doubtful_labels, harsh_words, insults


@pytest.mark.parametrize(
    "text", ["转化差生六名", "他天生笨", "双差生两名", "补差工作", "差生动手少"]
)
def test_an_insult_is_found(text: str) -> None:
    assert [*called(insults(), text)]


@pytest.mark.parametrize(
    "text",
    [
        "参差生长",
        "误差生成",
        "培优补差",
        "弥补差距",
        "视力转差",
        "笨鸟先飞",
        "笨重的箱子",
        "他觉得自己很笨",
        "不嘲笑他脑子笨",
        "从来没有差生",
        "很笨拙",
    ],
)
def test_what_insults_nobody_is_left_alone(text: str) -> None:
    assert [*called(insults(), text)] == []


def test_labels_and_harsh_words_are_lists_of_their_own() -> None:
    assert [found[0] for found in called(doubtful_labels(), "后进生和问题学生")] == [
        "后进生",
        "问题学生",
    ]
    assert [found[0] for found in called(harsh_words(), "成绩差，成绩差距小")] == ["成绩差"]
