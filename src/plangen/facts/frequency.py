"""How often a measure is carried out, read from the teacher's words."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import Enum

import cn2an


class Unit(Enum):
    """The span in which a measure is repeated."""

    DAY = "天"
    WEEK = "周"
    FORTNIGHT = "两周"
    MONTH = "月"
    TERM = "学期"
    LESSON = "课"
    START = "开学"
    HOLIDAY = "假日"
    EVENT = "随时"


PATTERN = re.compile(
    r"每(?:(?P<each>人|生|位学生|名学生|户|组))?(?:每)?(?:个)?"
    r"(?P<unit>两周|二周|天|日|周|星期|月|学期|节课|堂课|课)"
    r"(?:(?P<times>[一二两三四五六七八九十\d]+)(?:[～~—-][一二两三四五六七八九十\d]+)?次)?",
)
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
}
WEEKS_IN_A_MONTH = 4.345


@dataclass(frozen=True, slots=True)
class Frequency:
    """``times`` in each ``unit``, for each pupil where ``per_pupil``; ``text`` as written."""

    text: str
    unit: Unit
    times: int = 1
    per_pupil: bool = False

    def planned(self, weeks: int | None, pupils: int) -> int | None:
        """How many times in a term of so many teaching weeks; None where it cannot be counted.

        A month counts as 4.345 weeks. What is done daily or in every lesson is not counted.
        """
        periods: float | None = None
        if self.unit in {Unit.TERM, Unit.START}:
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
    """Read words such as 每周一次, 每人每月两次, 每节课; others count as done when needed."""
    found = PATTERN.search(text)
    if found is None:
        if text.startswith("开学") or "开学前" in text or "开学初" in text:
            return Frequency(text, Unit.START)
        if "假" in text:
            return Frequency(text, Unit.HOLIDAY)
        return Frequency(text, Unit.EVENT)
    times = int(cn2an.cn2an((found["times"] or "一").replace("两", "二"), "smart"))
    return Frequency(text, UNITS[found["unit"]], times, found["each"] is not None)
