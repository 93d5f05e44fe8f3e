"""S08."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from plangen.check.rule import Finding, Rule
from plangen.problems import Severity
from plangen.readers.passages import Part

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from plangen.readers.articles import Article
    from plangen.readers.passages import Passage

LIST = re.compile(r"(?:名单|安排|分工|课时|名册|人员|时间|进度)(?:如下|见下)[^。；]{0,4}[：:]?$")
TABLE = re.compile(r"(?:见|如)(?:下|附)?表(?:所示)?[：:。]?$|见下表")
NEAR = 3


class AnnouncedLists(Rule):
    """A list or table that is announced is there."""

    id = "S08"
    severity = Severity.WARNING
    summary = "说“名单如下”“见下表”，下面就有"
    why = "名单和表格复制时最容易丢，只剩下一句“名单如下”。"
    bad = (
        "本班学困生名单如下：\n\n二、原因分析\n\n基础薄弱。\n",
        "课时安排见下表。\n\n二、措施\n\n每天面批。\n",
        "| 单元 | 课时 |\n| --- | --- |\n\n三、措施\n",
    )
    good = (
        "本班学困生名单如下：\n\n许×、马×、周×。\n",
        "课时安排见下表。\n\n| 单元 | 课时 |\n| --- | --- |\n| 一 | 8 |\n",
        "课时安排见下表。\n\n表1 课时\n\n| 单元 | 课时 |\n| --- | --- |\n| 一 | 8 |\n",
    )

    def check(self, article: Article) -> Iterator[Finding]:
        passages = article.passages
        headings = {id(e.passage) for e in article.outline.entries if e.is_heading}
        for place, passage in enumerate(passages):
            if passage.part is not Part.BODY:
                continue
            following = passages[place + 1 : place + 1 + NEAR]
            if (found := TABLE.search(passage.text)) and not _has_table(passages, place):
                yield _finding(passage, found, "表格")
            elif (found := LIST.search(passage.text)) and (
                not following or id(following[0]) in headings
            ):
                yield _finding(passage, found, "名单")
        yield from _empty_tables(passages)


def _has_table(passages: Sequence[Passage], place: int) -> bool:
    """Whether a table stands near a passage, on either side."""
    near = passages[max(place - NEAR, 0) : place + 1 + NEAR]
    return any(passage.cell is not None for passage in near)


def _finding(passage: Passage, found: re.Match[str], what: str) -> Finding:
    said = found[0].rstrip("：:。")
    return Finding(
        passage, *found.span(), f"这里说“{said}”，下面没有{what}", f"补上{what}，或删去这句话"
    )


def _empty_tables(passages: Sequence[Passage]) -> Iterator[Finding]:
    rows: dict[int, set[int]] = {}
    first: dict[int, Passage] = {}
    for passage in passages:
        if passage.cell is not None:
            rows.setdefault(passage.cell.table, set()).add(passage.cell.row)
            first.setdefault(passage.cell.table, passage)
    for table, found in rows.items():
        if found == {0} and first[table].cell is not None:
            passage = first[table]
            cells = sum(1 for p in passages if p.cell is not None and p.cell.table == table)
            if cells > 1:
                yield Finding(
                    passage,
                    0,
                    len(passage.text),
                    f"这张表只有表头（{passage.text}……），没有内容",
                    "补上各行，或删去这张表",
                )
