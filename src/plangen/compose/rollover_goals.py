"""Goals and measures of the next term.

A goal that was reached is named in a comment and not carried over. One that was missed is, with
the figure that was reached as its baseline and its old target; so is one without a result. A
baseline that the examinations of the class give is left to them. Measures stay; those that were not
carried out, or notably less often than planned, are named above them with what the summary said
of problems and intentions, so that nothing is forgotten.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from plangen.compose.environment import quantity_text
from plangen.compose.rollover_results import talents
from plangen.compose.turn import as_items, carried, words
from plangen.compose.yaml_text import Noted
from plangen.model.examinations import indicator_value

if TYPE_CHECKING:
    from collections.abc import Sequence

    from plangen.compose.turn import Turn
    from plangen.facts.derive import Carried
    from plangen.facts.results import GoalFacts

WHOLE = 100


def goals(turn: Turn) -> Any:
    """Return 目标 of the pupils whom the plan is for."""
    found = [goal for goal in turn.facts.goals if goal.written[0] == "目标"]
    return _goals(turn, as_items(turn.data.get("目标")), found)


def missed_goals(turn: Turn) -> int:
    """Count the goals and indicators, for either end of the class, that were not reached."""
    talent = turn.facts.talent.facts.goals if turn.facts.talent else ()
    return sum(goal.reached is False for goal in (*turn.facts.goals, *talent))


def _goals(turn: Turn, items: list[Any], facts: Sequence[GoalFacts]) -> Any:
    if not items:
        return None
    said = words()["目标"]
    pairs = list(zip(items, facts, strict=True))
    kept = [_goal(turn, item, goal) for item, goal in pairs if not goal.reached]
    done = [goal for _, goal in pairs if goal.reached]
    notes = [said["达到"]] if done else []
    notes += [said["一项"].format(name=goal.name, result=_comparison(goal)) for goal in done]
    return Noted(kept or [said["新目标"].format(name=said["例"])], tuple(notes))


def _comparison(goal: GoalFacts) -> str:
    """Say what was reached, and of a figure what was wanted."""
    actual = quantity_text(goal.actual) if goal.actual else ""
    if goal.target is None or (goal.actual and goal.actual.number is None):
        return actual
    return str(words()["目标"]["比"].format(actual=actual, target=quantity_text(goal.target)))


def _goal(turn: Turn, item: Any, goal: GoalFacts) -> Noted:
    said = words()["目标"]
    if goal.actual is None:
        note = said["没有结果"]
    elif goal.reached is None:
        note = said["有结果"].format(result=quantity_text(goal.actual))
    else:
        note = said["没达到"].format(result=_comparison(goal))
    if isinstance(item, str):
        return Noted(carried(item, "内容"), (note,))
    new: dict[str, Any] = {}
    stale: list[str] = []
    for key, value in item.items():
        # What an indicator's 内容 says is how the figure was at the start.
        told = key == "内容" and goal.indicator is not None
        if told or (key != "内容" and carried(value, key) != value):
            stale.append(f"{key}: {_one_line(value)}")
        elif key != "基线":
            new[key] = carried(value, key)
        if key == "指标" and (baseline := _baseline(turn, item, goal)) is not None:
            new["基线"] = baseline
    if stale:
        new["说明"] = Noted(None, (said["改了再用"], *stale))
    return Noted(new, (note,))


def _baseline(turn: Turn, item: dict[str, Any], goal: GoalFacts) -> str | None:
    """Return where the goal starts from; None where the examinations of the class tell."""
    name = goal.indicator
    if name is None:
        return None
    exams = (turn.facts.exams.before, turn.facts.exams.after)
    if any(exam and indicator_value(name, exam.result) is not None for exam in exams):
        return None
    ask = str(words()["目标"]["基线"])
    actual = goal.actual
    if actual is None or actual.number is None:
        return ask if "基线" in item else None
    if not name.endswith("率"):
        return quantity_text(actual)
    share = actual.number <= 1 and not actual.unit
    sound = actual.unit in {"", "%"} and not share and actual.number <= WHOLE
    return f"{quantity_text(actual).removesuffix('%')}%" if sound else ask


def measures(turn: Turn) -> Any:
    """Return 措施 with what the old term says of them."""
    items = as_items(turn.data.get("措施"))
    notes = (*_executions(turn, turn.facts.carried), *lessons(turn))
    if not items:
        return None
    return Noted(carried(items, "措施"), notes)


def lessons(turn: Turn) -> tuple[str, ...]:
    """Name the problems and the intentions of the old summary."""
    outcome, said = turn.dossier.outcome, words()["措施"]
    found: list[str] = []
    for key, texts in (
        ("问题", outcome.difficulties if outcome else ()),
        ("打算", outcome.next_steps if outcome else ()),
    ):
        if texts:
            found += [said[key], *(said["一项"].format(name=_one_line(text)) for text in texts)]
    return tuple(found)


def _one_line(text: str) -> str:
    return "".join(line.strip() for line in text.splitlines())


def idle(turn: Turn) -> list[str]:
    """Name the measures that were not carried out, or notably less often than planned."""
    carried_out = turn.facts.all_carried if _told(turn) else ()
    return [each.measure.name for each in carried_out if not each.done or each.short_of_plan]


def _told(turn: Turn) -> bool:
    """Whether the old summary tells of any measure how it was carried out."""
    return any(each.recorded for each in turn.facts.all_carried)


def _executions(turn: Turn, carried_out: Sequence[Carried]) -> tuple[str, ...]:
    said = words()["措施"]
    if not _told(turn):
        return (said["没有记"],) if carried_out else ()
    undone = [each.measure.name for each in carried_out if not each.done]
    short = [each for each in carried_out if each.done and each.short_of_plan]
    found: list[str] = []
    if undone:
        found += [said["没有做"], *(said["一项"].format(name=name) for name in undone)]
    if short:
        found.append(said["做得少"])
        found += [
            said["次数"].format(name=each.measure.name, planned=each.planned, times=each.times)
            for each in short
        ]
    return tuple(found)


def talent(turn: Turn) -> Any:
    """Return 培优 with its pupils, goals and measures."""
    old, facts = turn.data.get("培优"), turn.facts.talent
    if not isinstance(old, dict) or facts is None:
        return None
    new: dict[str, Any] = {}
    for key, value in old.items():
        items = as_items(value)
        if key == "学生":
            new[key] = talents(turn, items)
        elif key == "目标":
            new[key] = _goals(turn, items, facts.facts.goals)
        else:
            new[key] = Noted(carried(items, key), _executions(turn, facts.facts.carried))
    return new
