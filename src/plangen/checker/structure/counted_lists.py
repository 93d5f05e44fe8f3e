"""S02."""

from __future__ import annotations

from typing import TYPE_CHECKING

from plangen.checker.rule import Finding, Rule
from plangen.language.numerals import read_numeral
from plangen.language.patterns import lazy

if TYPE_CHECKING:
    import re
    from collections.abc import Iterator

    from plangen.readers.articles import Article
    from plangen.readers.outline import Entry, Outline
    from plangen.readers.passages import Passage

_COUNT = r"[两二三四五六七八九十]|十[一二]|\d{1,2}"
# 以下五点：, 从三个方面入手：, 做好四件事： – whatever names no people, hours or pages.
ANNOUNCED = lazy(
    rf"(?<![第前后其每\d.．一二三四五六七八九十])(?P<count>{_COUNT})"
    r"(?P<unit>个?方面|个?层面|个?(?:环节|步骤|阶段|原则|要求|要点|原因|目标|问题|特点|措施)|[点条项]|步|件事|[大种类]类?)"
    r"(?P<tail>[^，。；：:、（(\d]{0,12})(?P<end>[：:。])$"
)
COLON = lazy(r"[：:。](?:(?<!。)|$)")
# An announcement is no longer than this, up to its colon (characters).
LONGEST = 26
POINTING = lazy(r"(?:以下|如下|下列|下面)[^，。；：]{0,4}$")
# “五定”, 八优先, 六个一, 三心两信: what stands behind the number is in every member.
NAMED = lazy(
    r"(?P<open>[“\"])?(?P<name>(?P<count>[两二三四五六七八九十])(?:个(?!一))?(?P<base>[^\W\d_]{1,2})"
    r"(?:(?P<count2>[两二三四五六])(?P<base2>[^\W\d_]))?)(?(open)[”\"])"
    r"(?P<lead>[^。；：:“”\n]{0,12}[：:]|(?<=[”\"])。(?=$)|[，,]?(?:即|就是|是指|指的是|包括)[：:]?|[（(])"
)
_USUAL = "优先|个一|定|勤|心|多|结合|到位|必|帮|清"
UNQUOTED = lazy(rf"^(?:{_USUAL})$")
LOOKS_NAMED = lazy(rf"[“\"][两二三四五六七八九十]|[两二三四五六七八九十]个?(?:{_USUAL})")
BETWEEN = lazy(r"[、，,；;]|和(?=.{2,})")
MEMBERS = lazy(r"[^。：:（()）\n]{3,90}")
# A speaker may tell the last of several in other words.
LAST_WORDS = lazy(r"最后|此外|另外|再次|再者|还要|还有|同时[，,]|其次")
LEAST = 2


class CountedLists(Rule):
    """As many things follow as were announced: 八优先 has eight members."""

    id = "S02"
    summary = "说了几条就写几条：“八优先”要有八项"
    why = "前面说五条，后面只列四条，读的人会去找少了的那一条；合称的数目也要对得上。"
    bad = (
        "课堂上做到“八优先”：\n\n（1）提问优先；\n（2）板演优先；\n（3）辅导优先。\n",
        "社团做到五定：定计划、定内容、定时间、定场地。",
        "本学期做好以下五点：\n\n1. 建档\n2. 辅导\n3. 家访\n4. 表扬\n",
        "原因有三点：一是基础薄弱；二是家里没人看管。",
    )
    good = (
        "社团做到“五定”：定计划、定内容、定时间、定场地、定教师。",
        "本学期做好以下三点：\n\n1. 建档\n2. 辅导\n3. 家访\n",
        "原因有三点：一是基础薄弱；二是家里没人看管；三是动笔慢。",
        "对学生有三心：爱心、耐心、信心。",
        "全班分四组，每组做好两件事：1. 互查；2. 互讲。",
        "教师要有爱心、耐心，做到以下三点，再谈其他。\n\n1. 备课\n2. 上课\n",
    )

    def check(self, article: Article) -> Iterator[Finding]:
        outline = article.outline
        named = {id(passage) for passage in article.matching(LOOKS_NAMED)}
        for index, passage in enumerate(outline.passages):
            yield from _announced(passage, index, outline)
            if id(passage) in named:
                yield from _named(passage, index, outline)


def _announced(passage: Passage, index: int, outline: Outline) -> Iterator[Finding]:
    for colon in COLON.finditer(passage.text):
        start = max(colon.end() - LONGEST, 0)
        found = ANNOUNCED.search(passage.text, start, colon.end())
        if found is None:
            continue
        before = passage.text[max(found.start() - LONGEST, 0) : found.start()]
        if found["end"] == "。" and not POINTING.search(before):
            continue
        run = _list_behind(passage, index, found.end(), outline)
        finding = _compared(passage, found, _value(found["count"]), run)
        if finding is not None:
            yield finding


def _named(passage: Passage, index: int, outline: Outline) -> Iterator[Finding]:
    for found in NAMED.finditer(passage.text):
        bases = [base for base in (found["base"], found["base2"]) if base]
        if not found["open"] and not UNQUOTED.search(found["base"]):
            continue
        count = _value(found["count"]) + (_value(found["count2"]) if found["count2"] else 0)
        run = _list_behind(passage, index, found.end(), outline)
        if run:
            told = [entry.text[:20] for entry in run]
            if sum(_has(bases, text) for text in told) * 2 > len(told):
                finding = _compared(passage, found, count, run)
                if finding is not None:
                    yield finding._replace(others=(*finding.others, *_above(found, index, outline)))
            continue
        members = MEMBERS.match(passage.text, found.end())
        told = [each.strip() for each in BETWEEN.split(members[0])] if members else []
        if len(told) >= LEAST and all(_has(bases, each) for each in told) and len(told) != count:
            yield _finding(passage, found, count, len(told))


def _above(found: re.Match[str], index: int, outline: Outline) -> Iterator[tuple[Passage, int]]:
    """Yield the heading right above, if it has the name too."""
    above = outline.passages[index - 1] if index else None
    if above is not None and found["name"] in above.text:
        yield above, above.text.index(found["name"])


def _has(bases: list[str], text: str) -> bool:
    return any(base.removeprefix("个") in text for base in bases)


def _value(numeral: str) -> int:
    value = read_numeral(numeral)
    return int(value) if value is not None else 0


def _list_behind(passage: Passage, index: int, place: int, outline: Outline) -> tuple[Entry, ...]:
    """Return the list that a place leads to: right behind it, or below its paragraph."""
    run = outline.run_after(index, place)
    if run and run[0].index == index:
        return run if not passage.text[place : run[0].start].strip() else ()
    return run if not passage.text[place:].strip("。”） ") else ()


def _compared(
    passage: Passage, found: re.Match[str], count: int, run: tuple[Entry, ...]
) -> Finding | None:
    if len(run) < LEAST or len(run) == count or count < LEAST:
        return None
    last = run[-1]
    if last.runs_on and LAST_WORDS.search(last.passage.text, last.start):
        return None
    return _finding(passage, found, count, len(run), last)


def _finding(
    passage: Passage, found: re.Match[str], count: int, told: int, last: Entry | None = None
) -> Finding:
    named = found.groupdict()
    name = named.get("name") or f"{found['count']}{named['unit']}"
    return Finding(
        passage,
        found.start("count"),
        found.start("count") + len(name),
        f"“{name}”应当有{count}项，后面列了{told}项",
        f"{'补上少的' if told < count else '删去多的'}，或者把“{name}”的数目改成{told}",
        others=((last.passage, last.start),) if last is not None else (),
    )
