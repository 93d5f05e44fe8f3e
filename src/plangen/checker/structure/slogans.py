"""S16."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from plangen.checker.rule import Finding, Rule
from plangen.language.clauses import QUOTED, unquoted
from plangen.language.marks import without_mark
from plangen.language.negating import is_affirmed
from plangen.language.patterns import any_of, lazy
from plangen.problems import Severity
from plangen.resources import read_yaml

if TYPE_CHECKING:
    import re
    from collections.abc import Iterator

    from plangen.readers.articles import Article
    from plangen.readers.passages import Passage

FIGURE = lazy(
    r"\d|(?<!每)[一二两三四五六七八九十](?:次|遍|题|页|道|本|张|句|分钟|名|人|天|周|个)|《"
)
SENTENCE = lazy(r"[^。！？；\n]+")
# What a document is guided by is no measure.
AIM = lazy(r"指导思想|理念|原则|宗旨|方针|口号|目标")
LETTERS = lazy(r"[^\W\d_]")
# Characters beside set phrases that tell nothing more.
MOST_LEFT = 4
# An item is a slogan if it is short; a longer one has something else in it.
LONGEST = 70


class Slogans(Rule):
    """A measure says what is done; a slogan says nothing."""

    id = "S16"
    severity = Severity.WARNING
    summary = "措施写做法，不写口号"
    why = "“因势利导，循循善诱”谁都会说，看不出对谁、什么时候、做什么、做到哪一步，也没法检查。"
    bad = (
        "# 计划\n\n## 一、措施\n\n1. 因势利导，循循善诱，充分调动学生的积极性。\n2. 每天面批。\n",
        "没有教不好的学生，让我们用爱浇灌祖国的花朵！",
        "# 计划\n\n一、情况\n\n甲。\n\n二、因势利导，循循善诱\n\n三、齐抓共管，形成合力\n",
        "# 计划\n\n## 一、措施\n\n切实加强思想教育，全面提高学生素质。\n",
    )
    good = (
        "# 计划\n\n## 一、措施\n\n1. 每天辅导十分钟，因势利导。\n2. 每周谈心一次，循循善诱。\n",
        "我们不说“没有教不好的学生”这样的话。",
        "# 计划\n\n## 一、指导思想\n\n全面提高教育质量，面向全体学生。\n",
        "# 计划\n\n## 一、措施\n\n切实加强辅导：许×、马×留下订正错题。\n",
    )

    def check(self, article: Article) -> Iterator[Finding]:
        words = _words()
        slogans, phrases, thoughts, evidence = _patterns()
        if article.standing(words["口号"]):
            yield from _slogans(article, slogans)
        if article.about.kind != "总结" and article.standing(words["感想"]):
            yield from _thoughts(article, thoughts, evidence)
        if article.standing(words["套话"]):
            yield from _items(article, phrases)
            yield from _measures(article, phrases, evidence)


def _slogans(article: Article, slogans: re.Pattern[str]) -> Iterator[Finding]:
    for passage in article.running:
        if not slogans.search(passage.text):
            continue
        text = unquoted(passage.text) if QUOTED.search(passage.text) else passage.text
        for sentence in SENTENCE.finditer(text):
            found = slogans.search(text, *sentence.span())
            if found is not None and is_affirmed(text, *found.span()):
                yield Finding(
                    passage,
                    *found.span(),
                    f"“{found[0]}”是口号，看不出做了什么",
                    "删去，或者写清对谁、什么时候、做什么、做到哪一步",
                )


def _thoughts(
    article: Article, thoughts: re.Pattern[str], evidence: re.Pattern[str]
) -> Iterator[Finding]:
    """Find items of a plan that tell what one should think."""
    for entry in article.outline.entries:
        if not entry.runs_on and len(entry.text) <= LONGEST and not evidence.search(entry.text):
            found = thoughts.search(entry.passage.text, entry.start)
            if found is not None:
                yield _empty(entry.passage, found)


def _items(article: Article, phrases: re.Pattern[str]) -> Iterator[Finding]:
    """Find items that are made of set phrases alone, wherever they stand."""
    for entry in article.outline.entries:
        if len(entry.text) > LONGEST or entry.runs_on or AIM.search(entry.text):
            continue
        found = phrases.search(entry.passage.text, entry.start)
        if found is not None and len(LETTERS.findall(phrases.sub("", entry.text))) <= MOST_LEFT:
            yield _empty(entry.passage, found)


def _empty(passage: Passage, found: re.Match[str]) -> Finding:
    return Finding(
        passage,
        *found.span(),
        f"这一条只有“{found[0]}”这样的话，看不出怎样做",
        "写清对谁、什么时候、做什么、做到哪一步、留下什么记录",
    )


def _measures(
    article: Article, phrases: re.Pattern[str], evidence: re.Pattern[str]
) -> Iterator[Finding]:
    for section in article.outline.of_role("措施"):
        for passage in section.passages:
            found = phrases.search(passage.text)
            text = without_mark(passage.text)
            if (
                found is not None
                and not passage.level
                and len(text) <= LONGEST
                and not evidence.search(text)
                and "：" not in text
                and not text.endswith(("：", ":"))
            ):
                yield _empty(passage, found)


@cache
def _words() -> dict[str, list[str]]:
    return dict(read_yaml("check/slogans.yaml"))


@cache
def _patterns() -> tuple[re.Pattern[str], ...]:
    """Return patterns for slogans, set phrases and thoughts, and for what shows a deed."""
    slogans, phrases, thoughts, deeds = (
        any_of(_words()[name]) for name in ("口号", "套话", "感想", "实据")
    )
    return slogans, phrases, thoughts, lazy(f"{deeds.pattern}|{FIGURE.pattern}")
