"""G09."""

from __future__ import annotations

from typing import TYPE_CHECKING

from plangen.checker.coverage.contradictions import contradictions_in
from plangen.checker.rule import Finding, Rule
from plangen.problems import Severity

if TYPE_CHECKING:
    from collections.abc import Iterator

    from plangen.readers.articles import Article


class KeptSlogans(Rule):
    """A slogan that allows no exception is not given up elsewhere in the document."""

    id = "G09"
    severity = Severity.NOTICE
    summary = "口号和后文不矛盾"
    why = "前面说“没有教不好的学生”，后面说“本性难移”，口号就成了空话。"
    bad = (
        "# 学困生转化心得\n\n没有教不好的学生。\n\n可是江山易改，本性难移，他又犯了。\n",
        "# 学困生转化计划\n\n不让一个学生掉队。\n\n个别学生成绩太差，不作要求。\n",
        "# 学困生转化心得\n\n每名学生都能学好。\n\n有两名怎么教都学不会，只好随他去。\n",
    )
    good = (
        "# 学困生转化心得\n\n没有教不好的学生，只是快慢不同。\n",
        "# 学困生转化计划\n\n不让一个学生掉队，每人都有一条做得到的目标。\n",
        "# 学困生转化心得\n\n没有教不会的孩子。\n\n有人说他怎么教也学不会，我不信。\n",
        "# 学困生转化心得\n\n每个孩子都能学好，有两人还没学会，换个办法再教。\n",
        "# 学困生转化心得\n\n习惯难以改变，要一步一步来。\n",
    )

    def check(self, article: Article) -> Iterator[Finding]:
        for (passage, words), (other, again), remedy in contradictions_in(article, slogans=True):
            yield Finding(
                passage,
                *words.span(),
                f"这里说“{words[0]}”，另一处又说“{again[0]}”",
                remedy,
                others=((other, again.start()),),
            )
