from __future__ import annotations

import pytest

from plangen.facts.frequency import Frequency, Unit, read_frequency
from plangen.library.entries import load_library


@pytest.mark.parametrize(
    ("text", "unit", "times"),
    [
        ("每天一次", Unit.DAY, 1),
        ("每天", Unit.DAY, 1),
        ("每周两次", Unit.WEEK, 2),
        ("每周2次", Unit.WEEK, 2),
        ("每星期三次", Unit.WEEK, 3),
        ("每两周一次", Unit.FORTNIGHT, 1),
        ("每月一次", Unit.MONTH, 1),
        ("每个月两次", Unit.MONTH, 2),
        ("每学期十二次", Unit.TERM, 12),
        ("每节课", Unit.LESSON, 1),
        ("开学前一次", Unit.START, 1),
        ("随时", Unit.EVENT, 1),
    ],
)
def test_a_frequency_is_read_from_a_teachers_words(text: str, unit: Unit, times: int) -> None:
    found = read_frequency(text)
    assert (found.unit, found.times) == (unit, times)


def test_a_frequency_keeps_the_words_as_written() -> None:
    assert read_frequency("每月底一次").text == "每月底一次"


@pytest.mark.parametrize(
    ("text", "unit"),
    [("每人每周一次", Unit.WEEK), ("每人每月一次", Unit.MONTH), ("每生每学期两次", Unit.TERM)],
)
def test_work_with_each_pupil_is_told_from_work_with_all(text: str, unit: Unit) -> None:
    found = read_frequency(text)
    assert (found.unit, found.per_pupil) == (unit, True)


def test_work_for_everybody_is_not_counted_by_pupil() -> None:
    assert not read_frequency("每周一次").per_pupil


@pytest.mark.parametrize(
    ("text", "weeks", "pupils", "planned"),
    [
        pytest.param("每周一次", 20, 3, 20, id="weekly"),
        pytest.param("每周两次", 20, 3, 40, id="twice-a-week"),
        pytest.param("每两周一次", 20, 3, 10, id="fortnightly"),
        pytest.param("每月一次", 21, 3, 5, id="monthly-in-five-months"),
        pytest.param("每学期两次", 20, 3, 2, id="termly"),
        pytest.param("每人每周一次", 20, 3, 60, id="weekly-with-each-of-three"),
        pytest.param("每人每学期两次", 20, 7, 14, id="termly-with-each-of-seven"),
        pytest.param("开学前一次", 20, 3, 1, id="once-before-term"),
        pytest.param("随时", 20, 3, None, id="when-needed"),
        pytest.param("每周一次", None, 3, None, id="length-of-term-unknown"),
        pytest.param("每人每周一次", 20, 0, None, id="pupils-unknown"),
    ],
)
def test_the_planned_number_follows_from_the_frequency(
    text: str,
    weeks: int | None,
    pupils: int,
    planned: int | None,
) -> None:
    assert read_frequency(text).planned(weeks, pupils) == planned


@pytest.mark.parametrize("text", ["每天一次", "每节课"])
def test_daily_work_is_not_counted_in_weeks(text: str) -> None:
    assert read_frequency(text).planned(20, 3) is None


def test_every_frequency_of_the_library_is_understood() -> None:
    vague = {
        measure.frequency
        for measure in load_library().measures.values()
        if read_frequency(measure.frequency) == Frequency(measure.frequency, Unit.EVENT)
        and "每" in measure.frequency
    }
    assert vague == set()
