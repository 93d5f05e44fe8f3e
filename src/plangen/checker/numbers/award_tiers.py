"""N12."""

from __future__ import annotations

from typing import TYPE_CHECKING

from plangen.checker.rule import Finding, Rule
from plangen.language.clauses import unquoted
from plangen.language.patterns import lazy
from plangen.problems import Severity

if TYPE_CHECKING:
    from collections.abc import Iterator

    from plangen.readers.articles import Article

_TIERS = (
    r"(?:一[、和]?二(?:[、和]?三)?等奖|一等奖?[、，和]二等奖?(?:[、，和]三等奖?)?"
    r"|(?:特|一|二)等奖?[、，和][一二三]等奖)"
)
# Awards that are to be given, not those that were won elsewhere.
TIERS = lazy(
    rf"(?<![获得])(?:评[出选定]?|设[立置]?|分别?[为成]?|划[为分]|颁发|按比例)[^。；;\n]{{0,20}}?(?P<tiers>{_TIERS})"
)
AMOUNT = lazy(
    r"[\d一二两三四五六七八九十]+\s*(?:[名个人位份]|%|％)|百分之|分之|占\d|\d\s*[:：]\s*\d|各\d|不设名额|不限"
)
WON = lazy(r"荣?获(?:得|了)?|取得|夺得|参赛")
NEXT = 4


class AwardTiers(Rule):
    """Awards in tiers say how many get each, or what share."""

    id = "N12"
    severity = Severity.WARNING
    summary = "分等的奖要写名额或比例"
    why = "只写评一、二、三等奖，不写各评几名，到期末怎么评都有人觉得不公。"
    bad = (
        "期末根据进步的幅度，按比例评出一、二、三等奖。",
        "设一等奖、二等奖、三等奖，由学校发奖状。",
    )
    good = (
        "期末评出一等奖3名，二等奖5名，三等奖8名。",
        "按5%、10%、15%评出一、二、三等奖。",
        "设一、二、三等奖：\n\n1. 一等奖2名\n2. 二等奖4名\n3. 三等奖6名\n",
        "我班在运动会上获得一、二等奖各一次。",
        "本学期有两名学生的作文分别获得一、二等奖。",
    )

    def check(self, article: Article) -> Iterator[Finding]:
        if "等奖" not in article.text:
            return
        tables = any(passage.cell and "等奖" in passage.text for passage in article.passages)
        for index, passage in enumerate(article.running):
            if "等奖" not in passage.text or tables:
                continue
            after = article.running[index : index + NEXT]
            if any(
                AMOUNT.search(each.text) for each in after if each is passage or "等" in each.text
            ):
                continue
            for found in TIERS.finditer(unquoted(passage.text)):
                if not WON.search(found[0]):
                    yield Finding(
                        passage,
                        *found.span("tiers"),
                        f"“{found['tiers']}”没有写各评几名或占多少",
                        "写明名额或比例，如 一等奖3名、二等奖5名、三等奖8名",
                    )
