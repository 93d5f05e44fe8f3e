"""Which causes and measures a dossier names, resolved against the library.

Names that the library knows bring its text; others are the teacher's own and need an explanation.
Library causes and measures that only a pupil or a type of pupils names join the lists by
themselves.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct, field
from msgspec.structs import replace

from plangen.library.entries import TALENT_CATEGORY
from plangen.library.vocabulary import Vocabulary
from plangen.model.values import FILLER
from plangen.problems import Severity, did_you_mean

if TYPE_CHECKING:
    from collections.abc import Sequence

    from plangen.library.entries import Cause, Library, Measure
    from plangen.model.dossier import ChosenCause, ChosenMeasure, Dossier
    from plangen.model.execution import Execution
    from plangen.model.grouping import Cluster
    from plangen.source import SourceFile

OWN_DIMENSION = "本班具体情况"


class CauseChoice(Struct, frozen=True):
    """A cause of this dossier: the library's, the teacher's own, or the first with a note.

    ``written`` is where the dossier names it first, ``chosen`` what its list says of it.
    """

    name: str
    title: str
    dimension: str
    entry: Cause | None
    note: str | None
    written: tuple[str | int, ...]
    chosen: ChosenCause | None = None


class MeasureChoice(Struct, frozen=True):
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
    def members(self) -> tuple[str, ...]:
        """Members of the library's set, where the teacher calls it by the set's name."""
        if self.chosen is None or self.entry is None or self.chosen.name != self.entry.set_name:
            return ()
        return self.entry.members

    @property
    def title(self) -> str:
        """What is printed: the set's name or the library's title, else the teacher's word."""
        if self.entry is None:
            return self.name
        return self.entry.set_name if self.members else self.entry.title


class Choices(Struct):
    """Resolved causes and measures, in the dossier's order, and what each pupil names of them.

    ``type_measures`` are those meant for a type of pupils, by the type's name. What a group (分组)
    names counts for each of its pupils; ``cluster_measures`` are those that each group names
    itself. ``talent_measures`` are those of 培优; no name is in both lists, so that ``executions``
    can tell them apart. ``named_by_talents`` is what each pupil of 培优 names of them.
    """

    causes: dict[str, CauseChoice] = field(default_factory=dict)
    measures: dict[str, MeasureChoice] = field(default_factory=dict)
    pupil_causes: list[list[str]] = field(default_factory=list)
    pupil_measures: list[list[str]] = field(default_factory=list)
    type_measures: dict[str, list[str]] = field(default_factory=dict)
    talent_measures: dict[str, MeasureChoice] = field(default_factory=dict)
    named_by_talents: list[list[str]] = field(default_factory=list)
    cluster_measures: list[list[str]] = field(default_factory=list)
    executions: dict[str, Execution] = field(default_factory=dict)
    goal_relations: list[list[str]] = field(default_factory=list)


def resolve_choices(dossier: Dossier, library: Library, source: SourceFile) -> Choices:
    """Look up every name; unknown ones become problems of the source."""
    choices = Choices()
    causes = Vocabulary("原因", "原因分析", library.cause, library.cause_names, source)
    measures = Vocabulary("措施", "措施", library.measure, library.measure_names, source)
    _resolve_causes(dossier, library, causes, choices)
    _resolve_measures(dossier, library, causes, measures, choices)
    _resolve_talent(dossier, choices, library, source)
    _resolve_executions(dossier, choices, measures)
    _resolve_goals(dossier, choices, causes, measures)
    return choices


def _resolve_causes(
    dossier: Dossier, library: Library, causes: Vocabulary, choices: Choices
) -> None:
    def named(place: tuple[str | int, ...], typed: Sequence[str]) -> list[str]:
        found = causes.named(place, typed, choices.causes)
        for name in found:
            choices.causes.setdefault(name, _cause_choice(library.cause(name), place))
        return found

    for i, cause in enumerate(dossier.causes):
        if name := causes.choose(i, cause.name, choices.causes, note=cause.note):
            choices.causes[name] = _cause_choice(library.cause(name), ("原因分析", i), cause)
    for i, pupil in enumerate(dossier.pupils):
        choices.pupil_causes.append(named(("学困生", i, "原因"), pupil.causes))
    for i, cluster in enumerate(dossier.clusters):
        found = named(("分组", i, "原因"), cluster.causes)
        _share(found, cluster, dossier, choices.pupil_causes)


def _resolve_measures(
    dossier: Dossier,
    library: Library,
    causes: Vocabulary,
    measures: Vocabulary,
    choices: Choices,
) -> None:
    def named(place: tuple[str | int, ...], typed: Sequence[str]) -> list[str]:
        found = measures.named(place, typed, choices.measures)
        for name in found:
            entry = library.measure(name)
            choices.measures.setdefault(
                name, MeasureChoice(name, entry, None, None, listed=False, written=place)
            )
        return found

    for i, measure in enumerate(dossier.measures):
        if name := measures.choose(
            i, measure.name, choices.measures, note=measure.steps or measure.note
        ):
            answers = _answers(("措施", i, "针对"), measure.answers, causes, choices)
            choices.measures[name] = MeasureChoice(
                name, library.measure(name), measure, answers, listed=True, written=("措施", i)
            )
    for i, pupil in enumerate(dossier.pupils):
        choices.pupil_measures.append(named(("学困生", i, "措施"), pupil.measures))
    for i, note in enumerate(dossier.type_notes):
        choices.type_measures[note.name] = named(("类型说明", i, "措施"), note.measures)
        _give_to_type(note.name, dossier, choices)
    for i, cluster in enumerate(dossier.clusters):
        found = named(("分组", i, "措施"), cluster.measures)
        _share(found, cluster, dossier, choices.pupil_measures)
        choices.cluster_measures.append(found)


