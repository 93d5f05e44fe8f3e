"""The structure of a document that may have lost its headings: numbers, parents, sections.

Headings are known by what the file says of them, else by their marks; items by their numbers. An
item that runs on in the paragraph of the one before it is found there. Numbers of one family
(1、 and 1.) are one level wherever they stand below the same parent.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING

from plangen.language.marks import mark_at, read_mark

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from plangen.language.marks import PrintedNumber
    from plangen.readers.passages import Passage

LONGEST_HEADING = 40
ENDED = "。；;！？!?：:，,、"
# Where within a paragraph a number may open an item.
WITHIN = re.compile(r"(?<=[。；;！？!?：:”）)\s])(?=[一二三四五六七八九十\d（(①-⑳])")
HEADING_FAMILIES = ("一", "（一）")
# What a section is about, by words of its heading; the first that fits counts.
ROLES = {
    "情况": re.compile(r"情况|现状|学情|班情|概况|简况|分析(?=.{0,4}学生)|学生(?=.{0,4}分析)"),
    "原因": re.compile(r"原因|成因|症结|根源"),
    "反思": re.compile(r"反思|不足|问题|困惑|教训|改进|今后|下一步|下阶段|打算"),
    "成效": re.compile(r"成效|效果|成绩|成果|收获|结果"),
    "目标": re.compile(r"目标|目的|任务"),
    "安排": re.compile(r"安排|进度|日程|时间"),
    "措施": re.compile(r"措施|做法|方法|办法|对策|策略|内容|步骤|工作|帮扶|辅导|转化"),
    "思想": re.compile(r"指导思想|依据|意义|背景|原则"),
}


@dataclass(slots=True)
class Entry:
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
        return bool(self.passage.mark) and self.start == 0

    @property
    def runs_on(self) -> bool:
        """Whether it stands within the paragraph of another entry."""
        return self.start > 0

    @property
    def is_heading(self) -> bool:
        """Whether it looks like a heading: said by the file, or short and without an end mark."""
        if self.passage.level:
            return not self.runs_on
        bare = self.text.strip()
        return (
            self.printed is not None
            and self.printed.family in HEADING_FAMILIES
            and 0 < len(bare) <= LONGEST_HEADING
            and bare[-1] not in ENDED
        )

    @property
    def role(self) -> str:
        """What a section is about: 情况, 原因, 目标, 措施, 安排, 成效, 反思, 思想; else nothing."""
        return role_of(self.text) if self.is_heading else ""


@dataclass(frozen=True)
class Section:
    """A heading of the top level with the passages below it."""

    heading: Entry
    passages: tuple[Passage, ...]


@dataclass(frozen=True)
class Outline:
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


def role_of(heading: str) -> str:
    """Return what a heading announces; nothing where no word of it tells."""
    return next((role for role, words in ROLES.items() if words.search(heading)), "")


def outline_of(passages: Sequence[Passage]) -> Outline:
    """Find the entries of some passages, and which stands below which."""
    entries = [
        entry for index, passage in enumerate(passages) for entry in _entries(passage, index)
    ]
    path: list[Entry] = []
    for entry in entries:
        _place(entry, path)
    return Outline(tuple(entries), tuple(passages))


def _entries(passage: Passage, index: int) -> Iterator[Entry]:
    text = passage.text
    native = read_mark(passage.mark) if passage.mark else None
    starts: list[tuple[int, int, PrintedNumber | None]] = []
    if native is not None:
        starts.append((0, 0, native))
    elif (printed := mark_at(text)) is not None:
        starts.append((0, len(printed.text), printed))
    elif passage.level > 1:
        starts.append((0, 0, None))
    behind = starts[0][1] if starts else 0
    for found in WITHIN.finditer(text, behind):
        printed = mark_at(text, found.start())
        if printed is not None and printed.family in {"一", "（一）", "1", "（1）", "①"}:
            starts.append((found.start(), found.start() + len(printed.text), printed))
    stops = [*(start for start, _, _ in starts), len(text)][1:]
    for (start, begin, printed), stop in zip(starts, stops, strict=True):
        yield Entry(passage, index, start, printed, text[begin:stop].strip())


def _place(entry: Entry, path: list[Entry]) -> None:
    """Put an entry below its parent; ``path`` leads to the entry before it and is brought up."""
    depth = _depth(entry, path)
    del path[depth:]
    if path:
        entry.parent = path[-1]
        path[-1].children.append(entry)
    path.append(entry)


def _depth(entry: Entry, path: Sequence[Entry]) -> int:
    """How many entries stand above one: as many as above its nearest sibling, else all."""
    level = entry.passage.level if not entry.runs_on else 0
    if level:
        # A heading ends those of its level and below, and whatever is no heading.
        ended = (i for i, held in enumerate(path) if held.passage.level >= level)
        plain = (i for i, held in enumerate(path) if not held.passage.level or held.runs_on)
        return min(next(ended, len(path)), next(plain, len(path)))
    family = entry.printed.family if entry.printed else ""
    for i in range(len(path) - 1, -1, -1):
        printed = path[i].printed
        if printed is not None and printed.family == family and not path[i].passage.level:
            return i
    return _by_rank(family, path)


# Which family stands below which, where nothing else tells.
RANKS = {"一": 0, "（一）": 1, "第一": 2, "1": 2, "（1）": 3, "①": 4, "一是": 5, "篇": 0}


def _by_rank(family: str, path: Sequence[Entry]) -> int:
    """A family that the path does not hold yet stands below the last entry of a lower rank."""
    rank = RANKS.get(family, 0)
    for i in range(len(path) - 1, -1, -1):
        printed = path[i].printed
        if path[i].passage.level or (printed and RANKS.get(printed.family, 0) < rank):
            return i + 1
    return 0
