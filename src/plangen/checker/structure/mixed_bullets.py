"""S13."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from plangen.checker.rule import Finding, Rule
from plangen.problems import Severity
from plangen.readers.passages import BULLET

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from plangen.readers.articles import Article
    from plangen.readers.outline import Entry, Outline


class MixedBullets(Rule):
    """A list has bullets or numbers, not both."""

    id = "S13"
    severity = Severity.WARNING
    summary = "一列条目不要一半带圆点、一半不带"
    why = "前三条带圆点，后面几条不带，看上去像两列，多半是从网页上复制来的。"
    bad = (
        "- 1、建档\n- 2、辅导\n- 3、家访\n\n4、表扬\n\n5、小结\n",
        "- 建档\n- 辅导\n\n3、家访\n\n4、表扬\n",
    )
    good = (
        "- 建档\n- 辅导\n- 家访\n",
        "1. 建档\n2. 辅导\n3. 家访\n",
        "1. 建档\n    - 写姓名\n    - 写缺漏\n2. 辅导\n",
        "- 1、建档\n- 2、辅导\n",
        "- 许×：口算慢\n- 马×：不订正\n\n1. 每天辅导\n2. 每周家访\n",
    )

    def check(self, article: Article) -> Iterator[Finding]:
        outline = article.outline
        if any(passage.mark == BULLET for passage in outline.passages):
            for run in outline.runs:
                opening = [entry for entry in run if not entry.runs_on]
                yield from _half_bulleted(opening)
                yield from _counted_on(opening, outline)


def _half_bulleted(entries: Sequence[Entry]) -> Iterator[Finding]:
    marks = Counter(entry.passage.mark == BULLET for entry in entries)
    if len(marks) <= 1:
        return
    with_bullet = entries[0].passage.mark == BULLET
    odd = next(entry for entry in entries if (entry.passage.mark == BULLET) != with_bullet)
    told = "前面有圆点，这一条没有" if with_bullet else "前面没有圆点，这一条有"
    yield _finding(odd, entries[0], told)


def _counted_on(entries: Sequence[Entry], outline: Outline) -> Iterator[Finding]:
    """Find a list that counts on from bullets without numbers."""
    first = entries[0] if entries else None
    if first is None or first.printed is None or first.printed.number <= 1:
        return
    above = outline.passages[max(first.index - first.printed.number + 1, 0) : first.index]
    if len(above) == first.printed.number - 1 and all(
        passage.mark == BULLET and outline.by_index.get(first.index - place) is None
        for place, passage in enumerate(reversed(above), start=1)
    ):
        yield Finding(
            first.passage,
            first.start,
            first.number_end,
            f"前面{len(above)}条用圆点，从“{first.printed.text.strip()}”起用序号",
            "一列条目用同一种：都用序号，或者都用圆点",
            others=((above[0], 0),),
        )


def _finding(entry: Entry, other: Entry, told: str) -> Finding:
    return Finding(
        entry.passage,
        entry.start,
        entry.number_end,
        f"同一列条目，{told}",
        "有了序号就不用圆点：把圆点都去掉",
        others=((other.passage, other.start),),
    )
