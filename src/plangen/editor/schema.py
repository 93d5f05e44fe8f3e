"""The JSON Schema of a dossier, made of the models and of the names that the library knows.

It is draft-07: the YAML language server (redhat.vscode-yaml) said for years that it supports “JSON
Schema 7 and below”, later drafts came only with its newest versions, and PyCharm reads draft-07 as
well; nothing in a dossier needs more. There a ``$ref`` has no neighbours, so what is said of a key
stands beside an ``anyOf``.

pydantic makes the shapes; here they become what an editor sees. Keys left empty count as not
given, so every key that may be missing may also be empty or hold a mark of the scaffold (未填).
Nothing English of the models is left: parts go by the keys that lead to them (总结.个案).
"""

from __future__ import annotations

import json
from collections import deque
from typing import Any

from plangen.editor.vocabulary import vocabulary
from plangen.model.dossier import Dossier
from plangen.model.json_forms import NAMES, UNFILLED, Form, one_of, only, written
from plangen.resources import cached

DIALECT = "http://json-schema.org/draft-07/schema#"
TITLE = "plangen 档案"
DESCRIPTION = "一个班一学期的情况，plangen 由它写出计划和总结。由 plangen schema 写出，不用改。"
REFERENCE = "#/definitions/"
BLANK = "未填"
# More keys than these are not named in a message.
MOST_NAMED = 20
SAID_BY_PYDANTIC = ("default", "title", "description")


@cached
def schema_text() -> str:
    """Return the schema as the text of a file, the same for the same plangen."""
    return json.dumps(schema(), ensure_ascii=False, indent=1) + "\n"


def schema() -> dict[str, Any]:
    """Return the schema."""
    raw = Dossier.model_json_schema(ref_template=REFERENCE + "{model}")
    shapes: dict[str, Form] = raw.pop("$defs")
    places = _places(raw, shapes)
    definitions = {place: _shape(shapes[model], place, places) for model, place in places.items()}
    definitions |= {_names(what): form for what, form in vocabulary().items()}
    definitions[BLANK] = {
        "description": "还没有填，当作没有写",
        "anyOf": [only("null"), {"type": "string", "pattern": rf"^\s*(?:{UNFILLED})?\s*$"}],
    }
    return {
        "$schema": DIALECT,
        **_shape(raw, "档案", places),
        "title": TITLE,
        "description": DESCRIPTION,
        "definitions": definitions,
    }


def _places(root: Form, shapes: dict[str, Form]) -> dict[str, str]:
    """Name each model by the shortest way of keys that leads to it: 总结.个案."""
    places: dict[str, str] = {}
    waiting: deque[tuple[Form, tuple[str, ...]]] = deque([(root, ())])
    while waiting:
        shape, way = waiting.popleft()
        for key, form in shape["properties"].items():
            for model in _referred(form):
                if model not in places:
                    places[model] = ".".join((*way, key))
                    waiting.append((shapes[model], (*way, key)))
    return places


def _referred(form: Any) -> list[str]:
    """Return the models that a form refers to, in order."""
    if isinstance(form, dict):
        own = [form["$ref"].removeprefix(REFERENCE)] if "$ref" in form else []
        return own + [model for item in form.values() for model in _referred(item)]
    return [model for item in form for model in _referred(item)] if isinstance(form, list) else []


def _names(what: str) -> str:
    return f"{what}的名称"


def _shape(model: Form, place: str, places: dict[str, str]) -> Form:
    """Return the form of a mapping with known keys."""
    required = model.get("required", [])
    keys = list(model["properties"])
    known = "、".join(keys) if len(keys) <= MOST_NAMED else "按 Ctrl+空格 列出的那些"
    say = f"“{place}”里写几行“名称: 内容”，名称只能是：{known}"
    others: Form | bool = model.get("additionalProperties", False)
    if others:
        others = _form(dict(others), places) if isinstance(others, dict) else True
        say = f"“{place}”里写 {known}，别的名称是考试，后面写它在表里的列，如 期末: 数学"
    if required:
        say += f"；不能少：{'、'.join(required)}"
    return {
        "type": "object",
        "properties": {
            key: _entry(key, form, places, required=key in required)
            for key, form in model["properties"].items()
        },
        "required": required,
        "additionalProperties": others,
        "errorMessage": say,
    }


def _entry(key: str, form: Form, places: dict[str, str], *, required: bool) -> Form:
    """Return the form of what stands after a key, with what is said of the key."""
    value = _form(form, places)
    value = value if required else _or_blank(value)
    said = {"title": key, "description": form.get("description", "")}
    return {**said, **(value if "$ref" not in value else {"allOf": [value]})}


def _or_blank(form: Form) -> Form:
    others = form["anyOf"] if list(form) == ["anyOf"] else [form]
    return {"anyOf": [*others, {"$ref": REFERENCE + BLANK}]}


def _form(form: Form, places: dict[str, str]) -> Form:
    """Return the form of a value."""
    form = {key: value for key, value in form.items() if key not in SAID_BY_PYDANTIC}
    if NAMES in form:
        return {"$ref": REFERENCE + _names(form[NAMES])}
    if "$ref" in form:
        return {"$ref": REFERENCE + places[form["$ref"].removeprefix(REFERENCE)]}
    if "anyOf" in form:
        return _alternatives(form["anyOf"], places)
    if form.get("type") in ("array", "object", ["object"]):
        return _collection(form, places)
    if "enum" in form and form.get("type") == "string":
        words = form["enum"]
        return written(one_of(words), f"这里只能写：{'、'.join(words)}", offered=words)
    return form


def _collection(form: Form, places: dict[str, str]) -> Form:
    """Return the form of a list, or of a mapping whose keys are the teacher's own."""
    if form["type"] == "array":
        # Of a single type the YAML language server says in English what it expected.
        return {
            "type": ["array"],
            "items": _or_blank(_form(form["items"], places)),
            "errorMessage": "这里是列表，每条一行，以“- ”开头",
        }
    known = form.get("patternProperties", {})
    said = {"errorMessage": "这里写几行“名称: 内容”，名称自己定"}
    if form.get("additionalProperties") is False:  # pairs, which have no key that a mapping has
        contents = {pattern: _or_blank(_form(each, places)) for pattern, each in known.items()}
        return {**form, "patternProperties": contents, **said}
    # pydantic asks of every key that it be text; to YAML 2026 is a key as well.
    (content,) = known.values() if known else [form["additionalProperties"]]
    return {"type": "object", "additionalProperties": _or_blank(_form(content, places)), **said}


def _alternatives(forms: list[Form], places: dict[str, str]) -> Form:
    """Return any of some forms, without those that an empty entry stands for."""
    found: list[Form] = []
    for form in forms:
        if form.get("type") == "null":
            continue
        value = _form(form, places)
        for each in value["anyOf"] if list(value) == ["anyOf"] else [value]:
            if each not in found:
                found.append(each)
    return {"anyOf": found} if len(found) > 1 else found[0]
