"""What the answers come to: the wishes for a dossier, and what in them cannot stand."""

from __future__ import annotations

from collections import defaultdict
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Any

from msgspec.structs import replace

from plangen.compose.kinds import find_kind
from plangen.compose.scaffold import scaffold
from plangen.compose.wishes import NewPupil
from plangen.language.patterns import lazy
from plangen.library.entries import load_library
from plangen.pipeline.documents import make_document
from plangen.pipeline.dossiers import load
from plangen.problems import ProblemsError, Severity
from plangen.wizard.questions import GOAL, ONCE, PUPIL, TALENT, questions

if TYPE_CHECKING:
    import re

    from plangen.compose.wishes import Wishes
    from plangen.wizard.known import Answers, Known

# A place in a file that the teacher has not seen yet.
PLACES = lazy(r"（[^（）]*第 \d+ 行[^（）]*）")
SINGLE = (*ONCE, GOAL)
LISTS = {"causes", "measures", "traits", "goals"}


def answers_in(given: Wishes) -> Answers:
    """Return what is known before as answers, by the names that the questions offer."""
    library = load_library()
    kind = find_kind(given.kind or "")
    causes = (library.cause(name) for name in given.causes)
    measures = (library.measure(name) for name in given.measures)
    known: dict[str, Any] = {question.key: getattr(given, question.key) for question in SINGLE}
    known |= {
        "kind": kind.name if kind else None,
        "traits": list(given.traits),
        "causes": list(dict.fromkeys(cause.name for cause in causes if cause)),
        "measures": list(dict.fromkeys(measure.name for measure in measures if measure)),
        "goals": "；".join(given.goals),
    }
    return {key: answer for key, answer in known.items() if answer}


def wishes_of(known: Known) -> Wishes:
    """Turn answers into wishes; skipped ones and those to questions that no longer arise do not go.

    A pupil's causes are those that the class still has.
    """
    plain: dict[str, Any] = {q.key: () if q.key in LISTS else None for q in SINGLE}
    people: dict[str, dict[str, dict[str, Any]]] = {PUPIL: {}, TALENT: {}}
    for question in questions(known):
        answer = known.answers.get(question.key)
        if not answer:
            continue
        group, _, rest = question.key.partition(".")
        if rest:
            row, _, what = rest.partition(".")
            people[group].setdefault(row, defaultdict(list))[what] = answer
        elif question.key in LISTS:
            plain[question.key] = (answer,) if isinstance(answer, str) else tuple(answer)
        else:
            plain[question.key] = answer
    for group, rows in people.items():
        if found := tuple(_pupil(row, known) for row in rows.values() if row["name"]):
            plain[group] = found
    return replace(known.given, **{**plain, "kind": plain["kind"] or None})


def _pupil(row: dict[str, Any], known: Known) -> NewPupil:
    examination = "上学期" if known.lower else "上学期期末"
    return NewPupil(
        name=row["name"],
        sex=row["sex"] or None,
        strengths=tuple(row["strengths"]),
        signs=tuple(row["signs"]),
        causes=tuple(name for name in row["causes"] if name in known.causes),
        scores={examination: row["score"]} if row["score"] else {},
        target=row["target"] or None,
    )


def faults(wishes: Wishes) -> list[str]:
    """Return why the dossier would be refused, in Chinese sentences: what ``render`` would say.

    The dossier is written into a private folder that is gone afterwards. With tables beside it,
    which are checked when they are read, or without a kind, nothing is looked for.
    """
    if not wishes.kind or wishes.roster or wishes.score_table:
        return []
    with TemporaryDirectory(prefix="plangen-") as folder:
        path = Path(folder, "档案.yaml")
        try:
            path.write_text(scaffold(wishes, path), encoding="utf-8")
            problems = make_document(load(path)).problems
        except ProblemsError as error:
            problems = error.problems
    return [
        f"{PLACES.sub(_gap, problem.message)}。{problem.hint}"
        for problem in problems
        if problem.severity is Severity.ERROR
    ]


def _gap(place: re.Match[str]) -> str:
    """What is left where a place stood: a space after a number."""
    return " " if place.string[: place.start()][-1:].isdigit() else ""
