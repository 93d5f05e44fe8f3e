"""Dossier and facts to the Markdown of a whole document, section by section."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from msgspec import Struct

from plangen.compose.choosing import Chooser
from plangen.compose.designating import designate
from plangen.compose.environment import bare, block, environment
from plangen.compose.kinds import CROSS_TABLE, OUTCOME_DATE, find_kind
from plangen.compose.masking import Mask
from plangen.compose.slots import EVERYBODY, STRUGGLING, TALENTED
from plangen.compose.telling import Teller, ToldMeasure
from plangen.compose.view import Guard
from plangen.facts.charts import charts_of
from plangen.model.marks import LITERAL, forms_of
from plangen.model.school_year import TERM_NAMES
from plangen.model.values import GRADE_NAMES, SCOPE_WORDS

if TYPE_CHECKING:
    import datetime as dt

    from plangen.compose.kinds import Kind, SectionPlan
    from plangen.compose.telling import ToldCause, ToldDimension
    from plangen.facts.coverage import CauseFacts
    from plangen.facts.derive import Facts
    from plangen.facts.people import PupilFacts
    from plangen.model.dossier import Dossier, Masking
    from plangen.model.marks import NumberMark

WHOLE_SCHOOL = "学校"
PAIRS_AND_TEAMS = "结对与小组"


class Composition(Struct, frozen=True):
    """A document as text: its Markdown, and what stands outside the body.

    ``empty_sections`` are titles of sections that the dossier asks for and that came out empty,
    ``marks`` the forms of numbers that it chooses, ``literal`` whether they are to be text,
    ``attachments`` the names of 附件. ``head`` says whose document it is: 学校, 班级 … with what
    they are. ``cover``, ``contents`` and ``approvals`` are what the dossier says of 封面, 目录 and
    审批栏, None where it says nothing.
    """

    title: str
    subtitle: str
    markdown: str
    school: str
    author: str
    date: dt.date | None
    empty_sections: tuple[str, ...]
    marks: tuple[NumberMark, ...] = ()
    literal: bool = False
    attachments: tuple[str, ...] = ()
    head: tuple[tuple[str, str], ...] = ()
    cover: bool | None = None
    contents: bool | None = None
    approvals: tuple[str, ...] | None = None


def document_title(dossier: Dossier, kind: Kind) -> str:
    """Return the title: the teacher's, or the kind's with school, class and subject filled in.

    A plan may say what its summary is called.
    """
    plan = find_kind(dossier.kind)
    if dossier.title and plan is kind:
        return dossier.title
    project = dossier.project
    pattern = plan.summary_title if plan and kind.is_summary and plan.summary_title else kind.title
    return pattern.format_map(
        {
            "学校": dossier.school or "",
            "班级": class_label(dossier) or (_school(dossier, kind) or ""),
            "年级": GRADE_NAMES[dossier.grade - 1] if dossier.grade else "",
            "学科": dossier.subject or "",
            "课题": f"“{project.name}”" if project and project.name else "",
            "教师": dossier.teacher or "",
            "学期": term_text(dossier),
        }
    )


def term_text(dossier: Dossier) -> str:
    """Name the term, such as 2026—2027学年度第一学期, as far as it is known."""
    year = "—".join(map(str, dossier.school_year)) + "学年度" if dossier.school_year else ""
    return year + (TERM_NAMES[dossier.term - 1] if dossier.term else "")


def compose(
    dossier: Dossier,
    facts: Facts,
    kind: Kind,
    sections: tuple[SectionPlan, ...],
    masking: Masking,
) -> Composition:
    """Render every section; one that comes out empty is left out, heading and all."""
    chooser = Chooser(dossier)
    mask = Mask(dossier, masking)
    guard = Guard(mask)
    unnamed = EVERYBODY if kind.whole_class else STRUGGLING
    teller = Teller(dossier, facts, chooser, guard, unnamed=unnamed)
    scope = SCOPE_WORDS[dossier.scope or kind.scope]
    own_kind = find_kind(dossier.kind) is kind
    dimensions = teller.dimensions()
    context: dict[str, Any] = {
        "d": guard(dossier),
        "f": guard(facts),
        "kind": guard(kind),
        "own_kind": own_kind,
        "dimensions": guard(dimensions),
        "causes_in_order": guard(_in_order(dimensions)),
        "main_causes": guard(_main_causes(facts)),
        "focused": _stand_out(facts),
        "left_open": guard(_left_open(dossier, facts)),
        "measures": guard(teller.measures()),
        "talent_measures": guard(_talent_measures(dossier, facts, chooser, guard)),
        "printed": guard([section.template for section in sections]),
        "tabled": any(
            section.template == CROSS_TABLE and (dossier.cross_table or section.asked_for)
            for section in sections
        ),
        "clusters": guard(teller.clusters()),
        "charts": guard(charts_of(dossier, facts)),
        "pick": chooser.pick,
        "class_label": guard(class_label(dossier) or f"本{scope}"),
        "here": f"本{scope}",
        "whole": f"全{scope}",
        "term_label": term_text(dossier),
    }
    parts: list[str] = []
    empty: list[str] = []
    for section in sections:
        body = _section_body(section, context, guard)
        if not body:
            if section.asked_for:
                empty.append(section.title)
            continue
        if section.title:
            parts.append(f"# {guard(_section_title(section, dossier, facts))}")
        parts.append(body)
    date = dossier.date
    if kind.dated_by == OUTCOME_DATE:
        date = dossier.outcome.date if dossier.outcome else None
    return Composition(
        title=designate(mask(document_title(dossier, kind)), dossier.designation),
        subtitle=term_text(dossier),
        markdown=designate("\n\n".join(parts) + "\n", dossier.designation),
        school=dossier.school or "",
        author=dossier.teacher or "",
        date=date,
        empty_sections=tuple(empty),
        marks=forms_of(dossier.marks),
        literal=LITERAL in dossier.marks,
        head=_head(dossier),
        cover=dossier.cover,
        contents=dossier.contents,
        approvals=None if dossier.approvals is None else tuple(dossier.approvals),
        attachments=tuple(
            designate(bare(mask(name)), dossier.designation)
            for name in (dossier.attachments if own_kind else ())
        ),
    )


def _head(dossier: Dossier) -> tuple[tuple[str, str], ...]:
    """Say whose document it is, as far as the dossier tells."""
    known = {
        "学校": dossier.school,
        "班级" if dossier.class_name else "年级": class_label(dossier),
        "学科": dossier.subject,
        "教师": dossier.teacher,
    }
    return tuple((label, text) for label, text in known.items() if text)


def _talent_measures(
    dossier: Dossier, facts: Facts, chooser: Chooser, guard: Guard
) -> tuple[ToldMeasure, ...]:
    """Tell the measures of 培优."""
    if facts.talent is None:
        return ()
    return Teller(dossier, facts.talent.facts, chooser, guard, unnamed=TALENTED).measures()


def _section_title(section: SectionPlan, dossier: Dossier, facts: Facts) -> str:
    """Name a section; pairs and teams by the half of them that there is."""
    if section.template != section.title or section.title != PAIRS_AND_TEAMS:
        return section.title
    pairing = dossier.pairing
    if not facts.grouping.teams:
        return "结对"
    paired = facts.grouping.pairs or pairing.text or pairing.voluntary
    return section.title if paired else "小组"


def _section_body(section: SectionPlan, context: dict[str, Any], guard: Guard) -> str:
    if section.content is not None:
        return block(guard(section.content)).strip()
    template = environment().get_template(f"sections/{section.template}.md.j2")
    return template.render(context).strip()


def _in_order(dimensions: tuple[ToldDimension, ...]) -> list[ToldCause]:
    """Return the causes without their dimensions, as the teacher listed them."""
    told = [cause for dimension in dimensions for cause in dimension.causes]
    return sorted(told, key=lambda cause: cause.place)


def _main_causes(facts: Facts) -> list[CauseFacts]:
    """Find the one or two causes that concern most pupils, the one named first before its equals.

    The second is left out where others concern as many as it does, unless all do.
    """
    found = [cause for cause in facts.causes if not cause.sensitive]
    found.sort(key=lambda cause: (-len(cause.pupils), cause.place))
    first, *others = [len(cause.pupils) for cause in found] or [0]
    alone = first > max(others, default=0) and len(others) > 1 and others[0] == others[1]
    return found[: 1 if alone else 2]


def _stand_out(facts: Facts) -> bool:
    """Whether there are other causes, and the main ones concern more pupils than any of them."""
    main = _main_causes(facts)
    others = [cause for cause in facts.causes if cause not in main and not cause.sensitive]
    most = max((len(cause.pupils) for cause in others), default=None)
    return most is not None and min(len(cause.pupils) for cause in main) > most


def _left_open(dossier: Dossier, facts: Facts) -> list[PupilFacts]:
    """Find pupils who missed their target or fell, unless the teacher's own 打算 name them."""
    plans = "".join(dossier.outcome.next_steps) if dossier.outcome else ""
    plans += "".join(dossier.project.next_steps) if dossier.project else ""
    return [
        pupil
        for pupil in facts.pupils
        if (pupil.reached is False or pupil in facts.trend.fallen) and pupil.name not in plans
    ]


def _school(dossier: Dossier, kind: Kind) -> str | None:
    """Return the school's name for a document that speaks for the whole school."""
    whole_school = (dossier.scope or kind.scope) == WHOLE_SCHOOL
    return dossier.school if whole_school and "{学校}" not in kind.title else None


def class_label(dossier: Dossier) -> str | None:
    """Return what the class is called; None where nothing is known of it."""
    return dossier.class_name or (GRADE_NAMES[dossier.grade - 1] if dossier.grade else None)
