"""Days of the calendar and runs of them: 2026-11-05, 2026-11-05～2026-11-06 秋假."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Annotated, Any

from msgspec import Struct
from pydantic_core import PydanticCustomError

from plangen.model.json_forms import DAY, TO, Reader, written
from plangen.model.values import Listed, read_date, read_plain

if TYPE_CHECKING:
    import datetime as dt

_DAY = r"\d{4}\s*[-./年]\s*\d{1,2}\s*[-./月]\s*\d{1,2}\s*日?"


class DaySpan(Struct, frozen=True):
    """A run of days, first and last included, with a name such as 秋假 or none."""

    first: dt.date
    last: dt.date
    name: str = ""

    def __contains__(self, day: dt.date) -> bool:
        return self.first <= day <= self.last


def read_day_span(value: Any) -> DaySpan:
    """Read a day or a span of days, and its name: 2026-11-05～2026-11-06 秋假."""
    text = read_plain(value, "日期")
    found = re.fullmatch(rf"({_DAY})(?:\s*(?:[~～至到]|—+|--+)\s*({_DAY}))?\s*(\D*)", text)
    if not found:
        raise PydanticCustomError(
            "plangen_span_form",
            "“{text}”不像日期，请写成 2026-09-07，几天写成 2026-10-01～2026-10-07",
            {"text": text},
        )
    first = read_date(found[1])
    last = read_date(found[2]) if found[2] else first
    if last < first:
        raise PydanticCustomError("plangen_span", "“{text}”的后一天早于前一天", {"text": text})
    return DaySpan(first, last, found[3].strip())


DaySpans = Listed[
    Annotated[
        DaySpan,
        Reader(
            read_day_span,
            written(
                rf"{DAY}(?:\s*{TO}\s*{DAY})?[^0-9０-９]*",
                "这里写日期，如 2026-10-10；几天写成 2026-10-01～2026-10-07",
            ),
        ),
    ]
]
