"""N02."""

from __future__ import annotations

from typing import TYPE_CHECKING

from plangen.checker.numbers.sexes import sexes_in
from plangen.checker.rule import Finding, Rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from plangen.readers.articles import Article


class BoysAndGirls(Rule):
    """Boys and girls add up to the total they are parts of."""

    id = "N02"
    summary = "男生加女生等于总人数"
    why = "男生、女生和总人数写在一起，谁都会加一加；对不上，后面的数也没有人信了。"
    bad = (
        "全班40人，男生21人，女生18人。",
        "我班共有学生四十五人，其中男生二十三人，女生二十人。",
        "本班有18名男生和13名女生，一共32人。",
        "全班31人（男18人，女14人）。",
    )
    good = (
        "全班31人，男生18人，女生13人。",
        "我班共有学生３１人，其中男１８人，女十三人。",
        "全班45人，学困生8人，其中男生5人，女生3人。",
        "列入帮扶的学困生6人，占全班31人的19.4%，男生4人，女生2人。",
        "全班45人，参加比赛的男生5人，女生3人。",
        "全班45人，男生比女生多3人。",
        "本班有18名男生和13名女生，一共31人。",
    )
    dossier_bad = ("文种: 学困生转化计划\n学生情况:\n  人数: 31\n  男生: 18\n  女生: 14\n",)
    dossier_good = ("文种: 学困生转化计划\n学生情况:\n  人数: 31\n  男生: 18\n  女生: 13\n",)

    def check(self, article: Article) -> Iterator[Finding]:
        for pair in sexes_in(article):
            if pair.agrees or pair.total is None:
                continue
            text = pair.passage.text
            total = text[pair.total.number_start : pair.total.number_end]
            yield Finding(
                pair.passage,
                pair.start,
                pair.end,
                f"“{text[pair.start : pair.end]}”合起来是{pair.boys + pair.girls}人，"
                f"总数写的是“{total}”",
                "核对三个数，改正写错的那一个",
                others=((pair.passage, pair.total.number_start),),
            )
