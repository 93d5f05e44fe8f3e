"""S11."""

from __future__ import annotations

from typing import TYPE_CHECKING

from plangen.check.rule import Finding, Rule
from plangen.problems import Severity

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from plangen.readers.articles import Article
    from plangen.readers.outline import Entry


class StrandedHeadings(Rule):
    """A heading has a body, a number has its list."""

    id = "S11"
    severity = Severity.WARNING
    summary = "标题下面有内容，条目不孤零零"
    why = "标题下面是空的，或者一上来就是“7、”，是上下文丢了。"
    bad = (
        "一、学生情况\n\n本班有学困生6名。\n\n二、措施\n\n每天面批。\n\n三、今后的打算\n",
        "7、提高教师水平，每月读一篇文章。\n\n一、课题意义\n\n略。\n\n二、研究结果\n\n略。\n",
    )
    good = (
        "一、学生情况\n\n本班有学困生6名。\n\n二、措施\n\n每天面批。\n",
        "一、面批作业\n\n二、每周家访\n\n三、同桌结对\n",
        "一、措施\n\n（一）课堂\n\n多提问。\n\n（二）课后\n\n面批。\n",
    )

    def check(self, article: Article) -> Iterator[Finding]:
        for entries in article.outline.lists:
            yield from _alone(entries)
            heads = [entry for entry in entries if entry.is_heading and not entry.runs_on]
            last = len(article.running) - 1
            empty = [entry for entry in heads if _is_empty(entry, heads, last)]
            if 0 < len(empty) < len(heads) / 2:
                for entry in empty:
                    yield Finding(
                        entry.passage,
                        entry.start,
                        len(entry.passage.text),
                        f"标题“{entry.text}”下面没有内容",
                        "补上这一节，或删去标题",
                    )


def _alone(entries: Sequence[Entry]) -> Iterator[Finding]:
    first = entries[0]
    if len(entries) > 1 or first.printed is None or first.printed.number <= 1:
        return
    if first.printed.family in {"第一", "一是", "篇", "①"} or first.runs_on:
        return
    yield Finding(
        first.passage,
        first.start,
        first.start + (0 if first.is_native else len(first.printed.text)),
        f"“{first.printed.text}”前面没有第1条",
        "补上前面的各条，或去掉这个序号",
    )


def _is_empty(entry: Entry, heads: Sequence[Entry], last: int) -> bool:
    """Whether nothing stands between a heading and the next of its list, or the end."""
    if entry.children:
        return False
    following = next((other.index for other in heads if other.index > entry.index), last + 1)
    return following == entry.index + 1
