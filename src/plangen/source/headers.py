"""Where the header of a sheet is, and which columns it has.

Schools put titles above the header, split it into two or three rows, and set two lists side by
side under headers that are alike.
"""

from __future__ import annotations

from itertools import groupby, pairwise
from typing import TYPE_CHECKING

from msgspec import Struct

from plangen.language.patterns import lazy
from plangen.source.names import header_word, solid
from plangen.source.privacy import is_private_header

if TYPE_CHECKING:
    import re

# The column that names the pupils; the one called 学生 alone only where no other does.
NAME_HEADERS = (
    lazy(r"(?:学生|孩子|幼儿|儿童|考生)?(?:姓名|名字)(?:\(.*\))?"),
    lazy(r"学生"),
)
MOST_TITLE_ROWS = 40
MOST_HEADER_ROWS = 3
# Words of a second row of a header, and characters of a footer that is no such word (总分).
LEAST_WORDS = 2
SHORTEST_FOOTER = 3
NUMBER = lazy(r"-?\d+(\.\d+)?%?")
# 满分 below a column's header belongs to no name.
FULL_MARKS = lazy(r"\(?(?:满分|总分)?:?\d+分?\)?")
FOOTER = lazy(
    r"(满分|平均|均分|合计|总计|小计|共计|总分|及格|合格|优秀|优良|良好|低分|不及格|最高|最低|总?人数|"
    r"应考|实考|缺考|参考人数|标准差|四率|班级平均|年级平均|全班|全校|全年级|男生|女生|备注|说明|"
    r"制表|填表|审核|统计|班主任|任课|科任|校长|教导|签[字名]|日期|打印|第\d+页|共\d|注[:：]|以上|以下|联系人)"
)


class Column(Struct, frozen=True):
    """A column: its place from 0, and its header from the top down (语文, 期末)."""

    place: int
    parts: tuple[str, ...]

    @property
    def name(self) -> str:
        """The header in one word."""
        return "".join(self.parts)


class Header(Struct, frozen=True):
    """Header rows (first and last, from 0), and for each list side by side its columns.

    ``names`` are the places of the lists' names. ``unlike`` are those of further columns of names
    whose lists are headed differently, so that they cannot be read as one.
    """

    top: int
    bottom: int
    blocks: tuple[tuple[Column, ...], ...]
    names: tuple[int, ...]
    unlike: tuple[int, ...]


def find_header(rows: list[list[str]]) -> Header | None:
    """Return the header of a sheet; None where no cell says 姓名."""
    for pattern in NAME_HEADERS:
        for i, row in enumerate(rows[:MOST_TITLE_ROWS]):
            names = [place for place, cell in enumerate(row) if _names_pupils(cell, pattern)]
            if not names or len({solid(cell) for cell in row} - {""}) == 1 < len(row):
                continue
            top = i - 1 if _begins_above(rows, i, names[0]) else i
            bottom = i
            while bottom - top < MOST_HEADER_ROWS - 1 and _goes_on_below(rows, bottom, names[0]):
                bottom += 1
            return _header(rows, top, bottom, names)
    return None


def is_name_header(text: str) -> bool:
    """Whether a cell heads a column of pupils' names."""
    return any(_names_pupils(text, pattern) for pattern in NAME_HEADERS)


def _names_pupils(text: str, pattern: re.Pattern[str]) -> bool:
    word = header_word(text)
    return bool(pattern.fullmatch(word)) and not is_private_header(word)


def _header(rows: list[list[str]], top: int, bottom: int, names: list[int]) -> Header:
    columns = _columns(rows[top : bottom + 1])
    names = [place for place in names if not is_private_header(columns[place].name)] or names
    # A merged 姓名 heads several columns; the first holds the name.
    names = [p for i, p in enumerate(names) if i == 0 or names[i - 1] != p - 1]
    lead = names[0]
    starts = [0, *(place - lead for place in names[1:])]
    edges = [*starts, len(columns)]
    blocks = tuple(columns[a:b] for a, b in pairwise(edges))
    if len(blocks) == 1 or not _alike(blocks):
        return Header(top, bottom, (columns,), (lead,), tuple(names[1:]))
    return Header(top, bottom, blocks, tuple(names), ())


def _alike(blocks: tuple[tuple[Column, ...], ...]) -> bool:
    """Whether lists side by side have the same headers, as far as both are headed."""
    first = blocks[0]
    return all(
        len(block) > 0
        and all(
            a.name == b.name or not (a.name and b.name) for a, b in zip(first, block, strict=False)
        )
        for block in blocks[1:]
    )


def _goes_on_below(rows: list[list[str]], i: int, name: int) -> bool:
    """Whether the row below belongs to the header: 姓名 spans both, or it has words alone."""
    if i + 1 >= len(rows):
        return False
    below = [solid(cell) for cell in rows[i + 1]]
    if is_name_header(below[name]):
        return below != [solid(cell) for cell in rows[i]]
    words = [word for word in below if word]
    is_footer = any(FOOTER.match(w) and len(w) >= SHORTEST_FOOTER for w in below[: name + 1])
    return (
        not below[name]
        and not is_footer
        # Two words that are alike are one cell, merged.
        and (len(words) > LEAST_WORDS or len(set(words)) == LEAST_WORDS)
        and not any(NUMBER.fullmatch(word) for word in words)
    )


def _begins_above(rows: list[list[str]], i: int, name: int) -> bool:
    """Whether the row above belongs to the header: it has no name there, and spans columns."""
    if i == 0:
        return False
    above = [solid(cell) for cell in rows[i - 1]]
    spans = any(word and word == after for word, after in pairwise(above))
    return not above[name] and spans and len(set(above)) > 1 and not any(":" in w for w in above)


def _columns(header: list[list[str]]) -> tuple[Column, ...]:
    """Return the columns; a group's title that stands in its first column alone spans the rest."""
    lines = [[header_word(cell) for cell in row] for row in header]
    for upper, lower in pairwise(lines):
        for place in range(1, len(upper)):
            if not upper[place] and lower[place] and lower[place - 1]:
                upper[place] = upper[place - 1]
    parts = (
        [word for word, _ in groupby(filter(None, words))] for words in zip(*lines, strict=True)
    )
    return tuple(
        Column(
            place, tuple(w for i, w in enumerate(words) if i == 0 or not FULL_MARKS.fullmatch(w))
        )
        for place, words in enumerate(parts)
    )
