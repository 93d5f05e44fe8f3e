"""A preview of a dossier."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from .pages import previewing

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from .pages import Asking


@pytest.fixture
def ask(dossier: Path) -> Iterator[Asking]:
    """Preview the dossier; return what asks the preview for pages."""
    with previewing(dossier) as asking:
        yield asking
