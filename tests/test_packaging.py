"""The wheel: everything is in it, and it works without the sources."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from plangen import __version__

# All but PDF, which needs a program besides.
FORMATS = ("docx", "html", "md", "txt")
ROOT = Path(__file__).parents[1]
SOURCES = ("pyproject.toml", "README.md", "LICENSE", "src", "templates")
LEFT_OUT = shutil.ignore_patterns("__pycache__", "*.egg-info", "build")


def pip(*arguments: str) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "pip", *arguments, "--no-deps", "--disable-pip-version-check"],
        capture_output=True,
        check=False,
        encoding="utf-8",
    )
    assert done.returncode == 0, done.stderr


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Build the wheel from a copy of the sources, so that nothing left by earlier builds helps."""
    copy = tmp_path_factory.mktemp("project")
    for name in SOURCES:
        if (ROOT / name).is_dir():
            shutil.copytree(ROOT / name, copy / name, ignore=LEFT_OUT)
        else:
            shutil.copy(ROOT / name, copy / name)
    target = tmp_path_factory.mktemp("wheel")
    pip("wheel", str(copy), "-w", str(target))
    (built,) = target.glob("*.whl")
    return built


@pytest.fixture(scope="module")
def names(wheel: Path) -> set[str]:
    """Return the names of the files in the wheel."""
    with zipfile.ZipFile(wheel) as archive:
        return set(archive.namelist())


@pytest.fixture(scope="module")
def installed(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Install the wheel into a folder of its own."""
    folder = tmp_path_factory.mktemp("installed")
    pip("install", str(wheel), "--target", str(folder))
    return folder


def test_the_wheel_carries_the_version(wheel: Path) -> None:
    assert wheel.name == f"plangen-{__version__}-py3-none-any.whl"


def test_every_template_is_in_the_wheel(names: set[str]) -> None:
    templates = {
        f"plangen/templates/{path.relative_to(ROOT / 'templates').as_posix()}"
        for path in (ROOT / "templates").rglob("*")
        if path.suffix in {".yaml", ".j2", ".js", ".txt"}
    }
    assert len(templates) > 20
    assert templates - names == set()


def test_every_module_is_in_the_wheel(names: set[str]) -> None:
    modules = {path.relative_to(ROOT / "src").as_posix() for path in (ROOT / "src").rglob("*.py")}
    assert modules - names == set()


def test_the_wheel_says_that_it_is_typed(names: set[str]) -> None:
    assert "plangen/py.typed" in names


def test_the_licence_is_in_the_wheel(names: set[str]) -> None:
    assert any(name.endswith("licenses/LICENSE") for name in names)


def test_nothing_but_the_package_is_in_the_wheel(names: set[str]) -> None:
    assert {name.split("/")[0] for name in names} == {
        "plangen",
        f"plangen-{__version__}.dist-info",
    }


def test_the_wheel_offers_the_command(wheel: Path) -> None:
    with zipfile.ZipFile(wheel) as archive:
        text = archive.read(f"plangen-{__version__}.dist-info/entry_points.txt").decode()
    assert "plangen = plangen.cli:main" in text.splitlines()


def run(installed: Path, folder: Path, *arguments: str) -> str:
    done = subprocess.run(
        [sys.executable, *arguments],
        cwd=folder,
        capture_output=True,
        check=False,
        encoding="utf-8",
        env={**os.environ, "PYTHONPATH": str(installed), "PYTHONUTF8": "1"},
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


def test_the_installed_wheel_is_what_runs(installed: Path, tmp_path: Path) -> None:
    where = run(installed, tmp_path, "-c", "import plangen; print(plangen.__file__)")
    assert Path(where.strip()).is_relative_to(installed)


def test_the_installed_wheel_writes_a_plan(
    installed: Path,
    tmp_path: Path,
    full_dossier: str,
) -> None:
    (tmp_path / "档案.yaml").write_text(full_dossier, encoding="utf-8")
    out = run(installed, tmp_path, "-m", "plangen", "render", "档案.yaml", "-f", ",".join(FORMATS))
    assert out.count("已写出") == len(FORMATS)
    suffixes = {path.suffix.removeprefix(".") for path in tmp_path.iterdir()}
    assert set(FORMATS) <= suffixes


def test_the_installed_wheel_writes_a_scaffold(installed: Path, tmp_path: Path) -> None:
    run(installed, tmp_path, "-m", "plangen", "new", "档案.yaml", "--cause", "作业拖欠不完成")
    assert (tmp_path / "档案.yaml").exists()
