"""Boys and girls named together, with their total: 男生18人，女生13人 or 18名男生和13名女生."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from plangen.language.counts import NUMBER, PUPILS, STRUGGLING, whole_number
from plangen.language.patterns import lazy
from plangen.readers.articles import once

if TYPE_CHECKING:
    import re
    from collections.abc import Iterator

    from plangen.language.counts import Count
    from plangen.readers.articles import Article
    from plangen.readers.passages import Passage

_SEX = r"(?:同学|学生|孩子|孩|生)?"
_PAIR = lazy(
    rf"(?P<sex>[男女]){_SEX}(?:有|共|为|：)?(?P<first>{NUMBER})[名人个位]?[，、,；;和与及\s]{{0,2}}"
    rf"(?P<other>[男女]){_SEX}(?:有|共|为|：)?(?P<second>{NUMBER})[名人个位]?(?![\d.％%年分次岁多余])"
    rf"|(?P<first_of>{NUMBER})[名个位](?P<sex_of>[男女])(?:同学|学生|孩子|孩|生)[，、,和与及]{{0,2}}"
    rf"(?P<second_of>{NUMBER})[名个位](?P<other_of>[男女])(?:同学|学生|孩子|孩|生)"
)
# What may stand before such a pair; 参加比赛的男生5人 says nothing of all boys.
_OPENS = lazy(
    r"(?:^|[，,、。；;：:（(\s]|其中(?:有|包括)?|[中里]有?|班(?:现|共)?有|(?:^|[，。；])(?:现|共)有|由)$"
)
_AFTER = lazy(r"[，,、；;（(]?\s*(?:一?共|总共|合计|共计|总计)(?:有|是)?(?:学生)?$")
# How far from a pair its total may stand, in characters.
_NEAR = 20


class Sexes(NamedTuple):
    """Boys and girls, the phrase from ``start`` to ``end``, and the total that goes with it."""

    passage: Passage
    start: int
    end: int
    boys: int
    girls: int
    total: Count | None
    others: tuple[int, ...]

    @property
    def agrees(self) -> bool:
        """Whether a total near by is what boys and girls make."""
        return self.total is None or self.boys + self.girls in self.others


@once
def sexes_in(article: Article) -> Iterator[Sexes]:
    """Yield every pair of numbers of boys and girls."""
    if "男" not in article.text:
        return
    counts = {id(passage): counts for passage, counts in article.counts}
    for passage in article.running:
        if "男" in passage.text and "女" in passage.text:
            for found in _PAIR.finditer(passage.text):
                pair = _pair(passage, found, counts.get(id(passage), ()))
                if pair is not None:
                    yield pair


def _pair(passage: Passage, found: re.Match[str], counts: tuple[Count, ...]) -> Sexes | None:
    first = whole_number(found["first"] or found["first_of"])
    second = whole_number(found["second"] or found["second_of"])
    sex = found["sex"] or found["sex_of"]
    other = found["other"] or found["other_of"]
    before = passage.text[: found.start()]
    if first is None or second is None or sex == other or not _OPENS.search(before[-6:]):
        return None
    boys, girls = (first, second) if sex == "男" else (second, first)
    near = [
        count
        for count in counts
        if count.exact
        and not count.change
        and (count.end <= found.start() or count.start >= found.end())
    ]
    return Sexes(
        passage,
        *found.span(),
        boys,
        girls,
        _total(passage.text, found, near),
        tuple(count.value for count in near),
    )


def _total(text: str, found: re.Match[str], near: list[Count]) -> Count | None:
    """Return what boys and girls are parts of: 共31人 behind them, else the last before."""
    behind = [count for count in near if count.start >= found.end()]
    if behind and _AFTER.match(text[found.end() : behind[0].number_start]):
        return behind[0]
    before = [count for count in near if count.end <= found.start()]
    if not before:
        return None
    last = before[-1]
    between = text[last.end : found.start()]
    whole = last.noun in {PUPILS, STRUGGLING} or text[: last.start].endswith("班")
    if whole and len(between) <= _NEAR and "。" not in between and not last.each:
        return last
    return last if between.strip("，,、；;：:（(中有其包括 ") == "" else None
