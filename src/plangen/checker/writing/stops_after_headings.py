"""T17."""

from __future__ import annotations

from typing import TYPE_CHECKING

from plangen.checker.rule import Change, Finding, Rule
from plangen.language.patterns import lazy
from plangen.problems import Severity
from plangen.readers.item_numbers import HEADING_FAMILIES

if TYPE_CHECKING:
    from collections.abc import Iterator

    from plangen.readers.articles import Article
    from plangen.readers.outline import Entry
    from plangen.readers.passages import Passage

STOP = lazy(r"[。；，、]$")
WITHIN = lazy(r"[，。；：！？]")
# A heading that the file does not say is one has at most so many characters.
LONGEST = 16


class StopsAfterHeadings(Rule):
    """A heading has no full stop behind it."""

    id = "T17"
    severity = Severity.NOTICE
    summary = "标题后面不用句号"
    why = "标题自成一行，末尾不加句号；同级的标题有的加、有的不加，尤其显眼。"
    bad = (
        "## 一、学生情况。\n\n全班31人。",
        "一、学生情况\n\n全班31人。\n\n二、原因分析。\n\n基础薄弱。\n\n三、措施\n\n每周辅导。",
    )
    good = (
        "## 一、学生情况\n\n全班31人。",
        "一、每周辅导两次。\n二、每月家访一次。\n三、期末总结。",
        "## 怎样提高兴趣？\n\n多表扬。",
    )

    def check(self, article: Article) -> Iterator[Finding]:
        for passage in article.running:
            if passage.level and STOP.search(passage.text):
                yield _finding(passage)
        for entries in article.outline.lists:
            if any(entry.is_heading and not entry.passage.level for entry in entries):
                yield from (_finding(entry.passage) for entry in entries if _is_stopped(entry))


def _is_stopped(entry: Entry) -> bool:
    """Whether an entry among headings is a heading but for its full stop."""
    bare = entry.text.strip()
    return (
        not entry.passage.level
        and not entry.runs_on
        and entry.printed is not None
        and entry.printed.family in HEADING_FAMILIES
        and entry.passage.text.endswith(f"{bare}")
        and len(bare) <= LONGEST
        and bare.endswith("。")
        and not WITHIN.search(bare[:-1])
    )


def _finding(passage: Passage) -> Finding:
    end = len(passage.text)
    return Finding(
        passage,
        end - 1,
        end,
        f"标题“{passage.text}”后面多了“{passage.text[-1]}”",
        "删去标题末尾的标点",
        (Change(passage, end - 1, end, ""),),
    )
