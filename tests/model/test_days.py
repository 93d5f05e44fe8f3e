"""Days of the calendar and runs of them."""

from __future__ import annotations

import datetime as dt

import pytest

from plangen.model.days import DaySpan, read_day_span

from .reading import refusal


@pytest.mark.parametrize("sign", ["～", "~", "至", "到", "—"])
def test_a_span_of_days_is_read_with_any_usual_sign(sign: str) -> None:
    assert read_day_span(f"2026-10-01{sign}2026-10-07") == DaySpan(
        dt.date(2026, 10, 1), dt.date(2026, 10, 7)
    )


def test_spaces_around_the_sign_of_a_span_do_not_matter() -> None:
    assert read_day_span("2026-10-01 ～ 2026-10-07") == read_day_span("2026-10-01～2026-10-07")


@pytest.mark.parametrize("typed", ["2026-11-05～2026-11-06 秋假", "2026-11-05 秋假"])
def test_a_span_may_have_a_name(typed: str) -> None:
    assert read_day_span(typed).name == "秋假"


def test_one_day_is_a_span_of_itself() -> None:
    assert read_day_span("2026-10-01") == DaySpan(dt.date(2026, 10, 1), dt.date(2026, 10, 1))


def test_a_span_holds_its_first_and_its_last_day_and_no_other() -> None:
    span = read_day_span("2026-10-01～2026-10-07")
    assert dt.date(2026, 10, 1) in span
    assert dt.date(2026, 10, 7) in span
    assert dt.date(2026, 9, 30) not in span
    assert dt.date(2026, 10, 8) not in span


def test_a_span_that_ends_before_it_begins_is_refused() -> None:
    assert "早于" in refusal(read_day_span, "2026-10-07～2026-10-01")
