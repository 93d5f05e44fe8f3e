"""What the library has to offer: causes by dimension, measures proposed for them, what is open."""

from __future__ import annotations

from typing import TYPE_CHECKING

from plangen.library.entries import ORGANISATION, TALENT_CATEGORY
from plangen.library.matching import measures_for
from plangen.wizard.known import Option

if TYPE_CHECKING:
    from plangen.library.entries import Measure
    from plangen.wizard.known import Answer, Known

PROPOSED = "对应所选的原因"


def causes(known: Known) -> tuple[Option, ...]:
    """Return the causes that fit the class, by dimension."""
    return tuple(
        Option(
            cause.name,
            cause.name,
            f"{cause.summary}如：{'、'.join(cause.symptoms)}。",
            cause.dimension,
            " ".join((cause.title, *cause.aliases)),
        )
        for cause in known.library.causes.values()
        if cause.fits(known.grade, known.text("subject") or None)
    )


def chosen_causes(known: Known) -> tuple[Option, ...]:
    """Return the causes chosen for the class, from which a pupil's are chosen."""
    chosen = (known.library.causes[name] for name in known.causes)
    return tuple(Option(cause.name, cause.name, cause.summary) for cause in chosen)


def measures(known: Known) -> tuple[Option, ...]:
    """Return the measures that fit: those that answer the chosen causes first, then the others."""
    everyone = known.kind is not None and known.kind.whole_class
    fitting = [
        measure
        for measure in known.library.measures.values()
        if measure.fits(known.grade, known.text("subject") or None)
        and measure.category not in {ORGANISATION, TALENT_CATEGORY}
        and (measure.whole_class or not everyone)
    ]
    chosen = set(known.causes)
    first = _proposals(known)
    first += [m for m in fitting if chosen & set(m.answers) and m not in first]
    rest = [measure for measure in fitting if measure not in first]
    return tuple(
        [_option(measure, PROPOSED, chosen) for measure in first]
        + [_option(measure, measure.category, chosen) for measure in rest]
    )


def _option(measure: Measure, group: str, chosen: set[str]) -> Option:
    answered = "、".join(cause for cause in measure.answers if cause in chosen)
    note = f"{measure.summary}{measure.frequency}。" + (f"对应：{answered}。" if answered else "")
    return Option(measure.name, measure.name, note, group, " ".join(measure.aliases))


def _proposals(known: Known) -> list[Measure]:
    return measures_for(
        known.causes, known.library, grade=known.grade, subject=known.text("subject") or None
    )


def proposed(known: Known) -> Answer:
    """Return the names of measures by which each chosen cause is answered at least twice."""
    return [measure.name for measure in _proposals(known)]


def unanswered(known: Known, chosen: list[str]) -> str:
    """Say which causes would be left without a measure."""
    if not known.causes:
        return ""
    if not chosen:
        return "一项也没有选，档案里会写上推荐的几项。"
    entries = [known.library.measures[name] for name in chosen]
    left = [cause for cause in known.causes if not any(cause in e.answers for e in entries)]
    return f"还没有措施对应的原因：{'、'.join(left)}。" if left else ""
