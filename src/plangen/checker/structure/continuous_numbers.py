"""S01."""

from __future__ import annotations

from itertools import accumulate, pairwise
from typing import TYPE_CHECKING

from plangen.checker.rule import Change, Finding, Rule

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from plangen.readers.articles import Article
    from plangen.readers.outline import Entry


# A first number up to this may be what is left of a list that lost its head.
MOST_LOST = 3


class ContinuousNumbers(Rule):
    """Numbers of one list go on by one: 7 is not followed by 10."""

    id = "S01"
    summary = "序号连续：不跳号、不重号"
    why = "序号从7跳到10，读的人会以为少了两条，多半是从别处复制时丢了内容。"
    bad = (
        "1. 建立档案\n2. 课后辅导\n5. 家校联系\n",
        "一、学生情况\n二、原因分析\n二、措施\n",
        "1、建档\n2、辅导\n4.家访\n",
        "做到：（1）先读题；（2）再列式；（4）后检查。\n",
        "一、情况\n二、原因\n三、目标\n四、措施\n三、目标\n五、安排\n",
    )
    good = (
        "1. 建立档案\n2. 课后辅导\n3. 家校联系\n",
        "一、二年级共4个班。\n二、措施\n",
        "一、情况\n1. 甲\n2. 乙\n二、措施\n1. 丙\n2. 丁\n",
        "1、建档\n2、辅导\n3.家访\n",
        "1. 加法\n2.20以内的减法\n3. 乘法\n",
        "1. 准备：（1）看书；（2）做题。\n2. 上课：（1）听讲；（2）练习。\n",
    )

    def check(self, article: Article) -> Iterator[Finding]:
        for run in article.outline.runs:
            yield from _jumps(run)


def _jumps(run: Sequence[Entry]) -> Iterator[Finding]:
    """Yield a finding where a number does not go on from the one before or the highest so far.

    With what all of them change, the list counts from its first number without a break.
    """
    printed = [entry.printed.number for entry in run if entry.printed is not None]
    highest = [*accumulate(printed, max)]
    slips = [
        place
        for place, (before, number) in enumerate(pairwise(printed), start=1)
        if number not in {before + 1, highest[place - 1] + 1, printed[0] + place}
    ]
    base = printed[0]
    if slips and 1 < base <= MOST_LOST:
        # A list that has gaps has lost its first items too.
        base = 1
        yield _first(run, slips[0])
    # Where numbers fall back by more than one, another list may have begun.
    mends = all(printed[slip] >= printed[slip - 1] - 1 for slip in slips)
    for slip, stop in pairwise([*slips, len(run)]):
        before, entry = run[slip - 1], run[slip]
        if before.printed is None or entry.printed is None:
            continue
        falls = printed[slip] <= highest[slip - 1]
        yield Finding(
            entry.passage,
            entry.start,
            entry.number_end,
            f"“{before.printed.text.strip()}”后面是“{entry.printed.text.strip()}”，"
            + ("序号重了" if falls else "序号不连续"),
            "看看有没有丢了或重复的内容；没有，就从这里起接着往下编号",
            _renumbered(run[slip:stop], base + slip) if mends else (),
            ((before.passage, before.start),),
        )


def _first(run: Sequence[Entry], stop: int) -> Finding:
    entry = run[0]
    text = entry.printed.text if entry.printed else ""
    return Finding(
        entry.passage,
        entry.start,
        entry.number_end,
        f"这一列从“{text.strip()}”数起，中间也有缺的",
        "看看有没有丢了的内容；没有，就从1起编号",
        _renumbered(run[:stop], 1),
    )


def _renumbered(entries: Sequence[Entry], number: int) -> tuple[Change, ...]:
    """Give entries the numbers from one on; nothing where the program sets one of them."""
    changes = []
    for right, entry in enumerate(entries, start=number):
        if entry.printed is None or entry.is_native:
            return ()
        if entry.printed.number != right:
            text = entry.printed.text
            try:
                new = entry.printed.with_number(right)
            except ValueError:
                return ()
            changes.append(Change(entry.passage, entry.start, entry.start + len(text), new))
    return tuple(changes)
