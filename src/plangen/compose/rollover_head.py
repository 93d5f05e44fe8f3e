"""The head of the next term's dossier: which document, which class, which term, which days.

Days and the number of weeks are asked for anew: the school's own calendar decides them.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from plangen.compose.promotion import retitled
from plangen.compose.rollover_tables import relocated, roster, score_tables
from plangen.compose.turn import words
from plangen.compose.yaml_text import Noted
from plangen.model.school_year import TERM_NAMES
from plangen.model.values import GRADE_NAMES

if TYPE_CHECKING:
    from collections.abc import Callable

    from plangen.compose.turn import Turn


def kind_line(turn: Turn) -> Any:
    """Return the kind, and what the old document was where it was another."""
    said = words()["抬头"]
    notes = (said["换文种"].format(old=turn.old_kind.name),) if turn.kind_changes else ()
    return Noted(turn.kind.name, notes)


def title(turn: Turn) -> Any:
    """Return a title of the teacher's own with the new term's words; another kind needs another."""
    old = turn.data.get("标题")
    if old is None:
        return None
    if turn.kind_changes:
        return Noted(None, (words()["抬头"]["换标题"].format(title=old),))
    new = retitled(old, turn.dossier, turn.class_name, turn.grade)
    return Noted(new, (words()["留"]["标题"],))


def grade(turn: Turn) -> str | None:
    """Return the grade where it was typed or is asked for."""
    asked = "年级" in turn.data or turn.wishes.grade is not None
    return GRADE_NAMES[turn.grade - 1] if asked and turn.grade is not None else None


def school_year(turn: Turn) -> str | None:
    """Return the school year of the new term."""
    year = turn.term.year
    return None if year is None or _is_settled(turn, "学年") else f"{year[0]}-{year[1]}"


def term(turn: Turn) -> Any:
    """Return the new term; where the old one is not known, ask for it or leave it out."""
    said = words()["抬头"]
    if _is_settled(turn, "学期"):
        return None
    if turn.term.term is not None:
        return TERM_NAMES[turn.term.term - 1]
    if turn.term.year is None and "学期" in turn.kind.head:
        return Noted(said["学期"], (said["没有学期"],))
    return None


def _is_settled(turn: Turn, key: str) -> bool:
    """Whether a key is left to the school's settings, as it was in the old dossier."""
    return key in turn.wishes.settled and key not in turn.data


def date(turn: Turn) -> str | None:
    """Ask for the day on which the document is written."""
    wanted = "日期" in turn.data or "日期" in turn.kind.head
    return _day(turn, "日期", "日期例") if wanted else None


def opening_day(turn: Turn) -> str | None:
    """Ask for the first day of the term."""
    return _day(turn, "开学日期", "开学例") if "开学日期" in turn.data else None


def _day(turn: Turn, key: str, examples: str) -> str:
    """Ask for a day, with one of the right year as the example."""
    said = words()["抬头"]
    number = turn.term.term or 1
    year = turn.term.opens_in or "2026"
    return str(said[key].format(example=said[examples][number].format(year=year)))


def weeks(turn: Turn) -> str | None:
    """Ask for the number of weeks, with the old one as the example."""
    old = turn.data.get("周数")
    return None if old is None else str(words()["抬头"]["周数"].format(weeks=old))


def style(turn: Turn) -> Any:
    """Return the page style; a file of the school's own is named as seen from the new dossier."""
    return relocated(turn, turn.data.get("版式"))


HEAD: dict[str, Callable[[Turn], Any]] = {
    "文种": kind_line,
    "标题": title,
    "学校": lambda turn: turn.wishes.school or turn.data.get("学校"),
    "班级": lambda turn: turn.class_name,
    "年级": grade,
    "学科": lambda turn: turn.wishes.subject or turn.data.get("学科"),
    "学年": school_year,
    "学期": term,
    "教师": lambda turn: turn.wishes.teacher or turn.data.get("教师"),
    "日期": date,
    "开学日期": opening_day,
    "周数": weeks,
    "版式": style,
    "花名册": roster,
    "成绩表": score_tables,
}
