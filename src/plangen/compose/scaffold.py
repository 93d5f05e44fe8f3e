"""The dossier that ``plangen new`` writes: commented, with marks where facts are missing."""

from __future__ import annotations

from itertools import dropwhile
from typing import TYPE_CHECKING, Any

from plangen.compose.environment import environment
from plangen.compose.kinds import CHARTS, find_kind, prints, summary_of, unknown_kind
from plangen.compose.wishes import DEFAULT_KIND, Wishes
from plangen.language.patterns import lazy
from plangen.library.entries import TALENT_CATEGORY, load_library
from plangen.library.matching import measures_for
from plangen.model.completing import grade_of_class
from plangen.model.values import LOWER_GRADES, read_grade
from plangen.problems import Problem, ProblemsError, did_you_mean

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence
    from pathlib import Path

    from plangen.compose.kinds import Kind
    from plangen.facts.suggestions import Suggestions
    from plangen.library.choices import Choices
    from plangen.library.entries import Measure
    from plangen.model.dossier import Dossier

OUTCOME = "总结"
TOO_MANY_BLANK_LINES = lazy(r"\n{3,}")
EXAMPLE_CAUSES = ("基础知识薄弱", "作业拖欠不完成", "自卑缺乏自信")
EXAMPLE_MEASURES = 4
# A class teacher's plan starts from the class, not from causes.
CLASS_WORK = "班级工作"
CLASS_MEASURES = ("发挥班集体作用", "持之以恒巩固习惯", "家访")


def scaffold(wishes: Wishes, path: Path) -> str:
    """Return the text of a new dossier.

    Raises:
        ProblemsError: the kind, the grade or a cause is unknown.

    """
    problems: list[Problem] = []

    def refuse(message: str, hint: str) -> None:
        problems.append(Problem(path, 0, 0, message, hint))

    asked = wishes.kind or DEFAULT_KIND
    kind = find_kind(asked)
    if kind is None:
        refuse(*unknown_kind(asked))
    causes = _names(wishes.causes, "原因", "causes", refuse)
    measures = _names(wishes.measures, "措施", "measures", refuse)
    grade = asked_grade(wishes, refuse)
    if problems or kind is None:
        raise ProblemsError(problems)
    template = environment().get_template("scaffold/档案.yaml.j2")
    context = _context(kind, causes, grade, wishes.subject)
    settled = [key for key in wishes.settled if key not in _wished(wishes)]
    context |= {"head": [key for key in kind.head if key not in settled], "settled": settled}
    if measures:
        context["measures"] = [load_library().measures[name] for name in measures]
        context["measure_mark"] = ""
    return TOO_MANY_BLANK_LINES.sub("\n\n", template.render({**context, "wishes": wishes})) + "\n"


def asked_grade(wishes: Wishes, refuse: Callable[[str, str], None]) -> int | None:
    """Return the grade that is asked for, on its own or by the name of the class.

    ``refuse`` is told in a sentence and a remedy what is wrong with it.
    """
    named = grade_of_class(wishes.class_name or "")
    if wishes.grade is None:
        return named
    try:
        grade = read_grade(wishes.grade)
    except ValueError as error:
        refuse(str(error), "如 --grade 四年级")
        return None
    if named not in {None, grade}:
        refuse(f"年级“{wishes.grade}”与班级“{wishes.class_name}”对不上", "改正其中一个")
    return grade


def _wished(wishes: Wishes) -> list[str]:
    """Return the keys of the head that are asked for by name."""
    said = {
        "学校": wishes.school,
        "学年": wishes.school_year,
        "学期": wishes.term,
        "开学日期": wishes.opening_day,
        "周数": wishes.weeks,
        "满分": wishes.full_marks,
    }
    return [key for key, value in said.items() if value is not None]


def _names(
    asked: Sequence[str], what: str, command: str, refuse: Callable[[str, str], None]
) -> list[str]:
    """Return the library's names of causes or measures, each once; refuse what it lacks."""
    library = load_library()
    find = library.cause if command == "causes" else library.measure
    known = library.cause_names if command == "causes" else library.measure_names
    found: list[str] = []
    for name in asked:
        entry = find(name)
        if entry is None:
            hint = did_you_mean(name, known) or f"输入 plangen library {command} 查看全部{what}"
            refuse(f"素材库里没有{what}“{name}”", hint)
        elif entry.name not in found:
            found.append(entry.name)
    return found


def part_scaffold(part: str, choices: Choices, dossier: Dossier) -> str:
    """Return what to type for a part that a dossier lacks; 总结 with this plan's own measures."""
    kind = find_kind(dossier.kind)
    context = _context(kind, (), dossier.grade, dossier.subject)
    if part == OUTCOME:
        chosen = (*choices.measures.items(), *choices.talent_measures.items())
        context["measures"] = _recorded((name, each.entry) for name, each in chosen)
    template = environment().get_template(f"scaffold/{part}.yaml.j2")
    lines = template.render(context, sign="").splitlines()
    return "\n".join(dropwhile(lambda line: line.startswith("#"), lines))


def outcome_scaffold(
    kind: Kind,
    measures: Iterable[tuple[str, Measure | None]],
    grade: int | None,
    subject: str | None,
) -> str:
    """Return what a plan with these measures ends with: its 总结, to be filled in one day."""
    context = _context(kind, (), grade, subject) | {"measures": _recorded(measures)}
    return environment().get_template("scaffold/学期末.yaml.j2").render(context).strip()


def _recorded(measures: Iterable[tuple[str, Measure | None]]) -> list[dict[str, Any]]:
    """Measures with the record that the library says each leaves."""
    return [{"name": name, "record": entry.record if entry else None} for name, entry in measures]


def supplement(suggestions: Suggestions) -> str:
    """Return what to add to the list 措施 so that every cause is answered; maybe nothing."""
    if not suggestions.causes:
        return ""
    template = environment().get_template("scaffold/补充.yaml.j2")
    return template.render(proposals=suggestions.to_add, own=suggestions.unanswerable).strip()


def _context(
    kind: Kind | None, causes: Sequence[str], grade: int | None, subject: str | None
) -> dict[str, Any]:
    """What the templates of the parts may use."""
    library = load_library()
    chosen = list(causes) or [name for name in EXAMPLE_CAUSES if name in library.causes]
    fitting = [m for m in library.measures.values() if m.fits(grade, subject)]
    measures = measures_for(chosen, library, grade=grade, subject=subject)
    if kind is not None and kind.whole_class and not causes:
        measures = [m for m in fitting if m.whole_class][:EXAMPLE_MEASURES]
    if kind is not None and CLASS_WORK in kind.parts and not causes:
        measures = [library.measures[name] for name in CLASS_MEASURES if name in library.measures]
    return {
        "kind": kind,
        "causes": [library.causes[name] for name in chosen],
        "measures": measures,
        "talent_measures": [m for m in fitting if m.category == TALENT_CATEGORY][:EXAMPLE_MEASURES],
        "mark": "" if causes else "【示例】",
        "measure_mark": "" if causes else "【示例】",
        "wishes": Wishes(kind.name if kind else ""),
        "charted": kind is not None and prints((summary_of(kind) or kind).sections, CHARTS),
        "lower": grade in LOWER_GRADES,
    }
