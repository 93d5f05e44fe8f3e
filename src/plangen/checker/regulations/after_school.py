"""Whether a sentence speaks of 课后服务."""

from __future__ import annotations

from typing import TYPE_CHECKING

from plangen.checker.regulations.wording import sentence_around
from plangen.language.patterns import lazy

if TYPE_CHECKING:
    import re

    from plangen.readers.articles import Article
    from plangen.readers.passages import Passage

SERVICE = lazy(r"课后(?:延时)?服务|延时服务|课后托管")


def is_of_service(article: Article, passage: Passage, found: re.Match[str]) -> bool:
    """Whether the words found are about 课后服务: their sentence says so, or the title."""
    return bool(
        SERVICE.search(article.about.title)
        or SERVICE.search(sentence_around(passage.text, *found.span()))
    )
