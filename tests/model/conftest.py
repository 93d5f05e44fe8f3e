"""Sources with their dossier, from YAML text, without a file."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from plangen.model.checks import check_dossier
from plangen.model.dossier import Dossier
from plangen.model.loading import load_dossier
from plangen.problems import Problem
from plangen.source import SourceFile
from plangen.source.tree import parse

Read = Callable[[str], tuple[Dossier, SourceFile]]
Checked = Callable[[str], list[Problem]]


def dossier_of(text: str) -> tuple[Dossier, SourceFile]:
    source = SourceFile(Path("档案.yaml"), text.split("\n"), parse(text))
    source.tree.data.setdefault("文种", "学困生转化计划")
    dossier = load_dossier(source)
    assert dossier is not None, source.problems
    return dossier, source


@pytest.fixture(scope="session")
def read() -> Read:
    """Return what reads a dossier, of the plan's kind unless it names another."""
    return dossier_of


@pytest.fixture(scope="session")
def read_below_kind() -> Read:
    """Return what reads the dossier of a class teacher's plan; its kind is line 1."""
    return lambda text: dossier_of("文种: 班主任工作计划\n" + text)


@pytest.fixture(scope="session")
def all_checked(read_below_kind: Read) -> Checked:
    """Return what reads a class teacher's dossier and returns all problems of its facts."""

    def check(text: str) -> list[Problem]:
        dossier, source = read_below_kind(text)
        check_dossier(dossier, source)
        return source.problems

    return check
