"""A source file to a model, with a Chinese sentence for whatever does not fit the schema."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, TypeVar

from pydantic import BaseModel, ValidationError

from plangen.model.dossier import Dossier
from plangen.model.remedies import explain, key_of
from plangen.model.schema import all_keys
from plangen.model.values import FILLER, read_text
from plangen.model.version import FORMAT_KEY, newer_format
from plangen.source.misnamed import empty

if TYPE_CHECKING:
    from collections.abc import Mapping

    from pydantic_core import ErrorDetails

    from plangen.source import SourceFile
    from plangen.source.tree import ValuePath

Model = TypeVar("Model", bound=BaseModel)
FILLERS = {
    "文种": "学困生转化计划",
    "周次": "1",
    "课时": "1",
    "星期": "周一",
    "金额": "0",
    "计": "0",
    "月份": "9月",
    "日期": "2000-01-01",
}
MOST_PASSES = 6
LIKE_DOSSIER = "照 plangen new 写出的样子改"
NOWHERE: Mapping[str, str] = {}


class _Reported:
    """The values of which a problem is known."""

    def __init__(self) -> None:
        self._places: set[ValuePath] = set()
        self._around: set[ValuePath] = set()

    def add(self, place: ValuePath) -> None:
        self._places.add(place)
        self._around |= {place[:i] for i in range(len(place) + 1)}

    def tells(self, place: ValuePath) -> bool:
        """Whether a problem of this value is known, or of one around it or within it.

        What stands for a wrong value may lack what the right one would have.
        """
        return place in self._around or any(
            place[:i] in self._places for i in range(len(place) + 1)
        )


def load_dossier(source: SourceFile, elsewhere: Mapping[str, str] = NOWHERE) -> Dossier | None:
    """Build the dossier of a source file; None where the file does not have its shape.

    Whatever is wrong is added to the source's problems. ``elsewhere`` has a remedy for each key
    that belongs into another file. Of a file in a newer format nothing but that is said.
    """
    if not source.readable:
        return None
    data = source.data
    if data is None:
        source.add(
            0,
            0,
            *empty(source.path),
        )
        return None
    if not isinstance(data, dict):
        source.add(
            1,
            1,
            "档案的最外层应当是“名称: 内容”，不是列表或一句话",
            "第一行写 plangen: 1，第二行写 文种: 学困生转化计划",
        )
        return None
    if newer := newer_format(data.get(FORMAT_KEY)):
        source.add_at((FORMAT_KEY,), *newer)
        return None
    return load_model(source, Dossier, LIKE_DOSSIER, elsewhere)


def load_model(
    source: SourceFile,
    model: type[Model],
    like: str,
    elsewhere: Mapping[str, str] = NOWHERE,
) -> Model | None:
    """Build a model from the mapping that a source file holds; None where it does not fit.

    Whatever is wrong is added to the source's problems; ``like`` says where to see what is right,
    ``elsewhere`` has a remedy for each key that belongs into another file.
    """
    values = _without_blanks(source.data)
    reported = _Reported()
    for _ in range(MOST_PASSES):
        try:
            return model.model_validate(values, context={"keys": all_keys(model)})
        except ValidationError as error:
            details = error.errors(include_url=False)
        for detail in details:
            if not reported.tells(detail["loc"]):
                reported.add(detail["loc"])
                _add(source, detail, model, like, elsewhere)
            _neutralise(values, detail)
        for each in details:
            if each["type"] == "missing" and each["loc"][:-1]:
                reported.add(each["loc"][:-1])
    return None


def _without_blanks(value: Any) -> Any:
    """Drop keys whose value is left empty: an empty entry means that the fact is not given."""
    if isinstance(value, dict):
        return {key: _without_blanks(item) for key, item in value.items() if not _blank(item)}
    if isinstance(value, list):
        return [_without_blanks(item) for item in value]
    return value


def _blank(value: Any) -> bool:
    return value is None or (isinstance(value, str) and not read_text(value))


def _neutralise(values: dict[str, Any], detail: ErrorDetails) -> None:
    """Take a wrong value out, so that the next pass checks everything else as well.

    What is left is never printed: the dossier has an error. List items are replaced rather than
    removed, because the problems found later are placed by their index.
    """
    trail = _trail(values, detail)
    if not trail:
        return
    holder, key = trail[-1]
    above = trail[:-1]
    if isinstance(holder, dict) and detail["type"] == "missing":
        holder[str(key)] = FILLERS.get(str(key), FILLER)
    elif isinstance(holder, dict) and key in holder:
        del holder[key]
    elif isinstance(holder, dict) and above:
        around, inside = above[-1]
        around[inside] = FILLER  # a pair that stands for an item has no such key
    elif isinstance(holder, list) and _holds(holder, key) and holder[int(key)] != FILLER:
        holder[int(key)] = FILLER
    else:
        for owner, name in reversed(above):
            if isinstance(owner, dict):
                owner.pop(name, None)
                break


def _trail(values: dict[str, Any], detail: ErrorDetails) -> list[tuple[Any, str | int]]:
    """Holders and keys from the top down to a wrong value; none where it is gone already."""
    first, *rest = detail["loc"]
    trail: list[tuple[Any, str | int]] = [(values, first)]
    for part in rest:
        holder, key = trail[-1]
        if not _holds(holder, key):
            return []
        if isinstance(part, int) and isinstance(holder[key], dict):
            continue  # a single mapping stands for a list of one
        if not isinstance(holder[key], (dict, list)):
            if detail["type"] != "missing":
                break
            holder[key] = {}  # a bare word that lacks what only a mapping can hold
        trail.append((holder[key], part))
    return trail


def _holds(holder: Any, key: str | int) -> bool:
    if isinstance(holder, list):
        return isinstance(key, int) and key < len(holder)
    return key in holder


def _add(
    source: SourceFile,
    detail: ErrorDetails,
    model: type[BaseModel],
    like: str,
    elsewhere: Mapping[str, str],
) -> None:
    path, kind, key = detail["loc"], detail["type"], key_of(detail)
    if kind == "missing" and source.written(path) in source.tree.keys:
        message, hint = f"“{key}”后面没有内容", f"写成 {key}: 内容"
    else:
        message, hint = explain(detail, model, like, elsewhere)
    origin = source.origin(path)
    if origin is not None and f"{key}: " in hint:
        before, _, example = hint.partition(f"{key}: ")
        hint = before + origin.entry(key, example)
    source.add_at(path, message, hint, key=kind == "extra_forbidden")
