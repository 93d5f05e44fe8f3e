"""Which causes and measures a dossier names, resolved against the library.

Names that the library knows bring its text; others are the teacher's own and need an explanation.
Library causes and measures that only a pupil names join the lists by themselves.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from plangen.problems import Severity, did_you_mean

if TYPE_CHECKING:
    from plangen.library.entries import Cause, Library, Measure
    from plangen.model.dossier import ChosenCause, ChosenMeasure, Dossier
    from plangen.source import SourceFile

OWN_DIMENSION = "本班具体情况"


@dataclass(frozen=True, slots=True)
class CauseChoice:
    """A cause of this dossier: the library's, the teacher's own, or the first with a note."""

    name: str
    title: str
    dimension: str
    entry: Cause | None
    note: str | None


@dataclass(frozen=True, slots=True)
class MeasureChoice:
    """A measure of this dossier.

    ``answers`` are the causes that the teacher says it answers; None leaves it to the library.
    ``listed`` is false where only pupils name it: then it is for these pupils alone.
    """

    name: str
    entry: Measure | None
    chosen: ChosenMeasure | None
    answers: tuple[str, ...] | None
    listed: bool


@dataclass(slots=True)
class Choices:
    """Resolved causes and measures, in the dossier's order, and what each pupil names of them."""

    causes: dict[str, CauseChoice] = field(default_factory=dict)
    measures: dict[str, MeasureChoice] = field(default_factory=dict)
    pupil_causes: list[list[str]] = field(default_factory=list)
    pupil_measures: list[list[str]] = field(default_factory=list)


def resolve_choices(dossier: Dossier, library: Library, source: SourceFile) -> Choices:
    """Look up every name; unknown ones become problems of the source."""
    choices = Choices()
    for i, cause in enumerate(dossier.causes):
        _choose_cause(i, cause, choices, library, source)
    for i, pupil in enumerate(dossier.pupils):
        choices.pupil_causes.append(
            [
                found
                for j, name in enumerate(pupil.causes)
                if (found := _pupil_cause(name, ("学困生", i, "原因", j), choices, library, source))
            ]
        )
    for i, measure in enumerate(dossier.measures):
        _choose_measure(i, measure, choices, library, source)
    for i, pupil in enumerate(dossier.pupils):
        choices.pupil_measures.append(
            [
                found
                for j, name in enumerate(pupil.measures)
                if (
                    found := _pupil_measure(
                        name, ("学困生", i, "措施", j), choices, library, source
                    )
                )
            ]
        )
    _check_executions(dossier, choices, library, source)
    return choices


def _cause_choice(entry: Cause, note: str | None = None) -> CauseChoice:
    return CauseChoice(entry.name, entry.title, entry.dimension, entry, note)


def _choose_cause(
    i: int,
    cause: ChosenCause,
    choices: Choices,
    library: Library,
    source: SourceFile,
) -> None:
    entry = library.cause(cause.name)
    name = entry.name if entry else cause.name
    place = ("原因分析", i, "名称")
    if name in choices.causes:
        source.add_at(place, f"原因“{cause.name}”列了两次", "留下一处", Severity.WARNING)
        return
    if entry is None and cause.note is None:
        source.add_at(
            place,
            f"素材库里没有原因“{cause.name}”",
            did_you_mean(cause.name, library.cause_names)
            + f"自己的原因要加说明，写成两行：- 名称: {cause.name}，下一行 说明: 内容",
        )
    if entry is None:
        choices.causes[name] = CauseChoice(
            name,
            name,
            cause.dimension or OWN_DIMENSION,
            None,
            cause.note,
        )
    else:
        choices.causes[name] = _cause_choice(entry, cause.note)


def _pupil_cause(
    name: str,
    place: tuple[str | int, ...],
    choices: Choices,
    library: Library,
    source: SourceFile,
) -> str | None:
    entry = library.cause(name)
    if entry is not None:
        choices.causes.setdefault(entry.name, _cause_choice(entry))
        return entry.name
    if name in choices.causes:
        return name
    known = [*choices.causes, *library.cause_names]
    source.add_at(
        place,
        f"原因“{name}”既不在原因分析里，也不在素材库里",
        did_you_mean(name, known) + "自己的原因请先写进“原因分析”并加说明",
    )
    return None


def _choose_measure(
    i: int,
    measure: ChosenMeasure,
    choices: Choices,
    library: Library,
    source: SourceFile,
) -> None:
    entry = library.measure(measure.name)
    name = entry.name if entry else measure.name
    place = ("措施", i, "名称")
    if name in choices.measures:
        source.add_at(place, f"措施“{measure.name}”列了两次", "留下一处", Severity.WARNING)
        return
    if entry is None and measure.note is None:
        source.add_at(
            place,
            f"素材库里没有措施“{measure.name}”",
            did_you_mean(measure.name, library.measure_names)
            + f"自己的措施要加说明，写成两行：- 名称: {measure.name}，下一行 说明: 内容",
        )
    answers = tuple(
        found
        for j, cause in enumerate(measure.answers)
        if (found := _answered(cause, ("措施", i, "针对", j), choices, library, source))
    )
    choices.measures[name] = MeasureChoice(
        name,
        entry,
        measure,
        answers if measure.answers else None,
        listed=True,
    )


def _answered(
    name: str,
    place: tuple[str | int, ...],
    choices: Choices,
    library: Library,
    source: SourceFile,
) -> str | None:
    entry = library.cause(name)
    found = entry.name if entry else name
    if found in choices.causes:
        return found
    if entry is None:
        source.add_at(
            place,
            f"“针对”里的原因“{name}”既不在原因分析里，也不在素材库里",
            did_you_mean(name, [*choices.causes, *library.cause_names]),
        )
    else:
        source.add_at(
            place,
            f"“针对”里的原因“{name}”没有列进原因分析",
            f"在“原因分析”下加一行 - {name}，或删去这一项",
            Severity.WARNING,
        )
    return None


def _pupil_measure(
    name: str,
    place: tuple[str | int, ...],
    choices: Choices,
    library: Library,
    source: SourceFile,
) -> str | None:
    entry = library.measure(name)
    if entry is not None:
        choices.measures.setdefault(
            entry.name,
            MeasureChoice(entry.name, entry, None, None, listed=False),
        )
        return entry.name
    if name in choices.measures:
        return name
    source.add_at(
        place,
        f"措施“{name}”既不在措施里，也不在素材库里",
        did_you_mean(name, [*choices.measures, *library.measure_names])
        + "自己的措施请先写进“措施”并加说明",
    )
    return None


def _check_executions(
    dossier: Dossier,
    choices: Choices,
    library: Library,
    source: SourceFile,
) -> None:
    if dossier.outcome is None:
        return
    for name in dossier.outcome.executions:
        entry = library.measure(name)
        if (entry.name if entry else name) not in choices.measures:
            source.add_at(
                ("总结", "措施执行", name),
                f"“措施执行”里的“{name}”不在本计划的措施里",
                did_you_mean(name, choices.measures) or "先把它列进“措施”，或删去这一项",
                key=True,
            )
