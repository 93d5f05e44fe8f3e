"""The people of a table: whom it lists of one class, and who is who where two have one name."""

from __future__ import annotations

import re
from collections import defaultdict
from functools import cached_property
from itertools import groupby
from typing import TYPE_CHECKING

from msgspec import Struct
from msgspec.structs import replace

from plangen.language.patterns import lazy
from plangen.problems import Problem, ProblemsError
from plangen.source.class_names import class_key, classes_in, same_class
from plangen.source.names import bare_key, name_key, solid
from plangen.source.spreadsheets import read_sheets
from plangen.source.tables import NUMBER_HEADERS, find_table

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from plangen.source.headers import Column
    from plangen.source.tables import Row, Table

CLASS_HEADERS = ("班级", "班别", "班名", "班", "部门")
GRADE_HEADER = "年级"
SEX_HEADER = "性别"
# 1 and 2 are the codes of GB/T 2261.1, which 学籍系统 exports.
SEXES = {
    "男": "男",
    "女": "女",
    "男生": "男",
    "女生": "女",
    "男性": "男",
    "女性": "女",
    "M": "男",
    "F": "女",
    "1": "男",
    "2": "女",
}
# Excel turns a long number into 2.02301E+16, of which nothing can be told.
LOST_NUMBER = lazy(r"\d(?:\.\d+)?E\+?\d+", re.IGNORECASE)
# Excel keeps fifteen digits of a number.
MOST_DIGITS = 15
MOST_TOLD = 5


class Person(Struct, frozen=True):
    """Someone on a list: the name without its spaces, 学号 and 性别 where the table has them."""

    name: str
    number: str | None
    sex: str | None
    row: Row


class People(Struct, frozen=True, dict=True):
    """The people of one class in a table; ``elsewhere`` counts those of other classes."""

    table: Table
    persons: tuple[Person, ...]
    elsewhere: int

    def find(self, name: str, number: str | None = None) -> list[Person]:
        """Return whoever has this name, with or without what stands in brackets behind either.

        Of several, 学号 tells which. It alone tells nobody: 考号 of one table may be the 学号 of
        somebody else in another.
        """
        by_key, by_bare = self._keys
        found = by_key.get(name_key(name)) or by_key.get(bare_key(name))
        found = found or by_bare.get(name_key(name)) or []
        if len(found) > 1 and number is not None:
            wanted = solid(number)
            return [p for p in found if p.number and _same_number(p.number, wanted)] or found
        return found

    def matches(self, others: People) -> list[Person | None]:
        """Return for each of ``others`` who it is here; None where nobody or several may be.

        Nobody here is two people there: of two with one name, the one of the same 学号 or the
        same brackets is meant, else neither.
        """
        found = [self.find(other.name, other.number) for other in others.persons]
        claims: dict[tuple[int, int], list[int]] = defaultdict(list)
        for i, persons in enumerate(found):
            if len(persons) == 1:
                claims[persons[0].row.place].append(i)
        chosen: list[Person | None] = [None] * len(found)
        for claimants in claims.values():
            here = found[claimants[0]][0]
            there = [(i, others.persons[i]) for i in claimants]
            alike = [i for i, p in there if name_key(p.name) == name_key(here.name)]
            numbered = [
                i for i, p in there if p.number and _same_number(p.number, here.number or "")
            ]
            winner = next((each for each in (claimants, numbered, alike) if len(each) == 1), None)
            if winner is not None:
                chosen[winner[0]] = here
        return chosen

    @cached_property
    def _keys(self) -> tuple[dict[str, list[Person]], dict[str, list[Person]]]:
        """People by their names, with and without what stands in brackets behind them."""
        by_key: dict[str, list[Person]] = defaultdict(list)
        by_bare: dict[str, list[Person]] = defaultdict(list)
        for person in self.persons:
            by_key[name_key(person.name)].append(person)
            by_bare[bare_key(person.name)].append(person)
        return by_key, by_bare

    @property
    def report(self) -> str:
        """What was read of the table, what was not, and why, in one sentence."""
        told = [f"读入 {len(self.persons)} 人"]
        sexes = [person.sex for person in self.persons]
        if any(sexes):
            told[0] += f"（男 {sexes.count('男')} 人，女 {sexes.count('女')} 人）"
        if self.elsewhere:
            told.append(f"别的班 {self.elsewhere} 人没有读")
        by_reason: dict[str, list[int]] = defaultdict(list)
        for row in self.table.skipped:
            by_reason[row.reason].append(row.number)
        skipped = [f"{rows_told(rows)}（{reason}）" for reason, rows in by_reason.items()]
        if skipped:
            told.append(f"跳过{'、'.join(skipped)}")
        hidden = sorted(set(self.table.hidden) & {person.row.number for person in self.persons})
        if hidden:
            told.append(f"{rows_told(hidden)}在表里是隐藏的，也读了")
        if self.table.private:
            columns = "".join(f"“{name}”" for name in self.table.private)
            told.append(f"{columns}写文稿用不着，没有读")
        return "；".join(told)


