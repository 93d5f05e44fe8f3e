"""Which value of each key holds for a dossier, and where it comes from.

What ``precedence`` settles, told: for each key the value that is used, and the line, the kind or
the default that gives it. No pupil is named: lists are counted, texts of some length too.
"""

from __future__ import annotations

import os
from enum import Enum
from typing import TYPE_CHECKING, Any, Final

from msgspec import Struct

from plangen import resources
from plangen.checker.selecting import PART as CHECKING
from plangen.compose.composing import document_title
from plangen.compose.kinds import find_kind, summary_of
from plangen.compose.masking import Mask
from plangen.model.approvals import KEY as APPROVALS
from plangen.model.dossier import Dossier, Masking
from plangen.model.masthead import Masthead
from plangen.model.thresholds import WHOLE, Thresholds
from plangen.model.values import GRADE_NAMES
from plangen.pipeline.dossiers import NOTHING, asked_style, load, prepare, read_settled
from plangen.pipeline.precedence import SCHOOL_KEYS, TEMPLATES
from plangen.pipeline.template_folder import VARIABLE, templates_for
from plangen.problems import ProblemsError
from plangen.source.layering import typed, value_at
from plangen.source.placeholders import is_hollow
from plangen.source.settings import find_settings

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping
    from pathlib import Path

    from plangen.problems import Problem
    from plangen.source import SourceFile
    from plangen.source.origins import Origin
    from plangen.source.settings import Settings
    from plangen.source.tree import ValuePath

# Keys whose parts are shown each on a line of its own.
DIVIDED: Final = ("校历", "分数线")
SUMMARY_KIND: Final = "配套的总结"
UNITS: Final = {"学困生": "人", "小组": "组", "分组": "组", "成绩表": "张"}
ITEMS: Final = "项"
# What may be shown of a dossier with errors, whose pupils may not all be known.
WITHOUT_NAMES: Final = frozenset(
    {str(field.alias) for field in Masthead.model_fields.values()} - {"标题"} | {*SCHOOL_KEYS}
)
LONGEST = 30
MOST_LISTED = 60


class Place(Enum):
    """What a value comes from, in the order of precedence."""

    COMMAND_LINE = "命令行"
    ENVIRONMENT = "环境变量"
    DOSSIER = "档案"
    SETTINGS = "全校设置"
    BESIDE = "档案旁边"
    DERIVED = "由班级推出"
    KIND = "文种"
    STYLE = "版式"
    BUILT_IN = "内置"
    NOWHERE = "没有写"


class Source(Struct, frozen=True):
    """Where a value comes from; ``file`` and ``line`` where it stands in a file."""

    place: Place
    file: Path | None = None
    line: int = 0

    def __str__(self) -> str:
        if self.file is None or self.place is Place.DERIVED:
            return self.place.value
        return f"{self.file} 第 {self.line} 行"


class ValueInForce(Struct, frozen=True):
    """A key as it is typed with ``--set``, its value in short, where it comes from."""

    key: str
    value: str
    source: Source


class InForce(Struct, frozen=True):
    """The values that hold for a dossier, and what is wrong with it if it has errors."""

    values: tuple[ValueInForce, ...]
    problems: tuple[Problem, ...]


def values_in_force(
    path: Path,
    values: Mapping[str, str] = NOTHING,
    *,
    summary: bool = False,
    templates: Path | None = None,
) -> InForce:
    """Return every key of a dossier with the value that holds, those without a value last.

    With ``summary`` they are those of the document that sums the term up.

    Raises:
        ProblemsError: the dossier or the settings cannot be read at all.

    """
    settings = find_settings(path)
    with resources.using(templates_for(path, templates, settings)):
        return _in_force(path, values, settings, templates, summary=summary)


