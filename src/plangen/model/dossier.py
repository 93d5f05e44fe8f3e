"""The shape of a dossier (档案): what a teacher says about one class in one term.

Field aliases are the Chinese keys of the file. Everything may be missing except the kind of
document: a text that lacks a fact is written without it.
"""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field, WithJsonSchema

from plangen.model.appearance import (
    Detail,
    Masking,
    MaskingMode,
    PointsLayout,
    Section,
    Sections,
)
from plangen.model.article import Relapses, Stages, TypeNotes
from plangen.model.classwork import Awards, ClassWork
from plangen.model.extras import Quotations
from plangen.model.funding import Funding
from plangen.model.furniture import Approvals
from plangen.model.grouping import Clusters, Pairing, PairingText, TeamRule, Teams
from plangen.model.marks import Marks
from plangen.model.names import KindName, StyleName, SubjectName
from plangen.model.outcome import Case, Outcome
from plangen.model.parts import Designation, FreeTexts, Part, Texts
from plangen.model.planning import (
    ChosenCause,
    ChosenCauses,
    ChosenMeasure,
    ChosenMeasures,
    Goal,
    Goals,
    TalentPlan,
)
from plangen.model.pupils import Pupil, Pupils
from plangen.model.research import Project
from plangen.model.scheme import Bases, Organisation, Principles
from plangen.model.school_year import SchoolYear, Term
from plangen.model.service import Service
from plangen.model.situation import ClassResult, Situation
from plangen.model.talent import TutoringContents
from plangen.model.teaching import AimGroups, Lessons, Textbook
from plangen.model.term import LocalCalendar, WeekEntries, WeekEntry
from plangen.model.tutoring import Tutoring
from plangen.model.values import Count, Date, Flag, FreeText, Grade, Number, Text

# To an editor it is a number.
Version = Annotated[Literal["1"], WithJsonSchema({"enum": [1, "1"]})]
# A dossier and the parts by which the other rooms know it.
__all__ = [
    "Case",
    "ChosenCause",
    "ChosenMeasure",
    "ClassResult",
    "Dossier",
    "Goal",
    "LocalCalendar",
    "Masking",
    "Outcome",
    "Pupil",
    "Section",
    "Situation",
    "TalentPlan",
    "WeekEntry",
]


class Dossier(Part):
    """档案: one class, one term."""

    version: Version = Field("1", alias="plangen")
    kind: KindName = Field(alias="文种")
    title: Text | None = Field(None, alias="标题")
    scope: Literal["班级", "年级", "学校", "区域"] | None = Field(None, alias="范围")
    school: Text | None = Field(None, alias="学校")
    class_name: Text | None = Field(None, alias="班级")
    grade: Grade | None = Field(None, alias="年级")
    subject: SubjectName | None = Field(None, alias="学科")
    school_year: SchoolYear | None = Field(None, alias="学年")
    term: Term | None = Field(None, alias="学期")
    teacher: Text | None = Field(None, alias="教师")
    date: Date | None = Field(None, alias="日期")
    opening_day: Date | None = Field(None, alias="开学日期")
    weeks: Count | None = Field(None, alias="周数")
    calendar: LocalCalendar = Field(default_factory=LocalCalendar, alias="校历")
    full_marks: Number | None = Field(None, alias="满分")
    masking: MaskingMode = Field(Masking.SURNAME, alias="脱敏")
    marks: Marks = Field(default_factory=list, alias="编号")
    style: StyleName | None = Field(None, alias="版式")
    cover: Flag | None = Field(None, alias="封面")
    contents: Flag | None = Field(None, alias="目录")
    approvals: Approvals | None = Field(None, alias="审批栏")
    charts: Flag = Field(default=False, alias="图表")
    designation: Designation = Field("学困生", alias="称谓")
    detail: Detail = Field("详", alias="详略")
    points_layout: PointsLayout = Field("段内", alias="要点排列")
    cross_table: Flag = Field(default=False, alias="对照表")
    sections: Sections = Field(default_factory=list, alias="章节")
    purpose: FreeText | None = Field(None, alias="指导思想")
    bases: Bases = Field(default_factory=list, alias="依据")
    principles: Principles = Field(default_factory=list, alias="原则")
    organisation: Organisation | None = Field(None, alias="组织机构")
    audience: Texts = Field(default_factory=list, alias="对象")
    situation: Situation = Field(default_factory=Situation, alias="学生情况")
    pupils: Pupils = Field(default_factory=list, alias="学困生")
    causes: ChosenCauses = Field(default_factory=list, alias="原因分析")
    goals: Goals = Field(default_factory=list, alias="目标")
    measures: ChosenMeasures = Field(default_factory=list, alias="措施")
    talent: TalentPlan | None = Field(None, alias="培优")
    tutoring_contents: TutoringContents = Field(default_factory=list, alias="辅导内容")
    textbook: Textbook = Field(default_factory=Textbook, alias="教材")
    lessons: Lessons = Field(default_factory=Lessons, alias="课时")
    aims: AimGroups = Field(default_factory=list, alias="教学目标")
    schedule: WeekEntries = Field(default_factory=list, alias="工作安排")
    service: Service | None = Field(None, alias="课后服务")
    funding: Funding | None = Field(None, alias="经费")
    attachments: Texts = Field(default_factory=list, alias="附件")
    class_work: ClassWork = Field(default_factory=ClassWork, alias="班级工作")
    awards: Awards = Field(default_factory=list, alias="奖励")
    clusters: Clusters = Field(default_factory=list, alias="分组")
    pairing: PairingText = Field(default_factory=Pairing, alias="结对办法")
    team_rule: TeamRule | None = Field(None, alias="编组")
    teams: Teams = Field(default_factory=list, alias="小组")
    adjusting: FreeTexts = Field(default_factory=list, alias="调整办法")
    tutoring: Tutoring = Field(default_factory=Tutoring, alias="辅导")
    closing: FreeText | None = Field(None, alias="结语")
    project: Project | None = Field(None, alias="课题")
    quotations: Quotations = Field(default_factory=list, alias="引文")
    opening: FreeText | None = Field(None, alias="引言")
    cause_order: Literal["分维度", "平列"] = Field("分维度", alias="原因排列")
    type_notes: TypeNotes = Field(default_factory=list, alias="类型说明")
    stages: Stages = Field(default_factory=list, alias="阶段")
    relapses: Relapses = Field(default_factory=list, alias="反复")
    prohibitions: Texts = Field(default_factory=list, alias="禁止事项")
    outcome: Outcome | None = Field(None, alias="总结")
