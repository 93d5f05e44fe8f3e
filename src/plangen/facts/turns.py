"""Whose turn it is in which week: what a record of single talks or visits is prepared for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from plangen.facts.coverage import MeasureFacts
    from plangen.facts.schedule import Schedule


class Turn(Struct, frozen=True):
    """One planned occasion: the measure by its name, the week, and the pupil.

    ``pupil`` is None where the measure is for all together, or where naming a pupil would tell a
    family's circumstances.
    """

    measure: str
    week: int
    pupil: str | None


def planned_turns(measures: Sequence[MeasureFacts], schedule: Schedule) -> tuple[Turn, ...]:
    """List the occasions that the schedule has for each measure, in the order of the weeks."""
    by_title = {measure.title: measure for measure in measures}
    return tuple(
        Turn(measure.name, row.weeks[0].number, pupil)
        for row in schedule.rows
        for task in row.tasks
        if (measure := by_title.get(task.text)) is not None
        for pupil in task.pupils or _everybody(measure)
    )


def _everybody(measure: MeasureFacts) -> Iterable[str | None]:
    """Return the pupils of a measure that is done with one at a time; else nobody by name."""
    if measure.one_by_one and measure.pupils and not measure.sensitive:
        return [pupil.name for pupil in measure.pupils]
    return [None]
