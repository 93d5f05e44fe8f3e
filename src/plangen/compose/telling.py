"""Causes and measures told in the library's words, filled with this class's facts."""

from __future__ import annotations

from math import ceil
from typing import TYPE_CHECKING, Any, TypeVar

from msgspec import Struct

from plangen.compose.environment import SLOT, bare, fill, lead, names_of
from plangen.compose.slots import EVERYBODY, STRUGGLING, slots, they
from plangen.compose.view import Composed
from plangen.language.patterns import lazy
from plangen.model.values import Markdown

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from plangen.compose.choosing import Chooser
    from plangen.compose.view import Guard
    from plangen.facts.coverage import CauseFacts, MeasureFacts
    from plangen.facts.derive import Facts
    from plangen.facts.grouping import ClusterFacts
    from plangen.facts.people import PupilFacts
    from plangen.model.dossier import Dossier

T = TypeVar("T")
MOST_CAUSES_TOGETHER = 2
# More pupils in one sentence are hard to follow.
MOST_CLAUSES = 4
# A teacher's 表现 is a predicate; a subject written before it would stand there twice.
LEADING_WORD = lazy(r"^(?:该生|他们|她们|他|她)[，,]?(?=.)")
SENTENCE = lazy(r"[^。！？]+[。！？]")
COMMON_SLOTS = {"他们", "学科", "课", "作业"}


class ToldCause(Struct, frozen=True):
    """One or two causes of the same pupils and dimension, told together.

    ``place`` counts the causes in the teacher's order. ``line`` is what a brief document says of
    them: what the pupils do, or the library's words.
    """

    place: int
    titles: tuple[str, ...]
    pupils: tuple[PupilFacts, ...]
    sensitive: bool
    brief: bool
    line: Composed
    text: Composed
    notes: tuple[Markdown, ...]
    examples: tuple[str, ...]


class ToldDimension(Struct, frozen=True):
    """The causes of one dimension."""

    name: str
    causes: tuple[ToldCause, ...]


class ToldClusterCause(Struct, frozen=True):
    """A cause within a group: told in the first group that has it, named in the others.

    ``pupils`` are those of the group who have it, empty where that is all of them; ``told_in`` is
    the name of the group that tells it, where that is another one.
    """

    title: str
    pupils: tuple[PupilFacts, ...]
    text: Composed
    note: Markdown | None
    told_in: str | None


class ToldCluster(Struct, frozen=True):
    """A group of pupils: what they do, and what stands in their way."""

    fact: ClusterFacts
    signs: Composed
    causes: tuple[ToldClusterCause, ...]


class ToldMeasure(Struct, frozen=True):
    """A measure with the wording chosen for the plan and for the summary, and in one ``line``.

    ``members`` are those of its set, where neither the wording nor the teacher's own 要点 go
    through them.
    """

    fact: MeasureFacts
    line: Composed
    text: Composed
    report: Composed
    members: tuple[str, ...] = ()


