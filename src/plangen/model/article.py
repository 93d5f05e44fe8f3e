"""What an article on causes and remedies (教育经验文章) adds to a dossier."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from plangen.model.names import MeasureName
from plangen.model.parts import Part
from plangen.model.values import FreeText, Listed, Text, named


class TypeNote(Part):
    """类型说明: what marks a type of pupils (类型), and the measures meant for that type."""

    name: Text = Field(alias="名称")
    feature: FreeText | None = Field(None, alias="特征")
    measures: Listed[MeasureName] = Field(default_factory=list, alias="措施")


class Stage(Part):
    """阶段: a stage that a pupil passes through on the way, and what the teacher does then."""

    name: Text = Field(alias="名称")
    practice: Text | None = Field(None, alias="做法")
    sign: Text | None = Field(None, alias="表现")


class Relapse(Part):
    """反复: a situation in which pupils fall back, its first signs and the answer to it."""

    situation: Text = Field(alias="情形")
    sign: Text | None = Field(None, alias="征兆")
    answer: Text | None = Field(None, alias="对策")
    person: Text | None = Field(None, alias="负责")


TypeNotes = Listed[Annotated[TypeNote, named("名称", one_line=("名称", "特征"))]]
Stages = Listed[Annotated[Stage, named("名称", one_line=("名称", "做法"))]]
Relapses = Listed[Annotated[Relapse, named("情形", one_line=("情形", "对策"))]]
