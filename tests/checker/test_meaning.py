"""What a document means, and what it quotes or forbids."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from plangen.checker.meaning import meant
from plangen.readers.articles import articles_of
from plangen.readers.text import read_markdown

if TYPE_CHECKING:
    from collections.abc import Sequence

THINGS = ("罚抄", "公布成绩")
THING = re.compile("|".join(THINGS))


def found_in(text: str, words: Sequence[str] = THINGS) -> list[str]:
    (article,) = articles_of(read_markdown(Path("文稿.md"), text))
    return [found[0] for _, found in meant(article, THING, *words)]


@pytest.mark.parametrize(
    "text",
    [
        "教师不得有下列行为：\n\n1. 罚抄课文。\n\n2. 公布成绩。\n",
        "## 师德红线\n\n罚抄学生。\n",
        "## 十不准\n\n一、罚抄课文。\n",
        "学生问：“要罚抄吗？”\n",
    ],
)
def test_a_list_below_what_forbids_it_is_not_meant(text: str) -> None:
    assert found_in(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "本学期这样做：\n\n1. 罚抄课文。\n",
        "严禁迟到。\n\n迟到的罚抄课文。\n",
        "## 师德红线\n\n不打骂学生。\n\n## 作业要求\n\n漏写的罚抄。\n",
    ],
)
def test_what_stands_elsewhere_is_meant(text: str) -> None:
    assert found_in(text) == ["罚抄"]


def test_nothing_is_looked_at_where_none_of_the_words_stands() -> None:
    assert found_in("漏写的罚抄。", ["公布"]) == []
    assert found_in("漏写的罚抄。", ["公布", "罚"]) == ["罚抄"]
