"""A whole and its parts within a sentence: 学困生9人，其中朗读困难4人，写话困难3人，书写困难2人.

Parts need not be all there is: 45人里有8人爱提问，12人字写得好 leaves out some and counts others
twice. Only where the words say that the parts make up the whole must they add up to it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from plangen.language.clauses import FULL_SENTENCE
from plangen.language.counts import HAN_SIGNS, NUMBER, STRUGGLING, whole_number
from plangen.language.patterns import lazy

if TYPE_CHECKING:
    import re
    from collections.abc import Iterator, Sequence

    from plangen.language.counts import Count
    from plangen.readers.articles import Article
    from plangen.readers.passages import Passage

_PART = lazy(
    rf"(?P<label>[^\d\n]{{1,16}}?)(?:共?有|各有?|为|是|占|：|:)?(?P<number>(?<![{HAN_SIGNS}第]){NUMBER})[名人个]"
    r"(?:学生|同学)?"
)
_BETWEEN = lazy(r"[，、；,;：:（）()]")
# 有5、3、2、4人 after 分别.
_RESPECTIVELY = lazy(
    rf"(?:分别|依次)(?:为|是|有|占)?(?P<list>{NUMBER}[名人个]?(?:[、，,和]{NUMBER}[名人个]?){{2,7}})"
)
_NUMBERS = lazy(NUMBER)
_ALL = lazy(
    r"分为|分成|可分|归为|归成|分属|分别|划为|按.{1,12}分|从.{1,6}看|[两三四五六]种(?:情况|类型)|[两三四五六](?:类|个层次|个方面)"
)
_REST = lazy(r"^(?:其余|其他|另外|余下|剩下)")
_ALIKE = lazy(r"(?:因素|原因|类型|困难|问题|障碍|薄弱|类生|家庭|[型类层级组式])$")
_MARKS = frozenset(
    {"优秀", "优", "良好", "良", "合格", "及格", "不及格", "待合格", "不合格", "待及格"}
)
_LEAST_MARKS = 3
# Some of the pupils may be counted twice, or the numbers are not of pupils.
_TWICE = lazy(
    r"不止|兼|可以?计入|重复|交叉|多选|同时|以上|近|约|左右|主要|有的(?:学生|人)?(?:属|是)|人次"
)
# What a line that announces the parts in the next one says of them.
_ANNOUNCED = lazy(r"(?:类型|原因|情况|分布|构成|如下|分类)[^，。；：]{0,4}[：:]$")
# Parts of a whole class that are far from all of it are what the teacher thought worth telling.
_NEARLY = 0.8
_LEAST_CLASS = 20
_WHOLE = lazy(r"全班|全校|共|学生|学困|后进|总")
LEAST_PARTS = 3


class Distribution(NamedTuple):
    """Parts, as the place of each with its number, and the whole they are told of.

    The whole stands in ``home``, which may be the passage before.

    ``sure`` says that the words leave no doubt that nothing else belongs to the whole.
    """

    passage: Passage
    start: int
    end: int
    parts: tuple[int, ...]
    whole: Count | None
    sure: bool
    home: Passage


class _Piece(NamedTuple):
    label: str
    number: int
    start: int
    end: int


def distributions_in(article: Article) -> Iterator[Distribution]:
    """Yield every run of parts that seem to make up a whole."""
    announced: tuple[Passage, Count] | None = None
    for passage, counts in article.counts:
        above, announced = announced, _announcing(passage, counts)
        if above and article.index_of(above[0]) + 1 != article.index_of(passage):
            above = None
        if len(counts) < LEAST_PARTS and "分别" not in passage.text and "依次" not in passage.text:
            continue
        exact = [count for count in counts if count.exact and not count.change]
        for sentence in FULL_SENTENCE.finditer(passage.text):
            if not _TWICE.search(passage.text, sentence.start(), sentence.end() + 40):
                opening = above if not passage.text[: sentence.start()].strip() else None
                yield from _in_sentence(passage, sentence, exact, opening)


def _announcing(passage: Passage, counts: Sequence[Count]) -> tuple[Passage, Count] | None:
    """Return the one number of a line that ends in 类型如下： or the like."""
    if len(counts) != 1 or not _ANNOUNCED.search(passage.text.rstrip()):
        return None
    count = counts[0]
    plain = count.exact and not (count.change or count.each)
    return (passage, count) if plain else None


def _in_sentence(
    passage: Passage,
    sentence: re.Match[str],
    counts: Sequence[Count],
    above: tuple[Passage, Count] | None,
) -> Iterator[Distribution]:
    text = passage.text
    said = "分别" in sentence[0] or "依次" in sentence[0]
    listed = _RESPECTIVELY.search(text, *sentence.span()) if said else None
    if listed:
        numbers = [whole_number(each) for each in _NUMBERS.findall(listed["list"])]
        before = [c for c in counts if sentence.start() <= c.start and c.end <= listed.start()]
        if None not in numbers and len(before) == 1 and not before[0].each:
            parts = tuple(number or 0 for number in numbers)
            yield Distribution(passage, *listed.span(), parts, before[0], sure=True, home=passage)
        return
    run: list[_Piece] = []
    for piece in [*_pieces(text, sentence), None]:
        if piece is not None and not (run and piece.label.startswith("其中")):
            run.append(piece)
            continue
        if len(run) >= LEAST_PARTS:
            found = _of_run(passage, sentence, run, counts, above)
            if found is not None:
                yield found
        run = [piece] if piece is not None else []


def _pieces(text: str, sentence: re.Match[str]) -> Iterator[_Piece | None]:
    """Yield the clauses of a sentence that are a label with a number; None for every other."""
    start = sentence.start()
    ends = [found.start() for found in _BETWEEN.finditer(text, *sentence.span())]
    for end in [*ends, sentence.end()]:
        found = _PART.fullmatch(text, start, end)
        number = whole_number(found["number"]) if found else None
        if found and number is not None:
            yield _Piece(found["label"].strip(), number, start, end)
        elif text[start:end].strip():
            yield None
        start = end + 1


def _of_run(
    passage: Passage,
    sentence: re.Match[str],
    run: list[_Piece],
    counts: Sequence[Count],
    above: tuple[Passage, Count] | None,
) -> Distribution | None:
    text, home = passage.text, passage
    if (
        _WHOLE.search(run[0].label)
        and not run[0].label.startswith("其中")
        and len(run) > LEAST_PARTS
    ):
        first, parts = run[0], run[1:]
        whole = next((c for c in counts if first.start <= c.number_start < first.end), None)
    else:
        parts = run
        before = [c for c in counts if sentence.start() <= c.start and c.end <= parts[0].start]
        whole = before[-1] if before else None
        if whole is None and above is not None:
            home, whole = above
    labels = [part.label.removeprefix("其中") for part in parts]
    said = text[sentence.start() : parts[0].start + 3]
    sure = bool(_ALL.search(said) or _REST.search(labels[-1]) or _are_marks(labels))
    among = parts[0].label.startswith("其中") and whole is not None and _is_pupils(home.text, whole)
    alike = _are_alike(labels) or (among and all(label.endswith("的") for label in labels))
    if not (sure or alike) or (whole is not None and whole.each):
        return None
    numbers = tuple(part.number for part in parts)
    if whole and not sure and whole.noun != STRUGGLING and not _is_near(numbers, whole.value):
        return None
    return Distribution(passage, parts[0].start, parts[-1].end, numbers, whole, sure, home)


def _is_near(numbers: Sequence[int], whole: int) -> bool:
    """Whether parts add up to a whole nearly; a few pupils of nine are always near."""
    return whole < _LEAST_CLASS or sum(numbers) >= _NEARLY * whole


def _is_pupils(text: str, whole: Count) -> bool:
    """Whether a whole is the pupils of a plan, who are told of one and all."""
    return whole.noun == STRUGGLING or "帮" in text[max(whole.start - 8, 0) : whole.start]


def _are_alike(labels: Sequence[str]) -> bool:
    """Whether all labels end in the same word of a kind: 家庭因素, 环境因素, 心理因素."""
    ends = [_ALIKE.search(label) for label in labels]
    return None not in ends and len({end[0] for end in ends if end}) == 1


def _are_marks(labels: Sequence[str]) -> bool:
    """Whether labels are the marks of a class down to the lowest: 优秀, 良好, 合格, 待合格."""
    marks = [label.removesuffix("的") for label in labels]
    known = [mark for mark in marks if mark in _MARKS]
    return (
        len(known) == len(marks) > _LEAST_MARKS
        and any("良" in mark for mark in known)
        and known[-1][0] in "不待"
    )
