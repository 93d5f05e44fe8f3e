"""Patterns that are compiled when a text first needs them."""

from __future__ import annotations

import importlib
import pkgutil
import re
from typing import TYPE_CHECKING, Any

import pytest

import plangen
from plangen.language.patterns import lazy

if TYPE_CHECKING:
    from collections.abc import Iterator


def test_it_is_what_it_stands_for() -> None:
    pattern = lazy(r"(?P<one>甲)乙?$", re.MULTILINE)
    text = "甲乙\n甲"
    assert [found.span() for found in pattern.finditer(text)] == [(0, 2), (3, 4)]
    assert pattern.match(text, 3)
    assert pattern.fullmatch("甲乙")
    assert pattern.sub("丙", text) == "丙\n丙"
    assert pattern.pattern == r"(?P<one>甲)乙?$"


def test_it_is_compiled_when_it_is_used() -> None:
    wrong = lazy("(")
    with pytest.raises(re.error):
        wrong.search("")


def test_it_has_nothing_else() -> None:
    with pytest.raises(AttributeError):
        getattr(lazy("甲"), "scanner")  # noqa: B009  (mypy knows that there is none)


def _patterns(value: Any) -> Iterator[Any]:
    if type(value) is type(lazy("")):
        yield value
    elif isinstance(value, dict):
        for held in value.values():
            yield from _patterns(held)
    elif isinstance(value, (tuple, list)):
        for held in value:
            yield from _patterns(held)
    elif isinstance(value, type) and value.__module__.startswith("plangen."):
        for name, held in vars(value).items():
            if not name.startswith("__"):
                yield from _patterns(held)


def test_every_pattern_can_be_compiled() -> None:
    found = {
        pattern.pattern: pattern
        for module in pkgutil.walk_packages(plangen.__path__, "plangen.")
        if module.name != "plangen.__main__"
        for value in vars(importlib.import_module(module.name)).values()
        for pattern in _patterns(value)
    }
    assert len(found) > 500
    for pattern in found.values():
        pattern.search("")  # compiles it
