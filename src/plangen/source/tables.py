"""A sheet of a school to a table: which rows are people, what is left out, and why.

Headers are repeated on every page, and lists end with averages and signatures. Whoever may be a
pupil and cannot be read is told of; two lists under each other are not taken for one.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct
from msgspec.structs import replace

from plangen.language.patterns import lazy
from plangen.problems import Problem, ProblemsError, did_you_mean, file_problem
from plangen.source.class_names import classes_in, same_class
from plangen.source.headers import FOOTER, find_header, is_name_header
from plangen.source.names import header_word, is_name, person_name, solid
from plangen.source.privacy import (
    IDENTITY_NUMBER,
    are_private,
    is_private_header,
    without_private_parts,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from pathlib import Path

    from plangen.source.headers import Column, Header
    from plangen.source.sheets import Sheet

NUMBER_HEADERS = ("学号", "考号", "考籍号", "准考证号", "编号")
# What a list has before anybody is written into it.
PREPARED_HEADER = lazy(r"序号?|号|编号|座号|学校|年级|班级|班")
# A row with a name is a footer only where one of these stands before it: 制表人 | 李明.
FOOTER_BEFORE_A_NAME = lazy(
    r"满分|平均|均分|合计|总计|小计|共计|及格率|优秀率|低分率|最高|最低|应考|实考|制表|填表|审核|统计|"
    r"班主任|任课|科任|签[字名]|标准差|注[:：]"
)
TITLE = "标题"
HEADER_AGAIN = "重复的表头"
FOOTER_ROW = "合计、说明一类的行"
SAME_PERSON = "和上一行是同一个人"
WITHOUT_NAME = "没有姓名"
NO_NAME = "“姓名”一格不像姓名"
# Rows that may have been meant as pupils.
DOUBTFUL = (WITHOUT_NAME, NO_NAME)


class Row(Struct, frozen=True):
    """One person: the row of the sheet, from 1, the name, and the cells by column place.

    ``shift`` is how many columns to the right of the first list this person's list stands.
    """

    number: int
    shift: int
    name: str
    cells: dict[int, str]

    @property
    def place(self) -> tuple[int, int]:
        """What tells this row from any other of its sheet."""
        return self.number, self.shift


class SkippedRow(Struct, frozen=True):
    """A row that is no person: its number, from 1, and why."""

    number: int
    reason: str


class Table(Struct, frozen=True):
    """The people of a sheet.

    ``titles`` are the texts above the header, ``private`` the headers of the columns that were left
    out, ``hidden`` the rows that are read although the sheet does not show them, ``others`` the
    names of further sheets that hold people too.
    """

    path: Path
    sheet: str
    header: int
    titles: tuple[str, ...]
    columns: tuple[Column, ...]
    rows: tuple[Row, ...]
    skipped: tuple[SkippedRow, ...]
    private: tuple[str, ...]
    hidden: tuple[int, ...] = ()
    others: tuple[str, ...] = ()

    @property
    def called(self) -> str:
        """File and sheet, as messages name them."""
        return f"{self.path.name}的“{self.sheet}”" if self.sheet else self.path.name

    def cell(self, row: Row, column: Column | None) -> str:
        """Return what stands in a cell of a person's row; nothing where there is no column."""
        return row.cells.get(column.place, "") if column else ""

    def column(self, *names: str) -> Column | None:
        """Return the first column whose header is one of the names."""
        return next((each for name in names for each in self.columns if each.name == name), None)


