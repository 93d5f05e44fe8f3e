"""T10."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from plangen.checker.rule import Change, Finding, Rule
from plangen.checker.writing.word_lists import Entry, WordList, before_pattern, listed
from plangen.language.characters import NOT_HAN
from plangen.language.patterns import lazy
from plangen.problems import Severity
from plangen.resources import read_yaml

if TYPE_CHECKING:
    from collections.abc import Iterator

    from plangen.readers.articles import Article
    from plangen.readers.passages import Passage

_HAN = f"[^{NOT_HAN}]"
DOUBLED = lazy(rf"(?P<one>{_HAN})(?P=one)|(?P<more>{_HAN}{{2,3}}?)(?P=more)")


class DoubledWords(Rule):
    """No character or word is typed twice."""

    id = "T10"
    severity = Severity.WARNING
    summary = "没有多打的字词：在在、困生生、我们我们"
    why = "同一个字或词连着打了两遍，是输入时的疏忽，读起来不通。"
    bad = (
        "学生在在课堂上不专心。",
        "本学期辅导困生生6名。",
        "我们我们要多和家长联系。",
        "教师要要耐心，使学生参与与讨论。",
        "积极参与与观察、操作活动。",
    )
    good = (
        "天天练、慢慢来，的的确确有了进步，一次次谈心。",
        "为了了解学情，除了了解成绩，还做了家访。",
        "小学学生生活丰富，数学学习和教师师德都抓。",
        "学困生的困难现在在课上解决，存在在家不写作业的现象。",
        "老师的要求要是是合理的，关键是是否做到。",
        "一要要求具体，二要要点清楚，主要要靠平时，需要要早说。",
        "让学生参与与观察相结合。",
        "目的的达成和学习习惯有关，参与与合作并重。",
    )
    for_fragments = True

    def check(self, article: Article) -> Iterator[Finding]:
        for passage, start, _, entry in _doubled().in_article(article):
            yield _finding(passage, start, entry)


def _finding(passage: Passage, start: int, entry: Entry) -> Finding:
    end = start + len(entry.wrong)
    return Finding(
        passage,
        start,
        end,
        f"“{entry.wrong}”里有多打的字",
        f"改成“{entry.right}”",
        (Change(passage, start + len(entry.right), end, ""),),
    )


@cache
def _doubled() -> WordList:
    values = read_yaml("check/doubled_words.yaml")
    return listed(
        [
            *(_character(one) for one in values["叠字"]),
            *(_shape(one) for one in values["字样"]),
            *_words(values["叠词"], values["叠词后除"]),
        ]
    )


def _character(one: dict[str, str]) -> Entry:
    sign = one["字"]
    before, after = one.get("前除", "") + sign, one.get("后除", "") + sign
    return Entry(sign + sign, sign, (), before_pattern(f"(?<![{before}])"), lazy(f"(?![{after}])"))


def _shape(one: dict[str, str]) -> Entry:
    before, after = one.get("前"), one.get("后")
    return Entry(
        one["错"],
        DOUBLED.sub(r"\g<one>", one["错"], count=1),
        (),
        before_pattern(before) if before else None,
        lazy(after) if after else None,
    )


def _words(words: list[str], unless: dict[str, str]) -> Iterator[Entry]:
    for word in dict.fromkeys(words):
        stop = unless.get(word)
        yield Entry(word + word, word, (), None, lazy(f"(?![{stop}])") if stop else None)
