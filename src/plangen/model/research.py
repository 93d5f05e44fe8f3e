"""课题: a research project of teachers, what was asked, done and found up to now."""

import unicodedata
from typing import Annotated, Any

from msgspec import Struct
from pydantic import Field
from pydantic_core import PydanticCustomError

from plangen.language.patterns import lazy
from plangen.model.json_forms import MONTH, MONTH_DAY, TO, D, Reader, written
from plangen.model.parts import FreeTexts, Part, no_items, unsaid
from plangen.model.values import Count, Date, Flag, FreeText, Listed, Separated, Text, named

LAST_MONTH = 12
_DAY = r"(?:[-./]?\s*\d{1,2}\s*日|[-./]\d{1,2})?"
MONTHS = lazy(
    rf"(\d{{4}})\s*[-./年]\s*(\d{{1,2}})\s*月?{_DAY}"
    rf"(?:\s*(?:[~至到]|—+|–|-+)\s*"
    rf"(?:(\d{{4}})\s*[-./年]\s*(\d{{1,2}})\s*月?{_DAY}|(\d{{1,2}})\s*月{_DAY}))?"
)
Month = tuple[int, int]


class Months(Struct, frozen=True):
    """A run of months, first and last included, each as its year and its number."""

    first: Month
    last: Month

    @property
    def text(self) -> str:
        """The run as documents write it: 2026年3月—2027年6月, 2026年3月—4月, 2026年3月."""
        first = f"{self.first[0]}年{self.first[1]}月"
        if self.first == self.last:
            return first
        year = f"{self.last[0]}年" if self.last[0] != self.first[0] else ""
        return f"{first}—{year}{self.last[1]}月"

    @property
    def count(self) -> int:
        """Number of months, the first and the last included."""
        return self.place(self.last)

    def place(self, month: Month) -> int:
        """Return which month of the run this is, the first being 1."""
        return (month[0] - self.first[0]) * LAST_MONTH + month[1] - self.first[1] + 1


def months_in(text: str) -> Months | None:
    """Read months from words such as 2026年3月—4月 or 2026-03-20; None where there are none."""
    found = MONTHS.fullmatch(unicodedata.normalize("NFKC", text).strip())
    if found is None:
        return None
    year, month, last_year, last_month, later_month = found.groups()
    first = (int(year), int(month))
    last = first
    if last_month or later_month:
        last = (int(last_year or year), int(last_month or later_month))
    return Months(first, last)


def read_months(value: Any) -> Months:
    """Read a run of months such as 2026-03～2027-06 or 2026年3月—2027年6月."""
    if not isinstance(value, str):
        raise PydanticCustomError("plangen_months", "这里应当写起止的年月，不能是列表或下一层内容")
    months = months_in(value)
    if months is None:
        raise PydanticCustomError(
            "plangen_months", "“{text}”不像起止的年月，请写成 2026-03～2027-06", {"text": value}
        )
    if not all(1 <= number <= LAST_MONTH for _, number in (months.first, months.last)):
        raise PydanticCustomError("plangen_month", "“{text}”里的月份不存在", {"text": value})
    if months.last < months.first:
        raise PydanticCustomError("plangen_months_order", "“{text}”的止早于起", {"text": value})
    return months


_DAY_FORM = rf"(?:[-./－．／]?\s*{MONTH_DAY}\s*日|[-./－．／]{MONTH_DAY})?"
_YEAR_MONTH = rf"{D}{{4}}\s*[-./年－．／]\s*{MONTH}\s*月?{_DAY_FORM}"
Period = Annotated[
    Months,
    Reader(
        read_months,
        # To an editor 2026.3 is a number.
        written(
            rf"{_YEAR_MONTH}(?:\s*{TO}\s*(?:{_YEAR_MONTH}|{MONTH}\s*月{_DAY_FORM}))?",
            "这里写起止的年月，如 2026-03～2027-06",
            number="number",
            least=1000,
            most=9999,
        ),
    ),
]


class Approval(Part):
    """立项: who approved the project, under which number and when."""

    body: Text | None = Field(None, alias="单位", description="批准立项的单位，如 县教育局教研室。")
    number: Text | None = Field(None, alias="编号", description="立项编号，照通知书写。")
    date: Date | None = Field(None, alias="日期", description="立项的日期，如 2026-03-05。")


class Member(Part):
    """成员: a teacher of the project, his part in it and the pupils whom he guides."""

    name: Text = Field(alias="姓名", description="课题组教师的姓名，印出时不隐去。")
    duty: Text | None = Field(None, alias="职务", description="在课题组里的职务，如 主持人。")
    task: Text | None = Field(
        None, alias="分工", description="负责哪几件事，如 设计问卷、统计数据。"
    )
    pupils: Separated[Text] = Field(
        default_factory=no_items,
        alias="指导学生",
        description="由他跟踪指导的学困生，写名单里的姓名，几人用顿号隔开。",
    )


