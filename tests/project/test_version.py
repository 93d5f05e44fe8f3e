"""The version stands in one place, and the change log has the form that it promises."""

from __future__ import annotations

import re
import subprocess
import sys
import tomllib
from datetime import date
from importlib.metadata import version

import pytest
from packaging.version import Version
from readme_renderer import markdown

from places import ROOT
from plangen import __version__

CHANGES = (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")
SORTS = ("Added", "Changed", "Deprecated", "Removed", "Fixed", "Security")
RELEASE = re.compile(r"\[(\d+\.\d+\.\d+(?:(?:a|b|rc)\d+)?)\] - (\d{4}-\d\d-\d\d)")
LINK = re.compile(r"\[([^\]]+)\]: https://\S+")


def faults(text: str) -> list[str]:
    """Say where a change log departs from Keep a Changelog."""
    lines = text.splitlines()
    found = [] if lines[:1] == ["# Changelog"] else ["the first line is no # Changelog"]
    headings = [line.removeprefix("## ") for line in lines if line.startswith("## ")]
    if headings[:1] != ["[Unreleased]"]:
        found.append("[Unreleased] is not the first")
    releases = []
    for heading in headings[1:]:
        match = RELEASE.fullmatch(heading)
        if match is None:
            found.append(f"{heading} is not of the form [1.2.3] - 2026-09-01")
        else:
            releases.append((Version(match[1]), date.fromisoformat(match[2])))
    if releases != sorted(releases, reverse=True):
        found.append("the releases are not in order, the newest first")
    for part in re.split(r"^## ", text, flags=re.MULTILINE)[1:]:
        sorts = re.findall(r"^### (.+)$", part, re.MULTILINE)
        found += [f"{sort} is no sort of change" for sort in sorts if sort not in SORTS]
        found += [f"{sort} is there twice" for sort in SORTS if sorts.count(sort) > 1]
    links = [index for index, line in enumerate(lines) if LINK.fullmatch(line)]
    if links and links != list(range(links[0], len(lines))):
        found.append("the links are not at the end")
    titles = " ".join(headings)
    names = [match[1] for index in links if (match := LINK.fullmatch(lines[index]))]
    return found + [f"{name} is no release" for name in names if f"[{name}]" not in titles]


def test_the_version_stands_in_one_place() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    assert project["project"]["dynamic"] == ["version"]
    assert project["tool"]["setuptools"]["dynamic"]["version"] == {"attr": "plangen.__version__"}
    assert str(Version(__version__)) == __version__


def test_command_and_metadata_tell_the_version() -> None:
    told = subprocess.run(
        [sys.executable, "-m", "plangen", "--version"],
        capture_output=True,
        check=True,
        encoding="utf-8",
    ).stdout
    assert told == f"plangen {__version__}\n"
    assert version("plangen") == __version__


def test_the_manual_installs_this_version() -> None:
    page = (ROOT / "docs" / "install.md").read_text(encoding="utf-8")
    assert set(re.findall(r"plangen-([^-\s]+)-py3", page)) == {__version__}
    assert f"$ plangen --version\nplangen {__version__}\n" in page


def test_no_release_is_newer_than_the_program() -> None:
    released = [Version(match[1]) for match in RELEASE.finditer(CHANGES)]
    assert all(each <= Version(__version__) for each in released)


def test_the_change_log_keeps_its_form() -> None:
    assert faults(CHANGES) == []


GOOD = """# Changelog

## [Unreleased]

### Fixed
- One.

## [0.2.0] - 2026-10-01

### Added
- Two.

## [0.1.0] - 2026-09-01

### Added
- Three.

[0.2.0]: https://example.org/0.2.0
"""


@pytest.mark.parametrize(
    ("old", "new", "fault"),
    [
        ("# Changelog\n", "# Changes\n", "the first line is no # Changelog"),
        ("## [Unreleased]\n\n### Fixed\n- One.\n\n", "", "[Unreleased] is not the first"),
        ("] - 2026-10-01", "]", "[0.2.0] is not of the form [1.2.3] - 2026-09-01"),
        ("[0.2.0] - 2026", "[0.0.9] - 2026", "the releases are not in order, the newest first"),
        ("### Fixed", "### Repaired", "Repaired is no sort of change"),
        ("- Two.", "- Two.\n\n### Added", "Added is there twice"),
        (
            "- Three.\n",
            "- Three.\n\n[0.1.0]: https://example.org\n",
            "the links are not at the end",
        ),
        ("[0.2.0]: ", "[0.3.0]: ", "0.3.0 is no release"),
    ],
    ids=["title", "unreleased", "date", "order", "sort", "twice", "links", "no-release"],
)
def test_a_change_log_without_its_form_is_found(old: str, new: str, fault: str) -> None:
    assert faults(GOOD) == []
    assert GOOD.count(old) >= 1
    assert fault in faults(GOOD.replace(old, new, 1))


def test_the_readme_can_be_shown_by_a_package_index() -> None:
    shown = markdown.render((ROOT / "README.md").read_text(encoding="utf-8"))
    assert shown is not None
    assert "<table>" in shown
    assert "一份班级档案" in shown
