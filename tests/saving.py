"""Saves a file as many editors do."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path


def save_as_editors_do(path: Path, text: str) -> None:
    """Write a new file and give it the name of the old one."""
    new = path.with_suffix(".new")
    new.write_text(text, encoding="utf-8")
    new.replace(path)
