"""A sheet of a school to a table: where its header is, which rows are people, what is left out.

Schools put titles above the header, split it into two rows, set two lists side by side, repeat it
on every page, and end with averages and signatures. Telephone and identity numbers are nobody's
business here: their columns are emptied as they are read.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from itertools import groupby, pairwise
from typing import TYPE_CHECKING

from plangen.problems import did_you_mean, file_problem

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from plangen.source.spreadsheets import Sheet

NAME_HEADERS = ("姓名", "学生姓名", "名字", "学生名字", "学生")
MOST_TITLE_ROWS = 30
PRIVATE_HEADER = re.compile(
    r"电话|手机|联系方式|身份证|证件|学籍|住址|地址|微信|QQ|银行|账号|卡号|家长|父亲|母亲|监护人"
)
PRIVATE_VALUE = re.compile(r"G?\d{17}[\dXx]|1[3-9]\d{9}|0\d{2,3}-?\d{7,8}")
SHARE_THAT_TELLS = 0.5
FOOTER = re.compile(
    r"(平均|均分|合计|总计|小计|共计|总分|及格|合格|优秀|优良|良好|低分|不及格|最高|最低|总?人数|"
    r"应考|实考|缺考|参考人数|标准差|四率|班级平均|年级平均|全班|全校|全年级|男生|女生|备注|说明|"
    r"制表|填表|审核|统计|班主任|任课|科任|校长|教导|签[字名]|日期|打印|第\d+页|共\d|注[:：])"
)
PERSON = re.compile(
    r"[\u3400-\u9fff\U00020000-\U000323af\ue000-\uf8ff〇A-Za-z]"
    r"[\u3400-\u9fff\U00020000-\U000323af\ue000-\uf8ff〇A-Za-z·•．（）()×\d ]{0,29}"
)
NUMBER = re.compile(r"-?\d+(\.\d+)?%?")
SPACES = re.compile(r"\s+")
HEADER_MARKS = "：:*＊"


@dataclass(frozen=True, slots=True)
class Column:
    """A column: its place from 0, and its header from the top down (语文, 期末)."""

    place: int
    parts: tuple[str, ...]

    @property
    def name(self) -> str:
        """The header in one word."""
        return "".join(self.parts)


@dataclass(frozen=True, slots=True)
class Row:
    """One person: the row of the sheet, from 1, the name, and the cells by column place."""

    number: int
    name: str
    cells: dict[int, str]


@dataclass(frozen=True, slots=True)
class SkippedRow:
    """A row that is no person: its number, from 1, what it begins with, and why."""

    number: int
    text: str
    reason: str


@dataclass(frozen=True, slots=True)
class Table:
    """The people of a sheet.

    ``private`` are the headers of the columns that were emptied, ``others`` the names of further
    sheets that hold people too.
    """

    path: Path
    sheet: str
    header: int
    columns: tuple[Column, ...]
    rows: tuple[Row, ...]
    skipped: tuple[SkippedRow, ...]
    private: tuple[str, ...]
    others: tuple[str, ...] = ()

    @property
    def called(self) -> str:
        """File and sheet, as messages name them."""
        return f"{self.path.name}的“{self.sheet}”" if self.sheet else self.path.name

    def cell(self, row: Row, column: Column) -> str:
        """Return what stands in a cell of a person's row."""
        return row.cells.get(column.place, "")

    def column(self, *names: str) -> Column | None:
        """Return the first column whose header is one of the names."""
        return next((each for name in names for each in self.columns if each.name == name), None)


def find_table(sheets: Sequence[Sheet], wanted: str | None = None) -> Table:
    """Return the table of the sheet asked for, else that of the first sheet that has people.

    Raises:
        ProblemsError: there is no such sheet, or no header with 姓名, or nobody below it.

    """
    path = sheets[0].path if sheets else None
    names = [sheet.name for sheet in sheets if sheet.name]
    if path is None:
        raise ValueError("a spreadsheet has at least one sheet")
    if wanted is not None:
        chosen = [sheet for sheet in sheets if solid(sheet.name) == solid(wanted)]
        if not chosen:
            there = f"有：{'、'.join(names)}" if names else "文本文件没有工作表，删去这一项"
            raise file_problem(path, f"没有工作表“{wanted}”", did_you_mean(wanted, names) or there)
        sheets = chosen
    found = [(sheet, header) for sheet in sheets if (header := _find_header(sheet.rows))]
    if not found:
        where = f"工作表“{sheets[0].name}”里" if len(sheets) == 1 and sheets[0].name else "表里"
        raise file_problem(
            path,
            f"{where}找不到表头：没有一格写着“姓名”",
            "在表头一行里写上“姓名”；名单不在这个文件里，就换一个文件",
        )
    (sheet, header), *others = found
    table = _read(sheet, header, tuple(other.name for other, _ in others))
    if not table.rows:
        raise file_problem(path, f"{table.called}的表头下面没有学生", "检查是不是选错了工作表")
    return table


def solid(text: str) -> str:
    """Return a word without the spaces and widths that tables put into it: 姓　名 is 姓名."""
    return SPACES.sub("", unicodedata.normalize("NFKC", text)).strip(HEADER_MARKS)


def person_name(text: str) -> str:
    """Return a name without the spaces that align it: 张　三 is 张三; Latin words keep theirs."""
    name = SPACES.sub(" ", _visible(text)).strip()
    return name if re.search(r"[A-Za-z] [A-Za-z]", name) else name.replace(" ", "")


