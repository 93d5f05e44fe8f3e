"""The first steps, which all share: a dossier read, looked up, checked, its facts derived."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from plangen.check.own import dismiss
from plangen.check.rules import ALL
from plangen.compose.kinds import plan_sections, resolve_kind, summary_of
from plangen.compose.requirements import require_parts
from plangen.facts.derive import derive
from plangen.facts.payment_checks import check_payments
from plangen.library.choices import resolve_choices
from plangen.library.entries import load_library
from plangen.model.agreement import check_cases
from plangen.model.checks import check_dossier
from plangen.model.completing import complete
from plangen.model.joining import join_tables
from plangen.model.loading import load_dossier
from plangen.model.research_agreement import PROJECT, check_project
from plangen.model.schema import all_keys, item_keys, value_shapes
from plangen.model.version import tell_missing_version
from plangen.problems import ProblemsError, Severity
from plangen.source import read_source
from plangen.writers.style_files import find_style, load_style, no_such_style
from plangen.writers.style_schema import StyleFile

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from plangen.check.rules import Selection
    from plangen.compose.kinds import Kind, SectionPlan
    from plangen.facts.derive import Facts
    from plangen.library.choices import Choices
    from plangen.model.dossier import Dossier
    from plangen.problems import Problem
    from plangen.source import SourceFile
    from plangen.writers.styles import Style


def read_dossier(path: Path, selection: Selection = ALL) -> tuple[SourceFile, Dossier, Choices]:
    """Read a dossier and look up what it names; problems are collected on its source.

    Those that ``selection`` or a comment in the file rules out are set aside.

    Raises:
        ProblemsError: the file cannot be read as a dossier at all.

    """
    source = read_source(path, all_keys(), item_keys(), value_shapes())
    dossier = load_dossier(source, _of_style_files())
    if dossier is None:
        raise ProblemsError(source.problems)
    tell_missing_version(source)
    dossier = complete(join_tables(dossier, source), source)
    check_dossier(dossier, source)
    choices = resolve_choices(dossier, load_library(), source)
    dismiss(source, selection)
    return source, dossier, choices


def read_for_document(
    path: Path,
    *,
    summary: bool = False,
    style: Style | None = None,
    reference: Path | None = None,
    selection: Selection = ALL,
) -> tuple[SourceFile, Dossier, Choices, Kind, tuple[SectionPlan, ...], Style]:
    """Read a dossier and check it as far as is possible without its facts.

    Raises:
        ProblemsError: it has errors; all of them are named.

    """
    source, dossier, choices = read_dossier(path, selection)
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
    style = _style(dossier, source, style, reference)
    if kind is None or style is None or has_errors(source):
        raise ProblemsError(source.problems)
    return source, dossier, choices, kind, sections, style


def _of_style_files() -> dict[str, str]:
    """Return the remedy for each key of a style file's that stands in a dossier."""
    keys = all_keys(StyleFile) - all_keys()
    return dict.fromkeys(keys, "写在版式文件里，如 校本.yaml，档案里再写 版式: 校本.yaml")


def derive_facts(dossier: Dossier, choices: Choices, source: SourceFile) -> Facts:
    """Derive the facts of a dossier that has no error.

    Raises:
        ProblemsError: it has errors; those that only the facts show are looked for last.

    """
    if not has_errors(source):
        facts = derive(dossier, choices)
        check_payments(dossier, facts, source)
        if not has_errors(source):
            return facts
    raise ProblemsError(source.problems)


def _style(
    dossier: Dossier, source: SourceFile, style: Style | None, reference: Path | None
) -> Style | None:
    """Return the page style to be used, and look at the school's document that it builds on."""
    style = style or _asked_style(dossier, source)
    if style is not None and reference is not None:
        style = replace(style, reference=reference)
    if style is not None:
        source.problems += style.told
        told = _look_at(style.reference, style) if style.reference else style.in_vain
        source.problems += told
    return style


def _asked_style(dossier: Dossier, source: SourceFile) -> Style | None:
    """Return the page style that a dossier asks for; none is a problem of the source."""
    asked = dossier.style
    if asked is None:
        return load_style()
    try:
        found = find_style(asked, source.path.parent)
    except ProblemsError as error:
        source.problems += error.problems
        return None
    if found is None:
        source.add_at(("版式",), *no_such_style(asked))
    return found


def _look_at(reference: Path, style: Style) -> Sequence[Problem]:
    """Say what is wrong with the school's own document, or missing in it."""
    from plangen.writers.docx.reference_styles import check_reference  # noqa: PLC0415  (slow)

    try:
        return check_reference(reference, style)
    except ProblemsError as error:
        return error.problems


def _summing_up(kind: Kind, source: SourceFile) -> Kind | None:
    """Return the summary of a kind; none is a problem of the source."""
    found = summary_of(kind)
    if found is None:
        source.add_at(
            ("文种",), f"{kind.name}没有配套的总结", f"写这份文稿用 plangen render {source.path}"
        )
    return found


def has_errors(source: SourceFile) -> bool:
    """Whether anything that was found stops the run."""
    return any(problem.severity is Severity.ERROR for problem in source.problems)
