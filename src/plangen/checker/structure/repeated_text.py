"""S10."""

from __future__ import annotations

from collections import Counter
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from plangen.checker.rule import Change, Finding, Rule
from plangen.language.marks import mark_at, without_mark
from plangen.language.patterns import lazy
from plangen.problems import Severity

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from plangen.readers.articles import Article
    from plangen.readers.passages import Passage

SENTENCE = lazy(r"[^。！？；]+[。！？；”]*")
# A clause that is long enough to tell two paragraphs to be alike.
CLAUSE = lazy(r"[^。！？；，：\s]{6,}")
# The same pupils may be named under a cause and again under its measure.
LEAST_LISTED = 3
LISTED = lazy(rf"(?:[^、，。；：]{{1,8}}、){{{LEAST_LISTED},}}[^、，。；：]{{1,8}}[。；]?")
SPACE = lazy(r"\s+")
# Characters of a repetition, and of a sentence that can begin one.
LEAST, LEAST_SENTENCE = 40, 8
# Characters of an item that is compared as a whole; of another paragraph they are LEAST.
LEAST_ITEM = 32
# Of a repetition within paragraphs, which may be meant, from which it is an error.
CERTAIN = 80
ALIKE = 0.8
# A clause that stands in more paragraphs than this is a set phrase.
MOST_OFTEN = 8


class Sentence(NamedTuple):
    """A sentence at its place; ``plain`` is its text without number and spaces."""

    passage: Passage
    start: int
    end: int
    plain: str


class RepeatedText(Rule):
    """No paragraph or section stands twice in a document."""

    id = "S10"
    summary = "同一段话不在一份文稿里出现两次"
    why = "整段重复多半是复制时粘了两遍；换几个字再说一遍，也是同一条写了两次。"
    bad = (
        (
            "一、信任\n\n交给他一件事，事先说清做到哪一步，做完当面看一遍，守住了再交下一件，不在别人面前数落。\n\n"
            "二、谈心\n\n每周一次。\n\n一、信任\n\n"
            "交给他一件事，事先说清做到哪一步，做完当面看一遍，守住了再交下一件，不在别人面前数落。\n"
        ),
        (
            "1. 给学困生单独布置作业，题少一些，当天收当天批改，错的当面讲清楚，记在本子上。\n"
            "2. 座位往前调。\n"
            "3. 给学困生单独布置作业，题少一些，当天收当天批改，错的当面讲清楚，并记在本子上。\n"
        ),
    )
    good = (
        (
            "1. 许×每天课后辅导十分钟，从口诀补起，背熟一句过一句，记入《辅导记录》。\n"
            "2. 马×每天课前听写十个词，错的当堂改对，第二天再听一遍，记入《听写记录》。\n"
        ),
        "第一周：记入《辅导记录》。\n\n第二周：记入《辅导记录》。\n\n第三周：记入《辅导记录》。\n",
        "当天批改。\n\n当天批改。\n",
        (
            "涉及许×、马×甲、马×乙、周×、赵×、孙×甲、孙×乙、李×、钱×、郑×、王×、冯×。\n\n面批。\n\n"
            "涉及许×、马×甲、马×乙、周×、赵×、孙×甲、孙×乙、李×、钱×、郑×、王×、冯×。\n"
        ),
    )

    def check(self, article: Article) -> Iterator[Finding]:
        sentences = [*_sentences(article.running)]
        gone: set[int] = set()
        yield from _exact(sentences, gone)
        yield from _alike([p for p in article.running if id(p) not in gone])


def _sentences(passages: Sequence[Passage]) -> Iterator[Sentence]:
    for passage in passages:
        own = mark_at(passage.text)
        begin = len(own.text) if own else 0
        first = True
        for found in SENTENCE.finditer(passage.text, begin):
            text = "".join(without_mark(found[0].strip()).split())
            yield Sentence(passage, 0 if first else found.start(), found.end(), text)
            first = False


