"""Which measures answer a cause, best first.

A measure is better the more of the class's causes it answers, and it must fit grade and subject;
one that conflicts with a measure already chosen is not proposed.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from plangen.library.entries import Library, Measure


def propose(  # noqa: PLR0913  (each narrows the choice)
    cause: str,
    library: Library,
    *,
    grade: int | None = None,
    subject: str | None = None,
    causes: Collection[str] = (),
    chosen: Collection[str] = (),
    limit: int = 3,
) -> list[Measure]:
    """Return measures that answer a cause, best first.

    ``causes`` are all causes of the class, ``chosen`` the measures already in the plan. A measure
    ranks by the place of the cause among those it answers (the library lists the main one first)
    and by how many other causes of the class it answers as well.
    """
    excluded = {*chosen, *conflicting(chosen, library)}
    candidates = [
        measure
        for measure in library.measures.values()
        if cause in measure.answers
        and measure.name not in excluded
        and measure.fits(grade, subject)
    ]
    others = set(causes) - {cause}

    def rank(measure: Measure) -> tuple[int, int]:
        return measure.answers.index(cause) - len(others & set(measure.answers)), len(
            measure.answers,
        )

    return sorted(candidates, key=rank)[:limit]


def conflicting(chosen: Collection[str], library: Library) -> set[str]:
    """Return the measures that should not stand beside those chosen."""
    pairs = [(conflict.first, conflict.second) for conflict in library.conflicts]
    return {other for one, other in [*pairs, *((b, a) for a, b in pairs)] if one in chosen}


def propose_for_any(
    causes: Sequence[str],
    library: Library,
    *,
    grade: int | None = None,
    subject: str | None = None,
    chosen: Collection[str] = (),
    limit: int = 3,
) -> list[Measure]:
    """Return measures that answer any of these causes; those that answer most come first."""
    found: dict[str, Measure] = {}
    for cause in causes:
        for measure in propose(
            cause,
            library,
            grade=grade,
            subject=subject,
            causes=causes,
            chosen=chosen,
            limit=limit,
        ):
            found.setdefault(measure.name, measure)
    most = sorted(found.values(), key=lambda m: -len(set(causes) & set(m.answers)))
    return most[:limit]


def measures_for(
    causes: Sequence[str],
    library: Library,
    *,
    grade: int | None = None,
    subject: str | None = None,
    each: int = 2,
) -> list[Measure]:
    """Return a small set of measures in which each cause is answered by at least ``each``."""
    chosen: dict[str, Measure] = {}
    for cause in causes:
        while sum(cause in measure.answers for measure in chosen.values()) < each:
            best = propose(
                cause,
                library,
                grade=grade,
                subject=subject,
                causes=causes,
                chosen=chosen,
                limit=1,
            )
            if not best:
                break
            chosen[best[0].name] = best[0]
    return list(chosen.values())