def find_table(
    sheets: Sequence[Sheet],
    wanted: str | None = None,
    suits: Callable[[str], int] = lambda _: 0,
) -> Table:
    """Return the table of the sheet asked for, else of the one that suits best, else of the first.

    Only sheets with people count; ``suits`` says of a sheet's name how well it suits.

    Raises:
        ProblemsError: there is no such sheet, or no header with 姓名, or nobody below it, or more
            than one list that cannot be read as one.

    """
    if not sheets:
        raise ValueError("a spreadsheet has at least one sheet")
    path = sheets[0].path
    names = [sheet.name for sheet in sheets if sheet.name]
    if wanted is not None:
        chosen = [sheet for sheet in sheets if solid(sheet.name) == solid(wanted)]
        if not chosen:
            there = f"有：{'、'.join(names)}" if names else "文本文件没有工作表，删去这一项"
            raise file_problem(path, f"没有工作表“{wanted}”", did_you_mean(wanted, names) or there)
        sheets = chosen
    found = [(sheet, header) for sheet in sheets if (header := find_header(sheet.rows))]
    if not found:
        raise file_problem(path, *_without_header(sheets))
    sheet, header = max(found, key=lambda pair: suits(pair[0].name))
    table = _read(sheet, header)
    if not table.rows:
        message = f"{table.called}的表头下面没有学生"
        if any(row.reason == NO_NAME for row in table.skipped):
            message += "，“姓名”下面写的不像姓名"
        raise file_problem(path, message, "检查是不是选错了工作表；一个学生要占一行，不是一列")
    others = tuple(other.name for other, _ in found if other is not sheet)
    return replace(table, others=others)


def _without_header(sheets: Sequence[Sheet]) -> tuple[str, str]:
    if not any(any(row) for sheet in sheets for row in sheet.rows):
        return "这张表是空的", "打开看看里面有没有名单；没有就换一个文件"
    where = f"工作表“{sheets[0].name}”里" if len(sheets) == 1 and sheets[0].name else "表里"
    return (
        f"{where}找不到表头：没有一格写着“姓名”",
        "在表头一行里写上“姓名”；名单不在这里就换一个文件；打开是乱码，就用 Excel 另存为 .xlsx",
    )


def _read(sheet: Sheet, header: Header) -> Table:
    if header.unlike:
        raise _problem(
            sheet,
            header.bottom + 1,
            f"表头里有 {len(header.unlike) + 1} 格是姓名，两边的列又不一样，不知道读哪一份",
            "只留一份名单；左右两份是同一种名单，就把两边的表头写成一样的",
            header.unlike[0] + 1,
        )
    main = header.blocks[0]
    private = _private_places(sheet, header)
    rows: list[Row] = []
    skipped: list[SkippedRow] = []
    for block, name in zip(header.blocks, header.names, strict=True):
        found = list(_people(sheet, header, block, name, private))
        rows += [each for each in found if isinstance(each, Row)]
        skipped += [each for each in found if isinstance(each, SkippedRow)]
    titles = [(n, [cell for cell in row if cell]) for n, row in enumerate(sheet.rows, start=1)]
    above = [(number, cells) for number, cells in titles[: header.top] if cells]
    every = [column for block in header.blocks for column in block]
    return Table(
        sheet.path,
        sheet.name,
        header.top + 1,
        tuple(without_private_parts(cell) for _, cells in above for cell in dict.fromkeys(cells)),
        tuple(column for column in main if column.name and column.place not in private),
        tuple(rows),
        (*(SkippedRow(number, TITLE) for number, _ in above), *skipped),
        tuple(dict.fromkeys(c.name for c in every if c.place in private and c.name)),
        tuple(sorted({row.number for row in rows} & {i + 1 for i in sheet.hidden})),
    )


def _private_places(sheet: Sheet, header: Header) -> set[int]:
    private = set()
    for column in (column for block in header.blocks for column in block):
        if column.place in header.names:
            continue
        below = (solid(row[column.place]) for row in sheet.rows[header.bottom + 1 :])
        numbered = column.name in NUMBER_HEADERS
        if is_private_header(column.name) or are_private([*filter(None, below)], numbered=numbered):
            private.add(column.place)
    return private


