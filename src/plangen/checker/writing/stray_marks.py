"""T03."""

from __future__ import annotations

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

ENTITIES = {
    "&nbsp;": "",
    "&ensp;": "",
    "&emsp;": "",
    "&ldquo;": "“",
    "&rdquo;": "”",
    "&lsquo;": "‘",
    "&rsquo;": "’",
    "&quot;": "",
    "&hellip;": "……",
    "&mdash;": "——",
    "&middot;": "·",
    "&lt;": "<",
    "&gt;": ">",
    "&amp;": "&",
}
# Verbs and prepositions that want something behind them.
_GOES_ON = (
    "(?:缺少|缺乏|具有|成为|使得|通过|根据|按照|由于|因为|对于|关于|以及"
    "|采取|采用|利用|运用|养成|激发)"
)
STRAY = lazy(
    # 的.言词: a full stop would end the sentence after a word that goes on.
    rf"(?<=[{HAN}])(?P<dot>(?:(?<=[的地和与把对及或])|(?<={_GOES_ON}))[.·](?=[{HAN}]))"
    rf"|(?<=[{HAN}])(?P<tick>['`´^|\\])(?=[{HAN}，。；、])"
    r"|(?P<entity>&(?:[a-z]{2,8}|#\d{2,5});)"
    r"|(?P<tag></?(?:p|br|span|div|strong|b|font|a|h[1-6]|li|ul|td|tr)(?:\s[^<>\n]{0,80})?/?>)"
    r"|(?P<hidden>[\u200b-\u200f\u2028\u2029\u202a-\u202e\u2060\ufeff\ufffc]+)"
    r"|(?P<lost>[\ufffd\ue000-\uf8ff]+|锟斤拷|烫烫烫)"
)
# A first look, which is quick.
MAY_HAVE = lazy(
    r"[的地和与把对及或少乏有为得过据照于及取用成发][.·]|['`´^|\\&<\u200b-\u200f\u2028-\u202e\u2060\ufeff\ufffc\ufffd\ue000-\uf8ff]|锟斤拷|烫烫烫"
)
# 这是对的.下一步: the sentence is over after 的.
IS_ENDED = lazy(r"(?:是|挺|很|会|够|蛮)[^，。；]{0,12}[的地]$")


class StrayMarks(Rule):
    """No sign is left within a sentence that a website or a converter put there."""

    id = "T03"
    severity = Severity.WARNING
    summary = "句子里没有多出来的点、撇、乱码和网页代码"
    why = "“的.方式”里的点、&nbsp;、看不见的空白是从网页复制时带来的，打印出来就是错。"
    bad = (
        "用温和的.言词和他谈心。",
        "教师采用灵活的'，方法多样。",
        "通过.谈心了解原因。",
        "全班31人，&nbsp;男生18人。",
    )
    good = (
        "用温和的言词和他谈心。",
        "Let's go是本单元的重点句型。",
        "列夫·托尔斯泰的作品，正确率为97.5%。",
        "这样做是对的.学生也愿意学。",
        "他的进步不少.家长很高兴，约翰·史密斯。",
        "这个办法可用.下周再看。",
    )
    for_fragments = True

    def check(self, article: Article) -> Iterator[Finding]:
        yield from gathered(
            (slip for passage in article.matching(MAY_HAVE) for slip in _in_passage(passage)),
            "里多了不该有的符号",
            "删去多出来的符号；认不出的字补上原来的字",
        )


def _in_passage(passage: Passage) -> Iterator[Slip]:
    text = passage.text
    plain = without_links(text)
    for found in STRAY.finditer(plain):
        kind = found.lastgroup
        if kind == "lost":
            if text[found.start()] == plain[found.start()]:
                yield Slip(passage, *found.span())
        elif kind == "entity":
            yield Slip(passage, *found.span(), ENTITIES.get(found[0]))
        elif kind == "tick":
            if plain.count(found[0]) % 2:
                yield Slip(passage, *found.span(), "")
        elif kind != "dot" or not (
            IS_ENDED.search(text, max(found.start() - 20, 0), found.start())
        ):
            yield Slip(passage, *found.span(), "")
