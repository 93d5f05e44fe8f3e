"""Problems and results on the terminal."""

from __future__ import annotations

import re
import shlex
import sys
from typing import TYPE_CHECKING

import typer

from plangen.problems import Problem, Severity

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

SAFE_IN_A_SHELL = re.compile(r"[\w./\\:（）-]+")
COLOURS = {Severity.ERROR: "red", Severity.WARNING: "yellow", Severity.NOTICE: "blue"}


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
        typer.echo(f"{problem.place} {label}：{problem.message}", err=True)
        if problem.source.strip() and problem.severity is Severity.ERROR:
            typer.echo(f"    {problem.source.strip()}", err=True)
        following = ordered[i + 1].hint if i + 1 < len(ordered) else ""
        if problem.hint and problem.hint != following:
            first, *rest = problem.hint.splitlines()
            typer.echo(f"    → {first}", err=True)
            for line in rest:
                typer.echo(f"      {line}", err=True)


def show_written(path: Path) -> None:
    """Say which file was written, on standard output."""
    typer.echo(f"已写出 {path}")


def quoted(path: Path) -> str:
    """Write a path so that it can be typed into a shell."""
    text = str(path)
    if SAFE_IN_A_SHELL.fullmatch(text):
        return text
    return f'"{text}"' if sys.platform == "win32" else shlex.quote(text)
