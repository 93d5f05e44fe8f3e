"""T23."""

from __future__ import annotations

from fractions import Fraction
from itertools import combinations
from typing import TYPE_CHECKING

from plangen.checker.rule import Change, Finding, Rule
from plangen.language.clauses import SENTENCE, span_around
from plangen.language.patterns import lazy
from plangen.problems import Severity

if TYPE_CHECKING:
    import re
    from collections.abc import Iterator

    from plangen.readers.articles import Article
    from plangen.readers.passages import Passage

SHARE = lazy(r"(?<!\d)(\d{1,9}(?:\.\d{1,9})?)[%％]")
CHANGE = lazy(
    r"(?:提高|上升|增长|增加|提升|下降|降低|减少|回落)(?:了|近|约)?(?P<number>\d+(?:\.\d+)?)(?P<sign>[%％])"
)
RATE = lazy(r"(?:率|比例|占比|百分比)[^，。；]{0,12}$")
WHOLE = 100


class PercentagePoints(Rule):
    """The difference of two rates is told in 个百分点."""

    id = "T23"
    severity = Severity.WARNING
    summary = "两个百分率的差写“个百分点”，不写“%”"
    why = "由80%提高到90%，是提高了10个百分点；“提高10%”是80%的一成，即8个百分点。"
    bad = (
        "合格率由77.4%提高到90.3%，提高了12.9%。",
        "期末优秀率比上学期提高了5%。",
    )
    good = (
        "合格率由77.4%提高到90.3%，提高了12.9个百分点。",
        "合格率提高到90%，图书借阅量增加了20%。",
        "订正率提高到90%以上。",
    )

    def check(self, article: Article) -> Iterator[Finding]:
        for passage in article.holding("%", "％"):
            for found in CHANGE.finditer(passage.text):
                yield from _in_sentence(passage, found)


def _in_sentence(passage: Passage, found: re.Match[str]) -> Iterator[Finding]:
    text = passage.text
    start, end = span_around(SENTENCE, text, found.start())
    others = [
        Fraction(share[1])
        for share in SHARE.finditer(text, start, end)
        if share.start() != found.start("number")
    ]
    number = Fraction(found["number"])
    is_difference = any(
        abs(one - other) == number and WHOLE not in {one, other}
        for one, other in combinations(others[:20], 2)
    )
    if is_difference or RATE.search(text, start, found.start()):
        yield Finding(
            passage,
            *found.span(),
            f"“{found[0]}”说的是两个百分率的差",
            f"写成“{found[0][:-1]}个百分点”",
            (Change(passage, *found.span("sign"), "个百分点"),) if is_difference else (),
            severity=None if is_difference else Severity.NOTICE,
        )