def _share(
    names: Sequence[str], cluster: Cluster, dossier: Dossier, by_pupil: list[list[str]]
) -> None:
    """Give each pupil of a group the causes or measures that the group names."""
    for pupil, own in zip(dossier.pupils, by_pupil, strict=True):
        if pupil.name in cluster.pupils:
            own += [name for name in names if name not in own]


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
        return CauseChoice(entry.name, entry.title, entry.dimension, entry, note, written, cause)
    name = cause.name if cause else ""
    dimension = cause.dimension if cause else None
    return CauseChoice(name, name, dimension or OWN_DIMENSION, None, note, written, cause)


def _answers(
    place: tuple[str | int, ...], typed: Sequence[str], causes: Vocabulary, choices: Choices
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


def _resolve_talent(
    dossier: Dossier, choices: Choices, library: Library, source: SourceFile
) -> None:
    """Look up the measures of 培优, which have a category of their own in the library.

    The text of any other measure is about pupils who have fallen behind.
    """
    if dossier.talent is None:
        return
    fitting = [m for m in library.measures.values() if m.category == TALENT_CATEGORY]
    words = {word: m for m in fitting for word in (m.name, m.title, *m.aliases)}
    measures = Vocabulary("措施", "措施", words.get, list(words), source, within=("培优",))

    def fits(place: tuple[str | int, ...], typed: str) -> bool:
        if library.measure(typed) is None or typed in words:
            return True
        source.add_at(
            place,
            f"素材库里“{typed}”的文字是写给学困生的，不能用在培优里",
            f"可以用：{'、'.join(m.name for m in fitting)}；"
            "自己的做法换一个名称，下一行写 说明: 内容",
        )
        return False

    for i, measure in enumerate(dossier.talent.measures):
        written = ("培优", "措施", i)
        if not fits((*written, "名称"), measure.name):
            continue
        name = measures.choose(
            i, measure.name, choices.talent_measures, note=measure.steps or measure.note
        )
        if name is None:
            continue
        if name in choices.measures:
            line = source.mark(choices.measures[name].written).line
            source.add_at(
                (*written, "名称"),
                f"“{name}”在第 {line} 行的措施里也有，期末分不清哪一处做了几次",
                "两处取不同的名称",
            )
        choices.talent_measures[name] = MeasureChoice(
            name, words.get(name), measure, (), listed=True, written=written
        )
    for i, pupil in enumerate(dossier.talent.pupils):
        place = ("培优", "学生", i, "措施")
        typed = [
            word if fits((*place, j), word) else FILLER for j, word in enumerate(pupil.measures)
        ]
        found = measures.named(place, typed, choices.talent_measures)
        for name in found:
            choices.talent_measures.setdefault(
                name, MeasureChoice(name, words.get(name), None, (), listed=False, written=place)
            )
        choices.named_by_talents.append(found)


def _resolve_goals(
    dossier: Dossier, choices: Choices, causes: Vocabulary, measures: Vocabulary
) -> None:
    """Look up the measures and causes that each goal relates to; strangers become problems."""
    chosen = [*choices.measures, *choices.causes]
    for i, goal in enumerate(dossier.goals):
        found = []
        for j, word in enumerate(goal.relates):
            names = [kind.canonical(word) for kind in (measures, causes)]
            known = next((name for name in names if name in chosen), None)
            if known or measures.find(word) or causes.find(word):
                found.append(known or word)
            elif word != FILLER:
                measures.source.add_at(
                    ("目标", i, "对应", j),
                    f"目标的“对应”里，“{word}”既不是措施，也不是原因",
                    did_you_mean(word, chosen) or "写“措施”或“原因分析”里的名称",
                )
        choices.goal_relations.append(found)


def _resolve_executions(dossier: Dossier, choices: Choices, measures: Vocabulary) -> None:
    """Sort 措施执行 under the measures' own names; report strangers and doubles."""
    told = dossier.outcome.executions if dossier.outcome else {}
    planned = {**choices.measures, **choices.talent_measures}
    for typed, execution in told.items():
        name = measures.canonical(typed)
        place = ("总结", "措施执行", typed)
        if name not in planned:
            measures.source.add_at(
                place,
                f"“措施执行”里的“{typed}”不在本计划的措施里",
                did_you_mean(typed, planned) or "先把它列进“措施”，或删去这一项",
                key=True,
            )
        elif name in choices.executions:
            measures.source.add_at(place, f"“措施执行”里“{name}”写了两次", "合成一项", key=True)
        else:
            choices.executions[name] = execution
