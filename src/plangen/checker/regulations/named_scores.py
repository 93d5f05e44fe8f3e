"""P11."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from plangen.checker.persons import FULL, named_rows, patterns, persons_in, uses_aliases
from plangen.checker.regulations.wording import PROTECTION
from plangen.checker.rule import MOST_PLACES, Finding, Rule
from plangen.language.patterns import lazy
from plangen.readers.passages import Part

if TYPE_CHECKING:
    import re
    from collections.abc import Iterator

    from plangen.readers.articles import Article
    from plangen.readers.passages import Passage

PUBLIC = lazy(r"公示|公告|公布|张贴|(?<!不)公开(?!课)")
SCORE = lazy(
    r"(?<!\d)\d{1,9}(?:\.\d{1,9})?\s*分(?![钟之])|第\s*[\d一二三四五六七八九十]+\s*名|名次|排名"
    r"|(?:成绩|总分|得分|语文|数学|英语|期中|期末)：\s*\d+"
)
PUBLIC_WORDS = frozenset({"公示", "公开", "公告"})
PUBLIC_TITLE = lazy(r"^[^，。；：]{2,24}(?:公示|公告|公布|红榜)(?:栏|表|名单)?$")
# 陈一诺第一名, 张子航62分: here nothing but a name stands before a score.
RESULT = (
    r"(?=\s*(?:\d{1,3}(?:\.\d)?\s*分(?![钟之])|第\s*[\d一二三四五六七八九十]{1,3}\s*名"
    r"|[由从]\s*\d{1,3}(?:\.\d)?\s*分))"
)
NEAR = 20
TOP = 3


class NamedScores(Rule):
    """A document that is put up names nobody together with a score or rank."""

    id = "P11"
    summary = "公开的文稿里，姓名不和分数、名次写在一起"
    why = f"学校不得公开学生的考试成绩、名次：{PROTECTION}。"
    bad = (
        "# 期末成绩公示\n\n李浩然同学98分，周子豪同学95分。\n",
        "三年级数学成绩公示\n\n李思雨95分，张子航62分。\n",
        "# 进步学生公示\n\n| 姓名 | 期末 |\n| --- | --- |\n| 孙宇航 | 96 |\n",
    )
    good = (
        "# 期末工作总结\n\n李浩然同学由72分到85分。\n",
        "# 三好学生公示\n\n李浩然同学、周子豪同学。\n",
        "# 进步学生公示\n\n许×由52分到68分。\n",
        "运动会成绩公示\n\n男子组总成绩98分，三年级第一名。\n",
        "# 公开课教学计划\n\n李浩然同学用时20分钟。\n",
    )

    def check(self, article: Article) -> Iterator[Finding]:
        if not _is_public(article) or uses_aliases(article):
            return
        places = [*_named(article)]
        if places:
            passage, start, end = places[0]
            yield Finding(
                passage,
                start,
                end,
                f"公开的文稿里，“{passage.text[start:end]}”和分数或名次写在一起",
                "删去分数和名次，成绩单独告知学生本人和家长",
                others=tuple((each, at) for each, at, _ in places[1:MOST_PLACES]),
            )


def _is_public(article: Article) -> bool:
    furniture = [passage.text for passage in article.passages if passage.part is Part.FURNITURE]
    return any(PUBLIC.search(text) for text in (article.about.title, *_heads(article), *furniture))


def _heads(article: Article) -> Iterator[str]:
    """Yield the first lines, where a title stands that names no kind of document."""
    for passage in article.running[:TOP]:
        text = passage.text.strip("（）()【】")
        if passage.level == 1 or text in PUBLIC_WORDS or PUBLIC_TITLE.search(text):
            yield passage.text


@cache
def _before_result() -> re.Pattern[str]:
    return lazy(rf"(?<![\u4e00-\u9fff]){patterns().name.pattern}{RESULT}")


def _named(article: Article) -> Iterator[tuple[Passage, int, int]]:
    for passage in article.running:
        if SCORE.search(passage.text):
            for found in _before_result().finditer(passage.text):
                if len(found[0]) == FULL and found[0][0] in patterns().sure:
                    yield passage, *found.span()
            for person in persons_in(passage.text, article.about.names):
                if SCORE.search(passage.text, person.end, person.end + NEAR):
                    yield passage, person.start, person.end
    for passage, rest in named_rows(article):
        if SCORE.search(rest):
            yield passage, 0, len(passage.text)
