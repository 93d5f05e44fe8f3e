"""P09."""

from __future__ import annotations

from typing import TYPE_CHECKING

from plangen.checker.regulations.wording import sentence_before
from plangen.checker.rule import Finding, Rule
from plangen.language.forbidden import MOBILE
from plangen.language.patterns import lazy

if TYPE_CHECKING:
    from collections.abc import Iterator

    from plangen.readers.articles import Article

# A number of eleven digits may be a pupil's, or a file's.
OTHER_NUMBERS = lazy(r"(?:学号|考号|编号|账号|序号|文号|订单|单号|ISBN|QQ)[^，,。；;]{0,6}$")
NEAR = 16


class TelephoneNumbers(Rule):
    """A document that goes from hand to hand holds no private telephone number."""

    id = "P09"
    summary = "文稿里不写手机号码"
    why = "手机号码是个人信息，只处理必要的（《个人信息保护法》第6条）；文稿一传开，人人看得到。"
    bad = ("联系人王老师，13800000000。", "家长电话：138-0000-0000\n")
    good = (
        "联系电话：0572-8765432。",
        "家长电话存在教务处，文稿里不写。",
        "考号13800000001的学生缺考。",
        "电话 138****0000 已核对。",
    )
    for_fragments = True

    def check(self, article: Article) -> Iterator[Finding]:
        for passage in article.holding("13", "14", "15", "16", "17", "18", "19"):
            for found in MOBILE.finditer(passage.text):
                before = sentence_before(passage.text, found.start(), NEAR)
                if not OTHER_NUMBERS.search(before):
                    yield Finding(
                        passage,
                        *found.span(),
                        f"“{found[0]}”是手机号码，文稿传开后人人看得到",
                        "删去，或换成学校的座机，如 0572-8765432",
                    )
