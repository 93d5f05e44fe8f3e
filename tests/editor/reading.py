"""A dossier as an editor reads it, YAML 1.2, and what the schema says of it."""

from __future__ import annotations

import re
from functools import cache
from typing import Any

import yaml
from jsonschema import Draft7Validator
from jsonschema.exceptions import best_match

from plangen.editor.schema import schema


class EditorLoader(yaml.SafeLoader):
    """The core schema of YAML 1.2: 16:30 and 2026-09-07 are text, yes is text, 0012 is 12."""

    yaml_implicit_resolvers: dict[str, list[Any]] = {}  # noqa: RUF012  (as PyYAML has it)


def _whole(_: Any, node: yaml.ScalarNode) -> int:
    return int(node.value)


def _decimal(_: Any, node: yaml.ScalarNode) -> float:
    return float(node.value)


for tag, pattern, first in (
    ("null", r"~|null|Null|NULL|", ["~", "n", "N", ""]),
    ("bool", r"true|True|TRUE|false|False|FALSE", list("tTfF")),
    ("int", r"[-+]?[0-9]+", list("-+0123456789")),
    (
        "float",
        r"[-+]?(?:\.[0-9]+|[0-9]+(?:\.[0-9]*)?)(?:[eE][-+]?[0-9]+)?",
        list("-+.0123456789"),
    ),
):
    EditorLoader.add_implicit_resolver(
        f"tag:yaml.org,2002:{tag}", re.compile(f"^(?:{pattern})$"), first
    )
EditorLoader.add_constructor("tag:yaml.org,2002:int", _whole)
EditorLoader.add_constructor("tag:yaml.org,2002:float", _decimal)


@cache
def validator() -> Draft7Validator:
    return Draft7Validator(schema())


def as_read(text: str) -> Any:
    """Values of a dossier as the YAML language server sees them."""
    return yaml.load(text, Loader=EditorLoader)  # noqa: S506  (built on the safe loader)


def mistakes(text: str) -> list[tuple[list[str | int], str]]:
    """Return the places that the schema refuses, each with what is wrong there."""
    found = []
    for error in validator().iter_errors(as_read(text)):
        nearest = best_match([error])
        assert nearest is not None
        found.append((list(nearest.absolute_path), nearest.message))
    return found
