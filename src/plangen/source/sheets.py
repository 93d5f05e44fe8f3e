"""A sheet as a grid of text, and what every way of reading one shares: limits, cells, remedies."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Any

from msgspec import Struct

from plangen.problems import ProblemsError, file_problem

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

MOST_CELLS = 300_000
SAVE_AS = "用 Excel 或 WPS 打开，另存为 .xlsx"
BROKEN = "读不出这张表格，文件可能没有存完整"
# What a cell holds whose formula nobody has computed yet.
NOT_COMPUTED = "=（公式没有算出）"


class Sheet(Struct, frozen=True):
    """A sheet as a grid of text: ``rows[0]`` is its first row, blank cells are empty.

    Every cell of a merged range holds its text; ``continued`` are the rows and columns, from 0, of
    those cells that belong to one above them. ``hidden`` are the rows that the sheet does not show.
    The name is empty for a text file.
    """

    path: Path
    name: str
    rows: list[list[str]]
    continued: frozenset[tuple[int, int]] = frozenset()
    hidden: frozenset[int] = frozenset()


def refuse_large(path: Path, sheet: str, rows: int, columns: int) -> None:
    """Stop where a sheet has more cells than the table of a school.

    Raises:
        ProblemsError: it has.

    """
    if rows * columns > MOST_CELLS:
        raise too_large(path, sheet)


def too_large(path: Path, sheet: str) -> ProblemsError:
    """Return the error for a sheet that is too large."""
    where = f"工作表“{sheet}”" if sheet else "这张表"
    hint = "只留下名单或成绩，离得很远的格子也要删去"
    return file_problem(path, f"{where}太大，不像一个年级的表", hint)


def squared(rows: list[list[str]]) -> list[list[str]]:
    """Give all rows one width."""
    width = max(map(len, rows), default=0)
    return [row + [""] * (width - len(row)) for row in rows]


def merged_sheet(
    path: Path,
    name: str,
    rows: list[list[str]],
    merged: Iterable[tuple[int, int, int, int]],
    hidden: Iterable[int],
) -> Sheet:
    """Return a sheet, with the text of every merged range in all its cells.

    Ranges are rows and columns from 0, ends excluded.

    Raises:
        ProblemsError: the ranges cover more cells than the table of a school.

    """
    continued: set[tuple[int, int]] = set()
    covered = 0
    for top, bottom, left, right in merged:
        if top >= len(rows) or left >= len(rows[top]):
            continue
        for number, row in enumerate(rows[top:bottom], start=top):
            columns = range(left, min(right, len(row)))
            covered += len(columns)
            if covered > MOST_CELLS:
                raise too_large(path, name)
            row[left:right] = [rows[top][left]] * len(columns)
            if number > top:
                continued.update((number, column) for column in columns)
    return Sheet(path, name, rows, frozenset(continued), frozenset(hidden))


def shown(value: Any, number_format: str = "") -> str:
    """Return what a cell shows: whole numbers without a point, days without an hour, 90%."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "是" if value else "否"
    if isinstance(value, int | float) and "%" in number_format:
        return f"{value * 100:.12g}%"
    if isinstance(value, float):
        return f"{value:.12g}" if abs(value) < 1e15 else f"{value:.0f}"  # noqa: PLR2004  (exact)
    if isinstance(value, dt.datetime):
        return str(value.date() if value.time() == dt.time() else value)
    return str(value).strip()
