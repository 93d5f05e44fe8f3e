"""T09."""

from __future__ import annotations

from typing import TYPE_CHECKING

from plangen.checker.rule import Finding, Rule
from plangen.language.patterns import lazy
from plangen.problems import Severity

if TYPE_CHECKING:
    from collections.abc import Iterator

    from plangen.readers.articles import Article

_COUNTED = r"(?=[%％名人位分年月日周节次个岁元页题本])"
GLUED = lazy(
    r"\d[%％][A-Za-z0-9%％]+"
    rf"|(?<![A-Za-z\d.])(?:\d+[OolI]+\d*|[OolI]\d+){_COUNTED}"
)

# A first look, which is quick.
MAY_HAVE = lazy(r"[%％\dOolI](?:(?<=[%％])[A-Za-z0-9%％]|(?<=\d)[OolI]|(?<=[OolI])\d)")


class GluedSigns(Rule):
    """No letter or second sign sticks to a number."""

    id = "T09"
    severity = Severity.WARNING
    summary = "数字后面没有粘着别的字母和符号：20%o、3O人"
    why = "“20%o”读不出是20%还是20‰，“3O人”里的是字母O；核对数字的人会看错。"
    bad = ("不及格的占20%o，比上学期少。", "全班3O人，女生l3人。", "合格率达到90%%。")
    good = ("合格率90%，B2教室，H2O，5元。", "20‰的盐水，A4纸100张。", "iPad3台，3D打印课2次。")
    for_fragments = True

    def check(self, article: Article) -> Iterator[Finding]:
        for passage in article.matching(MAY_HAVE):
            for found in GLUED.finditer(passage.text):
                yield Finding(
                    passage,
                    *found.span(),
                    f"“{found[0]}”里混进了多余的字母或符号",
                    "核对原来的数，改成数字，如“20%”“30人”",
                )
