"""校历 and 工作安排: which days of the term differ, and what the teacher has planned in a week."""

from pydantic import Field

from plangen.model.days import DaySpans
from plangen.model.parts import Part, no_items
from plangen.model.values import Count, Listed, Text


class WeekEntry(Part):
    """工作安排: something of the teacher's own in one week."""

    week: Count = Field(alias="周次", description="第几周，如 3；要写了开学日期和周数才排得进去。")
    text: Text = Field(alias="内容", description="这一周要做的一件事，如 期中检查帮扶记录。")


class LocalCalendar(Part):
    """校历: days off and days made up that differ from the national calendar."""

    off: DaySpans = Field(
        default_factory=no_items,
        alias="放假",
        description=(
            "本校另外放假的日子，几天写成一段，可以加名称，如 2026-11-05～2026-11-06 秋假。"
        ),
    )
    on: DaySpans = Field(
        default_factory=no_items,
        alias="上课",
        description="本校另外上课的日子，如 2026-10-10；写在这里的，国家放假的日子也算上课。",
    )


WeekEntries = Listed[WeekEntry]
