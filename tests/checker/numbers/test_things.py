"""Wholes that are no people, and their parts."""

from __future__ import annotations

from pathlib import Path

import pytest

from plangen.checker.numbers.things import things_in
from plangen.readers.articles import articles_of
from plangen.readers.text import read_plain


def parts(text: str) -> list[tuple[int, tuple[int, ...]]]:
    (article,) = articles_of(read_plain(Path("文稿.txt"), text))
    return [(things.number, things.parts) for things in things_in(article)]


@pytest.mark.parametrize(
    ("text", "number", "found"),
    [
        ("本单元共12课时，其中新授7课时，练习3课时，复习2课时。", 12, (7, 3, 2)),
        ("家访14次，其中期初5次，期中5次，期末4次。", 14, (5, 5, 4)),
        ("家访共14次：\n期初5次，期中5次，期末4次。", 14, (5, 5, 4)),
        ("试卷共100分：计算40分、概念20分、应用40分", 100, (40, 20, 40)),
    ],
)
def test_parts_of_a_whole_are_found(text: str, number: int, found: tuple[int, ...]) -> None:
    assert parts(text) == [(number, found)]


@pytest.mark.parametrize(
    "text",
    [
        "家访共14次，其中9次在晚上，电话30次。",
        "共12课时，其中新授7课时，练习3课时。",
        "每周3次，每次20分，共用2本。",
        "家访共14次：",
        "共14次，期初5次，期中打电话30分，期末4次。",
    ],
)
def test_other_numbers_are_no_parts(text: str) -> None:
    assert parts(text) == []
