"""S03."""

from __future__ import annotations

from typing import TYPE_CHECKING

from plangen.checker.rule import Change, Finding, Rule
from plangen.problems import Severity

if TYPE_CHECKING:
    from collections.abc import Iterator

    from plangen.readers.articles import Article
    from plangen.readers.outline import Entry

# Families whose numbers are written in several ways; what is spoken (一是) has but one.
DRESSED = ("一", "（一）", "1", "（1）")


class MixedDress(Rule):
    """Numbers of one level are written in one way: 1、 is not followed by 2."""

    id = "S03"
    severity = Severity.WARNING
    summary = "同一级序号用同一种写法"
    why = "前面写“6、”，后面写“7.”，看不出是同一级还是换了一级；公文依次用一、（一）1.（1）。"
    bad = (
        "1、建档\n2、辅导\n3.家访\n",
        "（一）情况\n（二）原因\n(三)措施\n",
        "一、情况\n1、甲\n2、乙\n二、措施\n1. 丙\n2. 丁\n",
        "（1）建档\n(1)写姓名\n(2)写成绩\n（2）辅导\n",
    )
    good = (
        "1、建档\n2、辅导\n3、家访\n",
        "1. 建档\n1）写姓名\n2）写成绩\n2. 辅导\n",
        "一、情况\n1. 甲\n（1）乙\n（2）丙\n二、措施\n1. 丁\n（1）戊\n",
        "1. 建档：（1）姓名；（2）成绩。\n2. 辅导\n",
        "一、二年级写字。\n一. 情况\n二. 措施\n",
    )

    def check(self, article: Article) -> Iterator[Finding]:
        first: dict[tuple[str, str], Entry] = {}
        for run in article.outline.runs:
            head = run[0]
            if head.printed is None or head.printed.family not in DRESSED:
                continue
            forms = {entry.printed.form for entry in run if entry.printed}
            if len(forms) > 1:
                yield _mixed(run, head.printed.form)
            elif not head.runs_on:
                above = head.parent.printed.family if head.parent and head.parent.printed else ""
                other = first.setdefault((above, head.printed.family), head)
                if above == head.printed.family:
                    other = head.parent or other
                if other.printed and _differ_slightly(other.printed.form, head.printed.form, above):
                    yield _finding(head, other, ())


def _differ_slightly(one: str, two: str, above: str) -> bool:
    """Whether two dresses differ in a sign alone; within an item a bracket makes a level."""
    if one == two:
        return False
    brackets = {"1）", "1)"}
    return not (one in brackets or two in brackets) or (above == "" and {one, two} == brackets)


def _mixed(run: tuple[Entry, ...], usual: str) -> Finding:
    """Tell of the first number in another dress; those are mended if they are the fewer."""
    right = next(entry for entry in run if entry.printed and entry.printed.form == usual)
    odd = [entry for entry in run if entry.printed and entry.printed.form != usual]
    changes = []
    for entry in odd:
        if entry.printed and right.printed and not entry.is_native:
            new = right.printed.with_number(entry.printed.number)
            end = entry.start + len(entry.printed.text)
            changes.append(Change(entry.passage, entry.start, end, new))
    complete = len(changes) == len(odd) and len(odd) * 2 < len(run)
    return _finding(odd[0], right, tuple(changes) if complete else ())


def _finding(entry: Entry, other: Entry, changes: tuple[Change, ...]) -> Finding:
    text = entry.printed.text.strip() if entry.printed else ""
    usual = other.printed.text.strip() if other.printed else ""
    right = (
        other.printed.with_number(entry.printed.number) if entry.printed and other.printed else ""
    )
    return Finding(
        entry.passage,
        entry.start,
        entry.start + (0 if entry.is_native else len(text)),
        f"同一级里有“{usual}”，也有“{text}”，序号的写法不一样",
        f"统一成一种，如把“{text}”改成“{right}”；下一级才换写法",
        changes,
        ((other.passage, other.start),),
    )
