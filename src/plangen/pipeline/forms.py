"""From a dossier file to printable forms."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct

from plangen import resources
from plangen.compose.forms import compose_form, form_kinds, form_names
from plangen.compose.kinds import resolve_kind
from plangen.document.building import build_form
from plangen.facts.derive import derive
from plangen.library.choices import Choices
from plangen.model.head import head_only
from plangen.pipeline.dossiers import derive_facts
from plangen.problems import Problem, did_you_mean, file_problem, typable

if TYPE_CHECKING:
    from collections.abc import Sequence

    from plangen.compose.forms import FormComposition, FormKind
    from plangen.document.forms import Form
    from plangen.pipeline.dossiers import LoadedDossier

LIKE = "forms/点名表.md.j2"
NO_FORMS = "档案里没有学困生，也没有别的可以填进表格的内容"


class MadeForms(Struct, frozen=True):
    """Forms, and what the user should know about how they were made.

    ``left_out`` are those that have nothing in this dossier to be about.
    """

    forms: tuple[Form, ...]
    left_out: tuple[FormKind, ...]
    problems: tuple[Problem, ...]


def make_forms(
    loaded: LoadedDossier | None, asked: Sequence[FormKind], *, blank: bool = False
) -> MadeForms:
    """Make printable forms: those asked for, or all that have something to be about.

    ``blank`` forms show the class and nothing of its pupils; they do without a dossier.

    Raises:
        ProblemsError: the dossier has errors, or nothing for which there is a form.

    """
    dossier, problems = head_only(None), list[Problem]()
    facts = derive(dossier, Choices())
    if loaded is not None:
        source, dossier = loaded.source.copy(), loaded.dossier
        resolve_kind(dossier, source)
        facts = derive_facts(dossier, loaded.choices, source)
        problems = source.problems
    every = form_kinds().values()
    chosen = asked or [form for form in every if blank or form.suits(dossier)]
    if loaded is not None and not chosen:
        path = loaded.source.path
        raise file_problem(path, NO_FORMS, f"要空白的表格：plangen forms {typable(path)} --blank")
    if blank:
        dossier = head_only(dossier)
        facts = derive(dossier, Choices())
    forms = [_made(form, compose_form(form, dossier, facts, dossier.masking)) for form in chosen]
    return MadeForms(
        tuple(forms),
        () if asked else tuple(form for form in every if form not in chosen),
        tuple(problems),
    )


def no_such_form(name: str) -> tuple[str, str]:
    """Return what to say where no form has this name, and what to do."""
    hint = did_you_mean(name, form_names()) or f"可以写：{'、'.join(form_kinds())}"
    return f"没有“{name}”这张表格", hint


def _made(form: FormKind, composition: FormComposition) -> Form:
    """Build a form.

    Raises:
        ProblemsError: a school's page of it is no page of a form.

    """
    try:
        return build_form(composition)
    except ValueError as error:
        name = f"forms/{form.name}.md.j2"
        hint = f"只写段落和表格；表头写各列的宽，每行第一格写高，都是厘米数。照 templates/{LIKE} 改"
        raise file_problem(resources.place(name), "表格的页面排不出来", hint) from error
