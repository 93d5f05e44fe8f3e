"""学生情况: the class as a whole, and its examinations."""

from __future__ import annotations

from pydantic import Field

from plangen.model.parts import Part, Texts
from plangen.model.values import Count, FreeText, Number, Text


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
