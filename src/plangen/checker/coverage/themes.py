"""What causes and measures are about, in broad themes such as 作业 or 家庭."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from plangen.language.patterns import any_of
from plangen.resources import read_yaml

if TYPE_CHECKING:
    import re


class Theme(NamedTuple):
    """A theme: how causes name it, how measures do, and a measure that could be written."""

    name: str
    causes: re.Pattern[str]
    measures: re.Pattern[str]
    example: str


@cache
def all_themes() -> dict[str, Theme]:
    """Return the themes by name, in the order of their list."""
    entries = read_yaml("check/themes.yaml")
    return {
        name: Theme(name, any_of(entry["原因"]), any_of(entry["措施"]), entry["近"])
        for name, entry in entries.items()
    }


@cache
def cause_words() -> re.Pattern[str]:
    """Return all words by which causes are named."""
    entries = read_yaml("check/themes.yaml")
    return any_of(word for entry in entries.values() for word in entry["原因"])


@cache
def theme_of_cause(word: str) -> str:
    """Return the name of the theme of a word that names a cause."""
    entries: dict[str, dict[str, list[str]]] = read_yaml("check/themes.yaml")
    return next(name for name, entry in entries.items() if word in entry["原因"])
