"""One 篇 of a file: its passages, and what its title says it is.

A file from the net often holds several, each under “篇一” or a title of its own; what stands before
the first is a preface, of which nothing is asked but clean words.
"""

from __future__ import annotations

from bisect import bisect_right
from functools import cached_property, wraps
from itertools import accumulate
from typing import TYPE_CHECKING, Any, NamedTuple, TypeVar

from msgspec import Struct

from plangen.language.circumstances import NAMED_CLASS
from plangen.language.counts import counts_in
from plangen.language.numerals import read_numeral
from plangen.language.patterns import lazy
from plangen.language.pieces import pieces_of, standing
from plangen.readers.outline import Outline, outline_of
from plangen.readers.parts import LONGEST_TITLE, opened, starts_of
from plangen.readers.passages import Part

if TYPE_CHECKING:
    import re
    from collections.abc import Callable, Iterable, Iterator, Sequence
    from collections.abc import Set as AbstractSet

    from plangen.language.counts import Count
    from plangen.readers.passages import Manuscript, Passage

T = TypeVar("T")
# 文种 by the word that ends a title.
KINDS = {
    "总结": lazy(r"总结|小结|回顾|述职"),
    "计划": lazy(r"计划|规划|打算"),
    "方案": lazy(r"方案|办法|细则|制度"),
    "文章": lazy(r"体会|经验|论文|案例|心得|浅谈|浅议|反思|成因|对策|策略|思考|探讨|探究"),
}
GRADE = lazy(r"(?P<grade>[一二三四五六七八九1-9])(?:年级|(?=[（(]\d{1,2}[）)]班))")
SUBJECTS = (
    *("语文", "数学", "英语", "科学", "道德与法治", "信息科技"),
    *("音乐", "体育", "美术", "劳动"),
)
NAMED = lazy(NAMED_CLASS)
DRESS_OF_CLASS = lazy("年级|[（()）]")
DIGITS_OF_CLASS = str.maketrans("一二三四五六七八九", "123456789")
SENTENCE = lazy(r"[。；！？]")


class About(NamedTuple):
    """What a document is about, as its title or its dossier says; empty or None where it does not.

    ``kind`` is 计划, 总结, 方案 or 文章; ``names`` are full names of pupils that are known. A
    document is ``own`` if plangen has made it.
    """

    title: str = ""
    kind: str = ""
    grade: int | None = None
    subject: str = ""
    names: tuple[str, ...] = ()
    own: bool = False


class Article(Struct, frozen=True, dict=True):
    """One document as a checker sees it."""

    manuscript: Manuscript
    passages: tuple[Passage, ...]
    about: About
    is_preface: bool = False

    @cached_property
    def outline(self) -> Outline:
        """Headings and numbered items as their marks show them."""
        return outline_of(self.running)

    @cached_property
    def running(self) -> tuple[Passage, ...]:
        """Passages of the body, without tables, headers and notes."""
        return tuple(passage for passage in self.passages if passage.part is Part.BODY)

    @cached_property
    def text(self) -> str:
        """The text of all passages, a line each, for a quick look whether a word occurs at all."""
        return "\n".join(passage.text for passage in self.passages)

    @cached_property
    def _starts(self) -> tuple[int, ...]:
        lengths = (len(passage.text) + 1 for passage in self.passages)
        return tuple(accumulate(lengths, initial=0))

    @cached_property
    def _order(self) -> dict[int, int]:
        return {id(passage): index for index, passage in enumerate(self.running)}

    @cached_property
    def pieces(self) -> AbstractSet[str]:
        """The characters of the text, and every two that stand beside each other."""
        return pieces_of(self.text)

    def standing(self, words: Iterable[str]) -> list[str]:
        """Return those of some words that stand in the text."""
        return standing(words, self.text, self.pieces)

    @cached_property
    def printed(self) -> tuple[str, ...]:
        """Passages of the body with the marks that the program sets, as they are read."""
        return tuple(f"{passage.mark}{passage.text}" for passage in self.running)

    @cached_property
    def counts(self) -> tuple[tuple[Passage, tuple[Count, ...]], ...]:
        """The numbers of people in each passage of the body that has some."""
        found = ((passage, counts_in(passage.text)) for passage in self.running)
        return tuple((passage, counts) for passage, counts in found if counts)

    @cached_property
    def classes(self) -> frozenset[str]:
        """The classes that the text names, each once: 二年级（2）班, 二（2）班 and 2班 are one."""
        found = {name for passage in self.holding("班") for name in NAMED.findall(passage.text)}
        names = {DRESS_OF_CLASS.sub("", name).translate(DIGITS_OF_CLASS) for name in found}
        whole = (n for n in names if not any(n != other and other.endswith(n) for other in names))
        return frozenset(whole)

    def indexes(self, words: Iterable[str]) -> list[int]:
        """Return which passages hold one of some words, in order."""
        return sorted({index for word in self.standing(words) for index in self._having(word)})

    def holding(self, *words: str) -> Iterator[Passage]:
        """Yield the passages that hold one of some words; nothing is looked at where none does."""
        for index in self.indexes(words):
            yield self.passages[index]

    def body_holding(self, *words: str) -> Iterator[Passage]:
        """Yield the passages of the body that hold one of some words."""
        return (passage for passage in self.holding(*words) if passage.part is Part.BODY)

    def index_of(self, passage: Passage) -> int:
        """Return which of the passages of the body one is."""
        return self._order[id(passage)]

    def matching(self, pattern: re.Pattern[str]) -> Iterator[Passage]:
        """Yield the passages in which a pattern finds something that no line must begin or end."""
        found = pattern.search(self.text)
        while found:
            index = bisect_right(self._starts, found.start()) - 1
            yield self.passages[index]
            found = pattern.search(self.text, self._starts[index + 1])

    def in_body(self, pattern: re.Pattern[str]) -> Iterator[Passage]:
        """Yield the passages of the body in which such a pattern finds something."""
        return (passage for passage in self.matching(pattern) if passage.part is Part.BODY)

    @cached_property
    def made(self) -> dict[Any, tuple[Any, ...]]:
        """What functions have found that look at an article ``once``."""
        return {}

    @cached_property
    def _known(self) -> dict[str, tuple[int, ...]]:
        return {}

    def _having(self, word: str) -> tuple[int, ...]:
        """Return which passages hold a word; found once, since many rules ask for the same."""
        if word not in self._known:
            indexes = []
            place = self.text.find(word)
            while place >= 0:
                indexes.append(bisect_right(self._starts, place) - 1)
                place = self.text.find(word, self._starts[indexes[-1] + 1])
            self._known[word] = tuple(indexes)
        return self._known[word]


