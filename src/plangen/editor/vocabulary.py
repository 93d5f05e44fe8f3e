"""Names to propose where a dossier takes some: of the library, the kinds, the page styles.

文种 is closed, for plangen writes no document of another kind; anywhere else a teacher may write
words of his own, so the names are proposals beside any text.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from plangen.compose.kinds import kind_names, kinds
from plangen.library.entries import DIMENSIONS, TALENT_CATEGORY, load_library
from plangen.model.examinations import BETTER_HIGH, BETTER_LOW
from plangen.model.json_forms import TEXT, Form, one_of, written
from plangen.model.template_files import load_table
from plangen.writers.style_files import style_names, style_note

if TYPE_CHECKING:
    from collections.abc import Iterable

    from plangen.library.entries import Cause, Measure

AVERAGE = "平均分"
GENERAL = "通用"


def vocabulary() -> dict[str, Form]:
    """Return the form of every sort of name, by what ``model.names`` calls it."""
    library = load_library()
    used = (cause.dimension for cause in library.causes.values())
    dimensions = dict.fromkeys([*DIMENSIONS, *used])
    measures = list(library.measures.values())
    talented = [measure for measure in measures if measure.category == TALENT_CATEGORY]
    others = [measure for measure in measures if measure.category != TALENT_CATEGORY]
    subjects = [name for name in load_table("library/subjects.yaml") if name != GENERAL]
    counted = sorted((BETTER_HIGH | BETTER_LOW) - {AVERAGE})
    return {
        "文种": _kinds(),
        "版式": _open((name, style_note(name)) for name in style_names()),
        "章节": _open(_sections().items()),
        "学科": _open((name, f"小学{name}，素材库有这一科的说法") for name in subjects),
        "原因": _open((cause.name, _told_of_cause(cause)) for cause in library.causes.values()),
        "维度": _open((name, f"原因的一个方面：{name}") for name in dimensions),
        "措施": _open(_measures([*others, *talented])),
        "培优措施": _open(_measures(talented)),
        "指标": _open(
            (name, "由“全班成绩”算出，期末写了全班成绩，总结里就有结果")
            for name in (AVERAGE, *counted)
        ),
    }


def _open(names: Iterable[tuple[str, str]]) -> Form:
    """Take any text, and propose names, each with what is said of it.

    A ``const`` of its own for each lets an editor explain the one that is typed; of an ``enum`` the
    YAML language server lists all.
    """
    return {"anyOf": [TEXT, *_proposals(names)]}


def _proposals(names: Iterable[tuple[str, str]]) -> list[Form]:
    return [{"const": name, "description": said} for name, said in names]


def _kinds() -> Form:
    """Take the kinds by name or alias and nothing else: a document of no kind is not written."""
    named = [(kind.name, kind.description) for kind in kinds().values()]
    aliases = [
        (alias, f"就是“{kind.name}”。{kind.description}")
        for kind in kinds().values()
        for alias in kind.aliases
    ]
    say = f"这里写文种：{'、'.join(kinds())}"
    return {"anyOf": [written(one_of(kind_names()), say), *_proposals([*named, *aliases])]}


def _sections() -> dict[str, str]:
    """Name every section by its template and its title, with the kinds that have it."""
    found: dict[str, list[str]] = {}
    for kind in kinds().values():
        for section in kind.sections:
            for name in dict.fromkeys((section.template, section.title)):
                if name:
                    found.setdefault(name, []).append(kind.name)
    return {name: f"有这一节的文种：{'、'.join(dict.fromkeys(of))}" for name, of in found.items()}


def _measures(measures: Iterable[Measure]) -> Iterable[tuple[str, str]]:
    for measure in measures:
        yield measure.name, _told_of_measure(measure)
        if measure.set_name and measure.set_name != measure.name:
            members = "、".join(measure.members)
            yield measure.set_name, f"{measure.set_name}：{members}。{_told_of_measure(measure)}"


def _told_of_cause(cause: Cause) -> str:
    return f"{cause.summary}（{cause.dimension}）"


def _told_of_measure(measure: Measure) -> str:
    answers = f"针对：{'、'.join(measure.answers)}。" if measure.answers else ""
    frequency = f"{measure.frequency}。" if measure.frequency else ""
    return f"{measure.summary}{answers}{frequency}（{measure.category}）"
