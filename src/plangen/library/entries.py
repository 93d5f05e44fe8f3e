"""What the library holds, and loading it.

A cause says what stands in the way of a pupil's learning; a measure says what is done about it and
names the causes it answers. Both carry several texts of different construction, which are Jinja2
templates over a few Chinese slots (``templates/library/subjects.yaml``). A text of a measure may be
written for single subjects or grades; then it goes before the general ones there.
"""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any, TypeVar

from msgspec import Struct

from plangen import resources

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

E = TypeVar("E")
DIMENSIONS = (
    "学习习惯与方法",
    "知识基础与能力",
    "学生心理",
    "行为与纪律",
    "家庭",
    "学校与同伴环境",
    "教师教学",
    "社会",
)
CATEGORIES = (
    "课外辅导",
    "课堂教学",
    "习惯与方法",
    "思想教育与心理",
    "同伴互助",
    "评价激励",
    "家校合作",
    "档案与跟踪",
    "班集体与环境",
    "教师提升",
    "课后服务组织",
    "培优提高",
)
# Measures of the school as a whole: they answer no cause and concern no single pupil.
ORGANISATION = "课后服务组织"
# Measures for the pupils who can go further; they answer no cause of falling behind.
TALENT_CATEGORY = "培优提高"
BANDS = {1: "低", 2: "低", 3: "中", 4: "中", 5: "高", 6: "高"}


class LibraryText(str):
    """A word of the library: no pupil's name occurs in it, so it is printed without masking."""

    __slots__ = ()


class CauseText(Struct, frozen=True):
    """One wording of a cause: what is seen, and how it gets in the way of learning."""

    sign: str
    effect: str


class MeasureText(Struct, frozen=True):
    """One wording of a measure: what is done, and (for the summary) what was done.

    The two belong together: a summary must report what its plan announced. ``bands`` and
    ``subjects`` name the grades and subjects it is written for; without either it is general.
    """

    steps: str
    report: str
    bands: tuple[str, ...] = ()
    subjects: tuple[str, ...] = ()

    @property
    def general(self) -> bool:
        """Whether it is written for every class."""
        return not (self.bands or self.subjects)

    def fits(self, grade: int | None, subject: str | None) -> bool:
        """Whether it is meant for this class; a limit is not met where nothing is known."""
        return (not self.bands or BANDS.get(grade or 0) in self.bands) and (
            not self.subjects or subject in self.subjects
        )


class Entry(Struct, frozen=True):
    """What causes and measures have in common.

    ``file`` is the name of its template. ``name`` is what is typed, ``title`` what is printed.
    ``bands`` (低 中 高) and ``subjects`` limit where the entry fits; empty means everywhere.
    """

    file: str
    name: str
    title: str
    aliases: tuple[str, ...]
    summary: str
    bands: tuple[str, ...]
    subjects: tuple[str, ...]

    def fits(self, grade: int | None, subject: str | None) -> bool:
        """Whether the entry is meant for this grade and subject; unknown ones always fit."""
        return (grade is None or not self.bands or BANDS[grade] in self.bands) and (
            subject is None or not self.subjects or subject in self.subjects
        )


class Cause(Entry, frozen=True):
    """原因: ``clues`` tell which of a pupil's own 表现 belong to it."""

    dimension: str
    symptoms: tuple[str, ...]
    clues: tuple[str, ...]
    sensitive: bool
    texts: tuple[CauseText, ...]


class Measure(Entry, frozen=True):
    """措施: the causes it answers (the main one first), how often, by whom, on which record.

    ``brief`` tells it in one sentence, a template as the texts are. A measure may hold a set that
    teachers know by a name of its own, such as 四勤: ``set_name`` with its ``members``.
    ``whole_class`` says that its texts hold for a whole class as well.
    """

    category: str
    answers: tuple[str, ...]
    frequency: str
    person: str
    record: str
    one_by_one: bool
    whole_class: bool
    brief: str
    set_name: str
    members: tuple[str, ...]
    texts: tuple[MeasureText, ...]

    @property
    def stands_alone(self) -> bool:
        """Whether it need not answer a cause: it arranges 课后服务, or is for pupils ahead."""
        return self.category in {ORGANISATION, TALENT_CATEGORY}

    def texts_for(self, grade: int | None, subject: str | None) -> tuple[MeasureText, ...]:
        """Return the wordings for a class: those written for its like, else the general ones."""
        own = tuple(t for t in self.texts if not t.general and t.fits(grade, subject))
        return own or tuple(t for t in self.texts if t.general)


class Conflict(Struct, frozen=True):
    """Two measures that one plan should not use side by side without a word of explanation."""

    first: str
    second: str
    reason: str


def _common(file: str, data: dict[str, Any]) -> dict[str, Any]:
    return {
        "file": file,
        "name": data["名称"],
        "title": LibraryText(data.get("标题", data["名称"])),
        "aliases": _aliases(data),
        "summary": data["说明"],
        "bands": tuple(data.get("学段", ())),
        "subjects": tuple(data.get("学科", ())),
    }


