"""What docs/install.md says besides pip: pipx, uvx, and a folder for a computer without network."""

from __future__ import annotations

import os
import sys
import venv
from typing import TYPE_CHECKING

from plangen import __version__
from release.conftest import inside, run, tool

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


def test_what_was_downloaded_is_installed_without_a_network(wheel: Path, tmp_path: Path) -> None:
    packages = tmp_path / "安装包"
    pip = (sys.executable, "-m", "pip")
    run(*pip, "download", "-q", "-d", packages, wheel, folder=tmp_path)
    home = tmp_path / "venv"
    venv.create(home, with_pip=True)
    offline = {"PATH": "/nonexistent", "PIP_CONFIG_FILE": os.devnull, "HOME": str(tmp_path)}
    run(
        *(inside(home, "python"), "-m", "pip", "install", "-q", "--no-index"),
        *("--find-links", packages, "plangen"),
        folder=tmp_path,
        environment=offline,
    )
    told = run(inside(home, "plangen"), "--version", folder=tmp_path, environment=offline).stdout
    assert told == VERSION