def _people(
    sheet: Sheet, header: Header, block: tuple[Column, ...], name: int, private: set[int]
) -> Iterator[Row | SkippedRow]:
    """Yield the people of one list, and the rows between them that are none."""
    shift = block[0].place - header.blocks[0][0].place
    headings = [
        [solid(row[c.place]) for c in block] for row in sheet.rows[header.top : header.bottom + 1]
    ]
    titles = [sheet.name, *(cell for row in sheet.rows[: header.top] for cell in row)]
    called = {found for title in titles for found in classes_in(title)}
    titled = {solid(title) for title in titles}
    between: set[str] = set()
    last: Row | None = None
    for number, row in enumerate(sheet.rows[header.bottom + 1 :], start=header.bottom + 2):
        words = [solid(row[column.place]) for column in block]
        if not any(words):
            continue
        who = person_name(without_private_parts(row[name]))
        cells = {
            column.place - shift: _kept(row[column.place], column)
            for column in block
            if column.name and column.place not in private and column.place != name
        }
        before = [word for word, c in zip(words, block, strict=True) if c.place < name]
        reason = _no_person(who, before, words)
        if set(words) - {""} <= titled:
            reason = TITLE
        elif words in headings:
            reason = HEADER_AGAIN
        elif is_name_header(row[name]):
            raise _second_list(sheet, number, header, "又有一个表头，和上面的不一样")
        elif not who and _is_prepared(words, block):
            continue
        elif reason is None and last and last.name == who and last.cells == cells and who:
            reason = SAME_PERSON if _is_merged(sheet, number, name) else None
        if reason is not None:
            between |= _class_told(words)
            yield SkippedRow(number, reason)
            continue
        others = [c for c in sorted(between) if not any(same_class(c, each) for each in called)]
        if others:
            raise _second_list(sheet, number, header, f"起像是另一个班（{'、'.join(others)}）")
        last = Row(number, shift, who, cells)
        yield last


def _kept(cell: str, column: Column) -> str:
    """Return what is kept of a cell; a 考号 may look like a telephone number, and is none."""
    if column.name in NUMBER_HEADERS:
        return "" if IDENTITY_NUMBER.fullmatch(solid(cell)) else cell
    return without_private_parts(cell)


def _is_merged(sheet: Sheet, number: int, name: int) -> bool:
    """Whether the name of a row is written in one cell with that of the row above."""
    return (number - 1, name) in sheet.continued


def _is_prepared(words: list[str], block: tuple[Column, ...]) -> bool:
    """Whether a row holds nothing but what is filled in before there is anybody: its number."""
    filled = (column for word, column in zip(words, block, strict=True) if word)
    return all(PREPARED_HEADER.fullmatch(header_word(column.name)) for column in filled)


def _no_person(name: str, before: list[str], words: list[str]) -> str | None:
    """Say why a row is no person; None where it is one."""
    if not name:
        footer = any(FOOTER.match(w) or FOOTER_BEFORE_A_NAME.search(w) for w in words)
        return FOOTER_ROW if footer else WITHOUT_NAME
    footers = FOOTER_BEFORE_A_NAME if is_name(name) else FOOTER
    if FOOTER.match(solid(name)) or any(footers.match(word) for word in before):
        return FOOTER_ROW
    return None if is_name(name) else NO_NAME


def _class_told(words: list[str]) -> set[str]:
    """Return the class that a row names where it says one thing alone, as a title does."""
    told = set(filter(None, words))
    return classes_in(told.pop()) if len(told) == 1 else set()


def _second_list(sheet: Sheet, number: int, header: Header, message: str) -> ProblemsError:
    told = f"第 {number} 行{message}，第 {header.top + 1} 行的名单到这里就断了"
    return _problem(sheet, number, told, "一个工作表只放一张表：把下面这一张移到另一个工作表")


def _problem(sheet: Sheet, line: int, message: str, hint: str, column: int = 1) -> ProblemsError:
    return ProblemsError([Problem(sheet.path, line, column, message, hint)])
