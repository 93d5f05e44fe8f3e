"""P10."""

from __future__ import annotations

from typing import TYPE_CHECKING

from plangen.checker.rule import Finding, Rule
from plangen.language.patterns import lazy
from plangen.problems import Severity

if TYPE_CHECKING:
    from collections.abc import Iterator

    from plangen.readers.articles import Article

EIGHTEEN = lazy(r"(?<!\d)\d{17}[\dXx](?![\dXx])")
BORN = lazy(r"\d{6}(?:19|20)\d\d(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])\d{3}[\dXx]")
# GB 11643-1999: the weights of the first seventeen digits, and the last sign by the rest modulo 11.
WEIGHTS = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
SIGNS = "10X98765432"


class IdentityNumbers(Rule):
    """A document that goes from hand to hand holds no identity number."""

    id = "P10"
    summary = "文稿里不写身份证号"
    why = (
        "身份证号是个人信息，不满十四周岁的未成年人的更是敏感个人信息，处理要有监护人同意"
        "（《个人信息保护法》第28、31条）。"
    )
    bad = (
        "身份证号99000020150307001X。",
        "| 姓名 | 证件号码 |\n| --- | --- |\n| 许× | 990000201503070011 |\n",
    )
    good = (
        "身份证号不写进文稿。",
        "流水号 900000000000000000 已登记。",
        "身份证号 110101********001X 已核对。",
    )
    for_fragments = True

    def check(self, article: Article) -> Iterator[Finding]:
        for passage in article.holding("19", "20"):
            for found in EIGHTEEN.finditer(passage.text):
                if BORN.fullmatch(found[0]):
                    certain = check_sign(found[0]) == found[0][-1].upper()
                    seems = "是" if certain else "像是"
                    yield Finding(
                        passage,
                        *found.span(),
                        f"“{found[0]}”{seems}身份证号，不能写进文稿",
                        "删去；确实要用的，另存在学校的档案里",
                        severity=None if certain else Severity.WARNING,
                    )


def check_sign(number: str) -> str:
    """Return the last sign that belongs to the first seventeen digits of an identity number."""
    total = sum(weight * int(digit) for weight, digit in zip(WEIGHTS, number[:17], strict=True))
    return SIGNS[total % 11]
