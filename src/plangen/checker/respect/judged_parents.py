"""L06."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from plangen.checker.meaning import meant
from plangen.checker.rule import Finding, Rule
from plangen.language.guarded_words import guarded_words
from plangen.language.patterns import lazy
from plangen.problems import Severity

if TYPE_CHECKING:
    from collections.abc import Iterator

    from plangen.readers.articles import Article

PARENTS = lazy(r"家长(?!会|学校)|父母|爸爸|妈妈|父亲|母亲|爷爷|奶奶|外公|外婆|监护人|家庭")
NEAR = 24
# 有的家长抱怨 tells what parents say themselves.
TOLD = lazy(r"认为|觉得|抱怨|怪|指责|说")


class JudgedParents(Rule):
    """Parents are not judged; what they do, or cannot do, is told."""

    id = "L06"
    severity = Severity.WARNING
    summary = "写家庭的做法，不评判家长"
    why = "文稿会传到家长手里。“家长不负责任”没有人愿意承认，“晚上没有人陪着写作业”才谈得下去。"
    bad = (
        "有的家长素质低，对孩子不闻不问。",
        "部分家长破罐子破摔，不管孩子。",
        "父母只顾打麻将，放任自流。",
    )
    good = (
        "家里晚上没有人陪着写作业。",
        "不指责家长不负责任，先听家长说难处。",
        "培养孩子做事负责任，不能放任自流。",
        "学生对自己破罐子破摔，老师多谈心。",
    )

    def check(self, article: Article) -> Iterator[Finding]:
        words = guarded_words("judged_parents", "评判")
        for passage, found in meant(article, words.pattern, *words.words):
            before = passage.text[max(found.start() - NEAR, 0) : found.start()]
            near = re.split(r"[。；;！？\n]", before)[-1]
            if PARENTS.search(near) and not TOLD.search(near):
                yield Finding(
                    passage,
                    *found.span(),
                    f"“{found[0]}”是在评判家长",
                    "改写家里实际的情况，如 父母八点后到家，作业没有人看",
                )
