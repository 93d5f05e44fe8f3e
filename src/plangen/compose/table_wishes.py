"""What the school's tables say of a new dossier: its class, and the pupils whom it is for."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

from msgspec import Struct
from msgspec.structs import replace
from pydantic_core import PydanticCustomError

from plangen.compose.scaffold import asked_grade
from plangen.compose.wishes import NewPupil
from plangen.language.patterns import lazy
from plangen.model.doubts import doubts, missing
from plangen.model.people import classes_of, read_people
from plangen.model.results_in_tables import find_column, read_results, score_columns
from plangen.model.scores import MARKS, Score, read_score
from plangen.model.values import LOWER_GRADES, read_decimal
from plangen.problems import Problem, ProblemsError, Severity, file_problem

if TYPE_CHECKING:
    from collections.abc import Callable

    from plangen.compose.wishes import Wishes
    from plangen.model.people import People, Person
    from plangen.model.results_in_tables import Results

SUBJECTS = lazy("语文|数学|英语|科学|道德与法治|音乐|体育|美术|信息科技|劳动|心理健康|综合实践")
USUAL_POINTS = "60"
USUAL_MARK = "合格"


class TableWishes(Struct, frozen=True):
    """The tables named on the command line, and whom to take from them.

    ``below`` and ``above`` are points or marks; ``examination`` is what the results are called in
    the dossier.
    """

    roster: Path | None = None
    scores: Path | None = None
    sheet: str | None = None
    examination: str | None = None
    below: str | None = None
    above: str | None = None


def with_tables(wishes: Wishes, tables: TableWishes, dossier: Path) -> tuple[Wishes, list[Problem]]:
    """Return the wishes with what the tables hold, and what to tell of how they were read.

    Raises:
        ProblemsError: a table cannot be read, or does not say what is asked of it.

    """
    roster = _people(tables.roster, None, wishes) if tables.roster else None
    told = [_notice(roster)] if roster else []
    if roster is not None and tables.roster is not None:
        told += doubts(roster, wishes.class_name)
        wishes = replace(wishes, roster=_from(dossier, tables.roster))
        if tables.scores is None:
            pupils = tuple(_new_pupil(each, roster, wishes.roster) for each in roster.persons)
            return replace(wishes, pupils=pupils, unsorted=True), told
    if tables.scores is None:
        return wishes, told
    people = _people(tables.scores, tables.sheet, wishes)
    told += [_notice(people), *doubts(people, wishes.class_name)]
    for message, hint in missing(people, roster) if roster else ():
        told.append(Problem(tables.scores, 0, 0, message, hint, severity=Severity.WARNING))
    results, problems = _results(people, roster, wishes, tables)
    if problems:
        raise ProblemsError(problems)
    listed = roster or people
    limit = _limit(tables.below or _usual_limit(results), "--below", tables.scores)
    behind = _chosen(listed, results, lambda score: _reaches(score, limit) is False)
    ahead: list[Person] = []
    if tables.above is not None:
        bound = _limit(tables.above, "--above", tables.scores)
        ahead = _chosen(listed, results, lambda score: _reaches(score, bound) is True)
    entry = {"文件": _from(dossier, tables.scores)}
    sheet = tables.sheet or (people.table.sheet if people.table.others else None)
    entry |= {"工作表": sheet} if sheet else {}
    told.append(_chosen_notice(results, behind, limit, people))
    return replace(
        wishes,
        pupils=tuple(_new_pupil(person, listed, wishes.roster) for person in behind),
        talents=tuple(_new_pupil(person, listed, wishes.roster) for person in ahead),
        score_table=entry | {results.name: results.column},
    ), told


def _people(path: Path, sheet: str | None, wishes: Wishes) -> People:
    """Read the people of the new dossier's class.

    Raises:
        ProblemsError: the table cannot be read, or lists several classes and none is asked for.

    """
    people = read_people(path, sheet, wishes.class_name, subject=wishes.subject)
    called = classes_of(people.table)
    if len(called) > 1 and wishes.class_name is None:
        message = f"{people.table.called}里有几个班：{'、'.join(called)}"
        raise file_problem(path, message, f"用 --class 写明是哪个班，如 --class {called[0]}")
    return people


def _from(dossier: Path, table: Path) -> str:
    """Return the path of a table as the dossier beside it names it."""
    try:
        return Path(os.path.relpath(table, dossier.parent)).as_posix()
    except ValueError:
        return table.absolute().as_posix()  # on another drive


def _notice(people: People) -> Problem:
    sheet = f"工作表“{people.table.sheet}”" if people.table.sheet else ""
    return Problem(people.table.path, 0, 0, sheet + people.report, severity=Severity.NOTICE)


def _results(
    people: People, roster: People | None, wishes: Wishes, tables: TableWishes
) -> tuple[Results, list[Problem]]:
    """Read the column of the dossier's subject, or the only one there is."""
    columns = score_columns(people.table)
    examination = tables.examination or _usual_examination(wishes)
    only = columns[0].name if len(columns) == 1 else None
    if wishes.subject is None and only is None:
        names = list(dict.fromkeys(column.parts[0] for column in columns))
        if not names:
            raise file_problem(people.table.path, "表里没有成绩的列", "换成有成绩的表")
        message = f"{people.table.called}里有几列成绩：{'、'.join(names)}"
        raise file_problem(people.table.path, message, f"写明学科，如 --subject {names[0]}")
    header = wishes.subject or only or ""
    try:
        column = find_column(people.table, header, examination)
    except ProblemsError:
        if only is None or _is_of_another(wishes.subject, people):
            raise
        column = columns[0]
    full_marks = read_decimal(wishes.full_marks or "100")
    return read_results(people, roster, examination, column, full_marks)


