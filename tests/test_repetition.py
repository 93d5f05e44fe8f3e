"""A reader with forty plans on the desk notices a sentence that comes twice.

Within one document no longer sentence may repeat; between the documents of different classes no
paragraph may, for then it says nothing of either class.
"""

from __future__ import annotations

import re
from collections import Counter
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from plangen.compose.kinds import find_kind, summary_of
from plangen.document.tree import Document, ItemList, Paragraph, plain
from plangen.pipeline.documents import make_document
from plangen.pipeline.dossiers import load
from plangen.source import read_source

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from plangen.document.tree import Block

DOSSIERS = sorted((Path(__file__).parent.parent / "examples").glob("*/档案.yaml"))
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
def documents(dossier: Path) -> tuple[Document, ...]:
    """Every document that an example's dossier makes."""
    data = read_source(dossier).data
    kind = find_kind(data["文种"])
    summed_up = "总结" in data and kind is not None and summary_of(kind) is not None
    summaries = (False, True) if summed_up else (False,)
    made = [make_document(load(dossier), summary=summary).document for summary in summaries]
    return tuple({document.title: document for document in made}.values())


def repeated_sentences(found: Sequence[str]) -> list[str]:
    """Sentences of 20 characters and more that come more than once."""
    counts = Counter(sentence for text in found for sentence in SENTENCE.findall(text))
    return [s for s, times in counts.items() if times > 1 and len(s) >= LONG_SENTENCE]


def shared_paragraphs(found: Sequence[Sequence[str]]) -> list[str]:
    """Paragraphs of 30 characters and more that more than one group of texts has."""
    counts = Counter(text for group in found for text in set(group))
    return [
        text
        for text, times in counts.items()
        if times > 1 and len(text) >= LONG_PARAGRAPH and text not in ALLOWED
    ]


@pytest.mark.parametrize("dossier", DOSSIERS, ids=lambda path: str(path.parent.name))
def test_no_sentence_comes_twice_in_a_document(dossier: Path) -> None:
    for document in documents(dossier):
        assert repeated_sentences(list(texts(document.blocks))) == [], document.title


def test_no_paragraph_serves_two_classes() -> None:
    assert len(DOSSIERS) > 1
    by_class = [
        [text for document in documents(dossier) for text in texts(document.blocks)]
        for dossier in DOSSIERS
    ]
    assert shared_paragraphs(by_class) == []


def test_every_allowed_paragraph_is_needed() -> None:
    printed = {
        text
        for dossier in DOSSIERS
        for document in documents(dossier)
        for text in texts(document.blocks)
    }
    assert set(ALLOWED) <= printed
    assert all(ALLOWED.values())


def test_a_repeated_sentence_is_found() -> None:
    sentence = "每天放学前当面批两道题，错的当场改对，改完再走。"
    assert repeated_sentences([f"前一句。{sentence}", f"{sentence}后一句。"]) == [sentence]
    assert repeated_sentences(["以期末成绩为准。以期末成绩为准。"]) == []


def test_a_shared_paragraph_is_found() -> None:
    paragraph = "每天放学前当面批两道题，错的当场改对，改完再走，记在面批本上。"
    assert shared_paragraphs([[paragraph], [paragraph, "短。"], ["短。"]]) == [paragraph]
    assert shared_paragraphs([[paragraph, paragraph]]) == []
