"""pipx and uvx, by which most people will install plangen, do so from the wheel."""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING

from plangen import __version__
from release.conftest import run, tool

if TYPE_CHECKING:
    from pathlib import Path

VERSION = f"plangen {__version__}\n"


def test_pipx_installs_the_command_and_removes_it(wheel: Path, tmp_path: Path) -> None:
    commands = tmp_path / "bin"
    own = {
        **os.environ,
        "PIPX_HOME": str(tmp_path / "pipx"),
        "PIPX_BIN_DIR": str(commands),
        "PIPX_MAN_DIR": str(tmp_path / "man"),
        "PIPX_DEFAULT_PYTHON": sys.executable,
    }
    pipx = tool("pipx")
    run(pipx, "install", wheel, folder=tmp_path, environment=own)
    (command,) = commands.iterdir()
    assert command.stem == "plangen"
    assert run(command, "--version", folder=tmp_path).stdout == VERSION
    assert "作业拖欠不完成" in run(command, "library", "causes", "作业", folder=tmp_path).stdout
    run(pipx, "uninstall", "plangen", folder=tmp_path, environment=own)
    assert list(commands.iterdir()) == []


def test_uvx_runs_the_command_without_installing_it(wheel: Path, tmp_path: Path) -> None:
    home = tmp_path / "home"
    home.mkdir()
    own = {**os.environ, "HOME": str(home), "UV_TOOL_DIR": str(tmp_path / "tools")}
    told = run(
        *(tool("uvx"), "--python", sys.executable, "--from", wheel, "plangen", "--version"),
        folder=tmp_path,
        environment=own,
    ).stdout
    assert told == VERSION
    assert list(home.iterdir()) == []
