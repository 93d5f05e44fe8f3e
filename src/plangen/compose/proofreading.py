"""The library proofread: every text filled in for every kind of class, and what is wrong there."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from jinja2 import TemplateError, meta
from msgspec import Struct

from plangen import resources
from plangen.compose.environment import environment, sentence_template
from plangen.compose.slots import slots, subjects_with_words, they
from plangen.compose.wishes import DEFAULT_KIND
from plangen.facts.people import pupil_facts
from plangen.language.patterns import lazy
from plangen.library.checking import check_references, entry_problem
from plangen.library.choices import Choices
from plangen.library.likeness import alike
from plangen.model.dossier import Dossier
from plangen.model.values import GRADE_NAMES
from plangen.problems import ProblemsError

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from plangen.facts.people import PupilFacts
    from plangen.library.entries import Cause, Library, Measure, MeasureText
    from plangen.problems import Problem

GRADES = (None, *range(1, len(GRADE_NAMES) + 1))
# Stands for all subjects without words of their own in ``library/subjects.yaml``.
OTHER_SUBJECT = "道德与法治"
MOST_ALIKE = 0.6
WHOLE = "全文"
LEFT_OVER = lazy(r"[{}%_<>【】□]|None|Undefined|True|False|TODO|某某|[xX×]{2,}")
DOUBLED = lazy(r"[，。；：、]{2,}|的的|和和|了了")
SLOT = lazy(r"\{[{%].*?[}%]\}")


class Part(Struct, frozen=True):
    """One text of the library: whose it is, what it is for, and which wording of the entry.

    ``wording`` is set where the text may be written for single subjects or grades.
    """

    entry: Cause | Measure
    use: str
    number: int
    template: str
    wording: MeasureText | None = None

    @property
    def place(self) -> str:
        """Entry, use and number, such as 作业面批·做法2."""
        return f"{self.entry.name}·{self.label}"

    @property
    def label(self) -> str:
        """Use and number, as an author counts them in the file."""
        return f"{self.use}{self.number}" if self.number else self.use

    def fits(self, grade: int | None, subject: str | None) -> bool:
        """Whether the text may be chosen for this class."""
        return self.wording is None or self.wording.general or self.wording.fits(grade, subject)


class Rendering(Struct, frozen=True):
    """A text filled in for some class."""

    part: Part
    grade: int | None
    subject: str | None
    text: str


class Setting(Struct, frozen=True):
    """A kind of class, and the words that texts find there."""

    grade: int | None
    subject: str | None
    words: dict[str, Any]


def check_library(library: Library) -> list[Problem]:
    """Find all that is wrong with the library; an empty list where it is sound."""
    found = list(parts(library))
    problems = [*check_references(library), *_similar(found)]
    places = settings(found)
    for part in found:
        problems += _faults(part, places)
    return problems


def parts(library: Library) -> Iterator[Part]:
    """Yield every text of the library; a cause's both halves also as the whole they form."""
    for cause in library.causes.values():
        for i, said in enumerate(cause.texts, start=1):
            yield Part(cause, "现象", i, said.sign)
            yield Part(cause, "影响", i, said.effect)
            yield Part(cause, WHOLE, i, said.sign + said.effect)
    for measure in library.measures.values():
        yield Part(measure, "简", 0, measure.brief)
        for i, member in enumerate(measure.members, start=1):
            yield Part(measure, "组成", i, member)
        for i, text in enumerate(measure.texts, start=1):
            yield Part(measure, "做法", i, text.steps, text)
            yield Part(measure, "总结", i, text.report, text)


def settings(found: Iterable[Part]) -> list[Setting]:
    """All kinds of class: by grade, by each subject that the library knows, by number of pupils."""
    named = [subject for part in found if part.wording for subject in part.wording.subjects]
    subjects = dict.fromkeys([None, *subjects_with_words(), *named, OTHER_SUBJECT])
    return [setting for grade in GRADES for name in subjects for setting in _classes(grade, name)]


