"""S05."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from plangen.check.rule import Finding, Rule
from plangen.problems import Severity

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from plangen.readers.articles import Article
    from plangen.readers.outline import Entry

FEWEST = 3
LONG = 45


class SiblingHeadings(Rule):
    """Headings of one level look alike: all short, all of one style."""

    id = "S05"
    severity = Severity.WARNING
    summary = "同级标题样子一致"
    why = "同级标题有的是一个词组，有的是一整段，有的级别不同，目录和版面都会乱。"
    bad = (
        (
            "一、学生情况\n略。\n\n二、原因分析\n略。\n\n三、措施，就是要抓住课堂上的每一分钟，"
            "让落后的学生多说多练，课后再一个一个地过关，过不了的第二天接着补，直到会了为止。\n"
        ),
        "# 计划\n\n## 一、学生情况\n\n略。\n\n## 二、原因分析\n\n略。\n\n#### 三、措施\n\n略。\n",
    )
    good = (
        "一、学生情况\n略。\n\n二、原因分析\n略。\n\n三、措施\n略。\n",
        "1. 面批作业。\n2. 每周家访一次，把这一周的作业带去，和家长一起看，商量晚上由谁陪着写。\n",
    )

    def check(self, article: Article) -> Iterator[Finding]:
        for family in ("一", "（一）"):
            heads = [
                entry
                for entry in article.outline.entries
                if entry.printed is not None and entry.printed.family == family
            ]
            if len(heads) >= FEWEST:
                yield from _other_level(heads)
        for entries in article.outline.lists:
            first = entries[0].printed
            if len(entries) >= FEWEST and first is not None and first.family in {"一", "（一）"}:
                yield from _paragraphs(entries)


def _other_level(entries: Sequence[Entry]) -> Iterator[Finding]:
    own = [entry for entry in entries if not entry.runs_on]
    levels = Counter(entry.passage.level for entry in own)
    if len(levels) < 2:  # noqa: PLR2004  (all alike)
        return
    usual, _ = levels.most_common(1)[0]
    odd = next(entry for entry in own if entry.passage.level != usual)
    model = next(entry for entry in own if entry.passage.level == usual)
    yield Finding(
        odd.passage,
        0,
        len(odd.passage.text),
        f"“{odd.text[:20]}”和同级的标题级别不同",
        "给它同级标题的样式",
        others=((model.passage, 0),),
    )


def _paragraphs(entries: Sequence[Entry]) -> Iterator[Finding]:
    short = [entry for entry in entries if entry.is_heading]
    long = [e for e in entries if len(e.text) > LONG and not e.runs_on]
    if len(short) >= 2 and len(short) > len(long):  # noqa: PLR2004  (most are headings)
        for entry in long[:1]:
            yield Finding(
                entry.passage,
                entry.start,
                len(entry.passage.text),
                "同级的都是短标题，这里是一整段",
                "拟一个短标题，正文另起一段",
                others=((short[0].passage, short[0].start),),
            )
