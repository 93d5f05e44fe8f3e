"""What a document says itself: neither quoted nor ruled out, in its sentence or by what leads in.

“教师不得有下列行为：” rules out the items below it, each of which may be a paragraph of its own.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from plangen.language.clauses import unquoted
from plangen.language.negating import FORBIDDING, affirmed
from plangen.language.patterns import lazy

if TYPE_CHECKING:
    import re
    from collections.abc import Iterable, Iterator, Sequence

    from plangen.readers.articles import Article
    from plangen.readers.passages import Passage

# How many passages below a lead-in it may govern.
REACH = 20
LONGEST_LEAD = 60
FORBIDS = lazy(rf"{FORBIDDING}|不允许|不可有")
# Headings that open a list of what is forbidden; others only name a matter.
LEADING_HEADING = lazy(r"禁令|红线|负面清单|[十八六五]不准|[十八六五]严禁|禁止(?:行为|事项)")
ENDS = ("：", ":")
MARKED = lazy(r"[一二三四五六七八九十]+、")


def meant(
    article: Article, pattern: re.Pattern[str], *words: str, also: Iterable[str] = ()
) -> Iterator[tuple[Passage, re.Match[str]]]:
    """Yield what a pattern finds and the document means.

    One of some words must stand in a passage for it, and one of those that are ``also`` needed.
    """
    passages = article.passages
    needed = {*article.indexes(also)} if also else None
    for index in article.indexes(words):
        passage = passages[index]
        if needed is not None and index not in needed:
            continue
        if pattern.search(passage.text):
            for found in affirmed(pattern, unquoted(passage.text)):
                if not is_led_out(passages, index):
                    yield passage, found


def is_led_out(passages: Sequence[Passage], index: int) -> bool:
    """Whether a passage stands in a list whose lead-in or heading forbids what it names."""
    for before in range(index - 1, max(index - 1 - REACH, -1), -1):
        text = passages[before].text
        if len(text) > LONGEST_LEAD:
            continue
        if text.endswith(ENDS) and FORBIDS.search(text):
            return True
        if passages[before].level or MARKED.match(text):
            return bool(LEADING_HEADING.search(text))
    return False
