"""分组, 结对 and 小组: who is helped together, and which classmates help."""

from typing import Annotated, Any, Literal

from pydantic import Field
from pydantic_core import PydanticCustomError

from plangen.model.json_forms import Reader, one_of, written
from plangen.model.names import CauseName, MeasureName
from plangen.model.parts import Part, Texts, no_items
from plangen.model.values import Flag, FreeText, Listed, Separated, Text, Words, named, read_text

STRUGGLING = "学困"
LEVELS = ("优", "中", STRUGGLING)
LEVEL_SYNONYMS = {"优生": "优", "优等": "优", "中等": "中", "中等生": "中", "学困生": STRUGGLING}
BY_LEVELS = "1优2中1学困"
BY_LEADER = "组长加三人"
FREELY = "自由搭配"
# How many of each level one group has under the rule 1优2中1学困.
LEVELS_OF_A_TEAM = {"优": 1, "中": 2, STRUGGLING: 1}
TeamRule = Literal["1优2中1学困", "组长加三人", "自由搭配"]


def read_level(value: Any) -> str:
    """Read 优, 中 or 学困."""
    text = read_text(value)
    level = LEVEL_SYNONYMS.get(text, text)
    if level not in LEVELS:
        raise PydanticCustomError(
            "plangen_level", "“{text}”不是层次，请写 优、中 或 学困", {"text": text}
        )
    return level


Level = Annotated[
    str,
    Reader(
        read_level,
        written(one_of((*LEVELS, *LEVEL_SYNONYMS)), "这里写 优、中 或 学困", offered=LEVELS),
    ),
]


class Cluster(Part):
    """分组: pupils of the plan who share causes, and what is done for them together."""

    name: Text = Field(alias="名称", description="组的名称，如 第一组。")
    pupils: Separated[Text] = Field(
        alias="学生", description="这一组的学困生，写名单里的姓名，几人用顿号隔开。"
    )
    signs: Texts = Field(
        default_factory=no_items, alias="表现", description="这几人共同的表现，一条一项。"
    )
    causes: Words[CauseName] = Field(
        default_factory=no_items,
        alias="原因",
        description="这几人共同的原因，写原因的名称；组里每个人都算上。",
    )
    measures: Words[MeasureName] = Field(
        default_factory=no_items,
        alias="措施",
        description="给这一组用的措施，写措施的名称；组里每个人都算上。",
    )


class Pairing(Part):
    """结对办法: how pupils find their partners; a bare text stands for ``text``."""

    text: FreeText | None = Field(
        None, alias="内容", description="怎样选结对的同学、每天一起做什么。"
    )
    voluntary: Flag = Field(
        default=False, alias="自愿", description="双方自愿选的写 是，文稿里会写明自愿。"
    )


class Member(Part):
    """成员: one pupil of a group; the level may be left out."""

    name: Text = Field(alias="姓名", description="组员的姓名；印出时照“脱敏”隐去。")
    level: Level | None = Field(
        None, alias="层次", description="优、中或学困，只用来核对编组；学困生名单里的人不用写。"
    )


class Team(Part):
    """小组: classmates who work together, with or without a leader among them."""

    name: Text = Field(alias="名称", description="学习小组的名称，如 第一小组。")
    leader: Text | None = Field(
        None, alias="组长", description="组长的姓名，如 周明；不必再写进成员。"
    )
    members: Separated[Annotated[Member, named("姓名", one_line=("姓名", "层次"))]] = Field(
        alias="成员", description="组里的同学，几人用顿号隔开，或一人一项写明层次。"
    )


Clusters = Listed[Annotated[Cluster, named("名称", one_line=("名称", "学生"))]]
PairingText = Annotated[Pairing, named("内容", one_line=("内容", "自愿"))]
Teams = Listed[Annotated[Team, named("名称", one_line=("名称", "组长"))]]
