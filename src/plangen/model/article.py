"""What an article on causes and remedies (教育经验文章) adds to a dossier."""

from typing import Annotated

from pydantic import Field

from plangen.model.names import MeasureName
from plangen.model.parts import Part, no_items
from plangen.model.values import FreeText, Listed, Text, Words, named


class TypeNote(Part):
    """类型说明: what marks a type of pupils (类型), and the measures meant for that type."""

    name: Text = Field(alias="名称", description="学生“类型”里写过的一类，如 动力不足。")
    feature: FreeText | None = Field(
        None, alias="特征", description="这一类学生看得见的表现，写一两句。"
    )
    measures: Words[MeasureName] = Field(
        default_factory=no_items,
        alias="措施",
        description="对这一类学生用哪些措施，写措施的名称；这一类的学生每人都算上。",
    )


class Stage(Part):
    """阶段: a stage that a pupil passes through on the way, and what the teacher does then."""

    name: Text = Field(alias="名称", description="转化的一步，如 愿意开口。")
    practice: Text | None = Field(None, alias="做法", description="这时教师做什么，写一句。")
    sign: Text | None = Field(None, alias="表现", description="这时学生看得见的变化，写一句。")


class Relapse(Part):
    """反复: a situation in which pupils fall back, its first signs and the answer to it."""

    situation: Text = Field(alias="情形", description="什么时候容易反复，如 放了长假回来。")
    sign: Text | None = Field(
        None, alias="征兆", description="先看到什么，如 开学头两天作业交不齐。"
    )
    answer: Text | None = Field(None, alias="对策", description="到时怎么办，写一句做得到的。")
    person: Text | None = Field(None, alias="负责", description="谁来做，如 班主任。")


TypeNotes = Listed[Annotated[TypeNote, named("名称", one_line=("名称", "特征"))]]
Stages = Listed[Annotated[Stage, named("名称", one_line=("名称", "做法"))]]
Relapses = Listed[Annotated[Relapse, named("情形", one_line=("情形", "对策"))]]
