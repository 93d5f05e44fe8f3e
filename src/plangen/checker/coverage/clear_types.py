"""G10."""

from __future__ import annotations

import re
from itertools import combinations
from typing import TYPE_CHECKING

from plangen.checker.rule import Finding, Rule
from plangen.language.patterns import lazy
from plangen.problems import Severity

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from plangen.readers.articles import Article
    from plangen.readers.passages import Passage

_NUMBER = "[二三四五六两2-6]"
LIST = lazy(
    rf"(?:分为|分成|归为|归纳为|划分为|有)(?:以下|下面|如下)?(?P<count>{_NUMBER})(?:种|个)?(?:类型?|大类|种|型|方面)[：:，,]?(?:即|分别是|分别为|它们是)?[：:]?"
    r"(?P<names>[^。；;\n]{6,120})"
)
SPLIT = lazy(r"[、，,]|和|及|与")
NAME = lazy(r"[\u4e00-\u9fff]{2,10}(?:型|类|因素|原因)$")
MARKS = lazy(r"^[\d一二三四五六七八九十（(）)①-⑩.、．是：:\s“”\"第种类]+")
CORE = lazy(r"(?:型|类|因素|原因|方面)$")
# 智力 is what nobody measured; 基础 is what was not learnt.
CONFUSED = lazy(
    r"智力(?:因素|问题|原因|因|低下|差)?(?:[（(：:]|即|也就是|表现为|指的?是|就是)[^。；，,\n]{0,6}?基础(?:知识)?(?:薄弱|差|不牢)"
)


class ClearTypes(Rule):
    """Types of pupils are called the same throughout, and none is part of another."""

    id = "G10"
    severity = Severity.WARNING
    summary = "分类的名称前后一致、不重叠"
    why = "前面分成四类，后面的标题换了名字，或两类说的是一回事，读的人对不上号。"
    bad = (
        (
            "# 学困生转化体会\n\n学困生分为两类：动力不足型、方法不当型。\n\n"
            "## （一）动力不足型\n\n谈心。\n\n## （二）方法欠缺型\n\n指导。\n"
        ),
        "# 学困生调查总结\n\n学困生分为三种类型：习惯型、学习习惯型、基础型。\n",
        "# 课题总结\n\n因智力因素（基础薄弱）造成困难的占60%。\n",
    )
    good = (
        (
            "# 学困生转化体会\n\n学困生分为两类：动力不足型、方法不当型。\n\n"
            "## （一）动力不足型\n\n谈心。\n\n## （二）方法不当型\n\n指导。\n"
        ),
        "# 学困生调查总结\n\n学困生分为三种类型：习惯型、基础型、动力型。\n",
        "# 课题总结\n\n不少人以为是智力因素，查下来是基础薄弱。\n",
    )

    def check(self, article: Article) -> Iterator[Finding]:
        for passage in article.running:
            text = passage.text
            found = LIST.search(text) if "类" in text or "种" in text else None
            if found:
                names = [MARKS.sub("", part.strip()) for part in SPLIT.split(found["names"])]
                names = [name.strip("“”") for name in names if name.strip("“”")]
                yield from _overlapping(passage, found, names)
                yield from _renamed(article, passage, found, names)
            confused = CONFUSED.search(text) if "智力" in text else None
            if confused:
                yield Finding(
                    passage,
                    *confused.span(),
                    f"“{confused[0]}”把智力和基础说成了一回事",
                    "写看得见的：缺的是哪一块知识；没有测过智力就不要写智力",
                )


def _overlapping(passage: Passage, found: re.Match[str], names: Sequence[str]) -> Iterator[Finding]:
    """Find two types of a list of which one name holds the other."""
    typed = [name for name in names if NAME.fullmatch(name)]
    if len(typed) < len(names):
        return
    for first, second in combinations(typed, 2):
        mine, other = CORE.sub("", first), CORE.sub("", second)
        if mine in other or other in mine:
            yield Finding(
                passage,
                *found.span("names"),
                f"“{first}”和“{second}”两类有重叠",
                "两类并成一类，或各写一句怎样才算，让一名学生只归一类",
            )


def _renamed(
    article: Article, passage: Passage, found: re.Match[str], names: Sequence[str]
) -> Iterator[Finding]:
    """Find headings of types, as many as the list has, of which some have names of their own."""
    typed = [name for name in names if NAME.fullmatch(name)]
    if len(typed) < len(names):
        return
    heads = [
        entry
        for entry in article.outline.entries
        if entry.passage.line > passage.line and NAME.fullmatch(_bare(entry.text))
    ]
    called = [_bare(entry.text) for entry in heads]
    if len(heads) != len(typed) or not set(called) & set(typed):
        return
    left = [name for name in typed if name not in called]
    for entry, name in zip(heads, called, strict=True):
        if name not in typed and left:
            yield Finding(
                entry.passage,
                0,
                len(entry.passage.text),
                f"前面列的是“{left[0]}”，这里的标题是“{name}”",
                f"两处用同一个名称，如都写“{left.pop(0)}”",
                others=((passage, found.start("names")),),
            )


def _bare(text: str) -> str:
    return re.sub(r"(?:学生|学困生|的?转化|的?学困生)[：:。]?$|[：:。]$", "", text.strip())
