"""辅导: when, where and in which form pupils are tutored, and what in which week."""

from typing import Annotated

from pydantic import Field

from plangen.model.parts import Part, no_items
from plangen.model.values import Count, Listed, Separated, Text, named


class Session(Part):
    """辅导内容: what is tutored in one week, for the pupils named or, without names, for all.

    ``form`` and ``time`` are given where they differ from those of the whole tutoring.
    """

    week: Count = Field(alias="周次", description="第几周，如 5。")
    text: Text = Field(alias="内容", description="这一次补什么，如 退位减法。")
    pupils: Separated[Text] = Field(
        default_factory=no_items,
        alias="学生",
        description="给谁补，写名单里的姓名，几人用顿号隔开；不写就是全体学困生。",
    )
    form: Text | None = Field(
        None, alias="形式", description="这一次的形式和平时不同才写，如 个别讲解。"
    )
    time: Text | None = Field(
        None, alias="时间", description="这一次的时间和平时不同才写，如 周三课后服务第二节。"
    )


class Tutoring(Part):
    """辅导: what holds for the whole term, and the sessions."""

    time: Text | None = Field(
        None,
        alias="时间",
        description="平时什么时候辅导，如 周二、周四课后服务第一节；不能用周末、假期和晚上。",
    )
    place: Text | None = Field(None, alias="地点", description="在哪里辅导，如 本班教室。")
    form: Text | None = Field(None, alias="形式", description="用什么形式，如 小组辅导、个别讲解。")
    sessions: Listed[Annotated[Session, named("内容", one_line=("内容", "周次"))]] = Field(
        default_factory=no_items, alias="内容", description="各次辅导补什么，一次一项，写明第几周。"
    )
