"""Which causes and measures a dossier names, resolved against the library.

Names that the library knows bring its text; others are the teacher's own and need an explanation.
Library causes and measures that only a pupil or a type of pupils names join the lists by
themselves.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from plangen.model.values import FILLER
from plangen.problems import Severity, did_you_mean

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Sequence

    from plangen.library.entries import Cause, Library, Measure
    from plangen.model.dossier import ChosenCause, ChosenMeasure, Dossier, Execution
    from plangen.source import SourceFile

OWN_DIMENSION = "本班具体情况"


@dataclass(frozen=True, slots=True)
class CauseChoice:
    """A cause of this dossier: the library's, the teacher's own, or the first with a note.

    ``written`` is where the dossier names it first.
    """

    name: str
    title: str
    dimension: str
    entry: Cause | None
    note: str | None
    written: tuple[str | int, ...]


@dataclass(frozen=True, slots=True)
class MeasureChoice:
    """A measure of this dossier.

    ``answers`` are the causes that the teacher says it answers; None leaves it to the library.
    ``listed`` is false where only pupils name it, or their type: then it is for these pupils
    alone. ``written`` is where the dossier names it first.
    """

    name: str
    entry: Measure | None
    chosen: ChosenMeasure | None
    answers: tuple[str, ...] | None
    listed: bool
    written: tuple[str | int, ...]

    @property
    def title(self) -> str:
        """What is printed: the library's title, or the name of its set where that was typed."""
        if self.entry is None:
            return self.name
        if self.chosen and self.chosen.name == self.entry.set_name:
            return self.entry.set_name
        return self.entry.title


@dataclass(slots=True)
class Choices:
    """Resolved causes and measures, in the dossier's order, and what each pupil names of them.

    ``type_measures`` are those meant for a type of pupils, by the type's name.
    """

    causes: dict[str, CauseChoice] = field(default_factory=dict)
    measures: dict[str, MeasureChoice] = field(default_factory=dict)
    pupil_causes: list[list[str]] = field(default_factory=list)
    pupil_measures: list[list[str]] = field(default_factory=list)
    type_measures: dict[str, list[str]] = field(default_factory=dict)
    executions: dict[str, Execution] = field(default_factory=dict)


def resolve_choices(dossier: Dossier, library: Library, source: SourceFile) -> Choices:
    """Look up every name; unknown ones become problems of the source."""
    choices = Choices()
    causes = _Vocabulary("原因", "原因分析", library.cause, library.cause_names, source)
    measures = _Vocabulary("措施", "措施", library.measure, library.measure_names, source)
    for i, cause in enumerate(dossier.causes):
        if name := causes.choose(i, cause.name, choices.causes, note=cause.note):
            choices.causes[name] = _cause_choice(library.cause(name), ("原因分析", i), cause)
    for i, pupil in enumerate(dossier.pupils):
        found = causes.named(("学困生", i, "原因"), pupil.causes, choices.causes)
        for name in found:
            choices.causes.setdefault(
                name, _cause_choice(library.cause(name), ("学困生", i, "原因"))
            )
        choices.pupil_causes.append(found)
    for i, measure in enumerate(dossier.measures):
        if name := measures.choose(i, measure.name, choices.measures, note=measure.note):
            answers = _answers(("措施", i, "针对"), measure.answers, causes, choices)
            choices.measures[name] = MeasureChoice(
                name, library.measure(name), measure, answers, listed=True, written=("措施", i)
            )
    for i, pupil in enumerate(dossier.pupils):
        named = _join(("学困生", i, "措施"), pupil.measures, measures, library, choices)
        choices.pupil_measures.append(named)
    for i, note in enumerate(dossier.type_notes):
        named = _join(("类型说明", i, "措施"), note.measures, measures, library, choices)
        choices.type_measures[note.name] = named
        _give_to_type(note.name, dossier, choices)
    _resolve_executions(dossier, choices, measures)
    return choices


