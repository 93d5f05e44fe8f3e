"""The results of an examination in a table: which column holds them, and every cell of it."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from msgspec import Struct
from pydantic_core import PydanticCustomError

from plangen.language.patterns import lazy
from plangen.model.scores import Score, read_score
from plangen.problems import Problem, did_you_mean, file_problem
from plangen.source.names import header_word, solid

if TYPE_CHECKING:
    from decimal import Decimal

    from plangen.model.people import People, Person
    from plangen.source.headers import Column
    from plangen.source.tables import Table

LETTER = lazy(r"([A-Za-z]{1,2})列?")
ABSENT = Score(absence="缺考")
# Columns that hold no results, whatever is in them.
NO_RESULTS = lazy(
    r"号$|^号|序$|教育ID|姓名|^[男女]$|性别|班级$|班别$|^班$|年级$|学校$|校区$|部门|总分|合计|平均|均分"
    r"|[名位班年级校区县市]次|排名|[班年级校段]排|进退|进步|退步|变化|备注|说明|人数|分数段|组$|组别|职务"
    r"|年龄|身高|体重|视力|日期|时间|填写|提交|关系$|班主任|教师|老师|学科$|科目|曾用名|是否|住宿|宿舍|座位"
)
RESULT_WORD = lazy(r"(?:学科|原始|卷面|考试)?(?:成绩|分数|得分|等级|分)|\([^()]*\)")
LONGEST_QUOTE = 12
USUAL_REMEDY = "改成分数，或 优、良、合格、待合格；没有考的写 缺考、病假 或 免考"
# What often stands in a cell of results and is none, and what to do about it.
REMEDIES = (
    (lazy(r"=.*"), "这一格的公式还没有算出来：用 Excel 打开这个文件，存一次再读"),
    (lazy(r"#.*[!?A]"), "这一格的公式出错了：改对公式，或直接填上分数"),
    (lazy(r".*%"), "这一格是百分比，不是分数：换一列，或改成分数"),
    (lazy(r"\d+-\d+-\d+|\d+:\d+.*"), "这一格设成了日期或时间：把格式改回“常规”，再填分数"),
    (lazy(r"[A-Ea-e][+-]?"), "用 A、B、C、D 记成绩的，在表里全部替换成 优、良、合格、待合格"),
    (lazy(r"[优良中差][+-]?"), "等级只写 优、良、合格、待合格，不加 + 和 -"),
)


class Results(Struct, frozen=True):
    """One examination of those who are ``listed``, in the 花名册 or else in the table itself.

    ``scores`` has a result for each of them; whoever the table lacks is absent. ``own`` are the
    rows of the table that hold them, None where there is none.
    """

    name: str
    column: str
    people: People
    listed: People
    own: tuple[Person | None, ...]
    scores: tuple[Score, ...]
    full_marks: Decimal | None


def read_results(
    people: People, roster: People | None, name: str, column: Column, full_marks: Decimal | None
) -> tuple[Results, list[Problem]]:
    """Read an examination, and say of which cells hold no result."""
    by_row, problems = read_column(people, column, full_marks)
    own = tuple(people.matches(roster)) if roster else people.persons
    scores = tuple(by_row[person.row.place] if person else ABSENT for person in own)
    listed = roster or people
    return Results(name, column.name, people, listed, own, scores, full_marks), problems


def find_column(table: Table, header: str, examination: str = "") -> Column:
    """Return the column with this header or letter.

    Under a header of two rows, 数学 stands for the one of its columns that holds results, or that
    is headed by the examination. It stands for 数学成绩 too where there is one such column.

    Raises:
        ProblemsError: there is no such column, or more than one.

    """
    asked = header_word(header)
    exact = [column for column in table.columns if column.name == asked]
    within = [column for column in table.columns if asked in column.parts]
    headed = [c for c in within if any(solid(examination).endswith(part) for part in c.parts)]
    scored = [column for column in within if not NO_RESULTS.search(column.name)]
    spelt = [column for column in table.columns if _is_result_of(asked, column.name)]
    for columns in (exact, within, scored, headed, () if within else spelt):
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
    return [column for column in table.columns if not NO_RESULTS.search(column.name)]


def _is_result_of(subject: str, header: str) -> bool:
    """Whether a header is a subject with a word for results behind it: 数学成绩, 数学(期末)."""
    return header.startswith(subject) and bool(RESULT_WORD.fullmatch(header[len(subject) :]))


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
) -> tuple[dict[tuple[int, int], Score], list[Problem]]:
    """Return the result of every row, and a problem for every text that is none.

    A blank cell is an absence, never a zero.
    """
    by_row: dict[tuple[int, int], Score] = {}
    wrong: dict[tuple[str, str], list[Person]] = defaultdict(list)
    for person in people.persons:
        typed = solid(people.table.cell(person.row, column))
        by_row[person.row.place], message, hint = _read(typed, full_marks)
        if message:
            wrong[message, hint].append(person)
    return by_row, [
        _problem(people, column, persons, message, hint)
        for (message, hint), persons in wrong.items()
    ]


def _read(typed: str, full_marks: Decimal | None) -> tuple[Score, str, str]:
    """Return a result; where there is none, an absence, what is wrong, and the remedy."""
    if not typed:
        return ABSENT, "", ""
    if len(typed) > LONGEST_QUOTE:
        return ABSENT, f"“{typed[:LONGEST_QUOTE]}…”不是成绩", USUAL_REMEDY
    try:
        score = read_score(typed)
    except PydanticCustomError as error:
        if error.type == "plangen_score_range":
            return ABSENT, error.message(), USUAL_REMEDY
        remedies = (remedy for pattern, remedy in REMEDIES if pattern.fullmatch(typed))
        return ABSENT, f"“{typed}”不是成绩", next(remedies, USUAL_REMEDY)
    if score.points is not None and full_marks is not None and score.points > full_marks:
        return score, f"{score.text} 超过满分 {full_marks:f}", "核对成绩或满分"
    return score, "", ""


def _problem(
    people: People, column: Column, persons: list[Person], message: str, hint: str
) -> Problem:
    """Say of one or several cells with the same text that they hold no result."""
    first, *others = persons
    place = column.place + first.row.shift
    cell = f"{letter_of(place)}{first.row.number}"
    more = f"；下面还有 {len(others)} 格也是" if others else ""
    told = f"{cell}（{first.name}，{column.name}）：{message}{more}"
    return Problem(people.table.path, first.row.number, place + 1, told, hint)
