"""The parts of a document that say why, what for and how: causes, goals, measures."""

from __future__ import annotations

from bisect import bisect_left
from typing import TYPE_CHECKING, NamedTuple

from plangen.language.marks import mark_at
from plangen.language.patterns import lazy

if TYPE_CHECKING:
    from collections.abc import Iterator

    from plangen.readers.articles import Article
    from plangen.readers.outline import Entry
    from plangen.readers.passages import Passage

# Headings of a part; 教学内容 and 工作安排 hold no measures that could be called so.
HEADINGS = {
    "原因": lazy(r"原因|成因|症结|根源"),
    "目标": lazy(r"目标(?!完成|达成|管理)"),
    "措施": lazy(r"措施|对策|策略|做法|办法|(?:帮扶|辅导|转化|帮教)(?:内容|方法|方式|工作|途径)"),
}


class DocumentPart(NamedTuple):
    """A heading and what stands below it, tables too, up to the next heading that is no child.

    ``end`` is where it ends among the passages of the running text.
    """

    heading: Entry
    passages: tuple[Passage, ...]
    end: int

    @property
    def text(self) -> str:
        """All text below the heading."""
        return "\n".join(passage.text for passage in self.passages)


class Item(NamedTuple):
    """One measure, cause or goal: where its text begins in a passage, and the whole of it."""

    passage: Passage
    start: int
    text: str


def parts_of(article: Article, role: str) -> tuple[DocumentPart, ...]:
    """Return the parts of a document that have a role: 原因, 目标 or 措施; each passage once."""
    pattern = HEADINGS[role]
    if not pattern.search(article.text):
        return ()
    heads = [entry for entry in article.outline.entries if entry.is_heading and not entry.runs_on]
    found: list[DocumentPart] = []
    end = 0
    for place, head in enumerate(heads):
        if head.index < end or not pattern.search(head.text) or _is_title(article, head):
            continue
        following = (each for each in heads[place + 1 :] if not _is_below(each, head))
        stop = next(following, None)
        end = stop.index if stop else len(article.running)
        last = article.running[end].line if end < len(article.running) else None
        first = _place_of(article, head.passage.line) + 1
        until = len(article.passages) if last is None else _place_of(article, last)
        found.append(DocumentPart(head, article.passages[first:until], end))
    return tuple(found)


def unnumbered(text: str) -> str:
    """Return a text without the number before it."""
    printed = mark_at(text)
    return text[len(printed.text) :].strip() if printed else text.strip()


def items_of(part: DocumentPart, article: Article) -> tuple[Item, ...]:
    """Return the items of a part: those numbered below its heading, else its paragraphs.

    An item with a heading of its own has the paragraphs below it.
    """
    children = part.heading.children
    if len(children) > 1:
        return tuple(_numbered(children, part, article))
    return tuple(
        Item(passage, 0, passage.text)
        for passage in part.passages
        if passage.cell is None and passage.text.strip()
    )


def _numbered(children: list[Entry], part: DocumentPart, article: Article) -> Iterator[Item]:
    ends = [*(child.index for child in children[1:]), part.end]
    for child, end in zip(children, ends, strict=True):
        rest = (passage.text for passage in article.running[child.index + 1 : end])
        yield Item(child.passage, child.number_end, "\n".join([child.text, *rest]))


def _place_of(article: Article, line: int) -> int:
    return bisect_left(article.passages, line, key=lambda passage: passage.line)


def _is_below(entry: Entry, head: Entry) -> bool:
    above = entry.parent
    while above is not None:
        if above is head:
            return True
        above = above.parent
    return False


def _is_title(article: Article, head: Entry) -> bool:
    return head.passage.text == article.about.title and mark_at(head.passage.text) is None
