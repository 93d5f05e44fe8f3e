"""What a style file may say, each setting with how it is written."""

import re
from typing import Annotated, Any, Literal

from pydantic import AfterValidator, Field
from pydantic_core import PydanticCustomError

from plangen.language.patterns import lazy
from plangen.model.approvals import Approvals
from plangen.model.json_forms import Mended, Reader
from plangen.model.marks import Marks
from plangen.model.parts import Part
from plangen.model.values import Flag, Text, as_list, read_text
from plangen.problems import did_you_mean
from plangen.writers.styles import HEAD_FIELDS

# Sizes of Chinese type by name, in points (字号).
SIZES = {
    "初号": 42.0,
    "小初": 36.0,
    "一号": 26.0,
    "小一": 24.0,
    "二号": 22.0,
    "小二": 18.0,
    "三号": 16.0,
    "小三": 15.0,
    "四号": 14.0,
    "小四": 12.0,
    "五号": 10.5,
    "小五": 9.0,
    "六号": 7.5,
}
PAGE_FIELDS = ("页码", "总页数", "标题", "学期", *HEAD_FIELDS)
FIELD = lazy(r"\{([^{}]*)\}")
NUMBER = lazy(r"-?\d+(?:\.\d+)?")
WIDEST = 100.0
# Distances of lines as Word calls them.
LINE_WORDS = {"单倍": 1.0, "双倍": 2.0, "两倍": 2.0}


def _slip(message: str, **facts: object) -> PydanticCustomError:
    return PydanticCustomError("plangen_style", message, facts)


def _number(typed: str, units: str, least: float, most: float, like: str) -> float:
    """Read a number with or without one of its units (a regular expression)."""
    text = re.sub(f"(?:{units})$", "", typed).strip()
    if not NUMBER.fullmatch(text) or not least <= float(text) <= most:
        raise _slip("不能写“{text}”，请写{like}", text=typed, like=like)
    return float(text)


def _read_size(value: Any) -> float:
    text = read_text(value)
    if (name := text if text in SIZES else text.removesuffix("号")) in SIZES:
        return SIZES[name]
    if f"{name}号" in SIZES:
        raise _slip("不能写“{text}”，是不是想写“{text}号”？", text=text)
    return _number(text, "磅", 4, 72, "字号的名称（如 小四）或磅数（如 12）")


def _read_line(value: Any) -> tuple[float, float]:
    """Read a distance of lines as multiple and points: 1.5, 1.5倍行距, 单倍, 固定值28.95磅."""
    like = "倍数（如 1.5）或磅数（如 28磅）"
    typed = read_text(value)
    text = re.sub("^固定值?", "", typed).removesuffix("行距").strip()
    if text in LINE_WORDS:
        return LINE_WORDS[text], 0.0
    if text.endswith("磅"):
        return 1.0, _number(text, "磅", 6, 100, like)
    try:
        return _number(text, "倍", 0.5, 5, like), 0.0
    except PydanticCustomError:
        raise _slip("不能写“{text}”，请写{like}", text=typed, like=like) from None


def _read_points(value: Any) -> float:
    return _number(read_text(value), "磅", -20, WIDEST, "磅数，如 6")


def _read_characters(value: Any) -> float:
    return _number(read_text(value), "字符?", 0, 20, "几个字，如 2")


def _read_centimetres(value: Any) -> float:
    return _centimetres(read_text(value), 0, WIDEST, "厘米数，如 2.5")


def _read_chart_height(value: Any) -> float:
    return _centimetres(read_text(value), 3, 20, "3 到 20 之间的厘米数")


def _centimetres(text: str, least: float, most: float, like: str) -> float:
    if re.search("(?:毫米|mm)$", text, re.IGNORECASE):
        return _number(text, "毫米|[mM]{2}", least * 10, most * 10, like) / 10
    return _number(text, "厘米|[cC][mM]", least, most, like)


def _read_words(value: Any) -> str:
    """Read what stands at the head or foot of a page; fields are in braces, spaces stand."""
    text = value.strip() if isinstance(value, str) else read_text(value)
    for name in FIELD.findall(text):
        if name not in PAGE_FIELDS:
            hint = did_you_mean(name, PAGE_FIELDS) or f"可以用：{'、'.join(PAGE_FIELDS)}"
            raise _slip("没有“{name}”可以填。{hint}", name=name, hint=hint)
    return "" if text in {"无", "没有"} else text


