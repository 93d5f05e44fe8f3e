"""版式: fonts, sizes, margins and spacing as data (``templates/styles``)."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cache
from typing import TYPE_CHECKING

from plangen import resources
from plangen.model.marks import STANDARD, NumberMark, all_levels, read_mark

if TYPE_CHECKING:
    from plangen.document.tree import Document

TWIPS_PER_CM = 1440 / 2.54
# Word's own distances of header and footer from the edge of the paper, in twips.
HEADER = 851
FOOTER = 992


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
    """A page style; lengths of the page in twips (1/1440 inch).

    ``header`` and ``footer`` are the distances of these from the edge of the paper.
    """

    name: str
    latin_font: str
    width: int
    height: int
    top: int
    bottom: int
    left: int
    right: int
    header: int
    footer: int
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

    @property
    def text_height(self) -> int:
        """Height of the text block in twips."""
        return self.height - self.top - self.bottom

    @property
    def landscape(self) -> bool:
        """Whether the page is wider than high."""
        return self.width > self.height

    def turned(self) -> Style:
        """Return the same style with the page on its side; the margins stay where they are."""
        return replace(self, width=self.height, height=self.width)


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
    """Load a style by name; what it does not say it takes from the one it is based on (基于)."""
    data = resources.read_yaml(f"styles/{name}.yaml")
    if "基于" in data:
        data = {**resources.read_yaml(f"styles/{data['基于']}.yaml"), **data}
    body = data["正文"]

    def text(key: str) -> TextStyle:
        return _text_style(data[key], body)

    def twips(part: str, key: str) -> int:
        return round(float(data[part][key]) * TWIPS_PER_CM)

    edges = "页眉页脚" in data

    return Style(
        name=data["名称"],
        latin_font=data["西文字体"],
        width=twips("纸张", "宽"),
        height=twips("纸张", "高"),
        top=twips("页边距", "上"),
        bottom=twips("页边距", "下"),
        left=twips("页边距", "左"),
        right=twips("页边距", "右"),
        header=twips("页眉页脚", "上") if edges else HEADER,
        footer=twips("页眉页脚", "下") if edges else FOOTER,
        body=text("正文"),
        title=text("大标题"),
        subtitle=text("副标题"),
        headings=(text("一级标题"), text("二级标题"), text("三级标题")),
        table=text("表格"),
        caption=text("表题"),
        page_number=text("页码"),
        marks=tuple(map(read_mark, data["编号"])) if "编号" in data else STANDARD,
    )