def _is_of_another(subject: str | None, people: People) -> bool:
    """Whether the only column of results, or its sheet, is called after another subject."""
    (column,) = score_columns(people.table)
    named = SUBJECTS.findall(people.table.sheet + column.name)
    return bool(named) and subject not in named


def _usual_examination(wishes: Wishes) -> str:
    """What the results before the term are called: there is no 期末 in grades 1 and 2."""
    grade = asked_grade(wishes, lambda *_: None)  # told with the other wishes
    return "上学期" if grade in LOWER_GRADES else "上学期期末"


def _usual_limit(results: Results) -> str:
    points = any(score.points is not None for score in results.scores)
    return USUAL_POINTS if points else USUAL_MARK


def _limit(typed: str, option: str, path: Path) -> Score:
    """Read a limit in points or marks.

    Raises:
        ProblemsError: it is neither.

    """
    try:
        limit = read_score(typed)
    except PydanticCustomError:
        limit = Score()
    if limit.points is None and not limit.mark:
        raise file_problem(path, f"{option} 写的“{typed}”不是分数，也不是等级", f"如 {option} 60")
    return limit


def _reaches(score: Score, limit: Score) -> bool | None:
    """Whether a result is as good as a limit or better; None where they cannot be compared."""
    if score.points is not None and limit.points is not None:
        return score.points >= limit.points
    if score.mark and limit.mark:
        return MARKS.index(score.mark) <= MARKS.index(limit.mark)
    return None


def _chosen(people: People, results: Results, suits: Callable[[Score], bool]) -> list[Person]:
    pairs = zip(people.persons, results.scores, strict=True)
    return [person for person, score in pairs if suits(score)]


def _new_pupil(person: Person, people: People, roster: str | None) -> NewPupil:
    """Return a pupil; 性别 is written only where no table gives it.

    Of two with one name, each gets his 学号, and in brackets as much of its end as tells them
    apart.
    """
    others = [each.number or "" for each in people.find(person.name) if each != person]
    sex = None if roster else person.sex
    if not others or person.number is None:
        return NewPupil(person.name, sex=sex)
    ends = (person.number[-length:] for length in range(2, len(person.number) + 1))
    end = next((e for e in ends if not any(o.endswith(e) for o in others)), person.number)
    return NewPupil(f"{person.name}（{end}）", sex=sex, number=person.number)


def _chosen_notice(results: Results, chosen: list[Person], limit: Score, people: People) -> Problem:
    absent = sum(bool(score.absence) for score in results.scores)
    told = f"{results.column}低于 {limit.text} 的 {len(chosen)} 人写进了学困生名单"
    told += f"；没有成绩的 {absent} 人没有列入" if absent else ""
    hint = "" if chosen else "换一条线，如 --below 70；或在档案里自己填"
    return Problem(people.table.path, 0, 0, told, hint, severity=Severity.NOTICE)