def _aliases(data: dict[str, Any]) -> tuple[str, ...]:
    """Return the other names; what a set is called is one of them."""
    others = (*data.get("别名", ()), data.get("合称", data["名称"]))
    return tuple(dict.fromkeys(other for other in others if other != data["名称"]))


def _files(room: str, known: tuple[str, ...]) -> Iterator[tuple[str, str]]:
    """Yield the files of a room with their names, those that a school has added last."""
    added = [name for name in resources.names(room, ".yaml") if name not in known]
    for name in (*known, *added):
        yield name, f"{room}/{name}.yaml"


def _causes() -> Iterator[Cause]:
    for dimension, file in _files("library/causes", DIMENSIONS):
        yield from _entries(file, ("维度", "原因"), partial(_cause, file, dimension))


def _cause(file: str, stem: str, group: str | None, data: dict[str, Any]) -> Cause:
    return Cause(
        **_common(file, data),
        dimension=LibraryText(group or stem),
        symptoms=tuple(data["表现"]),
        clues=tuple(data["线索"]),
        sensitive=data.get("敏感") == "是",
        texts=tuple(CauseText(text["现象"], text["影响"]) for text in data["文本"]),
    )


def _measures() -> Iterator[Measure]:
    for category, file in _files("library/measures", CATEGORIES):
        yield from _entries(file, ("类别", "措施"), partial(_measure, file, category))


def _measure(file: str, stem: str, group: str | None, data: dict[str, Any]) -> Measure:
    return Measure(
        **_common(file, data),
        category=group or stem,
        answers=tuple(data.get("针对", ())),
        frequency=LibraryText(data["频次"] or ""),
        person=LibraryText(data["负责人"] or ""),
        record=LibraryText(data["记录"] or ""),
        one_by_one=data.get("逐人") == "是",
        whole_class=data.get("全班") == "是",
        brief=data["简"],
        set_name=LibraryText(data.get("合称", "")),
        members=tuple(map(LibraryText, data.get("组成", ()))),
        texts=tuple(
            MeasureText(
                text["做法"],
                text["总结"],
                tuple(text.get("学段", ())),
                tuple(text.get("学科", ())),
            )
            for text in data["文本"]
        ),
    )


def _entries(
    file: str,
    keys: tuple[str, str],
    build: Callable[[str | None, dict[str, Any]], E],
) -> Iterator[E]:
    """Build the entries of a file: ``keys`` are those of their group and of their list.

    Raises:
        ProblemsError: a school's file does not have its shape; all that is wrong is named.

    """
    group, listed = keys
    content = _content(file)
    for data in content[listed]:
        yield build(content.get(group), data)


def _content(file: str) -> dict[str, Any]:
    """Read a file; those of the package are not checked again at every start."""
    if resources.own_path(file):
        from plangen.library.entry_files import own_content  # noqa: PLC0415  (slow to import)

        return own_content(file)
    content: dict[str, Any] = resources.read_yaml(file)
    return content


class Library:
    """All causes and measures by name, in the order of their dimensions and categories."""

    def __init__(
        self,
        causes: Iterator[Cause],
        measures: Iterator[Measure],
        conflicts: Iterator[Conflict],
    ) -> None:
        self.causes = {cause.name: cause for cause in causes}
        self.measures = {measure.name: measure for measure in measures}
        self.conflicts = tuple(conflicts)
        self._cause_names = _index(self.causes)
        self._measure_names = _index(self.measures)

    def cause(self, name: str) -> Cause | None:
        """Return the cause of this name, printed title or alias."""
        found = self._cause_names.get(name)
        return self.causes[found] if found else None

    def measure(self, name: str) -> Measure | None:
        """Return the measure of this name or alias."""
        found = self._measure_names.get(name)
        return self.measures[found] if found else None

    @property
    def cause_names(self) -> list[str]:
        """Every word by which a cause can be typed, for finding the nearest."""
        return list(self._cause_names)

    @property
    def measure_names(self) -> list[str]:
        """Every word by which a measure can be typed, for finding the nearest."""
        return list(self._measure_names)


def _index(entries: dict[str, Any]) -> dict[str, str]:
    """Map names, then titles and aliases, to names; a name wins over another entry's alias."""
    index = {name: name for name in entries}
    for name, entry in entries.items():
        for other in (entry.title, *entry.aliases):
            index.setdefault(other, name)
    return index


@resources.cached
def load_library() -> Library:
    """Load the library: once per process, and for each state of a school's own.

    Raises:
        ProblemsError: a school's file has mistakes.

    """
    conflicts = (
        Conflict(data["措施"][0], data["措施"][1], data["理由"])
        for data in _content("library/conflicts.yaml")["冲突"]
    )
    return Library(_causes(), _measures(), conflicts)
