"""A command line as it is typed, and what the terminal shows."""

from __future__ import annotations

import os
import shlex
import subprocess
import sys
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

COLUMNS = 80
LONGEST = 60
# How a question ends that is to be answered with a word.
ASKS = "[y/N] "
# What would change what is shown, wherever it comes from.
UNSET = ("FORCE_COLOR", "CLICOLOR_FORCE")
SETTLED = {
    "COLUMNS": str(COLUMNS),
    "NO_COLOR": "1",
    "TERM": "dumb",
    "PYTHONUTF8": "1",
    "PYTHONUNBUFFERED": "1",
}


@dataclass(frozen=True, slots=True)
class Shown:
    """What came of a command: its exit status, the text on the terminal, and the new files."""

    status: int
    text: str
    new: tuple[str, ...]


def run(line: str, folder: Path, answer: str = "", **settings: str) -> Shown:
    """Run a line that begins with ``plangen`` in a folder, 80 columns wide and without colour.

    ``answer`` is typed where the command asks whether to go on.
    """
    program, *arguments = shlex.split(line)
    if program != "plangen":
        raise ValueError(line)
    before = _files(folder)
    kept = {name: value for name, value in os.environ.items() if name not in UNSET}
    with _keyboard(answer) as keyboard:
        done = subprocess.run(  # noqa: S603  (our own examples)
            [sys.executable, "-m", "plangen", *arguments],
            cwd=folder,
            env={**kept, **SETTLED, **settings},
            stdin=keyboard,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            check=False,
            encoding="utf-8",
            timeout=LONGEST,
        )
    told = done.stdout.replace(ASKS, f"{ASKS}{answer}\n") if answer else done.stdout
    text = "\n".join(each.rstrip() for each in told.splitlines())
    return Shown(done.returncode, text, tuple(sorted(_files(folder) - before)))


@contextmanager
def _keyboard(answer: str) -> Iterator[int]:
    """Return what a command reads: nothing, or a terminal on which the answer has been typed."""
    if not answer:
        yield subprocess.DEVNULL
        return
    import pty  # noqa: PLC0415  (Windows has none)

    typing, reading = pty.openpty()
    os.write(typing, f"{answer}\n".encode())
    try:
        yield reading
    finally:
        os.close(typing)
        os.close(reading)


def _files(folder: Path) -> set[str]:
    return {path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file()}
