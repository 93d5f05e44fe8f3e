"""T06."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from msgspec import Struct, field

from plangen.checker.rule import Change, Finding, Rule
from plangen.language.characters import HAN
from plangen.language.patterns import lazy
from plangen.problems import Severity
from plangen.readers.passages import Part

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from plangen.readers.articles import Article
    from plangen.readers.passages import Passage

# Opening and closing marks that belong together, whatever their width.
KINDS = ("“”", "‘’", "（(）)", "《》", "〈〉", "【】", "「」", "『』")
OPENING = {kind[i]: kind for kind in KINDS for i in range(len(kind) // 2)}
CLOSING = {kind[i]: kind for kind in KINDS for i in range(len(kind) // 2, len(kind))}
MARK = lazy("[" + re.escape("".join([*OPENING, *CLOSING])) + "]")
STRAIGHT = lazy('"')
MARKED = lazy(f"{MARK.pattern}|{STRAIGHT.pattern}")
# 1） 2) A. a) number items and close nothing.
NUMBER_BEFORE = lazy(r"(?:^|[\s。；;：:，,、）)])(?:\d{1,2}|[A-Za-z一二三四五六七八九十]{1,2})$")
LATIN = lazy(r"[A-Za-z]")
SHOWN = 10
# How long a quotation may be of which one mark was typed the wrong way round (characters).
LONGEST_QUOTATION = 30


class _Scan(Struct):
    """What a passage opens and does not close, and closes and did not open, by kind."""

    opened: dict[str, list[int]] = field(default_factory=dict)
    closed: dict[str, list[int]] = field(default_factory=dict)
    nested: list[int] = field(default_factory=list)


class UnbalancedMarks(Rule):
    """Quotation marks, brackets and title marks come in pairs."""

    id = "T06"
    severity = Severity.WARNING
    summary = "引号、括号、书名号成对"
    why = "只有前一半或后一半，读的人分不清引的是哪几个字；一个打反了也算不成对。"
    bad = (
        "坚持“一帮一的办法，每周两次。",
        "根据《义务教育课程方案的要求，制定本计划。",
        "称呼他们”学困生“不合适。",
        "全班31人（男生18人，女生13人，其中学困生6人。",
        "认真学习《关于《减负通知》的意见》。",
    )
    good = (
        "坚持“一帮一”的办法（每周两次）。",
        "1）建立档案\n2）课后辅导\n",
        "学习《关于〈减负通知〉的意见》。",
        "It’s my book. 学生读得很好。",
        "他说：“今天真好。\n\n“明天也好。”",
        "男生18人（其中学困生4人),女生13人。",
    )
    for_fragments = True

    def check(self, article: Article) -> Iterator[Finding]:
        marked = [*article.matching(MARKED)]
        yield from _in_sequence(p for p in marked if p.part is Part.BODY)
        for passage in marked:
            if passage.part is not Part.BODY:
                yield from _in_sequence([passage])


def _in_sequence(passages: Iterable[Passage]) -> Iterator[Finding]:
    """Yield what stays open through paragraphs that follow each other."""
    pending: dict[str, tuple[Passage, int]] = {}
    for passage in passages:
        text = passage.text
        if '"' in text:
            yield from _straight(passage)
        if not MARK.search(text):
            continue
        scan = _scan(text)
        if text[0] == "“" and not scan.opened.get("“”"):
            # The last paragraph of a quotation, each of which begins with the mark that opens it.
            pending.pop("“”", None)
        if scan.nested and text.count("《") == text.count("》"):
            for place in scan.nested:
                yield from _nested(passage, place)
        reversed_pair = _reversed_pair(scan, text)
        if reversed_pair and not pending.get("“”"):
            yield _turned(passage, *reversed_pair)
            scan.opened.pop("“”", None)
            scan.closed.pop("“”", None)
        yield from _matched(passage, scan, pending)
    for passage, place in sorted(pending.values(), key=lambda one: (one[0].line, one[1])):
        yield _lone(passage, place)


def _matched(
    passage: Passage, scan: _Scan, pending: dict[str, tuple[Passage, int]]
) -> Iterator[Finding]:
    """Let what an earlier paragraph opened be closed here; yield what has no other half."""
    for kind in KINDS:
        if kind not in scan.opened:
            continue
        closed, opened = scan.closed.get(kind, []), scan.opened.get(kind, [])
        if closed and kind in pending:
            pending.pop(kind)
            closed = closed[1:]
        for place in closed:
            yield _lone(passage, place)
        # Each paragraph of a long quotation begins with the mark that opens it.
        for place in opened[:-1]:
            yield _lone(passage, place)
        if opened:
            before = pending.get(kind)
            if before and not (kind == "“”" and opened[-1] == 0):
                yield _lone(*before)
            if not before or opened[-1] != 0:
                pending[kind] = (passage, opened[-1])


def _scan(text: str) -> _Scan:
    scan = _Scan()
    for found in MARK.finditer(text):
        sign, place = found[0], found.start()
        if sign in OPENING:
            kind = OPENING[sign]
            stack = scan.opened.setdefault(kind, [])
            if kind == "《》" and stack:
                scan.nested.append(place)
            stack.append(place)
            continue
        kind = CLOSING[sign]
        stack = scan.opened.setdefault(kind, [])
        if stack:
            stack.pop()
        elif not _closes_nothing(text, place, sign):
            scan.closed.setdefault(kind, []).append(place)
    return scan


def _closes_nothing(text: str, place: int, sign: str) -> bool:
    """Whether a closing sign is an apostrophe, or the sign behind a number."""
    if sign in ")）":
        return bool(NUMBER_BEFORE.search(text, max(place - 4, 0), place))
    return sign == "’" and place > 0 and bool(LATIN.match(text[place - 1]))


def _reversed_pair(scan: _Scan, text: str) -> tuple[int, int] | None:
    """Return the two quotation marks of a passage of which one or both were typed turned round."""
    if not (scan.opened.get("“”") or scan.closed.get("“”")):
        return None
    signs = [i for i, sign in enumerate(text) if sign in "“”"]
    if len(signs) != 2:  # noqa: PLR2004  (an opening and a closing one)
        return None
    first, second = signs
    short = 1 < second - first <= LONGEST_QUOTATION
    return (first, second) if short and "。" not in text[first:second] else None


def _turned(passage: Passage, first: int, second: int) -> Finding:
    words = passage.text[first + 1 : second]
    pairs = ((first, "“"), (second, "”"))
    return Finding(
        passage,
        first,
        second + 1,
        f"“{words}”前后的引号有打反的",
        "前面用“，后面用”",
        tuple(
            Change(passage, place, place + 1, sign)
            for place, sign in pairs
            if passage.text[place] != sign
        ),
    )


def _nested(passage: Passage, place: int) -> Iterator[Finding]:
    """A title within a title has marks of its own: 《…〈…〉…》."""
    text = passage.text
    end = text.find("》", place, place + LONGEST_QUOTATION)
    if end < 0 or text.count("《", place, end) > 1:
        return
    yield Finding(
        passage,
        place,
        end + 1,
        f"书名号里又用了书名号：“{text[place : end + 1]}”",
        f"里面的一层改用单书名号：〈{text[place + 1 : end]}〉",
        (Change(passage, place, place + 1, "〈"), Change(passage, end, end + 1, "〉")),
    )


def _straight(passage: Passage) -> Iterator[Finding]:
    text = passage.text
    places = [found.start() for found in STRAIGHT.finditer(text)]
    if len(places) % 2 and re.search(f'[{HAN}]"|"[{HAN}]', text):
        yield _lone(passage, places[-1])


def _lone(passage: Passage, place: int) -> Finding:
    text = passage.text
    sign = text[place]
    words = (
        text[max(place - SHOWN, 0) : place + 1] if sign in CLOSING else text[place : place + SHOWN]
    )
    missing = "后一半" if sign in OPENING else "前一半" if sign in CLOSING else "另一半"
    return Finding(
        passage,
        place,
        place + 1,
        f"{words.strip()} 这里的 {sign} 没有{missing}",
        "补上缺的一半；多出来的，删去",
    )
