"""From a dossier file to a document."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from plangen.check.own import about_of, check_own, dismiss, tell_unused
from plangen.check.rules import ALL
from plangen.compose.composing import compose
from plangen.compose.kinds import CHARTS, GROUPS, check_unprinted, prints, summary_of
from plangen.compose.requirements import expect_head
from plangen.document.building import build_document
from plangen.facts.chart_warnings import warn_of_missing_charts
from plangen.facts.class_warnings import warn_of_class_gaps
from plangen.facts.warnings import warn_of_gaps
from plangen.pipeline.dossiers import derive_facts, has_errors, read_for_document
from plangen.problems import Problem, ProblemsError, Severity

if TYPE_CHECKING:
    from pathlib import Path

    from plangen.check.rules import Selection
    from plangen.document.tree import Document
    from plangen.model.dossier import Masking
    from plangen.writers.styles import Style

CONTENTS_PAGES = (
    "目录的页码要由 Word 填上",
    "打开文稿时 Word 问要不要更新域，选“是”；WPS 里右击目录，选“更新域”。写成 pdf 的已经填好",
)


@dataclass(frozen=True, slots=True)
class Made:
    """A document and its page style, and what the user should know about how it was made.

    ``tells_outcome`` says that the dossier also has what its summary is made of.
    """

    document: Document
    style: Style
    problems: tuple[Problem, ...]
    tells_outcome: bool = False


def make_document(
    path: Path,
    *,
    summary: bool = False,
    masking: Masking | None = None,
    style: Style | None = None,
    reference: Path | None = None,
    selection: Selection = ALL,
) -> Made:
    """Make the document of a dossier: its own kind, or with ``summary`` the kind that sums it up.

    ``masking`` and ``style`` take the place of what the dossier says, ``reference`` that of what
    the style says. The rules of the checker that ``selection`` holds are run on what was made.

    Raises:
        ProblemsError: the dossier has errors, or its document breaks a rule; all are named.

    """
    source, dossier, choices, kind, sections, style = read_for_document(
        path, summary=summary, style=style, reference=reference, selection=selection
    )
    expect_head(kind, dossier, source)
    check_unprinted(dossier, kind, source)
    facts = derive_facts(dossier, choices, source)
    warn_of_gaps(dossier, facts, source, expected=kind.expected, summary=kind.is_summary)
    grouped = any(section.template == GROUPS for section in sections)
    warn_of_class_gaps(dossier, facts, source, grouped=grouped, summary=kind.is_summary)
    if prints(sections, CHARTS):
        warn_of_missing_charts(dossier, facts, source)
    composition = compose(dossier, facts, kind, sections, masking or dossier.masking)
    for title in composition.empty_sections:
        source.add_at(
            ("章节",),
            f"“{title}”这一节没有内容，没有写进文稿",
            "补上相应的数据，或从章节里删去它",
            Severity.WARNING,
        )
    document = build_document(composition)
    if style.furniture_of(document).contents:
        source.add_at(("目录",), *CONTENTS_PAGES, Severity.NOTICE)
    check_own(document, style, source, about_of(dossier, kind, document), selection)
    dismiss(source, selection)
    tell_unused(source, selection)
    if has_errors(source):
        raise ProblemsError(source.problems)
    tells_outcome = dossier.outcome is not None and summary_of(kind) is not None
    return Made(document, style, tuple(source.problems), tells_outcome)