def renderings(part: Part, places: Iterable[Setting]) -> Iterator[Rendering]:
    """Fill a text in wherever it may be chosen; kinds of class that fill it alike count once."""
    used = sorted(slots_of(part))
    template = sentence_template(part.template)
    seen = set()
    for place in places:
        if not part.fits(place.grade, place.subject):
            continue
        filled = (place.words.get(name) for name in used)
        low = place.words["低年级"]
        key = (low, *(w if isinstance(w, str) else bool(w) for w in filled))
        if key in seen:
            continue
        seen.add(key)
        # Who is not named is called otherwise the second time: each text begins anew.
        whom = place.words["他们"]
        words = place.words if isinstance(whom, str) else place.words | {"他们": they(())}
        yield Rendering(part, place.grade, place.subject, template.render(words))


def slots_of(part: Part) -> set[str]:
    """Names of the slots that a text uses."""
    return meta.find_undeclared_variables(environment().parse(part.template))


def without_slots(text: str) -> str:
    """Return what is the author's own in a text: all but slots and conditions."""
    return SLOT.sub("", text)


@resources.cached
def _classes(grade: int | None, subject: str | None) -> tuple[Setting, ...]:
    """Nobody named; a boy, a girl, one of unknown sex; two, seven, twelve pupils."""
    data = {"文种": DEFAULT_KIND}
    data |= {"年级": GRADE_NAMES[grade - 1]} if grade else {}
    data |= {"学科": subject} if subject else {}
    dossier = Dossier.model_validate(data)
    sexes: tuple[list[str | None], ...]
    sexes = ([], ["男"], ["女"], [None], [None] * 2, ["男"] * 7, ["女"] * 12)
    return tuple(Setting(grade, subject, slots(dossier, _pupils(group))) for group in sexes)


def _pupils(sexes: Sequence[str | None]) -> tuple[PupilFacts, ...]:
    listed = [{"姓名": f"甲{i}"} | ({"性别": sex} if sex else {}) for i, sex in enumerate(sexes)]
    dossier = Dossier.model_validate({"文种": DEFAULT_KIND, "学困生": listed})
    none_chosen: list[list[str]] = [[] for _ in listed]
    return pupil_facts(dossier, Choices(pupil_causes=none_chosen, pupil_measures=none_chosen))


def _similar(found: Iterable[Part]) -> Iterator[Problem]:
    """Find texts that say nearly the same; both are named, the later one is to be rewritten."""
    told = [part for part in found if part.use not in {WHOLE, "组成"}]
    for i, j, ratio in alike([without_slots(part.template) for part in told], MOST_ALIKE):
        one, other = told[i], told[j]
        yield entry_problem(
            other.entry,
            f"的{other.label}与“{one.entry.name}”的{one.label}有 {ratio:.0%} 相同",
            "换一种写法：换句子的结构和具体的做法，不只换词",
        )


def _faults(part: Part, places: Sequence[Setting]) -> Iterator[Problem]:
    """Find slots that nobody fills, and what is left over or doubled once they are filled."""
    if not part.template.strip():
        yield entry_problem(part.entry, f"没有写{part.label}", f"在“{part.use}”后面写上内容")
        return
    try:
        unknown = _unknown_slots(part, places)
        told = [] if unknown else list(renderings(part, places))
    except (TemplateError, ProblemsError):
        message = f"的{part.label}填不进去：{part.template[:16]}…"
        hint = "花括号要成对，{% if %} 后面要有 {% endif %}，空位里只写名称"
        yield entry_problem(part.entry, message, hint)
        return
    if unknown:
        message = f"的{part.label}用了没有的空位{'、'.join(f'“{name}”' for name in unknown)}"
        hint = "空位的名称见 library/subjects.yaml；只有一门学科才有的，给这段文本写上“学科”"
        yield entry_problem(part.entry, message, hint)
    for pattern, what in ((LEFT_OVER, "留下了"), (DOUBLED, "重复了")):
        matches = (pattern.search(rendering.text) for rendering in told)
        if match := next(filter(None, matches), None):
            near = match.string[max(0, match.start() - 8) : match.end() + 8]
            message = f"的{part.label}填好以后{what}“{match[0]}”：…{near}…"
            hint = "改空位前后的字，让各年级、各学科、不同人数填进去都通顺"
            yield entry_problem(part.entry, message, hint)


def _unknown_slots(part: Part, places: Iterable[Setting]) -> list[str]:
    """Names of slots that the text uses, and that some class has no word for."""
    used = slots_of(part)
    open_to = (place for place in places if part.fits(place.grade, place.subject))
    return sorted({name for place in open_to for name in used - set(place.words)})
