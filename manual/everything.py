"""All generated files of the manual together, and writing them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from manual import commands, dossier, kinds, library, rules, terminal
from manual.pictures import pictures

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

PAGES = (commands.pages, dossier.pages, kinds.pages, library.pages, rules.pages, terminal.pages)
# Folders in which there is nothing but what is generated.
FOLDERS = ("commands", "library", "images")


def texts() -> dict[str, bytes]:
    """Return all pages by their paths below ``docs``, and the pictures that are text."""
    return {path: text.encode() for pages in PAGES for path, text in pages().items()}


def everything() -> dict[str, bytes]:
    """Return all generated files by their paths below ``docs``."""
    return {**texts(), **pictures()}


def write(files: Mapping[str, bytes], docs: Path) -> list[str]:
    """Write files and remove what was generated before; return what has changed."""
    changed = sorted(generated(docs) - set(files))
    for path in changed:
        (docs / path).unlink()
    for path, data in files.items():
        target = docs / path
        if not target.is_file() or target.read_bytes() != data:
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(data)
            changed.append(path)
    return sorted(changed)


def generated(docs: Path) -> set[str]:
    """Return the paths of what stands in the folders of generated files."""
    return {
        path.relative_to(docs).as_posix()
        for folder in FOLDERS
        for path in (docs / folder).rglob("*")
        if path.is_file()
    }
