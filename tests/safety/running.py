"""Runs Python and the command line in processes of their own."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable, Mapping
from pathlib import Path

from places import EXAMPLES

TESTS = Path(__file__).parent.parent
DOSSIER = EXAMPLES / "001-6" / "档案.yaml"
(DOCUMENT,) = DOSSIER.parent.glob("*.docx")

# A command line run in this process: its status, and all that it said.
Command = Callable[..., tuple[int, str]]


def environment(more: Mapping[str, str] | None = None) -> dict[str, str]:
    """Return the environment of a process that leaves no compiled files."""
    return {**os.environ, "PYTHONDONTWRITEBYTECODE": "1", **(more or {})}


def python(
    *arguments: str | Path, cwd: Path, env: Mapping[str, str] | None = None
) -> subprocess.CompletedProcess[str]:
    """Run Python with arguments."""
    return subprocess.run(
        [sys.executable, *map(str, arguments)],
        cwd=cwd,
        env=environment(env),
        capture_output=True,
        check=False,
        encoding="utf-8",
        errors="surrogateescape",
        stdin=subprocess.DEVNULL,
    )


def plangen(
    *arguments: str | Path, cwd: Path, env: Mapping[str, str] | None = None
) -> subprocess.CompletedProcess[str]:
    """Run the command line."""
    return python("-m", "plangen", *arguments, cwd=cwd, env=env)
