"""总结: what the term brought."""

from pydantic import Field

from plangen.model.execution import Executions
from plangen.model.parts import FreeTexts, Part, no_items
from plangen.model.situation import ClassResults
from plangen.model.values import Date, Figure, Flag, FreeText, Listed, Text


class Case(Part):
    """个案: the story of one pupil; printed only with the guardian's consent."""

    name: Text = Field(alias="姓名", description="写哪名学生的转化经过，写名单里的姓名。")
    consent: Flag = Field(
        default=False, alias="家长同意", description="家长同意写进总结的写 是；没有同意就不印出。"
    )
    story: FreeText = Field(alias="经过", description="这名学生一学期的变化，写几句看得见的事。")


class Outcome(Part):
    """总结: what the term brought."""

    date: Date | None = Field(
        None, alias="日期", description="写总结的日期，印在落款，如 2027-01-22。"
    )
    note: FreeText | None = Field(
        None, alias="说明", description="总结里另外要说的话，可以写几段。"
    )
    results: ClassResults = Field(
        default_factory=dict,
        alias="全班成绩",
        description=(
            "学期末的全班成绩，一次一行，如 期末: {实考: 31, 平均分: 78.9, 及格: 28, 优秀: 9}。"
        ),
    )
    executions: Executions = Field(
        default_factory=dict,
        alias="措施执行",
        description="每项措施做了几次、留下什么记录，名称与“措施”相同，如 谈心交流: 16次。",
    )
    reached: dict[Text, Figure] = Field(
        default_factory=dict,
        alias="目标达成",
        description="不能由成绩算出的目标，期末达到多少，如 作业完成率: 95%。",
    )
    cases: Listed[Case] = Field(
        default_factory=no_items,
        alias="个案",
        description="典型学生的转化经过，写进总结要先征得家长同意。",
    )
    difficulties: FreeTexts = Field(
        default_factory=no_items, alias="问题", description="没有做好的事，一件一行。"
    )
    next_steps: FreeTexts = Field(
        default_factory=no_items, alias="打算", description="下学期要做的事，一件一行。"
    )
