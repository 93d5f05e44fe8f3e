"""S01."""

from __future__ import annotations

from itertools import groupby, pairwise
from typing import TYPE_CHECKING

from plangen.check.rule import Change, Finding, Rule

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from plangen.language.marks import PrintedNumber
    from plangen.readers.articles import Article
    from plangen.readers.outline import Entry
    from plangen.readers.passages import Passage

HAN_DIGITS = "零一二三四五六七八九十"


class ContinuousNumbers(Rule):
    """Numbers of one list begin at one and go on by one: 7 is not followed by 10."""

    id = "S01"
    summary = "序号连续：不跳号、不重号"
    why = "序号从7跳到10，读的人会以为少了两条，多半是从别处复制时丢了内容。"
    bad = (
        "1. 建立档案\n2. 课后辅导\n5. 家校联系\n",
        "一、学生情况\n二、原因分析\n二、措施\n",
        "1、建立档案\n2、课后辅导\n4．家校联系\n",
        "2、课后辅导\n3、家校联系\n",
    )
    good = (
        "1. 建立档案\n2. 课后辅导\n3. 家校联系\n",
        "一、二年级共4个班。\n二、措施\n",
        "一、情况\n1. 人数\n2. 成绩\n\n二、措施\n1. 面批\n2. 家访\n",
        "1.5小时的课后服务分两段。\n\n3.2公里外的学生坐校车。\n",
    )

    def check(self, article: Article) -> Iterator[Finding]:
        for entries in article.outline.lists:
            for run in _runs(entries):
                yield from _jumps(run)


def _runs(entries: Sequence[Entry]) -> Iterator[Sequence[Entry]]:
    """Part a list where it begins again at one; one number alone is no list."""
    starts = 0
    keys = []
    for entry in entries:
        starts += _number(entry) == 1
        keys.append(starts)
    for _, group in groupby(zip(keys, entries, strict=True), key=lambda pair: pair[0]):
        run = [entry for _, entry in group]
        if len(run) > 1:
            yield run


def _jumps(run: Sequence[Entry]) -> Iterator[Finding]:
    first = run[0]
    changes = _renumbered(run)
    if _number(first) != 1:
        told = f"这一列从“{_text(first)}”开始，前面没有第1条"
        yield _finding(first, told, changes, ())
        return
    wanted = 2
    for before, entry in pairwise(run):
        number = _number(entry)
        if number != wanted and number != _number(before) + 1:
            told = f"“{_text(before)}”后面是“{_text(entry)}”，序号不连续"
            yield _finding(entry, told, changes, ((before.passage, before.start),))
            changes = ()
            # Behind a number that was repeated, the list may go on as if it had not been.
            wanted = wanted if number < wanted else number + 1
        else:
            wanted = number + 1


def _finding(
    entry: Entry,
    message: str,
    changes: tuple[Change, ...],
    others: tuple[tuple[Passage, int], ...],
) -> Finding:
    length = 0 if entry.is_native else len(_text(entry))
    return Finding(
        entry.passage,
        entry.start,
        entry.start + length,
        message,
        "看看是不是丢了内容；没有丢，就重新编号",
        changes,
        others,
    )


def _renumbered(run: Sequence[Entry]) -> tuple[Change, ...]:
    """Return the changes that make a list continuous; none where Word sets a number of it."""
    changes = []
    for number, entry in enumerate(run, start=1):
        if entry.is_native or entry.printed is None:
            return ()
        text = entry.printed.text
        new = _numbered(entry.printed, number)
        if new is None:
            return ()
        if new != text:
            changes.append(Change(entry.passage, entry.start, entry.start + len(text), new))
    return tuple(changes)


def _numbered(printed: PrintedNumber, number: int) -> str | None:
    """Return a number's dress with another number in it."""
    if "①" in printed.form:
        return chr(ord("①") + number - 1)
    if "一" in printed.form and printed.family != "一是":
        return printed.form.replace("一", _han(number), 1) if number < 20 else None  # noqa: PLR2004
    if "1" in printed.form:
        return printed.form.replace("1", str(number), 1)
    return None


def _han(number: int) -> str:
    ten, one = divmod(number, 10)
    return ("十" if ten else "") + (HAN_DIGITS[one] if one else "")


def _number(entry: Entry) -> int:
    return entry.printed.number if entry.printed else 0


def _text(entry: Entry) -> str:
    return entry.passage.mark if entry.is_native else entry.printed.text if entry.printed else ""
