"""Wheel and source distribution: all is in them and nothing else, and the wheel works by itself."""

from __future__ import annotations

import os
import subprocess
import tarfile
import zipfile
from email.parser import Parser
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from places import EXAMPLES, ROOT
from plangen import __version__
from release.conftest import inside, run
from repository import tracked

if TYPE_CHECKING:
    from collections.abc import Callable

INFO = f"plangen-{__version__}.dist-info"
# All but PDF, which needs a program besides.
FORMATS = ("docx", "html", "md", "txt")
EXAMPLE = EXAMPLES / "001-1"
# What setuptools adds to a source distribution.
ADDED = ("PKG-INFO", "setup.cfg", "plangen.egg-info/")


def names(wheel: Path) -> set[str]:
    """Return the names of the files in a wheel."""
    with zipfile.ZipFile(wheel) as archive:
        return set(archive.namelist())


def in_package(name: str) -> str | None:
    """Return where a file of the repository stands in the wheel; None where it does not."""
    folder, _, rest = name.partition("/")
    return {"src": rest, "templates": f"plangen/templates/{rest}"}.get(folder)


# What is in them.


def test_the_wheel_carries_the_version(wheel: Path, sdist: Path) -> None:
    assert wheel.name == f"plangen-{__version__}-py3-none-any.whl"
    assert sdist.name == f"plangen-{__version__}.tar.gz"


def test_the_wheel_holds_the_sources_and_templates_and_nothing_else(wheel: Path) -> None:
    expected = {place for name in tracked() if (place := in_package(name))}
    assert "plangen/py.typed" in expected
    assert "plangen/templates/kinds/_order.yaml" in expected
    assert {name for name in names(wheel) if not name.startswith(INFO)} == expected


def test_the_wheel_says_what_it_is(wheel: Path) -> None:
    assert {name.removeprefix(INFO) for name in names(wheel) if name.startswith(INFO)} == {
        *("/METADATA", "/WHEEL", "/RECORD", "/entry_points.txt", "/top_level.txt"),
        "/licenses/LICENSE",
    }
    with zipfile.ZipFile(wheel) as archive:
        text = archive.read(f"{INFO}/entry_points.txt").decode()
        metadata = Parser().parsestr(archive.read(f"{INFO}/METADATA").decode())
    assert "plangen = plangen.cli:start" in text.splitlines()
    assert metadata["Version"] == __version__
    assert metadata["License-Expression"] == "MIT"
    assert metadata["Requires-Python"] == ">=3.11"
    assert metadata.get_payload() == (ROOT / "README.md").read_text(encoding="utf-8")


def test_the_source_distribution_holds_the_repository_and_nothing_else(sdist: Path) -> None:
    with tarfile.open(sdist) as archive:
        held = {member.name.split("/", 1)[1] for member in archive.getmembers() if member.isfile()}
    assert {name for name in held if not name.startswith(ADDED)} == tracked()


def test_the_wheel_of_the_sources_is_the_wheel_of_the_checkout(
    wheel: Path, wheel_of_sdist: Path
) -> None:
    assert names(wheel_of_sdist) == names(wheel)
    assert wheel_of_sdist.read_bytes() == wheel.read_bytes()


# What the wheel does, outside the checkout, in an environment that has never seen it.


@pytest.fixture
def example(tmp_path: Path) -> Path:
    """Return a folder that holds the dossier of an example alone."""
    (tmp_path / "档案.yaml").write_bytes((EXAMPLE / "档案.yaml").read_bytes())
    return tmp_path


def clean() -> dict[str, str]:
    """Return an environment in which nothing leads Python to the checkout."""
    return {name: text for name, text in os.environ.items() if not name.startswith("PYTHON")} | {
        "PYTHONUTF8": "1"
    }


def test_the_installed_wheel_tells_its_version(installed: Path, tmp_path: Path) -> None:
    command = inside(installed, "plangen")
    told = run(command, "--version", folder=tmp_path, environment=clean()).stdout
    assert told == f"plangen {__version__}\n"


def test_the_installed_wheel_can_be_imported(installed: Path, tmp_path: Path) -> None:
    code = "import plangen; print(plangen.__file__); print(plangen.make_document.__module__)"
    python = inside(installed, "python")
    told = run(python, "-c", code, folder=tmp_path, environment=clean()).stdout
    where, home = told.splitlines()
    assert Path(where).is_relative_to(installed)
    assert home == "plangen.pipeline.documents"


def test_the_installed_wheel_writes_the_example(installed: Path, example: Path) -> None:
    command = inside(installed, "plangen")
    formats = ",".join(FORMATS)
    told = run(
        command, "render", "档案.yaml", "-f", formats, folder=example, environment=clean()
    ).stdout
    assert told.count("已写出") == len(FORMATS)
    run(command, "summary", "档案.yaml", folder=example, environment=clean())
    stored = sorted(path.name for path in EXAMPLE.glob("*.docx"))
    assert sorted(path.name for path in example.glob("*.docx")) == stored
    for name in stored:
        assert (example / name).read_bytes() == (EXAMPLE / name).read_bytes()


def test_the_installed_wheel_writes_a_dossier(installed: Path, tmp_path: Path) -> None:
    command = inside(installed, "plangen")
    wished = ("new", "档案.yaml", "--cause", "作业拖欠不完成")
    run(command, *wished, folder=tmp_path, environment=clean())
    assert "作业拖欠不完成" in (tmp_path / "档案.yaml").read_text(encoding="utf-8")


def test_mypy_sees_the_types_of_the_installed_wheel(
    wheel: Path, new_environment: Callable[..., Path], tmp_path: Path
) -> None:
    program = tmp_path / "platform_of_a_school.py"
    program.write_text(
        "import plangen\n"
        'document: bytes = plangen.render(plangen.load("档案.yaml"))\n'
        'wrong: int = plangen.check("计划.docx")\n',
        encoding="utf-8",
    )
    python = inside(new_environment(str(wheel), "mypy"), "python")
    told = subprocess.run(
        [str(python), "-m", "mypy", "--follow-imports=silent", program.name],
        cwd=tmp_path,
        capture_output=True,
        check=False,
        encoding="utf-8",
    ).stdout
    assert told.count(": error:") == 1, told
    assert "platform_of_a_school.py:3: error: Incompatible types in assignment" in told
