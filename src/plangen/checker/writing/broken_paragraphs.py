"""T05."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from plangen.checker.rule import Finding, Rule
from plangen.language.marks import mark_at
from plangen.language.patterns import lazy
from plangen.problems import Severity

if TYPE_CHECKING:
    from collections.abc import Iterator

    from plangen.readers.articles import Article
    from plangen.readers.passages import Passage

MOST_FINDINGS = 8
SHOWN = 8
# Shorter paragraphs are titles, names and dates (characters).
LEAST_PROSE = 15
# So long a text with a comma is a sentence, whatever ends it.
LEAST_SENTENCE = 20
OPEN_END = lazy(r"[^\W_]$|[，、]$")
# After these a sentence must go on.
GOES_ON = lazy(
    r"(?:[，、]|[的和与及并或把被让使从对向为]|以及|因为|由于|所以|但是|而且|并且|如果|虽然|通过|根据|为了|关于|例如|比如)$"
)
# With these no paragraph begins.
CONTINUES = lazy(r"[，。、；：！？”’）》]|[的地得了着们](?![士确图方点理])")
SENTENCE_END = lazy(r"[。！？；]")
SIGNED = lazy(r"(?:年|月|日|\d|老师|小学|班|组)$")


class BrokenParagraphs(Rule):
    """A paragraph does not end in the middle of a sentence."""

    id = "T05"
    severity = Severity.WARNING
    summary = "段落不在句子中间断开"
    why = "从网页或PDF复制的文字，换页的地方常把一句话拆成两段，交上去像是漏了内容。"
    bad = (
        "全班31人，其中学困生6人。他们上课容易走神，作业的\n\n正确率也低，需要每天当面批改。",
        "这6名学生基础薄弱。每周二放学后由数学老师辅导，主要复习\n\n前一天学过的内容，当堂订正。",
    )
    good = (
        "全班31人，其中学困生6人。\n\n他们上课容易走神。",
        "一、学生情况\n\n全班31人。",
        "1. 建立档案，每周记一次\n\n2. 课后辅导，每周两次\n",
        "本计划由数学组讨论通过，请各位老师按计划执行。\n\n清溪县城东小学\n\n2026年9月1日",
        "请看下表。主要措施如下：\n\n每周辅导两次。",
    )

    def check(self, article: Article) -> Iterator[Finding]:
        broken = [
            passage
            for passage, following in pairwise(article.running)
            if _is_broken(passage, following)
        ]
        apart = broken if len(broken) <= MOST_FINDINGS else broken[: MOST_FINDINGS - 1]
        for passage in apart:
            yield _finding(passage, ())
        rest = broken[len(apart) :]
        if rest:
            yield _finding(rest[0], rest[1:])


def _is_broken(passage: Passage, following: Passage) -> bool:
    text = passage.text
    if passage.level or following.level or following.mark or len(text) < LEAST_PROSE:
        return False
    if not OPEN_END.search(text) or mark_at(following.text):
        return False
    if CONTINUES.match(following.text):
        return True
    if GOES_ON.search(text):
        return len(following.text) >= LEAST_PROSE or bool(SENTENCE_END.search(following.text))
    is_prose = bool(SENTENCE_END.search(text)) or ("，" in text and len(text) >= LEAST_SENTENCE)
    return is_prose and bool(SENTENCE_END.search(following.text)) and not SIGNED.search(text)


def _finding(passage: Passage, rest: list[Passage] | tuple[()]) -> Finding:
    end = len(passage.text)
    more = f"，后面还有{len(rest)}处" if rest else ""
    return Finding(
        passage,
        end - 1,
        end,
        f"这一段停在“{passage.text[-SHOWN:]}”，句子没有完{more}",
        "把下一段接上来；句子已经完了的，补上句号",
        (),
        tuple((each, len(each.text) - 1) for each in rest),
    )
