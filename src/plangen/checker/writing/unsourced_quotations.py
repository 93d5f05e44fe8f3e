"""T14."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from plangen.checker.rule import Change, Finding, Rule
from plangen.checker.writing.word_lists import word_list
from plangen.language.clauses import SENTENCE, span_around
from plangen.language.patterns import lazy
from plangen.problems import Severity
from plangen.resources import read_yaml

if TYPE_CHECKING:
    import re
    from collections.abc import Iterator

    from plangen.readers.articles import Article
    from plangen.readers.passages import Passage

_SAID = (
    r"(?:先生|老师)?(?:曾经?|就|也)?(?:这样|如此)?"
    r"(?:说|指出|讲|言|认为|告诉|写道|提出)(?:过|道)?[^“”。，：]{0,6}[：:，,]?\s?"
)
QUOTATION = r"“[^“”]{6,}”"


@cache
def _authors() -> tuple[str, ...]:
    values = read_yaml("check/authors.yaml")
    return (*values["名家"], *values["无名"])


@cache
def _said() -> re.Pattern[str]:
    """Return who says something in quotation marks: a name, or somebody famous without one."""
    values = read_yaml("check/authors.yaml")
    names, nameless = "|".join(values["名家"]), "|".join(values["无名"])
    return lazy(
        rf"(?:(?P<name>{names})"
        rf"|(?:有?一?位|某位?|有个|著名的?|的|^|[，。；])(?P<nameless>{nameless}))"
        rf"{_SAID}(?={QUOTATION})"
    )


class UnsourcedQuotations(Rule):
    """A quotation says whose it is and from which work; names are spelt right."""

    id = "T14"
    severity = Severity.WARNING
    summary = "引用的话写明作者和出处，名字不写错"
    why = "网上流传的“名言”常张冠李戴；写出作者和书名，别人才能核对。"
    bad = (
        "苏霍姆林斯说：“没有爱就没有教育。”",
        "一位教育家曾说过：“没有教不好的学生。”",
        "陶行知先生说：“捧着一颗心来，不带半根草去。”",
    )
    good = (
        "陶行知在《行知书信集》里说：“捧着一颗心来，不带半根草去。”",
        "俗话说：“一年之计在于春。”",
        "许晓说：“我今天会做三道题了。”",
        "专家来校听课，提出“先学后教”。",
    )
    for_fragments = True

    def check(self, article: Article) -> Iterator[Finding]:
        for passage, start, end, entry in word_list("authors", "写错").in_article(article):
            yield Finding(
                passage,
                start,
                end,
                f"作者的名字“{entry.wrong}”写错了",
                f"应是“{entry.right}”",
                (Change(passage, start, end, entry.right),),
            )
        for passage in article.holding(*_authors()):
            if "“" in passage.text:
                yield from _unsourced(passage)


def _unsourced(passage: Passage) -> Iterator[Finding]:
    text = passage.text
    for found in _said().finditer(text):
        start, _ = span_around(SENTENCE, text, found.start())
        end = text.find("”", found.end())
        behind = text[end : end + 25]
        if "《" in text[start : found.end()] or "《" in behind:
            continue
        name = found["name"]
        place = found.span("name" if name else "nameless")
        yield Finding(
            passage,
            *place,
            f"引了{name}的话，没有写出自哪里" if name else f"“{found['nameless']}”是谁，没有写出来",
            "写上书名或文章名，如：陶行知《教学做合一》；查不到的，不引"
            if name
            else "写上作者和书名；查不到的，不引",
            severity=Severity.NOTICE if name else None,
        )
