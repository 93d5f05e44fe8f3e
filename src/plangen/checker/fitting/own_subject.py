"""F04."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Any

from plangen.checker.fitting.severity import severity_for
from plangen.checker.rule import Finding, Rule
from plangen.language.clauses import SENTENCE, span_around, unquoted
from plangen.language.patterns import any_of, lazy
from plangen.readers.passages import Part
from plangen.resources import read_yaml

if TYPE_CHECKING:
    import re
    from collections.abc import Iterator

    from plangen.readers.articles import Article
    from plangen.readers.passages import Passage

    Place = tuple[Passage, re.Match[str]]

# 应用题的阅读 belongs to mathematics; what another teacher does, or a pupil's strong side, to life.
INNOCENT = lazy(
    r"任课教师|科任|教研组|备课组|[语数英]文?老师|(?:语文|数学|英语|科学)(?:老师|教师|作业|课上(?:[他她却能很]|表现))|其他学科|其它学科|各学科|各科|跨学科"
    r"|擅长|爱好|特长|长处|喜欢|感兴趣|有兴趣|偏科|应用题的阅读|读题|审题|题意|读懂题|优势"
    r"|成绩(?:却|也|都|倒)?(?:很|还|比较|一直|非常)?(?:不错|好|突出|优秀|拔尖|稳定)"
)


class OwnSubject(Rule):
    """A document of one subject holds no words that belong to another."""

    id = "F04"
    summary = "没有别的学科的内容"
    why = "数学学科的文稿里讲“习作”“生字”，多半是从别的学科的文稿里复制来的。"
    bad = (
        "# 四年级数学学困生转化计划\n\n每周写一篇习作，当面批改。\n\n听写生字，订正到会写为止。\n",
        "# 五年级数学学困生辅导计划\n\n优生重在创新阅读，多写多练。\n",
        "# 五年级数学帮扶计划\n\n多摘抄好词好句，提高写作水平。\n",
        "# 六年级数学学困生转化计划\n\n这些学生物理成绩落后，不会做题。\n",
        "# 三年级语文学困生转化计划\n\n每天口算20道。\n\n应用题先画图再列式。\n",
    )
    good = (
        "# 四年级数学学困生转化计划\n\n重视应用题的阅读理解，先读题再列式，错别字当堂改。\n",
        "# 五年级数学学困生转化计划\n\n他喜欢读课文，作文写得好，数学却跟不上。\n",
        "# 四年级（1）班班主任工作计划\n\n每天口算20道，听写生字，背课文。\n",
        "# 三年级语文学困生转化计划\n\n与数学老师商量，口算和应用题放在课内做。\n",
        "# 五年级英语帮扶计划\n\n用一句话写图，提高写作水平。\n",
        "# 五年级数学帮扶计划\n\n他擅长写话，语文老师帮他提高写作水平。\n",
        "# 三年级数学学困生转化计划\n\n低年级学生拼音不熟，题目由教师读。文物理解起来难。\n",
    )

    def check(self, article: Article) -> Iterator[Finding]:
        own, title = article.about.subject, article.about.title
        if not own or any(other in title for other in _known() if other != own):
            return
        subjects = _words(own)
        found: dict[str, list[Place]] = {}
        for passage in article.holding(*subjects):
            if passage.part is not Part.BODY:
                continue
            for words in _pattern(own).finditer(unquoted(passage.text)):
                if not _is_innocent(passage.text, words, own):
                    found.setdefault(subjects[words[0]], []).append((passage, words))
        for subject, places in found.items():
            certain = next((place for place in places if _is_certain(place)), None)
            passage, words = certain or places[0]
            others = [place for place in places if place[1][0] not in words[0]][:2]
            if certain is None and not others:
                continue
            listed = dict.fromkeys(f"“{w[0]}”" for _, w in [(passage, words), *others])
            yield Finding(
                passage,
                *words.span(),
                f"{own}学科的文稿里有{'、'.join(listed)}，是{subject}的内容",
                f"换成{own}的内容；只是举例的，写明是{subject}课上的",
                others=tuple((p, w.start()) for p, w in others),
                severity=severity_for(article.about),
            )


def _is_innocent(text: str, words: re.Match[str], own: str) -> bool:
    start, end = span_around(SENTENCE, text, words.start())
    return own in text[start:end] or bool(INNOCENT.search(text, start, end))


def _is_certain(place: Place) -> bool:
    """Whether one such word is enough."""
    return any(place[1][0] in words["定"] for words in _known().values())


def _known() -> dict[str, dict[str, Any]]:
    known: dict[str, dict[str, Any]] = read_yaml("check/subject_words.yaml")
    return known


@cache
def _words(own: str) -> dict[str, str]:
    """Return the words that are not of a subject, each with the subject it is of."""
    return {
        word: subject
        for subject, words in _known().items()
        if subject != own
        for word in (*words["定"], *words["词"])
        if word not in words.get("也用", {}).get(own, ())
    }


@cache
def _pattern(own: str) -> re.Pattern[str]:
    """Return all words that are not of a subject."""
    return any_of(_words(own))
