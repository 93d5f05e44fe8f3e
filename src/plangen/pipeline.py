"""From a dossier file to a document, step by step."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from plangen.compose.composing import compose
from plangen.compose.forms import compose_form, form_kinds
from plangen.compose.kinds import (
    CHARTS,
    GROUPS,
    check_unprinted,
    plan_sections,
    prints,
    resolve_kind,
    summary_of,
)
from plangen.compose.requirements import expect_head, require_parts
from plangen.compose.rollover import roll_over
from plangen.document.building import build_document, build_form
from plangen.facts.chart_warnings import warn_of_missing_charts
from plangen.facts.class_warnings import warn_of_class_gaps
from plangen.facts.derive import derive
from plangen.facts.payment_checks import check_payments
from plangen.facts.suggestions import suggest
from plangen.facts.warnings import warn_of_gaps
from plangen.library.choices import Choices, resolve_choices
from plangen.library.entries import load_library
from plangen.model.agreement import check_cases
from plangen.model.checks import check_dossier
from plangen.model.completing import complete
from plangen.model.heading import head_only
from plangen.model.joining import join_tables
from plangen.model.loading import load_dossier
from plangen.model.research_agreement import PROJECT, check_project
from plangen.model.schema import all_keys, item_keys, value_shapes
from plangen.model.tables import table_names
from plangen.model.version import tell_missing_version
from plangen.problems import Problem, ProblemsError, Severity, file_problem
from plangen.source import read_source
from plangen.writers.style_files import find_style, load_style, no_such_style, style_path
from plangen.writers.style_schema import StyleFile

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from plangen.compose.forms import FormKind
    from plangen.compose.kinds import Kind, SectionPlan
    from plangen.compose.rollover import RolledOver
    from plangen.compose.wishes import Wishes
    from plangen.document.forms import Form
    from plangen.document.tree import Document
    from plangen.facts.derive import Facts
    from plangen.facts.suggestions import Suggestions
    from plangen.model.dossier import Dossier, Masking
    from plangen.source import SourceFile
    from plangen.writers.styles import Style

CONTENTS_PAGES = (
    "目录的页码要由 Word 填上",
    "打开文稿时 Word 问要不要更新域，选“是”；WPS 里右击目录，选“更新域”。写成 pdf 的已经填好",
)
NO_FORMS = "档案里没有学困生，也没有别的可以填进表格的内容"


@dataclass(frozen=True, slots=True)
class Made:
    """A document and its page style, and what the user should know about how it was made."""

    document: Document
    style: Style
    problems: tuple[Problem, ...]


@dataclass(frozen=True, slots=True)
class MadeForms:
    """Forms, and what the user should know about how they were made.

    ``left_out`` are those that have nothing in this dossier to be about.
    """

    forms: tuple[Form, ...]
    left_out: tuple[FormKind, ...]
    problems: tuple[Problem, ...]


@dataclass(frozen=True, slots=True)
class Gaps:
    """A dossier with its facts, and what could fill the gaps in its plan."""

    dossier: Dossier
    facts: Facts
    suggestions: Suggestions


def make_document(
    path: Path,
    *,
    summary: bool = False,
    masking: Masking | None = None,
    style: Style | None = None,
    reference: Path | None = None,
) -> Made:
    """Make the document of a dossier: its own kind, or with ``summary`` the kind that sums it up.

    ``masking`` and ``style`` take the place of what the dossier says, ``reference`` that of what
    the style says.

    Raises:
        ProblemsError: the dossier has errors; all of them are named, and nothing was made.

    """
    source, dossier, choices, kind, sections, style = _checked(
        path, summary=summary, style=style, reference=reference
    )
    expect_head(kind, dossier, source)
    check_unprinted(dossier, kind, source)
    facts = _derive(dossier, choices, source)
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
    return Made(document, style, tuple(source.problems))


def make_forms(
    path: Path | None,
    asked: Sequence[FormKind],
    *,
    blank: bool = False,
    masking: Masking | None = None,
) -> MadeForms:
    """Make printable forms: those asked for, or all that have something to be about.

    ``blank`` forms show the class and nothing of its pupils; they do without a dossier.

    Raises:
        ProblemsError: the dossier has errors, or nothing for which there is a form.

    """
    dossier, problems = head_only(None), list[Problem]()
    facts = derive(dossier, Choices())
    if path is not None:
        source, dossier, choices = _read(path)
        resolve_kind(dossier, source)
        facts = _derive(dossier, choices, source)
        problems = source.problems
    every = form_kinds().values()
    chosen = asked or [form for form in every if blank or form.suits(dossier)]
    if path is not None and not chosen:
        raise file_problem(path, NO_FORMS, f"要空白的表格：plangen forms {path} --blank")
    if blank:
        dossier = head_only(dossier)
        facts = derive(dossier, Choices())
    forms = [compose_form(form, dossier, facts, masking or dossier.masking) for form in chosen]
    return MadeForms(
        tuple(map(build_form, forms)),
        () if asked else tuple(form for form in every if form not in chosen),
        tuple(problems),
    )


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


def make_next_term(path: Path, target: Path, wishes: Wishes) -> RolledOver:
    """Make the dossier of the next term, to be written to ``target``, from that of the last one.

    Raises:
        ProblemsError: the old dossier has errors, or there is no next term; nothing was made.

    """
    source, dossier, choices, *_ = _checked(path)
    facts = _derive(dossier, choices, source)
    return roll_over(source, dossier, facts, wishes, target)


@dataclass(frozen=True, slots=True)
class UsedFiles:
    """Files that a dossier names, right or wrong: its style, None where it has none, its tables."""

    style: Path | None
    tables: tuple[Path, ...]


def used_files(path: Path) -> UsedFiles:
    """Return the files that a dossier is made from besides itself.

    Raises:
        ProblemsError: the dossier cannot be read, or is no YAML.

    """
    source = read_source(path, all_keys(), item_keys(), value_shapes())
    if not source.readable:
        raise ProblemsError(source.problems)
    values = source.data if isinstance(source.data, dict) else {}
    asked = values.get("版式")
    return UsedFiles(
        style_path(asked, path.parent) if isinstance(asked, str) else None,
        tuple(path.parent / name for name in table_names(values)),
    )


def _read(path: Path) -> tuple[SourceFile, Dossier, Choices]:
    """Read a dossier and look up what it names; problems are collected on its source.

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
    return source, dossier, resolve_choices(dossier, load_library(), source)


