"""S14."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from plangen.check.rule import Finding, Rule
from plangen.problems import Severity
from plangen.readers.passages import Part

if TYPE_CHECKING:
    from collections.abc import Iterator

    from plangen.readers.articles import Article
    from plangen.readers.passages import Passage

ENDS = "。！？”’）)】》…；"
CUT = "，、：,:；"
SIGNED = re.compile(
    r"年.{0,4}月|\d{4}[./-]\d|学校|小学|中心校|教师|老师|班主任|教导处|^附件|年级组|教研组|[：:]\s*\S{2,4}$"
)
LEAST = 200
LONG = 15


class ProperEnding(Rule):
    """A document ends with a sentence, or with who signs it and when."""

    id = "S14"
    severity = Severity.WARNING
    summary = "结尾完整，没有断掉"
    why = "最后一句没有写完，是复制时断了，交上去很显眼。"
    bad = (
        "本学期，"
        + "我每天放学前面批两名学生的作业。" * 14
        + "\n\n今后还要继续关注他们的学习习惯和家庭情况，争取\n",
        "本学期，" + "我每天放学前面批两名学生的作业。" * 14 + "\n\n下学期重点做好：\n",
    )
    good = (
        "本学期，" + "我每天放学前面批两名学生的作业。" * 14 + "\n\n今后还要继续关注他们。\n",
        "本学期，" + "我每天放学前面批两名学生的作业。" * 14 + "\n\n1. 面批作业\n2. 每周家访\n",
        "本学期，" + "我每天放学前面批两名学生的作业。" * 14 + "\n\n向阳小学\n2026年9月1日\n",
    )

    def check(self, article: Article) -> Iterator[Finding]:
        if article.about.own or len(article.text) < LEAST or not article.passages:
            return
        body = [p for p in article.passages if p.part in {Part.BODY, Part.CELL}]
        if not body or body[-1].part is Part.CELL:
            return
        last = body[-1]
        entry = next((e for e in reversed(article.outline.entries) if e.passage is last), None)
        if entry is not None and entry.is_heading:
            return
        if _is_cut(last, is_item=entry is not None):
            end = len(last.text)
            yield Finding(
                last,
                max(end - 1, 0),
                end,
                f"文稿到“{last.text[-12:]}”就完了，最后一句没有结束",
                "补完这一句，写上句号",
            )


def _is_cut(last: Passage, *, is_item: bool) -> bool:
    text = last.text.rstrip()
    if text[-1:] in CUT and text[-1:] != "；":
        return True
    if text[-1:] in ENDS or SIGNED.search(text):
        return False
    return len(text) > LONG and not (is_item and "，" not in text)
