"""L04."""

from __future__ import annotations

from typing import TYPE_CHECKING

from plangen.checker.persons import STOP, named_rows, patterns, persons_in, uses_aliases
from plangen.checker.rule import Finding, Rule
from plangen.language.guarded_words import guarded_words
from plangen.language.patterns import lazy
from plangen.problems import Severity

if TYPE_CHECKING:
    from collections.abc import Iterator

    from plangen.readers.articles import Article
    from plangen.readers.passages import Passage

NEAR = 30
MASKED = r"(?:[某×＊*○]{1,2}(?:同学)?|[xX]{1,2}(?![a-zA-Z])|同学(?!们))"


BEARER = lazy(r"(?:家庭)?(?:儿童|学生|孩子)?[^，,。；;、的]{0,4}")


class FamilyCircumstances(Rule):
    """What hurts in a pupil's family is not tied to the pupil's name, masked or not."""

    id = "L04"
    severity = Severity.WARNING
    summary = "离异、单亲、留守等家庭情况不连着学生的名字写"
    why = (
        "家庭变故是学生的隐私，名字隐去了，班里的人也认得出；未成年人的隐私受保护"
        "（《未成年人保护法》第4、110条）。"
    )
    bad = (
        "许×的父母离异，跟奶奶生活。",
        "马某某是留守儿童，作业没人管。",
        "李浩然同学是单亲家庭的孩子。",
        "| 姓名 | 家庭情况 |\n| --- | --- |\n| 孙宇航 | 父母离异 |\n",
    )
    good = (
        "单亲、留守学生每月谈一次心。",
        "许×作业常到第二天才交，家里晚上没有人陪着写。",
        "学生A的父母离异，跟奶奶生活。",
        "班里有3名留守儿童，许×任组长的小组负责结对。",
        "学习《关于关爱留守儿童的意见》，许×同学参加了活动。",
    )

    def check(self, article: Article) -> Iterator[Finding]:
        family = guarded_words("pupil_descriptions", "敏感")
        if uses_aliases(article) or not article.standing(family.words):
            return
        masked = lazy(rf"[{patterns().single}]{MASKED}")
        for passage in article.holding(*family.words):
            text = passage.text
            for found in family.pattern.finditer(text):
                start = found.start()
                before = text[max(start - NEAR, 0) : start]
                begin = max((stop.end() for stop in STOP.finditer(before)), default=0)
                told = before[begin:] + found[0] + _bearer(text, found.end())
                names = [person.name for person in persons_in(told, article.about.names)]
                # The masks of plangen's own documents are what the teacher chose.
                if not article.about.own:
                    names += masked.findall(told)
                if names and "化名" not in told:
                    yield _finding(passage, *found.span(), names[0], found[0])
                    break
        for passage, rest in named_rows(article):
            if told_there := family.pattern.search(rest):
                yield _finding(passage, 0, len(passage.text), passage.text, told_there[0])


def _bearer(text: str, place: int) -> str:
    """Return what follows the words on a family right away: 留守儿童许×."""
    found = BEARER.match(text, place)
    return found[0] if found else ""


def _finding(passage: Passage, start: int, end: int, name: str, words: str) -> Finding:
    return Finding(
        passage,
        start,
        end,
        f"“{words}”写在了“{name}”名下，是学生的隐私",
        "只写对学习的影响，如 家里晚上没有人陪着写作业；家庭情况留在谈心记录里",
    )
