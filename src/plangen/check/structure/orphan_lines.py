"""S17."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from plangen.check.rule import Finding, Rule
from plangen.problems import Severity

if TYPE_CHECKING:
    from collections.abc import Iterator

    from plangen.readers.articles import Article

LONGEST, LEAST = 16, 2
# Characters of the paragraph below, which shows that the line was its heading.
BODY = 30
MARKS = re.compile(r"[。；，、！？：:,.!?（）()“”0-9]")
FEWEST_HEADINGS = 2


class OrphanLines(Rule):
    """A short line among numbered headings has lost its number, or does not belong there."""

    id = "S17"
    severity = Severity.NOTICE
    summary = "没有孤零零的短行"
    why = "编了号的标题中间有一行几个字、没有编号，多半是标题丢了序号，或者是别处粘来的。"
    bad = (
        (
            "一、指导思想\n\n落实减负的要求，把课堂上的事在课堂上做完。\n\n参加人员\n\n"
            "全校各年级自愿报名的学生都可以参加，名单由班主任在开学第一周报到教导处。\n\n二、内容\n\n略。\n"
        ),
    )
    good = (
        (
            "一、指导思想\n\n落实减负的要求，把课堂上的事在课堂上做完。\n\n二、参加人员\n\n"
            "全校各年级自愿报名的学生都可以参加，名单由班主任在开学第一周报到教导处。\n"
        ),
        "# 计划\n\n参加人员\n\n全校各年级自愿报名的学生都可以参加。\n",
    )

    def check(self, article: Article) -> Iterator[Finding]:
        if article.about.own:
            return
        heads = [entry for entry in article.outline.entries if entry.is_heading and entry.printed]
        if len(heads) < FEWEST_HEADINGS:
            return
        entries = {entry.index for entry in article.outline.entries}
        first, running = heads[0].index, article.running
        for index in range(first + 1, len(running) - 1):
            passage, below = running[index], running[index + 1]
            if (
                index not in entries
                and index + 1 not in entries
                and not passage.level
                and not passage.mark
                and LEAST <= len(passage.text) <= LONGEST
                and not MARKS.search(passage.text)
                and len(below.text) >= BODY
            ):
                yield Finding(
                    passage,
                    0,
                    len(passage.text),
                    f"“{passage.text}”单独一行，没有编号",
                    "是标题就编上号，不是标题就并到上一段或下一段",
                )
