"""The first steps, which all share: a dossier read, looked up, checked, its facts derived."""

from __future__ import annotations

from functools import wraps
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING, Concatenate, ParamSpec, TypeVar

from msgspec import Struct
from msgspec.structs import replace

from plangen import resources
from plangen.checker.own import dismiss
from plangen.checker.selecting import selection_of
from plangen.compose.kinds import plan_sections, resolve_kind, summary_of
from plangen.compose.requirements import require_parts
from plangen.facts.derive import derive
from plangen.facts.payment_checks import check_payments
from plangen.library.choices import resolve_choices
from plangen.library.entries import load_library
from plangen.model.agreement import check_cases
from plangen.model.checks import check_dossier
from plangen.model.completing import complete
from plangen.model.loading import load_dossier
from plangen.model.research_agreement import PROJECT, check_project
from plangen.model.schema import all_keys, keys_of
from plangen.model.version import tell_missing_version
from plangen.pipeline.precedence import settle
from plangen.pipeline.template_folder import templates_for
from plangen.problems import ProblemsError, Severity, file_problem, typable
from plangen.source import read_source
from plangen.source.overriding import OverrideError, read_override
from plangen.source.settings import find_settings
from plangen.writers.style_files import find_style, load_style, no_such_style
from plangen.writers.style_schema import StyleFile

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence
    from os import PathLike

    from plangen.checker.rules import Selection
    from plangen.compose.kinds import Kind, SectionPlan
    from plangen.facts.derive import Facts
    from plangen.library.choices import Choices
    from plangen.model.dossier import Dossier
    from plangen.problems import Problem
    from plangen.source import SourceFile
    from plangen.source.origins import Entry
    from plangen.source.settings import Settings
    from plangen.writers.styles import Style

P = ParamSpec("P")
T = TypeVar("T")
NOTHING: Mapping[str, str] = MappingProxyType({})


class LoadedDossier(Struct, frozen=True):
    """A dossier as read, with what holds for it besides; any number of documents is made of it.

    ``source`` has the problems found so far: making a document finds more, and tells all.
    ``selection`` are the rules that its documents must keep, ``settings`` the school's, and
    ``templates`` the folder of templates of its own.
    """

    source: SourceFile
    dossier: Dossier
    choices: Choices
    selection: Selection
    settings: Settings
    templates: Path | None = None

    @property
    def problems(self) -> tuple[Problem, ...]:
        """What reading has found."""
        return tuple(self.source.problems)


def load(
    path: str | PathLike[str],
    *,
    values: Mapping[str, str] = NOTHING,
    select: Iterable[str] = (),
    ignore: Iterable[str] = (),
    templates: str | PathLike[str] | None = None,
) -> LoadedDossier:
    """Read a dossier, with the school's settings, and look up what it names in the library.

    ``values`` take the place of entries: keys as with ``--set``, such as ``学生情况.人数``, and
    texts as they are typed in YAML. ``select`` and ``ignore`` name rules of the checker. Problems
    are collected in the result, without those that a comment in the file or ``ignore`` rules out.
    ``templates`` is the school's folder of templates; without it, one may be named elsewhere
    (``template_folder``).

    Raises:
        ProblemsError: the file cannot be read as a dossier at all, the settings are wrong, or one
            of ``values`` is no YAML.
        NoSuchRuleError: there is no such rule.

    """
    path = Path(path)
    settings = find_settings(path)
    selection = selection_of(settings, select, ignore)
    source = read_settled(path, values, settings)
    folder = templates_for(path, None if templates is None else Path(templates), settings)
    with resources.using(folder):
        dossier = load_dossier(source, _of_style_files())
        if dossier is None:
            raise ProblemsError(source.problems)
        tell_missing_version(source)
        dossier = complete(_with_tables(dossier, source), source)
        check_dossier(dossier, source)
        choices = resolve_choices(dossier, load_library(), source)
    dismiss(source, selection)
    return LoadedDossier(source, dossier, choices, selection, settings, folder)


def _with_tables(dossier: Dossier, source: SourceFile) -> Dossier:
    """Return the dossier with what its tables hold, if it names any: most take no time for them."""
    if dossier.roster is None and not dossier.score_tables:
        return dossier
    from plangen.model.joining import join_tables  # noqa: PLC0415

    return join_tables(dossier, source)


def with_its_templates(
    make: Callable[Concatenate[LoadedDossier, P], T],
) -> Callable[Concatenate[LoadedDossier, P], T]:
    """Let a function that makes something of a dossier see the templates of its school."""

    @wraps(make)
    def within(loaded: LoadedDossier, /, *args: P.args, **kwargs: P.kwargs) -> T:
        with resources.using(loaded.templates):
            return make(loaded, *args, **kwargs)

    return within


def read_settled(path: Path, values: Mapping[str, str], settings: Settings) -> SourceFile:
    """Read a dossier, with the values from elsewhere in their places; nothing is checked yet.

    Raises:
        ProblemsError: the file is no text, or one of ``values`` is no YAML.

    """
    source = read_source(path, keys_of())
    settle(source, entries_of(values), settings)
    return source


def entries_of(values: Mapping[str, str]) -> list[Entry]:
    """Return the entries that take the place of a dossier's.

    Raises:
        ProblemsError: one of them is none.

    """
    found = []
    for key, text in values.items():
        try:
            found.append(read_override(key, text))
        except OverrideError as error:
            raise file_problem(Path(f"{key}={text}"), str(error)) from None
    return found


def prepare(
    loaded: LoadedDossier, *, summary: bool = False, reference: Path | None = None
) -> tuple[SourceFile, Kind, tuple[SectionPlan, ...], Style]:
    """Check a dossier for one document as far as is possible without its facts.

    Returns its source with all problems so far, the document's kind, sections and page style.

    Raises:
        ProblemsError: it has errors; all of them are named.

    """
    source, dossier, choices = loaded.source.copy(), loaded.dossier, loaded.choices
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
    style = _style(dossier, source, reference)
    if kind is None or style is None or has_errors(source):
        raise ProblemsError(source.problems)
    return source, kind, sections, style


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


def _style(dossier: Dossier, source: SourceFile, reference: Path | None) -> Style | None:
    """Return the page style to be used, and look at the school's document that it builds on."""
    style = asked_style(dossier, source)
    if style is not None and reference is not None:
        style = replace(style, reference=reference)
    if style is not None:
        source.problems += style.told
        told = _look_at(style.reference, style) if style.reference else style.in_vain
        source.problems += told
    return style


def asked_style(dossier: Dossier, source: SourceFile) -> Style | None:
    """Return the page style that a dossier asks for; none is a problem of the source."""
    asked = dossier.style
    if asked is None:
        return load_style()
    try:
        found = find_style(asked, source.folder(("版式",)))
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
            ("文种",),
            f"{kind.name}没有配套的总结",
            f"写这份文稿用 plangen render {typable(source.path)}",
        )
    return found


def has_errors(source: SourceFile) -> bool:
    """Whether anything that was found stops the run."""
    return any(problem.severity is Severity.ERROR for problem in source.problems)
