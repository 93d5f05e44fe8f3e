"""原因分析, 目标 and 措施: why pupils fall behind, what is to be reached, what is done."""

from typing import Annotated

from pydantic import Field

from plangen.model.appearance import Detail, PointsLayout
from plangen.model.names import CauseName, DimensionName, IndicatorName, MeasureName
from plangen.model.parts import Names, Part, Texts, no_items
from plangen.model.talent import Talents
from plangen.model.values import Figure, FreeText, Listed, Text, Words, named


class ChosenCause(Part):
    """原因: a name from the library, or the teacher's own with an explanation."""

    name: CauseName = Field(
        alias="名称",
        description="素材库里的原因，如 基础知识薄弱；自己的原因起一个短名称，再写说明。",
    )
    note: FreeText | None = Field(
        None,
        alias="说明",
        description="自己的原因用一两句话写清楚；素材库里的原因写了说明，就接在它的文字后面。",
    )
    dimension: DimensionName | None = Field(
        None,
        alias="维度",
        description="自己的原因归在哪个方面，如 家庭；不写就归在“本班具体情况”。",
    )
    example: Text | None = Field(None, alias="例", description="本班一件具体的事，印成“例如，……”。")
    detail: Detail | None = Field(
        None, alias="详略", description="只定这一条：简就写一行，详就写成段。"
    )


class Goal(Part):
    """目标: an indicator with its figures, or a sentence."""

    text: Text | None = Field(
        None, alias="内容", description="用一句话写的目标，如 错题当天订正；写了指标可以不写。"
    )
    indicator: IndicatorName | None = Field(
        None,
        alias="指标",
        description="有数字可查的项目，如 及格率；平均分、及格率等会由全班成绩算出结果。",
    )
    baseline: Figure | None = Field(
        None, alias="基线", description="学期初的数，如 80.6%；总结里拿它和期末比。"
    )
    target: Figure | None = Field(None, alias="目标", description="期末要达到的数，如 92%。")
    due: Text | None = Field(
        None, alias="时间", description="什么时候达到，如 期中；不写就是期末。"
    )
    check: Text | None = Field(
        None, alias="测法", description="数从哪里来，如 期末成绩统计、作业登记表。"
    )
    group: Text | None = Field(
        None, alias="组", description="目标多时归在哪一组，如 学习习惯；同组的写在一起。"
    )
    relates: Names = Field(
        default_factory=no_items,
        alias="对应",
        description=(
            "靠哪些措施或针对哪些原因，写它们的名称，如 [作业面批]；写了就检查有没有措施来做。"
        ),
    )

    @property
    def name(self) -> str:
        """What the goal is called when its result is reported."""
        return self.indicator or self.text or ""


class ChosenMeasure(Part):
    """措施: a name from the library, or the teacher's own; what is given here wins.

    ``steps`` stand in place of the library's text, ``note`` after it.
    """

    name: MeasureName = Field(
        alias="名称",
        description="素材库里的措施，如 谈心交流；自己的措施起一个短名称，再写说明或做法。",
    )
    frequency: Text | None = Field(
        None,
        alias="频次",
        description="多久做一次，如 每周两次、每人每学期一次；不写就用素材库的，工作安排照它来排。",
    )
    person: Text | None = Field(
        None, alias="负责人", description="谁来做，如 李老师；不写就用素材库的。"
    )
    record: Text | None = Field(
        None, alias="记录", description="做了留下什么记录，如 谈心记录表；不写就用素材库的。"
    )
    points: Texts = Field(
        default_factory=no_items,
        alias="要点",
        description="这项措施里要做的几件事，一条一行，如 通报进步。",
    )
    answers: Words[CauseName] = Field(
        default_factory=no_items,
        alias="针对",
        description="这项措施解决哪些原因，写原因的名称；不写就照素材库。",
    )
    group: Text | None = Field(
        None, alias="组", description="措施印出时归在哪一组，如 安全与心理；不写就照素材库的类别。"
    )
    steps: FreeText | None = Field(
        None, alias="做法", description="自己的写法，写了就不用素材库的文字。"
    )
    note: FreeText | None = Field(
        None, alias="说明", description="接在素材库的文字后面的话；自己的措施用它写清怎样做。"
    )
    example: Text | None = Field(None, alias="例", description="本班一件具体的事，印成“例如，……”。")
    detail: Detail | None = Field(
        None, alias="详略", description="只定这一项：简就写一行，详就写成段。"
    )
    points_layout: PointsLayout | None = Field(
        None, alias="要点排列", description="只定这一项的要点：段内接着写，分条一条一行。"
    )


Goals = Listed[Annotated[Goal, named("内容", one_line=("指标", "目标"))]]
ChosenMeasures = Listed[Annotated[ChosenMeasure, named("名称", one_line=("名称", "频次"))]]


class TalentPlan(Part):
    """培优: the pupils who can go further, with goals and measures of their own."""

    pupils: Talents = Field(
        default_factory=no_items,
        alias="学生",
        description="学有余力的学生，一人一段，不与学困生名单重复。",
    )
    goals: Goals = Field(
        default_factory=no_items,
        alias="目标",
        description="这些学生本学期要达到什么，写法和学困生的“目标”一样。",
    )
    measures: ChosenMeasures = Field(
        default_factory=no_items,
        alias="措施",
        description="给这些学生的措施，写素材库“培优提高”一类里的名称；自己的措施要加说明。",
    )


ChosenCauses = Listed[Annotated[ChosenCause, named("名称", one_line=("名称", "说明"))]]
