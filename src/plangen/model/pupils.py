"""学困生: the pupils whom a plan is for."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from plangen.model.names import CauseName, MeasureName
from plangen.model.parts import Part, Texts
from plangen.model.values import Figure, FreeText, Listed, Result, Separated, Text


class Pupil(Part):
    """学困生: one pupil whom the plan is for."""

    name: Text = Field(alias="姓名")
    sex: Literal["男", "女"] | None = Field(None, alias="性别")
    types: Texts = Field(default_factory=list, alias="类型")
    strengths: Texts = Field(default_factory=list, alias="优点")
    signs: Texts = Field(default_factory=list, alias="表现")
    causes: Listed[CauseName] = Field(default_factory=list, alias="原因")
    measures: Listed[MeasureName] = Field(default_factory=list, alias="措施")
    weak_points: Texts = Field(default_factory=list, alias="薄弱")
    helpers: Separated[Text] = Field(default_factory=list, alias="结对")
    seat: Text | None = Field(None, alias="座位")
    promise: Text | None = Field(None, alias="约定")
    scores: dict[Text, Result] = Field(default_factory=dict, alias="成绩")
    target: Figure | None = Field(None, alias="目标")
    note: FreeText | None = Field(None, alias="说明")

    @property
    def helper(self) -> str | None:
        """Names of the classmates who help, as one phrase."""
        return "、".join(self.helpers) or None


Pupils = Listed[Pupil]
