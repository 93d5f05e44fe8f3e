"""S13."""

from __future__ import annotations

from typing import TYPE_CHECKING

from plangen.check.rule import Finding, Rule
from plangen.language.marks import read_mark
from plangen.problems import Severity

if TYPE_CHECKING:
    from collections.abc import Iterator

    from plangen.readers.articles import Article
    from plangen.readers.passages import Passage


class MixedBullets(Rule):
    """A list has numbers or bullets, not now these and now those."""

    id = "S13"
    severity = Severity.WARNING
    summary = "一列条目里不混用圆点和序号"
    why = "有的条目前面有圆点，有的没有，是网页的格式带过来的。"
    bad = (
        "- 1、建立档案\n- 2、课后辅导\n3、家校联系\n4、同伴结对\n",
        "1、建立档案\n- 2、课后辅导\n3、家校联系\n",
    )
    good = (
        "1、建立档案\n2、课后辅导\n3、家校联系\n",
        "- 建立档案\n- 课后辅导\n",
        "1. 准备\n- 小黑板\n- 练习本\n2. 辅导\n",
    )

    def check(self, article: Article) -> Iterator[Finding]:
        for entries in article.outline.lists:
            own = [entry for entry in entries if not entry.runs_on and entry.printed is not None]
            dotted = [entry for entry in own if _has_bullet(entry.passage)]
            if 0 < len(dotted) < len(own):
                plain = next(entry for entry in own if not _has_bullet(entry.passage))
                passage = dotted[0].passage
                yield Finding(
                    passage,
                    0,
                    0,
                    f"“{passage.text[:12]}”前面有圆点，同一列的“{plain.passage.text[:12]}”没有",
                    "去掉圆点，只留序号",
                    others=((plain.passage, 0),),
                )


def _has_bullet(passage: Passage) -> bool:
    return bool(passage.mark) and read_mark(passage.mark) is None
