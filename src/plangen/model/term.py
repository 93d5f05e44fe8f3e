"""校历 and 工作安排: which days of the term differ, and what the teacher has planned in a week."""

from __future__ import annotations

from pydantic import Field

from plangen.model.days import DaySpans
from plangen.model.parts import Part
from plangen.model.values import Count, Listed, Text


class WeekEntry(Part):
    """工作安排: something of the teacher's own in one week."""

    week: Count = Field(alias="周次")
    text: Text = Field(alias="内容")


class LocalCalendar(Part):
    """校历: days off and days made up that differ from the national calendar."""

    off: DaySpans = Field(default_factory=list, alias="放假")
    on: DaySpans = Field(default_factory=list, alias="上课")


WeekEntries = Listed[WeekEntry]
