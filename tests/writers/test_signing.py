"""落款: the arithmetic of GB/T 9704-2012, 7.3.5.2."""

from __future__ import annotations

import datetime as dt

import pytest

from plangen.document.tree import Signature
from plangen.writers.measuring import width_of
from plangen.writers.signing import signature_lines

SHORT = dt.date(2026, 9, 7)
LONG = dt.date(2026, 12, 31)


@pytest.mark.parametrize(
    ("names", "date", "starts"),
    [
        # The date is 6 wide. A name of 11 ends 2 from the edge, the date 11 - 6 from it.
        (("清溪县城东小学教导办公",), SHORT, (13, 11)),
        # A name of 8: the date ends 8 - 6 = 2 from the edge, as the name does.
        (("清溪县城东小学校",), SHORT, (10, 8)),
        # A shorter name: the date ends 2 from the edge, the names begin 4 + 6 from it.
        (("向阳小学",), SHORT, (10, 8)),
        (("向阳小学", "李老师"), SHORT, (10, 10, 8)),
        (("向阳小学",), LONG, (11, 9)),
        (("清溪县城东小学教导办公", "李老师"), SHORT, (13, 13, 11)),
        (("向阳小学",), None, (6,)),
        ((), SHORT, (8,)),
        ((), None, ()),
    ],
)
def test_lines_begin_where_the_standard_has_them(
    names: tuple[str, ...], date: dt.date | None, starts: tuple[int, ...]
) -> None:
    assert tuple(start for start, _ in signature_lines(Signature(names, date))) == starts


@pytest.mark.parametrize("length", range(1, 20))
def test_the_date_begins_two_characters_after_the_name_and_nothing_passes_the_edge(
    length: int,
) -> None:
    (name, said), (date, day) = signature_lines(Signature(("校" * length,), SHORT))
    assert name - date == 2
    assert min(name - width_of(said), date - width_of(day)) == 2
