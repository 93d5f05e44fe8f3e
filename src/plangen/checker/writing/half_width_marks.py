"""T07."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from plangen.checker.rule import Rule
from plangen.checker.writing.gathering import Slip, gathered
from plangen.checker.writing.links import without_links
from plangen.language.characters import FULL_WIDTH, HAN
from plangen.language.patterns import lazy
from plangen.problems import Severity

if TYPE_CHECKING:
    from collections.abc import Iterator

    from plangen.checker.rule import Finding
    from plangen.readers.articles import Article
    from plangen.readers.passages import Passage

_BESIDE = rf"{HAN}”’）》】〉％"
SIGN = lazy(
    # Behind a Chinese character, or between a number and one; the space behind it goes too.
    rf"(?:(?<=[{_BESIDE}])|(?<=[0-9%)])(?=[,:;?!]\s?[{HAN}“《]))(?P<sign>[,:;?!])(?!\[|\s*[A-Za-z])"
    rf"(?P<space>[ \t]+(?=[{HAN}“《（\d]))?"
    # A full stop ends a sentence: at the end, or between two stretches that are long enough.
    rf"|(?<=[{HAN}”）》])(?P<stop>\.)(?=$|[”’）】]|\s)"
    rf"|(?<=[{HAN}]{{4}})(?<![的地和与把对及或])(?P<middle>\.)(?=[{HAN}“]{{4}})"
)
PAIR = lazy(r"(?P<open>[(（])(?P<inside>[^()（）]*)(?P<close>[)）])")
QUOTED = lazy(r"\"(?P<inside>[^\"]*)\"")
# A longer stretch is more likely to lie between two quotations.
LONGEST_QUOTED = 60
# (1) and (一) at the beginning of an item are numbers, of which other rules speak.
NUMBER = lazy(r"\s*(?:\d{1,2}|[一二三四五六七八九十]{1,3})\s*")
# A document that numbers its items （1） does so everywhere.
FULL_NUMBER = lazy(r"(?:^|[。；])[ \t]*(?:[（(]\d{1,2}）|（\d{1,2}\))", re.MULTILINE)
ITEM_BEFORE = "。；;：:！!？?，,、 \t"
HAN_ANYWHERE = lazy(f"[{HAN}]")
LATIN = lazy(r"[A-Za-z]")
# A first look, which is quick: 3.5 and 8:30 are as they should be.
MAY_HAVE = lazy(r"[,:;?!.()\"](?:(?<![.:])|(?<!\d.)|(?!\d))")
SUM = lazy(r"[\d+\-×÷=*/<>., ]+")


class HalfWidthMarks(Rule):
    """Punctuation beside Chinese characters is full-width."""

    id = "T07"
    severity = Severity.WARNING
    summary = "汉字旁边的标点用全角：，。：；？！（）“”"
    why = "半角和全角标点混在一起，字距忽宽忽窄；中文的标点占一个字的位置。"
    bad = (
        "全班31人,其中学困生6人.",
        "辅导时间:每周二下午(周四也可)。",
        '称呼他们为"学困生"。',
        "你准备好了吗?",
    )
    good = (
        "比例尺是1:500，8:30上课，正确率97.5%。",
        "网址：https://example.com/a,b?c=1，请看。",
        "(1)建立档案。(2)课后辅导。",
        "会说Good morning, Tom! How are you?这两句。",
        "计算(3+5)×2，读f(x)。",
        "用数对(4,2)表示位置，点A在(0, 6)。",
        "附件：学困生名册.xlsx",
        "1.5米，约翰.史密斯",
    )
    for_fragments = True

    def check(self, article: Article) -> Iterator[Finding]:
        brackets = article.standing("()")
        mixed = bool(brackets and FULL_NUMBER.search(article.text))
        yield from gathered(
            (
                slip
                for passage in article.matching(MAY_HAVE)
                for slip in _in_passage(passage, mixed=mixed)
            ),
            "用了半角标点",
            "改用全角标点：，。：；？！（）“”",
        )


def _in_passage(passage: Passage, *, mixed: bool) -> Iterator[Slip]:
    if not HAN_ANYWHERE.search(passage.text):
        return
    if len(LATIN.findall(passage.text)) > len(HAN_ANYWHERE.findall(passage.text)):
        return
    text = without_links(passage.text)
    pairs = [*_brackets(passage, text, mixed=mixed), *_quotation_marks(passage, text)]
    # What stands beside a sign is looked at as it will be.
    signs = list(text)
    for slip in pairs:
        for start, _, new in slip.others:
            signs[start] = new
    yield from sorted([*pairs, *_signs(passage, "".join(signs))], key=lambda slip: slip.start)


def _signs(passage: Passage, text: str) -> Iterator[Slip]:
    for found in SIGN.finditer(text):
        sign = found["sign"] or "."
        yield Slip(passage, *found.span(), FULL_WIDTH[sign])


def _brackets(passage: Passage, text: str, *, mixed: bool) -> Iterator[Slip]:
    if "(" not in text and ")" not in text:
        return
    for found in PAIR.finditer(text):
        start, end = found.span()
        if found["open"] == "（" and found["close"] == "）":
            continue
        before = text[start - 1] if start else ""
        inside = found["inside"]
        uneven = (found["open"] == "(") != (found["close"] == ")")
        if NUMBER.fullmatch(inside) and (not before or before in ITEM_BEFORE) and not uneven:
            # Rules of structure ask for one dress of all; beside （1）, (2) is half-width.
            if mixed and inside.isdigit():
                yield _whole(passage, start, end)
            continue
        beside = bool(before and HAN_ANYWHERE.match(before)) and not SUM.fullmatch(inside)
        if uneven or beside or HAN_ANYWHERE.search(inside) or _is_class(inside, text, start, end):
            yield _whole(passage, start, end)


def _whole(passage: Passage, start: int, end: int) -> Slip:
    """Return the change of both brackets, of which one may be right already."""
    text = passage.text
    opening = ((start, start + 1, "（"),) if text[start] == "(" else ()
    closing = ((end - 1, end, "）"),) if text[end - 1] == ")" else ()
    return Slip(passage, start, end, None, (*opening, *closing))


def _is_class(inside: str, text: str, start: int, end: int) -> bool:
    """Whether a number in brackets is that of a class: 三(1)班."""
    return NUMBER.fullmatch(inside) is not None and start > 0 and text.startswith("班", end)


def _quotation_marks(passage: Passage, text: str) -> Iterator[Slip]:
    if '"' not in text or text.count('"') % 2:
        return
    for found in QUOTED.finditer(text):
        start, end = found.span()
        inside = found["inside"]
        if len(inside) > LONGEST_QUOTED or not HAN_ANYWHERE.search(inside):
            continue
        yield Slip(passage, start, end, None, ((start, start + 1, "“"), (end - 1, end, "”")))
