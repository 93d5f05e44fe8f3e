"""Where the passages of a document have numbers of headings and items, at their start or within."""

from __future__ import annotations

from typing import TYPE_CHECKING

from plangen.language.marks import doubtful_mark, mark_at, read_mark
from plangen.language.patterns import lazy

if TYPE_CHECKING:
    import re
    from collections.abc import Iterator, Mapping, Sequence

    from plangen.language.marks import PrintedNumber
    from plangen.readers.passages import Passage

HEADING_FAMILIES = ("一", "（一）")
# Where within a paragraph a number may open an item: behind a sentence, any that goes on with a
# list; behind a space, colon or bracket (表 2、 and 比分：3、), only the first and the next one, or
# one in brackets behind a colon; behind a comma only 第二， and 二是.
WITHIN = lazy(
    r"(?P<before>[。；;！!？?:：”）)\s，,、])(?=[一二三四五六七八九十\d（(第①-⑳⑴-⒛㈠-㈩])"
)
STRONG, COMMA, COLON = "。；;！!？?", "，,、", ":："
SPOKEN = ("一是", "第一")
BRACKETED = ("（一）", "（1）", "①")
# Passages after a doubtful number within which the list has to go on.
NEAR = 12
# Where an entry begins, its text and its end, and the number; a heading may have none.
Place = tuple[int, int, int, "PrintedNumber | None"]


def numbers_of(passages: Sequence[Passage]) -> Iterator[list[Place]]:
    """Yield for each passage the entries that it holds, in order."""
    last: dict[str, int] = {}
    for passage, own in zip(passages, _own_numbers(passages), strict=True):
        yield _places(passage, own, last)


def _own_numbers(passages: Sequence[Passage]) -> list[PrintedNumber | None]:
    """Return the number with which each passage begins.

    One that may be none (2.20以内的加减法) is a number if the list has come to it and goes on.
    """
    own = [
        (read_mark(passage.mark) if passage.mark else None) or mark_at(passage.text)
        for passage in passages
    ]
    before: dict[str, int] = {}
    for index, passage in enumerate(passages):
        number = own[index]
        if number is None and not passage.mark:
            doubtful = doubtful_mark(passage.text)
            if (
                doubtful is not None
                and doubtful.number in {1, before.get(doubtful.form, 0) + 1}
                and _goes_on(own, index, doubtful)
            ):
                number = own[index] = doubtful
        if number is not None:
            before[number.form] = number.number
    return own


def _goes_on(own: Sequence[PrintedNumber | None], index: int, doubtful: PrintedNumber) -> bool:
    """Whether the next number of the same dress is the next in order."""
    following = (
        number.number
        for number in own[index + 1 : index + 1 + NEAR]
        if number is not None and number.form == doubtful.form
    )
    return next(following, 0) == doubtful.number + 1


def _places(passage: Passage, own: PrintedNumber | None, last: dict[str, int]) -> list[Place]:
    """Return the entries of a passage; ``last`` has the last number of each family before it."""
    text = passage.text
    starts: list[tuple[int, int, PrintedNumber | None]] = []
    if passage.level or (own is not None and own.family in HEADING_FAMILIES):
        # Lists end where a section begins.
        for family in [*last]:
            if family not in HEADING_FAMILIES:
                del last[family]
    if own is not None:
        starts.append((0, len(own.text) if passage.text.startswith(own.text) else 0, own))
        last[own.family] = own.number
    elif passage.level > 1:
        starts.append((0, 0, None))
    behind = starts[0][1] if starts else 0
    for found in WITHIN.finditer(text, max(behind - 1, 0)):
        printed = mark_at(text, found.end())
        if printed is not None and _may_open(printed, _before(text, found), last):
            starts.append((found.end(), found.end() + len(printed.text), printed))
            last[printed.family] = printed.number
    stops = [*(start for start, _, _ in starts), len(text)][1:]
    return [
        (start, begin, stop, printed)
        for (start, begin, printed), stop in zip(starts, stops, strict=True)
    ]


def _before(text: str, found: re.Match[str]) -> str:
    """Return the character that a number follows; a space does not hide a full stop."""
    if not found["before"].isspace():
        return found["before"]
    return text[max(found.start() - 3, 0) : found.start()].rstrip()[-1:] or " "


def _may_open(printed: PrintedNumber, before: str, last: Mapping[str, int]) -> bool:
    """Whether a number within a paragraph, behind some character, opens an item there."""
    goes_on = printed.family in last
    is_next = printed.number in {1, last.get(printed.family, 0) + 1}
    if printed.family in SPOKEN:
        return is_next or goes_on
    if before in COMMA:
        return False
    if before in COLON:
        return is_next or printed.family in BRACKETED
    return is_next or (before in STRONG and goes_on)
