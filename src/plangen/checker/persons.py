"""Full names of pupils in running text and tables, told from words that begin like one.

A surname alone is no name: 高兴, 张贴 and 周围 begin with one. So a name counts only where prose
puts names (某某同学, a list before 等同学, before a colon, before 男 or 女), and if the dossier
knows it. Masked names (许×, 张某), aliases (学生A) and stock names (张三) are nobody's.
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from plangen.language.characters import NOT_HAN
from plangen.language.patterns import lazy
from plangen.readers.passages import Part
from plangen.resources import read_yaml

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from plangen.readers.articles import Article
    from plangen.readers.passages import Passage

HAN = "\u4e00-\u9fff"
# Characters that given names lack, and words of school prose are full of.
_NEVER = (
    "的了是在和不我他她它们这那每各某些此就都很最更太再又还只被把让给对到而且或但与及做写读说讲习教师班级"
    "课校题数第里外前后内边少位几吗呢吧啊着过得没别请帮助围体排法面式间候务何贴色老主任同组队类型段区县市省"
    "镇村人时年有能会要等家长生学"
)
_GIVEN = rf"[^{_NEVER}{NOT_HAN}]"
# What stands right before a name where no sign does.
_BEFORE = frozenset(
    "的了和与跟像对让帮给叫请由是有为把被如及到班生长员级中助找扬以在向励陪访促名位导"
)
_MARK = lazy(r"\s*(?:[（(]?(?:\d{1,2}|[一二三四五六七八九十]{1,3})[）)、.．]\s*|[①-⑳•-]\s*)?")
_SEX = r"\s*[（(，,、]\s*[男女](?![生孩])"
_THEN = (
    r"上课|课上|课堂|作业|学习|性格|平时|在家|成绩|基础|父母|父亲|母亲|爸爸|妈妈|家里|家庭|经常|常常"
    r"|总是|总爱|爱讲|贪玩|数学|语文|英语|脑子|反应|脾气|不爱|不肯|不交|因[父母家]"
    r"|是(?:留守|单亲|孤儿|离异)"
    r"|[，,](?:父母|上课|作业|性格|基础|学习|成绩|平时|家里|家庭|该生)"
)
_RELATIVES = r"的(?:爸爸|妈妈|父母|父亲|母亲|家长|奶奶|爷爷|家庭)"
_LIST_END = (
    r"等|[，,]|\s*[:：（(。；;]|\s*$|[几两\d一二三四五六七八九十]+[名位个人]|同学|[这的是在]"
)
_SENTENCE_ENDS = "。；;！？\n"
# Characters of a name that is told from other words without a sign for a name beside it.
FULL = 3
NAME_HEADERS = frozenset({"姓名", "学生", "学生姓名", "学困生", "名字", "帮扶对象", "学生名字"})
# Characters around a name within which a description is his.
BEFORE, BEHIND = 40, 80
STOP = lazy(r"[。；;！？!?\n](?!\s*(?:他|她|该生|孩子|父母|家里|上课|作业|平时|在家))")
HAN_TOGETHER = lazy(rf"[{HAN}]+")
ALL_ALIASES = lazy(r"(?:均为|皆为|都是|都为|均系|全是|用了?)化名")
ALIAS = lazy(r"\s*[（(]?[^，,。（(]{0,4}化名")


class Person(NamedTuple):
    """A pupil's full name at the characters of a text."""

    name: str
    start: int
    end: int


class Patterns(NamedTuple):
    """What is made of the list of surnames.

    ``firsts`` are the characters with which one begins. ``sure`` are surnames of one character that
    are hardly ever anything else. Of ``places``, the group that matched says what follows a name.
    All begin with a class of characters, which the regular expressions look for quickly.
    """

    firsts: str
    single: str
    sure: str
    name: re.Pattern[str]
    places: re.Pattern[str]
    labelled: re.Pattern[str]
    lists: re.Pattern[str]
    no_names: tuple[str, ...]


@cache
def patterns() -> Patterns:
    """Return the patterns for names, from ``templates/check/surnames.yaml``."""
    data = read_yaml("check/surnames.yaml")
    single = "".join(data["单姓"].split())
    compounds = data["复姓"]
    firsts = "".join(dict.fromkeys(single + "".join(name[0] for name in compounds)))
    second = "|".join(f"(?<={name[0]}){name[1:]}" for name in compounds)
    no_single = "".join(sorted({name[0] for name in compounds}.difference(single)))
    name = rf"[{firsts}](?:(?:{second})|(?<![{no_single}])){_GIVEN}{{1,2}}"
    places = (
        rf"(?P<sure>(?=同学(?![们之间关都互])|小朋友|{_SEX}))|(?P<colon>(?=\s*[：:]))"
        rf"|(?P<relatives>(?={_RELATIVES}))|(?P<then>(?={_THEN}))"
    )
    return Patterns(
        firsts,
        single,
        "".join(char for char in single if char not in data["兼作常用字"]),
        lazy(name),
        lazy(rf"(?P<name>{name})(?:{places})"),
        lazy(
            rf"(?:姓名|学生|学困生|对象)[：:]?\s*(?P<name>{name})(?=[，,（(：:。、\s]|$)",
            re.MULTILINE,
        ),
        lazy(rf"{name}(?:[、，,]\s*{name}){{1,40}}(?={_LIST_END})", re.MULTILINE),
        (*data["不是姓名"], *data["代称"], *data["名人"]),
    )


