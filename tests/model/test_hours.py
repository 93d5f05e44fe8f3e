"""Days of the week and hours of the day."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic_core import PydanticCustomError

from plangen.model.hours import (
    TimeSpan,
    duration_text,
    find_time_span,
    read_time_span,
    read_weekdays,
    weekdays_text,
    whole_span,
)

WEEK = (1, 2, 3, 4, 5)
AFTERNOON = TimeSpan(dt.time(15, 50), dt.time(17, 50))
days = st.sets(st.integers(1, 7)).map(lambda found: tuple(sorted(found)))
spans = st.tuples(st.integers(0, 1438), st.integers(1, 1439)).map(
    lambda found: TimeSpan(_time(min(found[0], found[1] - 1)), _time(found[1]))
)


def _time(minute: int) -> dt.time:
    return dt.time(minute // 60, minute % 60)


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("周一", (1,)),
        ("星期三", (3,)),
        ("礼拜天", (7,)),
        ("3", (3,)),
        ("周一至周五", WEEK),
        ("周一到五", WEEK),
        ("周一～周五", WEEK),
        ("周一、周三", (1, 3)),
        ("周一、三、五", (1, 3, 5)),
        ("周一三五", (1, 3, 5)),
        ("周一 周三", (1, 3)),
        ("每周二", (2,)),
        ("每天", WEEK),
        (["周五", "周一"], (1, 5)),
        (["周一至周三", "周五"], (1, 2, 3, 5)),
        ("周一至周五、周六", (*WEEK, 6)),
    ],
)
def test_days_of_the_week_are_read_as_teachers_write_them(
    typed: object, expected: tuple[int, ...]
) -> None:
    assert read_weekdays(typed) == expected


@pytest.mark.parametrize("typed", ["周八", "周五至周一", ""])
def test_other_words_are_no_days(typed: str) -> None:
    with pytest.raises(PydanticCustomError) as refused:
        read_weekdays(typed)
    assert "周一至周五" in refused.value.message()


@pytest.mark.parametrize(
    ("found", "words"),
    [
        (WEEK, "周一至周五"),
        ((1, 3), "周一、周三"),
        ((1, 2), "周一、周二"),
        ((1, 2, 3, 5), "周一至周三、周五"),
        ((), ""),
    ],
)
def test_three_days_in_a_row_are_told_as_a_run(found: tuple[int, ...], words: str) -> None:
    assert weekdays_text(found) == words


@given(days.filter(bool))
def test_days_are_read_back_from_their_words(found: tuple[int, ...]) -> None:
    assert read_weekdays(weekdays_text(found)) == found


@pytest.mark.parametrize(
    "typed", ["15:50～17:50", "15：50-17：50", "15:50至17:50", "15.50—17.50", " 15:50 ~ 17:50 "]
)
def test_a_part_of_a_day_is_read_in_every_usual_form(typed: str) -> None:
    assert read_time_span(typed) == AFTERNOON


@pytest.mark.parametrize("typed", ["17:50～15:50", "15:50～15:50", "25:00～26:00", "放学后"])
def test_a_part_of_a_day_must_have_a_start_and_a_later_end(typed: str) -> None:
    assert find_time_span(typed) is None
    with pytest.raises(PydanticCustomError):
        read_time_span(typed)


@given(spans)
def test_a_part_of_a_day_is_read_back_from_its_text(span: TimeSpan) -> None:
    assert find_time_span(span.text) == span


@given(spans, spans)
def test_parts_of_a_day_overlap_where_they_share_a_minute(one: TimeSpan, other: TimeSpan) -> None:
    def minutes(span: TimeSpan) -> set[int]:
        start = span.start.hour * 60 + span.start.minute
        return set(range(start, start + span.minutes))

    assert one.overlaps(other) is bool(minutes(one) & minutes(other))
    assert (other in one) is (minutes(other) <= minutes(one))


def test_the_whole_of_a_day_runs_from_its_first_minute_to_its_last() -> None:
    first, second = read_time_span("15:50～16:45"), read_time_span("16:55～17:50")
    assert whole_span([second, first]) == AFTERNOON
    assert whole_span([]) is None


@pytest.mark.parametrize(
    ("minutes", "words"),
    [(120, "2小时"), (110, "1小时50分钟"), (40, "40分钟"), (600, "10小时"), (0, "0分钟")],
)
def test_a_length_of_time_is_written_in_hours_and_minutes(minutes: int, words: str) -> None:
    assert duration_text(minutes) == words
