"""What a 学科教学计划 is made of: the textbook, the lessons, the aims."""

from __future__ import annotations

from typing import Annotated, Any

from pydantic import Field

from plangen.model.json_forms import Paired
from plangen.model.parts import Part, Texts
from plangen.model.values import FILLER, Count, FreeText, Text
from plangen.model.weeks import Weeks


def paired(name: str, content: str, *, bare: str) -> Paired:
    """Let 数与代数: [大数的认识] stand for an item with these two keys.

    Pairs may be the items of a list or one mapping. A bare word stands for an item of which it is
    the entry ``bare``.
    """

    def pair(key: str, value: Any) -> dict[str, Any]:
        return {name: key, content: value}

    def read_item(item: Any) -> Any:
        if isinstance(item, str):
            return {bare: item} | ({content: "1"} if item == FILLER and bare != content else {})
        if isinstance(item, dict) and len(item) == 1 and not {name, content} & item.keys():
            return pair(*next(iter(item.items())))
        return item

    def read(value: Any) -> Any:
        if value is None:
            return []
        if isinstance(value, dict) and not {name, content} & value.keys():
            return [pair(key, item) for key, item in value.items()]
        if isinstance(value, (str, dict)):
            value = [value]
        return [read_item(item) for item in value] if isinstance(value, list) else value

    return Paired(read, name=name, content=content, word=bare)


class ContentField(Part):
    """教材内容: the topics of one field (领域), such as 数与代数."""

    name: Text | None = Field(None, alias="领域")
    topics: Texts = Field(default_factory=list, alias="内容")


class Textbook(Part):
    """教材: which one, what it holds, what it builds on."""

    edition: Text | None = Field(None, alias="版本")
    note: FreeText | None = Field(None, alias="说明")
    builds_on: Texts = Field(default_factory=list, alias="基础")
    fields: Annotated[list[ContentField], paired("领域", "内容", bare="内容")] = Field(
        default_factory=list, alias="内容"
    )
    key_points: Texts = Field(default_factory=list, alias="重点")
    difficulties: Texts = Field(default_factory=list, alias="难点")


class Unit(Part):
    """单元: how many lessons it takes, and its weeks where the teacher has fixed them."""

    title: Text = Field(alias="内容")
    lessons: Count = Field(alias="课时")
    weeks: Weeks | None = Field(None, alias="周次")


class Lessons(Part):
    """课时: lessons a week, and the units in the order in which they are taught."""

    weekly: Count | None = Field(None, alias="每周")
    units: Annotated[list[Unit], paired("内容", "课时", bare="内容")] = Field(
        default_factory=list, alias="单元"
    )


class AimGroup(Part):
    """教学目标: aims of one group, such as 知识与技能."""

    group: Text | None = Field(None, alias="组")
    aims: Texts = Field(default_factory=list, alias="内容")


AimGroups = Annotated[list[AimGroup], paired("组", "内容", bare="内容")]
