"""S11."""

from __future__ import annotations

from typing import TYPE_CHECKING

from plangen.checker.rule import Finding, Rule
from plangen.problems import Severity

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from plangen.readers.articles import Article
    from plangen.readers.outline import Entry, Outline

COUNTED = ("一", "（一）", "1", "（1）", "①")


class StrandedItems(Rule):
    """No item stands without those before it, and no heading without a text."""

    id = "S11"
    severity = Severity.WARNING
    summary = "没有落单的序号，标题下面有内容"
    why = "开头就是“7、”，或者文稿停在一个标题上，多半是前面或后面的内容丢了。"
    bad = (
        "# 总结\n\n7、提高自己的教学水平。\n\n8、多与同事交流。\n",
        "# 计划\n\n## 一、情况\n\n全班45人。\n\n## 二、措施\n",
        "一、情况\n\n全班45人。\n\n二、原因\n\n三、措施\n\n每天辅导。\n",
    )
    good = (
        "# 总结\n\n1、提高自己的教学水平。\n\n2、多与同事交流。\n",
        "一、做法\n\n1. 甲\n2. 乙\n\n二、其他\n\n3. 丙\n4. 丁\n",
        "# 计划\n\n## 一、人数\n\n甲。\n\n## 二、安排\n\n| 周 | 事 |\n|---|---|\n| 1 | 建档 |\n",
        "一、建档\n二、辅导\n三、家访\n",
        "# 计划\n\n## 一、措施\n\n### （一）辅导\n\n每天十分钟。\n",
    )

    def check(self, article: Article) -> Iterator[Finding]:
        outline = article.outline
        yield from _without_first(outline)
        yield from _without_text(outline, article)


def _without_first(outline: Outline) -> Iterator[Finding]:
    last: dict[str, int] = {}
    first = {id(run[0]) for run in outline.runs}
    for entry in outline.entries:
        printed = entry.printed
        if printed is None:
            continue
        if (
            id(entry) in first
            and printed.number > 1
            and printed.number != last.get(printed.family, 0) + 1
            and printed.family in COUNTED
            and not entry.runs_on
        ):
            yield Finding(
                entry.passage,
                entry.start,
                entry.number_end,
                f"“{printed.text.strip()}”前面没有“{printed.with_number(1).strip()}”，这一条落单了",
                "把前面丢掉的内容补上，或者从1起重新编号",
            )
        last[printed.family] = printed.number


def _without_text(outline: Outline, article: Article) -> Iterator[Finding]:
    """Find headings with nothing below them, in lists in which others have a text."""
    cells = _before_cells(article)
    for run in outline.runs:
        heads = [entry for entry in run if entry.is_heading and not entry.runs_on]
        if not heads and all(outline.is_title(entry) for entry in run[:-1]):
            # Items with titles, of which the last one has nothing but that.
            heads = [entry for entry in run if outline.is_short_line(entry)]
        empty = [entry for entry in heads if _is_empty(entry, outline, cells)]
        # Of two headings, the last one of a document may be the one that is empty.
        ends = bool(empty) and empty[-1].index + 1 == len(outline.passages)
        if len(heads) > 1 and len(empty) * 2 < len(heads) + ends:
            for entry in empty:
                printed = entry.printed.text.strip() if entry.printed else ""
                yield Finding(
                    entry.passage,
                    entry.start,
                    len(entry.passage.text),
                    f"标题“{printed}{entry.text}”下面没有内容",
                    "把内容补上，或者删去这个标题",
                )


def _is_empty(entry: Entry, outline: Outline, cells: set[int]) -> bool:
    """Whether the next passage is a heading that does not stand below this one, or none is."""
    if entry.children or entry.index in cells or not entry.passage.text.endswith(entry.text):
        return False
    following = entry.index + 1
    if following >= len(outline.passages):
        return True
    entries = outline.by_index.get(following)
    return bool(entries) and entries is not None and _ends(entries[0], entry)


def _ends(other: Entry, entry: Entry) -> bool:
    return not other.runs_on and (other.is_heading or other.parent is entry.parent)


def _before_cells(article: Article) -> set[int]:
    """Return the indexes of passages of the body right behind which a table stands."""
    found: set[int] = set()
    index = -1
    body: Sequence[int] = [id(passage) for passage in article.running]
    for passage in article.passages:
        if index + 1 < len(body) and id(passage) == body[index + 1]:
            index += 1
        elif passage.cell is not None:
            found.add(index)
    return found
