"""Dossiers from YAML text, without a file, and what is said of wrong facts and values."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from pydantic_core import PydanticCustomError

from plangen.model.checks import check_dossier
from plangen.model.loading import load_dossier
from plangen.problems import Problem, Severity
from plangen.source.reading import source_of

if TYPE_CHECKING:
    from collections.abc import Callable

    from plangen.model.dossier import Dossier
    from plangen.source import SourceFile

    Check = Callable[[Dossier, SourceFile], None]


def dossier_of(text: str) -> tuple[Dossier, SourceFile]:
    """Read a dossier, of the plan's kind unless it names another."""
    source = source_of(Path("档案.yaml"), text)
    source.tree.data = {"文种": "学困生转化计划", **(source.data or {})}
    dossier = load_dossier(source)
    assert dossier is not None, source.problems
    return dossier, source


def problems_of(text: str, *checks: Check) -> list[Problem]:
    """Read a dossier, and return what is wrong with it and with the facts that are checked."""
    dossier, source = dossier_of(text)
    for check in checks:
        check(dossier, source)
    return source.problems


def class_dossier(text: str) -> tuple[Dossier, SourceFile]:
    """Read the dossier of a class teacher's plan; its kind is line 1."""
    return dossier_of(f"文种: 班主任工作计划\n{text}")


def class_problems(text: str) -> list[Problem]:
    """Return all problems of a class teacher's dossier; its kind is line 1."""
    return problems_of(f"文种: 班主任工作计划\n{text}", check_dossier)


def only(problems: list[Problem], severity: Severity = Severity.ERROR) -> Problem:
    """Return the one problem there is, which has a remedy."""
    assert [problem.severity for problem in problems] == [severity], problems
    assert problems[0].hint
    return problems[0]


def refusal(read: Callable[[Any], Any], value: Any) -> str:
    """Return the sentence with which a value is refused."""
    with pytest.raises(PydanticCustomError) as caught:
        read(value)
    return caught.value.message()
