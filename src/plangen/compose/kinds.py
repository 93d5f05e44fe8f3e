"""文种: what a kind of document is called and which sections it has, in order."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct

from plangen import resources
from plangen.compose.kind_files import ROOM, KindFile, check_kind, in_order
from plangen.model.template_files import load_own, load_table
from plangen.model.values import FILLER
from plangen.problems import Problem, ProblemsError, Severity, did_you_mean
from plangen.source.placeholders import is_hollow

if TYPE_CHECKING:
    from collections.abc import Iterable

    from plangen.model.dossier import Dossier
    from plangen.model.values import Markdown
    from plangen.source import SourceFile

OUTCOME_DATE = "总结日期"
CASES = "典型个案"
GROUPS = "分组与成因"
CROSS_TABLE = "对照表"
CHARTS = "图表"


class SectionPlan(Struct, frozen=True):
    """One section of a document: a template by name, or the teacher's own content.

    An empty ``title`` prints no heading. ``asked_for`` marks a section that the dossier names.
    """

    template: str | None
    title: str
    content: Markdown | None = None
    asked_for: bool = False


class Kind(Struct, frozen=True):
    """A kind of document.

    ``title`` may hold {学校}, {班级}, {年级}, {学科}, {课题}, {教师} and {学期}. ``summary`` names
    the kind that sums it up: itself for a summary, nothing where there is none; ``summary_title``
    is the title that this summary then has, where it is not the summary's own. ``scope`` is who the
    document speaks for. ``head`` are the keys of its head; ``parts`` those that ``plangen new``
    writes below it, each from the template of its name in ``scaffold/``. Without the ``required``
    ones there is no document (of parts joined by 或 one is enough); without the ``expected`` ones
    it has a gap. ``whole_class`` says that its measures are for everybody unless they name pupils.
    """

    name: str
    description: str
    aliases: tuple[str, ...]
    title: str
    summary: str | None
    summary_title: str | None
    dated_by: str
    scope: str
    head: tuple[str, ...]
    parts: tuple[str, ...]
    required: tuple[str, ...]
    expected: tuple[str, ...]
    whole_class: bool
    sections: tuple[SectionPlan, ...]

    @property
    def is_summary(self) -> bool:
        """Whether this kind reports results instead of announcing work."""
        return self.summary == self.name

    @property
    def tells_cases(self) -> bool:
        """Whether it prints the story of a pupil, which needs the guardian's consent."""
        return any(section.template == CASES for section in self.sections)


@resources.cached
def kinds() -> dict[str, Kind]:
    """All kinds by name, in the order in which they are listed, a school's new ones last.

    Raises:
        ProblemsError: a school's kinds have mistakes; all of them are named.

    """
    found: dict[str, Kind] = {}
    sources: dict[str, SourceFile] = {}
    problems: list[Problem] = []
    for name in in_order(ROOM):
        try:
            said, source = load_own(f"{ROOM}/{name}.yaml", KindFile)
        except ProblemsError as error:
            problems += error.problems
            continue
        kind = _kind(name, said)
        found[kind.name] = kind
        if source is not None:
            sources[kind.name] = source
            check_kind(said, source)
    for name, source in sources.items():
        summary = found[name].summary
        if summary is not None and summary not in found:
            others = [each for each in found if each != name]
            hint = did_you_mean(summary, others) or f"可以写：{'、'.join(others)}"
            source.add_at(("总结",), f"没有“{summary}”这个文种", hint)
        problems += source.problems
    if any(problem.severity is Severity.ERROR for problem in problems):
        raise ProblemsError(problems)
    return found


def _kind(name: str, said: KindFile) -> Kind:
    return Kind(
        name=said.name or name,
        description=said.description,
        aliases=tuple(said.aliases),
        title=said.title or f"{{班级}}{{学科}}{said.name or name}",
        summary=said.summary,
        summary_title=said.summary_title,
        dated_by=said.dated_by,
        scope=said.scope,
        head=tuple(said.head),
        parts=tuple(said.parts),
        required=tuple(said.required),
        expected=tuple(said.expected),
        whole_class=said.for_whom == "全班",
        sections=tuple(SectionPlan(s.template, s.title) for s in said.sections),
    )


def find_kind(name: str) -> Kind | None:
    """Return the kind of this name or alias; a name goes before another kind's alias."""
    known = kinds()
    aliased = (kind for kind in known.values() if name in kind.aliases)
    return known.get(name) or next(aliased, None)


