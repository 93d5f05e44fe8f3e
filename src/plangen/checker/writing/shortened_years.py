"""T22."""

from __future__ import annotations

from typing import TYPE_CHECKING

from plangen.checker.rule import Finding, Rule
from plangen.language.patterns import lazy
from plangen.problems import Severity

if TYPE_CHECKING:
    from collections.abc import Iterator

    from plangen.readers.articles import Article

SHORT = lazy(
    r"(?<![\d.第\-—~～/])\d{2}\s?[-—–~～至/]{1,2}\s?\d{2}\s?学年"
    r"|(?<![\d.第满近约共用了教龄建校])\d{2}年(?:1[0-2]|0?[1-9])月(?!份?的?时间)"
    r"|(?<![\d.第满近约共用了教龄建校])(?:[6-9]\d|(?<=于)[0-4]\d)年(?=毕业|出生|入学|参加工作|调入|分配)"
    r"|(?<![\d.第满近约共用了教龄建校前过隔每])[0-4]\d年(?=[秋春][季天学]|上半年|下半年|上学期|下学期)"
    r"|(?<!\d)20\d\d\s?[-—–~～]{1,2}\s?\d{2}\s?学年"
)
# A first look for a year of two digits, which is quick.
MAY_HAVE = lazy(r"\d(?<!\d\d)\d\s?学?年")


class ShortenedYears(Rule):
    """A year has four digits."""

    id = "T22"
    severity = Severity.WARNING
    summary = "年份写四位数，不写“97年”“21-22学年”"
    why = "《出版物上数字用法》（GB/T 15835）：年份不简写；过几年再看，“21年”会读成二十一年。"
    bad = ("97年毕业后一直教数学。", "26-27学年度第一学期工作计划。", "自26年9月起每周辅导两次。")
    good = (
        "2026—2027学年度，1997年毕业。",
        "从教20年，满12年的教师，建校97年。",
        "第26周，90年代。",
    )
    for_fragments = True

    def check(self, article: Article) -> Iterator[Finding]:
        for passage in article.matching(MAY_HAVE):
            for found in SHORT.finditer(passage.text):
                yield Finding(
                    passage,
                    *found.span(),
                    f"“{found[0]}”的年份简写了",
                    "写出四位数的年份，如“2026年”“2026—2027学年”",
                )
