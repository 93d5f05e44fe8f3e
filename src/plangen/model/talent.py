"""培优: the pupils who can go further, and what is done with both ends of the class by week.

Their goals and measures are those of the dossier (``model.dossier.TalentPlan``).
"""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import BeforeValidator, Field

from plangen.model.parts import Names, Part, Texts
from plangen.model.values import Figure, FreeText, Result, Text, as_list
from plangen.model.weeks import Weeks


class Talent(Part):
    """培优学生: one pupil who is to go further.

    ``measures`` are those of 培优's measures that are for pupils who name them alone.
    """

    name: Text = Field(alias="姓名")
    number: Text | None = Field(None, alias="学号")
    sex: Literal["男", "女"] | None = Field(None, alias="性别")
    strengths: Texts = Field(default_factory=list, alias="长处")
    directions: Texts = Field(default_factory=list, alias="方向")
    measures: Names = Field(default_factory=list, alias="措施")
    scores: dict[Text, Result] = Field(default_factory=dict, alias="成绩")
    target: Figure | None = Field(None, alias="目标")
    note: FreeText | None = Field(None, alias="说明")


class TutoringEntry(Part):
    """辅导内容: what both ends of the class work on in a week, or in a run of weeks."""

    weeks: Weeks = Field(alias="周次")
    talents: Text | None = Field(None, alias="培优")
    struggling: Text | None = Field(None, alias="辅差")


Talents = Annotated[list[Talent], BeforeValidator(as_list)]
TutoringContents = Annotated[list[TutoringEntry], BeforeValidator(as_list)]
