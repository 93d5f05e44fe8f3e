"""N06."""

from __future__ import annotations

from typing import TYPE_CHECKING

from plangen.checker.rule import Finding, Rule
from plangen.language.clauses import unquoted
from plangen.language.counts import HAN_SIGNS
from plangen.language.patterns import lazy
from plangen.problems import Severity

if TYPE_CHECKING:
    from collections.abc import Iterator

    from plangen.readers.articles import Article

_NUMBER = (
    rf"(?:百分之[{HAN_SIGNS}]{{1,4}}|[{HAN_SIGNS}\d]{{1,3}}分之[{HAN_SIGNS}\d]{{1,3}}|一半|半数"
    rf"|\d{{1,5}}(?:[.．]\d{{1,2}})?|[{HAN_SIGNS}]{{1,5}})"
)
_UNIT = r"(?:[%％成名位个人次分天年篇本遍题岁节页]|(?:个)?(?:小时|学生|同学|孩子|月|字|分钟))?"
# Of these every such number has one before it.
ABOUT = (
    *("几乎", "近", "差不多", "大约", "大概", "约"),
    *("至少", "不少于", "不低于", "超过", "不到", "最多"),
)
FUZZY = lazy(
    rf"(?P<about>几乎|将近|接近|差不多|大约|大概|(?<![最附靠亲远临新邻就节签预公合制])(?:近|约))(?:有|占|是|达到?)?"
    rf"{_NUMBER}(?P<more>多|余)?{_UNIT}(?:的)?(?P<bound>以上|以下|以内|之上)"
    rf"|(?P<bound_first>至少|不少于|不低于|超过|不到|最多|不超过)(?:有|占|是)?{_NUMBER}{_UNIT}(?:学生|同学|孩子)?(?P<about_last>左右|上下)"
)


class FuzzyBounds(Rule):
    """What is about a number is not above or below it too: 几乎50%以上."""

    id = "N06"
    severity = Severity.WARNING
    summary = "“几乎”“近”不与“以上”“以下”连用"
    why = "“几乎50%”是不到一半，“50%以上”是过了一半，连在一起不知道究竟是多少。"
    bad = (
        "几乎50%以上的孩子说自己缺少动力。",
        "将近八成以上的作业能当天订正。",
        "近20名以上学生不交作业。",
        "每天读书不少于20分钟左右。",
    )
    good = (
        "50%以上的孩子说自己缺少动力。",
        "几乎所有孩子都交了作业。",
        "将近一半的孩子说自己缺少动力。",
        "最近80%以上的作业能当天订正。",
        "每天读书约20分钟，正确率在90%以上。",
        "有人写“几乎50%以上”，这样写不清楚。",
    )

    def check(self, article: Article) -> Iterator[Finding]:
        for passage in article.holding("以上", "以下", "以内", "之上", "左右", "上下"):
            if not any(word in passage.text for word in ABOUT):
                continue
            for found in FUZZY.finditer(unquoted(passage.text)):
                about = found["about"] or found["about_last"]
                bound = found["bound"] or found["bound_first"]
                yield Finding(
                    passage,
                    *found.span(),
                    f"“{found[0]}”里“{about}”和“{bound}”矛盾",
                    f"只留一个：写清实际的数，或删去“{about}”",
                )