def _checked(
    path: Path,
    *,
    summary: bool = False,
    style: Style | None = None,
    reference: Path | None = None,
) -> tuple[SourceFile, Dossier, Choices, Kind, tuple[SectionPlan, ...], Style]:
    """Read a dossier and check it as far as is possible without its facts.

    Raises:
        ProblemsError: it has errors; all of them are named.

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
    style = _style(dossier, source, style, reference)
    if kind is None or style is None or _has_errors(source):
        raise ProblemsError(source.problems)
    return source, dossier, choices, kind, sections, style


def _of_style_files() -> dict[str, str]:
    """Return the remedy for each key of a style file's that stands in a dossier."""
    keys = all_keys(StyleFile) - all_keys()
    return dict.fromkeys(keys, "写在版式文件里，如 校本.yaml，档案里再写 版式: 校本.yaml")


def _derive(dossier: Dossier, choices: Choices, source: SourceFile) -> Facts:
    """Derive the facts of a dossier that has no error.

    Raises:
        ProblemsError: it has errors; those that only the facts show are looked for last.

    """
    if not _has_errors(source):
        facts = derive(dossier, choices)
        check_payments(dossier, facts, source)
        if not _has_errors(source):
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


def _has_errors(source: SourceFile) -> bool:
    return any(problem.severity is Severity.ERROR for problem in source.problems)
