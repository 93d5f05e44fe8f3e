"""Dossiers given as text, read and checked without a document being made."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from plangen.model.agreement import check_agreement
from plangen.model.class_agreement import check_class_work
from plangen.model.group_agreement import check_groups
from plangen.model.loading import load_dossier
from plangen.model.tutoring_agreement import check_tutoring
from plangen.problems import Problem
from plangen.source import SourceFile
from plangen.source.tree import parse

if TYPE_CHECKING:
    from plangen.model.dossier import Dossier

Read = Callable[[str], "tuple[Dossier, SourceFile]"]
Checked = Callable[[str], list[Problem]]


def read_text(text: str) -> tuple[Dossier, SourceFile]:
    text = "文种: 班主任工作计划\n" + text
    source = SourceFile(Path("档案.yaml"), text.split("\n"), parse(text))
    dossier = load_dossier(source)
    assert dossier is not None, source.problems
    return dossier, source


@pytest.fixture(scope="session")
def read() -> Read:
    """Return what loads a dossier's text; its kind is line 1."""
    return read_text


@pytest.fixture(scope="session")
def all_checked() -> Checked:
    """Return what loads a dossier's text, compares its facts and returns the problems."""

    def check(text: str) -> list[Problem]:
        dossier, source = read_text(text)
        check_agreement(dossier, source)
        check_class_work(dossier, source)
        check_groups(dossier, source)
        check_tutoring(dossier, source)
        return source.problems

    return check
