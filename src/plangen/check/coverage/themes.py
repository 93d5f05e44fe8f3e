"""What causes and measures are about, in broad themes such as 作业 or 家庭."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from plangen.resources import read_yaml


@dataclass(frozen=True, slots=True)
class Theme:
    """A theme: how causes name it, how measures do, and a measure that could be written."""

    name: str
    causes: re.Pattern[str]
    measures: re.Pattern[str]
    example: str


@cache
def all_themes() -> tuple[Theme, ...]:
    """Return the themes in the order of their list."""
    entries = read_yaml("check/themes.yaml")
    return tuple(
        Theme(name, _any(entry["原因"]), _any(entry["措施"]), entry["近"])
        for name, entry in entries.items()
    )


def _any(words: list[str]) -> re.Pattern[str]:
    ordered = sorted(words, key=lambda word: (-len(word), word))
    return re.compile("|".join(map(re.escape, ordered)))
