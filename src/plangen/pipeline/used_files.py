"""Which files a dossier is made from."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from plangen.model.schema import all_keys, item_keys, value_shapes
from plangen.model.tables import table_names
from plangen.problems import ProblemsError
from plangen.source import read_source
from plangen.writers.style_files import style_path

if TYPE_CHECKING:
    from pathlib import Path


@dataclass(frozen=True, slots=True)
class UsedFiles:
    """Files that a dossier names, right or wrong: its style, None where it has none, its tables."""

    style: Path | None
    tables: tuple[Path, ...]


def used_files(path: Path) -> UsedFiles:
    """Return the files that a dossier is made from besides itself.

    Raises:
        ProblemsError: the dossier cannot be read, or is no YAML.

    """
    source = read_source(path, all_keys(), item_keys(), value_shapes())
    if not source.readable:
        raise ProblemsError(source.problems)
    values = source.data if isinstance(source.data, dict) else {}
    asked = values.get("版式")
    return UsedFiles(
        style_path(asked, path.parent) if isinstance(asked, str) else None,
        tuple(path.parent / name for name in table_names(values)),
    )
