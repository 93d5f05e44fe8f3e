"""抬头: which document a dossier is for, of which class, when, and by whom."""

from typing import Annotated, Literal

from pydantic import Field, WithJsonSchema

from plangen.model.json_forms import Mended, written
from plangen.model.names import KindName, SubjectName
from plangen.model.parts import Part
from plangen.model.school_year import SchoolYear, Term
from plangen.model.values import Count, Date, Grade, Text
from plangen.model.version import read_version

# To an editor it is a number.
Version = Annotated[
    Literal["1"],
    Mended(read_version),
    WithJsonSchema(written("1", "这里写 1", number="integer", least=1, most=1)),
]


class Masthead(Part):
    """抬头: what a dossier begins with."""

    version: Version = Field("1", alias="plangen", description="档案格式的版本，写 1。")
    kind: KindName = Field(
        alias="文种",
        description="要写哪种文稿，如 学困生转化计划；全部文种输入 plangen kinds 查看。",
    )
    title: Text | None = Field(
        None,
        alias="标题",
        description=(
            "文稿的大标题；不写就由班级、学科和文种组成，如 四年级（1）班数学学困生转化计划。"
        ),
    )
    scope: Literal["班级", "年级", "学校", "区域"] | None = Field(
        None,
        alias="范围",
        description=(
            "文稿替谁说话：班级、年级、学校或区域，正文里相应写“本班”“本校”；不写就照文种。"
        ),
    )
    school: Text | None = Field(
        None, alias="学校", description="学校全称，印在落款和封面上，如 向阳小学。"
    )
    class_name: Text | None = Field(
        None, alias="班级", description="班级名称，如 四年级（1）班；里面的年级会自动认出来。"
    )
    grade: Grade | None = Field(
        None, alias="年级", description="一年级到六年级，如 四年级；班级里已经写了年级，就不用写。"
    )
    subject: SubjectName | None = Field(
        None,
        alias="学科",
        description="教哪一科，如 数学；素材库按学科选用说法，班主任的计划可以不写。",
    )
    school_year: SchoolYear | None = Field(
        None, alias="学年", description="两个相连的年份，如 2026-2027。"
    )
    term: Term | None = Field(
        None, alias="学期", description="第一学期或第二学期，也可以写 上学期、下学期。"
    )
    teacher: Text | None = Field(
        None,
        alias="教师",
        description="写文稿的人，印在落款，如 李老师。",
    )
    date: Date | None = Field(
        None,
        alias="日期",
        description="写这份文稿的日期，印在落款，如 2026-09-07；总结的日期另写在“总结”里。",
    )
    opening_day: Date | None = Field(
        None,
        alias="开学日期",
        description="开学第一天，如 2026-09-01；这一天所在的周是第一周，工作安排从这里排起。",
    )
    weeks: Count | None = Field(
        None, alias="周数", description="本学期一共几周，如 21；和开学日期一起排出每周的工作。"
    )
