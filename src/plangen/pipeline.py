"""From a dossier file to a document, step by step."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from plangen.compose.composing import compose
from plangen.compose.kinds import plan_sections, resolve_kind, summary_of
from plangen.compose.scaffold import outcome_scaffold
from plangen.document.building import build_document
from plangen.facts.derive import derive
from plangen.facts.warnings import warn_of_gaps
from plangen.library.choices import resolve_choices
from plangen.library.entries import load_library
from plangen.model.agreement import check_agreement, check_cases
from plangen.model.completing import complete
from plangen.model.loading import load_dossier
from plangen.model.schema import all_keys, item_keys
from plangen.problems import Problem, ProblemsError, Severity
from plangen.source import read_source

if TYPE_CHECKING:
    from pathlib import Path

    from plangen.compose.kinds import Kind
    from plangen.document.tree import Document
    from plangen.library.choices import Choices
    from plangen.model.dossier import Dossier, Masking
    from plangen.source import SourceFile


UNCOMMENT = (
    "由 plangen new 写出的档案，去掉末尾“# 总结”起各行前面的“# ”；没有这几行，就在末尾加上："
)


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
    choices = resolve_choices(dossier, load_library(), source)
    kind = resolve_kind(dossier, source)
    if kind is not None and summary:
        kind = summary_of(kind)
    if kind is not None and kind.is_summary:
        check_cases(dossier, source)
        _ask_for_outcome(kind, dossier, choices, source)
    sections = plan_sections(dossier, kind, source) if kind else ()
    if kind is None or any(p.severity is Severity.ERROR for p in source.problems):
        raise ProblemsError(source.problems)
    facts = derive(dossier, choices)
    warn_of_gaps(dossier, facts, load_library(), source, summary=kind.is_summary)
    composition = compose(dossier, facts, kind, sections, masking or dossier.masking)
    for title in composition.empty_sections:
        source.add_at(
            ("章节",),
            f"“{title}”这一节没有内容，没有写进文稿",
            "补上相应的数据，或从章节里删去它",
            Severity.WARNING,
        )
    return Made(build_document(composition), tuple(source.problems))


def _ask_for_outcome(kind: Kind, dossier: Dossier, choices: Choices, source: SourceFile) -> None:
    """Say what to add where a summary is wanted of a dossier without 总结."""
    if dossier.outcome is not None or (source.data or {}).get("总结"):
        return
    body = outcome_scaffold(choices, dossier.grade)
    if ("总结",) in source.tree.keys:
        inner = body.removeprefix("总结:")
        source.add_at(("总结",), "“总结”下面还没有内容", f"在“总结:”下面加上：{inner}", key=True)
    else:
        source.add(
            0,
            0,
            f"{kind.name}需要“总结”这一部分，档案里还没有",
            f"{UNCOMMENT}\n{body}",
        )
