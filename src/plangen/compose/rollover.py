"""``plangen new --from``: the dossier of the next term, made from that of the term before.

What becomes of each key is decided in ``templates/rollover/_keys.yaml``: it stays (留), is asked
for anew (填), stands in a comment until it is taken up (注), is left out (去), or changes (改) in a
way of its own, told in ``rollover_head``, ``rollover_results``, ``rollover_goals`` and
``rollover_school``. A key that is not in the table stays as typed. In short: facts about the class,
the pupils, causes and measures stay; days are asked for; the result of the term's end becomes the
one before the new term; goals that were reached are named and left out, goals that were missed
start from the figure reached; 总结 and whatever is bound to weeks of the old term is left out.

Comments of the old file are not carried over: they speak of the old term. Nothing that the new
plan prints may be untrue because it was true a term ago; see ``turn``.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from msgspec import Struct

from plangen.compose.environment import environment
from plangen.compose.kind_files import OR, WITHIN
from plangen.compose.kinds import find_kind, kinds, unknown_kind
from plangen.compose.promotion import leaves_school, next_term, regraded
from plangen.compose.rollover_goals import goals, idle, lessons, measures, missed_goals, talent
from plangen.compose.rollover_head import HEAD
from plangen.compose.rollover_results import as_comment, class_work, pupils, situation
from plangen.compose.rollover_school import (
    anew,
    audience,
    awards,
    funding,
    project,
    sections,
    service,
    tutoring,
)
from plangen.compose.scaffold import OUTCOME, asked_grade, outcome_scaffold
from plangen.compose.turn import Turn, as_items, carried, keys, typed, words
from plangen.compose.yaml_text import Noted, bare, yaml_text
from plangen.language.patterns import lazy
from plangen.model.values import GRADE_NAMES
from plangen.problems import Problem, ProblemsError
from plangen.source.placeholders import is_hollow
from plangen.source.tree import parse

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from plangen.compose.kinds import Kind
    from plangen.compose.wishes import Wishes
    from plangen.facts.derive import Facts
    from plangen.model.dossier import Dossier
    from plangen.source import SourceFile

TOP_KEY = lazy(r"[^\s#'-].*?:")
CHANGES: dict[str, Callable[[Turn], Any]] = {
    **HEAD,
    "章节": sections,
    "学生情况": situation,
    "学困生": pupils,
    "分组": lambda turn: _with_note(turn, "分组"),
    "对象": audience,
    "目标": goals,
    "措施": measures,
    "培优": talent,
    "课后服务": service,
    "经费": funding,
    "班级工作": class_work,
    "奖励": awards,
    "小组": lambda turn: _with_note(turn, "小组"),
    "辅导": tutoring,
    "课题": project,
}


class RolledOver(Struct, frozen=True):
    """The next term's dossier as text, and what to tell of it.

    ``missed`` counts the goals carried over because they were missed, ``idle`` names the measures
    that were not carried out as planned. ``places`` counts the values to fill in, ``to_fill`` names
    the parts that they are in, ``to_read`` counts the texts of the old term that somebody must
    look at.
    """

    text: str
    kind: Kind
    pupils: int
    missed: int
    idle: tuple[str, ...]
    places: int
    to_fill: tuple[str, ...]
    to_read: int


def roll_over(
    source: SourceFile, dossier: Dossier, facts: Facts, wishes: Wishes, path: Path
) -> RolledOver:
    """Make the next term's dossier, to be written to ``path``, from one that has no error.

    Raises:
        ProblemsError: the class has left school, or the kind or the grade asked for is unknown.

    """
    turn = _turn(source, dossier, facts, wishes, path)
    head = {key: _changed(turn, key, way) for key, way in keys()["抬头"].items()}
    rest = [key for key in turn.data if key not in keys()["抬头"]]
    body = {key: _changed(turn, key, keys()["正文"].get(key, "留")) for key in rest}
    _add_required(turn, body)
    if not as_items(turn.data.get("措施")):
        body[OUTCOME] = Noted(None, lessons(turn))
    template = environment().get_template("rollover/下学期.yaml.j2")
    rendered = template.render(
        kind=turn.kind,
        old="".join(char for char in source.path.name if char.isprintable()),
        settled=[key for key in wishes.settled if key not in turn.data],
        head=yaml_text(_given(head), tight=True).rstrip(),
        body=yaml_text(_given(body)).rstrip(),
        outcome=outcome_scaffold(
            turn.kind, [(m.name, m.entry) for m in facts.all_measures], turn.grade, dossier.subject
        ),
    )
    text = rendered.rstrip() + "\n"
    placeholders = parse(text).placeholders
    waiting = [place.line for place in placeholders if not place.example]
    return RolledOver(
        text,
        turn.kind,
        pupils=len(dossier.pupils) + len(dossier.talent.pupils if dossier.talent else ()),
        missed=missed_goals(turn),
        idle=tuple(idle(turn)),
        places=len(waiting),
        to_fill=_parts_at(text, waiting),
        to_read=len(placeholders) - len(waiting),
    )


def _add_required(turn: Turn, values: dict[str, Any]) -> None:
    """Ask for the parts without which there is no such document, and which the old one has not."""
    for required in turn.kind.required:
        paths = [tuple(part.split(WITHIN)) for part in required.split(OR)]
        if (OUTCOME,) in paths or not all(_is_hollow(values, path) for path in paths):
            continue
        outer, *inner = paths[0]
        asked, held = anew(turn, outer), bare(values.get(outer))
        if inner and isinstance(held, dict):
            held[inner[0]] = asked[inner[0]]
        else:
            values[outer] = asked


def _is_hollow(values: dict[str, Any], path: tuple[str, ...]) -> bool:
    value: Any = values
    for key in path:
        value = bare(value.get(key)) if isinstance(value, dict) else None
    return is_hollow(value)


def _given(values: dict[str, Any]) -> dict[str, Any]:
    return {key: value for key, value in values.items() if value is not None}


def _parts_at(text: str, numbers: list[int]) -> tuple[str, ...]:
    """Name the keys at the top in which these lines stand."""
    lines = text.splitlines()
    found = (
        next(line.partition(":")[0] for line in reversed(lines[:number]) if TOP_KEY.match(line))
        for number in numbers
    )
    return tuple(dict.fromkeys(found))


def _changed(turn: Turn, key: str, way: str) -> Any:
    """Return what stands for a key in the new dossier; None where nothing does."""
    if way == "改":
        return CHANGES[key](turn)
    value = turn.data.get(key)
    if value is None:
        return None
    if way == "注":
        return as_comment(key, value)
    if way == "填":
        return anew(turn, key)
    if way == "去":
        said = words()["去"].get(key)
        return Noted(None, (said.format(count=len(as_items(value))),)) if said else None
    return carried(value, key)


def _with_note(turn: Turn, key: str) -> Any:
    value = turn.data.get(key)
    return None if value is None else Noted(carried(value, key), (words()["留"][key],))


def _turn(source: SourceFile, dossier: Dossier, facts: Facts, wishes: Wishes, path: Path) -> Turn:
    problems: list[Problem] = []

    def refuse(message: str, hint: str) -> None:
        problems.append(Problem(source.path, 0, 0, message, hint))

    old_kind = find_kind(dossier.kind)
    kind = find_kind(wishes.kind) if wishes.kind else _plan_of(old_kind, source)
    if kind is None:
        refuse(*unknown_kind(wishes.kind or ""))
    class_name, grade = _class(dossier, wishes, refuse)
    if problems or kind is None or old_kind is None:
        raise ProblemsError(problems)
    return Turn(
        data=typed(source),
        dossier=dossier,
        facts=facts,
        old_kind=old_kind,
        kind=kind,
        term=next_term(dossier),
        class_name=class_name,
        grade=grade,
        wishes=wishes,
        folder=source.path.parent,
        target=path.parent,
    )


def _plan_of(kind: Kind | None, source: SourceFile) -> Kind | None:
    """Return the plan that a summary sums up: of several the one whose parts the dossier has."""
    if kind is None or not kind.is_summary:
        return kind
    plans = [each for each in kinds().values() if each.summary == kind.name and each is not kind]
    return max(
        plans, key=lambda plan: sum(part in source.data for part in plan.parts), default=kind
    )


def _class(
    dossier: Dossier, wishes: Wishes, refuse: Callable[[str, str], None]
) -> tuple[str | None, int | None]:
    """Return the class and its grade in the next term; what is asked for wins."""
    name = wishes.class_name or dossier.class_name
    asked = asked_grade(wishes, refuse)
    if asked is None and wishes.grade is not None:
        return name, None
    if asked is not None:
        return (name if wishes.class_name or name is None else regraded(name, asked)), asked
    if leaves_school(dossier):
        refuse(
            f"{dossier.class_name or GRADE_NAMES[-1]}毕业了，没有下学期",
            "这份档案要给别的班接着用，就写明班级，如 --class 一年级（1）班",
        )
    if dossier.grade is None or leaves_school(dossier):
        return name, dossier.grade
    grade = dossier.grade + next_term(dossier).rise
    return (name if wishes.class_name or name is None else regraded(name, grade)), grade
