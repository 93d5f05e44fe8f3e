"""The shape of a dossier (档案): what a teacher says about one class in one term.

Field aliases are the Chinese keys of the file. Everything may be missing except the kind of
document: a text that lacks a fact is written without it.
"""

from __future__ import annotations

from enum import Enum
from typing import Annotated, Any, Literal

from pydantic import BeforeValidator, Field, PlainValidator
from pydantic_core import PydanticCustomError

from plangen.model.article import Relapses, Stages, TypeNotes
from plangen.model.classwork import Awards, ClassWork
from plangen.model.execution import Execution, read_execution
from plangen.model.extras import Quotations
from plangen.model.funding import Funding
from plangen.model.furniture import Approvals
from plangen.model.grouping import Clusters, Pairing, PairingText, TeamRule, Teams
from plangen.model.marks import Marks
from plangen.model.parts import DaySpans, Designation, FreeTexts, Names, Part, Texts
from plangen.model.research import Project
from plangen.model.scheme import Bases, Organisation, Principles
from plangen.model.service import Service
from plangen.model.tables import Roster, ScoreFiles
from plangen.model.talent import Talents, TutoringContents
from plangen.model.teaching import AimGroups, Lessons, Textbook
from plangen.model.thresholds import Thresholds
from plangen.model.tutoring import Tutoring
from plangen.model.values import (
    Count,
    Date,
    Figure,
    Flag,
    FreeText,
    Grade,
    Number,
    Result,
    SchoolYear,
    Term,
    Text,
    as_list,
    as_names,
    named,
    read_text,
)
from plangen.model.version import Version


class Masking(Enum):
    """How pupils' names are printed."""

    SURNAME = "姓氏"
    CODE = "代号"
    OFF = "否"


def read_masking(value: Any) -> Masking:
    """Read 姓氏, 代号 or 否; 是 means the default, 姓氏."""
    text = read_text(value)
    if text in {"是", "姓", "yes", "true"}:
        return Masking.SURNAME
    if text in {"不", "no", "false"}:
        return Masking.OFF
    for mode in Masking:
        if text == mode.value:
            return mode
    raise PydanticCustomError(
        "plangen_masking",
        "脱敏方式“{text}”不认识，请写 姓氏、代号 或 否",
        {"text": text},
    )


Detail = Literal["简", "详"]
PointsLayout = Literal["段内", "分条"]


class Section(Part):
    """A section of the document: a known one by name, or the teacher's own with its text."""

    title: Text = Field(alias="标题")
    content: FreeText | None = Field(None, alias="内容")


class ClassResult(Part):
    """The whole class in one examination, in points or in marks.

    Counts are pupils, the average is points.
    """

    enrolled: Count | None = Field(None, alias="应考")
    present: Count | None = Field(None, alias="实考")
    average: Number | None = Field(None, alias="平均分")
    passed: Count | None = Field(None, alias="及格")
    excellent: Count | None = Field(None, alias="优秀")
    low: Count | None = Field(None, alias="低分")
    top_marks: Count | None = Field(None, alias="优")
    good_marks: Count | None = Field(None, alias="良")
    pass_marks: Count | None = Field(None, alias="合格")
    fail_marks: Count | None = Field(None, alias="待合格")


ClassResults = dict[Text, ClassResult]


class Situation(Part):
    """学生情况: the class as a whole."""

    total: Count | None = Field(None, alias="人数")
    boys: Count | None = Field(None, alias="男生")
    girls: Count | None = Field(None, alias="女生")
    struggling: Count | None = Field(None, alias="学困生人数")
    traits: Texts = Field(default_factory=list, alias="特点")
    strengths: Texts = Field(default_factory=list, alias="优点")
    note: FreeText | None = Field(None, alias="说明")
    results: ClassResults = Field(default_factory=dict, alias="全班成绩")


class Pupil(Part):
    """学困生: one pupil whom the plan is for."""

    name: Text = Field(alias="姓名")
    number: Text | None = Field(None, alias="学号")
    sex: Literal["男", "女"] | None = Field(None, alias="性别")
    types: Texts = Field(default_factory=list, alias="类型")
    strengths: Texts = Field(default_factory=list, alias="优点")
    signs: Texts = Field(default_factory=list, alias="表现")
    causes: Names = Field(default_factory=list, alias="原因")
    measures: Names = Field(default_factory=list, alias="措施")
    weak_points: Texts = Field(default_factory=list, alias="薄弱")
    helpers: Annotated[list[Text], BeforeValidator(as_names)] = Field(
        default_factory=list, alias="结对"
    )
    seat: Text | None = Field(None, alias="座位")
    promise: Text | None = Field(None, alias="约定")
    scores: dict[Text, Result] = Field(default_factory=dict, alias="成绩")
    target: Figure | None = Field(None, alias="目标")
    note: FreeText | None = Field(None, alias="说明")

    @property
    def helper(self) -> str | None:
        """Names of the classmates who help, as one phrase."""
        return "、".join(self.helpers) or None


class ChosenCause(Part):
    """原因: a name from the library, or the teacher's own with an explanation."""

    name: Text = Field(alias="名称")
    note: FreeText | None = Field(None, alias="说明")
    dimension: Text | None = Field(None, alias="维度")
    example: Text | None = Field(None, alias="例")
    detail: Detail | None = Field(None, alias="详略")


