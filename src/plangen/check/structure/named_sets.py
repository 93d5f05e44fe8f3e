"""S02."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from plangen.check.rule import Finding, Rule
from plangen.language.numerals import NUMERAL, read_numeral

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from plangen.readers.articles import Article
    from plangen.readers.outline import Entry

ANNOUNCED = re.compile(
    rf"(?P<said>(?P<number>{NUMERAL})(?:个一|优先|定|勤|心|清|到位|坚持|不准|结合|步走"
    r"|(?:个|大|条|项|点|种|方面)(?:方面|措施|做法|步骤|原则|要点|环节|原因|工作|阶段|要求|内容|办法)?))"
    r"[”’」]?[^。；：:！？]{0,14}[：:。]?$"
)
FEWEST, MOST = 2, 20


class NamedSets(Rule):
    """A set that is announced with a number has as many members."""

    id = "S02"
    summary = "说了几条，就列几条"
    why = "写着“八优先”只列五项，或“以下三点”列出四点，读的人不知道哪里漏了。"
    bad = (
        "落实“八优先”：\n1. 座位优先\n2. 提问优先\n3. 面批优先\n4. 辅导优先\n5. 表扬优先\n",
        "主要从以下三个方面做起：\n（1）面批\n（2）家访\n（3）结对\n（4）谈话\n",
    )
    good = (
        "主要从以下三个方面做起：\n（1）面批\n（2）家访\n（3）结对\n",
        "全班分成四个小组。\n1. 每组选一名组长\n2. 每周一换座位\n",
        "本学期抓好三项工作。\n\n一、面批\n",
    )

    def check(self, article: Article) -> Iterator[Finding]:
        entries = article.outline.entries
        first_at: dict[tuple[int, bool], int] = {}
        for place, entry in enumerate(entries):
            first_at.setdefault((entry.index, entry.runs_on), place)
        for index, passage in enumerate(article.running):
            if not passage.text.endswith(("：", ":")):
                continue
            found = ANNOUNCED.search(passage.text)
            number = read_numeral(found["number"]) if found else None
            begins = first_at.get((index + 1, False))
            if found is None or number is None or begins is None:
                continue
            items = _list_from(entries, begins)
            if FEWEST <= len(items) <= MOST and number > 1 and len(items) != number:
                yield Finding(
                    passage,
                    *found.span("said"),
                    f"这里说“{found['said']}”，下面列了{len(items)}条",
                    "补上漏掉的，或改成实际的条数",
                    others=((items[-1].passage, items[-1].start),),
                )


def _list_from(entries: Sequence[Entry], place: int) -> list[Entry]:
    """Return the items of the list that begins at an entry; nothing if it does not begin one."""
    first = entries[place]
    if first.printed is None or first.printed.number != 1:
        return []
    items = [first]
    for entry in entries[place + 1 :]:
        if entry.parent is not first.parent or entry.printed is None:
            if _is_above(entry, first):
                break
            continue
        if entry.printed.family != first.printed.family or entry.printed.number == 1:
            break
        items.append(entry)
    return items


def _is_above(entry: Entry, first: Entry) -> bool:
    """Whether an entry ends the list of another: it stands no deeper."""
    parent = entry.parent
    while parent is not None:
        if parent.parent is first.parent:
            return False
        parent = parent.parent
    return True
