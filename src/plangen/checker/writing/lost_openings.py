"""T18."""

from __future__ import annotations

from typing import TYPE_CHECKING

from plangen.checker.rule import Finding, Rule
from plangen.language.patterns import lazy
from plangen.problems import Severity

if TYPE_CHECKING:
    from collections.abc import Iterator

    from plangen.readers.articles import Article

SHOWN = 16
LOST = lazy(
    # “…”的原则，从…: the verb before the quotation (本着, 坚持) is gone.
    r"的(?:指导思想|原则|精神|要求|理念)，(?=面向|为了|从|以|结合|全面|认真)"
    r"|[“《][^”》]{2,60}[”》]的(?:基本|教育|指导|办学|工作)?(?:原则|精神|要求|理念|思想|方针|宗旨|目标|口号)"
    r"[，,](?:从|以|结合|针对|为了|对|在|根据|通过|特|制定|我校|我班|全面|认真|面向|努力|切实|把|使|让|不断|充分|紧紧|积极|按|开展)"
    r"|[，。、；：）”》]"
    r"|的(?:原则|精神|要求|指导思想|理念|方针|宗旨|指导下|基础上|前提下|过程中|情况下|同时)[，,]"
    r"|为(?:指导|宗旨|核心|依据|主线|契机|抓手|中心|突破口|出发点|重点)[，,]"
    r"|等(?:方面|原因|问题|现象|情况)[，。的]"
    r"|(?:而言|来说|为止|以来|之一)[，。]"
)
# With one of these it begins.
STARTS = (
    *"“《，。、；：）”》",
    *("的指导", "的原则", "的精神", "的要求", "的理念", "的方针", "的宗旨", "的基础", "的前提"),
    *("的过程", "的情况", "的同时", "为指导", "为宗旨", "为核心", "为依据", "为主线", "为契机"),
    *("为抓手", "为中心", "为突破", "为出发", "为重点", "等方面", "等原因", "等问题", "等现象"),
    *("等情况", "而言", "来说", "为止", "以来", "之一"),
)


class LostOpenings(Rule):
    """A paragraph does not begin in the middle of a sentence."""

    id = "T18"
    severity = Severity.NOTICE
    summary = "段落的开头没有掉字"
    why = "“‘以人为本’的原则，从…”前面少了“本着”；复制时最容易丢的就是开头几个字。"
    bad = (
        "“关爱每一名学生”的原则，从实际出发，制定本计划。",
        "为指导，面向全体学生，做好转化工作。",
        "的理念，从课堂做起，每天面批作业。",
        "，因此要多和家长联系。",
    )
    good = (
        "本着“关爱每一名学生”的原则，从实际出发，制定本计划。",
        "“关爱每一名学生”的原则，是我们多年坚持的。",
        "为了学生的发展，制定本计划。",
        "的确，理念要落到每一节课。",
        "目的，是让他们愿意读下去。",
        "“今天我会了。”许晓说。",
    )

    def check(self, article: Article) -> Iterator[Finding]:
        for passage in article.running:
            if passage.level or not passage.text.startswith(STARTS):
                continue
            found = LOST.match(passage.text)
            if found:
                yield Finding(
                    passage,
                    0,
                    found.end(),
                    f"这一段从“{passage.text[:SHOWN]}”开始，前面像是丢了几个字",
                    "补上开头，如“本着”“以”；是上一段断开的，接到上一段后面",
                )
