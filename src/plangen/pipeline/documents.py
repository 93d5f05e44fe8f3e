"""From a dossier file to a document."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct

from plangen.checker.own import about_of, check_own, dismiss, tell_unused
from plangen.compose.composing import compose
from plangen.compose.kinds import CHARTS, GROUPS, check_unprinted, prints, summary_of
from plangen.compose.requirements import expect_head
from plangen.document.building import build_document
from plangen.facts.chart_warnings import warn_of_missing_charts
from plangen.facts.class_warnings import warn_of_class_gaps
from plangen.facts.warnings import warn_of_gaps
from plangen.pipeline.dossiers import derive_facts, has_errors, prepare, with_its_templates
from plangen.problems import Problem, ProblemsError, Severity
from plangen.writers.output import copies_of_document

if TYPE_CHECKING:
    from pathlib import Path

    from plangen.document.tree import Document
    from plangen.pipeline.dossiers import LoadedDossier
    from plangen.writers.styles import Style

CONTENTS_PAGES = (
    "目录的页码要由 Word 填上",
    "打开文稿时 Word 问要不要更新域，选“是”；WPS 里右击目录，选“更新域”。写成 pdf 的已经填好",
)


class Made(Struct, frozen=True):
    """A document and its page style, and what the user should know about how it was made.

    ``tells_outcome`` says that the dossier also has what its summary is made of.
    """

    document: Document
    style: Style
    problems: tuple[Problem, ...]
    tells_outcome: bool = False


def render(dossier: LoadedDossier, form: str = "docx", *, reference: Path | None = None) -> bytes:
    """Write the document of a dossier: ``docx``, ``pdf``, ``html``, ``md`` or ``txt``.

    ``reference`` is a Word document of the school's that it is to look like. What should be told
    of a dossier without errors is in ``make_document(dossier).problems``.

    Raises:
        ProblemsError: the dossier has errors, its document breaks a rule, or no program is there
            that writes PDF.
        ValueError: there is no such format.

    """
    made = make_document(dossier, reference=reference)
    return copies_of_document(made.document, made.style).data(form)


def summarize(
    dossier: LoadedDossier, form: str = "docx", *, reference: Path | None = None
) -> bytes:
    """Write the document that sums up the term of a dossier; as ``render`` in all else."""
    made = make_document(dossier, summary=True, reference=reference)
    return copies_of_document(made.document, made.style).data(form)


@with_its_templates
def make_document(
    loaded: LoadedDossier, *, summary: bool = False, reference: Path | None = None
) -> Made:
    """Make the document of a dossier: its own kind, or with ``summary`` the kind that sums it up.

    ``reference`` is a Word document of the school's that it is to look like, in the place of what
    the page style says. The rules of the checker are run on what was made.

    Raises:
        ProblemsError: the dossier has errors, or its document breaks a rule; all are named.

    """
    source, kind, sections, style = prepare(loaded, summary=summary, reference=reference)
    dossier, selection = loaded.dossier, loaded.selection
    expect_head(kind, dossier, source)
    check_unprinted(dossier, kind, source)
    facts = derive_facts(dossier, loaded.choices, source)
    warn_of_gaps(dossier, facts, source, expected=kind.expected, summary=kind.is_summary)
    grouped = any(section.template == GROUPS for section in sections)
    warn_of_class_gaps(dossier, facts, source, grouped=grouped, summary=kind.is_summary)
    if prints(sections, CHARTS):
        warn_of_missing_charts(dossier, facts, source)
    composition = compose(dossier, facts, kind, sections, dossier.masking)
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
