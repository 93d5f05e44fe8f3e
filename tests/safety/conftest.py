"""The command line, run in the folder of a test."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from plangen.cli import main

if TYPE_CHECKING:
    from pathlib import Path

    from .running import Command


@pytest.fixture
def plangen(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> Command:
    """Run a command in the folder of the test; return its status and all that it said."""
    monkeypatch.chdir(tmp_path)

    def call(*arguments: str) -> tuple[int, str]:
        monkeypatch.setattr("sys.argv", ["plangen", *arguments])
        with pytest.raises(SystemExit) as ended:
            main()
        heard = capfd.readouterr()
        return int(ended.value.code or 0), heard.out + heard.err

    return call
