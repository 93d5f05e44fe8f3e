"""Marks that a scaffold leaves for the teacher to replace.

``【请填：学校名称】`` stands where a fact is missing: it counts as not given.
``【示例】谈心交流`` is an example that works as it stands. Both are reported until replaced.
"""

from __future__ import annotations

import re
from typing import Any

from msgspec import Struct

from plangen.language.patterns import lazy

# No mark is without it.
SIGN = "【"
UNFILLED = lazy(r"^【请填[：:]?(?P<what>[^】]*)】$")
EXAMPLE = lazy(r"^【示例】\s*(?P<value>.+)$", re.DOTALL)


class Placeholder(Struct, frozen=True):
    """A mark still in the file: its line and column (from 1), its key, what it asks for."""

    line: int
    column: int
    key: str
    text: str
    example: bool


def is_hollow(value: Any) -> bool:
    """Whether a value holds nothing that a teacher typed."""
    if isinstance(value, dict):
        return all(is_hollow(item) for item in value.values())
    if isinstance(value, list):
        return all(is_hollow(item) for item in value)
    return value is None
