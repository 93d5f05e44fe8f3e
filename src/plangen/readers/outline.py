"""The structure of a document that may have lost its headings: numbers, parents, sections.

Headings are known by what the file says of them, else by their marks; items by their numbers. An
item that runs on in the paragraph of the one before it is found there, and so is a heading of a
document that has lost all its line breaks. Numbers of one family (1、 and 1.) are one level
wherever they stand below the same parent.
"""

from __future__ import annotations

from functools import cached_property, lru_cache
from typing import TYPE_CHECKING, NamedTuple

from msgspec import Struct, field

from plangen.language.marks import mark_at
from plangen.language.patterns import lazy
from plangen.readers.item_numbers import HEADING_FAMILIES, numbers_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from plangen.language.marks import PrintedNumber
    from plangen.readers.passages import Passage

LONGEST_HEADING = 40
LONGEST_TITLE = 20
ENDED = "。；;！？!?：:，,、"
# A line of its own that names a part, in a document whose headings have no numbers.
BARE_HEADING = lazy(
    r"[【\[]?[\u4e00-\u9fff]{2,12}(?:[（(][\u4e00-\u9fff\d]{1,6}[）)])?[】\]]?[：:]?"
)
TITLE_WORDS = lazy(r"计划|总结|方案|如下|以下|篇")
# What a section is about, by words of its heading; the first that fits counts.
ROLES = {
    "情况": lazy(r"情况|现状|学情|班情|概况|简况|分析(?=.{0,4}学生)|学生(?=.{0,4}分析)"),
    "原因": lazy(r"原因|成因|症结|根源"),
    "反思": lazy(r"反思|不足|问题|困惑|教训|改进|今后|下一步|下阶段|打算"),
    "成效": lazy(r"成效|效果|成绩|成果|收获|结果"),
    "目标": lazy(r"目标|目的|任务"),
    "安排": lazy(r"安排|进度|日程|时间"),
    "措施": lazy(r"措施|做法|方法|办法|对策|策略|内容|步骤|工作|帮扶|辅导|转化"),
    "思想": lazy(r"指导思想|依据|意义|背景|原则"),
}
# Which family stands below which, where nothing else tells.
RANKS = {"一": 0, "（一）": 1, "第一": 2, "1": 2, "（1）": 3, "①": 4, "一是": 5, "篇": 0}


class Entry(Struct):
    """A heading or a numbered item.

    ``passage`` is its place in the sequence of passages, ``start`` the offset of its number in the
    passage's text, 0 too where the program sets the number itself; ``text`` what stands behind it,
    up to the next entry of the same passage. ``printed`` is None for a heading without a number.
    """

    passage: Passage
    index: int
    start: int
    printed: PrintedNumber | None
    text: str
    parent: Entry | None = None
    children: list[Entry] = field(default_factory=list)

    @property
    def is_native(self) -> bool:
        """Whether the program sets the number, so that it is not in the text."""
        return self.printed is not None and not self.passage.text.startswith(
            self.printed.text, self.start
        )

    @property
    def number_end(self) -> int:
        """Where its number ends in the passage's text: at ``start`` if the text has none."""
        if self.printed is None or self.is_native:
            return self.start
        return self.start + len(self.printed.text)

    @property
    def runs_on(self) -> bool:
        """Whether it stands within the paragraph of another entry."""
        return self.start > 0

    @property
    def is_heading(self) -> bool:
        """Whether it looks like a heading: said by the file, or short and without an end mark."""
        if self.passage.level or self.printed is None:
            return not self.runs_on
        return (
            self.printed.family in HEADING_FAMILIES
            and 0 < len(self.text) <= LONGEST_HEADING
            and self.text[-1] not in ENDED
        )

    @property
    def role(self) -> str:
        """What a section is about: 情况, 原因, 目标, 措施, 安排, 成效, 反思, 思想; else nothing."""
        return role_of(self.text) if self.is_heading else ""


class Section(NamedTuple):
    """A heading of the top level with the passages below it."""

    heading: Entry
    passages: tuple[Passage, ...]


