"""S09."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from plangen.check.rule import Finding, Rule
from plangen.problems import Severity

if TYPE_CHECKING:
    from collections.abc import Iterator

    from plangen.readers.articles import Article

LEAD_IN = re.compile(
    r"(?P<what>措施|做法|对策|办法|计划|安排|打算|原因|成因|目标)(?:具体)?(?:如下|有以下几[点条项])[：:。]?$"
)
ROLES = {"原因": "原因", "成因": "原因", "目标": "目标"}


class ContradictingLeadIns(Rule):
    """What follows a lead-in is what it promises."""

    id = "S09"
    severity = Severity.WARNING
    summary = "引出的话和下面的内容对得上"
    why = "写着“措施如下”，下面却讲原因，是两段话接错了。"
    bad = (
        "为此特制定计划如下：\n\n一、学困生的成因\n\n基础薄弱。\n",
        "主要原因如下：\n\n一、转化措施\n\n每天面批。\n",
    )
    good = (
        "具体措施如下：\n\n一、转化措施\n\n每天面批。\n",
        "为此特制定计划如下：\n\n一、学生情况\n\n本班有学困生6名。\n",
        "原因如下：\n\n1. 基础薄弱\n",
    )

    def check(self, article: Article) -> Iterator[Finding]:
        heads = {entry.index: entry for entry in article.outline.entries if entry.is_heading}
        for index, passage in enumerate(article.running):
            found = LEAD_IN.search(passage.text)
            following = heads.get(index + 1)
            if found is None or following is None:
                continue
            promised = ROLES.get(found["what"], "措施")
            given = following.role
            wrong = {"措施": {"原因", "反思"}, "原因": {"措施", "目标"}, "目标": {"原因", "措施"}}
            if given in wrong[promised]:
                yield Finding(
                    passage,
                    *found.span(),
                    f"这里说“{found[0].rstrip('：:。')}”，接下来是“{following.text}”",
                    "改写这句话，或把下面两节换个次序",
                    others=((following.passage, following.start),),
                )
