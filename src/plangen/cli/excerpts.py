"""The line at fault with a caret under the place, as they fit on a terminal."""

from __future__ import annotations

from rich.cells import cell_len

from plangen.cli.printable import printable

TAB = 4
CUT = "…"
# Columns that a line is given however narrow the terminal says it is.
LEAST_ROOM = 24


def excerpt(source: str, line: int, column: int, width: int) -> tuple[str, str]:
    """Return a line of a file led by its number, and the caret under one of its characters.

    ``column`` counts characters from 1, ``width`` the columns of the terminal. The indentation is
    left out up to the place; what does not fit is cut on both sides of the place.
    """
    lead = f"    {line} | "
    room = max(width - cell_len(lead), LEAST_ROOM)
    indent = min(len(source) - len(source.lstrip()), column - 1)
    # What is further away than the room is wide is not even looked at: a line may be a megabyte.
    start = max(indent, column - 1 - room)
    signs = _signs(source[start : column + room].rstrip() or source[start:column])
    at = min(column - 1 - start, len(signs))
    shown, before = _window(signs, at, room, cut=start > indent)
    return f"{lead}{shown}", f"{' ' * (len(lead) - 2)}| {' ' * before}^"


def _signs(text: str) -> list[str]:
    """Characters as they are printed, each on its own: a Tab as its spaces."""
    found: list[str] = []
    column = 0
    for char in text:
        sign = " " * (TAB - column % TAB) if char == "\t" else printable(char)
        found.append(sign)
        column += cell_len(sign)
    return found


def _window(signs: list[str], at: int, room: int, *, cut: bool) -> tuple[str, int]:
    """Return the part around one sign that fits, and how many columns of it stand before that.

    ``cut`` says that something before the signs is left out already.
    """
    widths = [cell_len(sign) for sign in signs]
    before, whole = sum(widths[:at]), sum(widths)
    first, last = 0, len(signs)
    if cut or whole > room:
        while before > room // 2:
            before -= widths[first]
            whole -= widths[first]
            first += 1
    head = CUT if cut or first else ""
    whole += len(head)
    if whole > room:
        while last > at + 1 and whole + len(CUT) > room:
            last -= 1
            whole -= widths[last]
    tail = CUT if last < len(signs) else ""
    return f"{head}{''.join(signs[first:last])}{tail}", len(head) + before
