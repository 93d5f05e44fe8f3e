"""G05."""

from __future__ import annotations

from functools import lru_cache
from itertools import combinations
from operator import add
from typing import TYPE_CHECKING

from plangen.checker.coverage.parts import items_of, parts_of
from plangen.checker.rule import Finding, Rule
from plangen.language.characters import NOT_HAN
from plangen.language.patterns import lazy
from plangen.problems import Severity

if TYPE_CHECKING:
    from collections.abc import Iterator

    from plangen.checker.coverage.parts import Item
    from plangen.readers.articles import Article

HAN = lazy(rf"[^{NOT_HAN}]+")
# Words that make no difference to what is done.
EMPTY = lazy(r"做到|进行|努力|帮助|他们|[的地得了着们]")
# Items that are alike on purpose: the same for another day, another group, another subject.
APART = lazy(
    r"周[一二三四五六日]|星期[一二三四五六日]|第[一二三四五六七八九十\d]+[周次阶]|\d+月|[一二三四五六]年级|[甲乙丙丁ABC][类组层]"
    r"|[优中差]等?生|语文|数学|英语|课前|课中|课后|[上下]午|早|晚"
)
LEAST_PAIRS = 9
ALIKE = 0.75
MOST_ITEMS = 60
MOST_CHARACTERS = 120
LEAST_RATIO = 0.5
MOST_QUOTED = 24


class DistinctMeasures(Rule):
    """No measure says what another has said."""

    id = "G05"
    severity = Severity.WARNING
    summary = "措施不重复"
    why = "两条措施说的是同一件事，看起来条数多，做的人却不知道差在哪里。"
    bad = (
        (
            "# 学困生转化计划\n\n## 三、措施\n\n1. 给学困生布置特殊的作业，当天批改，当天订正。\n"
            "2. 每周家访一次。\n3. 给学困生布置特殊作业，做到当天批改、当天订正。\n"
        ),
        (
            "# 辅导计划\n\n一、主要措施\n\n1、坚持鼓励的原则，多表扬，少批评，树立学习信心。\n"
            "2、课后面批。\n3、坚持鼓励原则，多表扬，少批评，帮助他们树立学习信心。\n"
        ),
    )
    good = (
        (
            "# 学困生转化计划\n\n## 三、措施\n\n1. 给学困生布置特殊的作业，当天批改，当天订正。\n"
            "2. 给学困生安排座位，同桌提醒听讲。\n"
        ),
        (
            "# 学困生辅导计划\n\n## 三、措施\n\n1. 周一课后服务时间辅导语文，补前一周的生字。\n"
            "2. 周三课后服务时间辅导数学，补前一周的生题。\n"
        ),
        "# 学困生辅导计划\n\n## 三、措施\n\n1. 家访。\n2. 面批。\n3. 家访。\n",
    )

    def check(self, article: Article) -> Iterator[Finding]:
        items = [item for part in parts_of(article, "措施") for item in items_of(part, article)]
        known = [(item, _pairs(item.text)) for item in items[:MOST_ITEMS]]
        told: set[int] = set()
        for (first, mine), (second, other) in combinations(known, 2):
            if id(second) in told or not _are_alike(first.text, second.text, mine, other):
                continue
            told.add(id(second))
            yield Finding(
                second.passage,
                second.start,
                len(second.passage.text),
                f"这一条和“{_opening(first)}”说的是同一件事",
                "两条并成一条，或写清各管什么、差在哪里",
                others=((first.passage, first.start),),
            )


@lru_cache(maxsize=512)
def _pairs(text: str) -> frozenset[str]:
    """Return every two Chinese characters that stand together."""
    han = EMPTY.sub("", "".join(HAN.findall(text[:MOST_CHARACTERS])))
    return frozenset(map(add, han, han[1:]))


def _are_alike(first: str, second: str, mine: frozenset[str], other: frozenset[str]) -> bool:
    least, most = sorted((len(mine), len(other)))
    if least < LEAST_PAIRS or least < LEAST_RATIO * most or len(mine & other) < ALIKE * least:
        return False
    return set(APART.findall(first)) == set(APART.findall(second))


def _opening(item: Item) -> str:
    text = item.text.strip().split("\n")[0]
    return text if len(text) <= MOST_QUOTED else f"{text[:MOST_QUOTED]}……"
