"""班级工作 and 奖励: what a class teacher says of the class beyond its pupils and measures."""

import re
from typing import Annotated, Any

from pydantic import Field
from pydantic_core import PydanticCustomError

from plangen.language.han_numbers import read_han
from plangen.model.json_forms import DECIMAL, Reader, written
from plangen.model.parts import Part, Texts, no_items
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
    month = int(bare) if re.fullmatch(r"\d{1,2}", bare) else read_han(bare)
    if month is None or month not in MONTHS:
        raise PydanticCustomError(
            "plangen_month", "“{text}”不是月份，请写成 9月 这样", {"text": text}
        )
    return month


Month = Annotated[
    int,
    Reader(
        read_month,
        written(
            "(?:[0０]?[1-9１-９]|[1１][0-2０-２]|[一二三四五六七八九]|十[一二]?)月?份?",
            "这里写月份，如 9月",
            number="integer",
            least=1,
            most=len(MONTHS),
        ),
    ),
]


Share = Annotated[
    Quantity,
    Reader(read_quantity, written(rf"\D*{DECIMAL}\s*[%％]\D*", "这里写百分数，如 10%")),
]


class Post(Part):
    """班委: one pupil's office in the class."""

    name: Text = Field(alias="姓名", description="担任班委的学生；印出时照“脱敏”隐去。")
    post: Text = Field(alias="职务", description="担任什么，如 班长。")
    duty: Text | None = Field(None, alias="分工", description="具体管哪件事，如 早读前收齐作业。")


class Indicator(Part):
    """指标: a figure of the class before and after the term, and where it is read."""

    name: Text = Field(alias="名称", description="一项有数字可查的班级指标，如 出勤率。")
    before: Figure | None = Field(None, alias="期初", description="学期初的数，如 97.2%。")
    after: Figure | None = Field(
        None, alias="期末", description="学期末的数，如 98.6%；写总结时才填。"
    )
    target: Figure | None = Field(None, alias="目标", description="期末要达到的数，如 98%。")
    source: Text | None = Field(None, alias="来源", description="数从哪里来，如 考勤表。")


class Meeting(Part):
    """主题班会: one class meeting; ``held`` is None while nobody says whether it took place."""

    week: Count = Field(alias="周次", description="在第几周开，如 4。")
    theme: Text = Field(alias="主题", description="班会的主题，如 学会整理书包。")
    form: Text | None = Field(None, alias="形式", description="怎样开，如 情景表演。")
    host: Text | None = Field(None, alias="负责", description="谁主持，如 班长。")
    held: Flag | None = Field(
        None, alias="完成", description="开了写 是，没有开写 否；写总结时才填。"
    )
    note: Text | None = Field(
        None, alias="说明", description="没有开的原因，或开过以后的情况，写一句。"
    )


class MonthPlan(Part):
    """月安排: what one month of the term brings."""

    month: Month = Field(alias="月份", description="几月，如 9月。")
    items: Texts = Field(alias="内容", description="这个月做什么，一件一项，如 [选班委, 定班规]。")


class Honour(Part):
    """荣誉: what the class was awarded, and on which day."""

    date: Date = Field(
        alias="日期",
        description="哪一天得的，如 2026-06-18；开学前得的写进计划，开学后得的写进总结。",
    )
    name: Text = Field(alias="名称", description="得了什么，如 校文明班级。")
    giver: Text | None = Field(None, alias="颁发", description="谁发的，如 学校少先队大队部。")


class ClassWork(Part):
    """班级工作: what is particular to this class.

    ``attention`` counts the pupils who need attention by its reason, which is private: no names.
    """

    spirit: Text | None = Field(
        None, alias="班风", description="一句话写班里的风气，写看得见的，如 课间能自己排队。"
    )
    committee: Listed[Annotated[Post, named("姓名", one_line=("职务", "姓名"))]] = Field(
        default_factory=no_items, alias="班委", description="班委的名单和分工，一人一项。"
    )
    rules: Texts = Field(
        default_factory=no_items,
        alias="班规",
        description="要做到什么，一条一行，如 课前两分钟备好书本；不写罚什么。",
    )
    attention: dict[Text, Count] = Field(
        default_factory=dict,
        alias="关注",
        description="要多关注的学生各有几人，只写人数不写姓名，如 {体弱: 2, 刚转入: 1}。",
    )
    indicators: Listed[Annotated[Indicator, named("名称", one_line=("名称", "目标"))]] = Field(
        default_factory=no_items,
        alias="指标",
        description="出勤率、卫生评比等有数字可查的项目，一项一行。",
    )
    meetings: Listed[Annotated[Meeting, named("主题", one_line=("主题", "周次"))]] = Field(
        default_factory=no_items, alias="主题班会", description="本学期的主题班会，一次一项。"
    )
    months: Listed[Annotated[MonthPlan, named("月份", one_line=("月份", "内容"))]] = Field(
        default_factory=no_items,
        alias="月安排",
        description="按月列的工作，一个月一项；写了就按月列，不写就按周列。",
    )
    honours: Listed[Annotated[Honour, named("名称", one_line=("名称", "日期"))]] = Field(
        default_factory=no_items, alias="荣誉", description="班级得的荣誉，一项一行。"
    )


class Tier(Part):
    """等次: one level of an award, with so many places or a share of the class."""

    name: Text = Field(alias="名称", description="奖的等次，如 一等。")
    places: Count | None = Field(
        None, alias="名额", description="有几个名额，如 3；写了比例就不写名额。"
    )
    share: Share | None = Field(
        None, alias="比例", description="占全班的百分之几，如 10%；人数会算出来。"
    )


class Award(Part):
    """奖励: what a pupil gets it for, its levels, and who is left out.

    ``given`` is how many pupils got it by the end of the term.
    """

    name: Text = Field(alias="名称", description="奖的名称，如 进步奖。")
    standard: Text = Field(
        alias="标准", description="做到什么就得，如 订正比上个月及时；只和本人的过去比。"
    )
    tiers: Listed[Annotated[Tier, named("名称", one_line=("名称", "名额"))]] = Field(
        default_factory=no_items,
        alias="等次",
        description="分几等、各多少人，一等一项；不分等就不写。",
    )
    excluded: Texts = Field(
        default_factory=no_items, alias="不参评", description="什么情形不参评，一条一行。"
    )
    given: Count | None = Field(
        None, alias="获奖", description="学期末得奖的人数，如 8；写总结时才填。"
    )


Awards = Listed[Annotated[Award, named("名称", one_line=("名称", "标准"))]]
