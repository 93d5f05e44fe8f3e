"""``requirements.lock`` holds every dependency with its digest, at a version within its bounds."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

ROOT = Path(__file__).parent.parent.parent
PIN = re.compile(
    r"^([A-Za-z0-9._-]+)==(\S+)(?: ; [^\\]*)? \\\n((?:    --hash=\S+.*\n)*)", re.MULTILINE
)
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
EXTRAS = [each for extra in PROJECT["optional-dependencies"].values() for each in extra]
# An extra may take in another: plangen[docs].
OWN = f"{PROJECT['name']}["
DEPENDENCIES = [
    *PROJECT["dependencies"],
    *(each for each in EXTRAS if not each.startswith(OWN)),
]


def pins() -> dict[str, list[tuple[str, str]]]:
    """Return versions and digests by name; a name may have a version for each system."""
    text = (ROOT / "requirements.lock").read_text(encoding="utf-8")
    found: dict[str, list[tuple[str, str]]] = {}
    for name, version, digests in PIN.findall(text):
        found.setdefault(canonicalize_name(name), []).append((version, digests))
    return found


@pytest.mark.parametrize("dependency", DEPENDENCIES)
def test_a_dependency_is_locked_within_its_bounds(dependency: str) -> None:
    wanted = Requirement(dependency)
    versions = [version for version, _ in pins()[canonicalize_name(wanted.name)]]
    assert versions
    assert all(wanted.specifier.contains(version) for version in versions)


def test_what_is_locked_has_its_digests() -> None:
    lines = (ROOT / "requirements.lock").read_text(encoding="utf-8").splitlines()
    locked = [line for line in lines if line and not line.startswith((" ", "#"))]
    assert len(locked) == sum(map(len, pins().values()))
    for name, versions in pins().items():
        assert all("--hash=sha256:" in digests for _, digests in versions), name


def test_no_other_index_is_named() -> None:
    text = (ROOT / "requirements.lock").read_text(encoding="utf-8")
    assert not re.search(r"index-url|find-links|file:|@ ", text)


@pytest.mark.parametrize("dependency", PROJECT["dependencies"])
def test_what_is_needed_has_a_lowest_version(dependency: str) -> None:
    operators = {each.operator for each in Requirement(dependency).specifier}
    assert operators & {">=", "=="}
