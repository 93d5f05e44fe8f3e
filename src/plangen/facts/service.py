"""What follows from a scheme of 课后服务: hours a week, the share enrolled, the timetable."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct

from plangen.model.examinations import rate
from plangen.model.hours import duration_text, weekdays_text

if TYPE_CHECKING:
    from decimal import Decimal

    from plangen.model.dossier import Dossier
    from plangen.model.service import ServiceTime


class SlotFacts(Struct, frozen=True):
    """A part of the day: its name where the day has several, and its hours (15:50～16:40)."""

    name: str
    text: str


class TimetableRow(Struct, frozen=True):
    """A row of the weekly timetable, in words; empty cells are empty."""

    days: str
    slot: str
    content: str
    form: str
    place: str
    teachers: str


class ServiceFacts(Struct, frozen=True):
    """What a scheme may state of its times, its pupils and its timetable.

    ``days`` names the days of the week, ``hours`` the day's service from first to last minute;
    ``daily`` and ``weekly`` are lengths of time in words. ``share`` is the percentage enrolled,
    unrounded. What the dossier does not give is empty, 0 or None.
    """

    days: str
    day_count: int
    slots: tuple[SlotFacts, ...]
    hours: str
    daily: str
    weekly: str
    share: Decimal | None
    rows: tuple[TimetableRow, ...]

    @property
    def contents(self) -> tuple[str, ...]:
        """What the timetable offers, each named once; 篮球、足球 are two."""
        return tuple(dict.fromkeys(name for row in self.rows for name in row.content.split("、")))


def service_facts(dossier: Dossier) -> ServiceFacts | None:
    """Gather the facts of 课后服务; None where the dossier has no such part."""
    service = dossier.service
    if service is None:
        return None
    time, enrolled = service.time, service.enrolment
    share = None
    if enrolled.pupils is not None and enrolled.total:
        share = rate(enrolled.pupils, enrolled.total)
    whole = time.whole
    return ServiceFacts(
        days=weekdays_text(time.days),
        day_count=len(time.days),
        slots=_slots(time),
        hours=whole.text if whole else "",
        daily=duration_text(whole.minutes) if whole else "",
        weekly=duration_text(whole.minutes * len(time.days)) if whole and time.days else "",
        share=share,
        rows=tuple(
            TimetableRow(
                days=weekdays_text(session.days),
                slot=session.slot or "",
                content=session.content,
                form=session.form or "",
                place=session.place or "",
                teachers="、".join(session.teachers),
            )
            for session in service.sessions
        ),
    )


def _slots(time: ServiceTime) -> tuple[SlotFacts, ...]:
    return tuple(SlotFacts(name, time.slots[name].text) for name in time.names)