def _in_force(
    path: Path,
    values: Mapping[str, str],
    settings: Settings,
    templates: Path | None,
    *,
    summary: bool,
) -> InForce:
    source = read_settled(path, values, settings)
    dossier: Dossier | None = None
    problems: tuple[Problem, ...] = ()
    try:
        loaded = load(path, values=values, templates=templates)
        prepare(loaded, summary=summary)
        dossier = loaded.dossier
    except ProblemsError as error:
        if not isinstance(source.data, dict):
            raise
        problems = error.problems
    found = _Values(source, dossier, summary=summary)
    told = [*found.all(), _templates(path, templates, settings), *_of_settings(settings)]
    told.sort(key=lambda each: each.source.place is Place.NOWHERE)
    return InForce(tuple(told), problems)


class _Values:
    """The values of one dossier: as its source has them, else as kind, style and model do."""

    def __init__(self, source: SourceFile, dossier: Dossier | None, *, summary: bool) -> None:
        self._source = source
        self._dossier = dossier
        self._mask = None if dossier is None else Mask(dossier, Masking.SURNAME)
        own = find_kind(str(source.data.get("文种")))
        self._own = own
        self._kind = summary_of(own) if own and summary else own
        self._style = None if dossier is None else asked_style(dossier, source.copy())
        self._given: dict[str, Callable[[], ValueInForce | None]] = {
            "标题": self._title,
            "范围": self._scope,
            "章节": self._sections,
            "年级": self._grade,
        }

    def all(self) -> Iterator[ValueInForce]:
        for field in Dossier.model_fields.values():
            key = str(field.alias)
            parts = self._source.data.get(key)
            if key in DIVIDED and isinstance(parts, dict | None):
                yield from self._parts(key)
                continue
            yield self._said((key,)) or self._unsaid(key, field.get_default())
            if key == "文种" and self._own and self._own.summary and not self._own.is_summary:
                yield ValueInForce(SUMMARY_KIND, self._own.summary, Source(Place.KIND))
            yield from self._within(key)

    def _parts(self, key: str) -> Iterator[ValueInForce]:
        model = Dossier.model_fields
        part: Any = next(field for field in model.values() if field.alias == key).annotation
        for field in part.model_fields.values():
            path = (key, str(field.alias))
            default = field.get_default()
            shown = f"{default:f}%" if part is Thresholds else ""
            yield self._said(path) or _built_in(typed(path), shown)

    def _said(self, path: ValuePath) -> ValueInForce | None:
        """Return what the dossier says, or a place that goes before or after it."""
        if len(path) == 1 and path[0] in {"标题", "章节"} and self._kind is not self._own:
            return None
        value = value_at(self._source.data, path)
        if is_hollow(value):
            return None
        return ValueInForce(typed(path), self._short(path, value), self._place(path))

    def _place(self, path: ValuePath) -> Source:
        known = self._source.origins
        around = (path[:end] for end in range(len(path), 0, -1))
        origin = next((known[at] for at in around if at in known), None)
        if origin is None:
            line = self._source.mark(path, key=True).line
            return Source(Place.DOSSIER, self._source.path, line)
        return _source_of(origin)

    def _within(self, key: str) -> Iterator[ValueInForce]:
        """Yield what was said elsewhere of an entry within a key: --set 学困生.2.目标=60."""
        for path in self._source.origins:
            if path[0] == key and len(path) > 1:
                said = self._said(path)
                yield said or ValueInForce(typed(path), "", self._place(path))

    def _unsaid(self, key: str, default: Any) -> ValueInForce:
        given = self._given.get(key, lambda: self._of_style(key))()
        if given is not None:
            return given
        if key == "满分":
            return _built_in(key, str(WHOLE))
        return _built_in(key, _default(default))

    def _title(self) -> ValueInForce | None:
        if self._kind is None:
            return None
        if self._dossier is None:
            return ValueInForce("标题", self._kind.title, Source(Place.KIND))
        title = self._shown(document_title(self._dossier, self._kind))
        return ValueInForce("标题", title, Source(Place.KIND))

    def _scope(self) -> ValueInForce | None:
        if self._kind is None:
            return None
        return ValueInForce("范围", self._kind.scope, Source(Place.KIND))

    def _sections(self) -> ValueInForce | None:
        if self._kind is None:
            return None
        titles = [section.title for section in self._kind.sections if section.title]
        return ValueInForce("章节", _titles(titles), Source(Place.KIND))

    def _grade(self) -> ValueInForce | None:
        if self._dossier is None or self._dossier.grade is None:
            return None
        at = self._place(("班级",))
        return ValueInForce(
            "年级", GRADE_NAMES[self._dossier.grade - 1], Source(Place.DERIVED, at.file, at.line)
        )

    def _of_style(self, key: str) -> ValueInForce | None:
        style = self._style
        if style is None:
            return None
        if key == "版式":
            return _built_in(key, style.name)
        furniture = style.furniture
        given = {
            "封面": _default(furniture.cover or False),
            "目录": _default(furniture.contents or False),
            APPROVALS: "、".join(furniture.approvals or ()) or "否",
            "编号": " ".join(mark.example for mark in style.marks),
        }
        return ValueInForce(key, given[key], Source(Place.STYLE)) if key in given else None

    def _short(self, path: ValuePath, value: Any) -> str:
        key = str(path[0])
        if isinstance(value, dict):
            return f"写了 {len(value)} 项"
        if not isinstance(value, list):
            text = " ".join(str(value).split())
            is_told = self._mask is not None or key in WITHOUT_NAMES
            return self._shown(text) if is_told and len(text) <= LONGEST else f"{len(text)} 字"
        if key == "章节":
            return _titles([item.get("标题") if isinstance(item, dict) else item for item in value])
        if key in SCHOOL_KEYS:
            return _cut((" " if key == "编号" else "、").join(map(str, value)))
        return f"{len(value)} {UNITS.get(key, ITEMS) if len(path) == 1 else ITEMS}"

    def _shown(self, text: str) -> str:
        return self._mask(text) if self._mask else text


