"""Fixtures that every test may use."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from collected import Collected
from dossiers import FULL_DOSSIER, TALENT_DOSSIER, TEACHING_DOSSIER
from tools import find_validator

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

COLLECTED = Collected()
LAST = "last"


def pytest_addoption(parser: pytest.Parser) -> None:
    """Add the flag that writes golden files anew."""
    parser.addoption("--update-golden", action="store_true", help="write golden files anew")


def pytest_configure(config: pytest.Config) -> None:
    """Take every .docx from here on: test modules import the writers by name."""
    config.addinivalue_line("markers", f"{LAST}: looks at what the tests before it made")
    COLLECTED.listen()


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Put the tests that look back to the end."""
    items.sort(key=lambda item: item.get_closest_marker(LAST) is not None)


def pytest_collection_finish(session: pytest.Session) -> None:
    """Begin to validate beside the tests, if one of them will ask for it."""
    validator = find_validator()
    if validator is not None and any(item.get_closest_marker(LAST) for item in session.items):
        COLLECTED.begin(validator)


@pytest.fixture(scope="session", autouse=True)
def collected() -> Iterator[Collected]:
    """Return every .docx that the tests have made so far."""
    yield COLLECTED
    COLLECTED.end()


@pytest.fixture
def full_dossier() -> str:
    """Return a dossier that uses most keys, as text; tests change what they need."""
    return FULL_DOSSIER


@pytest.fixture
def teaching_dossier() -> str:
    """Return the dossier of a 学科教学计划, as text."""
    return TEACHING_DOSSIER


@pytest.fixture
def talent_dossier() -> str:
    """Return the dossier of a 培优辅差计划 and of its summary, as text."""
    return TALENT_DOSSIER


@pytest.fixture
def dossier_file(tmp_path: Path) -> Callable[[str], Path]:
    """Write a text as a dossier into a fresh folder and return its path."""

    def write(text: str) -> Path:
        path = tmp_path / "档案.yaml"
        path.write_text(text, encoding="utf-8")
        return path

    return write


@pytest.fixture
def dossier(dossier_file: Callable[[str], Path], full_dossier: str) -> Path:
    """Return the path of the full dossier in the temporary folder."""
    return dossier_file(full_dossier)