def once(find: Callable[[Article], Iterable[T]]) -> Callable[[Article], tuple[T, ...]]:
    """Let what a function finds in an article be found once, however many rules ask for it."""

    @wraps(find)
    def found(article: Article) -> tuple[T, ...]:
        if find not in article.made:
            article.made[find] = tuple(find(article))
        return article.made[find]

    return found


def articles_of(manuscript: Manuscript, about: About | None = None) -> tuple[Article, ...]:
    """Split a file into its articles; ``about`` says what one from a dossier is about."""
    if about is not None:
        return (Article(manuscript, manuscript.passages, about),)
    found: list[Article] = []
    for passages, is_preface in _parts(opened(manuscript.passages)):
        found.append(Article(manuscript, passages, _about(passages, found), is_preface))
    return tuple(found)


def _parts(passages: tuple[Passage, ...]) -> Iterator[tuple[tuple[Passage, ...], bool]]:
    starts = starts_of(passages)
    if not starts:
        yield passages, False
        return
    if starts[0] > 0:
        yield passages[: starts[0]], True
    for start, stop in zip(starts, [*starts[1:], len(passages)], strict=True):
        yield passages[start:stop], False


def _about(passages: Sequence[Passage], before: Sequence[Article]) -> About:
    """Read what an article is about from its title; what that leaves open, from the file's."""
    title = next((p.text for p in passages[:3] if _is_title(p)), "")
    first = passages[0].text if passages else ""
    if not title and len(first) <= LONGEST_TITLE and not SENTENCE.search(first):
        title = first if GRADE.search(first) else ""
    above = before[0].about if before else About()
    grade = GRADE.search(title)
    number = read_numeral(grade["grade"]) if grade else None
    subject = next((subject for subject in SUBJECTS if subject in title), "")
    return About(
        title,
        kind_of(title) or above.kind,
        above.grade if number is None else int(number),
        subject or above.subject,
    )


def _is_title(passage: Passage) -> bool:
    text = passage.text
    return (
        passage.part is Part.BODY
        and len(text) <= LONGEST_TITLE
        and not SENTENCE.search(text)
        and not text.endswith(("：", ":", "，", "、"))
        and bool(passage.level == 1 or kind_of(text))
    )


def kind_of(title: str) -> str:
    """Return 计划, 总结, 方案 or 文章, whichever is the last word in a title; else nothing."""
    places = {
        kind: max((found.start() for found in pattern.finditer(title)), default=-1)
        for kind, pattern in KINDS.items()
    }
    best = max(places, key=lambda kind: places[kind])
    return best if places[best] >= 0 else ""
