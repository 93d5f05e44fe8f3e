"""N11."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

from plangen.checker.rule import Finding, Rule
from plangen.language.clauses import unquoted
from plangen.language.patterns import lazy
from plangen.language.shares import shares_in
from plangen.problems import Severity

if TYPE_CHECKING:
    import re
    from collections.abc import Iterator

    from plangen.readers.articles import Article
    from plangen.readers.passages import Passage

_NUMBER = r"\d{1,3}(?:\.\d{1,2})?"
# 迟到一次扣1分, 缺勤计0, 早退-1分.
PENALTY = lazy(
    r"(?:(?P<late>迟到|早退|晚到)|(?P<absent>缺勤|缺席|缺岗|旷课|旷工|无故不到|不到岗))(?:(?:的|者|每次|[一1]次|[一1]节|每节)|[、或和](?:迟到|早退|缺席|旷课))*"
    rf"[，,]?(?:每次|当次|[一1]次)?(?:(?P<minus>倒?扣(?:除|减)?|减|[-－−])(?:绩效|考核)?|(?P<plus>计|记|得))(?P<negative>[-－−负])?\s?"
    rf"(?P<points>{_NUMBER})\s?(?P<unit>个?课时|分|元)?"
)
OFFENCES = ("迟到", "早退", "晚到", "缺勤", "缺席", "缺岗", "旷课", "旷工", "无故不到", "不到岗")
FULL = lazy(rf"(?:满分|总分)(?:为|是|共)?(?P<full>{_NUMBER})分(?P<rest>[^。！？\n]*)")
COMPOSED = lazy(r"^(?:[：:]|[，,；;（(]?(?:其中|包括|由|分为|分成))")
ITEM = lazy(
    rf"(?P<label>[^\d，,、；;。：:（）()]{{1,12}}?)(?:占|为|计|是|各)?(?P<points>{_NUMBER})分"
)
NO_PART = lazy(r"平均|最[高低]|及格|合格|优秀|以上|达到|考|不足|每|各")
RATIO = lazy(
    rf"(?:按照?|比例[为是])\s?(?P<first>{_NUMBER})\s?(?:[:：∶比])\s?(?P<second>{_NUMBER})(?!\s?[:：\d])"
)
APART = 3
PARTS = 2


class RatedParts(Rule):
    """Points and ratios fit together: a worse offence costs no less, parts make the full marks."""

    id = "N11"
    summary = "评分、扣分和比例前后相符"
    why = "迟到扣得比缺勤还多，晚到的人不如干脆不来；各项分数加起来不是满分，这样的办法没法执行。"
    bad = (
        "迟到一次扣2分，缺勤一次扣1分。",
        "1. 缺勤计0分。\n2. 迟到一次扣1分。\n",
        "评价满分100分，其中课堂表现30分，作业40分，测试40分。",
        "过程性与终结性按9:1分配，过程性占80%，终结性占20%。",
    )
    good = (
        "迟到一次扣1分，缺勤一次扣3分。",
        "评价满分100分，其中课堂表现30分，作业40分，测试30分。",
        "满分100分，平均分78分，最高分98分。",
        "过程性与终结性按9:1分配，过程性占90%，终结性占10%。",
        "8:30以后到校的算迟到，扣1分；缺勤扣2分。",
    )
    dossier_bad = (
        "文种: 课后服务经费分配方案\n经费: {计量: [{项目: 迟到, 计: -1}, {项目: 缺勤, 计: 0}]}\n",
    )
    dossier_good = (
        (
            "文种: 课后服务经费分配方案\n经费:\n"
            "  收入: [{项目: 课后服务费, 人数: 40, 标准: 2元/课时, 课时: 80}]\n"
            "  计量: [{项目: 按时上岗, 计: 1}, {项目: 迟到, 计: 0.5}, {项目: 缺勤, 计: 0}]\n"
            "  教师: [{姓名: 周兰, 计量: {按时上岗: 60, 迟到: 2}}]\n"
            "  发放: {日期: 2027-01-27}\n"
            "  公示: {起: 2027-01-18, 止: 2027-01-22, 地点: 校务公开栏}\n"
        ),
    )

    def check(self, article: Article) -> Iterator[Finding]:
        yield from _penalties(article)
        for passage in article.holding("满分", "总分"):
            yield from _full_marks(passage)
        for passage in article.holding("按", "比例"):
            yield from _ratios(passage)


def _penalties(article: Article) -> Iterator[Finding]:
    """Compare what being late costs with what staying away costs, where both stand together."""
    found = [
        (article.index_of(passage), passage, match)
        for passage in article.body_holding(*OFFENCES)
        for match in PENALTY.finditer(unquoted(passage.text))
    ]
    late = [each for each in found if each[2]["late"]]
    for index, passage, match in late:
        near = [
            each
            for each in found
            if each[2]["absent"]
            and abs(each[0] - index) <= APART
            and each[2]["unit"] in {match["unit"], None}
        ]
        for _, other, absent in near[:1]:
            if _points(match) < _points(absent):
                yield Finding(
                    passage,
                    *match.span(),
                    f"“{match[0]}”比“{absent[0]}”罚得还重",
                    "到了总比没到强：缺勤扣的不应少于迟到、早退",
                    others=((other, absent.start()),),
                    severity=None if absent["minus"] else Severity.WARNING,
                )


def _points(found: re.Match[str]) -> Fraction:
    points = Fraction(found["points"])
    return -points if found["minus"] or found["negative"] else points


def _full_marks(passage: Passage) -> Iterator[Finding]:
    for found in FULL.finditer(unquoted(passage.text)):
        if not COMPOSED.match(found["rest"]):
            continue
        items = [*ITEM.finditer(found["rest"])]
        if len(items) < PARTS or any(NO_PART.search(item[0]) for item in items):
            continue
        total = sum(Fraction(item["points"]) for item in items)
        if total != Fraction(found["full"]):
            start = found.start("rest")
            yield Finding(
                passage,
                found.start(),
                start + items[-1].end(),
                f"各项相加是{float(total):g}分，满分写的是{found['full']}分",
                "核对各项的分值，改正其中一个",
            )


def _ratios(passage: Passage) -> Iterator[Finding]:
    """Compare a ratio with the two percentages that its sentence gives."""
    text = unquoted(passage.text)
    for found in RATIO.finditer(text):
        stop = text.find("。", found.end())
        end = len(text) if stop < 0 else stop
        shares = [share for share in shares_in(text[found.end() : end]) if share.exact]
        first, second = Fraction(found["first"]), Fraction(found["second"])
        if len(shares) != PARTS or not first + second:
            continue
        ratio = {first / (first + second), second / (first + second)}
        if sum(share.value for share in shares) == 1 and {share.value for share in shares} != ratio:
            told = "和".join(
                text[found.end() + share.start : found.end() + share.end] for share in shares
            )
            yield Finding(
                passage,
                *found.span(),
                f"“{found[0]}”和后面的{told}不一致",
                "比例和百分比只留一种写法，或改成一致",
            )
