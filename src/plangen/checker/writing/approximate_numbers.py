"""T24."""

from __future__ import annotations

from typing import TYPE_CHECKING

from plangen.checker.rule import Change, Finding, Rule
from plangen.language.patterns import lazy
from plangen.problems import Severity

if TYPE_CHECKING:
    from collections.abc import Iterator

    from plangen.readers.articles import Article

_DIGITS = "一二三四五六七八九"
HAN_ORDER = _DIGITS
# Each number stands before the one that follows it; the blank keeps 九 and 1 apart.
ORDER = f"{_DIGITS} 123456789"
_MEASURE = (
    r"(?:个(?!年级|单元|班|季度)|名(?!次)|位(?!数)|周(?!年)"
    r"|[分秒]钟|句|人|次|道|遍|天|岁|分钟|本|件|篇|小时|里路|公里|米|斤)"
)
NUMBERS = lazy(
    rf"(?<![第、{_DIGITS}百千获得前分])(?P<first>[{_DIGITS}两])、(?P<second>[{_DIGITS}])(?=[十百]?{_MEASURE})"
    rf"|(?<=十)(?P<first_ten>[{_DIGITS}])、(?P<second_ten>[{_DIGITS}])(?=岁)"
    rf"|(?<![第、\d.题])(?P<first_arabic>[1-8])、(?P<second_arabic>[2-9])(?={_MEASURE})"
)
# A first look, which is quick.
MAY_HAVE = lazy(rf"、[{_DIGITS}2-9](?<=[{_DIGITS}两1-8]、.)")


class ApproximateNumbers(Rule):
    """Two numbers that mean “about so many” have no mark between them: 三四个."""

    id = "T24"
    severity = Severity.WARNING
    summary = "表示约数的“三四个”中间不用顿号"
    why = (
        "《标点符号用法》（GB/T 15834）：相邻两个数连用表示约数，中间不用顿号；"
        "用了就成了“三个和四个”。"
    )
    bad = (
        "每天布置三、四道题。",
        "课前花两、三分钟复习。",
        "每次辅导二、三名学生。",
        "每组3、4个人。",
    )
    good = (
        "每天布置三四道题。",
        "一、二年级和三、四单元，第三、四名。",
        "一、二、三个阶段，三、四个单元分给两人。",
        "第3、4题不做。",
    )
    for_fragments = True

    def check(self, article: Article) -> Iterator[Finding]:
        for passage in article.matching(MAY_HAVE):
            for found in NUMBERS.finditer(passage.text):
                first, second = (sign for sign in found.groups() if sign)
                before = ORDER.find(first.replace("两", "二"))
                if before + 1 != ORDER.find(second):
                    continue
                mark = found.start() + 1
                is_han = first not in ORDER[-9:]
                begun = first if is_han else HAN_ORDER[before % 9]
                written = f"{begun}{HAN_ORDER[ORDER.find(second) % 9]}"
                yield Finding(
                    passage,
                    *found.span(),
                    f"“{found[0]}”表示大约的数，中间不用顿号",
                    f"写成“{written}”",
                    (Change(passage, mark, mark + 1, ""),) if is_han else (),
                )
