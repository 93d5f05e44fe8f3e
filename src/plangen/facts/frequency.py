"""How often a measure is carried out, read from the teacher's words."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from enum import Enum


class Unit(Enum):
    """The span in which a measure is repeated."""

    DAY = "天"
    WEEK = "周"
    FORTNIGHT = "两周"
    MONTH = "月"
    TERM = "学期"
    LESSON = "课"
    BEFORE = "开学前"
    START = "开学"
    END = "期末"
    HOLIDAY = "假日"
    WEEKS = "指定的周"
    EVENT = "随时"


NUMBER = r"(?:十[一二]|[一二两三四五六七八九十]|\d{1,2})"
SPAN = re.compile(
    r"(?:每(?:个)?|(?=两周|二周|隔周|隔天)|一(?=[周月]|学期))"
    r"(?P<unit>两周|二周|2周|隔周|隔天|天|日|周|星期|月|学期|节课|堂课|课)(?!末)"
)
GIVEN_WEEKS = re.compile(r"第?(\d{1,2})(?:[～~—至到-]第?(\d{1,2}))?周")
EACH = re.compile(r"每(?:人|生|名学生|位学生|户|组)")
TIMES = re.compile(rf"(?P<times>{NUMBER})(?:[～~—至到-]?(?:{NUMBER}))?次")
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
    "两周": Unit.FORTNIGHT,
    "二周": Unit.FORTNIGHT,
    "2周": Unit.FORTNIGHT,
    "隔周": Unit.FORTNIGHT,
    "隔天": Unit.DAY,
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
ONCE = {Unit.TERM, Unit.BEFORE, Unit.START, Unit.END}
WEEKS_IN_A_MONTH = 4.345


@dataclass(frozen=True, slots=True)
class Frequency:
    """``times`` in each ``unit``, for each pupil where ``per_pupil``; ``text`` as written.

    ``weeks`` are the weeks that the text names: 第3周、第8周.
    """

    text: str
    unit: Unit
    times: int = 1
    per_pupil: bool = False
    weeks: tuple[int, ...] = ()

    @property
    def occasional(self) -> bool:
        """Whether it is done when there is need, not by the calendar."""
        return self.unit is Unit.EVENT

    def planned(self, weeks: int | None, pupils: int) -> int | None:
        """How many times in a term of so many teaching weeks; None where it cannot be counted.

        A month counts as 4.345 weeks. What is done daily or in every lesson is not counted.
        """
        periods: float | None = None
        if self.weeks:
            periods = len(self.weeks)
        elif self.unit in ONCE:
            periods = 1
        elif weeks is not None:
            periods = {
                Unit.WEEK: weeks,
                Unit.FORTNIGHT: weeks // 2,
                Unit.MONTH: round(weeks / WEEKS_IN_A_MONTH),
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
    span = SPAN.search(flat)
    given = tuple(
        week
        for first, last in GIVEN_WEEKS.findall(flat)
        for week in range(int(first), int(last or first) + 1)
    )
    if given and span is None:
        return Frequency(text, Unit.WEEKS, per_pupil=per_pupil, weeks=given)
    if span is None:
        unit = next((unit for word, unit in OCCASIONS if word in flat), Unit.EVENT)
        return Frequency(text, unit, per_pupil=per_pupil)
    found = TIMES.search(flat, span.end() + _weekday(flat[span.end() :]))
    times = _numeral(found["times"]) if found else 1
    return Frequency(text, UNITS[span["unit"]], times, per_pupil)


def _weekday(text: str) -> int:
    """Return 1 where a weekday follows: 每周五一次, but not 每周三次 or 每周三四次."""
    day, following = text[:1], text[1:2]
    if day not in "一二三四五六日天" or not day or following == "次":
        return 0
    upwards = day in NUMERALS and following in NUMERALS[NUMERALS.index(day) + 1 :]
    return 0 if following and upwards and text[2:3] == "次" else 1


def _numeral(text: str) -> int:
    """Return the value of a small numeral: 两, 十二, 3."""
    if text.isdecimal():
        return int(text)
    tens, ten, ones = text.replace("两", "二").rpartition("十")
    value = NUMERALS.index(ones) if ones else 0
    return value + (NUMERALS.index(tens or "一") * 10 if ten else 0)
