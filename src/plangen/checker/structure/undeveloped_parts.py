"""S12."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from plangen.checker.rule import Finding, Rule
from plangen.language.numerals import read_numeral
from plangen.language.patterns import lazy
from plangen.problems import Severity

if TYPE_CHECKING:
    from collections.abc import Iterator

    from plangen.readers.articles import Article

# 明理、动情、导行三步; 从家庭、学校、自身三个方面.
COUNTED = lazy(
    r"(?:等|这)?(?P<count>[两二三四五六])(?:个|大)?(?P<unit>方面|步|环节|阶段|部分|层次|层面|类|点|种)"
)
PARTS = lazy(r"[^\W\d_]{2,8}(?:[”\"]?、[“\"]?[^\W\d_]{2,8}){1,5}(?:[和与及][^\W\d_]{2,6})?[”\"]?$")
# 六个字：明理、动情、导行。
ANNOUNCED = lazy(
    r"(?P<count>[两二三四五六七八九])(?:个|大)?(?P<unit>字|方面|步骤?|环节|阶段|部分|层次|层面|类|点|种)"
    r"(?:[^。，：]{0,6})[：:]\s?(?P<parts>[^\W\d_]{2,8}(?:、[^\W\d_]{2,8}){1,5})(?=[。；])"
)
# Characters that the names of all parts take at most.
LONGEST = 60
BETWEEN_PARTS = lazy(r"[“”\"]*[、和与及][“”\"]*")
LEADING = lazy(r"^.*(?:按照?|从|分为|分成|分|有|即|抓住?|通过|包括|采[用取]|围绕|做好)")
OPENING = (
    r"(?:^|[。；！？\n“（：]|[一二三四五六七八九十\d]+[、.．）)是]|第[一二三四五六]?[，,是]?|首先|其次|最后|再)"
    r"[\s“]*"
)
LEAST = 2
# Paragraphs within which the parts are taken up.
REACH = 60


class UndevelopedParts(Rule):
    """Of parts that are announced by name, each is taken up."""

    id = "S12"
    severity = Severity.WARNING
    summary = "点了名的几个方面，后面都要写到"
    why = "说了“明理、动情、导行三步”，后面只讲两步，剩下的一步就成了空名。"
    bad = (
        (
            "教育学生分明理、动情、导行三步。\n\n明理：先听学生把经过讲完，再指出哪一步不合适。\n\n"
            "动情：请学生换到对方的位置想一想。\n\n这样做了一学期，学生顶嘴少了。\n"
        ),
    )
    good = (
        "教育学生分明理、动情、导行三步。\n\n明理：听完。\n\n动情：换位想。\n\n导行：定做法。\n",
        "学生在听讲、作业、订正三个方面有困难，先从订正做起。\n\n每天当面订正。\n",
        "从家庭、学校和自身三个方面找原因。\n\n许×家里没人看管，上课走神。\n",
        "作业分必做、选做两类。\n\n必做题每天批。选做题每周看。\n",
    )

    def check(self, article: Article) -> Iterator[Finding]:
        for passage in article.body_holding("、"):
            index = article.index_of(passage)
            for found in COUNTED.finditer(passage.text):
                named = PARTS.search(passage.text, max(found.start() - LONGEST, 0), found.start())
                if named is not None and read_numeral(found["count"]) == len(_names(named[0])):
                    yield from _left(article, index, named)
            if "：" not in passage.text and ":" not in passage.text:
                continue
            for found in ANNOUNCED.finditer(passage.text):
                parts = _names(found["parts"])
                told = len("".join(parts)) if found["unit"] == "字" else len(parts)
                if read_numeral(found["count"]) == told:
                    yield from _left(article, index, found)


def _left(article: Article, index: int, named: re.Match[str]) -> Iterator[Finding]:
    passage = article.running[index]
    parts = _names(named.groupdict().get("parts") or named[0])
    below = [each.text for each in article.running[index + 1 : index + 1 + REACH]]
    after = "\n".join([passage.text[named.end() :], *below])
    taken = [part for part in parts if _is_taken_up(part, after)]
    left = [part for part in parts if part not in after]
    if len(taken) >= LEAST and left and len(taken) + len(left) == len(parts):
        yield Finding(
            passage,
            named.start(),
            named.end(),
            f"说了“{'、'.join(parts)}”，后面没有写到“{'”“'.join(left)}”",
            f"补上“{left[0]}”怎样做，或者不提它",
        )


def _names(parts: str) -> list[str]:
    names = BETWEEN_PARTS.split(parts.rstrip('”"'))
    return [LEADING.sub("", names[0])[-6:], *names[1:]]


def _is_taken_up(part: str, after: str) -> bool:
    """Whether a sentence, heading or item begins with the name of a part."""
    return re.search(OPENING + re.escape(part), after, re.MULTILINE) is not None
