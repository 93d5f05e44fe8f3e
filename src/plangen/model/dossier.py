"""The shape of a dossier (档案): what a teacher says about one class in one term.

Field aliases are the Chinese keys of the file. Everything may be missing except the kind of
document: a text that lacks a fact is written without it.
"""

from typing import Literal

from pydantic import Field

from plangen.model.appearance import (
    Detail,
    Masking,
    MaskingMode,
    PointsLayout,
    Section,
    Sections,
)
from plangen.model.approvals import Approvals
from plangen.model.article import Relapses, Stages, TypeNotes
from plangen.model.classwork import Awards, ClassWork
from plangen.model.funding import Funding
from plangen.model.grouping import Clusters, Pairing, PairingText, TeamRule, Teams
from plangen.model.marks import Marks
from plangen.model.masthead import Masthead
from plangen.model.names import StyleName
from plangen.model.outcome import Case, Outcome
from plangen.model.parts import Designation, FreeTexts, Texts, no_items, unsaid
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
from plangen.model.quotations import Quotations
from plangen.model.research import Project
from plangen.model.scheme import Bases, Organisation, Principles
from plangen.model.service import Service
from plangen.model.situation import ClassResult, Situation
from plangen.model.tables import Roster, ScoreFiles
from plangen.model.talent import TutoringContents
from plangen.model.teaching import AimGroups, Lessons, Textbook
from plangen.model.term import LocalCalendar, WeekEntries, WeekEntry
from plangen.model.thresholds import Thresholds
from plangen.model.tutoring import Tutoring
from plangen.model.values import Flag, FreeText, Number

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


