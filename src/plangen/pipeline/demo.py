"""A complete folder to play with: a dossier, its tables, and what is written from them.

The words and figures are those of ``templates/demo``: a file there goes into the folder as it
stands, and a table of ``demo/tables`` as a workbook.
"""

from __future__ import annotations

import tempfile
from pathlib import Path

from plangen import resources
from plangen.editor.placing import BESIDE_DOSSIER
from plangen.editor.schema import schema_text
from plangen.pipeline.documents import make_document
from plangen.pipeline.dossiers import load
from plangen.writers.output import copies_of_document
from plangen.writers.workbook import table_workbook

ROOM, TABLES = "demo", "demo/tables"
DOSSIER, GUIDE = "档案.yaml", "先看这里.txt"
SUFFIXES = (".yaml", ".txt")


def demo_files() -> dict[str, bytes]:
    """Return the files of the folder by name; the same templates give the same bytes.

    The documents are made apart from the user's folders, so that no settings of theirs show.

    Raises:
        ProblemsError: the school's templates that the environment names do not do for the dossier.

    """
    files = {
        f"{name}{suffix}": resources.read_text(f"{ROOM}/{name}{suffix}").encode()
        for suffix in SUFFIXES
        for name in resources.names(ROOM, suffix)
    }
    files |= {f"{name}.xlsx": _workbook(name) for name in resources.names(TABLES, ".yaml")}
    files |= _documents(files)
    files[BESIDE_DOSSIER.as_posix()] = schema_text().encode()
    return files


def _workbook(name: str) -> bytes:
    table = resources.read_yaml(f"{TABLES}/{name}.yaml")
    return table_workbook(table["标题"], table["表头"], table["行"])


def _documents(files: dict[str, bytes]) -> dict[str, bytes]:
    """Write the plan and the summary of the dossier among the files."""
    documents = {}
    with tempfile.TemporaryDirectory(prefix="plangen-", ignore_cleanup_errors=True) as folder:
        for name, data in files.items():
            (Path(folder) / name).write_bytes(data)
        loaded = load(Path(folder) / DOSSIER)
        for summary in (False, True):
            made = make_document(loaded, summary=summary)
            copies = copies_of_document(made.document, made.style)
            documents[f"{copies.name}.docx"] = copies.docx
    return documents
