"""课后服务: when it takes place, what is offered, by whom, and what it costs."""

from __future__ import annotations

from typing import Annotated, Any

from pydantic import BeforeValidator, Field

from plangen.model.hours import SPAN_FORM, Span, TimeSpan, Weekdays, find_time_span, whole_span
from plangen.model.json_forms import AlsoAs
from plangen.model.parts import Names, Part, Texts
from plangen.model.scheme import People
from plangen.model.values import Count, Date, FreeText, Listed, Text, named

# What the only part of a day is called where it has no name.
UNNAMED = "时段"


def as_slots(value: Any) -> Any:
    """Let one span stand for a day of a single part."""
    return {UNNAMED: value} if isinstance(value, str) else value


class ServiceTime(Part):
    """时间: from which day, on which days of the week, at which hours."""

    start: Date | None = Field(None, alias="开始")
    days: Weekdays = Field((), alias="每周")
    slots: Annotated[dict[Text, Span], BeforeValidator(as_slots), AlsoAs(SPAN_FORM)] = Field(
        default_factory=dict, alias="时段"
    )
    note: FreeText | None = Field(None, alias="说明")

    @property
    def whole(self) -> TimeSpan | None:
        """One day's service from its first minute to its last.

        Short breaks are part of it: the pupils stay in the school's care.
        """
        return whole_span(list(self.slots.values()))

    @property
    def names(self) -> list[str]:
        """Names of the parts of a day; none where it has only one without a name."""
        return [name for name in self.slots if name != UNNAMED]

    def span_of(self, slot: str | None) -> TimeSpan | None:
        """Return the span that a timetable's 时段 means: a name, a time, or nothing for all."""
        if slot is None:
            return self.whole
        return self.slots.get(slot) or find_time_span(slot)


class Enrolment(Part):
    """报名: how many take part of how many, and how they are enrolled."""

    pupils: Count | None = Field(None, alias="学生")
    total: Count | None = Field(None, alias="全校")
    steps: Texts = Field(default_factory=list, alias="办法")


class Offer(Part):
    """内容: one thing that is offered, and how it is done."""

    name: Text = Field(alias="名称")
    note: FreeText | None = Field(None, alias="说明")
    points: Texts = Field(default_factory=list, alias="要点")


class Session(Part):
    """安排: a row of the weekly timetable; it may hold for several days."""

    days: Weekdays = Field(alias="星期")
    slot: Text | None = Field(None, alias="时段")
    content: Text = Field(alias="内容")
    form: Text | None = Field(None, alias="形式")
    place: Text | None = Field(None, alias="地点")
    teachers: People = Field(default_factory=list, alias="教师")


class Activity(Part):
    """活动: something that takes place once in a school year."""

    name: Text = Field(alias="名称")
    person: Text | None = Field(None, alias="负责")
    time: Text | None = Field(None, alias="时间")


class Fee(Part):
    """收费: what is asked of parents, on which ground, and what it is used for."""

    price: Text | None = Field(None, alias="标准")
    ground: Names = Field(default_factory=list, alias="依据")
    use: Text | None = Field(None, alias="用途")
    note: FreeText | None = Field(None, alias="说明")


class Waiver(Part):
    """减免: for whom the fee is lowered, and how far."""

    whom: Text = Field(alias="对象")
    how: Text | None = Field(None, alias="办法")


class Service(Part):
    """课后服务 of one school."""

    time: ServiceTime = Field(default_factory=ServiceTime, alias="时间")
    enrolment: Enrolment = Field(default_factory=Enrolment, alias="报名")
    offers: Listed[Annotated[Offer, named("名称", one_line=("名称", "说明"))]] = Field(
        default_factory=list, alias="内容"
    )
    sessions: Listed[Session] = Field(default_factory=list, alias="安排")
    activities: Listed[Annotated[Activity, named("名称", one_line=("名称", "时间"))]] = Field(
        default_factory=list, alias="活动"
    )
    safety: Texts = Field(default_factory=list, alias="安全")
    fee: Annotated[Fee, named("标准", one_line=("标准", "说明"))] = Field(
        default_factory=Fee, alias="收费"
    )
    waivers: Listed[Annotated[Waiver, named("对象", one_line=("对象", "办法"))]] = Field(
        default_factory=list, alias="减免"
    )
    supervision: Texts = Field(default_factory=list, alias="监督")
    evaluation: Texts = Field(default_factory=list, alias="评价")
