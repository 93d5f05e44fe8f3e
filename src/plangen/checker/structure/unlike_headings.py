"""S05."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from plangen.checker.rule import Change, Finding, Rule
from plangen.problems import Severity
from plangen.readers.item_numbers import HEADING_FAMILIES
from plangen.readers.outline import LONGEST_HEADING

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from plangen.readers.articles import Article
    from plangen.readers.outline import Entry

SIGNS = {"。": "句号", "：": "冒号", "；": "分号", "，": "逗号", "、": "顿号", "": "没有标点"}
LEAST = 2


class UnlikeHeadings(Rule):
    """Headings of one list look alike: of one level, with or without a full stop."""

    id = "S05"
    severity = Severity.WARNING
    summary = "并列的标题样式一致：级别相同，末尾标点相同"
    why = "并列的标题有的是二级、有的是三级，有的带句号、有的不带，排出来的目录和层次就乱了。"
    bad = (
        "# 计划\n\n### 一、情况\n\n甲。\n\n## 二、原因\n\n乙。\n\n## 三、措施\n\n丙。\n",
        "# 计划\n\n## 一、情况\n\n甲。\n\n## 二、原因\n\n乙。\n\n三、措施\n\n丙。\n",
        "一、学生情况\n\n甲。\n\n二、原因分析\n\n乙。\n\n三、措施。\n\n丙。\n",
    )
    good = (
        "# 计划\n\n## 一、情况\n\n甲。\n\n## 二、原因\n\n乙。\n\n### （一）家庭\n\n丙。\n",
        "一、学生情况\n\n甲。\n\n二、原因分析\n\n乙。\n",
        "一、每天辅导十分钟。\n二、每周家访一次。\n三、每月小结一次。\n",
        "一、学生情况。全班45人，6人有困难。\n\n二、原因分析\n\n乙。\n",
        "1. 建档\n2. 每天课后辅导。\n",
    )

    def check(self, article: Article) -> Iterator[Finding]:
        for run in article.outline.runs:
            heads = [entry for entry in run if not entry.runs_on]
            if len(heads) < LEAST:
                continue
            yield from _levels(heads)
            if heads[0].printed and (
                heads[0].passage.level or heads[0].printed.family in HEADING_FAMILIES
            ):
                yield from _endings(heads)


def _levels(heads: Sequence[Entry]) -> Iterator[Finding]:
    levels = Counter(entry.passage.level for entry in heads)
    if len(levels) < LEAST:
        return
    usual = max(levels, key=lambda level: (levels[level], level > 0))
    right = next(entry for entry in heads if entry.passage.level == usual)
    for entry in heads:
        if entry.passage.level != usual:
            told = f"是{entry.passage.level}级标题" if entry.passage.level else "不是标题样式"
            same = f"是{usual}级标题" if usual else "不是标题样式"
            yield Finding(
                entry.passage,
                entry.start,
                entry.start + len(entry.passage.text),
                f"“{_shown(entry)}”{told}，与它并列的“{_shown(right)}”{same}",
                f"并列的标题用同一级样式，把它改成与“{_shown(right)}”一样",
                others=((right.passage, right.start),),
            )


def _endings(heads: Sequence[Entry]) -> Iterator[Finding]:
    """Compare what short lines of their own end with."""
    short = [entry for entry in heads if 0 < len(entry.text) <= LONGEST_HEADING and _is_line(entry)]
    ends = Counter(_end(entry) for entry in short)
    if len(ends) < LEAST or len(short) < len(heads):
        return
    usual, count = ends.most_common(1)[0]
    if ends[""] == count:
        usual = ""
    right = next(entry for entry in short if _end(entry) == usual)
    for entry in short:
        end = _end(entry)
        if end != usual:
            text = entry.passage.text
            yield Finding(
                entry.passage,
                len(text) - len(end),
                len(text),
                f"标题“{_shown(entry)}”末尾{_called(end)}，并列的“{_shown(right)}”末尾{_called(usual)}",
                "并列的标题末尾统一，单独成行的标题不加标点",
                (Change(entry.passage, len(text) - 1, len(text), ""),) if not usual else (),
                ((right.passage, right.start),),
            )


def _is_line(entry: Entry) -> bool:
    """Whether an entry is one line with no more than one sentence."""
    return entry.passage.text.endswith(entry.text) and "。" not in entry.text[:-1]


def _end(entry: Entry) -> str:
    last = entry.text[-1:]
    return last if last in SIGNS else ""


def _called(end: str) -> str:
    return f"有{SIGNS[end]}" if end else SIGNS[end]


def _shown(entry: Entry) -> str:
    printed = entry.printed.text.strip() if entry.printed else ""
    return f"{printed}{entry.text[:12]}"
