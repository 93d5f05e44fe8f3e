"""S12."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from plangen.check.rule import Finding, Rule
from plangen.language.numerals import read_numeral
from plangen.problems import Severity

if TYPE_CHECKING:
    from collections.abc import Iterator

    from plangen.readers.articles import Article

NAMED = re.compile(
    r"(?P<number>[三四五六七八])(?:个|种|类|步|环|大)?(?:方面|阶段|环节|步骤|类型|字|步|法|原则)?[：:—]{1,2}"
    r"(?P<parts>[\u4e00-\u9fff]{2,6}(?:、[\u4e00-\u9fff]{2,6}){1,6}(?:[和与及][\u4e00-\u9fff]{2,6})?)[。；]"
)
BETWEEN = re.compile(r"[、和与及]")


class UndevelopedParts(Rule):
    """Parts that are announced by name are all told."""

    id = "S12"
    severity = Severity.WARNING
    summary = "分成几部分，每部分都写到"
    why = "说了“明理、动情、导行”三步，只写前两步，第三步就成了空话。"
    bad = (
        "转化分三步：明理、动情、导行。\n\n明理，就是先讲清道理，让他知道错在哪里。\n\n动情，就是多谈心，让他愿意改。\n",
    )
    good = (
        "转化分三步：明理、动情、导行。\n\n明理，先讲道理。\n\n动情，多谈心。\n\n导行，定好每天的事。\n",
        "本班开设三种社团：书法、篮球、合唱。\n",
    )

    def check(self, article: Article) -> Iterator[Finding]:
        for place, passage in enumerate(article.running):
            found = NAMED.search(passage.text)
            if found is None:
                continue
            parts = [part for part in BETWEEN.split(found["parts"]) if part]
            if read_numeral(found["number"]) != len(parts):
                continue
            rest = passage.text[found.end() :] + "\n".join(
                other.text for other in article.running[place + 1 :]
            )
            missing = [part for part in parts if part not in rest]
            if missing and len(missing) < len(parts) / 2:
                yield Finding(
                    passage,
                    *found.span("parts"),
                    f"这里说到“{'”“'.join(missing)}”，后面没有再写",
                    "补上这一部分，或把它从这句话里去掉",
                )
