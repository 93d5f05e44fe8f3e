"""What an article on causes and remedies (教育经验文章) adds to a dossier."""

from __future__ import annotations

from typing import Annotated

from pydantic import BeforeValidator, Field

from plangen.model.parts import Names, Part
from plangen.model.values import FreeText, Text, as_list, named

INNER = str.maketrans("“”", "‘’")


class Quotation(Part):
    """引文: a sentence of somebody else's, with its author and the work it stands in."""

    text: Text = Field(alias="文")
    author: Text | None = Field(None, alias="作者")
    work: Text | None = Field(None, alias="出处")

    @property
    def words(self) -> str:
        """The words quoted, without the marks around them; marks within become inner ones."""
        bare = self.text
        if bare.startswith("“") and bare.find("”") == len(bare) - 1:
            bare = bare[1:-1]
        return bare.translate(INNER)

    @property
    def source(self) -> str:
        """Author and work, as far as they are known: 苏霍姆林斯基《给教师的建议》."""
        return (self.author or "") + (f"《{self.work.strip('《》')}》" if self.work else "")


class TypeNote(Part):
    """类型说明: what marks a type of pupils (类型), and the measures meant for that type."""

    name: Text = Field(alias="名称")
    feature: FreeText | None = Field(None, alias="特征")
    measures: Names = Field(default_factory=list, alias="措施")


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


Quotations = Annotated[
    list[Annotated[Quotation, named("文", one_line=("文", "作者"))]], BeforeValidator(as_list)
]
TypeNotes = Annotated[
    list[Annotated[TypeNote, named("名称", one_line=("名称", "特征"))]], BeforeValidator(as_list)
]
Stages = Annotated[
    list[Annotated[Stage, named("名称", one_line=("名称", "做法"))]], BeforeValidator(as_list)
]
Relapses = Annotated[
    list[Annotated[Relapse, named("情形", one_line=("情形", "对策"))]], BeforeValidator(as_list)
]
