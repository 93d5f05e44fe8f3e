"""What a text says of a figure that moved, beside the two numbers that it gives."""

from __future__ import annotations

import pytest

from plangen.checker.coverage.trends import false_trends


@pytest.mark.parametrize(
    ("text", "words", "moved"),
    [
        ("不合格3人→5人，不合格人数减少。", "减少", "升"),
        ("平均分由72分到68分，上升了4分。", "上升", "降"),
        ("正确率由70%提高到65%。", "提高", "降"),
        ("期初优秀率10%，期末8%，优秀率明显提高。", "明显提高", "降"),
        ("及格率从88%变为85%。可见，及格率比期初有了提高。", "比期初有了提高", "降"),
    ],
)
def test_words_against_the_numbers_are_found(text: str, words: str, moved: str) -> None:
    found = [(text[one.start : one.end], one.moved) for one in false_trends(text)]
    assert found == [(words, moved)]


@pytest.mark.parametrize(
    "text",
    [
        "不及格由5人减到3人，成绩提高。",
        "错题由5道变为3道，有了明显提高。",
        "平均分由72分到68分，优秀率却上升了。",
        "平均分由72分到68分，没有提高。",
        "名次由9名到5名，上升了。",
        "期初不及格4人，期末及格6人，人数减少。",
        "90分到80分的有6人，下降了。80分到90分的5人，减少了。",
        "及格率由80%到76%。\n提高。",
        "及格人数由24人增加到28人，不及格人数减少4人。",
        "每天由3题增加到5题，每周由5次到5次，减少。",
    ],
)
def test_words_of_something_else_are_left_alone(text: str) -> None:
    assert list(false_trends(text)) == []


def test_what_the_next_paragraph_says_is_looked_at_but_not_its_own_numbers() -> None:
    text = "及格率从88%变为85%。"
    (found,) = false_trends(text, "可见，及格率提高了。")
    assert (found.start, found.moved) == (len(text) + 1 + len("可见，及格率"), "降")
    assert list(false_trends("每人做3题到5题。", text + "及格率提高了。")) == []
