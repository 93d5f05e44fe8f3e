"""辅导: when, where and in which form pupils are tutored, and what in which week."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from plangen.model.parts import Part
from plangen.model.values import Count, Listed, Separated, Text, named


class Session(Part):
    """辅导内容: what is tutored in one week, for the pupils named or, without names, for all.

    ``form`` and ``time`` are given where they differ from those of the whole tutoring.
    """

    week: Count = Field(alias="周次")
    text: Text = Field(alias="内容")
    pupils: Separated[Text] = Field(default_factory=list, alias="学生")
    form: Text | None = Field(None, alias="形式")
    time: Text | None = Field(None, alias="时间")


class Tutoring(Part):
    """辅导: what holds for the whole term, and the sessions."""

    time: Text | None = Field(None, alias="时间")
    place: Text | None = Field(None, alias="地点")
    form: Text | None = Field(None, alias="形式")
    sessions: Listed[Annotated[Session, named("内容", one_line=("内容", "周次"))]] = Field(
        default_factory=list, alias="内容"
    )
