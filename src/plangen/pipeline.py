"""From a dossier file to a document, step by step."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from plangen.compose.composing import compose
from plangen.compose.kinds import plan_sections, resolve_kind, summary_of
from plangen.compose.requirements import require_parts
from plangen.document.building import build_document
from plangen.facts.derive import derive
from plangen.facts.payment_checks import check_payments
from plangen.facts.suggestions import suggest
from plangen.facts.warnings import warn_of_gaps
from plangen.library.choices import resolve_choices
from plangen.library.entries import load_library
from plangen.model.agreement import check_cases
from plangen.model.checks import check_dossier
from plangen.model.completing import complete
from plangen.model.loading import load_dossier
from plangen.model.research_agreement import PROJECT, check_project
from plangen.model.schema import all_keys, item_keys
from plangen.problems import Problem, ProblemsError, Severity
from plangen.source import read_source

if TYPE_CHECKING:
    from pathlib import Path

    from plangen.compose.kinds import Kind
    from plangen.document.tree import Document
    from plangen.facts.derive import Facts
    from plangen.facts.suggestions import Suggestions
    from plangen.library.choices import Choices
    from plangen.model.dossier import Dossier, Masking
    from plangen.source import SourceFile


@dataclass(frozen=True, slots=True)
class Made:
    """A document, and what the user should know about how it was made."""

    document: Document
    problems: tuple[Problem, ...]


@dataclass(frozen=True, slots=True)
class Gaps:
    """A dossier with its facts, and what could fill the gaps in its plan."""

    dossier: Dossier
    facts: Facts
    suggestions: Suggestions


def make_document(path: Path, *, summary: bool = False, masking: Masking | None = None) -> Made:
    """Make the document of a dossier: its own kind, or with ``summary`` the kind that sums it up.

    Raises:
        ProblemsError: the dossier has errors; all of them are named, and nothing was made.

    """
    source, dossier, choices = _read(path)
    kind = resolve_kind(dossier, source)
    if kind is not None and summary:
        kind = _summing_up(kind, source)
    if kind is not None:
        require_parts(kind, dossier, choices, source)
        if kind.tells_cases:
            check_cases(dossier, source)
        if PROJECT in kind.required:
            check_project(dossier, source)
    sections = plan_sections(dossier, kind, source) if kind else ()
    if kind is None or _has_errors(source):
        raise ProblemsError(source.problems)
    facts = derive(dossier, choices)
    check_payments(dossier, facts, source)
    if _has_errors(source):
        raise ProblemsError(source.problems)
    warn_of_gaps(dossier, facts, source, expected=kind.expected, summary=kind.is_summary)
    composition = compose(dossier, facts, kind, sections, masking or dossier.masking)
    for title in composition.empty_sections:
        source.add_at(
            ("章节",),
            f"“{title}”这一节没有内容，没有写进文稿",
            "补上相应的数据，或从章节里删去它",
            Severity.WARNING,
        )
    return Made(build_document(composition), tuple(source.problems))


def find_gaps(path: Path) -> Gaps:
    """Find the gaps between causes, measures and pupils of a dossier, and what could fill them.

    Raises:
        ProblemsError: the dossier has errors; all of them are named.

    """
    source, dossier, choices = _read(path)
    if _has_errors(source):
        raise ProblemsError(source.problems)
    facts = derive(dossier, choices)
    return Gaps(dossier, facts, suggest(dossier, facts, load_library()))


def _read(path: Path) -> tuple[SourceFile, Dossier, Choices]:
    """Read a dossier and look up what it names; problems are collected on its source.

    Raises:
        ProblemsError: the file cannot be read as a dossier at all.

    """
    source = read_source(path, all_keys(), item_keys())
    dossier = load_dossier(source)
    if dossier is None:
        raise ProblemsError(source.problems)
    dossier = complete(dossier, source)
    check_dossier(dossier, source)
    return source, dossier, resolve_choices(dossier, load_library(), source)


def _summing_up(kind: Kind, source: SourceFile) -> Kind | None:
    """Return the summary of a kind; none is a problem of the source."""
    found = summary_of(kind)
    if found is None:
        source.add_at(
            ("文种",), f"{kind.name}没有配套的总结", f"写这份文稿用 plangen render {source.path}"
        )
    return found


def _has_errors(source: SourceFile) -> bool:
    return any(problem.severity is Severity.ERROR for problem in source.problems)
