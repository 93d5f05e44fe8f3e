"""版式: fonts, sizes, margins and spacing as data (``templates/styles``)."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from plangen import resources
from plangen.model.marks import STANDARD, NumberMark, all_levels, read_mark

if TYPE_CHECKING:
    from plangen.document.tree import Document

TWIPS_PER_CM = 1440 / 2.54


@dataclass(frozen=True, slots=True)
class TextStyle:
    """How one kind of paragraph looks.

    ``size`` in points, ``line`` in multiples of a line, ``before`` and ``after`` in points,
    ``indent`` of the first line in characters.
    """

    font: str
    size: float
    bold: bool = False
    line: float = 1.5
    before: float = 0
    after: float = 0
    indent: float = 0


@dataclass(frozen=True, slots=True)
class Style:
    """A page style; lengths of the page in twips (1/1440 inch)."""

    name: str
    latin_font: str
    width: int
    height: int
    top: int
    bottom: int
    left: int
    right: int
    body: TextStyle
    title: TextStyle
    subtitle: TextStyle
    headings: tuple[TextStyle, TextStyle, TextStyle]
    table: TextStyle
    caption: TextStyle
    page_number: TextStyle
    marks: tuple[NumberMark, ...]

    def marks_of(self, document: Document) -> tuple[NumberMark, ...]:
        """Forms of the numbers of a document: its own, else those of this style."""
        return all_levels(document.marks or self.marks)

    @property
    def text_width(self) -> int:
        """Width of the text block in twips."""
        return self.width - self.left - self.right


def _text_style(data: dict[str, object], body: dict[str, object]) -> TextStyle:
    merged = {"行距": body["行距"], **data}
    keys = ("字号", "行距", "段前", "段后", "首行缩进")
    numbers = {key: float(str(merged.get(key, 0))) for key in keys}
    return TextStyle(
        font=str(merged["字体"]),
        size=numbers["字号"],
        bold=merged.get("加粗") == "是",
        line=numbers["行距"],
        before=numbers["段前"],
        after=numbers["段后"],
        indent=numbers["首行缩进"],
    )


@cache
def load_style(name: str = "校内") -> Style:
    """Load a style by name."""
    data = resources.read_yaml(f"styles/{name}.yaml")
    body = data["正文"]

    def text(key: str) -> TextStyle:
        return _text_style(data[key], body)

    def twips(part: str, key: str) -> int:
        return round(float(data[part][key]) * TWIPS_PER_CM)

    return Style(
        name=data["名称"],
        latin_font=data["西文字体"],
        width=twips("纸张", "宽"),
        height=twips("纸张", "高"),
        top=twips("页边距", "上"),
        bottom=twips("页边距", "下"),
        left=twips("页边距", "左"),
        right=twips("页边距", "右"),
        body=text("正文"),
        title=text("大标题"),
        subtitle=text("副标题"),
        headings=(text("一级标题"), text("二级标题"), text("三级标题")),
        table=text("表格"),
        caption=text("表题"),
        page_number=text("页码"),
        marks=tuple(map(read_mark, data["编号"])) if "编号" in data else STANDARD,
    )
