"""Write a printable form as .docx: every page with its title, every grid with fixed widths."""

from __future__ import annotations

from typing import TYPE_CHECKING

from plangen.document.forms import Grid
from plangen.writers.docx.assembling import About, Base
from plangen.writers.docx.lists import numbering_xml
from plangen.writers.docx.sections import Sections, Words
from plangen.writers.docx.xml import KEEP, fixed_table, line_runs, paragraph, run
from plangen.writers.fitting import ABOVE, GAP, grid_widths, page_heights

if TYPE_CHECKING:
    from collections.abc import Sequence

    from plangen.document.forms import Cell, Form, Page
    from plangen.writers.styles import Style

LABEL_SHADE = "F2F2F2"
IDEOGRAPHIC_SPACE = "\u3000"
LINE_TO_WRITE_ON = IDEOGRAPHIC_SPACE * 5


def write_form_docx(form: Form, style: Style) -> bytes:
    """Write a form; the same tree and style give the same bytes."""
    style = style.turned() if form.landscape else style
    base = Base(style, literal=False)
    head = base.add_margin("header", "default", _header(form.head))
    references = head + base.margins(Words("", style.footer.words))
    pages = [_page(form.title, page, style, first=not i) for i, page in enumerate(form.pages)]
    body = "".join(pages) + Sections(style, references, front=False).text()
    about = About.saying(form.title, "", form.author, None)
    return base.write(body, numbering_xml(style, style.marks, 0), about)


def _header(head: Sequence[tuple[str, str]]) -> str:
    """Build the line at the head of every page; an unknown part is a line to write on."""
    runs = []
    for i, (label, known) in enumerate(head):
        gap = IDEOGRAPHIC_SPACE if i else ""
        runs.append(run(f"{gap}{label}：{known}"))
        if not known:
            runs.append(run(LINE_TO_WRITE_ON, ruled=True))
    return paragraph("Header", "".join(runs), '<w:jc w:val="left"/>')


def _page(title: str, page: Page, style: Style, *, first: bool) -> str:
    """Build a page; the title of every page after the first starts a new one."""
    heights = iter(page_heights(page, style))
    new_page = "" if first else "<w:pageBreakBefore/>"
    parts = [paragraph("Title", run(title), new_page)]
    for place, block in enumerate(page, start=1):
        if isinstance(block, Grid):
            # What is said below a grid does not stand alone on the next page.
            keep = KEEP if place < len(page) and not isinstance(page[place], Grid) else ""
            parts.append(_GridWriter(block, next(heights), style, keep).xml())
            gap = f'{keep}<w:spacing w:line="{GAP}" w:lineRule="exact"/>'
            parts.append(paragraph("", "", gap))
        else:
            parts.append(paragraph("", line_runs(block.line)))
    return "".join(parts)


class _GridWriter:
    """Builds one grid; ``keep`` holds its last row on one page with what follows."""

    def __init__(self, grid: Grid, heights: Sequence[int], style: Style, keep: str) -> None:
        self._grid = grid
        self._heights = heights
        self._keep = keep
        self._widths = grid_widths(grid, style.text_width)

    def xml(self) -> str:
        rows = "".join(self._row(place) for place in range(len(self._grid.rows)))
        return fixed_table(self._widths, rows)

    def _row(self, place: int) -> str:
        row = self._grid.rows[place]
        below = self._grid.rows[place + 1 : place + 2]
        continued = below[0].going_on if below else frozenset[int]()
        cells = []
        column = 0
        for cell in row.cells:
            width = sum(self._widths[column : column + cell.columns])
            top = row.from_top and not cell.label
            lines = self._lines(cell, top=top, keep="" if below else self._keep)
            cells.append(_cell(cell, width, lines, top=top, goes_on=column in continued))
            column += cell.columns
        header = "<w:tblHeader/>" if row.header else ""
        return (
            f'<w:tr><w:trPr><w:cantSplit/><w:trHeight w:val="{self._heights[place]}" '
            f'w:hRule="atLeast"/>{header}</w:trPr>{"".join(cells)}</w:tr>'
        )

    def _lines(self, cell: Cell, *, top: bool, keep: str) -> str:
        spacing = f'<w:spacing w:before="{ABOVE}"/>' if top else ""
        lines = []
        for line in cell.lines or ((),):
            extra = f'{keep}{spacing}<w:jc w:val="{cell.align}"/>'
            lines.append(paragraph("TableText", line_runs(line), extra))
            spacing = ""
        return "".join(lines)


def _cell(cell: Cell, width: int, lines: str, *, top: bool, goes_on: bool) -> str:
    """Build a cell, its text at the ``top`` or in the middle; ``goes_on`` in the row below."""
    span = f'<w:gridSpan w:val="{cell.columns}"/>' if cell.columns > 1 else ""
    merge = ""
    if cell.from_above:
        merge = "<w:vMerge/>"
    elif goes_on:
        merge = '<w:vMerge w:val="restart"/>'
    shade = f'<w:shd w:val="clear" w:color="auto" w:fill="{LABEL_SHADE}"/>' if cell.label else ""
    return (
        f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/>{span}{merge}{shade}'
        f'<w:vAlign w:val="{"top" if top else "center"}"/></w:tcPr>{lines}</w:tc>'
    )