def _same_number(one: str, other: str) -> bool:
    """Whether two 学号 are one; a spreadsheet drops the zeros with which one begins."""
    return one == other or one.lstrip("0") == other.lstrip("0")


def rows_told(numbers: Iterable[int]) -> str:
    """Name rows of a sheet, those that follow each other as a span: 第 3、7～9 行."""
    ordered = sorted(set(numbers))
    spans = [
        [number for _, number in span]
        for _, span in groupby(enumerate(ordered), key=lambda pair: pair[1] - pair[0])
    ]
    told = (f"{s[0]}～{s[-1]}" if len(s) > 1 else str(s[0]) for s in spans)
    return f"第 {'、'.join(told)} 行"


def read_people(
    path: Path,
    sheet: str | None,
    class_name: str | None,
    written: str | None = None,
    subject: str | None = None,
) -> People:
    """Read the people of a class from a file; ``people_of`` says who they are.

    Where no sheet is asked for, one that is called like the class or the subject goes before the
    others.

    Raises:
        ProblemsError: the file cannot be read, the class is not in the table, or two people
            cannot be told apart.

    """
    wanted = written or class_name

    def suits(name: str) -> int:
        of_class = wanted is not None and (
            same_class(name, wanted) or any(same_class(c, wanted) for c in classes_in(name))
        )
        return of_class + (subject is not None and subject in name)

    return people_of(find_table(read_sheets(path), sheet, suits), class_name, written)


def people_of(table: Table, class_name: str | None, written: str | None) -> People:
    """Return the people of a class in a table.

    ``class_name`` is the dossier's, None where it speaks for more than a class; ``written`` is how
    the table calls the class, where the teacher says so.

    Raises:
        ProblemsError: the class is not in the table, or two people cannot be told apart.

    """
    rows = _rows_of_class(table, class_name, written)
    persons = tuple(Person(row.name, _number(table, row), _sex(table, row), row) for row in rows)
    problems = _confused(table, persons)
    if problems:
        raise ProblemsError(_first(problems))
    return People(table, persons, len(table.rows) - len(rows))


def _number(table: Table, row: Row) -> str | None:
    number = solid(table.cell(row, table.column(*NUMBER_HEADERS)))
    return None if not number or LOST_NUMBER.fullmatch(number) else number


def _sex(table: Table, row: Row) -> str | None:
    """Return 性别 from its column, or from a mark in one of two columns 男 and 女."""
    column = table.column(SEX_HEADER)
    if column is not None:
        return SEXES.get(solid(table.cell(row, column)).upper())
    marked = [sex for sex, column in _sex_columns(table).items() if table.cell(row, column)]
    return marked[0] if len(marked) == 1 else None


def _sex_columns(table: Table) -> dict[str, Column]:
    found = {sex: table.column(sex, SEX_HEADER + sex) for sex in ("男", "女")}
    columns = {sex: column for sex, column in found.items() if column is not None}
    return columns if len(columns) == len(found) else {}


def sex_column(table: Table) -> Column | None:
    """Return the column that tells 性别, the first of two."""
    return table.column(SEX_HEADER) or next(iter(_sex_columns(table).values()), None)


