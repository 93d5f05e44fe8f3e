"""F08."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from plangen.checker.rule import Finding, Rule
from plangen.language.clauses import SENTENCE, span_around
from plangen.language.patterns import lazy
from plangen.problems import Severity
from plangen.resources import read_yaml

if TYPE_CHECKING:
    import re
    from collections.abc import Iterator

    from plangen.readers.articles import Article

# Who tells how names changed uses the old one rightly.
HISTORY = lazy(
    r"原来?[叫的名《]|旧|改为|改名|更名|取代|代替|由.{0,12}到|从.{0,12}到|过去|以前|曾|当年|不再|考试大纲"
)
SYLLABUS = lazy(r"教学大纲|《大纲》|新?大纲")
STANDARDS = ("课程标准", "课标")


class CurrentNames(Rule):
    """Standards and subjects go by the names that they have today."""

    id = "F08"
    severity = Severity.WARNING
    summary = "课程标准、学科用现在的名称"
    why = "教学大纲2001年起已由课程标准取代；两样并提，或写旧学科名，一看就是旧文稿。"
    bad = (
        "# 二年级数学教学计划\n\n依据《大纲》和课程标准的要求，制定教学目标。\n",
        "# 教学计划\n\n按照教学大纲的要求备课。\n",
        "# 四年级班主任计划\n\n品德与社会课上开展养成教育。\n",
    )
    good = (
        "# 教学计划\n\n依据《义务教育数学课程标准（2022年版）》备课，列出复习提纲。\n",
        "# 教学心得\n\n课程标准取代了过去的教学大纲，要求变了。\n",
        "# 班主任计划\n\n运用信息技术手段，加强思想品德教育，组织学生观察大自然课堂。\n",
    )

    def check(self, article: Article) -> Iterator[Finding]:
        told = set()
        signs = [sign for sign in _signs() if sign in article.text]
        for passage in article.running if signs else ():
            if not any(sign in passage.text for sign in signs):
                continue
            for words in _pattern().finditer(passage.text):
                number = int(str(words.lastgroup)[1:])
                start, end = span_around(SENTENCE, passage.text, words.start())
                if number in told or HISTORY.search(passage.text, start, end):
                    continue
                told.add(number)
                entry = read_yaml("check/obsolete_names.yaml")[number]
                doubled = SYLLABUS.search(words[0]) and any(s in article.text for s in STANDARDS)
                message = (
                    f"“{words[0]}”和课程标准两样并提，大纲已由课程标准取代"
                    if doubled
                    else f"“{words[0]}”是旧名称，{entry['理由']}"
                )
                remedy = "删去大纲，只留课程标准" if doubled else f"改成“{entry['今']}”"
                yield Finding(passage, *words.span(), message, remedy)


@cache
def _pattern() -> re.Pattern[str]:
    """Return all old names, each in a group of its place in the list: n0, n1 …"""
    entries = read_yaml("check/obsolete_names.yaml")
    return lazy("|".join(f"(?P<n{i}>{entry['词']})" for i, entry in enumerate(entries)))


@cache
def _signs() -> tuple[str, ...]:
    """Return the characters of which every old name has some."""
    return tuple(entry["含"] for entry in read_yaml("check/obsolete_names.yaml"))
