"""Wrong values of all shapes at every place of a dossier and of a style file.

Whatever error the schema can raise has its own Chinese sentence, chosen by the type of the error.
"""

from __future__ import annotations

import ast
import re
from pathlib import Path
from typing import TYPE_CHECKING, Any, get_args, get_origin

import pytest
import yaml
from pydantic import BaseModel, ValidationError

from plangen.model.dossier import Dossier
from plangen.model.loading import load_dossier
from plangen.model.remedies import EXAMPLES_BY_TYPE, OWN, REMEDIES, SCALAR, SCALARS, SENTENCES
from plangen.model.schema import keys_of, models_in
from plangen.problems import Problem, ProblemsError, Severity
from plangen.source import read_source
from plangen.writers.style_files import read_style
from plangen.writers.style_schema import StyleFile

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

Place = tuple[str | int, ...]
Told = dict[str, list[Problem]]

SRC = Path(__file__).parents[2] / "src" / "plangen"
LATIN = re.compile(r"[A-Za-z]{2,}")
# What has no Chinese form, and what is typed as it stands.
NAMES = re.compile(r"plangen( new)?|pip install -U|templates/styles/|\.yaml|\.xlsx")
NOTATION = re.compile(r"[\[\]{}'<>]")
HEAD = {Dossier: {"文种": "学困生转化计划"}, StyleFile: {"基于": "校内"}}
LONG = "长" * 4000
SHAPES: dict[str, Any] = {
    "text": "随便写的一句话",
    "number": "31",
    "wide-number": "－３１",
    "many-digits": "9" * 400,
    "impossible-date": "2026-13-45",
    "latin": "hello world",
    "lines": "甲\n乙",
    "long": LONG,
    "empty-text": "",
    "empty-list": [],
    "empty-mapping": {},
    "list": ["甲"],
    "list-of-numbers": ["1", "2"],
    "nested-list": [["甲"]],
    "deep-list": [[["甲"]]],
    "list-of-nothing": [None, ""],
    "list-of-mappings": [{"甲": "乙"}],
    "mapping": {"甲": "乙"},
    "nested-mapping": {"甲": {"乙": {"丙": "丁"}}},
    "mapping-of-lists": {"甲": ["乙", ["丙"]]},
    "unknown-key": {"不认识": "甲", "说明": "乙"},
    "long-key": {LONG[:100]: "甲"},
}
# What a schema of each type can find wrong; those without an entry find nothing themselves.
FAULTS = {
    "model": {"model_type"},
    "model-fields": {"missing", "extra_forbidden"},
    "list": {"list_type"},
    "dict": {"dict_type"},
    "literal": {"literal_error"},
}
SILENT = {
    *("model-field", "default", "nullable", "definitions", "definition-ref", "any"),
    *("function-plain", "function-before", "function-after", "no-info", "with-info"),
}


def mentions(annotation: Any, wanted: type) -> bool:
    return get_origin(annotation) is wanted or any(
        mentions(part, wanted) for part in get_args(annotation)
    )


def places_of(model: type[BaseModel], above: Place = ()) -> Iterator[Place]:
    """Every place of a file at which the model has a field, an item or a named entry."""
    for field in model.model_fields.values():
        here: Place = (*above, str(field.alias))
        yield here
        if mentions(field.annotation, dict):
            here = (*here, "期末")
            yield here
        elif mentions(field.annotation, list):
            here = (*here, 0)
            yield here
        for inner in models_in(field.annotation):
            yield from places_of(inner, here)


def data_with(model: type[BaseModel], place: Place, value: Any) -> dict[str, Any]:
    for part in reversed(place):
        value = [value] if isinstance(part, int) else {part: value}
    return {**HEAD[model], **value}


def steps_of(schema: Any) -> Iterator[dict[str, Any]]:
    """Every step of a core schema that validates, without what is only for writing."""
    if isinstance(schema, dict):
        if isinstance(schema.get("type"), str):
            yield schema
        for key, part in schema.items():
            if key not in {"metadata", "serialization"}:
                yield from steps_of(part)
    elif isinstance(schema, (list, tuple)):
        for part in schema:
            yield from steps_of(part)


def own_types() -> set[str]:
    """Types of errors that plangen's own readers raise, as their code names them."""
    found = set()
    for path in SRC.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if not isinstance(node, ast.Call) or not isinstance(node.func, ast.Name):
                continue
            first = node.args[0] if node.args else None
            if not isinstance(first, ast.Constant) or not isinstance(first.value, str):
                continue
            if node.func.id == "PydanticCustomError":
                found.add(first.value)
            elif node.func.id == "_error":
                found.add(f"{OWN}{first.value}")
    return found


