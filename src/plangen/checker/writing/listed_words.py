"""Rules that look for the words of a list in ``templates/check``."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from plangen.checker.rule import Change, Finding, Rule
from plangen.checker.writing.word_lists import word_list
from plangen.problems import Severity

if TYPE_CHECKING:
    from collections.abc import Iterator

    from plangen.readers.articles import Article


class ListedWordsRule(Rule):
    """A word of the list breaks the rule; what the list has for it is the safe fix.

    ``message`` may hold {wrong}, ``remedy`` {right}; ``otherwise`` is the remedy where the list
    has no right word.
    """

    severity = Severity.WARNING
    for_fragments = True
    words: ClassVar[str]
    message: ClassVar[str]
    remedy: ClassVar[str]
    otherwise: ClassVar[str] = ""

    def check(self, article: Article) -> Iterator[Finding]:
        for passage, start, end, entry in word_list(self.words).in_article(article):
            right = entry.right
            yield Finding(
                passage,
                start,
                end,
                self.message.format(wrong=entry.wrong),
                self.remedy.format(right=right) if right else self.otherwise,
                (Change(passage, start, end, right),) if right else (),
            )
