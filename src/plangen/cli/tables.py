"""Tables on the terminal: what stands in them is text, whatever it looks like."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.console import Console
from rich.table import Column, Table
from rich.text import Text

from plangen.cli.printable import printable
from plangen.writers.wrapping import Prose

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence


def show_table(
    columns: Sequence[str],
    rows: Iterable[Sequence[str]],
    *,
    title: str | None = None,
    striped: bool = False,
) -> None:
    """Print a table on standard output; a cell is broken where Chinese may be broken.

    ``striped`` rows are easier to follow where each has several lines.
    """
    table = Table(
        *(Column(text(name), overflow="fold") for name in columns),
        title=None if title is None else text(title, "table.title"),
        row_styles=["", "dim"] if striped else [],
    )
    for row in rows:
        table.add_row(*(Prose(text(said)) for said in row))
    Console().print(table)


def text(said: str, style: str = "") -> Text:
    """Return a text for rich as it is: ``[red]`` is no markup, and nothing moves the cursor."""
    return Text(printable(said), style)
