"""S17."""

from __future__ import annotations

from typing import TYPE_CHECKING

from plangen.checker.rule import Finding, Rule
from plangen.checker.structure.closing_lines import closing_lines
from plangen.language.patterns import lazy
from plangen.problems import Severity
from plangen.readers.outline import role_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from plangen.readers.articles import Article

LONGEST = 16
LEAST_ENTRIES = 2
OTHER = lazy(r"^(?:[表图附注]|备注|说明|单位)|[。！？：:，,、；;“”\d]|如下|以下")


class OrphanLines(Rule):
    """A short line above a list or heading belongs to neither side: its own heading is lost."""

    id = "S17"
    severity = Severity.NOTICE
    summary = "没有落单的短行"
    why = "两列条目之间孤零零的一行，多半是丢了标题，或者是丢了后半句。"
    bad = ("1、公平原则\n\n2、公开原则\n\n3、自愿原则\n\n全体学生\n\n1、减轻负担\n\n2、发展特长\n",)
    good = (
        "1、公平原则\n\n2、公开原则\n\n3、自愿原则\n\n服务对象：\n\n1、全体学生\n\n2、留守学生\n",
        "一、原则\n\n1、公平\n\n2、公开\n\n工作措施\n\n1、建档\n\n2、辅导\n",
        "1、公平\n\n2、公开\n\n3、自愿\n\n以上各条，教师要逐条对照，做不到的说明缘由。\n\n1、建档\n",
        "1、公平\n\n2、公开\n\n3、自愿\n\n青石桥小学\n\n2026年9月7日\n",
    )

    def check(self, article: Article) -> Iterator[Finding]:
        outline = article.outline
        if len(outline.entries) < LEAST_ENTRIES:
            return
        closing = {id(passage) for passage in closing_lines(article)}
        for index, passage in enumerate(outline.passages[1:-1], start=1):
            if len(passage.text) > LONGEST or passage.level or passage.mark:
                continue
            above = outline.by_index.get(index - 1)
            below = outline.by_index.get(index + 1)
            if (
                below
                and index > 1
                and index not in outline.by_index
                and not (above and above[0].is_heading)
                and not below[0].runs_on
                and id(passage) not in closing
                and not role_of(passage.text)
                and not OTHER.search(passage.text)
            ):
                yield Finding(
                    passage,
                    0,
                    len(passage.text),
                    f"“{passage.text}”孤零零一行，不知道属于哪一部分",
                    "补上它的标题，或者并进上下文",
                )
