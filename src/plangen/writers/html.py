"""The tree to HTML: one file that needs nothing else, to read on a screen and to print.

What is said and where comes from the tree, how it looks from the page style, and the markup from
``templates/web``.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Any

from jinja2 import FunctionLoader, StrictUndefined
from jinja2.sandbox import SandboxedEnvironment
from msgspec import Struct

from plangen import resources
from plangen.compose.environment import date_text
from plangen.document.forms import Grid
from plangen.document.numbering import mark, number_blocks
from plangen.document.tree import Chart, Heading, ItemList, Paragraph, Table, plain
from plangen.writers import css
from plangen.writers.characters import NOT_XML
from plangen.writers.columns import column_widths
from plangen.writers.contents import contents_levels
from plangen.writers.fitting import grid_widths, page_heights
from plangen.writers.leaves import leaves_of
from plangen.writers.measuring import text_width
from plangen.writers.signing import signature_lines
from plangen.writers.styles import BULLETS, TWIPS_PER_POINT
from plangen.writers.svg import chart_svg

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from plangen.document.forms import Cell, Form, GridRow
    from plangen.document.numbering import Numbered
    from plangen.document.tree import Document
    from plangen.writers.styles import Style

# A table of so few rows does not break across pages.
SHORT_TABLE = 8
# The least room of a column on a narrow screen, in characters, before the table is scrolled.
NARROW_COLUMN = 7.0
CELL_PADDING = 1.0


def write_html(document: Document, style: Style) -> bytes:
    """Write a document as one HTML file in UTF-8; the same tree and style give the same bytes."""
    marks = style.marks_of(document)
    blocks = tuple(number_blocks(document.blocks, marks))
    anchors = _anchors(blocks)
    return _render(
        "document.html.j2",
        document=document,
        style=style,
        furniture=style.furniture_of(document),
        blocks=tuple(zip(blocks, anchors, strict=True)),
        contents_levels=contents_levels(blocks),
        school=dict(document.head).get("学校", ""),
        leaves=[(leaf.lies, len(leaf.blocks)) for leaf in leaves_of(blocks, style)],
        targets=_targets(blocks, anchors),
        signed=signature_lines(document.signature),
        sign=lambda ordered, level, number, depth: (
            mark(level, number, marks) if ordered else BULLETS[min(depth, len(BULLETS) - 1)]
        ),
    )


def write_form_html(form: Form, style: Style) -> bytes:
    """Write a printable form as one HTML file in UTF-8; each of its pages is one in print."""
    style = style.turned() if form.landscape else style
    pages = []
    for page in form.pages:
        heights = iter(page_heights(page, style))
        pages.append(
            [
                LaidGrid(block, next(heights), style) if isinstance(block, Grid) else block
                for block in page
            ]
        )
    return _render("form.html.j2", form=form, style=style, pages=pages)


def _render(template: str, **context: Any) -> bytes:
    page = _environment().get_template(template).render(context)
    # A character that no document may hold is left out (HTML, 13.2.3.5 and XML 1.0, 2.2).
    return NOT_XML.sub("", page).encode(errors="replace")


def _anchors(blocks: Sequence[Numbered]) -> list[str]:
    """Name the places that can be led to: headings, and tables and charts with a caption."""
    kinds = ((Heading, "section"), (Table, "table"), (Chart, "chart"))
    counts = dict.fromkeys((name for _, name in kinds), 0)
    anchors = []
    for numbered in blocks:
        name = next((name for kind, name in kinds if isinstance(numbered.block, kind)), "")
        if name and numbered.mark:
            counts[name] += 1
            anchors.append(f"{name}-{counts[name]}")
        else:
            anchors.append("")
    return anchors


def _targets(blocks: Sequence[Numbered], anchors: Sequence[str]) -> dict[str, str]:
    """Where the numbers of tables and charts lead to."""
    return {
        numbered.mark: f"#{anchor}"
        for numbered, anchor in zip(blocks, anchors, strict=True)
        if anchor and isinstance(numbered.block, (Table, Chart))
    }


class Box(Struct, frozen=True):
    """A cell as HTML has it: with the rows that it takes; ``open`` goes on from another part."""

    cell: Cell
    rows: int
    top: bool
    open: bool


class LaidGrid:
    """A grid with its measures: shares of its columns, heights of its rows, cells that span rows.

    Rows at its head that repeat are a part of their own, and no cell of HTML goes on from there
    to the rows below.
    """

    def __init__(self, grid: Grid, heights: Sequence[int], style: Style) -> None:
        self.shares = _shares(grid_widths(grid, style.text_width))
        rows = list(zip(grid.rows, heights, strict=True))
        count = next((i for i, row in enumerate(grid.rows) if not row.header), len(rows))
        self.head = list(_laid(rows[:count]))
        self.body = list(_laid(rows[count:]))


def _laid(rows: Sequence[tuple[GridRow, int]]) -> Iterator[tuple[str, list[Box]]]:
    for place, (row, height) in enumerate(rows):
        boxes = []
        column = 0
        for cell in row.cells:
            if not cell.from_above or place == 0:
                below = (following for following, _ in rows[place + 1 :])
                taken = 1
                for following in below:
                    if column not in following.going_on:
                        break
                    taken += 1
                top = row.from_top and not cell.label
                boxes.append(Box(cell, taken, top, cell.from_above))
            column += cell.columns
        yield css.points(height), boxes


def _shares(widths: Sequence[int]) -> list[str]:
    """Write widths as shares of their sum."""
    return [f"{100 * width / sum(widths):.2f}%" for width in widths]


def _table_shares(table: Table, style: Style) -> list[str]:
    return _shares(column_widths(table, style.text_width, style.table.size))


def _least_width(table: Table, style: Style) -> str:
    """Width below which a table is scrolled, in sizes of its font; a whole page at the most.

    There every column still has room for its longest cell, or for ``NARROW_COLUMN`` characters.
    """
    widths = column_widths(table, style.text_width, style.table.size)
    columns = zip(table.header, *table.rows, strict=True)
    longest = (max(text_width(plain(cell)) for cell in cells) for cells in columns)
    wishes = (
        (min(wish, NARROW_COLUMN) + CELL_PADDING) * sum(widths) / width
        for wish, width in zip(longest, widths, strict=True)
    )
    return f"{min(max(wishes), style.text_width / (style.table.size * TWIPS_PER_POINT)):.4g}em"


@cache
def _environment() -> SandboxedEnvironment:
    env = SandboxedEnvironment(
        loader=FunctionLoader(lambda name: resources.read_text(f"web/{name}")),
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        autoescape=True,
    )
    kinds = {"heading": Heading, "paragraph": Paragraph, "item_list": ItemList, "table": Table}
    for name, kind in (*kinds.items(), ("chart", Chart)):
        env.tests[name] = lambda block, kind=kind: isinstance(block, kind)
    env.filters.update(
        css=css.string,
        words=css.words,
        points=css.points,
        line_height=css.line_height,
        date=date_text,
    )
    env.globals.update(
        family=css.family,
        letters=css.letters,
        western=css.WESTERN,
        chart_svg=chart_svg,
        table_shares=_table_shares,
        least_width=_least_width,
        short_table=SHORT_TABLE,
    )
    return env