def classes_by_row(table: Table) -> dict[tuple[int, int], str]:
    """Return the class of every row, with its grade where a column of its own tells several."""
    column, grade = table.column(*CLASS_HEADERS), table.column(GRADE_HEADER)
    grades = {table.cell(row, grade) for row in table.rows}
    classes = {}
    for row in table.rows:
        typed = table.cell(row, column)
        key = class_key(typed) if len(grades) > 1 else None
        lacks_grade = key is not None and not key[0]
        classes[row.place] = table.cell(row, grade) + typed if lacks_grade else typed
    return classes


def classes_of(table: Table) -> list[str]:
    """Return the classes that a table lists, as it writes them."""
    return list(dict.fromkeys(filter(None, classes_by_row(table).values())))


def _rows_of_class(table: Table, class_name: str | None, written: str | None) -> tuple[Row, ...]:
    column = table.column(*CLASS_HEADERS)
    wanted = written or class_name
    classes = classes_by_row(table)
    called = list(dict.fromkeys(filter(None, classes.values())))
    if column is None or wanted is None or not called:
        return table.rows
    chosen = {name for name in called if same_class(name, wanted)}
    if not chosen:
        if written is None and not any(class_key(name) for name in called):
            return table.rows
        raise ProblemsError([_without_class(table, column, wanted, called)])
    if len(chosen) == len(called):
        return table.rows
    blank = [row.number for row in table.rows if not table.cell(row, column)]
    if blank:
        message = f"{rows_told(blank)}没有写{column.name}，不知道是哪个班的"
        hint = f"在“{column.name}”一列逐行写上班级（可以选中后向下填充）"
        raise ProblemsError([Problem(table.path, blank[0], column.place + 1, message, hint)])
    return tuple(row for row in table.rows if classes[row.place] in chosen)


def _without_class(table: Table, column: Column, wanted: str, called: list[str]) -> Problem:
    return Problem(
        table.path,
        table.header,
        column.place + 1,
        f"{table.called}里没有“{wanted}”的学生，“{column.name}”一列写的是：{'、'.join(called)}",
        f"不是本班的表就换一个；写法不同的照表里写：档案里在文件下面加一行 班级: {called[0]}，"
        f"命令里写 --class {called[0]}",
    )


def _first(problems: list[Problem]) -> list[Problem]:
    """Return the first of many problems of one kind, the last of them saying how many follow."""
    if len(problems) <= MOST_TOLD:
        return problems
    *told, last = problems[:MOST_TOLD]
    left = len(problems) - MOST_TOLD
    return [*told, replace(last, message=f"{last.message}；这样的地方后面还有 {left} 处")]


def _confused(table: Table, persons: tuple[Person, ...]) -> list[Problem]:
    """Return a problem for everyone who cannot be told from another of the same class."""
    problems = []
    named: dict[tuple[str, str], Person] = {}
    unnumbered: set[tuple[str, str]] = set()
    numbered: dict[tuple[str, str], Person] = {}
    number = table.column(*NUMBER_HEADERS)
    classes = classes_by_row(table)
    for person in persons:
        group = classes[person.row.place]
        who = (group, name_key(person.name))
        earlier = named.setdefault(who, person)
        unnumbered |= {who} if person.number is None else set()
        other = numbered.setdefault((group, person.number), person) if person.number else person
        if other is not person:
            title = number.name if number else "学号"
            hint = "核对后改正其中一个；同一个人写了两次就删去一行"
            if len(other.number or "") > MOST_DIGITS:
                hint += "；Excel 会改掉长号码的后几位，先把这一列设成“文本”再填"
            message = (
                f"第 {other.row.number} 行“{other.name}”和第 {person.row.number} 行"
                f"“{person.name}”的{title}都是 {person.number}"
            )
            problems.append(_at(table, person, message, hint, number))
        elif earlier is not person and who in unnumbered:
            message = (
                f"第 {earlier.row.number} 行和第 {person.row.number} 行都是"
                f"“{person.name}”，分不清是谁"
            )
            hint = "给表加一列“学号”，两人都写上；同一个人写了两次就删去一行"
            problems.append(_at(table, person, message, hint, None))
    return problems


def _at(table: Table, person: Person, message: str, hint: str, column: Column | None) -> Problem:
    place = column.place + person.row.shift + 1 if column else 1
    return Problem(table.path, person.row.number, place, message, hint)
