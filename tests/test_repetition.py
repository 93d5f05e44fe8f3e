"""A reader with forty plans on the desk notices a sentence that comes twice.

Within one document no longer sentence may repeat; between the documents of different classes no
paragraph may, for then it says nothing of either class.
"""

from __future__ import annotations

import re
from collections import Counter
from functools import cache
from typing import TYPE_CHECKING

import pytest

from example_documents import made, names
from plangen.document.tree import ItemList, Paragraph, plain

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from plangen.document.tree import Block

SENTENCE = re.compile(r"[^。！？]+[。！？]")
LONG_SENTENCE = 20
LONG_PARAGRAPH = 30
# Paragraphs that several documents may share, each with the fact that it states for all of them.
ALLOWED: dict[str, str] = {
    "《关于进一步减轻义务教育阶段学生作业负担和校外培训负担的意见》；": (
        "both schemes of after-class service rest on this paper of 2021"
    ),
    "《教育部办公厅等四部门关于进一步规范义务教育课后服务有关工作的通知》；": (
        "the scheme of the school and the sharing of its money rest on this paper of 2023"
    ),
}


def texts(blocks: Iterable[Block]) -> Iterator[str]:
    """Yield paragraphs and items; headings and tables repeat what they name."""
    for block in blocks:
        if isinstance(block, Paragraph):
            yield plain(block.line)
        elif isinstance(block, ItemList):
            for item in block.items:
                yield plain(item.line)
                yield from texts(item.children)


@cache
def texts_of(name: str) -> list[str]:
    """Return the texts of an example's document."""
    return list(texts(made(name).document.blocks))


def repeated_sentences(found: Sequence[str]) -> list[str]:
    """Sentences of 20 characters and more that come more than once."""
    counts = Counter(sentence for text in found for sentence in SENTENCE.findall(text))
    return [s for s, times in counts.items() if times > 1 and len(s) >= LONG_SENTENCE]


def shared_paragraphs(found: Iterable[Sequence[str]]) -> list[str]:
    """Paragraphs of 30 characters and more that more than one group of texts has."""
    counts = Counter(text for group in found for text in set(group))
    return [
        text
        for text, times in counts.items()
        if times > 1 and len(text) >= LONG_PARAGRAPH and text not in ALLOWED
    ]


@pytest.mark.parametrize("name", names())
def test_no_sentence_comes_twice_in_a_document(name: str) -> None:
    assert repeated_sentences(texts_of(name)) == []


def test_no_paragraph_serves_two_classes() -> None:
    by_class: dict[str, list[str]] = {}
    for name in names():
        by_class.setdefault(name.partition(" ")[0], []).extend(texts_of(name))
    assert len(by_class) > 1
    assert shared_paragraphs(by_class.values()) == []


def test_every_allowed_paragraph_is_needed() -> None:
    assert set(ALLOWED) <= {text for name in names() for text in texts_of(name)}
    assert all(ALLOWED.values())


def test_a_repeated_sentence_is_found() -> None:
    sentence = "每天放学前当面批两道题，错的当场改对，改完再走。"
    assert repeated_sentences([f"前一句。{sentence}", f"{sentence}后一句。"]) == [sentence]
    assert repeated_sentences(["以期末成绩为准。以期末成绩为准。"]) == []


def test_a_shared_paragraph_is_found() -> None:
    paragraph = "每天放学前当面批两道题，错的当场改对，改完再走，记在面批本上。"
    assert shared_paragraphs([[paragraph], [paragraph, "短。"], ["短。"]]) == [paragraph]
    assert shared_paragraphs([[paragraph, paragraph]]) == []
