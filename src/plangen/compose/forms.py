"""Printable forms: what each is called and for whom (``templates/forms``), and its pages filled."""

from __future__ import annotations

from enum import Enum
from typing import TYPE_CHECKING, Any

from msgspec import Struct

from plangen import resources
from plangen.compose.composing import class_label, term_text
from plangen.compose.designating import designate
from plangen.compose.environment import environment
from plangen.compose.kind_files import FORM_HEAD, FormFile, check_form, in_order
from plangen.compose.masking import Mask
from plangen.compose.questionnaire import factors, questions
from plangen.compose.view import Guard
from plangen.facts.people import NOBODY
from plangen.model.dossier import Dossier
from plangen.model.template_files import load_own
from plangen.model.values import GRADE_NAMES, LOWER_GRADES
from plangen.problems import Problem, ProblemsError

if TYPE_CHECKING:
    from collections.abc import Iterator

    from plangen.facts.derive import Facts
    from plangen.model.dossier import Masking

ROOM = "forms"


class Paging(Enum):
    """What gets a page of its own."""

    PUPIL = "每人一页"
    CLASS = "全班一表"
    MONTH = "每月一页"


class FormKind(Struct, frozen=True):
    """A form.

    ``title`` may hold {班级} and the other words of ``head``, which every page says at its top.
    ``needs`` are the dossier's keys without which it is not made unasked; ``measures`` those whose
    planned turns it records.
    """

    name: str
    description: str
    aliases: tuple[str, ...]
    title: str
    head: tuple[str, ...]
    paging: Paging
    landscape: bool
    needs: tuple[str, ...]
    measures: tuple[str, ...]

    def suits(self, dossier: Dossier) -> bool:
        """Whether the dossier has what this form is about."""
        given = {
            field.alias for name, field in Dossier.model_fields.items() if getattr(dossier, name)
        }
        return given.issuperset(self.needs)


class FormComposition(Struct, frozen=True):
    """A form as text: the Markdown of its pages, and what stands outside them."""

    title: str
    head: tuple[tuple[str, str], ...]
    pages: tuple[str, ...]
    landscape: bool
    author: str


@resources.cached
def form_kinds() -> dict[str, FormKind]:
    """All forms by name, in the order in which a term needs them, a school's new ones last.

    Raises:
        ProblemsError: a school's forms have mistakes; all of them are named.

    """
    found: dict[str, FormKind] = {}
    problems: list[Problem] = []
    for name in in_order(ROOM):
        try:
            said, source = load_own(f"{ROOM}/{name}.yaml", FormFile)
        except ProblemsError as error:
            problems += error.problems
            continue
        if source is not None:
            check_form(said, name, source)
            problems += source.problems
        found[name] = FormKind(
            name=name,
            description=said.description,
            aliases=tuple(said.aliases),
            title=said.title,
            head=FORM_HEAD if said.head is None else tuple(said.head),
            paging=Paging(said.paging),
            landscape=said.landscape == "是",
            needs=tuple(said.needs),
            measures=tuple(said.measures),
        )
    if problems:
        raise ProblemsError(problems)
    return found


def find_form(name: str) -> FormKind | None:
    """Return the form of this name or alias."""
    return next(
        (form for form in form_kinds().values() if name == form.name or name in form.aliases),
        None,
    )


def form_names() -> list[str]:
    """Every word by which a form can be typed."""
    return [name for form in form_kinds().values() for name in (form.name, *form.aliases)]


def compose_form(
    form: FormKind, dossier: Dossier, facts: Facts, masking: Masking
) -> FormComposition:
    """Fill a form with what the dossier holds; what it does not hold is left to write in."""
    known = {
        "学校": dossier.school or "",
        "班级": class_label(dossier) or "",
        "教师": dossier.teacher or "",
        "学期": term_text(dossier),
    }
    of_class = {
        "年级": GRADE_NAMES[dossier.grade - 1] if dossier.grade else "",
        "学科": dossier.subject or "",
        "课题": dossier.project.name if dossier.project and dossier.project.name else "",
    }
    mask = Mask(dossier, masking)
    guard = Guard(mask)
    template = environment().get_template(f"forms/{form.name}.md.j2")
    asked = questions(dossier, facts)
    common = {
        "d": guard(dossier),
        "f": guard(facts),
        "lower": dossier.grade in LOWER_GRADES,
        "questions": guard(asked),
        "factors": guard(factors(facts, asked)),
        "person": guard(_in_charge(form, facts)),
    }
    pages = [template.render(common | guard(page)) for page in _pages(form, facts)]
    name = dossier.designation
    return FormComposition(
        title=designate(mask(form.title.format_map(known | of_class)), name),
        head=tuple((word, known[word]) for word in form.head),
        pages=tuple(designate(page, name) for page in pages),
        landscape=form.landscape,
        author=dossier.teacher or "",
    )


def _in_charge(form: FormKind, facts: Facts) -> str | None:
    """Return who carries out what the form records, where the plan has it."""
    recorded = (m.person for m in facts.all_measures if m.name in form.measures)
    return next(filter(None, recorded), None)


def _pages(form: FormKind, facts: Facts) -> Iterator[dict[str, Any]]:
    """Yield what each page is about: its pupil with the turns planned for him, or its month."""
    turns = [turn for turn in facts.turns if turn.measure in form.measures]
    if form.paging is Paging.PUPIL:
        for pupil in facts.pupils or (NOBODY,):
            yield {"p": pupil, "turns": [turn for turn in turns if turn.pupil == pupil.name]}
    elif form.paging is Paging.MONTH:
        for month in facts.months or (None,):
            yield {"month": month}
    else:
        yield {"turns": turns}
