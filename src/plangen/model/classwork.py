"""班级工作 and 奖励: what a class teacher says of the class beyond its pupils and measures."""

from __future__ import annotations

import re
from typing import Annotated, Any

import cn2an
from pydantic import Field, PlainValidator, WithJsonSchema
from pydantic_core import PydanticCustomError

from plangen.model.json_forms import DECIMAL, written
from plangen.model.parts import Part, Texts
from plangen.model.values import (
    Count,
    Date,
    Figure,
    Flag,
    Listed,
    Quantity,
    Text,
    named,
    read_quantity,
    read_text,
)

MONTHS = range(1, 13)


def read_month(value: Any) -> int:
    """Read a month, 1 to 12, from 9月, 九月 or 9."""
    text = read_text(value)
    bare = text.removesuffix("份").removesuffix("月").strip()
    try:
        month = int(bare) if re.fullmatch(r"\d{1,2}", bare) else int(cn2an.cn2an(bare, "strict"))
    except ValueError:
        month = 0
    if month not in MONTHS:
        raise PydanticCustomError(
            "plangen_month", "“{text}”不是月份，请写成 9月 这样", {"text": text}
        )
    return month


Month = Annotated[
    int,
    PlainValidator(read_month),
    WithJsonSchema(
        written(
            "(?:[0０]?[1-9１-９]|[1１][0-2０-２]|[一二三四五六七八九]|十[一二]?)月?份?",
            "这里写月份，如 9月",
            number="integer",
            least=1,
            most=len(MONTHS),
        )
    ),
]


Share = Annotated[
    Quantity,
    PlainValidator(read_quantity),
    WithJsonSchema(written(rf"\D*{DECIMAL}\s*[%％]\D*", "这里写百分数，如 10%")),
]


class Post(Part):
    """班委: one pupil's office in the class."""

    name: Text = Field(alias="姓名")
    post: Text = Field(alias="职务")
    duty: Text | None = Field(None, alias="分工")


class Indicator(Part):
    """指标: a figure of the class before and after the term, and where it is read."""

    name: Text = Field(alias="名称")
    before: Figure | None = Field(None, alias="期初")
    after: Figure | None = Field(None, alias="期末")
    target: Figure | None = Field(None, alias="目标")
    source: Text | None = Field(None, alias="来源")


class Meeting(Part):
    """主题班会: one class meeting; ``held`` is None while nobody says whether it took place."""

    week: Count = Field(alias="周次")
    theme: Text = Field(alias="主题")
    form: Text | None = Field(None, alias="形式")
    host: Text | None = Field(None, alias="负责")
    held: Flag | None = Field(None, alias="完成")
    note: Text | None = Field(None, alias="说明")


class MonthPlan(Part):
    """月安排: what one month of the term brings."""

    month: Month = Field(alias="月份")
    items: Texts = Field(alias="内容")


class Honour(Part):
    """荣誉: what the class was awarded, and on which day."""

    date: Date = Field(alias="日期")
    name: Text = Field(alias="名称")
    giver: Text | None = Field(None, alias="颁发")


class ClassWork(Part):
    """班级工作: what is particular to this class.

    ``attention`` counts the pupils who need attention by its reason, which is private: no names.
    """

    spirit: Text | None = Field(None, alias="班风")
    committee: Listed[Annotated[Post, named("姓名", one_line=("职务", "姓名"))]] = Field(
        default_factory=list, alias="班委"
    )
    rules: Texts = Field(default_factory=list, alias="班规")
    attention: dict[Text, Count] = Field(default_factory=dict, alias="关注")
    indicators: Listed[Annotated[Indicator, named("名称", one_line=("名称", "目标"))]] = Field(
        default_factory=list, alias="指标"
    )
    meetings: Listed[Annotated[Meeting, named("主题", one_line=("主题", "周次"))]] = Field(
        default_factory=list, alias="主题班会"
    )
    months: Listed[Annotated[MonthPlan, named("月份", one_line=("月份", "内容"))]] = Field(
        default_factory=list, alias="月安排"
    )
    honours: Listed[Annotated[Honour, named("名称", one_line=("名称", "日期"))]] = Field(
        default_factory=list, alias="荣誉"
    )


class Tier(Part):
    """等次: one level of an award, with so many places or a share of the class."""

    name: Text = Field(alias="名称")
    places: Count | None = Field(None, alias="名额")
    share: Share | None = Field(None, alias="比例")


class Award(Part):
    """奖励: what a pupil gets it for, its levels, and who is left out.

    ``given`` is how many pupils got it by the end of the term.
    """

    name: Text = Field(alias="名称")
    standard: Text = Field(alias="标准")
    tiers: Listed[Annotated[Tier, named("名称", one_line=("名称", "名额"))]] = Field(
        default_factory=list, alias="等次"
    )
    excluded: Texts = Field(default_factory=list, alias="不参评")
    given: Count | None = Field(None, alias="获奖")


Awards = Listed[Annotated[Award, named("名称", one_line=("名称", "标准"))]]