def _of_settings(settings: Settings) -> Iterator[ValueInForce]:
    """Yield what the settings alone say."""
    checking = settings.values.get(CHECKING)
    for part, value in (checking if isinstance(checking, dict) else {}).items():
        path = (CHECKING, part)
        listed = value if isinstance(value, list) else [value]
        shown = _cut("、".join(map(str, listed)))
        yield ValueInForce(typed(path), shown, _source_of(settings.origin(path)))


def _templates(dossier: Path, asked: Path | None, settings: Settings) -> ValueInForce:
    """Return the folder of templates that is in force, which no dossier names."""
    folder = templates_for(dossier, asked, settings)
    if folder is None:
        source = Source(Place.NOWHERE)
    elif asked is not None:
        source = Source(Place.COMMAND_LINE)
    elif os.environ.get(VARIABLE):
        source = Source(Place.ENVIRONMENT)
    elif TEMPLATES in settings.values:
        source = _source_of(settings.origin((TEMPLATES,)))
    else:
        source = Source(Place.BESIDE)
    return ValueInForce(TEMPLATES, "" if folder is None else str(folder), source)


def _source_of(origin: Origin) -> Source:
    if not origin.line:
        return Source(Place.COMMAND_LINE)
    return Source(Place.SETTINGS, origin.file, origin.line)


def _built_in(key: str, value: str) -> ValueInForce:
    return ValueInForce(key, value, Source(Place.BUILT_IN if value else Place.NOWHERE))


def _default(value: Any) -> str:
    """Write a default as it is typed; a list or a part has nothing to say unless it is written."""
    if isinstance(value, bool):
        return "是" if value else "否"
    value = value.value if isinstance(value, Enum) else value
    return value if isinstance(value, str) else ""


def _titles(titles: list[Any]) -> str:
    return f"{_cut('、'.join(map(str, titles)))}（{len(titles)} 节）"


def _cut(text: str) -> str:
    return text if len(text) <= MOST_LISTED else f"{text[: MOST_LISTED - 1]}…"
