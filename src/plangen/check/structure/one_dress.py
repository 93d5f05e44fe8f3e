"""S03."""

from __future__ import annotations

from typing import TYPE_CHECKING

from plangen.check.rule import Change, Finding, Rule
from plangen.problems import Severity

if TYPE_CHECKING:
    from collections.abc import Iterator

    from plangen.readers.articles import Article


class OneDress(Rule):
    """The numbers of one list look alike."""

    id = "S03"
    severity = Severity.WARNING
    summary = "同一级序号写法一致"
    why = "前面写“1、”，后面写“7.”，看得出是拼起来的。"
    bad = (
        "1、建立档案\n2、课后辅导\n3.家校联系\n",
        "（1）面批\n（2）家访\n(3)结对\n",
    )
    good = (
        "1. 建立档案\n2. 课后辅导\n3. 家校联系\n",
        "一、情况\n1. 人数\n\n二、措施\n（1）面批\n（2）家访\n",
    )

    def check(self, article: Article) -> Iterator[Finding]:
        for entries in article.outline.lists:
            first = entries[0].printed
            for entry in entries[1:]:
                printed = entry.printed
                if first is None or printed is None:
                    continue
                if printed.number == 1:
                    first = printed
                    continue
                if printed.form == first.form or entry.is_native or entries[0].is_native:
                    continue
                end = entry.start + len(printed.text)
                number = printed.text
                for sign in printed.form.replace("一", " ").replace("1", " ").split():
                    number = number.replace(sign, "")
                new = first.form.replace("一", number, 1).replace("1", number, 1)
                yield Finding(
                    entry.passage,
                    entry.start,
                    end,
                    f"前面的序号写成“{first.text}”，这里写成“{printed.text}”",
                    f"改成“{new}”",
                    (Change(entry.passage, entry.start, end, new),),
                    ((entries[0].passage, entries[0].start),),
                )
                break
