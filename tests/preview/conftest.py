"""A dossier to preview, and a preview of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from .pages import previewing

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from .pages import Asking


@pytest.fixture
def dossier(tmp_path: Path, full_dossier: str) -> Path:
    """Return the path of a full dossier in the temporary folder."""
    path = tmp_path / "档案.yaml"
    path.write_text(full_dossier, encoding="utf-8")
    return path


@pytest.fixture
def ask(dossier: Path) -> Iterator[Asking]:
    """Preview the dossier; return what asks the preview for pages."""
    with previewing(dossier) as asking:
        yield asking
