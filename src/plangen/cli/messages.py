"""Problems and results on the terminal."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import typer

from plangen.problems import Problem, Severity

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

COLOURS = {Severity.ERROR: "red", Severity.WARNING: "yellow", Severity.NOTICE: "blue"}


# What moves the cursor, changes the terminal or turns the direction of writing.
UNPRINTABLE = re.compile(
    "[\x00-\x09\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ud800-\udfff]"
)
LONGEST_LINE = 200


def show_problems(problems: Iterable[Problem]) -> None:
    """Print problems to standard error, errors first, each with its place and remedy.

    Neighbours with one and the same remedy share it.
    """
    order = list(Severity)
    ordered = sorted(
        problems,
        key=lambda p: (order.index(p.severity), str(p.file), p.line, p.column),
    )
    for i, problem in enumerate(ordered):
        label = typer.style(problem.severity.value, fg=COLOURS[problem.severity], bold=True)
        typer.echo(f"{problem.place} {label}：{_printable(problem.message)}", err=True)
        if problem.source.strip() and problem.severity is Severity.ERROR:
            typer.echo(f"    {_excerpt(problem)}", err=True)
        following = ordered[i + 1].hint if i + 1 < len(ordered) else ""
        if problem.hint and problem.hint != following:
            first, *rest = _printable(problem.hint).split("\n")
            typer.echo(f"    → {first}", err=True)
            for line in rest:
                typer.echo(f"      {line}", err=True)


def _printable(text: str) -> str:
    return UNPRINTABLE.sub("\ufffd", text)


def _excerpt(problem: Problem) -> str:
    """Return the line of a problem, of a long one what is around the place."""
    line = problem.source
    if len(line) > LONGEST_LINE:
        start = max(problem.column - LONGEST_LINE // 2, 0)
        line = line[start : start + LONGEST_LINE]
    return _printable(line.strip())


def show_written(path: Path) -> None:
    """Say which file was written, on standard output."""
    typer.echo(f"已写出 {path}")