class Dossier(Masthead):
    """档案: one class, one term."""

    calendar: LocalCalendar = Field(
        default_factory=unsaid(LocalCalendar),
        alias="校历",
        description="本校和国家放假安排不同的日子；相同的不用写，放假和调休会自动算进去。",
    )
    full_marks: Number | None = Field(
        None,
        alias="满分",
        description=("试卷的满分，如 100；成绩和目标超过它就报错，不写就按 100 分算及格和优秀。"),
    )
    thresholds: Thresholds = Field(
        default_factory=unsaid(Thresholds),
        alias="分数线",
        description="满分的百分之几算及格、优秀、低分；不写就是 60%、85%、40%。",
    )
    roster: Roster | None = Field(
        None,
        alias="花名册",
        description="全班名单的文件，如 花名册.xlsx；人数、性别由它来，不用再写。",
    )
    score_tables: ScoreFiles = Field(
        default_factory=no_items,
        alias="成绩表",
        description=(
            "成绩的文件和各次考试所在的列，如 {文件: 成绩.xlsx, 期末: 数学}；"
            "学生的成绩和全班成绩由它来。"
        ),
    )
    masking: MaskingMode = Field(
        Masking.SURNAME,
        alias="脱敏",
        description="学生姓名怎样印：姓氏印成 许×，代号印成 学生A，否就印全名；不写就是姓氏。",
    )
    marks: Marks = Field(
        default_factory=no_items,
        alias="编号",
        description=(
            "各级序号的样子，从第一级写起，如 [一、, 1., （1）]；"
            "写 文字 就把序号印成普通的字，Word 不再自动编号。"
        ),
    )
    style: StyleName | None = Field(
        None,
        alias="版式",
        description="文稿的样子：校内、公文、简洁，或自己的版式文件，如 校本.yaml；不写就是校内。",
    )
    cover: Flag | None = Field(
        None, alias="封面", description="写 是 就在前面加一页封面，印学校、标题、班级和日期等。"
    )
    contents: Flag | None = Field(None, alias="目录", description="写 是 就在正文前加目录。")
    approvals: Approvals | None = Field(
        None,
        alias="审批栏",
        description=(
            "文末留给领导签意见的格子：写 是 就有教导处意见和校长意见，"
            "也可以自己列，如 [年级组意见, 校长意见]。"
        ),
    )
    charts: Flag = Field(
        default=False,
        alias="图表",
        description="写 是 就在总结里画图，比较学期前后的人数、比率和分数。",
    )
    designation: Designation = Field(
        "学困生",
        alias="称谓",
        description=(
            "全文对这些学生用哪个称呼：学困生、学习有困难的学生或暂时落后的学生；不写就是学困生。"
        ),
    )
    detail: Detail = Field(
        "详",
        alias="详略",
        description="简：每条原因、每项措施只写一行；详：写成段。不写就是详，单独一项可以另定。",
    )
    points_layout: PointsLayout = Field(
        "段内",
        alias="要点排列",
        description="措施的要点接在一段里写（段内），还是一条一行（分条）；不写就是段内。",
    )
    cross_table: Flag = Field(
        default=False,
        alias="对照表",
        description="写 是 就在措施后面加印一张表，列出每条原因涉及哪些学生、用哪些措施。",
    )
    sections: Sections = Field(
        default_factory=no_items,
        alias="章节",
        description="只印哪几节、按什么次序，一节一行，如 - 学生情况；不写就照文种的全部章节。",
    )
    purpose: FreeText | None = Field(
        None, alias="指导思想", description="用自己的话写指导思想；不写就由程序按学科和原因写一段。"
    )
    bases: Bases = Field(
        default_factory=no_items, alias="依据", description="方案所依据的上级文件，一个文件一项。"
    )
    principles: Principles = Field(
        default_factory=no_items,
        alias="原则",
        description="方案遵循的几条原则，一条一项，如 自愿参加。",
    )
    organisation: Organisation | None = Field(
        None, alias="组织机构", description="方案由谁来领导和落实；都是教师，姓名印出时不隐去。"
    )
    audience: Texts = Field(
        default_factory=no_items,
        alias="对象",
        description="方案用于哪些人，一条一行，如 本校自愿报名的一至六年级学生。",
    )
    situation: Situation = Field(
        default_factory=unsaid(Situation),
        alias="学生情况",
        description="全班的情况：人数、特点、期初的成绩。",
    )
    pupils: Pupils = Field(
        default_factory=no_items,
        alias="学困生",
        description="需要帮扶的学生，一人一段；人数由名单数出来，文稿里的数都从这里来。",
    )
    causes: ChosenCauses = Field(
        default_factory=no_items,
        alias="原因分析",
        description=(
            "学生为什么落后，一条一行，写素材库里的名称，如 - 基础知识薄弱；自己的原因要加说明。"
        ),
    )
    goals: Goals = Field(
        default_factory=no_items,
        alias="目标",
        description="本学期要达到什么：有数字的写指标、基线和目标，没有数字的写一句话。",
    )
    measures: ChosenMeasures = Field(
        default_factory=no_items,
        alias="措施",
        description="怎样帮，一项一行，写素材库里的名称，如 - 谈心交流；自己的措施要加说明或做法。",
    )
    talent: TalentPlan | None = Field(
        None, alias="培优", description="学有余力的学生，以及他们的目标和措施。"
    )
    tutoring_contents: TutoringContents = Field(
        default_factory=no_items,
        alias="辅导内容",
        description="培优辅差计划里，哪一周两头的学生各做什么；不写就没有这张表。",
    )
    textbook: Textbook = Field(
        default_factory=unsaid(Textbook),
        alias="教材",
        description="学科教学计划里的教材：版本、内容、重点和难点。",
    )
    lessons: Lessons = Field(
        default_factory=unsaid(Lessons),
        alias="课时",
        description="每周几节课，各单元要几课时；教学进度由它和校历排出来。",
    )
    aims: AimGroups = Field(
        default_factory=no_items,
        alias="教学目标",
        description="学科教学计划的教学目标，分组写，如 知识与技能、过程与方法。",
    )
    schedule: WeekEntries = Field(
        default_factory=no_items,
        alias="工作安排",
        description="您自己定在某一周的事，一件一项；其余的由措施的频次排出来。",
    )
    service: Service | None = Field(
        None, alias="课后服务", description="课后服务实施方案的内容：时间、报名、每周安排、收费等。"
    )
    funding: Funding | None = Field(
        None,
        alias="经费",
        description="课后服务经费的收入、支出和分配办法，每人的金额由程序算到分。",
    )
    attachments: Texts = Field(
        default_factory=no_items,
        alias="附件",
        description="跟文稿一起印发的材料，一份一行，如 学困生成绩跟踪表。",
    )
    class_work: ClassWork = Field(
        default_factory=unsaid(ClassWork),
        alias="班级工作",
        description="班主任的计划和总结用：班风、班委、主题班会等本班特有的事。",
    )
    awards: Awards = Field(
        default_factory=no_items,
        alias="奖励",
        description="设哪些奖、达到什么标准得奖；只和学生本人的过去比，不按名次。",
    )
    clusters: Clusters = Field(
        default_factory=no_items,
        alias="分组",
        description="把原因相同的学困生分在一组帮扶，每人只进一组；不写就由程序按各人的原因来分。",
    )
    pairing: PairingText = Field(
        default_factory=unsaid(Pairing),
        alias="结对办法",
        description="学困生怎样和同学结对；和谁结对写在各人名下的“结对”里。",
    )
    team_rule: TeamRule | None = Field(
        None,
        alias="编组",
        description="学习小组按哪种办法编：1优2中1学困、组长加三人或自由搭配；写了就照它核对名单。",
    )
    teams: Teams = Field(
        default_factory=no_items, alias="小组", description="全班的学习小组，一组一项。"
    )
    adjusting: FreeTexts = Field(
        default_factory=no_items,
        alias="调整办法",
        description="什么时候换组、换结对同学或退出名单，一条一行。",
    )
    tutoring: Tutoring = Field(
        default_factory=unsaid(Tutoring),
        alias="辅导",
        description="学困生辅导计划里，什么时候、在哪里、给谁补什么；周末、假期和晚上不得补课。",
    )
    closing: FreeText | None = Field(
        None, alias="结语", description="文稿的最后一段，用自己的话写；不写就由程序写。"
    )
    project: Project | None = Field(
        None, alias="课题", description="课题阶段总结的内容：立项、成员、做了什么、问卷和成果。"
    )
    quotations: Quotations = Field(
        default_factory=no_items, alias="引文", description="文稿开头引用的话，要写明作者或出处。"
    )
    opening: FreeText | None = Field(
        None, alias="引言", description="教育经验文章的开头一段，用自己的话写；不写就由程序写。"
    )
    cause_order: Literal["分维度", "平列"] = Field(
        "分维度",
        alias="原因排列",
        description="原因按方面分开写（分维度），还是逐条排下来（平列）；不写就是分维度。",
    )
    type_notes: TypeNotes = Field(
        default_factory=no_items,
        alias="类型说明",
        description="学生“类型”里写过的每一类有什么特征、用哪些措施。",
    )
    stages: Stages = Field(
        default_factory=no_items, alias="阶段", description="学生转化要经过哪几步，一步一项。"
    )
    relapses: Relapses = Field(
        default_factory=no_items,
        alias="反复",
        description="学生容易退回老样子的情形、先兆和应对办法，一种一项。",
    )
    prohibitions: Texts = Field(
        default_factory=no_items,
        alias="禁止事项",
        description="帮扶时不做的事，一条一行，如 不公布学生的分数和名次。",
    )
    outcome: Outcome | None = Field(
        None,
        alias="总结",
        description=(
            "学期末填的结果：全班成绩、各项措施做了几次、问题和打算；plangen summary 用它写总结。"
        ),
    )