def _exact(sentences: Sequence[Sentence], gone: set[int]) -> Iterator[Finding]:
    """Find sentences that follow each other as they did before, and together are long enough."""
    first: dict[str, int] = {}
    place = 0
    while place < len(sentences):
        plain = sentences[place].plain
        begins = len(plain) >= LEAST_SENTENCE and not _is_list(plain)
        before = first.setdefault(plain, place) if begins else place
        count = _shared(sentences, before, place) if before < place else 0
        length = sum(len(each.plain) for each in sentences[place : place + count])
        if length >= LEAST:
            while _goes_back(sentences, before, place):
                before, place, count = before - 1, place - 1, count + 1
            yield _exact_finding(sentences, before, place, count, gone)
            place += count
        else:
            place += 1


def _shared(sentences: Sequence[Sentence], before: int, place: int) -> int:
    """How many sentences from one place on are those from an earlier one on."""
    most = min(place - before, len(sentences) - place)
    return next(
        (
            count
            for count in range(most)
            if sentences[before + count].plain != sentences[place + count].plain
        ),
        most,
    )


def _goes_back(sentences: Sequence[Sentence], before: int, place: int) -> bool:
    return (
        0 < before < place - 1
        and len(sentences[place - 1].plain) > 1
        and sentences[before - 1].plain == sentences[place - 1].plain
    )


def _exact_finding(
    sentences: Sequence[Sentence], before: int, place: int, count: int, gone: set[int]
) -> Finding:
    again = sentences[place : place + count]
    spans: dict[int, tuple[Passage, int, int]] = {}
    for each in again:
        passage, start, _ = spans.get(id(each.passage), (each.passage, each.start, 0))
        spans[id(each.passage)] = passage, start, each.end
    changes = tuple(Change(passage, start, end, "") for passage, start, end in spans.values())
    whole = all(start == 0 and end == len(passage.text) for passage, start, end in spans.values())
    length = sum(len(each.plain) for each in again)
    gone.update(spans)
    passage, start, end = next(iter(spans.values()))
    return Finding(
        passage,
        start,
        end,
        f"“{again[0].plain[:16]}……”这{'几' if count > 1 else ''}句话前面已经写过，共{length}字",
        "删去后面重复的这一处",
        changes,
        ((sentences[before].passage, sentences[before].start),),
        None if whole or length >= CERTAIN else Severity.WARNING,
    )


def _alike(passages: Sequence[Passage]) -> Iterator[Finding]:
    """Find paragraphs that share most of their clauses with an earlier one, and are alike."""
    holders: dict[str, list[int]] = {}
    for place, passage in enumerate(passages):
        if not _is_compared(passage):
            continue
        keys = set(CLAUSE.findall(without_mark(passage.text)))
        shared: dict[int, int] = {}
        for key in keys:
            for other in holders.get(key, ()):
                shared[other] = shared.get(other, 0) + len(key)
        if shared:
            other = max(shared, key=lambda each: shared[each])
            earlier = passages[other]
            if shared[other] * 2 >= len(passage.text) * ALIKE:
                share = _likeness(without_mark(earlier.text), without_mark(passage.text))
                if share >= ALIKE:
                    yield Finding(
                        passage,
                        0,
                        len(passage.text),
                        f"这一段和前面“{earlier.text[:12]}……”那一段有{share:.0%}相同",
                        "两段合成一段，或者写清各自不同的做法",
                        others=((earlier, 0),),
                        severity=Severity.WARNING,
                    )
        for key in keys:
            held = holders.setdefault(key, [])
            if len(held) < MOST_OFTEN:
                held.append(place)


def _is_compared(passage: Passage) -> bool:
    """Whether a paragraph is long enough to be told from others, and no list of names."""
    is_item = bool(passage.mark) or mark_at(passage.text) is not None
    least = LEAST_ITEM if is_item else LEAST
    text = without_mark(passage.text)
    return len(passage.text) >= least and not passage.level and not _is_list(text)


def _is_list(text: str) -> bool:
    return text.count("、") >= LEAST_LISTED and LISTED.fullmatch(text) is not None


def _likeness(one: str, two: str) -> float:
    """Share of the pairs of neighbouring characters that two texts have in common."""
    pairs = [Counter(map("".join, pairwise(SPACE.sub("", text)))) for text in (one, two)]
    common = sum((pairs[0] & pairs[1]).values())
    return 2 * common / max(sum(pairs[0].values()) + sum(pairs[1].values()), 1)
