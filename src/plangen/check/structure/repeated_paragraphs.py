"""S10."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING

from plangen.check.rule import Change, Finding, Rule
from plangen.problems import Severity

if TYPE_CHECKING:
    from collections.abc import Iterator

    from plangen.readers.articles import Article
    from plangen.readers.outline import Entry
    from plangen.readers.passages import Passage

NO_HAN = re.compile(r"[^\u4e00-\u9fff]")
# Han characters.
LEAST = 40
LEAST_HEADING = 4
SHINGLE = 6
ALIKE = 0.8
# What stands in more passages tells nothing of two of them.
MOST_HOLDERS = 30


class RepeatedParagraphs(Rule):
    """No paragraph or section stands in a document twice."""

    id = "S10"
    summary = "同一段话不出现两次"
    why = "整段、整节重复，是复制时贴了两遍；改了几个字再说一遍，读的人也看得出来。"
    bad = (
        (
            "每天放学前，教师把两名学生请到讲台边，先看他们的计算题，对了再往下做，错了当场讲清、当场改对，记入面批本。\n\n"
            "每周家访一次。\n\n"
            "每天放学前，教师把两名学生请到讲台边，先看他们的计算题，对了再往下做，错了当场讲清、当场改对，记入面批本。\n"
        ),
        "一、尊重学生\n\n略。\n\n二、尊重学生\n\n略。\n",
    )
    good = (
        (
            "每天放学前，教师把两名学生请到讲台边，先看他们的计算题，对了再往下做，错了当场讲清、当场改对，记入面批本。\n\n"
            "每周五下午，组长带着同组的同学读一遍本周的生字，读错的圈出来，下周一先读这些字，读对了再学新课。\n"
        ),
        "1. 每周一次\n2. 每周一次\n",
    )

    def check(self, article: Article) -> Iterator[Finding]:
        seen: dict[str, Passage] = {}
        holders: dict[str, list[int]] = {}
        long: list[Passage] = []
        for passage in article.running:
            text = NO_HAN.sub("", passage.text)
            if len(text) < LEAST:
                continue
            if text in seen:
                yield _finding(passage, seen[text], "一模一样", exact=True)
                continue
            seen[text] = passage
            like = _like(text, len(long), holders)
            if like is not None:
                yield _finding(passage, long[like], "差不多", exact=False)
            long.append(passage)
        yield from _repeated_headings(article.outline.entries)


def _like(text: str, own: int, holders: dict[str, list[int]]) -> int | None:
    """Return the place of a passage that says nearly the same, and add the text to the index."""
    shingles = {text[i : i + SHINGLE] for i in range(len(text) - SHINGLE + 1)}
    shared: Counter[int] = Counter()
    for shingle in shingles:
        known = holders.setdefault(shingle, [])
        if len(known) <= MOST_HOLDERS:
            shared.update(known)
            known.append(own)
    best = max(shared, key=lambda place: (shared[place], -place), default=None)
    if best is None or shared[best] < ALIKE * len(shingles):
        return None
    return best


def _finding(passage: Passage, first: Passage, how: str, *, exact: bool) -> Finding:
    whole = len(passage.text)
    return Finding(
        passage,
        0,
        whole,
        f"这一段和前面第{first.line}行的{how}",
        "删去一段" if exact else "并成一段，同一个意思只说一遍",
        (Change(passage, 0, whole, ""),) if exact and not passage.mark else (),
        ((first, 0),),
        None if exact else Severity.WARNING,
    )


def _repeated_headings(entries: tuple[Entry, ...]) -> Iterator[Finding]:
    seen: dict[tuple[int, str], Entry] = {}
    for entry in entries:
        text = NO_HAN.sub("", entry.text)
        if not entry.is_heading or len(text) < LEAST_HEADING:
            continue
        first = seen.setdefault((id(entry.parent), text), entry)
        if first is not entry:
            yield Finding(
                entry.passage,
                entry.start,
                len(entry.passage.text),
                f"“{entry.text}”这个标题前面已经有了",
                "两节内容相同就删去一节，不同就改一个标题",
                others=((first.passage, first.start),),
                severity=Severity.WARNING,
            )
