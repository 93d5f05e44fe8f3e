"""S16."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from plangen import resources
from plangen.check.rule import Finding, Rule
from plangen.language.clauses import unquoted
from plangen.problems import Severity

if TYPE_CHECKING:
    from collections.abc import Iterator

    from plangen.readers.articles import Article


class Slogans(Rule):
    """A measure says who does what, and is no slogan."""

    id = "S16"
    severity = Severity.WARNING
    summary = "措施写得出做什么，不写口号"
    why = "口号放在哪个班都一样，看不出对谁、什么时候、做什么、留下什么记录。"
    bad = (
        "学生是祖国的花朵，教师是辛勤的园丁。\n",
        "精诚所至，金石为开，只要有爱就一定能教好。\n",
    )
    good = (
        "数学课最后五分钟，两人带本子到讲台边，教师先批前两题。\n",
        "校门口挂着“没有教不好的学生”的标语。\n",
    )

    def check(self, article: Article) -> Iterator[Finding]:
        pattern = _slogans()
        if not pattern.search(article.text):
            return
        for passage in article.passages:
            found = pattern.search(unquoted(passage.text))
            if found:
                yield Finding(
                    passage,
                    *found.span(),
                    f"“{found[0]}”是一句口号，换到哪个班都一样",
                    "写成做得到的事：对谁、什么时候、做什么、记在哪里；没有要写的就删去",
                )


@cache
def _slogans() -> re.Pattern[str]:
    words = resources.read_yaml("check/slogans.yaml")["口号"]
    return re.compile("|".join(sorted(map(re.escape, words), key=len, reverse=True)))
