"""Sources with their dossier, from YAML text, without a file."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from plangen.model.dossier import Dossier
from plangen.model.loading import load_dossier
from plangen.source import SourceFile
from plangen.source.tree import parse

Read = Callable[[str], tuple[Dossier, SourceFile]]


@pytest.fixture(scope="session")
def read() -> Read:
    """Return what reads a dossier, of the plan's kind unless it names another."""

    def read(text: str) -> tuple[Dossier, SourceFile]:
        source = SourceFile(Path("档案.yaml"), text.split("\n"), parse(text))
        source.tree.data.setdefault("文种", "学困生转化计划")
        dossier = load_dossier(source)
        assert dossier is not None, source.problems
        return dossier, source

    return read
