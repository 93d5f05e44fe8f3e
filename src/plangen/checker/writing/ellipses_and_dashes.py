"""T19."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from plangen.checker.rule import Rule
from plangen.checker.writing.gathering import Slip, gathered
from plangen.checker.writing.links import without_links
from plangen.language.characters import HAN
from plangen.language.patterns import lazy
from plangen.problems import Severity

if TYPE_CHECKING:
    from collections.abc import Iterator

    from plangen.checker.rule import Finding
    from plangen.readers.articles import Article
    from plangen.readers.passages import Passage

_BESIDE = rf"{HAN}”’）》，。！？：；"
MARK = lazy(
    # Dots that lead to a page number stand in a table of contents.
    rf"(?<=[{_BESIDE}])(?P<dots>(?:\.{{3,}}+|。{{3,}}+|…)[.…]*+)(?!\s*\d+$|】)"
    rf"|(?<![\w-])(?P<opening>-{{2,}}|(?<!—)—(?!—))(?=[{HAN}“《])(?<=[{_BESIDE}\s])"
    rf"|^(?P<first>-{{2,}}|—(?!—))(?=[{HAN}“《])"
    rf"|(?<=[{HAN}”》）])(?P<hyphens>-{{2,}}|－{{2,}}|―{{1,2}}|─{{2}})(?=[{HAN}“《（])"
    rf"|(?<=[。！？”，：])(?P<after>—)(?=[{HAN}“《])(?<!——)"
)
# Six dots; twelve stand for whole paragraphs.
RIGHT = lazy("……(?:……)?")
ONE_DASH = lazy(rf"(?<=[{HAN}])(?<!—)—(?!—)(?=[{HAN}])")
# A first look, which is quick.
MAY_HAVE = lazy(
    r"[.。…\-—－―─](?:(?<=\.)\.\.|(?<=。)。。|(?<=…)(?<![….]…)(?!…(?:……)?(?![….]))"
    r"|(?<=-)-|(?<=—)(?<!——)(?=[^\x00-\x7f—])|(?<=－)－|(?<=―)|(?<=─)─)"
)
STRETCH = 8
# Between these a single dash joins times, grades or places.
JOINED = lazy(r"[年月日周天级课节号点时分章册页组班一二三四五六七八九十站]$")


class EllipsesAndDashes(Rule):
    """The ellipsis is …… and the dash ——, each two characters wide."""

    id = "T19"
    severity = Severity.WARNING
    summary = "省略号写“……”，破折号写“——”"
    why = "《标点符号用法》（GB/T 15834）：省略号六个点、破折号一长横，都占两个字的位置。"
    bad = (
        "语文、数学、英语...都有进步。",
        "他写道：老师。。。谢谢您。",
        "重点抓一件事--当天订正。",
        "我们只有一个心愿—让每个孩子都有自己的进步。",
    )
    good = (
        "语文、数学、英语……都有进步——看得见的进步。",
        "周一—周五，九月—十二月，教师—学生—家长三方配合。",
        "一、学生情况......3",
        "Wait...please. 2026—2027学年。",
    )
    for_fragments = True

    def check(self, article: Article) -> Iterator[Finding]:
        yield from gathered(
            (slip for passage in article.matching(MAY_HAVE) for slip in _in_passage(passage)),
            "里的省略号或破折号写得不对",
            "省略号写“……”，破折号写“——”，各占两个字",
        )


def _in_passage(passage: Passage) -> Iterator[Slip]:
    text = without_links(passage.text)
    slips = [
        Slip(passage, *found.span(), "……" if found.lastgroup == "dots" else "——")
        for found in MARK.finditer(text)
        if not RIGHT.fullmatch(found[0])
    ]
    slips += _single_dashes(passage, text)
    yield from sorted(slips, key=lambda slip: slip.start)


def _single_dashes(passage: Passage, text: str) -> Iterator[Slip]:
    """Yield dashes of half the length before a long stretch, which they explain or announce."""
    places = [found.start() for found in ONE_DASH.finditer(text)]
    if len(places) != 1:
        return
    place = places[0]
    behind = re.match(rf"[{HAN}]*", text[place + 1 :])
    if JOINED.search(text[:place]) or behind is None or len(behind[0]) < STRETCH:
        return
    yield Slip(passage, place, place + 1, "——")
