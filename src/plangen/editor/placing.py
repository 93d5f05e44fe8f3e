"""The schema as a file: beside a dossier, where editors find it without a network."""

from __future__ import annotations

import json
from pathlib import Path

from plangen.editor.schema import TITLE, schema_text
from plangen.problems import ProblemsError, file_problem
from plangen.writers.output import save

# As seen from the dossier; the first line of a scaffold names it.
BESIDE_DOSSIER = Path(".plangen") / "schema.json"
FOREIGN = "这个文件已经有了，不是 plangen 写出的档案格式，没有动它"
OTHER_PLACE = "用 -o 换一个地方"


def place_schema(path: Path) -> bool:
    """Write the schema; return whether the file had to be written.

    Raises:
        ProblemsError: the place cannot be written, or holds a file that is no schema of plangen's.

    """
    data = schema_text().encode()
    old = _read(path)
    if old == data:
        return False
    if old is not None and not _is_ours(old):
        raise file_problem(path, FOREIGN, OTHER_PLACE)
    save(path, data, force=True)
    return True


def place_beside(dossier: Path) -> Path | None:
    """Write the schema beside a dossier; return its path, or None where nothing was written.

    Completion is a convenience: a file that is not plangen's stays, and a place that cannot be
    written is no reason not to write the dossier.
    """
    path = dossier.parent / BESIDE_DOSSIER
    try:
        return path if place_schema(path) else None
    except ProblemsError:
        return None


def _read(path: Path) -> bytes | None:
    try:
        # A pipe would be waited for.
        if not path.exists() or path.is_file():
            return path.read_bytes()
    except FileNotFoundError:
        return None
    except OSError:
        pass
    raise file_problem(path, "这里已有一个读不了的文件或同名的文件夹", OTHER_PLACE)


def _is_ours(data: bytes) -> bool:
    """Whether a file is a schema that plangen wrote, in this version or another."""
    try:
        found = json.loads(data)
    except (ValueError, RecursionError):
        return False
    return isinstance(found, dict) and found.get("title") == TITLE and "$schema" in found
