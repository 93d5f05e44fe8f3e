"""P13."""

from __future__ import annotations

from typing import TYPE_CHECKING

from plangen.checker.regulations.wording import BURDEN, WordingRule, sentence_around
from plangen.language.patterns import lazy
from plangen.problems import Severity

if TYPE_CHECKING:
    import re

    from plangen.readers.articles import Article
    from plangen.readers.passages import Passage


CONSENT = lazy(r"同意|申请|报名|告知|责任书|协议|承诺|回执|知情|通知书|安全|接送|请假|自愿|确认")


class SignaturesOfParents(WordingRule):
    """A parent's signature below homework makes the parent the one who checks it."""

    id = "P13"
    severity = Severity.WARNING
    summary = "不靠家长签字管作业"
    why = f"作业要家长签字，就是把检查作业交给了家长：{BURDEN}第5条严禁要求家长检查、批改作业。"
    bad = ("作业写完请家长签字。", "每天的错题本由家长签名。")
    good = (
        "不要求家长签字，教师当面批改。",
        "外出活动的同意书由家长签字。",
        "自愿报名，报名表要家长签字。",
    )
    words = ("签字", "签名")
    pattern = lazy(r"家长(?:每天|每晚|在[^，,。]{0,6}上)?签[字名](?!笔)")
    message = "“{words}”：作业不宜要家长签字"
    remedy = "删去签字，由教师批改；要家长知道的，写成联系本上的一句话"

    def counts(self, article: Article, passage: Passage, found: re.Match[str]) -> bool:
        return not CONSENT.search(sentence_around(passage.text, *found.span()))