class Goal(Part):
    """目标: an indicator with its figures, or a sentence."""

    text: Text | None = Field(None, alias="内容")
    indicator: Text | None = Field(None, alias="指标")
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

    name: Text = Field(alias="名称")
    frequency: Text | None = Field(None, alias="频次")
    person: Text | None = Field(None, alias="负责人")
    record: Text | None = Field(None, alias="记录")
    points: Texts = Field(default_factory=list, alias="要点")
    answers: Names = Field(default_factory=list, alias="针对")
    group: Text | None = Field(None, alias="组")
    steps: FreeText | None = Field(None, alias="做法")
    note: FreeText | None = Field(None, alias="说明")
    example: Text | None = Field(None, alias="例")
    detail: Detail | None = Field(None, alias="详略")
    points_layout: PointsLayout | None = Field(None, alias="要点排列")


Goals = Annotated[
    list[Annotated[Goal, named("内容", one_line=("指标", "目标"))]], BeforeValidator(as_list)
]
ChosenMeasures = Annotated[
    list[Annotated[ChosenMeasure, named("名称", one_line=("名称", "频次"))]],
    BeforeValidator(as_list),
]


class TalentPlan(Part):
    """培优: the pupils who can go further, with goals and measures of their own."""

    pupils: Talents = Field(default_factory=list, alias="学生")
    goals: Goals = Field(default_factory=list, alias="目标")
    measures: ChosenMeasures = Field(default_factory=list, alias="措施")


class WeekEntry(Part):
    """工作安排: something of the teacher's own in one week."""

    week: Count = Field(alias="周次")
    text: Text = Field(alias="内容")


class LocalCalendar(Part):
    """校历: days off and days made up that differ from the national calendar."""

    off: DaySpans = Field(default_factory=list, alias="放假")
    on: DaySpans = Field(default_factory=list, alias="上课")


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
    executions: dict[Text, Annotated[Execution, BeforeValidator(read_execution)]] = Field(
        default_factory=dict,
        alias="措施执行",
    )
    reached: dict[Text, Figure] = Field(default_factory=dict, alias="目标达成")
    cases: Annotated[list[Case], BeforeValidator(as_list)] = Field(
        default_factory=list,
        alias="个案",
    )
    difficulties: FreeTexts = Field(default_factory=list, alias="问题")
    next_steps: FreeTexts = Field(default_factory=list, alias="打算")


class Dossier(Part):
    """档案: one class, one term."""

    version: Version = Field("1", alias="plangen")
    kind: Text = Field(alias="文种")
    title: Text | None = Field(None, alias="标题")
    scope: Literal["班级", "年级", "学校", "区域"] | None = Field(None, alias="范围")
    school: Text | None = Field(None, alias="学校")
    class_name: Text | None = Field(None, alias="班级")
    grade: Grade | None = Field(None, alias="年级")
    subject: Text | None = Field(None, alias="学科")
    school_year: SchoolYear | None = Field(None, alias="学年")
    term: Term | None = Field(None, alias="学期")
    teacher: Text | None = Field(None, alias="教师")
    date: Date | None = Field(None, alias="日期")
    opening_day: Date | None = Field(None, alias="开学日期")
    weeks: Count | None = Field(None, alias="周数")
    calendar: LocalCalendar = Field(default_factory=LocalCalendar, alias="校历")
    full_marks: Number | None = Field(None, alias="满分")
    thresholds: Thresholds = Field(default_factory=Thresholds, alias="分数线")
    roster: Roster | None = Field(None, alias="花名册")
    score_tables: ScoreFiles = Field(default_factory=list, alias="成绩表")
    masking: Annotated[Masking, PlainValidator(read_masking)] = Field(
        Masking.SURNAME,
        alias="脱敏",
    )
    marks: Marks = Field(default_factory=list, alias="编号")
    style: Text | None = Field(None, alias="版式")
    cover: Flag | None = Field(None, alias="封面")
    contents: Flag | None = Field(None, alias="目录")
    approvals: Approvals | None = Field(None, alias="审批栏")
    charts: Flag = Field(default=False, alias="图表")
    designation: Designation = Field("学困生", alias="称谓")
    detail: Detail = Field("详", alias="详略")
    points_layout: PointsLayout = Field("段内", alias="要点排列")
    cross_table: Flag = Field(default=False, alias="对照表")
    sections: Annotated[
        list[Annotated[Section, named("标题", one_line=("标题", "内容"))]], BeforeValidator(as_list)
    ] = Field(
        default_factory=list,
        alias="章节",
    )
    purpose: FreeText | None = Field(None, alias="指导思想")
    bases: Bases = Field(default_factory=list, alias="依据")
    principles: Principles = Field(default_factory=list, alias="原则")
    organisation: Organisation | None = Field(None, alias="组织机构")
    audience: Texts = Field(default_factory=list, alias="对象")
    situation: Situation = Field(default_factory=Situation, alias="学生情况")
    pupils: Annotated[list[Pupil], BeforeValidator(as_list)] = Field(
        default_factory=list,
        alias="学困生",
    )
    causes: Annotated[
        list[Annotated[ChosenCause, named("名称", one_line=("名称", "说明"))]],
        BeforeValidator(as_list),
    ] = Field(default_factory=list, alias="原因分析")
    goals: Goals = Field(default_factory=list, alias="目标")
    measures: ChosenMeasures = Field(default_factory=list, alias="措施")
    talent: TalentPlan | None = Field(None, alias="培优")
    tutoring_contents: TutoringContents = Field(default_factory=list, alias="辅导内容")
    textbook: Textbook = Field(default_factory=Textbook, alias="教材")
    lessons: Lessons = Field(default_factory=Lessons, alias="课时")
    aims: AimGroups = Field(default_factory=list, alias="教学目标")
    schedule: Annotated[list[WeekEntry], BeforeValidator(as_list)] = Field(
        default_factory=list,
        alias="工作安排",
    )
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