class Outline(Struct, frozen=True, dict=True):
    """All entries of an article in order; ``roots`` are those without a parent."""

    entries: tuple[Entry, ...]
    passages: tuple[Passage, ...]

    @property
    def roots(self) -> tuple[Entry, ...]:
        """Entries that no other entry holds."""
        return tuple(entry for entry in self.entries if entry.parent is None)

    @cached_property
    def lists(self) -> tuple[tuple[Entry, ...], ...]:
        """Entries by the parent and the family they share, each list in order."""
        lists: dict[tuple[int, str], list[Entry]] = {}
        for entry in self.entries:
            if entry.printed is not None:
                lists.setdefault((id(entry.parent), entry.printed.family), []).append(entry)
        return tuple(map(tuple, lists.values()))

    @cached_property
    def runs(self) -> tuple[tuple[Entry, ...], ...]:
        """Lists as they were counted: each up to where it begins with 1 again."""
        return tuple(run for entries in self.lists for run in _runs(entries))

    @cached_property
    def _run_of(self) -> dict[int, tuple[Entry, ...]]:
        return {id(run[0]): run for run in self.runs}

    @cached_property
    def by_index(self) -> dict[int, list[Entry]]:
        """The entries of each passage that has one, by its index."""
        found: dict[int, list[Entry]] = {}
        for entry in self.entries:
            found.setdefault(entry.index, []).append(entry)
        return found

    def is_title(self, entry: Entry) -> bool:
        """Whether an item is a short line above a paragraph without a number: its title."""
        return (
            self.is_short_line(entry)
            and entry.index + 1 < len(self.passages)
            and entry.index + 1 not in self.by_index
            and len(self.passages[entry.index + 1].text) > len(entry.text)
        )

    def is_short_line(self, entry: Entry) -> bool:
        """Whether an item is a line of its own that could be a heading."""
        return (
            entry.printed is not None
            and not entry.runs_on
            and 0 < len(entry.text) <= LONGEST_TITLE
            and entry.text[-1] not in ENDED
            and entry.passage.text.endswith(entry.text)
        )

    def run_after(self, index: int, offset: int) -> tuple[Entry, ...]:
        """Return the list that begins behind a place of a passage, or with the next passage."""
        within = [entry for entry in self.by_index.get(index, ()) if entry.start >= offset]
        below = self.by_index.get(index + 1, ())
        first = within[0] if within else below[0] if below and not below[0].runs_on else None
        return self._run_of.get(id(first), ())

    @cached_property
    def sections(self) -> tuple[Section, ...]:
        """Sections of the level that has the first heading with a role, in order."""
        heads = [entry for entry in self.entries if entry.is_heading and not entry.runs_on]
        first = next((entry for entry in heads if entry.role), None)
        if first is None:
            return ()
        level = [entry for entry in heads if entry.parent is first.parent]
        stops = [*(entry.index for entry in level[1:]), len(self.passages)]
        return tuple(
            Section(entry, self.passages[entry.index + 1 : stop])
            for entry, stop in zip(level, stops, strict=True)
        )

    def of_role(self, role: str) -> tuple[Section, ...]:
        """Return the sections that are about something, such as 原因."""
        return tuple(section for section in self.sections if section.heading.role == role)


def _runs(entries: Sequence[Entry]) -> Iterator[tuple[Entry, ...]]:
    run: list[Entry] = []
    for entry in entries:
        if run and entry.printed is not None and entry.printed.number == 1:
            yield tuple(run)
            run = []
        run.append(entry)
    if run:
        yield tuple(run)


@lru_cache(maxsize=1024)
def role_of(heading: str) -> str:
    """Return what a heading announces; nothing where no word of it tells."""
    return next((role for role, words in ROLES.items() if words.search(heading)), "")


def outline_of(passages: Sequence[Passage]) -> Outline:
    """Find the entries of some passages, and which stands below which."""
    entries = [
        Entry(passage, index, start, printed, passage.text[begin:end].strip())
        for index, (passage, found) in enumerate(zip(passages, numbers_of(passages), strict=True))
        for start, begin, end, printed in found
    ]
    if not any(_opens_sections(entry) for entry in entries):
        entries = sorted(
            (*entries, *_bare_headings(passages)), key=lambda entry: (entry.index, entry.start)
        )
    path: list[Entry] = []
    for entry in entries:
        _place(entry, path)
    return Outline(tuple(entries), tuple(passages))


def _opens_sections(entry: Entry) -> bool:
    printed = entry.printed
    return entry.passage.level > 1 or (printed is not None and printed.family == "一")


