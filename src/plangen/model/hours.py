"""Days of the week and hours of the day, as a school's timetable names them."""

from __future__ import annotations

import datetime as dt
import re
import unicodedata
from typing import Annotated, Any

from msgspec import Struct
from pydantic_core import PydanticCustomError

from plangen.language.patterns import lazy
from plangen.model.json_forms import TO, D, Reader, written
from plangen.model.values import read_text

DAYS = "一二三四五六日"
DIGITS = "1234567"
SCHOOL_WEEK = (1, 2, 3, 4, 5)
EVERY_DAY = frozenset({"每天", "每日", "工作日", "上学日", "上课日", "全周"})
SHORTEST_RUN = 3
_DAY = rf"[{DAYS}天{DIGITS}]"
_WEEK = r"(?:每?周|星期|礼拜)?"
DAY_RUN = lazy(rf"{_WEEK}({_DAY})(?:至|到|[～~—–-]){_WEEK}({_DAY})")
DAY_LIST = lazy(rf"(?:{_WEEK}{_DAY}+)+")
BETWEEN = lazy(r"[、,;\s]+")
CLOCK = r"(\d{1,2})[:.](\d{2})"
SPAN = lazy(rf"{CLOCK}\s*(?:至|到|[～~—–-]+)\s*{CLOCK}")


class TimeSpan(Struct, frozen=True):
    """A part of one day; ``end`` is later than ``start``."""

    start: dt.time
    end: dt.time

    @property
    def minutes(self) -> int:
        """How long it is."""
        return _minutes(self.end) - _minutes(self.start)

    @property
    def text(self) -> str:
        """The span as printed: 15:50～17:50, the hour without padding."""
        return "～".join(f"{time.hour}:{time.minute:02}" for time in (self.start, self.end))

    def overlaps(self, other: TimeSpan) -> bool:
        """Whether the two share a minute."""
        return self.start < other.end and other.start < self.end

    def __contains__(self, other: TimeSpan) -> bool:
        return self.start <= other.start and other.end <= self.end


def _minutes(time: dt.time) -> int:
    return time.hour * 60 + time.minute


def whole_span(spans: list[TimeSpan]) -> TimeSpan | None:
    """Return the span from the first start to the last end, breaks included."""
    if not spans:
        return None
    return TimeSpan(min(span.start for span in spans), max(span.end for span in spans))


def duration_text(minutes: int) -> str:
    """Write a length of time: 2小时, 1小时50分钟, 40分钟."""
    hours, rest = divmod(minutes, 60)
    return (f"{hours}小时" if hours else "") + (f"{rest}分钟" if rest or not hours else "")


def find_time_span(text: str) -> TimeSpan | None:
    """Return the span that a text is, such as 15:50～17:50 or 15：50-17：50; None for any other.

    A span that ends before it starts, or at hours that no day has, is none.
    """
    found = SPAN.fullmatch(unicodedata.normalize("NFKC", text).strip())
    if found is None:
        return None
    hour, minute, last_hour, last_minute = (int(part) for part in found.groups())
    try:
        start, end = dt.time(hour, minute), dt.time(last_hour, last_minute)
    except ValueError:
        return None
    return TimeSpan(start, end) if start < end else None


def read_time_span(value: Any) -> TimeSpan:
    """Read a part of a day."""
    text = read_text(value)
    found = find_time_span(text)
    if found is None:
        raise PydanticCustomError(
            "plangen_time_span",
            "“{text}”不是一段时间，请写成 15:50～17:50 这样，前面的时刻要早",
            {"text": text},
        )
    return found


def read_weekdays(value: Any) -> tuple[int, ...]:
    """Read days of the week, 1 for Monday to 7, from 周一至周五, 周一、三 or a list of such."""
    days: set[int] = set()
    for text in map(read_text, value if isinstance(value, list) else [value]):
        words = [word for word in BETWEEN.split(unicodedata.normalize("NFKC", text)) if word]
        for word in words or [text]:
            days.update(_days_of(word))
    return tuple(sorted(days))


def _days_of(word: str) -> tuple[int, ...]:
    if word in EVERY_DAY:
        return SCHOOL_WEEK
    if run := DAY_RUN.fullmatch(word):
        first, last = (_number(sign) for sign in run.groups())
        if first <= last:
            return tuple(range(first, last + 1))
    elif DAY_LIST.fullmatch(word):
        return tuple(_number(sign) for sign in re.findall(_DAY, word))
    raise PydanticCustomError(
        "plangen_weekdays",
        "“{text}”不是星期几，请写成 周一 或 周一至周五 这样",
        {"text": word},
    )


def _number(sign: str) -> int:
    return DIGITS.index(sign) + 1 if sign in DIGITS else DAYS.index(sign.replace("天", "日")) + 1


def weekdays_text(days: tuple[int, ...]) -> str:
    """Name days of the week: 周一, 周二、周四, 周一至周五; three or more in a row as a run."""
    runs: list[list[int]] = []
    for day in days:
        if runs and runs[-1][-1] == day - 1:
            runs[-1].append(day)
        else:
            runs.append([day])
    words = []
    for run in runs:
        names = [f"周{DAYS[day - 1]}" for day in run]
        words += [f"{names[0]}至{names[-1]}"] if len(run) >= SHORTEST_RUN else names
    return "、".join(words)


_DAY_FORM = f"{_WEEK}[{DAYS}天1-7１-７]"
_DAYS_FORM = rf"(?:{'|'.join(sorted(EVERY_DAY))}|{_DAY_FORM}{TO}{_DAY_FORM}|(?:{_DAY_FORM})+)"
_WEEKDAYS_FORM = written(
    rf"{_DAYS_FORM}(?:[、，,；;\s]+{_DAYS_FORM})*",
    "这里写星期几，如 周一 或 周一至周五",
    number="integer",
    least=1,
)
_CLOCK_FORM = f"{D}{{1,2}}[:：.．]{D}{{2}}"

Weekdays = Annotated[
    tuple[int, ...],
    Reader(read_weekdays, {"anyOf": [_WEEKDAYS_FORM, {"type": "array", "items": _WEEKDAYS_FORM}]}),
]
SPAN_FORM = written(rf"{_CLOCK_FORM}\s*{TO}\s*{_CLOCK_FORM}", "这里写一段时间，如 15:50～17:50")
Span = Annotated[TimeSpan, Reader(read_time_span, SPAN_FORM)]