PLACES = [
    (model, place)
    for model in (Dossier, StyleFile)
    for place in sorted(set(places_of(model)), key=str)
]


@pytest.mark.parametrize("model", [Dossier, StyleFile], ids=["dossier", "style"])
def test_every_error_that_the_schema_can_raise_has_a_sentence(model: type[BaseModel]) -> None:
    schema = model.__pydantic_core_schema__
    inner = [
        part
        for step in steps_of(schema)
        if step["type"] == "definitions"
        for part in step["definitions"]
        # What a reader returns is described there, too, for writing alone.
        if part["type"] not in {"dataclass", "enum"}
    ]
    whole = schema["schema"] if schema["type"] == "definitions" else schema
    types = {step["type"] for part in (whole, *inner) for step in steps_of(part)}
    assert types - SILENT <= FAULTS.keys(), "a type of schema of which nothing is known here"
    raised = set().union(*(FAULTS.get(each, set()) for each in types))
    assert raised >= {"model_type", "extra_forbidden", "list_type"}
    assert raised <= SENTENCES.keys()


def test_every_error_that_plangen_itself_raises_has_a_remedy_and_no_remedy_is_left_over() -> None:
    assert own_types() == {*EXAMPLES_BY_TYPE, *REMEDIES, SCALAR}


def test_every_kind_of_value_that_a_list_can_stand_for_has_an_example() -> None:
    code = "".join(path.read_text(encoding="utf-8") for path in (SRC / "model").glob("*.py"))
    assert set(re.findall(r'read_plain\(value, "(.*?)"\)', code)) == SCALARS.keys()


@pytest.mark.parametrize("value", SHAPES.values(), ids=SHAPES.keys())
def test_the_types_that_come_out_are_all_in_the_tables(value: Any) -> None:
    known = {*SENTENCES, *EXAMPLES_BY_TYPE, *REMEDIES, SCALAR}
    found = set()
    for model, place in PLACES:
        try:
            model.model_validate(data_with(model, place, value))
        except ValidationError as error:
            found |= {detail["type"] for detail in error.errors()}
    assert found <= known


@pytest.fixture
def told_of(tmp_path: Path) -> Callable[[Any], Told]:
    """Load a file with one wrong value, for every place, and return what is said of each."""

    def load(value: Any) -> Told:
        found: Told = {}
        for model, place in PLACES:
            path = tmp_path / "档案.yaml"
            data = data_with(model, place, value)
            path.write_text(
                yaml.safe_dump(data, allow_unicode=True, sort_keys=False), encoding="utf-8"
            )
            found[f"{model.__name__}: {place}"] = problems_of(model, path)
        return found

    return load


def problems_of(model: type[BaseModel], path: Path) -> list[Problem]:
    if model is StyleFile:
        try:
            read_style(path)
        except ProblemsError as error:
            return list(error.problems)
        return []
    source = read_source(path, keys_of())
    load_dossier(source)
    return source.problems


@pytest.mark.parametrize("value", SHAPES.values(), ids=SHAPES.keys())
def test_every_message_and_remedy_is_chinese_and_stands_in_the_file(
    told_of: Callable[[Any], Told], value: Any
) -> None:
    faults = []
    for place, problems in told_of(value).items():
        for problem in problems:
            text = re.sub("hello( world)?", "", f"{problem.message}{problem.hint}")
            wrong = (
                *LATIN.findall(NAMES.sub("", text)),
                *(["no remedy"] if not problem.hint else []),
                *(["not in the file"] if problem.line < 1 or problem.column < 1 else []),
                *(["no such line"] if not problem.source and problem.line else []),
                *(["too long"] if len(problem.message) > 160 else []),
                *(["notation of a program"] if NOTATION.search(problem.message) else []),
            )
            if wrong and problem.severity is Severity.ERROR:
                faults.append((place, problem.message, problem.hint, wrong))
    assert faults == []


def test_a_wrong_shape_is_found_at_every_place(told_of: Callable[[Any], Told]) -> None:
    found = told_of([[["甲"]]])
    assert [place for place, problems in found.items() if not problems] == []


def test_a_value_left_empty_counts_as_not_given(told_of: Callable[[Any], Told]) -> None:
    told = [problem.message for problems in told_of(None).values() for problem in problems]
    lacking = ("缺少", "后面没有内容", "一种颜色也没有")
    assert [each for each in told if not any(words in each for words in lacking)] == []
