"""The parts of a line as YAML would cut it: margin, hyphens, key, value."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, cast

from plangen.language.patterns import lazy
from plangen.source.signs import KEY, without_comment

if TYPE_CHECKING:
    import re

_PARTS = lazy(rf"\s*(?P<dashes>(?:- +)*)(?:{KEY.pattern})?")


@dataclass(slots=True)
class Parts:
    """Where the margin of a line ends, its hyphens, where they end, its key and value.

    ``column`` is that of the first sign, whatever white space stands before it. The value goes up
    to a comment, from ``begin`` to ``end``.
    """

    column: int
    dashes: str
    start: int
    key: str
    begin: int
    value: str

    @property
    def end(self) -> int:
        """Where the value ends, a comment left out."""
        return self.begin + len(self.value)


def parts_of(line: str) -> Parts:
    """Cut a line into its parts."""
    # The pattern matches a blank line, too.
    found = cast("re.Match[str]", _PARTS.match(line))
    visible = without_comment(line)
    column, start = found.span("dashes")
    begin = min(found.end(), len(visible))
    value = visible[begin:].rstrip()
    return Parts(column, found["dashes"], start, found["key"] or "", begin, value)