def summary_of(kind: Kind) -> Kind | None:
    """Return the kind that sums a kind up; a summary sums up itself, some kinds have none."""
    return kinds()[kind.summary] if kind.summary else None


def kind_names() -> list[str]:
    """Every word by which a kind can be typed."""
    return [name for kind in kinds().values() for name in (kind.name, *kind.aliases)]


def resolve_kind(dossier: Dossier, source: SourceFile) -> Kind | None:
    """Look up the dossier's kind; an unknown one becomes a problem."""
    kind = find_kind(dossier.kind)
    if kind is None:
        source.add_at(("文种",), *unknown_kind(dossier.kind))
    return kind


def unknown_kind(name: str) -> tuple[str, str]:
    """Say that there is no such kind, and which name may have been meant."""
    choice = did_you_mean(name, kind_names()) or f"可以写：{'、'.join(kinds())}"
    return f"没有“{name}”这个文种", choice


def plan_sections(dossier: Dossier, kind: Kind, source: SourceFile) -> tuple[SectionPlan, ...]:
    """Sections to print: the kind's, or those that the dossier chooses, in its order.

    The dossier's choice is for its own kind; the summary made from a plan keeps its sections.
    """
    if not dossier.sections or find_kind(dossier.kind) is not kind:
        return kind.sections
    known = {section.title: section for section in kind.sections if section.title}
    known |= {section.template: section for section in kind.sections if section.template}
    chosen: list[SectionPlan] = []
    for i, section in enumerate(dossier.sections):
        if section.content is not None:
            chosen.append(SectionPlan(None, section.title, section.content, asked_for=True))
        elif section.title in known and any(
            plan.template == known[section.title].template for plan in chosen
        ):
            message = f"“{section.title}”这一节列了两次"
            source.add_at(("章节", i), message, "留下一处", Severity.WARNING)
        elif section.title in known:
            plan = known[section.title]
            chosen.append(SectionPlan(plan.template, plan.title, asked_for=True))
        elif section.title != FILLER:
            source.add_at(
                ("章节", i),
                f"{kind.name}没有“{section.title}”这一节",
                (did_you_mean(section.title, known) or f"可以写：{'、'.join(known)}。")
                + f"自己的章节写成两行：- 标题: {section.title}，下一行 内容: 文字",
            )
    _check_left_out(kind, chosen, dossier, source)
    return tuple(chosen)


def prints(sections: Iterable[SectionPlan], part: str) -> bool:
    """Whether any of the sections prints a part that only some kinds print."""
    places = load_table("kinds/_parts.yaml")[part]
    return any(section.template in places for section in sections)


def check_unprinted(dossier: Dossier, kind: Kind, source: SourceFile) -> None:
    """Warn of each part that neither this kind of document nor its summary has a section for."""
    own = find_kind(dossier.kind)
    made = [kind, *(each for each in (own, own and summary_of(own)) if each)]
    printed = {section.template for each in made for section in each.sections}
    flags = {CROSS_TABLE: dossier.cross_table, CHARTS: dossier.charts}
    for part, sections in load_table("kinds/_parts.yaml").items():
        if is_hollow(source.data.get(part)) or printed.intersection(sections):
            continue
        if not flags.get(part, True):
            continue
        others = [
            each.name
            for each in kinds().values()
            if any(section.template in sections for section in each.sections)
        ]
        source.add_at(
            (part,),
            f"{kind.name}里没有印“{part}”的地方，这一部分没有写进文稿",
            f"删去这一部分，或改用印它的文种：{'、'.join(others)}",
            Severity.WARNING,
            key=True,
        )


def _check_left_out(
    kind: Kind, chosen: list[SectionPlan], dossier: Dossier, source: SourceFile
) -> None:
    """Name what is given only to be printed, but left out by the dossier's choice of sections."""
    given = {
        "引文": bool(dossier.quotations),
        "禁止事项": bool(dossier.prohibitions),
        CROSS_TABLE: dossier.cross_table,
    }
    templates = {plan.template for plan in chosen}
    for plan in kind.sections:
        if plan.template and given.get(plan.template) and plan.template not in templates:
            source.add_at(
                (plan.template,),
                f"“章节”里没有列“{plan.template}”，这一部分没有写进文稿",
                f"在“章节”里加一行 - {plan.template}，或删去这一部分",
                Severity.WARNING,
                key=True,
            )
