"""The tree of a document.

It holds what a reader sees, without numbers: ``numbering`` gives headings, list items and captions
theirs, so that text and number can never disagree.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from msgspec import Struct, field

if TYPE_CHECKING:
    import datetime as dt
    from decimal import Decimal

    from plangen.model.marks import NumberMark

Align = Literal["left", "center", "right"]


class Span(Struct, frozen=True):
    """A run of text of one appearance.

    One that ``refers`` is the number of a table or chart, such as 表1, and leads to its caption.
    """

    text: str
    strong: bool = False
    emphasis: bool = False
    refers: bool = False


Line = tuple[Span, ...]


class Heading(Struct, frozen=True):
    """A heading of level 1 to 3."""

    level: int
    line: Line


class Paragraph(Struct, frozen=True):
    """A paragraph of running text."""

    line: Line


class ListItem(Struct, frozen=True):
    """One item: its own text, and the lists below it."""

    line: Line
    children: tuple[ItemList, ...] = ()


class ItemList(Struct, frozen=True):
    """A list; ``ordered`` items are numbered, the others get a bullet."""

    ordered: bool
    items: tuple[ListItem, ...]


class Table(Struct, frozen=True):
    """A table with its header row; every row has as many cells as the header."""

    caption: Line
    header: tuple[Line, ...]
    rows: tuple[tuple[Line, ...], ...]
    align: tuple[Align, ...]


class Series(Struct, frozen=True):
    """One row of figures of a chart, one for each of its categories; None where there is none."""

    name: str
    values: tuple[Decimal | None, ...]


class Chart(Struct, frozen=True):
    """A chart with its caption: upright columns, or bars that lie, grouped by category.

    ``axis`` says what the categories are; all figures have the same ``unit``, such as 人, 分 or %.
    """

    caption: Line
    bars: bool
    axis: str
    categories: tuple[str, ...]
    series: tuple[Series, ...]
    unit: str

    @property
    def table(self) -> Table:
        """The same figures as a table, for readers without pictures."""
        rows = tuple(
            ((Span(category),), *((Span(self.shown(one.values[place])),) for one in self.series))
            for place, category in enumerate(self.categories)
        )
        header = tuple((Span(name),) for name in (self.axis, *(one.name for one in self.series)))
        figures: tuple[Align, ...] = tuple("right" for _ in self.series)
        return Table(self.caption, header, rows, ("left", *figures))

    def shown(self, value: Decimal | None) -> str:
        """Return a figure as printed: with the sign of per cent, without other units."""
        if value is None:
            return "—"
        return f"{value:f}{'%' if self.unit == '%' else ''}"


Block = Heading | Paragraph | ItemList | Table | Chart


class Signature(Struct, frozen=True):
    """落款: who signs, and when. Empty parts are not printed."""

    lines: tuple[str, ...]
    date: dt.date | None


class Furniture(Struct, frozen=True):
    """What stands around the text: 封面, 目录, 审批栏; None leaves it to the page style.

    ``approvals`` are the opinions that are asked for, such as 教导处意见; empty means none.
    """

    cover: bool | None = None
    contents: bool | None = None
    approvals: tuple[str, ...] | None = None


class Document(Struct, frozen=True):
    """A whole document.

    ``marks`` are the forms of its numbers by level; empty leaves them to the page style. With
    ``literal`` numbers, they are text and not Word's own numbering. ``attachments`` are the names
    of 附件, told between the text and 落款. ``head`` says for the cover and the head of the page
    whose document it is: labels such as 学校 and 班级 with what stands behind them.
    """

    title: str
    subtitle: str
    blocks: tuple[Block, ...]
    signature: Signature
    author: str
    marks: tuple[NumberMark, ...] = ()
    literal: bool = False
    attachments: tuple[str, ...] = ()
    head: tuple[tuple[str, str], ...] = ()
    furniture: Furniture = field(default_factory=Furniture)

    @property
    def attachment_lines(self) -> tuple[str, ...]:
        """附件说明 line by line: several are numbered, none ends with a mark (GB/T 9704, 7.3.4)."""
        if len(self.attachments) < 2:  # noqa: PLR2004  (one alone needs no number)
            return tuple(f"附件：{name}" for name in self.attachments)
        return tuple(
            f"{'' if number > 1 else '附件：'}{number}. {name}"
            for number, name in enumerate(self.attachments, start=1)
        )


def plain(line: Line) -> str:
    """Return the text of a line without its appearance."""
    return "".join(span.text for span in line)
