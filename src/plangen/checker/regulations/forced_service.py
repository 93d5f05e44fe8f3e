"""P17."""

from __future__ import annotations

from typing import TYPE_CHECKING

from plangen.checker.regulations.after_school import is_of_service
from plangen.checker.regulations.wording import WordingRule, sentence_around
from plangen.language.forbidden import COMMITTEE_FEE, FORCED, SERVICE_RULE
from plangen.language.patterns import lazy

if TYPE_CHECKING:
    import re

    from plangen.readers.articles import Article
    from plangen.readers.passages import Passage


OTHERS = lazy(r"教师|老师|会议|培训|人员|家长会|干部|演练")
PUPILS = lazy(r"[^，,。；;]{0,6}(?:参加|报名|学生|家长|全体|收|留)")


class ForcedService(WordingRule):
    """Nobody is made to take part in 课后服务; the parents' committee takes no money for it."""

    id = "P17"
    summary = "课后服务自愿参加，家委会不代收费用"
    why = f"课后服务由学生自愿参加，不得强制；不得通过家长委员会收费：{SERVICE_RULE}。"
    bad = (
        "全体学生必须参加课后服务。",
        "课后服务费由家委会代收。",
        "课后服务每天两节，学生必须全部报名。",
        "# 课后服务实施方案\n\n强制学生参加，每天两小时。\n",
    )
    good = (
        "课后服务自愿报名，不强制参加。",
        "课后服务不得一律参加，费用不通过家委会收取。",
        "课后服务的教师必须参加安全培训。",
        "课后服务的收费标准听取家委会的意见。",
    )
    words = ("强制", "参加", "报名", "家委会", "家长委员会")
    pattern = lazy(f"(?P<forced>{FORCED.pattern})|{COMMITTEE_FEE.pattern}")
    message = "“{words}”：课后服务要自愿参加，费用不能由家委会收"
    remedy = "改成由学生和家长自愿报名，由学校按公布的办法收费"

    def counts(self, article: Article, passage: Passage, found: re.Match[str]) -> bool:
        if not is_of_service(article, passage, found):
            return False
        if not found["forced"]:
            return True
        text, (start, end) = passage.text, found.span()
        if found[0] == "强制" and not PUPILS.match(text, end):
            return False
        return not OTHERS.search(sentence_around(text, start, end, reach=20))
