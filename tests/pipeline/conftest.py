"""A dossier to make documents of."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def dossier(tmp_path: Path, full_dossier: str) -> Path:
    """Return the path of a full dossier in the temporary folder."""
    path = tmp_path / "档案.yaml"
    path.write_text(full_dossier, encoding="utf-8")
    return path
