"""原因分析, 目标 and 措施: why pupils fall behind, what is to be reached, what is done."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from plangen.model.appearance import Detail, PointsLayout
from plangen.model.names import CauseName, DimensionName, IndicatorName, MeasureName
from plangen.model.parts import Names, Part, Texts
from plangen.model.talent import Talents
from plangen.model.values import Figure, FreeText, Listed, Text, named


class ChosenCause(Part):
    """原因: a name from the library, or the teacher's own with an explanation."""

    name: CauseName = Field(alias="名称")
    note: FreeText | None = Field(None, alias="说明")
    dimension: DimensionName | None = Field(None, alias="维度")
    example: Text | None = Field(None, alias="例")
    detail: Detail | None = Field(None, alias="详略")


class Goal(Part):
    """目标: an indicator with its figures, or a sentence."""

    text: Text | None = Field(None, alias="内容")
    indicator: IndicatorName | None = Field(None, alias="指标")
    baseline: Figure | None = Field(None, alias="基线")
    target: Figure | None = Field(None, alias="目标")
    due: Text | None = Field(None, alias="时间")
    check: Text | None = Field(None, alias="测法")
    group: Text | None = Field(None, alias="组")
    relates: Names = Field(default_factory=list, alias="对应")

    @property
    def name(self) -> str:
        """What the goal is called when its result is reported."""
        return self.indicator or self.text or ""


class ChosenMeasure(Part):
    """措施: a name from the library, or the teacher's own; what is given here wins.

    ``steps`` stand in place of the library's text, ``note`` after it.
    """

    name: MeasureName = Field(alias="名称")
    frequency: Text | None = Field(None, alias="频次")
    person: Text | None = Field(None, alias="负责人")
    record: Text | None = Field(None, alias="记录")
    points: Texts = Field(default_factory=list, alias="要点")
    answers: Listed[CauseName] = Field(default_factory=list, alias="针对")
    group: Text | None = Field(None, alias="组")
    steps: FreeText | None = Field(None, alias="做法")
    note: FreeText | None = Field(None, alias="说明")
    example: Text | None = Field(None, alias="例")
    detail: Detail | None = Field(None, alias="详略")
    points_layout: PointsLayout | None = Field(None, alias="要点排列")


Goals = Listed[Annotated[Goal, named("内容", one_line=("指标", "目标"))]]
ChosenMeasures = Listed[Annotated[ChosenMeasure, named("名称", one_line=("名称", "频次"))]]


class TalentPlan(Part):
    """培优: the pupils who can go further, with goals and measures of their own."""

    pupils: Talents = Field(default_factory=list, alias="学生")
    goals: Goals = Field(default_factory=list, alias="目标")
    measures: ChosenMeasures = Field(default_factory=list, alias="措施")


ChosenCauses = Listed[Annotated[ChosenCause, named("名称", one_line=("名称", "说明"))]]
