"""S04."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from plangen.check.rule import Finding, Rule
from plangen.problems import Severity

if TYPE_CHECKING:
    from collections.abc import Iterator

    from plangen.readers.articles import Article


class LostParents(Rule):
    """Two lists of （一）（二） stand below two headings, not below none."""

    id = "S04"
    severity = Severity.WARNING
    summary = "（一）（二）重新开始时，前面有上一级标题"
    why = "（一）（二）之后又从（一）开始，是“一、”“二、”这样的上一级标题丢了。"
    bad = (
        "（一）心理原因\n（二）教师原因\n（一）激发兴趣\n（二）家校联系\n",
        "（一）基础\n说明。\n（二）习惯\n说明。\n（一）辅导\n说明。\n",
    )
    good = (
        "一、原因\n（一）心理原因\n（二）教师原因\n二、措施\n（一）激发兴趣\n（二）家校联系\n",
        "（一）基础\n（二）习惯\n（三）家庭\n",
    )

    def check(self, article: Article) -> Iterator[Finding]:
        for entries in article.outline.lists:
            for before, entry in pairwise(entries):
                printed = entry.printed
                if printed is None or printed.family not in {"（一）", "一"} or printed.number != 1:
                    continue
                yield Finding(
                    entry.passage,
                    entry.start,
                    entry.start + (0 if entry.is_native else len(printed.text)),
                    f"这里又从“{printed.text}”开始，前面没有上一级标题",
                    "在这一条前面补上标题，如“二、措施”，或接着上面编号",
                    others=((before.passage, before.start),),
                )
