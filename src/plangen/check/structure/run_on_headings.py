"""S06."""

from __future__ import annotations

from typing import TYPE_CHECKING

from plangen.check.rule import Finding, Rule
from plangen.problems import Severity

if TYPE_CHECKING:
    from collections.abc import Iterator

    from plangen.readers.articles import Article
    from plangen.readers.outline import Entry

FULL_STOPS = "。！？”"


class RunOnHeadings(Rule):
    """A heading or item begins a paragraph of its own."""

    id = "S06"
    summary = "标题和条目另起一段"
    why = "“二、”“3、”接在上一段后面，多半是从网页复制时丢了换行，目录和序号都认不出来。"
    bad = (
        "一、学生情况\n本班有学困生6名。二、原因分析\n主要是基础薄弱。\n",
        "1、建立档案。\n2、课后辅导，当天过关。3、家校联系。\n",
    )
    good = (
        "一、学生情况\n本班有学困生6名。\n二、原因分析\n主要是基础薄弱。\n",
        "做到三点：（1）面批；（2）家访；（3）结对。\n",
        "服务对象是低年级学生。一、二年级不留书面作业。\n",
        "分三步：1.读题；2.画图；3.列式。\n",
    )

    def check(self, article: Article) -> Iterator[Finding]:
        before: Entry | None = None
        for entry in article.outline.entries:
            if entry.runs_on and entry.printed is not None:
                severity = _severity(entry, before)
                if severity is not None:
                    yield Finding(
                        entry.passage,
                        entry.start,
                        entry.start + len(entry.printed.text),
                        f"“{entry.printed.text}{entry.text[:10]}”接在上一段后面",
                        f"在“{entry.printed.text}”前面换行，另起一段",
                        severity=severity,
                    )
            before = entry


def _severity(entry: Entry, before: Entry | None) -> Severity | None:
    """How sure it is that a number within a paragraph ought to open one; None if it is not."""
    if entry.printed is None or entry.passage.text[entry.start - 1] not in FULL_STOPS:
        return None
    siblings = [
        other
        for other in (entry.parent.children if entry.parent else ())
        if other.printed and other.printed.family == entry.printed.family
    ]
    if entry.printed.family == "一":
        return Severity.ERROR
    if entry.printed.family not in {"1", "（一）"}:
        return None
    follows = (
        before is not None
        and before.printed is not None
        and before.printed.family == entry.printed.family
        and before.printed.number + 1 == entry.printed.number
        and not before.runs_on
    )
    if follows:
        return Severity.ERROR
    return Severity.WARNING if any(not other.runs_on for other in siblings) else None
