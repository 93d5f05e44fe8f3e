"""What a dossier's text names of the library, and the one thing that is wrong with it."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from plangen.library.choices import Choices, resolve_choices
from plangen.library.entries import load_library
from plangen.model.loading import load_dossier
from plangen.source import SourceFile
from plangen.source.tree import parse

if TYPE_CHECKING:
    from plangen.problems import Problem


def resolved(text: str) -> tuple[Choices, list[Problem]]:
    """Resolve what the text below the line of the kind names."""
    whole = f"文种: 学困生转化计划\n{text}"
    source = SourceFile(Path("档案.yaml"), whole.split("\n"), parse(whole))
    dossier = load_dossier(source)
    assert dossier is not None, source.problems
    return resolve_choices(dossier, load_library(), source), source.problems


def only(problems: list[Problem]) -> Problem:
    """Return the problem, of which there must be one."""
    assert len(problems) == 1, problems
    return problems[0]