def _read_colour(value: Any) -> str:
    typed = read_text(value)
    text = typed.removeprefix("#").upper()
    if not re.fullmatch("[0-9A-F]{6}", text):
        raise _slip("“{text}”不是颜色，请写六位的颜色值，如 4472C4", text=typed)
    return text


Size = Annotated[float, Reader(_read_size)]
LineDistance = Annotated[tuple[float, float], Reader(_read_line)]
Points = Annotated[float, Reader(_read_points)]
Characters = Annotated[float, Reader(_read_characters)]
Centimetres = Annotated[float, Reader(_read_centimetres)]


class _TextPart(Part):
    font: Text | None = Field(None, alias="字体")
    size: Size | None = Field(None, alias="字号")
    bold: Flag | None = Field(None, alias="加粗")
    line: LineDistance | None = Field(None, alias="行距")
    before: Points | None = Field(None, alias="段前")
    after: Points | None = Field(None, alias="段后")
    indent: Characters | None = Field(None, alias="首行缩进")
    spread: Points | None = Field(None, alias="字距")
    latin: Text | None = Field(None, alias="西文字体")


class _MarginPart(_TextPart):
    words: Annotated[str, Reader(_read_words)] | None = Field(None, alias="文字")
    place: Literal["左", "居中", "右", "外侧"] | None = Field(None, alias="位置")
    inset: Characters | None = Field(None, alias="缩进")
    ruled: Flag | None = Field(None, alias="横线")


class _Paper(Part):
    width: Centimetres | None = Field(None, alias="宽")
    height: Centimetres | None = Field(None, alias="高")


class _Edges(Part):
    top: Centimetres | None = Field(None, alias="上")
    bottom: Centimetres | None = Field(None, alias="下")
    left: Centimetres | None = Field(None, alias="左")
    right: Centimetres | None = Field(None, alias="右")


class _Distances(Part):
    header: Centimetres | None = Field(None, alias="上")
    footer: Centimetres | None = Field(None, alias="下")


def _check_colours(colours: list[str]) -> list[str]:
    if not colours:
        raise _slip("一种颜色也没有，至少写一种六位的颜色值，或删去这一项")
    return colours


class _ChartPart(Part):
    colours: (
        Annotated[
            list[Annotated[str, Reader(_read_colour)]],
            Mended(as_list),
            AfterValidator(_check_colours),
        ]
        | None
    ) = Field(None, alias="颜色")
    height: Annotated[float, Reader(_read_chart_height)] | None = Field(None, alias="高")


class StyleFile(Part):
    """What a style file may say; all of it may be left to the style that it is based on."""

    name: Text | None = Field(None, alias="名称")
    note: Text | None = Field(None, alias="说明")
    base: Text | None = Field(None, alias="基于")
    paper: _Paper | None = Field(None, alias="纸张")
    edges: _Edges | None = Field(None, alias="页边距")
    distances: _Distances | None = Field(None, alias="页眉页脚")
    latin_font: Text | None = Field(None, alias="西文字体")
    stand_ins: dict[Text, Text] | None = Field(None, alias="替代字体")
    body: _TextPart | None = Field(None, alias="正文")
    title: _TextPart | None = Field(None, alias="大标题")
    subtitle: _TextPart | None = Field(None, alias="副标题")
    heading_1: _TextPart | None = Field(None, alias="一级标题")
    heading_2: _TextPart | None = Field(None, alias="二级标题")
    heading_3: _TextPart | None = Field(None, alias="三级标题")
    table: _TextPart | None = Field(None, alias="表格")
    caption: _TextPart | None = Field(None, alias="表题")
    header: _MarginPart | None = Field(None, alias="页眉")
    footer: _MarginPart | None = Field(None, alias="页脚")
    marks: Marks | None = Field(None, alias="编号")
    cover: Flag | None = Field(None, alias="封面")
    contents: Flag | None = Field(None, alias="目录")
    approvals: Approvals | None = Field(None, alias="审批栏")
    charts: _ChartPart | None = Field(None, alias="图表")
    reference: Text | None = Field(None, alias="参照")
    style_names: dict[Text, Text] | None = Field(None, alias="样式映射")
