"""Where a value comes from that does not stand in the dossier itself."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct

from plangen.language.patterns import lazy
from plangen.source.toml_text import toml_entry

if TYPE_CHECKING:
    from pathlib import Path

    from plangen.source.tree import ValuePath

# Signs of 键=值 and of the names in a key.
EQUALS = lazy("[=＝]")
DOTS = lazy("[.．]")


class Origin(Struct, frozen=True):
    """The place of a value: a line of ``plangen.toml``, or what was typed on the command line.

    ``file`` is what a message names, ``folder`` from where the file names in the value are looked
    for. ``line`` and ``column`` count from 1; 0 means that there is no line.
    """

    file: Path
    folder: Path
    line: int = 0
    column: int = 0
    shown: str = ""

    def __str__(self) -> str:
        return f"{self.file} 第 {self.line} 行" if self.line else str(self.file)

    def entry(self, key: str, value: str) -> str:
        """Write an entry as it is typed in this place, from a value as a dossier has it."""
        if self.line:
            return toml_entry(key, value)
        typed = EQUALS.split(str(self.file), maxsplit=1)[0].strip()
        # Within a value that is YAML itself, an entry looks as in a dossier.
        is_whole = DOTS.split(typed)[-1].strip() == key
        return f"--set {typed}={value}" if is_whole else f"{key}: {value}"


class Entry(Struct, frozen=True):
    """A value for a dossier that stands elsewhere: its path, its texts, its place."""

    path: ValuePath
    value: object
    origin: Origin
