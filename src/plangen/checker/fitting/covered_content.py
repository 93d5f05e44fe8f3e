"""F09."""

from __future__ import annotations

from typing import TYPE_CHECKING

from plangen.checker.rule import Finding, Rule
from plangen.language.patterns import lazy
from plangen.problems import Severity

if TYPE_CHECKING:
    import re
    from collections.abc import Iterator

    from plangen.readers.articles import Article
    from plangen.readers.passages import Passage

TEACHING = lazy(r"教学(?:工作)?计划|学科计划|教学进度")
CONTENTS = lazy(
    r"(?:教学|教材|本册|学习|主要|全册)(?:教材|教学|学习)?的?(?:主要)?内容(?:主要)?(?:有|包括|包含|是|为|分为)?(?:以下)?[：:]?"
    r"(?P<topics>[^。；;\n]{8,300})"
)
SPLIT = lazy(r"[、，,]|(?:以及|和|及|与)(?=[^的]{2,8}$)")
# What every textbook has, and needs no goal of its own.
EVERYWHERE = lazy(r"复习|整理|总结|数学广角|实践|综合|活动|思考|游园|单元|等$|内容|教材|本册|[0-9]")
TOPIC = (2, 9)
FEWEST = 4

LISTED = """\
# 二年级数学教学计划

## 一、教材分析

本册教学内容有：表内乘法、表内除法、长度单位、角的认识、观察物体。"""
DOSSIER = """\
plangen: 1
文种: 教学计划
学校: 向阳小学
班级: 四年级（1）班
年级: 四年级
学科: 数学
教师: 李老师
日期: 2026-09-07
开学日期: 2026-09-01
周数: 21
学生情况: {人数: 40}
教材:
  内容: {图形与几何: [角的度量, 平行四边形]}
  重点: [用量角器量角]
  难点: [分清内圈和外圈的刻度]
目标: [{指标: 及格率, 基线: 80%, 目标: 92%}]
措施: [课堂听讲习惯]
课时:
  每周: 4
  单元:
    - {内容: 角的度量, 课时: 6}
"""


class CoveredContent(Rule):
    """In a teaching plan, what is to be taught comes back in the goals or the lessons."""

    id = "F09"
    severity = Severity.WARNING
    summary = "教材内容都有教学目标"
    why = "教材内容里列了，目标、重难点和课时里都不提，这一块教到什么程度就没有着落。"
    bad = (f"{LISTED}\n\n## 二、教学目标\n\n背熟乘法口诀，会用除法。\n\n认识长度单位，会画角。\n",)
    good = (
        f"{LISTED}\n\n## 二、教学目标\n\n会用表内乘法、除法。认识长度单位，会画角，会观察。\n",
        f"{LISTED.replace('教学计划', '学困生转化计划')}\n\n## 目标\n\n会乘除法，会量长度。\n",
        f"{LISTED}\n",
    )
    dossier_bad = (DOSSIER,)
    dossier_good = (DOSSIER.replace(", 平行四边形]", "]"),)

    def check(self, article: Article) -> Iterator[Finding]:
        if not TEACHING.search(article.about.title) or "目标" not in article.text:
            return
        for place, passage in enumerate(article.running):
            found = CONTENTS.search(passage.text) if "内容" in passage.text else None
            if found:
                yield from _missing(article, place, passage, found)
                return


def _missing(
    article: Article, place: int, passage: Passage, found: re.Match[str]
) -> Iterator[Finding]:
    """Find topics of a list of which nothing is said again, where most are."""
    before = {id(each) for each in article.running[: place + 1]}
    rest = "\n".join(each.text for each in article.passages if id(each) not in before)
    topics = []
    start = found.start("topics")
    for part in _parts(found["topics"]):
        topic = part.strip()
        if TOPIC[0] <= len(topic) <= TOPIC[1] and not EVERYWHERE.search(topic):
            topics.append((start + found["topics"].index(part), topic))
    alone = [(at, topic) for at, topic in topics if not _is_told(topic, rest)]
    if len(topics) < FEWEST or 2 * len(alone) >= len(topics):
        return
    for at, topic in alone:
        yield Finding(
            passage,
            at,
            at + len(topic),
            f"教材内容里有“{topic}”，后面的目标和安排都没有提到",
            f"在教学目标里加一条：“{topic}”要学到哪一步",
        )


def _parts(topics: str) -> list[str]:
    return [part for part in SPLIT.split(topics) if part and part.strip()]


def _is_told(topic: str, rest: str) -> bool:
    """Whether two characters of a topic that stand together come back."""
    return any(topic[i : i + 2] in rest for i in range(len(topic) - 1))
