"""Chinese text on a terminal: lines broken where Chinese may be broken.

rich breaks lines at spaces, of which Chinese has none.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.cells import cell_len
from rich.measure import Measurement
from rich.segment import Segment

from plangen.writers.measuring import line_breaks

if TYPE_CHECKING:
    from rich.console import Console, ConsoleOptions, RenderResult
    from rich.text import Text

    from plangen.document.tree import Align

# Two Han characters: less is no room to read in.
NARROWEST = 4


def wrap(text: Text, width: int, hanging: int = 0) -> list[Text]:
    """Break a text into lines of at most ``width`` cells (a Han character has two).

    Lines after the first are ``hanging`` cells shorter. Only a character that is wider than its
    line stands out.
    """
    lines = list(text.divide(line_breaks(text.plain, width, hanging, cell_len)))
    for line in lines:
        line.rstrip()
    return lines


class Prose:
    """A text as broken lines, for a paragraph or the cell of a table.

    Lines after the first begin ``hanging`` cells further in. No line ends in spaces, so that what
    is copied or piped is the text alone.
    """

    def __init__(self, text: Text, align: Align = "left", hanging: int = 0) -> None:
        self.text = text
        self.align = align
        self.hanging = hanging

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> RenderResult:
        width, style = options.max_width, console.get_style(self.text.style)
        for number, line in enumerate(wrap(self.text, width, self.hanging)):
            rest = max(width - line.cell_len, 0)
            margin = {"left": 0, "center": rest // 2, "right": rest}[self.align]
            margin += self.hanging if number and self.align == "left" else 0
            if margin and line.plain:
                yield Segment(" " * margin)
            # rich leaves the style of a text without spans to whoever prints it.
            yield from Segment.apply_style(line.render(console), style)
            yield Segment.line()

    def __rich_measure__(self, console: Console, options: ConsoleOptions) -> Measurement:
        widest = self.text.cell_len
        return Measurement(min(widest, NARROWEST), widest).with_maximum(options.max_width)
