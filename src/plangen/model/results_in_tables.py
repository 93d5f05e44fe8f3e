"""The results of an examination in a table: which column holds them, and every cell of it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from pydantic_core import PydanticCustomError

from plangen.model.scores import Score, read_score
from plangen.problems import Problem, did_you_mean, file_problem
from plangen.source.tables import solid

if TYPE_CHECKING:
    from decimal import Decimal

    from plangen.model.people import People
    from plangen.source.tables import Column, Table

LETTER = re.compile(r"([A-Za-z]{1,2})列?")
ABSENT = Score(absence="缺考")
NO_RESULTS = ("序号", "学号", "考号", "姓名", "性别", "班级", "总分", "名次", "排名", "备注")


@dataclass(frozen=True, slots=True)
class Results:
    """One examination: ``by_row`` the result of each row, ``scores`` one for every pupil.

    Pupils of the 花名册 whom the table lacks are absent.
    """

    name: str
    column: str
    people: People
    by_row: dict[int, Score]
    scores: tuple[Score, ...]
    full_marks: Decimal | None


def read_results(
    people: People, roster: People | None, name: str, column: Column, full_marks: Decimal | None
) -> tuple[Results, list[Problem]]:
    """Read an examination, and say of which cells hold no result."""
    by_row, problems = read_column(people, column, full_marks)
    scores = []
    for person in (roster or people).persons:
        same = people.find(person.name, person.number) if roster else [person]
        scores.append(by_row[same[0].row.number] if len(same) == 1 else ABSENT)
    return Results(name, column.name, people, by_row, tuple(scores), full_marks), problems


def find_column(table: Table, header: str, examination: str = "") -> Column:
    """Return the column with this header or letter.

    Under a header of two rows, 数学 stands for the one of its columns that is headed by the
    examination.

    Raises:
        ProblemsError: there is no such column, or more than one.

    """
    asked = solid(header)
    exact = [column for column in table.columns if column.name == asked]
    within = [column for column in table.columns if asked in column.parts]
    headed = [c for c in within if any(solid(examination).endswith(part) for part in c.parts)]
    for columns in (exact, within, headed):
        if len(columns) == 1:
            return columns[0]
    letter = LETTER.fullmatch(asked)
    lettered = [c for c in table.columns if letter and c.place == _place_of(letter[1])]
    if lettered and not within:
        return lettered[0]
    if within:
        named = "、".join(f"{letter_of(c.place)} 列“{c.name}”" for c in within)
        raise file_problem(
            table.path,
            f"{table.called}里“{header}”有几列：{named}",
            f"写明是哪一列，如 {examination}: {within[-1].name}"
            if examination
            else f"写明是哪一列，如 --column {within[-1].name}",
        )
    names = [column.name for column in score_columns(table)]
    known = f"有这些列：{'、'.join(names)}" if names else "表里没有成绩的列"
    message = f"{table.called}里没有“{header}”这一列"
    raise file_problem(table.path, message, did_you_mean(header, names) or known)


def score_columns(table: Table) -> list[Column]:
    """Return the columns that may hold results."""
    return [column for column in table.columns if not column.name.endswith(NO_RESULTS)]


def letter_of(place: int) -> str:
    """Letter by which spreadsheets name a column, from its place from 0: 0 is A, 26 is AA."""
    first, last = divmod(place, 26)
    return (chr(ord("A") + first - 1) if first else "") + chr(ord("A") + last)


def _place_of(letters: str) -> int:
    place = 0
    for letter in letters.upper():
        place = place * 26 + ord(letter) - ord("A") + 1
    return place - 1


def read_column(
    people: People, column: Column, full_marks: Decimal | None
) -> tuple[dict[int, Score], list[Problem]]:
    """Return the result of every row, and a problem for every cell that holds none.

    A blank cell is an absence, never a zero.
    """
    by_row: dict[int, Score] = {}
    problems = []
    for person in people.persons:
        typed = people.table.cell(person.row, column)
        message = hint = ""
        try:
            score = read_score(solid(typed)) if solid(typed) else ABSENT
        except PydanticCustomError as error:
            message, hint, score = error.message(), "", ABSENT
        if score.points is not None and full_marks is not None and score.points > full_marks:
            message, hint = f"{score.text} 超过满分 {full_marks}", "核对成绩或满分"
        by_row[person.row.number] = score
        if message:
            cell = f"{letter_of(column.place)}{person.row.number}"
            problems.append(
                Problem(
                    people.table.path,
                    person.row.number,
                    column.place + 1,
                    f"{cell}（{person.name}，{column.name}）：{message}",
                    hint or "改成分数或等级；没有考的写 缺考、病假 或 免考",
                )
            )
    return by_row, problems
