"""Chinese text on a terminal: lines broken where Chinese may be broken.

rich breaks lines at spaces, of which Chinese has none. Here a line ends after any Han character,
but never before a closing mark nor after an opening one, and Latin words and numbers stay whole
(GB/T 15834-2011, 5.1.3 to 5.1.8).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.cells import cell_len
from rich.measure import Measurement
from rich.segment import Segment

if TYPE_CHECKING:
    from collections.abc import Iterator

    from rich.console import Console, ConsoleOptions, RenderResult
    from rich.text import Text

    from plangen.document.tree import Align

NEVER_FIRST = frozenset("，。、；：？！）】〕》〉」』”’…—～·％,.;:?!)]}%")
NEVER_LAST = frozenset("（【〔《〈「『“‘([{")
# Two Han characters: less is no room to read in.
NARROWEST = 4


def wrap(text: Text, width: int, hanging: int = 0) -> list[Text]:
    """Break a text into lines of at most ``width`` cells (a Han character has two).

    Lines after the first are ``hanging`` cells shorter. Only a character that is wider than its
    line stands out.
    """
    lines = list(text.divide(_breaks(text.plain, width, hanging)))
    for line in lines:
        line.rstrip()
    return lines


def _breaks(text: str, width: int, hanging: int) -> Iterator[int]:
    """Yield the offsets at which new lines start."""
    start = end = used = 0
    room = width
    for place, sign in enumerate(text):
        if place > start and _may_part(text[place - 1], sign):
            end = place
        used += cell_len(sign)
        if used > room and place > start and not sign.isspace():
            start = end = end if end > start else place
            yield start
            used = cell_len(text[start : place + 1])
            room = width - hanging


def _may_part(before: str, after: str) -> bool:
    if after in NEVER_FIRST or before in NEVER_LAST or after.isspace():
        return False
    return not (_in_word(before) and _in_word(after))


def _in_word(sign: str) -> bool:
    """Whether a character belongs to a Latin word or a number."""
    return cell_len(sign) < 2 and not sign.isspace()  # noqa: PLR2004  (Han takes two cells)


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
