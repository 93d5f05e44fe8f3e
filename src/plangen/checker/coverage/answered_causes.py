"""G01."""

from __future__ import annotations

from typing import TYPE_CHECKING

from plangen.checker.coverage.parts import parts_of, unnumbered
from plangen.checker.coverage.themes import all_themes, cause_words, theme_of_cause
from plangen.checker.rule import Finding, Rule
from plangen.language.clauses import CLAUSE, span_around
from plangen.language.negating import is_affirmed
from plangen.problems import Severity

if TYPE_CHECKING:
    import re
    from collections.abc import Iterator, Sequence

    from plangen.checker.coverage.parts import DocumentPart
    from plangen.readers.articles import Article
    from plangen.readers.passages import Passage

DOSSIER = """\
plangen: 1
文种: 学困生转化计划
学校: 向阳小学
班级: 四年级（1）班
年级: 四年级
学科: 数学
教师: 李老师
日期: 2026-09-07
开学日期: 2026-09-01
周数: 21
学困生:
  - {姓名: 许晓, 原因: [作业马虎粗心]}
原因分析: [作业马虎粗心]
目标: [{指标: 每周缺交, 基线: 9次, 目标: 3次}]
措施: [作业面批]
"""
# Measures that say less than this are no list that something could be missing from.
LEAST = 15


class AnsweredCauses(Rule):
    """Each cause that is named has a measure that speaks of it."""

    id = "G01"
    severity = Severity.WARNING
    summary = "每条原因都有措施对着"
    why = "原因里写了“作业拖拉”，措施里一个字不提作业，这条原因就白分析了。"
    bad = (
        (
            "# 学困生转化计划\n\n## 原因分析\n\n1. 作业拖拉，不按时交。\n2. 胆小，不敢发言。\n\n"
            "## 二、转化措施\n\n1. 课上多请他们发言，答对就表扬。\n2. 每周和学生谈心一次。\n"
        ),
        (
            "# 学困生辅导计划\n\n一、原因分析\n\n父母外出打工，无人照管。学习基础差。\n\n"
            "二、辅导措施\n\n课后补缺漏的知识，每周两次，由同桌帮着听一遍。\n"
        ),
    )
    good = (
        (
            "# 学困生转化计划\n\n## 原因分析\n\n1. 作业拖拉，不按时交。\n2. 胆小，不敢发言。\n\n"
            "## 二、转化措施\n\n1. 课上多请他们发言，答对就表扬。\n2. 练习当堂面批，改完再走。\n"
        ),
        (
            "# 学困生转化计划\n\n## 一、原因分析\n\n不是父母不管，是基础差。\n\n"
            "## 二、转化措施\n\n课后补缺漏的知识，每周两次，由同桌帮着听一遍。\n"
        ),
        "# 学困生转化计划\n\n## 一、原因分析\n\n父母外出打工，无人照管。\n",
    )
    dossier_bad = (DOSSIER.replace("措施: [作业面批]", "措施: [业务学习]"),)
    dossier_good = (DOSSIER,)

    def check(self, article: Article) -> Iterator[Finding]:
        if article.about.own:  # Its dossier tells more exactly what answers what.
            return
        causes, measures = parts_of(article, "原因"), parts_of(article, "措施")
        if not causes or sum(len(part.text) for part in measures) < LEAST:
            return
        inside = {id(passage) for part in causes for passage in part.passages}
        heads = {id(part.heading.passage) for part in (*causes, *measures)}
        first = measures[0].heading.passage.line
        rest = "\n".join(
            passage.text
            for passage in article.passages
            if id(passage) not in inside and id(passage) not in heads and passage.line >= first
        )
        for name, (passage, words) in _named(causes).items():
            theme = all_themes()[name]
            if not theme.measures.search(rest):
                start, end = span_around(CLAUSE, passage.text, words.start())
                yield Finding(
                    passage,
                    *words.span(),
                    f"原因里有“{unnumbered(passage.text[start:end])}”，措施里没有一条对着它",
                    f"加一条对着它的措施，如“{theme.example}”；不打算管的，从原因里删去",
                    others=((measures[0].heading.passage, 0),),
                )


def _named(causes: Sequence[DocumentPart]) -> dict[str, tuple[Passage, re.Match[str]]]:
    """Return the first place of each theme that the causes name, and do not rule out."""
    found: dict[str, tuple[Passage, re.Match[str]]] = {}
    for passage in (passage for part in causes for passage in part.passages):
        text = passage.text
        for words in cause_words().finditer(text):
            theme = theme_of_cause(words[0])
            start, _ = span_around(CLAUSE, text, words.start())
            ruled_out = "不是" in text[start : words.start()]
            if theme not in found and not ruled_out and is_affirmed(text, *words.span()):
                found[theme] = passage, words
    return found
