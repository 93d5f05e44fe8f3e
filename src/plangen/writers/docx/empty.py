"""The empty Word document that comes with python-docx, read without loading the library.

Loading it takes longer than writing a whole document, and of all that it knows a new document needs
only this: the parts that no document changes, and how the roots of the others begin.
"""

from __future__ import annotations

import re
import zipfile
from functools import cache
from importlib.util import find_spec
from pathlib import Path

FOLDER = "templates"
ARCHIVE = "default.docx"
ROOT = re.compile(rb"<\w+:\w+[^>]*>")


@cache
def part(name: str) -> bytes:
    """Return a part of the empty document as it is."""
    with zipfile.ZipFile(_folder() / ARCHIVE) as archive:
        return archive.read(name)


@cache
def root_of(name: str) -> str:
    """Return how the root of a part begins; of ``header`` and ``footer`` too."""
    margin = _folder() / f"default-{name}.xml"
    found = ROOT.search(margin.read_bytes() if name in {"header", "footer"} else part(name))
    if found is None:
        raise ValueError(f"{name} has no root")
    return " ".join(found[0].decode().split()).replace(" >", ">")


def _folder() -> Path:
    spec = find_spec("docx")
    if spec is None or spec.origin is None:
        raise ModuleNotFoundError("docx")
    return Path(spec.origin).parent / FOLDER
