"""学困生: the pupils whom a plan is for."""

from typing import Literal

from pydantic import Field

from plangen.model.names import CauseName, MeasureName
from plangen.model.parts import Part, Texts, no_items
from plangen.model.scores import Result
from plangen.model.values import Figure, FreeText, Listed, Separated, Text, Words


class Pupil(Part):
    """学困生: one pupil whom the plan is for."""

    name: Text = Field(alias="姓名", description="学生的姓名，如 许晓；印出时照“脱敏”隐去。")
    number: Text | None = Field(
        None, alias="学号", description="同名的两人用它分开，写花名册里的学号；不会印出来。"
    )
    sex: Literal["男", "女"] | None = Field(
        None,
        alias="性别",
        description="写 男 或 女，印在学困生情况表里；有花名册就不用写。",
    )
    types: Texts = Field(
        default_factory=no_items,
        alias="类型",
        description="困难的类型，可以写几个，如 [动力不足]；文稿里按类型数出人数。",
    )
    strengths: Texts = Field(
        default_factory=no_items,
        alias="优点",
        description="看得见的长处，一条一项，如 愿意为班里做事。",
    )
    signs: Texts = Field(
        default_factory=no_items,
        alias="表现",
        description=(
            "看得见的行为，一条一项，如 晚饭后才动笔；"
            "要自己定写在哪条原因下面，就在后面用括号写原因。"
        ),
    )
    causes: Words[CauseName] = Field(
        default_factory=no_items,
        alias="原因",
        description="这名学生是哪几条原因，写“原因分析”或素材库里的名称，如 [作业拖欠不完成]。",
    )
    measures: Words[MeasureName] = Field(
        default_factory=no_items,
        alias="措施",
        description="专给这名学生用的措施，写“措施”或素材库里的名称；不写就由他的原因来对应。",
    )
    weak_points: Texts = Field(
        default_factory=no_items,
        alias="薄弱",
        description="哪块内容还不会，一条一项，如 退位减法。",
    )
    helpers: Separated[Text] = Field(
        default_factory=no_items,
        alias="结对",
        description="帮助他的同学，几人用顿号隔开，如 周明、林悦。",
    )
    seat: Text | None = Field(None, alias="座位", description="和结对的同学怎样坐，如 前后桌。")
    promise: Text | None = Field(
        None, alias="约定", description="结对的两人每天一起做的一件事，如 午间读题十分钟。"
    )
    scores: dict[Text, Result] = Field(
        default_factory=dict,
        alias="成绩",
        description=(
            "各次考试的成绩，一次一个，名称与全班成绩相同，"
            "如 {上学期期末: 52, 期末: 68}；没有成绩写 缺考。"
        ),
    )
    target: Figure | None = Field(
        None,
        alias="目标",
        description="期末要达到的分数或等级，如 65 或 合格；总结里写出有没有达到。",
    )
    note: FreeText | None = Field(
        None, alias="说明", description="这名学生另外要说的话，可以写几句。"
    )

    @property
    def helper(self) -> str | None:
        """Names of the classmates who help, as one phrase."""
        return "、".join(self.helpers) or None


Pupils = Listed[Pupil]
