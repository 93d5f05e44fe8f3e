"""L01."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from plangen.check.rule import Change, Finding, Rule
from plangen.language.clauses import unquoted
from plangen.language.negating import affirmed

if TYPE_CHECKING:
    from collections.abc import Iterator

    from plangen.readers.articles import Article

# 参差生长 and 误差生成 hold the two characters, but not the word.
INSULTS = re.compile(r"(?<![参误温落偏时色视反出])[双三单]?差生(?![源长成动])|劣等生")
PREFERRED = "学困生"


class InsultingLabels(Rule):
    """Pupils are not called 差生."""

    id = "L01"
    summary = "不用“差生”等歧视学生的称呼"
    why = (
        "教师应当平等对待学生，不得歧视学生（《义务教育法》第29条，《未成年人保护法》第27条）；"
        "这样的称呼也让家长看了难受。"
    )
    bad = ("本学期重点辅导6名差生。", "对双差生，先从课堂纪律抓起。")
    good = (
        "孩子们参差生长，进度不一。",
        "我们从不把学生分成好生和差生。",
        "有人说“差生”，我们不用这个词。",
    )

    def check(self, article: Article) -> Iterator[Finding]:
        for passage in article.holding("差生", "劣等生"):
            for found in affirmed(INSULTS, unquoted(passage.text)):
                yield Finding(
                    passage,
                    *found.span(),
                    f"“{found[0]}”是歧视学生的称呼",
                    f"改成“{PREFERRED}”，或写“学习有困难的学生”",
                    (Change(passage, *found.span(), PREFERRED),),
                )
