"""What the tests of a release share: the distributions, built once of what the repository holds."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tarfile
import venv
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from places import ROOT
from repository import tracked
from tools import cannot_prove

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

# What is built twice of the same sources is the same, whenever that is.
EPOCH = {"SOURCE_DATE_EPOCH": "1788220800"}


def run(
    *command: str | Path, folder: Path, environment: Mapping[str, str] | None = None
) -> subprocess.CompletedProcess[str]:
    """Run a program that must succeed."""
    done = subprocess.run(
        [str(each) for each in command],
        cwd=folder,
        env=None if environment is None else dict(environment),
        capture_output=True,
        check=False,
        encoding="utf-8",
    )
    assert done.returncode == 0, f"{done.stdout}\n{done.stderr}"
    return done


def tool(name: str) -> Path:
    """Return a program of the environment that runs the tests."""
    found = shutil.which(name, path=str(Path(sys.executable).parent))
    if found is None:
        cannot_prove(f"{name} is not installed: pip install -e '.[test]'")
    return Path(found)


def inside(folder: Path, name: str) -> Path:
    """Return a program of a virtual environment."""
    return folder / ("Scripts" if os.name == "nt" else "bin") / name


def build(source: Path, target: Path, kind: str) -> Path:
    """Build one distribution in an environment of its own, and return it."""
    run(
        *(sys.executable, "-m", "build", f"--{kind}", "--outdir", target, source),
        folder=source,
        environment={**os.environ, **EPOCH},
    )
    (built,) = target.iterdir()
    return built


@pytest.fixture(scope="session")
def checkout(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Copy what the repository holds, so that nothing left by earlier builds helps."""
    folder = tmp_path_factory.mktemp("checkout") / "plangen"
    for name in tracked():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(ROOT / name, folder / name)
    return folder


@pytest.fixture(scope="session")
def sdist(checkout: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Build the source distribution from the checkout."""
    return build(checkout, tmp_path_factory.mktemp("sdist"), "sdist")


@pytest.fixture(scope="session")
def wheel(checkout: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Build the wheel from the checkout."""
    return build(checkout, tmp_path_factory.mktemp("wheel"), "wheel")


@pytest.fixture(scope="session")
def wheel_of_sdist(sdist: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Build the wheel from the source distribution, as pip does where there is no wheel."""
    folder = tmp_path_factory.mktemp("unpacked")
    with tarfile.open(sdist) as archive:
        archive.extractall(folder, filter="data")
    (source,) = folder.iterdir()
    return build(source, tmp_path_factory.mktemp("wheel-of-sdist"), "wheel")


@pytest.fixture(scope="session")
def installed(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Install the wheel with pip into a new environment, which sees nothing of this one."""
    folder = tmp_path_factory.mktemp("installed") / "venv"
    venv.create(folder, with_pip=True)
    run(inside(folder, "python"), "-m", "pip", "install", "-q", wheel, folder=folder)
    return folder


@pytest.fixture(scope="session")
def new_environment(tmp_path_factory: pytest.TempPathFactory) -> Callable[..., Path]:
    """Return what makes a new environment with packages, faster than pip and as far from this."""

    def make(*packages: str) -> Path:
        folder = tmp_path_factory.mktemp("environment") / "venv"
        uv = tool("uv")
        run(uv, "venv", "-q", "--python", sys.executable, folder, folder=folder.parent)
        python = inside(folder, "python")
        run(uv, "pip", "install", "-q", "--python", python, *packages, folder=folder.parent)
        return folder

    return make


@pytest.fixture(scope="session", autouse=True)
def _nothing_at_home(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """Keep what uv downloads where the tests' files are, not in the user's home."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("UV_CACHE_DIR", str(tmp_path_factory.mktemp("uv-cache")))
        patch.setenv("UV_PYTHON_DOWNLOADS", "never")
        yield