def _bare_headings(passages: Sequence[Passage]) -> Iterator[Entry]:
    """Yield lines that name a part of a document and have no number."""
    for index, passage in enumerate(passages[:-1]):
        text = passage.text
        if (
            not passage.mark
            and not passage.level
            and BARE_HEADING.fullmatch(text)
            and role_of(text)
            and not TITLE_WORDS.search(text)
            and mark_at(text) is None
        ):
            yield Entry(passage, index, 0, None, text)


def _place(entry: Entry, path: list[Entry]) -> None:
    """Put an entry below its parent; ``path`` leads to the entry before it and is brought up."""
    del path[_depth(entry, path) :]
    if path:
        entry.parent = path[-1]
        path[-1].children.append(entry)
    path.append(entry)


def _depth(entry: Entry, path: Sequence[Entry]) -> int:
    """How many entries stand above one: as many as above its nearest sibling, else all."""
    if entry.printed is None and not entry.passage.level:
        plain = (i for i, held in enumerate(path) if held.passage.level <= 1)
        return next(plain, len(path))
    level = entry.passage.level if not entry.runs_on else 0
    return _by_level(entry, level, path) if level else _by_number(entry, path)


def _by_level(entry: Entry, level: int, path: Sequence[Entry]) -> int:
    """A heading ends those of its level and below, and whatever is no heading.

    Where the level jumps, the next number of a list stays in its list.
    """
    levels = [0 if held.runs_on else held.passage.level for held in path]
    if level not in levels:
        for i in range(len(path) - 1, -1, -1):
            if _goes_on_from(path[i], entry):
                return i
    ended = next((i for i, held in enumerate(levels) if held >= level), len(path))
    rank = _rank(entry)
    plain = (
        i
        for i, held in enumerate(path)
        if not levels[i] and not (held.is_heading and _rank(held) < rank)
    )
    return min(ended, next(plain, len(path)))


def _by_number(entry: Entry, path: Sequence[Entry]) -> int:
    """A number stands beside the last one of its family; a new family below a lower rank."""
    rank = _rank(entry)
    beside = [i for i, held in enumerate(path) if _is_beside(held, entry)]
    if beside:
        # What opens a paragraph stands beside what opens one (not 1. 先读：1.看题；2.划线).
        opening = [i for i in beside if not path[i].runs_on]
        beside = opening if opening and not entry.runs_on else beside
        dressed = [i for i in beside if _form(path[i]) == _form(entry)]
        nearest = max(dressed or beside)
        if _begins_below(entry, path[nearest]):
            return nearest + 1
        if not any(_is_wall(other, rank) for other in path[nearest + 1 :]):
            return nearest
    for i in range(len(path) - 1, -1, -1):
        if path[i].passage.level or path[i].printed is None or _rank(path[i]) < rank:
            return i + 1
    return 0


def _is_beside(held: Entry, entry: Entry) -> bool:
    """Whether a number may be in one list with an earlier one."""
    return (
        held.printed is not None
        and entry.printed is not None
        and held.printed.family == entry.printed.family
        and (not held.passage.level or _goes_on_from(held, entry) or _begins_again(held, entry))
    )


def _begins_again(held: Entry, entry: Entry) -> bool:
    """Whether headings in one dress are counted anew, which is no list below the last of them."""
    return (
        entry.printed is not None
        and entry.printed.number == 1
        and entry.printed.family in HEADING_FAMILIES
        and _form(entry) == _form(held)
    )


def _begins_below(entry: Entry, held: Entry) -> bool:
    """Whether a list begins within an item of its family: in its paragraph, or in another dress."""
    if entry.printed is None or entry.printed.number != 1:
        return False
    within = entry.runs_on and not held.runs_on and held.passage is entry.passage
    return within or (_form(entry) != _form(held) and not held.passage.level)


def _form(entry: Entry) -> str:
    return entry.printed.form if entry.printed else ""


def _is_wall(held: Entry, rank: int) -> bool:
    """Whether a heading keeps what is above it out of the list below it."""
    return bool(held.passage.level) and (held.printed is None or _rank(held) < rank)


def _goes_on_from(held: Entry, entry: Entry) -> bool:
    return (
        held.printed is not None
        and entry.printed is not None
        and held.printed.family == entry.printed.family
        and held.printed.number + 1 == entry.printed.number
    )


def _rank(entry: Entry) -> int:
    return RANKS.get(entry.printed.family, 0) if entry.printed else 0