@dataclass(frozen=True, slots=True)
class _Vocabulary:
    """The causes or the measures of the library, and what to say of a name that is not there.

    ``what`` is the word for one of them, ``key`` the dossier's list of them.
    """

    what: str
    key: str
    find: Callable[[str], Cause | Measure | None]
    names: Sequence[str]
    source: SourceFile

    def canonical(self, name: str) -> str:
        """Return the library's own name for a title or alias; other names as they are."""
        entry = self.find(name)
        return entry.name if entry else name

    def choose(
        self, i: int, typed: str, chosen: Collection[str], *, note: str | None
    ) -> str | None:
        """Return the name of an item of the dossier's list; None where it stands there already."""
        if typed == FILLER:
            return None
        name = self.canonical(typed)
        place = (self.key, i, "名称")
        if name in chosen:
            self.source.add_at(place, f"{self.what}“{typed}”列了两次", "留下一处", Severity.WARNING)
            return None
        if self.find(typed) is None and note is None and not self.source.has((self.key, i, "说明")):
            self.source.add_at(
                place,
                f"素材库里没有{self.what}“{typed}”",
                did_you_mean(typed, self.names)
                + f"自己的{self.what}要加说明，写成两行：- 名称: {typed}，下一行 说明: 内容",
            )
        return name

    def named(
        self, place: tuple[str | int, ...], typed: Sequence[str], chosen: Collection[str]
    ) -> list[str]:
        """Return names that a pupil's list or 针对 may use: chosen ones, or the library's."""
        found = []
        for j, word in enumerate(typed):
            if word == FILLER:
                continue
            name = self.canonical(word)
            if name in chosen or self.find(word) is not None:
                found.append(name)
            else:
                self.source.add_at(
                    (*place, j),
                    f"{self.what}“{word}”既不在{self.key}里，也不在素材库里",
                    did_you_mean(word, [*chosen, *self.names])
                    + f"自己的{self.what}请先写进“{self.key}”并加说明",
                )
        return list(dict.fromkeys(found))


def _join(
    place: tuple[str | int, ...],
    typed: Sequence[str],
    measures: _Vocabulary,
    library: Library,
    choices: Choices,
) -> list[str]:
    """Let the measures that are named at a place join the list; return their names."""
    found = measures.named(place, typed, choices.measures)
    for name in found:
        entry = library.measure(name)
        choices.measures.setdefault(
            name, MeasureChoice(name, entry, None, None, listed=False, written=place)
        )
    return found


def _give_to_type(name: str, dossier: Dossier, choices: Choices) -> None:
    """Give the measures of a type to its pupils, and to nobody for his causes alone."""
    named = choices.type_measures[name]
    concerned = [i for i, pupil in enumerate(dossier.pupils) if name in pupil.types]
    for i in concerned:
        own = choices.pupil_measures[i]
        own += [measure for measure in named if measure not in own]
    for measure in named if concerned else ():
        choices.measures[measure] = replace(choices.measures[measure], listed=False)


def _cause_choice(
    entry: Cause | None, written: tuple[str | int, ...], cause: ChosenCause | None = None
) -> CauseChoice:
    note = cause.note if cause else None
    if entry is not None:
        return CauseChoice(entry.name, entry.title, entry.dimension, entry, note, written)
    name = cause.name if cause else ""
    dimension = cause.dimension if cause else None
    return CauseChoice(name, name, dimension or OWN_DIMENSION, None, note, written)


def _answers(
    place: tuple[str | int, ...], typed: Sequence[str], causes: _Vocabulary, choices: Choices
) -> tuple[str, ...] | None:
    """Return the causes that a measure is said to answer; None where nothing is said."""
    if not typed:
        return None
    for j, word in enumerate(typed):
        if causes.find(word) and causes.canonical(word) not in choices.causes:
            causes.source.add_at(
                (*place, j),
                f"“针对”里的原因“{word}”没有列进原因分析",
                f"在“原因分析”下加一行 - {word}，或删去这一项",
                Severity.WARNING,
            )
    named = causes.named(place, typed, choices.causes)
    return tuple(name for name in named if name in choices.causes)


def _resolve_executions(dossier: Dossier, choices: Choices, measures: _Vocabulary) -> None:
    """Sort 措施执行 under the measures' own names; report strangers and doubles."""
    told = dossier.outcome.executions if dossier.outcome else {}
    for typed, execution in told.items():
        name = measures.canonical(typed)
        place = ("总结", "措施执行", typed)
        if name not in choices.measures:
            measures.source.add_at(
                place,
                f"“措施执行”里的“{typed}”不在本计划的措施里",
                did_you_mean(typed, choices.measures) or "先把它列进“措施”，或删去这一项",
                key=True,
            )
        elif name in choices.executions:
            measures.source.add_at(place, f"“措施执行”里“{name}”写了两次", "合成一项", key=True)
        else:
            choices.executions[name] = execution
