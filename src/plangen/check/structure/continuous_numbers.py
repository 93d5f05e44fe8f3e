"""S01."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from plangen.check.rule import Change, Finding, Rule

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from plangen.readers.articles import Article
    from plangen.readers.outline import Entry


class ContinuousNumbers(Rule):
    """Numbers of one list go on by one: 7 is not followed by 10."""

    id = "S01"
    summary = "序号连续：不跳号、不重号"
    why = "序号从7跳到10，读的人会以为少了两条，多半是从别处复制时丢了内容。"
    bad = ("1. 建立档案\n2. 课后辅导\n5. 家校联系\n", "一、学生情况\n二、原因分析\n二、措施\n")
    good = ("1. 建立档案\n2. 课后辅导\n3. 家校联系\n", "一、二年级共4个班。\n二、措施\n")

    def check(self, article: Article) -> Iterator[Finding]:
        for entries in article.outline.lists:
            yield from _jumps(entries)


def _jumps(entries: Sequence[Entry]) -> Iterator[Finding]:
    for before, entry in pairwise(entries):
        if before.printed is None or entry.printed is None or entry.printed.number == 1:
            continue
        expected = before.printed.number + 1
        if entry.printed.number == expected:
            continue
        text = entry.printed.text
        right = text.replace(str(entry.printed.number), str(expected), 1)
        changes: tuple[Change, ...] = ()
        if not entry.is_native and right != text:
            changes = (Change(entry.passage, entry.start, entry.start + len(text), right),)
        yield Finding(
            entry.passage,
            entry.start,
            entry.start + (0 if entry.is_native else len(text)),
            f"“{before.printed.text}”后面是“{text}”，序号不连续",
            "看看中间是不是丢了内容；没有丢，就从这里起重新编号",
            changes,
            ((before.passage, before.start),),
        )
