"""From a dossier file to a document, step by step."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from plangen.compose.composing import compose
from plangen.compose.kinds import GROUPS, plan_sections, resolve_kind, summary_of
from plangen.compose.requirements import require_parts
from plangen.document.building import build_document
from plangen.facts.class_warnings import warn_of_class_gaps
from plangen.facts.derive import derive
from plangen.facts.warnings import warn_of_gaps
from plangen.library.choices import resolve_choices
from plangen.library.entries import load_library
from plangen.model.agreement import check_agreement, check_cases
from plangen.model.class_agreement import check_class_work
from plangen.model.completing import complete
from plangen.model.group_agreement import check_groups
from plangen.model.loading import load_dossier
from plangen.model.schema import all_keys, item_keys
from plangen.model.tutoring_agreement import check_tutoring
from plangen.problems import Problem, ProblemsError, Severity
from plangen.source import read_source

if TYPE_CHECKING:
    from pathlib import Path

    from plangen.compose.kinds import Kind
    from plangen.document.tree import Document
    from plangen.model.dossier import Masking
    from plangen.source import SourceFile


@dataclass(frozen=True, slots=True)
class Made:
    """A document, and what the user should know about how it was made."""

    document: Document
    problems: tuple[Problem, ...]


def make_document(path: Path, *, summary: bool = False, masking: Masking | None = None) -> Made:
    """Make the document of a dossier: its own kind, or with ``summary`` the kind that sums it up.

    Raises:
        ProblemsError: the dossier has errors; all of them are named, and nothing was made.

    """
    source = read_source(path, all_keys(), item_keys())
    dossier = load_dossier(source)
    if dossier is None:
        raise ProblemsError(source.problems)
    dossier = complete(dossier, source)
    check_agreement(dossier, source)
    check_class_work(dossier, source)
    check_groups(dossier, source)
    check_tutoring(dossier, source)
    choices = resolve_choices(dossier, load_library(), source)
    kind = resolve_kind(dossier, source)
    if kind is not None and summary:
        kind = _summing_up(kind, source)
    if kind is not None:
        require_parts(kind, dossier, choices, source)
        if kind.tells_cases:
            check_cases(dossier, source)
    sections = plan_sections(dossier, kind, source) if kind else ()
    if kind is None or any(p.severity is Severity.ERROR for p in source.problems):
        raise ProblemsError(source.problems)
    facts = derive(dossier, choices)
    warn_of_gaps(dossier, facts, source, expected=kind.expected, summary=kind.is_summary)
    grouped = any(section.template == GROUPS for section in sections)
    warn_of_class_gaps(dossier, facts, source, grouped=grouped, summary=kind.is_summary)
    composition = compose(dossier, facts, kind, sections, masking or dossier.masking)
    for title in composition.empty_sections:
        source.add_at(
            ("章节",),
            f"“{title}”这一节没有内容，没有写进文稿",
            "补上相应的数据，或从章节里删去它",
            Severity.WARNING,
        )
    return Made(build_document(composition), tuple(source.problems))


def _summing_up(kind: Kind, source: SourceFile) -> Kind | None:
    """Return the summary of a kind; none is a problem of the source."""
    found = summary_of(kind)
    if found is None:
        source.add_at(
            ("文种",), f"{kind.name}没有配套的总结", f"写这份文稿用 plangen render {source.path}"
        )
    return found
