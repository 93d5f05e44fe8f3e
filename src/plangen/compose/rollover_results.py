"""What the old term's results become: the class, the pupils at both ends, the class's indicators.

The last result of the term, as plangen itself finds it, is the 上学期期末 of the next one; those
before it are left out. Of a target that was reached a new one is asked for, any other stays. Each
pupil has his result in a comment above him, so that the teacher can decide who stays in the plan.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from plangen.compose.environment import quantity_text, result_text
from plangen.compose.turn import as_items, carried, to_look_at, words
from plangen.compose.yaml_text import Noted
from plangen.facts.people import MIDTERM
from plangen.language.patterns import lazy
from plangen.model.examinations import is_outcome
from plangen.model.values import LOWER_GRADES, read_text

if TYPE_CHECKING:
    from collections.abc import Sequence

    from plangen.compose.turn import Turn
    from plangen.facts.people import PupilFacts
    from plangen.facts.results import GoalFacts

# A column that says itself which term it is of.
DATED_COLUMN = lazy("学期|年级|学年")


def class_column(turn: Turn) -> str | None:
    """Return the name of the examination of the class that ended the old term."""
    after = turn.facts.exams.after
    if after is None or (not is_outcome(after.name) and MIDTERM in after.name):
        return None
    return after.name


def _renamed(turn: Turn, column: str) -> str:
    """Return what a result of the old term's end is called in the new term."""
    said = words()["成绩"]
    if is_outcome(column):
        return str(said["低年级"] if _lower(turn) else said["期末"])
    return column if DATED_COLUMN.search(column) else f"{said['前缀']}{column}"


def _pupils_column(turn: Turn, column: str | None) -> str:
    """Return the new name of the pupils' column.

    It is not that of the class where the old ones were two different examinations.
    """
    said = words()["成绩"]
    if column is None:
        return str(said["低年级"] if _lower(turn) else said["期末"])
    name, of_class = _renamed(turn, column), class_column(turn)
    if of_class not in {None, column} and name == _renamed(turn, of_class or ""):
        return str(said["另一次"])
    return name


def term_name(turn: Turn, column: str) -> str:
    """Return what an examination that ended the old term is called in the new one."""
    if column == turn.facts.last_column:
        return _pupils_column(turn, column)
    return _renamed(turn, column)


def tabled(turn: Turn, column: str | None) -> bool:
    """Whether the results of an examination came from a table."""
    return any(column in table.examinations for table in turn.dossier.score_tables)


def _lower(turn: Turn) -> bool:
    return turn.dossier.grade in LOWER_GRADES


def situation(turn: Turn) -> Any:
    """Return 学生情况: counts and traits stay, the last examination is the one before the term."""
    old = turn.data.get("学生情况")
    if not isinstance(old, dict):
        return None
    new = {}
    for key, value in old.items():
        if key == "说明":
            new[key] = as_comment(key, value)
        elif key != "全班成绩":
            new[key] = carried(value, key)
        elif not tabled(turn, class_column(turn)):
            new[key] = _class_results(turn)
    column = class_column(turn)
    if "全班成绩" not in new and column is not None and not tabled(turn, column):
        new["全班成绩"] = _class_results(turn)
    return Noted(new, (words()["留"]["学生情况"],))


def _class_results(turn: Turn) -> Any:
    said = words()["成绩"]
    column = class_column(turn)
    if column is None:
        kinds = said["问全班等级" if _lower(turn) else "问全班"]
        ask = {key: f"【请填：{unit}】" for key, unit in kinds.items()}
        name = said["低年级"] if _lower(turn) else said["期末"]
        return Noted({name: ask}, (said["全班"],))
    told = {
        **turn.data.get("学生情况", {}).get("全班成绩", {}),
        **(turn.data.get("总结") or {}).get("全班成绩", {}),
    }
    return {_renamed(turn, column): _column(told, column)}


def _column(results: dict[str, Any], column: str) -> Any:
    """Return the result of an examination; a typed name may hold spaces that the name has not."""
    return next((value for name, value in results.items() if read_text(name) == column), None)


def as_comment(key: str, text: str) -> Noted:
    """Put a text of the old term into a comment from which it can be taken up again."""
    lines = [words()["注释"].format(key=key), f"{key}: |"]
    return Noted(None, (*lines, *(f"  {line}".rstrip() for line in text.strip().splitlines())))


def pupils(turn: Turn) -> Any:
    """Return 学困生, each with the result of the old term."""
    items = as_items(turn.data.get("学困生"))
    if not items:
        return None
    found = _pupils(turn, items, turn.facts.pupils, turn.facts.last_column, ahead=False)
    return Noted(found, (words()["留"]["学困生"],))


