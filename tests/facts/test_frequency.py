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
        ("每周两三次", Unit.WEEK, 2),
        ("每周三四次", Unit.WEEK, 3),
        ("每周1～2次", Unit.WEEK, 1),
        ("每周２次", Unit.WEEK, 2),
        ("每周五一次", Unit.WEEK, 1),
        ("每周三", Unit.WEEK, 1),
        ("一周两次", Unit.WEEK, 2),
        ("两周一次", Unit.FORTNIGHT, 1),
        ("隔周一次", Unit.FORTNIGHT, 1),
        ("隔天一次", Unit.DAY, 1),
        ("每学期每人两次", Unit.TERM, 2),
        ("开学前一次", Unit.BEFORE, 1),
        ("开学初一次", Unit.START, 1),
        ("期末一次", Unit.END, 1),
        ("长假前后", Unit.HOLIDAY, 1),
        ("出了事时", Unit.EVENT, 1),
        ("随时", Unit.EVENT, 1),
    ],
)
def test_a_frequency_is_read_from_a_teachers_words(text: str, unit: Unit, times: int) -> None:
    found = read_frequency(text)
    assert (found.unit, found.times) == (unit, times)


@pytest.mark.parametrize(
    ("text", "unit", "times"),
    [
        ("每周一两次", Unit.WEEK, 1),
        ("每周一至两次", Unit.WEEK, 1),
        ("每月一两次", Unit.MONTH, 1),
        ("每学期一至二次", Unit.TERM, 1),
    ],
)
def test_once_or_twice_promises_once(text: str, unit: Unit, times: int) -> None:
    found = read_frequency(text)
    assert (found.unit, found.times) == (unit, times)


@pytest.mark.parametrize(
    ("text", "weeks"),
    [
        ("第3周、第8周", (3, 8)),
        ("第3周和第8周", (3, 8)),
        ("第3、8周", (3, 8)),
        ("第3～5周", (3, 4, 5)),
        ("第12周", (12,)),
    ],
)
def test_named_weeks_are_read_one_by_one(text: str, weeks: tuple[int, ...]) -> None:
    found = read_frequency(text)
    assert (found.unit, found.weeks) == (Unit.WEEKS, weeks)


@pytest.mark.parametrize("text", ["第一周", "开学第一周", "第一学期末"])
def test_the_first_week_is_not_every_week(text: str) -> None:
    assert read_frequency(text).planned(20, 3) in {1, None}


@pytest.mark.parametrize("text", ["2周一次", "每2周一次", "每隔一周一次"])
def test_every_other_week_is_known_in_other_words(text: str) -> None:
    assert read_frequency(text).unit is Unit.FORTNIGHT


@pytest.mark.parametrize("text", ["每3周一次", "每三周一次"])
def test_every_third_week_is_not_the_third_week_alone(text: str) -> None:
    assert read_frequency(text).weeks == ()


@pytest.mark.parametrize(
    ("text", "occasional"),
    [("出了事时", True), ("随时", True), ("每次批改", True), ("每周一次", False), ("期末", False)],
)
def test_what_is_done_when_there_is_need_is_occasional(text: str, occasional: bool) -> None:  # noqa: FBT001
    assert read_frequency(text).occasional is occasional


def test_a_frequency_keeps_the_words_as_written() -> None:
    assert read_frequency("每月底一次").text == "每月底一次"


@pytest.mark.parametrize(
    ("text", "unit"),
    [
        ("每人每周一次", Unit.WEEK),
        ("每人每月一次", Unit.MONTH),
        ("每生每学期两次", Unit.TERM),
        ("每学期每人两次", Unit.TERM),
        ("每月每户一次", Unit.MONTH),
    ],
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
        pytest.param("每两个月一次", 21, 3, 2, id="every-other-month"),
        pytest.param("每学期两次", 20, 3, 2, id="termly"),
        pytest.param("每人每周一次", 20, 3, 60, id="weekly-with-each-of-three"),
        pytest.param("每人每学期两次", 20, 7, 14, id="termly-with-each-of-seven"),
        pytest.param("每学期每人两次", 20, 7, 14, id="termly-with-each-said-the-other-way"),
        pytest.param("每周两三次", 20, 3, 40, id="two-or-three-times-a-week"),
        pytest.param("第3周、第8周", 20, 3, 2, id="named-weeks"),
        pytest.param("第3周、第8周", None, 3, 2, id="named-weeks-of-any-term"),
        pytest.param("期末一次", 20, 3, 1, id="once-at-the-end"),
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
        and "每" in measure.frequency.replace("每次", "")
    }
    assert vague == set()
