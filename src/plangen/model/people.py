"""The people of a table: whom it lists of one class, and who is who where two have one name."""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from plangen.problems import Problem, ProblemsError, Severity
from plangen.source.tables import solid

if TYPE_CHECKING:
    from plangen.source.tables import Column, Row, Table

NUMBER_HEADERS = ("学号", "考号", "考籍号", "准考证号", "编号")
CLASS_HEADERS = ("班级", "班别", "班名", "班")
SEX_HEADER = "性别"
SEXES = {"男": "男", "女": "女", "男生": "男", "女生": "女", "M": "男", "F": "女"}
ADDED = re.compile(r"[（(][^（）()]*[）)]$")
NUMERALS = str.maketrans(
    {sign: f"{i},".replace("10,", "10") for i, sign in enumerate("〇一二三四五六七八九十")}
)
# 四1班 is written 41班 as well; no school has forty classes of a grade.
MOST_CLASSES = 30


@dataclass(frozen=True, slots=True)
class Person:
    """Someone on a list: the name without its spaces, 学号 and 性别 where the table has them."""

    name: str
    number: str | None
    sex: str | None
    row: Row


@dataclass(frozen=True, slots=True)
class People:
    """The people of one class in a table; ``elsewhere`` counts those of other classes."""

    table: Table
    persons: tuple[Person, ...]
    elsewhere: int

    def find(self, name: str, number: str | None = None) -> list[Person]:
        """Return whoever has this name, with or without what stands in brackets behind it.

        Of several, 学号 tells which. It alone tells nobody: 考号 of one table may be the 学号 of
        somebody else in another.
        """
        bare = ADDED.sub("", name)
        found = [person for person in self.persons if person.name == name]
        found = found or [person for person in self.persons if person.name == bare]
        if len(found) > 1 and number is not None:
            wanted = solid(number)
            return [p for p in found if p.number and _same_number(p.number, wanted)] or found
        return found

    @property
    def report(self) -> str:
        """What was read of the table, what was not, and why, in one sentence."""
        told = [f"读入 {len(self.persons)} 人"]
        sexes = [person.sex for person in self.persons]
        if any(sexes):
            told[0] += f"（男 {sexes.count('男')} 人，女 {sexes.count('女')} 人）"
        if self.elsewhere:
            told.append(f"别的班 {self.elsewhere} 人没有读")
        by_reason: dict[str, list[str]] = {}
        for row in self.table.skipped:
            by_reason.setdefault(row.reason, []).append(str(row.number))
        skipped = [f"第 {'、'.join(rows)} 行（{reason}）" for reason, rows in by_reason.items()]
        if skipped:
            told.append(f"跳过{'、'.join(skipped)}")
        if self.table.private:
            columns = "".join(f"“{name}”" for name in self.table.private)
            told.append(f"{columns}写文稿用不着，没有读")
        return "；".join(told)


def _same_number(one: str, other: str) -> bool:
    """Whether two 学号 are one; a spreadsheet drops the zeros with which one begins."""
    return one == other or one.lstrip("0") == other.lstrip("0")


def people_of(table: Table, class_name: str | None, written: str | None) -> People:
    """Return the people of a class in a table.

    ``class_name`` is the dossier's, None where it speaks for more than a class; ``written`` is how
    the table calls the class, where the teacher says so.

    Raises:
        ProblemsError: the class is not in the table, or two people cannot be told apart.

    """
    rows = _rows_of_class(table, class_name, written)
    number = table.column(*NUMBER_HEADERS)
    sex = table.column(SEX_HEADER)
    persons = tuple(
        Person(
            row.name,
            (solid(table.cell(row, number)) or None) if number else None,
            SEXES.get(solid(table.cell(row, sex)).upper()) if sex else None,
            row,
        )
        for row in rows
    )
    problems = _confused(table, persons)
    if problems:
        raise ProblemsError(problems)
    return People(table, persons, len(table.rows) - len(rows))


