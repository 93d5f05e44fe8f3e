"""S04."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from plangen.checker.rule import Finding, Rule
from plangen.problems import Severity
from plangen.readers.outline import LONGEST_HEADING

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from plangen.readers.articles import Article
    from plangen.readers.outline import Entry
    from plangen.readers.passages import Passage

# A level of Markdown or Word that is skipped below another.
STEP = 2


class LostParents(Rule):
    """A list begins anew only below another heading: two lists of （一） need two parents."""

    id = "S04"
    severity = Severity.WARNING
    summary = "下级标题有上级：两列“（一）”要有两个上级标题"
    why = "“（二）”之后又从“（一）”数起，中间没有“二、”，多半是上一级标题丢了。"
    bad = (
        (
            "（一）心理原因\n\n学生怕错。\n\n（二）教师原因\n\n讲得快。\n\n"
            "（一）激发兴趣\n\n先易后难。\n\n（二）展示机会\n\n先请他答。\n"
        ),
        "# 计划\n\n（一）情况\n\n甲。\n\n（二）原因\n\n乙。\n\n（一）措施\n\n丙。\n",
        "# 计划\n\n## 一、情况\n\n#### （1）人数\n\n甲。\n",
    )
    good = (
        "一、原因\n（一）心理\n（二）家庭\n二、措施\n（一）激发兴趣\n（二）展示机会\n",
        "# 计划\n\n## 原因\n\n（一）心理\n\n（二）家庭\n\n## 措施\n\n（一）激发兴趣\n",
        "原因分析\n\n（一）心理\n\n（二）家庭\n\n帮扶措施\n\n（一）激发兴趣\n\n（二）展示机会\n",
        "（一）心理\n（二）家庭\n\n针对以上原因，采取以下措施：\n\n（一）激发兴趣\n（二）展示机会\n",
        "# 计划\n\n## 一、情况\n\n### （一）人数\n\n甲。\n\n## 二、措施\n",
    )

    def check(self, article: Article) -> Iterator[Finding]:
        outline = article.outline
        for entries in outline.lists:
            if entries[0].printed and entries[0].printed.family == "（一）":
                yield from _restarts(entries, outline.passages)
        yield from _skipped(outline.entries)


def _restarts(entries: Sequence[Entry], passages: Sequence[Passage]) -> Iterator[Finding]:
    for before, entry in pairwise(entries):
        if before.printed is None or entry.printed is None or entry.runs_on or before.runs_on:
            continue
        if entry.printed.number != 1 or _leads_in(passages[entry.index - 1], before):
            continue
        yield Finding(
            entry.passage,
            entry.start,
            entry.number_end,
            f"“{before.printed.text}”之后又从“{entry.printed.text}”数起，中间没有上一级标题",
            "补上丢掉的上级标题（如“二、措施”），或者接着往下编号",
            others=((before.passage, before.start),),
        )


def _leads_in(passage: Passage, before: Entry) -> bool:
    """Whether a paragraph leads in what follows, or is a heading that has lost its number."""
    text = passage.text
    if passage is before.passage:
        return False
    is_short = len(text) <= LONGEST_HEADING
    return text.endswith(("：", ":")) or (is_short and text[-1:] not in "。；，、！？;,")


def _skipped(entries: Sequence[Entry]) -> Iterator[Finding]:
    above = 0
    for entry in entries:
        level = entry.passage.level
        if not level or entry.runs_on:
            continue
        if above and level >= above + STEP:
            yield Finding(
                entry.passage,
                entry.start,
                entry.start + len(entry.passage.text),
                f"标题“{entry.passage.text}”比上面的标题低了{level - above}级，中间跳过一级",
                "把它改成上面那个标题的下一级，或者补上中间一级的标题",
            )
        above = level