def _visible(text: str) -> str:
    return "".join(char for char in text if unicodedata.category(char) not in {"Cf", "Cc", "Cs"})


@dataclass(frozen=True, slots=True)
class _Header:
    """Header rows (first and last, from 0), and for each list side by side its columns."""

    top: int
    bottom: int
    blocks: tuple[tuple[Column, ...], ...]
    names: tuple[int, ...]


def _find_header(rows: list[list[str]]) -> _Header | None:
    for i, row in enumerate(rows[:MOST_TITLE_ROWS]):
        words = [solid(cell) for cell in row]
        title = next((each for each in NAME_HEADERS if each in words), None)
        if title is None or len(set(filter(None, words))) == 1 < len(row):
            continue
        names = [place for place, word in enumerate(words) if word == title]
        starts = [place for place in names if place == 0 or words[place - 1] != title]
        top, bottom = i, i
        if _goes_on_below(rows, i, starts[0]):
            bottom = i + 1
        elif _begins_above(rows, i, starts[0]):
            top = i - 1
        columns = _columns(rows[top : bottom + 1])
        blocks, kept = _side_by_side(columns, starts)
        return _Header(top, bottom, blocks, kept)
    return None


def _goes_on_below(rows: list[list[str]], i: int, name: int) -> bool:
    """Whether the row below belongs to the header: 姓名 spans both, or it has words alone."""
    if i + 1 >= len(rows):
        return False
    below = [solid(cell) for cell in rows[i + 1]]
    if below[name] in NAME_HEADERS:
        return below != [solid(cell) for cell in rows[i]]
    words = [word for word in below if word]
    least = 2
    footers = any(FOOTER.match(word) and len(word) > least for word in below[: name + 1])
    return (
        not below[name]
        and not footers
        and len(words) >= least
        and not any(NUMBER.fullmatch(word) for word in words)
        and len(set(words)) >= least - (len(words) > least)
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
    first = [solid(cell) for cell in header[0]]
    if len(header) > 1:
        for place in range(1, len(first)):
            if not first[place] and solid(header[1][place]):
                first[place] = first[place - 1]
    lines = [first, *([solid(cell) for cell in row] for row in header[1:])]
    return tuple(
        Column(place, tuple(word for word, _ in groupby(filter(None, words))))
        for place, words in enumerate(zip(*lines, strict=True))
    )


def _side_by_side(
    columns: tuple[Column, ...], starts: list[int]
) -> tuple[tuple[tuple[Column, ...], ...], tuple[int, ...]]:
    """Part columns into lists that stand side by side under the same headers; usually one."""
    lead = starts[0]
    edges = [*(start - lead for start in starts), len(columns)]
    blocks = tuple(columns[a:b] for a, b in pairwise(edges))
    patterns = {tuple(c.name for c in block)[: len(blocks[-1])] for block in blocks}
    if len(blocks) > 1 and len(patterns) == 1:
        return blocks, tuple(starts)
    return (columns,), (lead,)


def _read(sheet: Sheet, header: _Header, others: tuple[str, ...]) -> Table:
    main = header.blocks[0]
    private = {column.place for block in header.blocks for column in block if _private(column)}
    private |= set(_private_by_value(sheet, header)) - set(header.names)
    rows, skipped = [], []
    for block, name in zip(header.blocks, header.names, strict=True):
        shift = block[0].place - main[0].place
        for number, row in enumerate(sheet.rows[header.bottom + 1 :], start=header.bottom + 2):
            cells = {
                column.place - shift: "" if column.place in private else row[column.place]
                for column in block
            }
            who = person_name(row[name])
            reason = _no_person(who, [row[c.place] for c in block if c.place <= name], cells)
            if reason is None:
                rows.append(Row(number, who, cells))
            elif reason:
                words = (cells[place] for place in cells if cells[place].strip())
                skipped.append(SkippedRow(number, next(words, ""), reason))
    titles = [
        SkippedRow(number, next(filter(None, row)), "标题")
        for number, row in enumerate(sheet.rows[: header.top], start=1)
        if any(row)
    ]
    dropped = [column.name for column in main if column.place in private and column.name]
    return Table(
        sheet.path,
        sheet.name,
        header.top + 1,
        tuple(column for column in main if column.name and column.place not in private),
        tuple(rows),
        (*titles, *skipped),
        tuple(dict.fromkeys(dropped)),
        others,
    )


def _private(column: Column) -> bool:
    return bool(PRIVATE_HEADER.search(column.name)) and column.name not in NAME_HEADERS


def _private_by_value(sheet: Sheet, header: _Header) -> Iterator[int]:
    """Yield the columns that hold telephone or identity numbers, whatever they are called."""
    for place in range(len(sheet.rows[header.bottom])):
        values = [solid(row[place]) for row in sheet.rows[header.bottom + 1 :] if row[place]]
        told = sum(bool(PRIVATE_VALUE.fullmatch(value)) for value in values)
        if values and told > SHARE_THAT_TELLS * len(values):
            yield place


def _no_person(name: str, before: list[str], cells: dict[int, str]) -> str | None:
    """Say why a row is no person; None where it is one, nothing where there is nothing to say."""
    if not any(cell.strip() for cell in cells.values()):
        return ""
    if solid(name) in NAME_HEADERS:
        return "重复的表头"
    if any(FOOTER.match(solid(word)) for word in before):
        return "合计、说明一类的行"
    if not name:
        return "没有姓名"
    if not PERSON.fullmatch(name):
        return "“姓名”一格不像姓名"
    return None
