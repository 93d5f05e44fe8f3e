"""Where a value comes from that does not stand in the dossier itself."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

    from plangen.source.tree import Path as ValuePath


@dataclass(frozen=True, slots=True)
class Origin:
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


@dataclass(frozen=True, slots=True)
class Entry:
    """A value for a dossier that stands elsewhere: its path, its texts, its place."""

    path: ValuePath
    value: object
    origin: Origin
