"""How often a measure is carried out, read from the teacher's words."""

from __future__ import annotations

import unicodedata
from enum import Enum

from msgspec import Struct

from plangen.language.numerals import read_numeral
from plangen.language.patterns import lazy


class Unit(Enum):
    """The span in which a measure is repeated."""

    DAY = "天"
    WEEK = "周"
    FORTNIGHT = "几周"
    MONTH = "月"
    TERM = "学期"
    LESSON = "课"
    BEFORE = "开学前"
    START = "开学"
    END = "期末"
    HOLIDAY = "假日"
    WEEKS = "指定的周"
    EVENT = "随时"


NUMBER = r"(?:十[一二]?|二十[一二]?|[一二两三四五六七八九]|\d{1,2})"
# 每周, 每两周, 每隔一周, 每3周, 隔天, 两周一次, 一月一次
SPAN = lazy(
    rf"(?:每个?隔?|隔|(?<!第)(?=两周|二周|2周|一月|一周|一学期))"
    rf"(?P<every>{NUMBER}?)个?"
    r"(?P<unit>天|日|周|星期|月|学期|节课|堂课|课)(?!末)"
)
EACH = lazy(r"每(?:人|生|名学生|位学生|户|组)")
TIMES = lazy(rf"(?P<times>{NUMBER})(?:[～~—至到-]?{NUMBER})?次")
GIVEN_WEEKS = lazy(rf"第({NUMBER}(?:[、,和～~—至到-]+第?{NUMBER})*)周")
WEEK_OR_RANGE = lazy(rf"({NUMBER})(?:[～~—至到-]+第?({NUMBER}))?")
WEEKDAY = lazy(r"[一二三四五六日天](?=[^次两至到～~—、-])")
UNITS = {
    "天": Unit.DAY,
    "日": Unit.DAY,
    "周": Unit.WEEK,
    "星期": Unit.WEEK,
    "月": Unit.MONTH,
    "学期": Unit.TERM,
    "节课": Unit.LESSON,
    "堂课": Unit.LESSON,
    "课": Unit.LESSON,
}
NUMERALS = "零一二三四五六七八九"
OCCASIONS = (
    ("开学前", Unit.BEFORE),
    ("开学", Unit.START),
    ("期末", Unit.END),
    ("假期", Unit.HOLIDAY),
    ("假前", Unit.HOLIDAY),
    ("长假", Unit.HOLIDAY),
    ("放假", Unit.HOLIDAY),
    ("节假", Unit.HOLIDAY),
)
ONE_A_WEEK = lazy("每周[一1][家户人名]")
ONCE = {Unit.TERM, Unit.BEFORE, Unit.START, Unit.END}
WEEKS_IN_A_MONTH = 4.345


class Frequency(Struct, frozen=True):
    """``times`` in each ``unit``, for each pupil where ``per_pupil``; ``text`` as written.

    ``weeks`` are the weeks that the text names: 第3周、第8周. ``interval`` is 2 for every other
    week or month.
    """

    text: str
    unit: Unit
    times: int = 1
    per_pupil: bool = False
    weeks: tuple[int, ...] = ()
    interval: int = 1

    @property
    def one_a_week(self) -> bool:
        """Whether each of the named weeks is for one pupil: 第3～5周，每周一家."""
        return bool(self.weeks) and ONE_A_WEEK.search(self.text) is not None

    @property
    def occasional(self) -> bool:
        """Whether it is done when there is need, not by the calendar."""
        return self.unit is Unit.EVENT

    def planned(
        self,
        weeks: int | None,
        pupils: int,
        days: int | None = None,
        months: int | None = None,
    ) -> int | None:
        """How many times in a term of so many teaching weeks; None where it cannot be counted.

        ``days`` are the term's school days, for what is done daily; what is done in every lesson
        is not counted. ``months`` are those of the calendar; without one, a month counts as 4.345
        weeks.
        """
        periods: float | None = None
        if self.weeks:
            periods = len(self.weeks)
        elif self.unit in ONCE:
            periods = 1
        elif self.unit is Unit.DAY:
            periods = days // self.interval if days is not None else None
        elif weeks is not None:
            months = round(weeks / WEEKS_IN_A_MONTH) if months is None else months
            periods = {
                Unit.WEEK: weeks,
                Unit.FORTNIGHT: weeks // self.interval,
                Unit.MONTH: months // self.interval,
            }.get(self.unit)
        if periods is None or (self.per_pupil and not pupils):
            return None
        return int(periods) * self.times * (pupils if self.per_pupil else 1)


def read_frequency(text: str) -> Frequency:
    """Read words such as 每周一次, 每人每月两次, 每节课; others count as done when needed.

    Of a range (两三次, 2～3次) the lower end is what the plan promises.
    """
    flat = unicodedata.normalize("NFKC", text)
    per_pupil = EACH.search(flat) is not None
    if GIVEN_WEEKS.search(flat):
        given = _given_weeks(flat)
        return Frequency(text, Unit.WEEKS, per_pupil=per_pupil, weeks=given)
    span = SPAN.search(flat)
    if span is None:
        unit = next((unit for word, unit in OCCASIONS if word in flat), Unit.EVENT)
        return Frequency(text, unit, per_pupil=per_pupil)
    unit, interval = UNITS[span["unit"]], _numeral(span["every"] or "一")
    if "隔" in span[0] and unit in {Unit.WEEK, Unit.DAY}:
        interval += 1
    if unit is Unit.WEEK and interval > 1:
        unit = Unit.FORTNIGHT
    rest = flat[span.end() :]
    weekday = WEEKDAY.match(rest) if unit is Unit.WEEK and not _is_range(rest) else None
    found = TIMES.search(rest, weekday.end() if weekday else 0)
    times = _numeral(found["times"]) if found else 1
    return Frequency(text, unit, times, per_pupil, interval=interval)


def _given_weeks(text: str) -> tuple[int, ...]:
    """Return the weeks that a text names: 第3、8周, 第3～5周, 开学第一周."""
    weeks: list[int] = []
    for listed in GIVEN_WEEKS.findall(text):
        for first, last in WEEK_OR_RANGE.findall(listed):
            weeks += range(_numeral(first), _numeral(last or first) + 1)
    return tuple(dict.fromkeys(week for week in weeks if week > 0))


def _is_range(text: str) -> bool:
    """Whether two numerals stand for a range, as in 三四次, and not for a weekday and a number."""
    first, second = text[:1], text[1:2]
    if first not in NUMERALS or second not in NUMERALS or not second or text[2:3] != "次":
        return False
    return NUMERALS.index(first) < NUMERALS.index(second)


def _numeral(text: str) -> int:
    """Return the value of a small numeral: 两, 十二, 3."""
    return int(read_numeral(text) or 0)
