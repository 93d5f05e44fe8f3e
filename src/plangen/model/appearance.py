"""How a document is written and printed as far as the dossier chooses: 脱敏, 详略, 章节."""

from enum import Enum
from typing import Annotated, Any, Literal

from pydantic import Field
from pydantic_core import PydanticCustomError

from plangen.model.json_forms import Reader, one_of, written
from plangen.model.names import SectionName
from plangen.model.parts import Part
from plangen.model.values import FreeText, Listed, named, read_text


class Masking(Enum):
    """How pupils' names are printed."""

    SURNAME = "姓氏"
    CODE = "代号"
    OFF = "否"


SPELLINGS = dict.fromkeys(("是", "姓", "yes", "true"), Masking.SURNAME) | dict.fromkeys(
    ("不", "no", "false"), Masking.OFF
)


def read_masking(value: Any) -> Masking:
    """Read 姓氏, 代号 or 否; 是 means the default, 姓氏."""
    text = read_text(value)
    if text in SPELLINGS:
        return SPELLINGS[text]
    for mode in Masking:
        if text == mode.value:
            return mode
    raise PydanticCustomError(
        "plangen_masking",
        "脱敏方式“{text}”不认识，请写 姓氏、代号 或 否",
        {"text": text},
    )


MaskingMode = Annotated[
    Masking,
    Reader(
        read_masking,
        written(
            one_of((*SPELLINGS, *(mode.value for mode in Masking))),
            "这里写 姓氏、代号 或 否",
            offered=[mode.value for mode in Masking],
            truth=True,
        ),
    ),
]
Detail = Literal["简", "详"]
PointsLayout = Literal["段内", "分条"]


class Section(Part):
    """A section of the document: a known one by name, or the teacher's own with its text."""

    title: SectionName = Field(
        alias="标题", description="文种里一节的名称，如 学生情况；自己的一节就写自己的标题。"
    )
    content: FreeText | None = Field(
        None,
        alias="内容",
        description="自己这一节的正文，可以写几段；只写标题、不写内容，就印文种原有的那一节。",
    )


Sections = Listed[Annotated[Section, named("标题", one_line=("标题", "内容"))]]