class Progress(Part):
    """进展: what was done in one stage of the project, and the material that it left."""

    stage: Text | None = Field(None, alias="阶段", description="研究的哪个阶段，如 调查。")
    time: Text | None = Field(None, alias="时间", description="什么时候做的，如 2026年3月—4月。")
    content: Text = Field(alias="内容", description="做了什么，写一两句。")
    material: Text | None = Field(None, alias="材料", description="留下的材料，如 问卷统计表。")


class Survey(Part):
    """问卷: how many sheets went out and came back, and how many chose each factor."""

    name: Text | None = Field(None, alias="名称", description="问卷的名称，如 学习困难成因问卷。")
    audience: Text | None = Field(None, alias="对象", description="发给谁填，如 五年级学生。")
    time: Text | None = Field(None, alias="时间", description="什么时候发的，如 2026年3月。")
    sent: Count | None = Field(None, alias="发出", description="发出多少份，如 120。")
    returned: Count | None = Field(
        None, alias="收回", description="收回多少份，如 116；回收率会算出来。"
    )
    valid: Count | None = Field(
        None, alias="有效", description="有效的多少份，如 114；各项的百分比按它来算。"
    )
    multiple: Flag = Field(
        default=False, alias="多选", description="一人可以选几项写 是，只选一项写 否。"
    )
    results: dict[Text, Count] = Field(
        default_factory=dict,
        alias="结果",
        description="每个选项有多少人选，只写人数，如 {基础薄弱: 42, 学习方法: 31}。",
    )
    note: FreeText | None = Field(None, alias="说明", description="从问卷看出什么，写一两句。")

    @property
    def sheets(self) -> tuple[tuple[str, int], ...]:
        """Numbers of sheets that are given, with their keys: 发出, 收回, 有效."""
        told = (("发出", self.sent), ("收回", self.returned), ("有效", self.valid))
        return tuple((key, number) for key, number in told if number is not None)


class Meeting(Part):
    """班会: a class meeting held for the project, and what the class agreed on."""

    theme: Text = Field(alias="主题", description="为课题开的班会的主题，如 我的学习小妙招。")
    time: Text | None = Field(None, alias="时间", description="什么时候开的，如 2026年5月。")
    class_name: Text | None = Field(
        None, alias="班级", description="在哪个班开的，如 五年级（2）班。"
    )
    agreed: Text | None = Field(None, alias="共识", description="班里说定了什么，写一句。")


class Achievement(Part):
    """成果: something that the teachers achieved, and what shows it."""

    content: Text = Field(alias="内容", description="教师做成的一件事，如 上了一节校级公开课。")
    evidence: Text | None = Field(
        None, alias="证据", description="能证明它的材料，如 教案和评课记录。"
    )


class Project(Part):
    """课题: a research project up to the present stage."""

    name: Text | None = Field(None, alias="名称", description="课题的名称，照立项通知书写。")
    approval: Approval = Field(
        default_factory=unsaid(Approval), alias="立项", description="哪个单位批准、编号和日期。"
    )
    period: Period | None = Field(
        None, alias="起止", description="研究从哪个月到哪个月，如 2026-03～2027-06。"
    )
    members: Listed[Annotated[Member, named("姓名", one_line=("姓名", "分工"))]] = Field(
        default_factory=no_items, alias="成员", description="课题组的教师，一人一项。"
    )
    meaning: FreeTexts = Field(
        default_factory=no_items, alias="意义", description="为什么研究这个问题，一条一行。"
    )
    progress: Listed[Annotated[Progress, named("内容", one_line=("阶段", "内容"))]] = Field(
        default_factory=no_items, alias="进展", description="已经做了的事，一个阶段一项。"
    )
    surveys: Listed[Survey] = Field(
        default_factory=no_items, alias="问卷", description="做过的问卷和结果，一份一项。"
    )
    meetings: Listed[Annotated[Meeting, named("主题", one_line=("主题", "共识"))]] = Field(
        default_factory=no_items,
        alias="班会",
        description="为课题开过的班会，一次一项；没有就不写。",
    )
    achievements: Listed[Annotated[Achievement, named("内容", one_line=("内容", "证据"))]] = Field(
        default_factory=no_items, alias="成果", description="做成了什么、有什么证据，一项一条。"
    )
    reflections: FreeTexts = Field(
        default_factory=no_items, alias="思考", description="还没有解决的问题，一条一行。"
    )
    next_steps: FreeTexts = Field(
        default_factory=no_items, alias="打算", description="下一阶段要做的事，一条一行。"
    )
