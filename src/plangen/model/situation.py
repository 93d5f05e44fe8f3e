"""学生情况: the class as a whole, and its examinations."""

from pydantic import Field

from plangen.model.parts import Part, Texts, no_items
from plangen.model.values import Count, FreeText, Number, Text


class ClassResult(Part):
    """The whole class in one examination, in points or in marks.

    Counts are pupils, the average is points.
    """

    enrolled: Count | None = Field(
        None, alias="应考", description="应当参加考试的人数；不写就是全班人数。"
    )
    present: Count | None = Field(
        None, alias="实考", description="实际参加考试的人数，及格率、优秀率按它来算，如 31。"
    )
    average: Number | None = Field(None, alias="平均分", description="全班的平均分，如 71.2。")
    passed: Count | None = Field(
        None, alias="及格", description="及格的人数，不是百分数，如 25；及格率会算出来。"
    )
    excellent: Count | None = Field(
        None, alias="优秀", description="优秀的人数，不是百分数，如 6；优秀率会算出来。"
    )
    low: Count | None = Field(None, alias="低分", description="低分的人数，如 2；低分率会算出来。")
    top_marks: Count | None = Field(
        None, alias="优", description="等级为优的人数；一、二年级用等级，不写分数。"
    )
    good_marks: Count | None = Field(None, alias="良", description="等级为良的人数。")
    pass_marks: Count | None = Field(
        None, alias="合格", description="等级为合格的人数，不含优和良。"
    )
    fail_marks: Count | None = Field(None, alias="待合格", description="等级为待合格的人数。")


ClassResults = dict[Text, ClassResult]


class Situation(Part):
    """学生情况: the class as a whole."""

    total: Count | None = Field(
        None, alias="人数", description="全班人数，如 31；男生、女生都写了可以不写。"
    )
    boys: Count | None = Field(
        None,
        alias="男生",
        description="男生的人数，如 18；人数、男生、女生写两个就行，第三个会算出来。",
    )
    girls: Count | None = Field(
        None, alias="女生", description="女生的人数，如 13；三个数都写了，就核对加得上加不上。"
    )
    struggling: Count | None = Field(
        None, alias="学困生人数", description="只知道人数、没有名单时写；有名单就由名单数出来。"
    )
    traits: Texts = Field(
        default_factory=no_items,
        alias="特点",
        description="全班学习上的特点，一条一行，写看得见的，如 计算基础薄弱。",
    )
    strengths: Texts = Field(
        default_factory=no_items,
        alias="优点",
        description="全班的长处，一条一行，如 愿意帮助同学。",
    )
    note: FreeText | None = Field(
        None, alias="说明", description="还想说的话，可以写几段，接在上面几项的后面印出。"
    )
    results: ClassResults = Field(
        default_factory=dict,
        alias="全班成绩",
        description="学期前各次考试的全班成绩，一次一行，名称自己定，如 上学期期末。",
    )