class Teller:
    """Fills library texts for one dossier.

    ``unnamed`` is who its pupils are where the dossier names none: everybody, as far as the text of
    a measure holds for a whole class.
    """

    def __init__(
        self,
        dossier: Dossier,
        facts: Facts,
        chooser: Chooser,
        guard: Guard,
        *,
        unnamed: str = STRUGGLING,
    ) -> None:
        self._unnamed = unnamed
        self._dossier = dossier
        self._facts = facts
        self._chooser = chooser
        self._guard = guard
        self._last_content: set[str] = set()
        self._told: set[str] = set()

    def dimensions(self) -> tuple[ToldDimension, ...]:
        """Tell all causes, grouped by dimension."""
        told: dict[str, list[ToldCause]] = {}
        for group in self._groups():
            told.setdefault(group[0].dimension, []).append(self._tell_causes(group))
        return tuple(ToldDimension(name, tuple(causes)) for name, causes in told.items())

    def clusters(self) -> tuple[ToldCluster, ...]:
        """Tell all groups; a cause that several groups share is explained once."""
        first: dict[str, str] = {}
        return tuple(
            self._tell_cluster(cluster, first) for cluster in self._facts.grouping.clusters
        )

    def measures(self) -> tuple[ToldMeasure, ...]:
        """Tell all measures."""
        return tuple(self._tell_measure(measure) for measure in self._facts.measures)

    def _groups(self) -> list[list[CauseFacts]]:
        """Put neighbouring causes of one dimension together where the same pupils have them."""
        groups: list[list[CauseFacts]] = []
        for cause in self._facts.causes:
            last = groups[-1] if groups else []
            if (
                last
                and cause.pupils
                and len(last) < MOST_CAUSES_TOGETHER
                and last[0].dimension == cause.dimension
                and last[0].pupils == cause.pupils
                and not (last[0].brief or cause.brief)
                and not cause.sensitive
                and not last[0].sensitive
            ):
                last.append(cause)
            else:
                groups.append([cause])
        return groups

    def _tell_causes(self, group: list[CauseFacts]) -> ToldCause:
        pupils = group[0].pupils
        signs: dict[str, tuple[str, ...]] = {}
        for cause in group:
            for name, told in cause.signs.items():
                signs[name] = (*signs.get(name, ()), *told)
        hidden = any(cause.sensitive for cause in group)
        words = slots(self._dossier, pupils, hidden=hidden)
        parts = [self._signs_sentence(signs, pupils, hidden=hidden)] if signs else []
        briefly = list(parts)
        for cause in group:
            if cause.entry is None:
                continue
            text = self._choose(
                f"原因 {cause.name}", cause.entry.texts, lambda text: (text.sign + text.effect,)
            )
            if not signs:
                parts.append(fill(text.sign, words, cause.entry.file))
            parts.append(fill(text.effect, words, cause.entry.file))
            if not signs and not cause.note:
                briefly.append(lead(parts[-1]))
        return ToldCause(
            place=min(cause.place for cause in group),
            titles=tuple(cause.title for cause in group),
            pupils=pupils,
            sensitive=hidden,
            brief=group[0].brief,
            line=Composed("".join(briefly)),
            text=Composed("".join(parts)),
            notes=tuple(Markdown(cause.note) for cause in group if cause.note),
            examples=tuple(cause.example for cause in group if cause.example),
        )

    def _tell_cluster(self, cluster: ClusterFacts, first: dict[str, str]) -> ToldCluster:
        """Tell one group; ``first`` maps causes told already to the group that told them."""
        further = {cause.name: cause for _, own in cluster.further for cause in own}
        causes = (*cluster.causes, *further.values())
        signs: dict[str, tuple[str, ...]] = {}
        for cause in causes:
            for pupil in cluster.pupils:
                if pupil.name in cause.signs:
                    signs[pupil.name] = (*signs.get(pupil.name, ()), *cause.signs[pupil.name])
        told = []
        for cause in causes:
            mine = tuple(pupil for pupil in cluster.pupils if pupil in cause.pupils)
            unseen = not cluster.signs and not any(pupil.name in cause.signs for pupil in mine)
            told_in = first.setdefault(cause.name, cluster.name)
            text, note = "", None
            if told_in == cluster.name:
                text, note = self._tell_effect(cause, mine, with_sign=unseen), cause.note
            told.append(
                ToldClusterCause(
                    title=cause.title,
                    pupils=mine if cause.name in further else (),
                    text=Composed(text),
                    note=Markdown(note) if note else None,
                    told_in=None if told_in == cluster.name else told_in,
                )
            )
        sentence = self._signs_sentence(signs, cluster.pupils, hidden=False) if signs else ""
        return ToldCluster(cluster, Composed(sentence), tuple(told))

    def _tell_effect(
        self, cause: CauseFacts, pupils: tuple[PupilFacts, ...], *, with_sign: bool
    ) -> str:
        """Say how a cause gets in the way, and what it looks like where the dossier does not."""
        if cause.entry is None:
            return ""
        words = slots(self._dossier, pupils)
        text = self._choose(f"原因 {cause.name}", cause.entry.texts, lambda text: (text.effect,))
        sign = fill(text.sign, words, cause.entry.file) if with_sign else ""
        return sign + fill(text.effect, words, cause.entry.file)

    def _signs_sentence(
        self,
        signs: dict[str, tuple[str, ...]],
        pupils: tuple[PupilFacts, ...],
        *,
        hidden: bool,
    ) -> str:
        """Say what these pupils do, at most four in a sentence; who do the same, in one clause.

        Where names are withheld, so is who does what.
        """
        alike: dict[tuple[str, ...], list[PupilFacts]] = {}
        for pupil in pupils:
            if pupil.name in signs:
                alike.setdefault(signs[pupil.name], []).append(pupil)
        clauses: list[str] = []
        single = len(pupils) == 2  # noqa: PLR2004  (of two, each has a clause of his own)
        for told, whom in alike.items():
            some = ("另一人" if clauses else "一人") if single else "有的学生"
            if len(whom) == len(pupils):
                subject = str(they(whom, hidden=hidden))
            else:
                subject = self._guard(names_of(whom)) if not hidden else some
            names = {form for pupil in whom for form in (pupil.name, pupil.name[1:])}
            predicates = (bare(self._guard(_predicate(sign, names))) for sign in told)
            clauses.append(subject + "，".join(predicates))
        sentences = ceil(len(clauses) / MOST_CLAUSES)
        size = ceil(len(clauses) / sentences) if sentences else 1
        return "".join(
            "；".join(clauses[first : first + size]) + "。"
            for first in range(0, len(clauses), size)
        )

    def _tell_measure(self, measure: MeasureFacts) -> ToldMeasure:
        entry = measure.entry
        if entry is None or measure.own_steps:
            members = () if measure.points else measure.members
            return ToldMeasure(measure, Composed(""), Composed(""), Composed(""), members)
        wordings = entry.texts_for(self._dossier.grade, self._dossier.subject)
        text = self._choose(
            f"措施 {measure.name}", wordings, lambda text: (text.steps, text.report)
        )
        told = entry.brief if measure.brief else text.steps
        return ToldMeasure(
            measure,
            Composed(fill(entry.brief, self._words(measure), entry.file)),
            Composed(fill(text.steps, self._words(measure), entry.file)),
            Composed(fill(text.report, self._words(measure), entry.file)),
            () if measure.points else untold(measure.members, told),
        )

    def _words(self, measure: MeasureFacts) -> dict[str, Any]:
        for_all = measure.entry is not None and measure.entry.whole_class
        unnamed = STRUGGLING if self._unnamed == EVERYBODY and not for_all else self._unnamed
        return slots(self._dossier, measure.pupils, hidden=measure.sensitive, unnamed=unnamed)

    def _choose(self, key: str, texts: Sequence[T], told: Callable[[T], tuple[str, ...]]) -> T:
        """Pick a wording, passing over one that repeats.

        A sentence that this document has already weighs most; then content slots that the
        neighbour opens too. ``told`` returns what a wording says, for the plan first.
        """

        def repeated(text: T) -> tuple[int, int]:
            return (
                len(_sentences(told(text)) & self._told),
                len(_content(told(text)[0]) & self._last_content),
            )

        options = [self._chooser.pick(key, texts, turn) for turn in range(len(texts))]
        chosen = min(options, key=repeated)
        self._last_content = _content(told(chosen)[0])
        self._told |= _sentences(told(chosen))
        return chosen


def _predicate(sign: str, names: set[str]) -> str:
    """Strip a subject that the teacher wrote before a 表现: it stands before the clause already."""
    for name in sorted(names, key=len, reverse=True):
        if len(name) > 1 and sign.startswith(name) and len(sign) > len(name):
            sign = sign.removeprefix(name).lstrip("，,")
    return LEADING_WORD.sub("", sign)


def untold(members: tuple[str, ...], text: str) -> tuple[str, ...]:
    """Return the members of a set, or none where the text calls each of them by name."""
    names = [member.partition("：")[0] for member in members]
    return () if all(name in text for name in names) else members


def _sentences(texts: Iterable[str]) -> set[str]:
    """Sentences of library texts, their slots unfilled."""
    return {sentence for text in texts for sentence in SENTENCE.findall(text)}


def _content(text: str) -> set[str]:
    """Content slots that a text uses, such as 综合题."""
    return set(SLOT.findall(text)) - COMMON_SLOTS