def _rows_of_class(table: Table, class_name: str | None, written: str | None) -> tuple[Row, ...]:
    column = table.column(*CLASS_HEADERS)
    wanted = written or class_name
    if column is None or wanted is None:
        return table.rows
    called = classes_of(table)
    chosen = {name for name in called if same_class(name, wanted)}
    if chosen:
        return tuple(row for row in table.rows if table.cell(row, column) in chosen)
    if written is None and not any(class_key(name) for name in called):
        return table.rows
    raise ProblemsError(
        [
            Problem(
                table.path,
                table.header,
                column.place + 1,
                f"{table.called}里没有“{wanted}”的学生，“{column.name}”一列写的是：{'、'.join(called)}",
                "换成本班的文件，或在档案里这个文件的下面加一行，如"
                f" 班级: {next(iter(called), '四1班')}",
            )
        ]
    )


def classes_of(table: Table) -> list[str]:
    """Return the classes that a table lists, as it writes them."""
    column = table.column(*CLASS_HEADERS)
    cells = [table.cell(row, column) for row in table.rows] if column else []
    return list(dict.fromkeys(filter(None, cells)))


def same_class(one: str, other: str) -> bool:
    """Whether two ways of writing name one class: 四（1）班, 四1班, 401 and 1班."""
    if solid(one) == solid(other):
        return True
    first, second = class_key(one), class_key(other)
    if first is None or second is None or first[1] != second[1]:
        return False
    return first[0] == second[0] or not (first[0] and second[0])


def class_key(name: str) -> tuple[int, int] | None:
    """Return grade (or year of entry; 0 where it is not told) and number of a class."""
    numbers = re.findall(r"\d+", solid(name).translate(NUMERALS))
    match [int(number) for number in numbers]:
        case [grade, number]:
            return grade, number
        case [number] if len(numbers[0]) == len("401") or number > MOST_CLASSES:
            return int(numbers[0][0]), int(numbers[0][1:])
        case [number] if re.search(r"班|^\d+$", solid(name).translate(NUMERALS)):
            return 0, number
    return None


def _confused(table: Table, persons: tuple[Person, ...]) -> list[Problem]:
    """Return a problem for every two of one class who cannot be told apart."""
    problems = []
    named: dict[tuple[str, str], list[Person]] = defaultdict(list)
    numbered: dict[str, Person] = {}
    number = table.column(*NUMBER_HEADERS)
    group = table.column(*CLASS_HEADERS)
    for person in persons:
        namesakes = named[person.name, solid(table.cell(person.row, group)) if group else ""]
        earlier = list(namesakes)
        namesakes.append(person)
        if person.number is not None and person.number in numbered:
            other = numbered[person.number]
            problems.append(
                _at(
                    table,
                    person,
                    f"第 {other.row.number} 行“{other.name}”和第 {person.row.number} 行"
                    f"“{person.name}”的{number.name if number else '学号'}都是 {person.number}",
                    "核对后改正其中一个；同一个人写了两次就删去一行",
                    number,
                )
            )
        elif earlier and (person.number is None or any(p.number is None for p in earlier)):
            problems.append(
                _at(
                    table,
                    person,
                    f"第 {earlier[0].row.number} 行和第 {person.row.number} 行都是"
                    f"“{person.name}”，分不清是谁",
                    "给表加一列“学号”；同一个人写了两次就删去一行",
                    None,
                )
            )
        if person.number is not None:
            numbered.setdefault(person.number, person)
    return problems


def _at(table: Table, person: Person, message: str, hint: str, column: Column | None) -> Problem:
    place = column.place + 1 if column else 1
    return Problem(table.path, person.row.number, place, message, hint)


def unknown_sexes(people: People) -> list[Problem]:
    """Return a warning for every 性别 that is neither 男 nor 女."""
    column = people.table.column(SEX_HEADER)
    if column is None:
        return []
    return [
        Problem(
            people.table.path,
            person.row.number,
            column.place + 1,
            f"“{person.name}”的性别"
            + (
                f"写的是“{typed}”" if (typed := people.table.cell(person.row, column)) else "没有填"
            ),
            "在表里写 男 或 女",
            severity=Severity.WARNING,
        )
        for person in people.persons
        if person.sex is None
    ]
