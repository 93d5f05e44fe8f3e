"""The keys of a schema, looked up by place, for messages that name the right one."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Any, Literal, get_args, get_origin

from pydantic import BaseModel

from plangen.model.dossier import Dossier
from plangen.model.scheme import as_people
from plangen.model.values import WORDS, as_names, read_markdown, read_text
from plangen.source.expected import Keys, Shapes

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pydantic.fields import FieldInfo

    from plangen.source.tree import ValuePath

FIRST_KEYS = 2
# An item that may be written as a bare word stands for one of these.
NAMING_KEYS = frozenset({"名称", "姓名", "标题", "月份"})


@cache
def keys_of(root: type[BaseModel] = Dossier) -> Keys:
    """Return the keys of a schema, by which a file is read."""
    return Keys(all_keys(root), _item_keys(root), _value_shapes(root))


@cache
def all_keys(root: type[BaseModel] = Dossier) -> frozenset[str]:
    """Every key that the schema knows, at whatever depth."""
    return frozenset(str(field.alias) for field in _fields(root))


def _item_keys(root: type[BaseModel]) -> frozenset[str]:
    """Keys with which an item of a list of mappings begins, such as 姓名 and 名称."""
    listed = {model for field in _fields(root) for model in _listed_in(field.annotation)}
    return frozenset(
        str(field.alias)
        for model in listed
        for field in list(model.model_fields.values())[:FIRST_KEYS]
    )


def _value_shapes(root: type[BaseModel]) -> Shapes:
    """Say which keys take one text, lists, lists of words, or keys of the teacher's own."""
    fields: dict[str, list[Any]] = {}
    for field in _fields(root):
        fields.setdefault(str(field.alias), []).append((field.annotation, *field.metadata))
    return Shapes(
        texts=frozenset(key for key, found in fields.items() if not any(map(_is_built, found))),
        lists=frozenset(key for key, found in fields.items() if all(map(_is_list, found))),
        listed=frozenset(key for key, found in fields.items() if any(map(_is_list, found))),
        words=frozenset(key for key, found in fields.items() if all(map(_is_words, found))),
        free=frozenset(key for key, found in fields.items() if any(map(_is_mapping, found))),
    )


def _parts(annotation: Any) -> tuple[Any, ...]:
    """What an annotation is made of; that of a field comes with its metadata."""
    return annotation if isinstance(annotation, tuple) else get_args(annotation)


@cache
def _is_built(annotation: Any) -> bool:
    """Whether a value may be a list or mapping."""
    if isinstance(annotation, type):
        return issubclass(annotation, BaseModel)
    return get_origin(annotation) in (list, dict) or any(map(_is_built, _parts(annotation)))


@cache
def _is_list(annotation: Any) -> bool:
    return get_origin(annotation) is list or any(map(_is_list, _parts(annotation)))


@cache
def _is_mapping(annotation: Any) -> bool:
    return get_origin(annotation) is dict or any(map(_is_mapping, _parts(annotation)))


@cache
def _is_words(annotation: Any) -> bool:
    """Whether a value is a list whose items are words, or begin with a name."""
    if get_origin(annotation) is list:
        models = models_in(annotation)
        if models:
            first = next(iter(models[0].model_fields.values()))
            return first.alias in NAMING_KEYS
        return not _is_texts(annotation)
    parts = _parts(annotation)
    readers = {getattr(part, "func", None) for part in parts}
    return WORDS in parts or bool(readers & {as_names, as_people}) or any(map(_is_words, parts))


def _is_texts(annotation: Any) -> bool:
    """Whether the items of a list are texts, which may be sentences."""
    readers = {
        getattr(part, "func", None) for each in get_args(annotation) for part in get_args(each)
    }
    return bool(readers & {read_text, read_markdown})


@cache
def _fields(root: type[BaseModel]) -> tuple[FieldInfo, ...]:
    """Return the fields of a model and of all models that it is made of."""
    waiting: list[type[BaseModel]] = [root]
    seen: dict[type[BaseModel], list[FieldInfo]] = {}
    while waiting:
        model = waiting.pop()
        if model not in seen:
            seen[model] = list(model.model_fields.values())
            waiting.extend(inner for field in seen[model] for inner in models_in(field.annotation))
    return tuple(field for fields in seen.values() for field in fields)


def _listed_in(annotation: Any) -> list[type[BaseModel]]:
    """Models of which an annotation holds lists."""
    if get_origin(annotation) is list:
        return models_in(annotation)
    return [model for part in get_args(annotation) for model in _listed_in(part)]


def keys_at(path: ValuePath, root: type[BaseModel] = Dossier) -> list[str]:
    """Keys that may stand in the mapping at this place of a file with this schema."""
    model = next(iter(models_in(_annotation_at(path, root))), None)
    return [str(field.alias) for field in model.model_fields.values()] if model else []


def words_at(path: ValuePath, root: type[BaseModel] = Dossier) -> list[str]:
    """Words of which one must stand at this place, where the schema lists them."""
    return list(_literals_in(_annotation_at(path, root)))


def _annotation_at(path: ValuePath, root: type[BaseModel]) -> Any:
    """Type of the value at a place; None where the schema has no such place.

    Indices may be left out: lists are looked through. Every key of a mapping whose names are the
    teacher's own (examinations, measures) leads to its values.
    """
    annotation: Any = root
    for part in path:
        if isinstance(part, int):
            continue
        named = next(_dicts_in(annotation), None)
        if named is not None:
            annotation = get_args(named)[1]
            continue
        model = next(iter(models_in(annotation)), None)
        fields = model.model_fields.values() if model else ()
        annotation = next((f.annotation for f in fields if f.alias == part), None)
    return annotation


def _dicts_in(annotation: Any) -> Iterator[Any]:
    """Mappings that an annotation holds, through lists and alternatives."""
    if get_origin(annotation) is dict:
        yield annotation
    else:
        for part in get_args(annotation):
            yield from _dicts_in(part)


def _literals_in(annotation: Any) -> Iterator[str]:
    """Words that an annotation lists, through lists and alternatives, not those within mappings."""
    if get_origin(annotation) is Literal:
        yield from get_args(annotation)
    elif get_origin(annotation) is not dict:
        for part in get_args(annotation):
            yield from _literals_in(part)


def models_in(annotation: Any) -> list[type[BaseModel]]:
    """Models named anywhere in a type annotation."""
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return [annotation]
    return [model for part in get_args(annotation) for model in models_in(part)]
