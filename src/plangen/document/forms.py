"""The tree of a printable form: pages of paragraphs and grids with room to write in."""

from __future__ import annotations

from itertools import accumulate
from typing import TYPE_CHECKING

from msgspec import Struct

if TYPE_CHECKING:
    from plangen.document.tree import Align, Line, Paragraph

LINE_TO_WRITE_ON = "＿＿＿＿＿"


class Cell(Struct, frozen=True):
    """One cell: its lines, the columns that it takes, and whether it goes on from the row above.

    A ``label`` says what belongs into the cells beside or below it.
    """

    lines: tuple[Line, ...]
    columns: int = 1
    from_above: bool = False
    label: bool = False
    align: Align = "left"


class GridRow(Struct, frozen=True):
    """A row whose cells take all columns; ``height`` is the least, in centimetres.

    A row that ``grows`` shares what is left of its page; a ``header`` repeats on every page. A row
    ``from_top`` begins its texts at the upper edge, so that they can be gone on with by hand.
    """

    cells: tuple[Cell, ...]
    height: float = 0.0
    grows: bool = False
    header: bool = False
    from_top: bool = False

    @property
    def going_on(self) -> frozenset[int]:
        """Columns, from 0, at which a cell goes on from the row above."""
        starts = accumulate((cell.columns for cell in self.cells), initial=0)
        return frozenset(
            start for start, cell in zip(starts, self.cells, strict=False) if cell.from_above
        )


class Grid(Struct, frozen=True):
    """A ruled grid; ``widths`` are the columns' shares of the width of the page."""

    widths: tuple[float, ...]
    rows: tuple[GridRow, ...]


Page = tuple["Paragraph | Grid", ...]


class Form(Struct, frozen=True):
    """A form: every page begins with the title and has the same line at its head.

    ``head`` are labels with what stands behind them; where nothing does, there is a line to write
    on.
    """

    title: str
    head: tuple[tuple[str, str], ...]
    pages: tuple[Page, ...]
    landscape: bool
    author: str

    @property
    def head_line(self) -> str:
        """The line at the head of every page, as text."""
        return "　".join(f"{label}：{known or LINE_TO_WRITE_ON}" for label, known in self.head)
