"""T21."""

from __future__ import annotations

from typing import TYPE_CHECKING

from plangen.checker.rule import Rule
from plangen.checker.writing.gathering import Slip, gathered
from plangen.checker.writing.links import without_links
from plangen.language.patterns import lazy
from plangen.problems import Severity

if TYPE_CHECKING:
    from collections.abc import Iterator

    from plangen.checker.rule import Finding
    from plangen.readers.articles import Article
    from plangen.readers.passages import Passage

_NUMBER = r"(?<![\d.:：/\-A-Za-z第])\d{1,4}(?:\.\d+)?"
_HYPHEN = r"(?:-{1,2}|–|－|~|—{1,2})"
# Measures, not the numbers of weeks, grades or pages.
_MEASURE = r"(?:人|名|个|位|次|元|道|题|分钟|分(?!之)|岁|遍|篇|字|厘米|千米|米|千克|小时|天|倍|对)"
PERCENT = lazy(
    rf"{_NUMBER}(?P<sign>[%％]?)\s?(?P<dash>{_HYPHEN}|～)\s?(?=\d{{1,3}}(?:\.\d+)?[%％])"
)
VALUES = lazy(rf"{_NUMBER}(?P<dash>{_HYPHEN})(?=\d{{1,4}}(?:\.\d+)?{_MEASURE})")
YEARS = lazy(r"(?<!\d)20\d\d(?P<dash>-{1,2}|–|－|~|～)(?=20\d\d(?:学年|年))")
MAY_HAVE = lazy(r"\d[%％]?\s?[-–－~—～]")


class Ranges(Rule):
    """A range of values has ～, one of years —."""

    id = "T21"
    severity = Severity.WARNING
    summary = "数值范围用“～”，年份起止用“—”"
    why = (
        "《标点符号用法》（GB/T 15834）：数值的起止用浪纹线，时间的起止用一字线；"
        "前一个数的“%”不省。"
    )
    bad = (
        "合格率在63%-68%之间。",
        "正确率提高到80～85%。",
        "每组3-5人，每次10-15分钟。",
        "2026-2027学年度第一学期。",
    )
    good = (
        "合格率在63%～68%之间，每组3～5人。",
        "2026—2027学年，日期2026-09-01，第1-3周，1-6年级。",
        "电话010-12345678，8-3=5，比分3-2。",
    )
    for_fragments = True

    def check(self, article: Article) -> Iterator[Finding]:
        yield from gathered(
            (slip for passage in article.holding("%", "％") for slip in _shares(passage)),
            "的范围写得不对",
            "写成“63%～68%”：中间用“～”，前一个数也带“%”",
        )
        slips = (slip for passage in article.matching(MAY_HAVE) for slip in _values(passage))
        for finding in gathered(
            slips, "的起止号用得不对", "数值用“～”，如3～5人；年份用“—”，如2026—2027学年"
        ):
            yield finding._replace(severity=Severity.NOTICE)


def _shares(passage: Passage) -> Iterator[Slip]:
    for found in PERCENT.finditer(passage.text):
        sign = found["sign"] or "%"
        start = found.start("sign")
        if found[0][-len(sign) - 1 :] != f"{sign}～" or not found["sign"]:
            yield Slip(passage, start, found.end(), f"{sign}～")


def _values(passage: Passage) -> Iterator[Slip]:
    text = without_links(passage.text)
    slips = [Slip(passage, *found.span("dash"), "～") for found in VALUES.finditer(text)]
    slips += [Slip(passage, *found.span("dash"), "—") for found in YEARS.finditer(text)]
    yield from sorted(slips, key=lambda slip: slip.start)
