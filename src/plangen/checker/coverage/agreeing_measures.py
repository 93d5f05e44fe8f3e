"""G04."""

from __future__ import annotations

from typing import TYPE_CHECKING

from plangen.checker.coverage.answered_causes import DOSSIER
from plangen.checker.coverage.contradictions import contradictions_in
from plangen.checker.rule import Finding, Rule
from plangen.problems import Severity

if TYPE_CHECKING:
    from collections.abc import Iterator

    from plangen.readers.articles import Article


class AgreeingMeasures(Rule):
    """No two measures of a document rule each other out."""

    id = "G04"
    severity = Severity.WARNING
    summary = "措施之间不矛盾"
    why = "前面写“不排名次”，后面写“按名次奖励”，执行的人不知道听哪一条。"
    bad = (
        "# 学困生帮扶计划\n\n1. 只和自己比，不排名次。\n2. 期末按名次奖励前十名。\n",
        "# 学困生转化计划\n\n书面作业都在学校完成。\n\n另外布置家庭作业，家长签字。\n",
        "# 学困生转化计划\n\n作业分层布置，各做各的题。\n\n周末全班做同样的作业。\n",
    )
    good = (
        "# 学困生帮扶计划\n\n1. 只和自己比，不排名次。\n2. 期末评进步奖，不按名次奖励。\n",
        "# 学困生转化计划\n\n书面作业都在学校完成，不布置书面家庭作业。\n",
        "# 学困生转化计划\n\n作业分层布置。以往全班做同样的作业。\n",
    )
    dossier_bad = (DOSSIER.replace("[作业面批]", "[作业面批, 进步奖评比, 淡化分数排名]"),)
    dossier_good = (DOSSIER.replace("[作业面批]", "[作业面批, 淡化分数排名]"),)

    def check(self, article: Article) -> Iterator[Finding]:
        for (passage, words), (other, again), remedy in contradictions_in(article, slogans=False):
            yield Finding(
                passage,
                *words.span(),
                f"“{words[0]}”和“{again[0]}”互相矛盾",
                remedy,
                others=((other, again.start()),),
            )
