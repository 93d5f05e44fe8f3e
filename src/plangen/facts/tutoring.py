"""辅导 in facts: who is tutored in what, and what each week brings."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct

from plangen.facts.schedule import Task

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from plangen.facts.people import PupilFacts
    from plangen.model.dossier import Dossier


class SessionFacts(Struct, frozen=True):
    """What is tutored in one week and for whom; ``together`` says that it is all pupils.

    ``form`` and ``time`` are set only where they differ from those of the whole tutoring.
    """

    week: int
    text: str
    pupils: tuple[PupilFacts, ...]
    together: bool
    form: str | None
    time: str | None


class TutoredPupil(Struct, frozen=True):
    """One pupil: the weak points, what is tutored, in which forms and when.

    ``contents`` are what this pupil is tutored in and not all pupils together, ``weeks`` those in
    which that is done.
    """

    pupil: PupilFacts
    weak_points: tuple[str, ...]
    contents: tuple[str, ...]
    weeks: tuple[int, ...]
    forms: tuple[str, ...]
    times: tuple[str, ...]


class TutoringFacts(Struct, frozen=True):
    """The pupils in the order of the list and the sessions in the order of the weeks."""

    pupils: tuple[TutoredPupil, ...]
    sessions: tuple[SessionFacts, ...]


def tutoring_facts(dossier: Dossier, pupils: Sequence[PupilFacts]) -> TutoringFacts:
    """Gather who is tutored in what; nothing where the dossier says nothing of tutoring."""
    tutoring = dossier.tutoring
    ordered = sorted(tutoring.sessions, key=lambda session: session.week)
    sessions = tuple(
        SessionFacts(
            week=session.week,
            text=session.text,
            pupils=tuple(p for p in pupils if not session.pupils or p.name in session.pupils),
            together=not session.pupils or {p.name for p in pupils} <= set(session.pupils),
            form=session.form,
            time=session.time,
        )
        for session in ordered
    )
    told = any(pupil.weak_points for pupil in dossier.pupils) or bool(sessions)
    common = () if sessions else (tutoring,)
    rows = []
    for pupil, given in zip(pupils, dossier.pupils, strict=True):
        mine = [session for session in sessions if pupil in session.pupils]
        own = [session for session in mine if not session.together]
        rows.append(
            TutoredPupil(
                pupil=pupil,
                weak_points=tuple(given.weak_points),
                contents=_distinct(session.text for session in own),
                weeks=tuple(dict.fromkeys(session.week for session in own)),
                forms=_distinct(each.form or tutoring.form for each in (*mine, *common)),
                times=_distinct(each.time or tutoring.time for each in (*mine, *common)),
            )
        )
    return TutoringFacts(tuple(rows) if told else (), sessions)


def session_tasks(sessions: Iterable[SessionFacts]) -> list[tuple[int, Task]]:
    """Return the sessions as tasks of their weeks."""
    return [
        (
            session.week,
            Task(
                f"辅导：{session.text}",
                () if session.together else tuple(pupil.name for pupil in session.pupils),
                tutoring=True,
            ),
        )
        for session in sessions
    ]


def _distinct(texts: Iterable[str | None]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(text for text in texts if text))