def uses_aliases(article: Article) -> bool:
    """Whether an article says that the names in it are not the pupils' own."""
    return "化名" in article.text and bool(ALL_ALIASES.search(article.text))


def passages_with_names(article: Article) -> Iterator[Passage]:
    """Yield the passages in which there may be a full name; the others are not worth a look."""
    text, known = article.text, patterns()
    found = {
        match.start()
        for pattern in (known.places, known.labelled, known.lists)
        for match in pattern.finditer(text)
    }
    places = sorted(found)
    held = {id(passage) for passage in article.holding(*article.about.names)}
    offset = index = 0
    for passage in article.passages:
        offset += len(passage.text) + 1
        before = index
        while index < len(places) and places[index] < offset:
            index += 1
        if index > before or id(passage) in held:
            yield passage


def persons_in(text: str, known: Iterable[str] = ()) -> Iterator[Person]:
    """Yield the full names in a text in order of their places; some may be known."""
    found = {(person.start, person.end): person for person in _persons(text, known)}
    for place in sorted(found):
        if not ALIAS.match(text, place[1]):
            yield found[place]


def _persons(text: str, known: Iterable[str]) -> Iterator[Person]:
    for match in patterns().places.finditer(text):
        if _is_name(match["name"]) and _stands_as_name(text, match):
            yield Person(match["name"], *match.span("name"))
    if "姓名" in text or "学" in text or "对象" in text:
        for match in patterns().labelled.finditer(text):
            name = match["name"]
            if _is_name(name) and (_is_sure(name) or len(name) >= FULL):
                yield Person(match["name"], *match.span("name"))
    for match in patterns().lists.finditer(text):
        names = [
            Person(each[0], match.start() + each.start(), match.start() + each.end())
            for each in HAN_TOGETHER.finditer(match[0])
        ]
        if _are_names(text, match.end(), [person.name for person in names]) and _begins(
            text, match.start()
        ):
            yield from names
    for name in known:
        start = text.find(name)
        while name and start >= 0:
            yield Person(name, start, start + len(name))
            start = text.find(name, start + len(name))


def _are_names(text: str, end: int, names: list[str]) -> bool:
    """Whether a list is one of names; one that only a comma ends could be of anything."""
    sure = [_is_sure(name) for name in names]
    if text[end : end + 1] in {"，", ","}:
        return all(sure) and all(_is_name(name) and len(name) >= FULL for name in names)
    return any(sure) and all(map(_is_name, names))


def _stands_as_name(text: str, match: re.Match[str]) -> bool:
    """Whether what looks like a name has no word going on before it, and stands where names do."""
    start, name = match.start(), match["name"]
    if match["sure"] is not None:
        return _begins(text, start)
    if not _is_sure(name):
        return False
    if match["colon"] is not None:
        return bool(_MARK.fullmatch(text, 0, start))
    if len(name) < FULL:
        return False
    if match["relatives"] is not None:
        return _begins(text, start)
    return bool(_MARK.fullmatch(text, 0, start)) or text[start - 1] in _SENTENCE_ENDS


def _begins(text: str, start: int) -> bool:
    before = text[start - 1 : start]
    return not before or before in _BEFORE or not "\u4e00" <= before <= "\u9fff"


def _is_sure(name: str) -> bool:
    """Whether a name begins with a surname that is hardly ever another word."""
    return name[0] in patterns().sure or name[0] not in patterns().single


def _is_name(name: str) -> bool:
    return not name.startswith(patterns().no_names)


def named_rows(article: Article) -> Iterator[tuple[Passage, str]]:
    """Yield the cells of tables that hold a full name, each with the rest of its row."""
    columns: dict[tuple[int, int], str] = {}
    rows: dict[tuple[int, int], list[Passage]] = {}
    for passage in article.passages:
        if passage.part is not Part.CELL or passage.cell is None:
            continue
        if passage.cell.row == 0:
            columns[passage.cell.table, passage.cell.column] = passage.text.replace(" ", "")
        else:
            rows.setdefault((passage.cell.table, passage.cell.row), []).append(passage)
    firsts, full = patterns().firsts, patterns().name
    for (table, _), cells in rows.items():
        for passage in cells:
            place = (table, passage.cell.column if passage.cell else 0)
            if columns.get(place) not in NAME_HEADERS:
                continue
            name = "".join(passage.text.split())
            is_full = name[:1] in firsts and name.isalpha() and full.fullmatch(name)
            if (is_full and _is_name(name)) or name in article.about.names:
                rest = [
                    f"{columns.get((table, other.cell.column), '')}：{other.text}"
                    for other in cells
                    if other is not passage and other.cell is not None
                ]
                yield passage, "；".join(rest)


def around_name(text: str, start: int, end: int) -> str:
    """Return what is said of a name's bearer: the sentence around it, and what goes on from it."""
    begin = max(start - BEFORE, 0)
    for stop in STOP.finditer(text, begin, start):
        begin = stop.end()
    last = STOP.search(text, end, end + BEHIND)
    return text[begin : last.start() if last else end + BEHIND]
