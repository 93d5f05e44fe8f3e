"""Running plangen: in this process for speed, in one of its own where that is the point."""

from __future__ import annotations

import os
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from plangen.cli import main

from .terminal import Outcome, Plangen

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def plangen(
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> Plangen:
    """Run the command line as ``plangen …`` in the temporary folder."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("COLUMNS", "120")

    def run(*arguments: str) -> Outcome:
        capsys.readouterr()
        monkeypatch.setattr(sys, "argv", ["plangen", *arguments])
        with pytest.raises(SystemExit) as left:
            main()
        out, err = capsys.readouterr()
        assert isinstance(left.value.code, int)
        return Outcome(left.value.code, out, err)

    return run


@pytest.fixture
def process(tmp_path: Path) -> Plangen:
    """Run ``python -m plangen …`` in a process of its own, in the temporary folder."""

    def run(*arguments: str, **settings: str) -> Outcome:
        done = subprocess.run(
            [sys.executable, "-m", "plangen", *arguments],
            cwd=tmp_path,
            check=False,
            capture_output=True,
            encoding="utf-8",
            errors="replace",
            env={**os.environ, "COLUMNS": "120", "PYTHONUTF8": "1", **settings},
        )
        return Outcome(done.returncode, done.stdout, done.stderr)

    return run
