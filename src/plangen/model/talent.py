"""培优: the pupils who can go further, and what is done with both ends of the class by week.

Their goals and measures are those of the dossier (``model.dossier.TalentPlan``).
"""

from typing import Literal

from pydantic import Field

from plangen.model.names import TalentMeasureName
from plangen.model.parts import Part, Texts, no_items
from plangen.model.scores import Result
from plangen.model.values import Figure, FreeText, Listed, Text, Words
from plangen.model.weeks import Weeks


class Talent(Part):
    """培优学生: one pupil who is to go further.

    ``measures`` are those of 培优's measures that are for pupils who name them alone.
    """

    name: Text = Field(alias="姓名", description="学生的姓名；印出时照“脱敏”隐去。")
    number: Text | None = Field(
        None, alias="学号", description="同名的两人用它分开，写花名册里的学号；不会印出来。"
    )
    sex: Literal["男", "女"] | None = Field(None, alias="性别", description="写 男 或 女。")
    strengths: Texts = Field(
        default_factory=no_items,
        alias="长处",
        description="看得见的长处，一条一项，如 能说清解题的思路。",
    )
    directions: Texts = Field(
        default_factory=no_items, alias="方向", description="往哪里提高，一条一项，如 习作。"
    )
    measures: Words[TalentMeasureName] = Field(
        default_factory=no_items,
        alias="措施",
        description="专给这名学生用的措施，写“培优”的措施里的名称。",
    )
    scores: dict[Text, Result] = Field(
        default_factory=dict,
        alias="成绩",
        description="各次考试的成绩，一次一个，如 {上学期期末: 93, 期末: 96}。",
    )
    target: Figure | None = Field(
        None, alias="目标", description="期末要达到的分数或等级，如 96 或 优。"
    )
    note: FreeText | None = Field(
        None, alias="说明", description="这名学生另外要说的话，可以写几句。"
    )


class TutoringEntry(Part):
    """辅导内容: what both ends of the class work on in a week, or in a run of weeks."""

    weeks: Weeks = Field(alias="周次", description="第几周，如 3；连着几周写成 3～4。")
    talents: Text | None = Field(
        None, alias="培优", description="学有余力的学生这几周做什么，如 讲一道自己编的题。"
    )
    struggling: Text | None = Field(
        None, alias="辅差", description="学困生这几周补什么，如 退位减法。"
    )


Talents = Listed[Talent]
TutoringContents = Listed[TutoringEntry]
