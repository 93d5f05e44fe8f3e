"""Comments in a file that name rules not to be told: plangen: 忽略 N01, T05."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from plangen.language.patterns import lazy

if TYPE_CHECKING:
    import re

SAID = r"plangen\s*[:：]\s*忽略\s*(?P<rules>[A-Za-z]\d{2}[A-Za-z\d,，、\s]*)$"
_BETWEEN = lazy(r"[,，、\s]+")


class Ignore(NamedTuple):
    """A comment, as of the line ``written``; it concerns one ``line``, or all lines (0)."""

    rules: tuple[str, ...]
    line: int
    written: int


def read_ignore(said: re.Match[str], written: int, *, beside_text: bool) -> Ignore:
    """Return what a match of ``SAID`` ignores: beside text its line, on its own the file."""
    rules = tuple(rule.upper() for rule in _BETWEEN.split(said["rules"]) if rule)
    return Ignore(rules, written if beside_text else 0, written)
