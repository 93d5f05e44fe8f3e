"""S15."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from plangen.check.rule import Finding, Rule
from plangen.problems import Severity

if TYPE_CHECKING:
    from collections.abc import Iterator

    from plangen.readers.articles import Article

DATE = re.compile(
    r"(?:\d{4}|[二〇○零一二三四五六七八九]{4})\s*[年./-]\s*(?:\d{1,2}|[一二三四五六七八九十]{1,3})\s*[月./-]"
)
TERM = re.compile(r"\d{4}\s*[—–~～至-]{1,2}\s*\d{2,4}\s*学年|学年度?(?:第[一二]|[上下])学期")
# Passages at the end in which who signs, and when, is looked for.
LAST = 6
LEAST = 300


class SignatureMissing(Rule):
    """A document says who made it for which term, and when."""

    id = "S15"
    severity = Severity.NOTICE
    summary = "写明落款和日期"
    why = "没有学校、姓名和日期，存档以后不知道是谁、哪一年的。"
    bad = ("# 学困生转化计划\n\n" + "每天放学前面批两名学生的作业。" * 30 + "\n",)
    good = (
        "# 学困生转化计划\n\n"
        + "每天放学前面批两名学生的作业。" * 30
        + "\n\n向阳小学　许老师\n2026年9月1日\n",
        "# 学困生转化计划\n\n" + "每天面批。" * 10 + "\n",
    )

    def check(self, article: Article) -> Iterator[Finding]:
        if article.about.own or not article.about.kind or len(article.text) < LEAST:
            return
        ends = article.passages[-LAST:]
        if any(DATE.search(passage.text) for passage in (*article.passages[:4], *ends)):
            return
        if article.running:
            last = article.running[-1]
            term = "" if TERM.search(article.text) else "，正文里也没有学年和学期"
            yield Finding(
                last,
                len(last.text),
                len(last.text),
                f"文稿末尾没有日期{term}",
                "在右下角写上学校或姓名，下一行写日期，如 2026年9月1日",
            )
