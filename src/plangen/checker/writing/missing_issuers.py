"""T15."""

from __future__ import annotations

from typing import TYPE_CHECKING

from plangen.checker.rule import Finding, Rule
from plangen.language.patterns import lazy
from plangen.problems import Severity

if TYPE_CHECKING:
    from collections.abc import Iterator

    from plangen.readers.articles import Article

_ON = "根据|依据|按照|遵照|遵循|贯彻|落实|响应|执行|结合|参照|依照"
MISSING = lazy(
    rf"(?:{_ON})(?:\s*[、，,和及与](?:\s*[、，,和及与])*\s*|\s{{2,}})《"
    rf"|(?:{_ON})\s?(?:印发|颁布|下发|发布|制定|出台|转发)的?(?:关于)?《"
    r"|(?:根据|依据|按照|遵照)\s?(?:的|文件|的?文件(?:的)?(?:精神|要求))[，,]"
)
# Each of these phrases has one of them.
SIGNS = ("《", "文件", "的，", "的,")


class MissingIssuers(Rule):
    """A document that a text refers to has its issuer."""

    id = "T15"
    severity = Severity.WARNING
    summary = "提到文件时，发文的机关没有漏掉"
    why = "“根据、《…》”是删去了机关名称留下的空，读的人不知道是谁发的文件。"
    bad = (
        "根据 、《关于做好课后服务工作的通知》，制定本方案。",
        "按照印发的《课后服务指南》，结合实际安排。",
    )
    good = (
        "根据《关于做好课后服务工作的通知》，制定本方案。",
        "根据教育部印发的《义务教育课程方案》，按照县教育局的要求安排。",
        "落实“双减”政策，执行《中小学生减负措施》。",
    )

    def check(self, article: Article) -> Iterator[Finding]:
        for passage in article.holding(*SIGNS):
            for found in MISSING.finditer(passage.text):
                yield Finding(
                    passage,
                    *found.span(),
                    f"“{found[0]}”前面缺发文的机关",
                    "补上机关的名称，如“根据教育部《…》”；没有的，删去多余的标点",
                )
