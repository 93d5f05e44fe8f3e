"""N10."""

from __future__ import annotations

from fractions import Fraction
from math import ceil, floor
from typing import TYPE_CHECKING

from plangen.checker.numbers.quantities import struggling
from plangen.checker.rule import Finding, Rule
from plangen.language.clauses import SENTENCE, span_around, unquoted
from plangen.language.counts import STRUGGLING
from plangen.language.patterns import lazy
from plangen.language.shares import shares_in
from plangen.problems import Severity

if TYPE_CHECKING:
    from collections.abc import Iterator

    from plangen.language.counts import Count
    from plangen.language.shares import Share
    from plangen.readers.articles import Article
    from plangen.readers.passages import Passage

# Between a number of people and the share of them.
OF_THEM = lazy(
    r"(?:学生|学困生|同学|孩子)?(?:(?:之)?[里中][，,]?|[，,]其中)(?:只|仅|就|却|还)?(?:有|占)?|[，,]有"
)
# 5名学困生，一半已经能… tells of the five; 一半时间 and 一半是因为 do not.
THEY_DO = lazy(r"的?(?:学生|学困生|孩子|人)?(?:已|能|会|还|不会|不能|没|家里|怕|来自|进步|跟)")
THEY = lazy(
    r"(?:^|[，,。；])(?:他们|这些学困生|这些学生|其中|学困生|学困生[里中])[里中]?[，,]?(?:也|就|还)?(?:有)?$"
)
OF_STRUGGLING = lazy(r"(?:的|左右的)?(?:学困生|后进生)")
WISH = lazy(r"使|让|争取|力争|达到|确保|保证|目标|期望|希望|要求|以上|至少")
# Of so few everybody can be counted; of a whole class 一半 is a manner of speaking.
FEW = 20


class WholePeople(Rule):
    """A share of some people is a whole number of them: half of 7 is nobody's number."""

    id = "N10"
    severity = Severity.WARNING
    summary = "“一半”等份额折成人数要是整数"
    why = "7名学生的一半是3个半人，说明没有真的数过，或者人数改了、这里没有跟着改。"
    bad = (
        "我班共有7名学困生。\n\n他们有一半读题有困难。\n",
        "8名学困生中，三分之一家里没有人管作业。",
        "8名学困生中有60%不及格。",
        "本班7名学困生，一半已经能独立写完作业。",
    )
    good = (
        "我班共有8名学困生。\n\n他们有一半读题有困难。\n",
        "7名学困生中，近一半读题有困难。",
        "9名学困生中，三分之一家里没有人管作业。",
        "45名学生中有63%选了“基础薄弱”。",
        "我班有7名学困生，做到一半就放下的是马×。",
        "辅导7名学困生，一半时间用来面批。",
        "本班8名学困生，一半已经能独立写完作业。",
        "力争8名学困生中有60%达到合格。",
        "全班45人，一半的孩子喜欢画画。",
    )

    def check(self, article: Article) -> Iterator[Finding]:
        words = ("半", "分之", "%", "％")
        if not article.standing(words):
            return
        stated = {mention.told.value: mention for mention in struggling(article)}
        known = next(iter(stated.values())) if len(stated) == 1 else None
        counts = {id(passage): counts for passage, counts in article.counts}
        for passage in article.holding(*words):
            text = unquoted(passage.text)
            for share in shares_in(text):
                start, end = span_around(SENTENCE, text, share.start)
                if not share.exact or share.value > 1 or WISH.search(text[start:end]):
                    continue
                count = _whole(text, share, counts.get(id(passage), ()))
                if count is not None:
                    if not _is_possible(count.value, share):
                        yield _finding(passage, share, count, passage)
                elif (
                    known is not None
                    and known.told.value < FEW
                    and _is_of_struggling(text, share, start)
                    and not _is_possible(known.told.value, share)
                ):
                    yield _finding(passage, share, known.told, known.passage)


def _whole(text: str, share: Share, counts: tuple[Count, ...]) -> Count | None:
    """Return the number of people whose share this is, directly before it."""
    before = [c for c in counts if c.end <= share.start and c.exact and not c.each and not c.change]
    if before and OF_THEM.fullmatch(text, before[-1].end, share.start):
        return before[-1]
    if (
        before
        and before[-1].noun == STRUGGLING
        and text[before[-1].end : share.start] == "，"
        and THEY_DO.match(text, share.end)
    ):
        return before[-1]
    return None


def _is_of_struggling(text: str, share: Share, sentence: int) -> bool:
    return bool(
        THEY.search(text[max(sentence - 1, 0) : share.start])
        or OF_STRUGGLING.match(text, share.end)
    )


def _is_possible(people: int, share: Share) -> bool:
    """Whether some number of people is that share, rounded as the percentage is."""
    exact = people * share.value
    if share.places is None:
        return exact.denominator == 1
    step = Fraction(1, 10**share.places)
    near = {floor(exact), ceil(exact)}
    return any(abs(Fraction(100 * each, people or 1) - share.percent) < step for each in near)


def _finding(passage: Passage, share: Share, count: Count, home: Passage) -> Finding:
    words = passage.text[share.start : share.end]
    number = float(count.value * share.value)
    return Finding(
        passage,
        share.start,
        share.end,
        f"{count.value}人的“{words}”是{number:.3g}人，不是整数",
        f"数一数究竟几人，写成 {count.value}人中有{max(round(number), 1)}人 这样",
        others=((home, count.start),),
    )
