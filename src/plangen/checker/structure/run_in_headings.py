"""S06."""

from __future__ import annotations

from typing import TYPE_CHECKING

from plangen.checker.rule import Finding, Rule
from plangen.language.patterns import lazy
from plangen.problems import Severity
from plangen.readers.item_numbers import HEADING_FAMILIES, SPOKEN

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from plangen.readers.articles import Article
    from plangen.readers.outline import Entry, Outline

TITLE = lazy(r"(?P<title>[^\s。，；：！？、]{2,20})[ \t\u3000]+(?=[^\s].{14})")
GAP = lazy(r"[\u4e00-\u9fff] +[\u4e00-\u9fff]")
SENTENCE = lazy(r"[。！？]")
LONGEST_TITLE = 30
LEAST_BODY = 40
# Characters of a heading of the file's own that cannot be a heading alone.
LONGEST_HEADING = 60


class RunInHeadings(Rule):
    """A heading, and each item of a list of paragraphs, stands on a line of its own."""

    id = "S06"
    summary = "标题和条目各自成行，不与前后的文字连在一起"
    why = "标题粘在段落里，读的人看不到它，目录里也没有它；这多半是复制时丢了换行。"
    bad = (
        "一、学生情况\n\n全班45人。二、原因分析\n\n家里没人看管。\n\n三、措施\n\n每天辅导。\n",
        "1. 建立档案，写清缺漏。\n2. 课后辅导十分钟。3. 每周与家长联系一次。\n4. 月末小结。\n",
        "一、学生情况\n\n全班45人。\n\n二、原因分析 放学后没有人看管，作业常常拖到第二天才交。\n",
        "一、尊重学生 每天问一句好。 二、谈心 每周单独谈一次，记下难处。 三、信任 交一件事。",
    )
    good = (
        "做到：（1）先读题；（2）再列式；（3）后检查。\n",
        "1. 建立档案。每人一份，写清缺漏。\n2. 课后辅导。每天十分钟。\n",
        "（一）建立档案。每人一份，写清缺漏。\n\n（二）课后辅导。每天十分钟。\n",
        "1. 准备：①看书；②做题。\n2. 上课\n",
        "一、情况\n\n原因有三：一、基础弱；二、没人管；三、动笔慢。\n\n二、措施\n\n每天辅导。\n",
        "## 一、学生情况（三年级 2班）\n\n全班45人。\n",
    )

    def check(self, article: Article) -> Iterator[Finding]:
        for run in article.outline.runs:
            # Lists in one sentence are spoken on purpose: 一是…，二是….
            if run[0].printed is None or run[0].printed.family in SPOKEN:
                continue
            yield from _within(run)
            yield from _before_body(run, article.outline)


def _within(run: Sequence[Entry]) -> Iterator[Finding]:
    """Find what begins within the paragraph of another, where others begin paragraphs."""
    opening = [entry for entry in run if not entry.runs_on]
    is_heading = run[0].printed is not None and run[0].printed.family in HEADING_FAMILIES
    if len(opening) > 1 or (is_heading and opening and opening[0].is_heading):
        for entry in run:
            if entry.runs_on and _before(entry) not in "；;，,、：:":
                yield _finding(entry, "前面的文字", None)
    elif is_heading and len(run) > 1 and run[-1].index == run[0].index:
        # All on one line: told once, unless it is one sentence.
        inner = [entry for entry in run if entry.runs_on and _before(entry) not in "；;，,、：:"]
        if inner and all(SENTENCE.search(entry.text) for entry in run[:-1]):
            yield _finding(inner[0], "前面的文字", None if len(inner) > 1 else Severity.WARNING)


def _before(entry: Entry) -> str:
    return entry.passage.text[: entry.start].rstrip()[-1:] or "："


def _before_body(run: Sequence[Entry], outline: Outline) -> Iterator[Finding]:
    """Find headings with their text on the same line, where others stand alone."""
    alone = [entry for entry in run if _stands_alone(entry, outline)]
    for entry in run:
        if entry.runs_on or len(entry.text) < LEAST_BODY // 2 or entry in alone:
            continue
        title = TITLE.match(entry.text)
        is_run_in = title is not None and not GAP.search(entry.text, title.end())
        is_run_in = is_run_in and bool(SENTENCE.search(entry.text))
        is_long = len(entry.text) >= LEAST_BODY and bool(SENTENCE.search(entry.text))
        if is_run_in and title:
            if alone or (entry.printed and entry.printed.family in HEADING_FAMILIES):
                yield _finding(
                    entry, "后面的正文", None if alone else Severity.WARNING, title["title"]
                )
        elif (entry.passage.level and len(entry.text) > LONGEST_HEADING and is_long) or (
            is_long and len(alone) > 1 and entry.printed and entry.printed.family == "一"
        ):
            yield _finding(entry, "后面的正文", Severity.WARNING)


def _stands_alone(entry: Entry, outline: Outline) -> bool:
    """Whether an entry is a heading on a line of its own; a plain number has its text below it."""
    return (
        not entry.runs_on
        and 0 < len(entry.text) <= LONGEST_TITLE
        and not SENTENCE.search(entry.text)
        and entry.passage.text.endswith(entry.text)
        and (bool(entry.passage.level) or entry.is_heading or outline.is_title(entry))
    )


def _finding(entry: Entry, other: str, severity: Severity | None, title: str = "") -> Finding:
    printed = entry.printed.text if entry.printed else ""
    shown = f"{printed.strip()}{title or entry.text[:12]}"
    return Finding(
        entry.passage,
        entry.start,
        entry.number_end + len(title),
        f"“{shown}”和{other}连在一起了",
        "在它前面换行" if other.startswith("前") else "标题单独成行，正文另起一段",
        severity=severity,
    )
