"""课后服务: when it takes place, what is offered, by whom, and what it costs."""

from typing import Annotated, Any

from pydantic import Field

from plangen.model.hours import SPAN_FORM, Span, TimeSpan, Weekdays, find_time_span, whole_span
from plangen.model.json_forms import AlsoAs, Mended
from plangen.model.parts import Names, Part, Texts, no_items, unsaid
from plangen.model.scheme import People
from plangen.model.values import Count, Date, FreeText, Listed, Text, named

# What the only part of a day is called where it has no name.
UNNAMED = "时段"


def as_slots(value: Any) -> Any:
    """Let one span stand for a day of a single part."""
    return {UNNAMED: value} if isinstance(value, str) else value


class ServiceTime(Part):
    """时间: from which day, on which days of the week, at which hours."""

    start: Date | None = Field(None, alias="开始", description="从哪一天起开展，如 2026-09-07。")
    days: Weekdays = Field(
        (), alias="每周", description="一周里的哪几天，如 周一至周五，或 周一、周三。"
    )
    slots: Annotated[dict[Text, Span], Mended(as_slots), AlsoAs(SPAN_FORM, first=True)] = Field(
        default_factory=dict,
        alias="时段",
        description=(
            "从几点到几点，如 15:50～17:50；"
            "分几段的写成 {第一时段: 15:50～16:40, 第二时段: 16:50～17:50}。"
        ),
    )
    note: FreeText | None = Field(
        None, alias="说明", description="不开展的日子、临时调整怎样通知等。"
    )

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

    pupils: Count | None = Field(
        None, alias="学生", description="报名的学生人数，如 612；占全校的比例会算出来。"
    )
    total: Count | None = Field(None, alias="全校", description="全校的学生人数，如 680。")
    steps: Texts = Field(
        default_factory=no_items,
        alias="办法",
        description="怎样报名，一步一行，如 开学第一周发告知书，家长自愿填表。",
    )


class Offer(Part):
    """内容: one thing that is offered, and how it is done."""

    name: Text = Field(alias="名称", description="一项服务的名称，如 作业辅导。")
    note: FreeText | None = Field(None, alias="说明", description="这项服务怎样做，写一两句。")
    points: Texts = Field(
        default_factory=no_items, alias="要点", description="这项服务要做到的几件事，一条一行。"
    )


class Session(Part):
    """安排: a row of the weekly timetable; it may hold for several days."""

    days: Weekdays = Field(
        alias="星期", description="星期几，如 周二；几天一样的写在一起，如 周一至周五。"
    )
    slot: Text | None = Field(
        None,
        alias="时段",
        description=(
            "“时间”里一段的名称，如 第一时段，或一段时间，如 15:50～16:40；不写就是全部时段。"
        ),
    )
    content: Text = Field(alias="内容", description="这时做什么，如 作业辅导。")
    form: Text | None = Field(None, alias="形式", description="按班还是走班，如 按班。")
    place: Text | None = Field(None, alias="地点", description="在哪里，如 各班教室。")
    teachers: People = Field(
        default_factory=no_items, alias="教师", description="谁来做，几人用顿号隔开，如 值班教师。"
    )


class Activity(Part):
    """活动: something that takes place once in a school year."""

    name: Text = Field(alias="名称", description="一学年里的一项大活动，如 校园体育节。")
    person: Text | None = Field(None, alias="负责", description="哪个组或哪位教师负责，如 体育组。")
    time: Text | None = Field(None, alias="时间", description="在什么时候，如 10月。")


class Fee(Part):
    """收费: what is asked of parents, on which ground, and what it is used for."""

    price: Text | None = Field(
        None, alias="标准", description="收多少，如 每课时2元；不收费就写 不收费。"
    )
    ground: Names = Field(
        default_factory=no_items, alias="依据", description="批准收费的文件，一个一项。"
    )
    use: Text | None = Field(
        None, alias="用途", description="收来的费用在哪里，如 教师劳务补助和材料。"
    )
    note: FreeText | None = Field(None, alias="说明", description="怎样交、怎样退等，写一两句。")


class Waiver(Part):
    """减免: for whom the fee is lowered, and how far."""

    whom: Text = Field(alias="对象", description="给谁减免，如 低保家庭的学生。")
    how: Text | None = Field(None, alias="办法", description="减免多少，如 全免。")


class Service(Part):
    """课后服务 of one school."""

    time: ServiceTime = Field(
        default_factory=unsaid(ServiceTime),
        alias="时间",
        description="从哪一天起、星期几、从几点到几点。",
    )
    enrolment: Enrolment = Field(
        default_factory=unsaid(Enrolment), alias="报名", description="报名的人数和办法。"
    )
    offers: Listed[Annotated[Offer, named("名称", one_line=("名称", "说明"))]] = Field(
        default_factory=no_items,
        alias="内容",
        description="开展哪些服务，一项一行，如 - 作业辅导。",
    )
    sessions: Listed[Session] = Field(
        default_factory=no_items, alias="安排", description="每周的课表，一行一项。"
    )
    activities: Listed[Annotated[Activity, named("名称", one_line=("名称", "时间"))]] = Field(
        default_factory=no_items, alias="活动", description="一学年里的几项大活动，没有就不写。"
    )
    safety: Texts = Field(
        default_factory=no_items,
        alias="安全",
        description="怎样保证安全，一条一行，如 开始和离校时各点名一次。",
    )
    fee: Annotated[Fee, named("标准", one_line=("标准", "说明"))] = Field(
        default_factory=unsaid(Fee),
        alias="收费",
        description="收费的标准、依据和用途；不收费就写 收费: 不收费。",
    )
    waivers: Listed[Annotated[Waiver, named("对象", one_line=("对象", "办法"))]] = Field(
        default_factory=no_items, alias="减免", description="给哪些学生减免、减多少，一类一项。"
    )
    supervision: Texts = Field(
        default_factory=no_items,
        alias="监督",
        description="家长向谁反映、谁来检查，一条一行，电话写学校的座机。",
    )
    evaluation: Texts = Field(
        default_factory=no_items, alias="评价", description="谁在什么时候用什么办法评价，一条一行。"
    )
