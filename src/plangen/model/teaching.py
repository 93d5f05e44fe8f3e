"""What a 学科教学计划 is made of: the textbook, the lessons, the aims."""

from typing import Annotated, Any

from pydantic import Field

from plangen.model.json_forms import Paired
from plangen.model.parts import Part, Texts, no_items
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

    name: Text | None = Field(None, alias="领域", description="教材的一个领域，如 数与代数。")
    topics: Texts = Field(
        default_factory=no_items,
        alias="内容",
        description="这个领域里的内容，一条一项，如 [大数的认识, 三位数乘两位数]。",
    )


class Textbook(Part):
    """教材: which one, what it holds, what it builds on."""

    edition: Text | None = Field(
        None, alias="版本", description="哪个版本的哪一册，如 人教版四年级上册。"
    )
    note: FreeText | None = Field(
        None, alias="说明", description="教材怎样编排，用自己的话写，可以写几段。"
    )
    builds_on: Texts = Field(
        default_factory=no_items,
        alias="基础",
        description="学这一册要用到的旧知识，一条一项，如 三位数除以一位数。",
    )
    fields: Annotated[list[ContentField], paired("领域", "内容", bare="内容")] = Field(
        default_factory=no_items,
        alias="内容",
        description="这一册学什么，一个领域一行，如 数与代数: [大数的认识]。",
    )
    key_points: Texts = Field(
        default_factory=no_items, alias="重点", description="教学的重点，一条一项。"
    )
    difficulties: Texts = Field(
        default_factory=no_items, alias="难点", description="教学的难点，一条一项。"
    )


class Unit(Part):
    """单元: how many lessons it takes, and its weeks where the teacher has fixed them."""

    title: Text = Field(alias="内容", description="单元的名称，如 大数的认识。")
    lessons: Count = Field(alias="课时", description="这个单元要上几节课，如 11。")
    weeks: Weeks | None = Field(
        None, alias="周次", description="一定要在哪几周上的才写，如 20～21；不写就按次序排。"
    )


class Lessons(Part):
    """课时: lessons a week, and the units in the order in which they are taught."""

    weekly: Count | None = Field(
        None, alias="每周", description="每周上几节，如 4；有放假的周，节数按上课的天数减少。"
    )
    units: Annotated[list[Unit], paired("内容", "课时", bare="内容")] = Field(
        default_factory=no_items,
        alias="单元",
        description="各单元和要用的课时，按上课的先后写，如 - {内容: 大数的认识, 课时: 11}。",
    )


class AimGroup(Part):
    """教学目标: aims of one group, such as 知识与技能."""

    group: Text | None = Field(None, alias="组", description="一组目标的名称，如 知识与技能。")
    aims: Texts = Field(
        default_factory=no_items,
        alias="内容",
        description="这一组的目标，一条一项，写学会什么、会到哪一步。",
    )


AimGroups = Annotated[list[AimGroup], paired("组", "内容", bare="内容")]
