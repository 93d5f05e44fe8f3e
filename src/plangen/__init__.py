"""plangen: one file about a class feeds every document of its term.

The commands are built on these functions, and so may be a school's own platform::

    import plangen

    dossier = plangen.load("档案.yaml")
    word = plangen.render(dossier)
    summary = plangen.summarize(dossier, "pdf")
    problems = plangen.check("别处来的计划.docx")

Importing plangen reads no file and builds no model; that waits for the first use.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from plangen.checker.selecting import NoSuchRuleError
    from plangen.pipeline.checked import check
    from plangen.pipeline.documents import Made, make_document, render, summarize
    from plangen.pipeline.dossiers import LoadedDossier, load
    from plangen.problems import Problem, ProblemsError, Severity

__version__ = "0.1.0"
__all__ = [
    "LoadedDossier",
    "Made",
    "NoSuchRuleError",
    "Problem",
    "ProblemsError",
    "Severity",
    "check",
    "load",
    "make_document",
    "render",
    "summarize",
]

_HOMES = {
    "LoadedDossier": "pipeline.dossiers",
    "Made": "pipeline.documents",
    "NoSuchRuleError": "checker.selecting",
    "Problem": "problems",
    "ProblemsError": "problems",
    "Severity": "problems",
    "check": "pipeline.checked",
    "load": "pipeline.dossiers",
    "make_document": "pipeline.documents",
    "render": "pipeline.documents",
    "summarize": "pipeline.documents",
}


def __getattr__(name: str) -> Any:
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(f"{__name__}.{_HOMES[name]}"), name)
