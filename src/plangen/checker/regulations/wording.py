"""Rules that are broken by words alone, and the sources that forbid what the words name."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from plangen.checker.meaning import meant
from plangen.checker.rule import Finding, Rule
from plangen.language.clauses import SENTENCE, span_around

if TYPE_CHECKING:
    import re
    from collections.abc import Iterator

    from plangen.problems import Severity
    from plangen.readers.articles import Article
    from plangen.readers.passages import Passage

# Characters of a sentence within which other words say more of those that were found.
NEAR = 60
PROTECTION = "《未成年人学校保护规定》（教育部令第50号）第10条"
MINORS = "《未成年人保护法》"
EDUCATION = "《义务教育法》"
DISCIPLINE = "《中小学教育惩戒规则（试行）》（教育部令第49号）第12条"
BURDEN = "《关于进一步减轻义务教育阶段学生作业负担和校外培训负担的意见》（2021年7月）"
EXAMINATIONS = "教育部2021年8月30日关于加强义务教育学校考试管理的通知、教基厅〔2025〕3号文件"
PAID = "《中小学教师违反职业道德行为处理办法（2018年修订）》（教师〔2018〕18号）"


class WordingRule(Rule):
    """What a pattern finds, and the document means, breaks the rule.

    One of ``words``, and of ``also`` if there are any, stands wherever ``pattern`` finds something.
    ``message`` may hold {words}, what was found.
    """

    words: ClassVar[tuple[str, ...]]
    also: ClassVar[tuple[str, ...]] = ()
    pattern: ClassVar[re.Pattern[str]]
    message: ClassVar[str]
    remedy: ClassVar[str]
    for_fragments = True

    def check(self, article: Article) -> Iterator[Finding]:
        last: tuple[Passage, int] | None = None
        for passage, found in meant(article, self.pattern, *self.words, also=self.also):
            if last and last[0] is passage and found.start() < last[1]:
                continue
            if self.counts(article, passage, found):
                last = passage, found.end()
                yield Finding(
                    passage,
                    *found.span(),
                    self.message.format(words=found[0]),
                    self.remedy,
                    severity=self.weight(article, found),
                )

    def counts(self, article: Article, passage: Passage, found: re.Match[str]) -> bool:
        """Whether what was found breaks the rule, where its words alone do not tell."""
        return True

    def weight(self, article: Article, found: re.Match[str]) -> Severity | None:
        """Return the severity of what was found, where it is not that of the rule."""
        return None


def sentence_before(text: str, place: int, reach: int = NEAR) -> str:
    """Return what stands before a place in its sentence, no more than some characters."""
    start, _ = span_around(SENTENCE, text, place, reach)
    return text[start:place]


def sentence_around(text: str, start: int, end: int, reach: int = NEAR) -> str:
    """Return the sentence around some characters, no more than so many on either side."""
    _, stop = span_around(SENTENCE, text, end, reach)
    return sentence_before(text, start, reach) + text[start:stop]
