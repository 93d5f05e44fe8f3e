"""What of a table of people a teacher should look at: it was read, but may not be meant so."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from plangen.language.patterns import lazy
from plangen.model.people import classes_of, rows_told, sex_column
from plangen.problems import Problem, Severity, did_you_mean
from plangen.source.class_names import classes_in, same_class
from plangen.source.tables import DOUBTFUL

if TYPE_CHECKING:
    from collections.abc import Iterator

    from plangen.model.people import People, Person

LEFT = lazy(r"转出|转走|转学|已转|休学|退学|离校|注销|出国")
YEAR_OF_ENTRY = lazy(r"^20\d\d级?")
MOST_WORDS = 12
MOST_NAMES = 20


def doubts(people: People, class_name: str | None) -> list[Problem]:
    """Return a warning for whatever of a table may have been read otherwise than it was meant."""
    return [*doubtful_rows(people, class_name), *_sexes(people)]


def doubtful_rows(people: People, class_name: str | None) -> list[Problem]:
    """Return a warning for rows that may be pupils or may be none; none of them names anybody."""
    return [*_other_class(people, class_name), *_no_pupils(people), *_left(people)]


def missing(people: People, roster: People) -> list[tuple[str, str]]:
    """Say who stands in one of two tables alone, and what to do about it."""
    here, there = people.table.called, roster.table.called
    pairs = zip(roster.persons, people.matches(roster), strict=True)
    absent = [person.name for person, own in pairs if own is None]
    strange = [p.name for p in people.persons if not roster.find(p.name, p.number)]
    told = []
    if absent:
        message = f"{there}里的{_some(absent)}，{here}里没有，按没有成绩算"
        told.append((message, "补进成绩表；转走的从花名册里删去"))
    if strange:
        near = [did_you_mean(name, absent) for name in strange[:MOST_NAMES]]
        hint = "".join(dict.fromkeys(filter(None, near))) or "补进花名册；不是本班的不用管"
        told.append((f"{here}里的{_some(strange)}，{there}里没有，没有计入", hint))
    return told


def _some(names: list[str]) -> str:
    """Name people; of very many, the first."""
    more = f" 等 {len(names)} 人" if len(names) > MOST_NAMES else ""
    return "、".join(names[:MOST_NAMES]) + more


def _other_class(people: People, class_name: str | None) -> Iterator[Problem]:
    """The table's own title names another class than the dossier, and no column tells."""
    table = people.table
    if class_name is None or classes_of(table):
        return
    named = sorted({found for text in (table.sheet, *table.titles) for found in classes_in(text)})
    if named and not any(same_class(_without_year(each), class_name) for each in named):
        yield _warning(
            people,
            table.header,
            1,
            f"标题写的是{'、'.join(named)}，档案写的是{class_name}",
            "看看是不是拿错了表，或选错了工作表",
        )


def _without_year(name: str) -> str:
    """Return a class without its year of entry, of which no grade is told: 2026级1班."""
    return YEAR_OF_ENTRY.sub("", name)


def _no_pupils(people: People) -> Iterator[Problem]:
    """Rows that may have been meant as pupils, and were not read."""
    by_reason: dict[str, list[int]] = defaultdict(list)
    for row in people.table.skipped:
        if row.reason in DOUBTFUL:
            by_reason[row.reason].append(row.number)
    for reason, rows in by_reason.items():
        yield _warning(
            people,
            rows[0],
            1,
            f"{rows_told(rows)}{reason}，没有读",
            "是学生就把姓名写对；不是学生的不用管",
        )


def _sexes(people: People) -> Iterator[Problem]:
    """Pupils whose 性别 is not told, all those who have the same in its place together."""
    column = sex_column(people.table)
    if column is None:
        return
    by_text: dict[str, list[Person]] = defaultdict(list)
    for person in people.persons:
        if person.sex is None:
            by_text[people.table.cell(person.row, column)].append(person)
    for typed, persons in by_text.items():
        yield _warning(
            people,
            persons[0].row.number,
            column.place + persons[0].row.shift + 1,
            _some([f"“{person.name}”" for person in persons])
            + "的性别"
            + (f"写的是“{typed[:MOST_WORDS]}”" if typed else "没有填"),
            "在表里写 男 或 女",
        )


def _left(people: People) -> Iterator[Problem]:
    """Pupils of whom the table says that they left; they are counted all the same."""
    by_word: dict[str, list[Person]] = defaultdict(list)
    for person in people.persons:
        for text in (person.name, *person.row.cells.values()):
            if found := LEFT.search(text):
                by_word[found[0]].append(person)
                break
    for word, persons in by_word.items():
        yield _warning(
            people,
            persons[0].row.number,
            1,
            f"{rows_told(person.row.number for person in persons)}写着{word}，"
            f"仍算在 {len(people.persons)} 人里",
            "已经不在班里的，从表里删去这一行",
        )


def _warning(people: People, line: int, column: int, message: str, hint: str) -> Problem:
    sheet = f"工作表“{people.table.sheet}”：" if people.table.sheet else ""
    file = people.table.path
    return Problem(file, line, column, sheet + message, hint, severity=Severity.WARNING)
