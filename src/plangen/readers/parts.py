"""Where one of several documents in a file begins: “篇一”, “【篇二】”, “范文三：”, “…计划（四）”.

A file from the net often is one line without a break; there a part begins within the paragraph.
Lines that only look so are left alone: a title that stands there twice, the number of all parts in
the title of a collection (总结3篇), items of a list (第一篇：《秋天》) without text below them.
"""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from plangen.language.marks import mark_at
from plangen.language.numerals import read_numeral
from plangen.language.patterns import lazy
from plangen.readers.outline import role_of
from plangen.readers.passages import Part, Segment

if TYPE_CHECKING:
    import re
    from collections.abc import Iterator, Sequence

    from plangen.readers.passages import Passage

LONGEST_TITLE = 50
LONGEST_SECTION = 12
_NUMBER = r"(?:[一二三四五六七八九十]{1,3}|\d{1,2})"
_SAMPLE = r"(?:范文|例文|样本|模板)"
_KIND = r"(?:计划|总结|小结|方案|体会|心得|材料|范文|案例|反思|经验|思考|对策|策略)"
_MARKED = rf"(?:第{_NUMBER}篇|(?:篇|{_SAMPLE}){_NUMBER})"
# “篇一”, “【篇二】”, “第三篇 …”, “范文四：…”
LEADING = lazy(rf"[【\[（(]?{_MARKED}(?:[】\]）)]|(?=[：:\s])|$)")
# “…工作计划 篇5”, “…总结（六）”, “…计划【篇7】：”
TRAILING = lazy(rf"{_KIND}[（(【\[\s]*(?:{_MARKED}|[（(]{_NUMBER}[）)])[）)】\]]?[：:]?$")
# The same within a paragraph that has lost its breaks.
WITHIN = lazy(
    rf"(?:^|(?<=\s))(?P<title>\S{{0,40}}?{_KIND}\s?)?[【\[（(]?{_MARKED}[】\]）)]?(?:[：:]\s?|\s)"
)
NUMBER = lazy(_NUMBER)
SPACE = lazy(r"\s")
TITLE = lazy(rf"{_KIND}[》）)]?$")
# Characters after which the same title is that of another document.
LEAST_DOCUMENT = 200
# Characters of a paragraph from which it may hold documents.
LEAST_HOLDING = 200


def opened(passages: Sequence[Passage]) -> tuple[Passage, ...]:
    """Break paragraphs that hold several documents before and behind the title of each."""
    found: list[Passage] = []
    for passage in passages:
        places = []
        if passage.part is Part.BODY and len(passage.text) >= LEAST_HOLDING:
            places = _breaks(passage.text)
        found += _pieces(passage, places) if places else [passage]
    return tuple(found)


def _breaks(text: str) -> list[int]:
    """Return where parts 1, 2 … begin and where their titles end; nothing if there is but one."""
    titles: list[re.Match[str]] = []
    for found in WITHIN.finditer(text):
        if _number_in(found[0][len(found["title"] or "") :]) == len(titles) + 1:
            titles.append(found)
    return [place for found in titles for place in found.span()] if len(titles) > 1 else []


def _pieces(passage: Passage, places: Sequence[int]) -> Iterator[Passage]:
    for start, stop in pairwise([0, *places, len(passage.text)]):
        piece = passage.text[start:stop]
        begin = stop - len(piece.lstrip())
        end = start + len(piece.rstrip())
        if begin < end:
            yield part_of(passage, begin, end)


def part_of(passage: Passage, start: int, stop: int) -> Passage:
    """Return some characters of a passage as a passage, each at its place in the file."""
    inner = [
        Segment(segment.start - start, segment.line, segment.column)
        for segment in passage.segments
        if start < segment.start < stop
    ]
    return passage._replace(
        text=passage.text[start:stop],
        segments=(Segment(0, *passage.place(start)), *inner),
        mark=passage.mark if start == 0 else "",
    )


def starts_of(passages: Sequence[Passage]) -> list[int]:
    """Return which passages begin a document of their own; none where there is but one."""
    short = [
        place
        for place, passage in enumerate(passages)
        if passage.part is Part.BODY
        and len(passage.text) <= LONGEST_TITLE
        and not passage.text.endswith(("。", "；", "，", "、"))
    ]
    numbered = _with_text(
        [place for place in short if is_part_title(passages[place].text)], passages
    )
    if len(numbered) > 1:
        return numbered
    heads = [place for place in short if passages[place].level == 1]
    titles = [place for place in heads if not _is_of_section(passages[place].text)]
    if len(titles) < len(heads):
        return []
    found = _with_text(titles, passages)
    named = sum(bool(TITLE.search(passages[place].text)) for place in found)
    return found if named > 1 else []


def is_part_title(text: str) -> bool:
    """Whether a line says that one of several documents begins."""
    return bool(LEADING.match(text) or TRAILING.search(text))


def _is_of_section(text: str) -> bool:
    """Whether a heading of the first level is that of a section, not of a document."""
    if mark_at(text) is not None:
        return True
    return len(text) <= LONGEST_SECTION and bool(role_of(text)) and not TITLE.search(text)


def _with_text(places: Sequence[int], passages: Sequence[Passage]) -> list[int]:
    """Leave out those that stand right below another, and one that soon comes again."""
    kept: list[int] = []
    seen: set[str] = set()
    before = -2
    for place in places:
        text = SPACE.sub("", passages[place].text)
        follows = place == before + 1
        before = place
        if follows or place + 1 >= len(passages):
            continue
        if text in seen and sum(len(p.text) for p in passages[kept[-1] : place]) < LEAST_DOCUMENT:
            continue
        kept.append(place)
        seen.add(text)
    return kept


def _number_in(text: str) -> int:
    found = NUMBER.search(text)
    value = read_numeral(found[0]) if found else None
    return int(value) if value is not None else 0
