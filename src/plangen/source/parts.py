"""The parts of a line as YAML would cut it: margin, hyphens, key, value."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from msgspec import Struct

from plangen.language.patterns import lazy
from plangen.source.signs import KEY, without_comment

if TYPE_CHECKING:
    import re

_PARTS = lazy(rf"\s*(?P<dashes>(?:- +)*)(?:{KEY.pattern})?")


class Parts(Struct):
    """The hyphens of a line, its key and its value up to a comment; places count from 0.

    ``column`` is that of the first sign, whatever white space stands before it; ``text_start`` is
    where the hyphens end.
    """

    column: int
    dashes: str
    text_start: int
    key: str
    value_start: int
    value: str

    @property
    def value_end(self) -> int:
        """Where the value ends, a comment left out."""
        return self.value_start + len(self.value)


def parts_of(line: str) -> Parts:
    """Cut a line into its parts."""
    # The pattern matches a blank line, too.
    found = cast("re.Match[str]", _PARTS.match(line))
    visible = without_comment(line)
    column, start = found.span("dashes")
    value_start = min(found.end(), len(visible))
    value = visible[value_start:].rstrip()
    return Parts(column, found["dashes"], start, found["key"] or "", value_start, value)
