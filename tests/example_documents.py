"""The documents of all examples as trees, made once for all tests that look at them."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from places import EXAMPLES
from plangen.compose.kinds import find_kind, summary_of
from plangen.pipeline.documents import make_document
from plangen.pipeline.dossiers import load
from plangen.source import read_source
from plangen.writers.output import write_document
from plangen.writers.style_files import load_style

if TYPE_CHECKING:
    from pathlib import Path

    from plangen.pipeline.documents import Made

DOSSIERS = sorted(EXAMPLES.glob("*/档案.yaml"))
PAGE_STYLES = ("校内", "公文", "简洁")
SUMMARY = "总结"


def has_summary(dossier: Path) -> bool:
    """Whether an example is a plan that has what its summary is made of."""
    data = read_source(dossier).data
    kind = find_kind(data["文种"])
    return SUMMARY in data and kind is not None and summary_of(kind) not in {None, kind}


@cache
def names() -> tuple[str, ...]:
    """Names of all documents: the example's, with 总结 for the summary of a plan."""
    found = []
    for dossier in DOSSIERS:
        found.append(dossier.parent.name)
        if has_summary(dossier):
            found.append(f"{dossier.parent.name} {SUMMARY}")
    return tuple(found)


@cache
def made(name: str) -> Made:
    """Make the document of an example."""
    folder, _, summary = name.partition(" ")
    return make_document(load(EXAMPLES / folder / "档案.yaml"), summary=bool(summary))


@cache
def as_docx(name: str, style: str = "") -> bytes:
    """Write the document of an example as .docx, in its own page style or in another."""
    example = made(name)
    return write_document(example.document, "docx", load_style(style) if style else example.style)
