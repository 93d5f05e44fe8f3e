"""总结: what the term brought."""

from __future__ import annotations

from pydantic import Field

from plangen.model.execution import Executions
from plangen.model.parts import FreeTexts, Part
from plangen.model.situation import ClassResults
from plangen.model.values import Date, Figure, Flag, FreeText, Listed, Text


class Case(Part):
    """个案: the story of one pupil; printed only with the guardian's consent."""

    name: Text = Field(alias="姓名")
    consent: Flag = Field(default=False, alias="家长同意")
    story: FreeText = Field(alias="经过")


class Outcome(Part):
    """总结: what the term brought."""

    date: Date | None = Field(None, alias="日期")
    note: FreeText | None = Field(None, alias="说明")
    results: ClassResults = Field(default_factory=dict, alias="全班成绩")
    executions: Executions = Field(
        default_factory=dict,
        alias="措施执行",
    )
    reached: dict[Text, Figure] = Field(default_factory=dict, alias="目标达成")
    cases: Listed[Case] = Field(
        default_factory=list,
        alias="个案",
    )
    difficulties: FreeTexts = Field(default_factory=list, alias="问题")
    next_steps: FreeTexts = Field(default_factory=list, alias="打算")
