"""Numbers of people in running text: how many of whom, and how it is said.

A number counts people by its 名, 位, 人, or by 个 with a noun (6个孩子). Dates, grades, ranks
(第8名, 前3名) and times (20人次) are no counts. What is only about right (近20人, 三四名, 8至10名)
is a count that is not exact.
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from plangen.language.clauses import unquoted
from plangen.language.numerals import HAN_DIGITS, read_numeral
from plangen.language.patterns import lazy

if TYPE_CHECKING:
    import re
    from collections.abc import Iterator

STRUGGLING, PUPILS, BOYS, GIRLS, OTHERS = "学困生", "学生", "男生", "女生", "其他"
_WORDS = {
    STRUGGLING: (
        r"学习有?困难的?(?:学生|孩子|同学)|学习困难生|暂时落后的(?:学生|孩子)"
        r"|学困(?:学生|生|孩子)|后进(?:学生|生)|帮扶(?:对象|学生)|待[优进]生|潜[能力]生|学差生|[双单暂]?差生"
    ),
    BOYS: r"男(?:同学|学生|孩子|孩|生)",
    GIRLS: r"女(?:同学|学生|孩子|孩|生)",
    PUPILS: r"学生|同学|孩子|小朋友|儿童",
}
_NAMES = (("struggling", STRUGGLING), ("boys", BOYS), ("girls", GIRLS), ("pupils", PUPILS))
CALLED_STRUGGLING = lazy(_WORDS[STRUGGLING])
NOUN = "|".join(f"(?P<{name}>{_WORDS[noun]})" for name, noun in _NAMES)
ANY_PUPILS = "|".join(f"(?:{words})" for words in _WORDS.values())
HAN_SIGNS = f"{HAN_DIGITS}十百千"
NUMBER = rf"(?:\d{{1,5}}|[{HAN_SIGNS}]{{1,7}})"
_SUBJECT = r"语文|数学|英语|科学"
_QUOTE = r"[“”\"‘’]?"
CANDIDATE = lazy(
    # It begins with a class of characters, which the regular expressions look for quickly.
    rf"(?P<number>[\d{HAN_SIGNS}](?<![第\d.．{HAN_SIGNS}].)(?:(?<=\d)\d{{0,4}}|(?<!\d)[{HAN_SIGNS}]{{0,6}}))(?P<more>[多余来几]?)\s?"
    r"(?P<unit>[名位个]|人(?![次工民口才生们均类物员格际心数事力道情称文体性身士马大]))"
)
# Without one of these, no number counts people.
UNIT = lazy("[名位个人]")
_AFTER = lazy(
    rf"\s?(?P<of>|[^，。；、：:（）()\d\n]{{1,12}}?的)(?P<subject>{_SUBJECT}|)"
    rf"(?P<sex>[男女]?(?={_QUOTE}(?:学困|后进|潜|差|待))|){_QUOTE}(?:{NOUN}){_QUOTE}"
    r"(?!的?(?:家[长庭]|父母|家$)|家[长庭]|代表|干部|会)"
)
_BEFORE = lazy(
    rf"(?P<sex>[男女]?)(?P<subject>{_SUBJECT}|){_QUOTE}(?:{NOUN}){_QUOTE}(?:的?总?人数|总数|名单)?"
    r"(?P<link>(?:现在?|目前|共计?|总共|一共|合计|总计|只|仅|就)?(?:有|为|是|达)?|[：:])\s?$"
)
_ALL_BEFORE = lazy(r"(?:共有?|总共有?|一共有?|现有|全部|所有|列入帮扶的)\s?$")
_ALL_LINK = lazy("共|总|合计")
_ROUGHLY = lazy(
    r"(?:近|约|将近|接近|至少|超过|不到|不足|多达|平均|不[少低多]于|最[多少]|大概|几乎|差不多|不下|好"
    r"|(?<![目以之])前|名列|倒数|排名?|几"
    rf"|[\d{HAN_SIGNS}](?:[名人个位]?[～~－—\-至或、]|[名人个位]到|(?<=\d)到))\s?$"
)
_ROUGHLY_AFTER = lazy(r"\s?(?:左右|上下|以[上下内外]|之多|不到)")
_EACH = lazy(r"(?:每|各)[^，。；、：\d]{0,6}$")
_CHANGE = lazy(r"(?:[多少增减]|新增|增加|减少|超出|相差|转[走入来出学])了?\s?$")
_THESE = lazy(rf"(?:这|那|上述|以上)(?:些|里的)?(?:{_QUOTE})$")
_PARTLY = lazy(r"(?:其中|另外?|还|其余|剩下?的?)有?$")
_STAFF = lazy(r"(?:教师|老师|家长|教职工|职工|志愿者|干部|班委|组长|组员|成员)(?:共|现)?有?$")
# After 8名 these begin what is said of the eight; any other character begins a noun.
_GOES_ON = "中里内都均全分参占在有来为达没不已仍，"
# How far the words before a number are looked at, in characters, and those right before it.
_REACH, _NEAR = 18, 5


class Count(NamedTuple):
    """A number of people.

    ``noun`` is 学困生, 学生, 男生, 女生, 其他 (teachers, parents) or nothing; ``subject`` that of
    数学学困生. The phrase goes from ``start`` to ``end``, its number with the measure word from
    ``number_start`` to ``number_end``; ``noun_first`` is 学困生8名.

    ``total`` says that these are all (共有, 所有), ``these`` that they were named before (这6名),
    ``each`` that the number holds for each of several (每组4人), ``change`` that it is a difference
    (多3人), ``part`` that it is some of those before (其中6名). ``qualified`` has words that narrow
    it down (8名成绩较差的学生).
    """

    value: int
    noun: str
    subject: str
    start: int
    end: int
    number_start: int
    number_end: int
    exact: bool
    noun_first: bool = False
    total: bool = False
    these: bool = False
    each: bool = False
    change: bool = False
    part: bool = False
    qualified: bool = False


@lru_cache(maxsize=4096)
def whole_number(text: str) -> int | None:
    """Return the value of a numeral; None for what is none or may mean several (三四)."""
    value = read_numeral(text)
    return int(value) if value is not None and value.denominator == 1 else None


@lru_cache(maxsize=1024)
def counts_in(text: str) -> tuple[Count, ...]:
    """Return every number of people that is not somebody else's words, in order.

    What the library says stands in document after document, and is read once.
    """
    return tuple(_counts(text)) if UNIT.search(text) else ()


def _counts(text: str) -> Iterator[Count]:
    said: str | None = None
    for found in CANDIDATE.finditer(text):
        if said is None:
            said = unquoted(text)
        if said[found.start()] == " ":
            continue
        count = _count(text, found)
        if count is not None:
            yield count


def _count(text: str, found: re.Match[str]) -> Count | None:
    start, end = found.span()
    before = text[max(start - _REACH, 0) : start]
    ahead = _BEFORE.search(before)
    behind = None if found["unit"] == "人" else _AFTER.match(text, end)
    if ahead and behind and not (_noun(ahead) == STRUGGLING and _noun(behind) == PUPILS):
        ahead = None
    held = ahead or behind
    noun = _noun(held) if held else _someone(text, found, before)
    if noun is None:
        return None
    value = whole_number(found["number"])
    start = found.start() - (len(before) - ahead.start() if ahead else 0)
    if behind:
        end = behind.end()
    head = text[max(start - _REACH, 0) : start]
    every = _ALL_BEFORE.search(head)
    if every:
        start -= len(head) - every.start()
        head = head[: every.start()]
    return Count(
        value or 0,
        noun,
        held["subject"] if held else "",
        start,
        end,
        found.start(),
        found.end(),
        exact=value is not None
        and not found["more"]
        and not _ROUGHLY.search(before[-_NEAR:])
        and not _ROUGHLY.search(head[-_NEAR:])
        and not _ROUGHLY_AFTER.match(text, end),
        noun_first=bool(ahead),
        total=bool(every or (ahead and _ALL_LINK.search(ahead["link"]))),
        these=bool(_THESE.search(head)),
        each=bool(_EACH.search(head) or (ahead and _EACH.search(before))),
        change=bool(_CHANGE.search(before[-_NEAR:])),
        part=bool(_PARTLY.search(head)),
        qualified=bool(held and (held["sex"] or (held is behind and held["of"]))),
    )


def _noun(found: re.Match[str] | None) -> str:
    if found is None:
        return ""
    return next((noun for name, noun in _NAMES if found[name]), "")


def _someone(text: str, found: re.Match[str], before: str) -> str | None:
    """Return whom a number without a noun of pupils counts; None where it counts no people."""
    if found["unit"] in "个位":
        return None
    following = text[found.end() : found.end() + 1]
    if _STAFF.search(before) or (
        found["unit"] == "名" and "\u4e00" <= following <= "\u9fff" and following not in _GOES_ON
    ):
        return OTHERS
    return ""
