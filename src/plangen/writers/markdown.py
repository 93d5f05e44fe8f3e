"""The tree to Markdown, with numbers written out, so that a chat window keeps them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from plangen.compose.environment import date_text
from plangen.document.forms import Grid
from plangen.document.numbering import mark, number_blocks, spaced
from plangen.document.tree import Chart, Heading, ItemList, Paragraph, Table, plain
from plangen.language.patterns import lazy
from plangen.model.marks import all_levels

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from plangen.document.forms import Form, GridRow
    from plangen.document.tree import Document, Line
    from plangen.model.marks import NumberMark

SPECIAL = lazy(r"[\\`*_\[\]<>|~]|&(?=#?\w+;)")
# What would make a list, a heading or a rule of a paragraph.
LINE_START = lazy(r"^(?P<before>\d{1,9}(?=[.)](?:\s|$)))?(?P<sign>(?(before)[.)]|[#+\-=]))")
CLOSING_SIGNS = lazy(r"#+\s*$")
RULE = {"left": ":--", "center": ":-:", "right": "--:"}


def write_markdown(document: Document, marks: Sequence[NumberMark] = ()) -> bytes:
    """Write a document as UTF-8 Markdown; without ``marks``, its numbers take its own forms."""
    blocks = _blocks(document, marks or all_levels(document.marks))
    return ("\n\n".join(blocks) + "\n").encode(errors="replace")


def _blocks(document: Document, marks: Sequence[NumberMark]) -> Iterator[str]:
    yield f"# {_title(_escape(document.title))}"
    if document.subtitle:
        yield _start(_escape(document.subtitle))
    for numbered in number_blocks(document.blocks, marks):
        block = numbered.block
        if isinstance(block, Heading):
            yield f"{'#' * (block.level + 1)} {spaced(numbered.mark)}{_title(_inline(block.line))}"
        elif isinstance(block, Paragraph):
            yield _start(_inline(block.line))
        elif isinstance(block, ItemList):
            yield "\n".join(_items(block, numbered.item_level, marks, ""))
        else:
            if block.caption:
                yield f"{numbered.mark} {_inline(block.caption)}"
            yield "\n".join(_table(block.table if isinstance(block, Chart) else block))
    if document.attachments:
        first, *rest = map(_escape, document.attachment_lines)
        yield "  \n".join((first, *(f"　　　{line}" for line in rest)))
    signature = document.signature
    signed = [_start(_escape(line)) for line in signature.lines]
    if signature.date:
        signed.append(date_text(signature.date))
    if signed:
        yield "  \n".join(signed)


def _items(block: ItemList, level: int, marks: Sequence[NumberMark], indent: str) -> Iterator[str]:
    for number, item in enumerate(block.items, start=1):
        sign = mark(level, number, marks) if block.ordered else "-"
        gap = " " if sign.endswith(".") or sign == "-" else ""
        end = "" if gap and not item.children else "  "
        yield f"{indent}{sign}{gap}{_start(_inline(item.line))}{end}"
        for child in item.children:
            yield from _items(child, level + 1, marks, indent + "   ")


def _table(table: Table) -> Iterator[str]:
    yield "| " + " | ".join(_inline(cell) for cell in table.header) + " |"
    yield "| " + " | ".join(RULE[align] for align in table.align) + " |"
    for row in table.rows:
        yield "| " + " | ".join(_inline(cell) for cell in row) + " |"


def write_form_markdown(form: Form) -> bytes:
    """Write a form as UTF-8 Markdown: every page with its title, its grids as pipe tables."""
    parts: list[str] = []
    for page in form.pages:
        parts += [f"# {_title(_escape(form.title))}", _start(_escape(form.head_line))]
        for block in page:
            if isinstance(block, Grid):
                parts.append("\n".join(_grid(block)))
            else:
                parts.append(_start(_inline(block.line)))
    return ("\n\n".join(parts) + "\n").encode(errors="replace")


def _grid(grid: Grid) -> Iterator[str]:
    """Write a grid as a table; of a cell that takes several places, the first holds the text."""
    columns: list[list[str]] = [[] for _ in grid.widths]
    for row in grid.rows:
        if row.header:
            places = [cell for cell in row.cells for _ in range(cell.columns)]
            for column, cell in zip(columns, places, strict=True):
                column += [_escape(plain(line)) for line in cell.lines]
    yield "| " + " | ".join(" ".join(column) for column in columns) + " |"
    yield "| " + " | ".join(RULE["left"] for _ in grid.widths) + " |"
    for row in grid.rows:
        if not row.header:
            yield "| " + " | ".join(_cells(row)) + " |"


def _cells(row: GridRow) -> Iterator[str]:
    for cell in row.cells:
        yield "<br>".join(_inline(line) for line in cell.lines)
        yield from [""] * (cell.columns - 1)


def _inline(line: Line) -> str:
    parts = []
    for span in line:
        text = _escape(span.text)
        if span.strong:
            text = f"**{text}**"
        if span.emphasis:
            text = f"*{text}*"
        parts.append(text)
    return "".join(parts)


def _escape(text: str) -> str:
    return SPECIAL.sub(r"\\\g<0>", text.replace("\n", " "))


def _start(text: str) -> str:
    """Keep a paragraph that starts like a list or heading a paragraph."""
    return LINE_START.sub(lambda found: f"{found['before'] or ''}\\{found['sign']}", text)


def _title(text: str) -> str:
    """Keep signs that would close a heading."""
    return CLOSING_SIGNS.sub(r"\\\g<0>", text)