def talents(turn: Turn, items: list[Any]) -> list[Any]:
    """Return the pupils of 培优."""
    facts = turn.facts.talent.facts if turn.facts.talent else None
    if facts is None:
        return items
    return _pupils(turn, items, facts.pupils, facts.last_column, ahead=True)


def _pupils(
    turn: Turn,
    items: list[Any],
    facts: Sequence[PupilFacts],
    last: str | None,
    *,
    ahead: bool,
) -> list[Any]:
    column = _pupils_column(turn, last)
    found = []
    for item, pupil in zip(items, facts, strict=True):
        new: dict[str, Any] = {}
        for key, value in item.items():
            if key == "成绩":
                new[key] = None if tabled(turn, last) else _score(turn, value, last, column)
            elif key == "目标":
                new[key] = _target(pupil, value)
            else:
                new[key] = carried(value, key)
        if "目标" not in new and pupil.passed is False and not ahead:
            new["目标"] = words()["学生"]["目标"]
        told = last is not None and ("成绩" in item or tabled(turn, last))
        notes = (_result(pupil, column, ahead=ahead),) if told else ()
        found.append(Noted({k: v for k, v in new.items() if v is not None}, notes))
    return found


def _score(turn: Turn, scores: dict[str, Any], last: str | None, column: str) -> dict[str, Any]:
    score = _column(scores, last) if last is not None else None
    if score is not None:
        return {column: score}
    ask = words()["成绩"]["请填"]
    return {column: ask["等级" if _lower(turn) else "分数"]}


def _target(pupil: PupilFacts, typed: str) -> str:
    """Keep a target that was not reached; ask for a new one in the place of one that was."""
    if not pupil.reached:
        return typed
    return str(words()["学生"]["新目标"].format(target=typed))


def _result(pupil: PupilFacts, column: str, *, ahead: bool) -> str:
    """Say what a pupil has reached."""
    said = words()["学生"]
    if pupil.after is None:
        return str(said["没有成绩"])
    target = quantity_text(pupil.target) if pupil.target else ""
    told = said[_verdict(pupil, ahead=ahead)]
    return str(told.format(column=column, result=result_text(pupil.after), target=target))


def _verdict(pupil: PupilFacts, *, ahead: bool) -> str:
    """Return which of the sentences on a pupil holds."""
    if pupil.target is not None and pupil.reached is not None:
        if not pupil.reached:
            return "没达到"
        return "达到培优" if ahead else "达到没合格" if pupil.passed is False else "达到"
    if ahead or pupil.target is not None or pupil.passed is None:
        return "有成绩"
    return "合格" if pupil.passed else "没合格"


def class_work(turn: Turn) -> Any:
    """Return 班级工作: people and rules stay, indicators start from their last figure."""
    old = turn.data.get("班级工作")
    if not isinstance(old, dict):
        return None
    said = words()["班级工作"]
    new: dict[str, Any] = {}
    for key, value in old.items():
        if key == "关注":
            kept = {
                name: to_look_at(count)
                for name, count in value.items()
                if carried(name, "说明") == name
            }
            new[key] = Noted(kept, (said["关注"],))
        elif key == "指标":
            new[key] = Noted(_indicators(turn, as_items(value)), (said["指标"],))
        elif key == "主题班会":
            missed = [meeting.theme for meeting in turn.facts.class_work.missed]
            told = (said["没有开"].format(themes="、".join(missed)),) if missed else ()
            new[key] = Noted(said["问班会"], told)
        elif key == "月安排":
            new[key] = said["问月"]
        else:
            new[key] = carried(value, key)
    return new


def _indicators(turn: Turn, items: list[Any]) -> list[Any]:
    reached = {goal.written: goal for goal in turn.facts.goals}
    return [
        _indicator(item, reached.get(("班级工作", "指标", i))) if isinstance(item, dict) else item
        for i, item in enumerate(items)
    ]


def _indicator(item: dict[str, Any], goal: GoalFacts | None) -> Any:
    """Let the figure after the old term be that before the new one."""
    said = words()["班级工作"]
    new = {}
    for key, value in item.items():
        if key == "期初":
            new[key] = item.get("期末", said["指标期初"])
        elif key == "目标" and goal is not None and goal.reached:
            new[key] = said["指标目标"].format(target=value)
        elif key != "期末":
            new[key] = carried(value, key)
    if "期末" in item and "期初" not in item:
        new["期初"] = item["期末"]
    if goal is None or goal.reached is None or goal.actual is None:
        return new
    told = said["指标达到" if goal.reached else "指标没达到"]
    figures = {"actual": quantity_text(goal.actual), "target": item["目标"]}
    return Noted(new, (told.format(name=goal.name, **figures),))
