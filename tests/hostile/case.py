"""One hostile case: the files that it is made of and the command that is run on them."""

from __future__ import annotations

import random
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from dossiers import FULL_DOSSIER
from places import EXAMPLES

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

DOSSIER = "档案.yaml"
RENDER = ("render", DOSSIER)
SUMMARY = ("summary", DOSSIER)
FIX = ("fix", DOSSIER, "--yes")
FOLLOW = ("new", "新.yaml", "--from", DOSSIER)
GOOD = FULL_DOSSIER


@dataclass(frozen=True, slots=True)
class Case:
    """A hostile case.

    ``make`` puts its files into an empty folder; it is called where it can do no harm, since some
    of them are large. ``commands`` are run there one after the other, and ``words`` must be said.
    """

    family: str
    name: str
    make: Callable[[Path], None]
    commands: tuple[tuple[str, ...], ...] = (RENDER,)
    words: str = ""

    @property
    def identity(self) -> str:
        """Name by which a failure can be run again."""
        return f"{self.family}: {self.name}"


def of_bytes(
    family: str,
    name: str,
    data: Callable[[], bytes],
    *,
    commands: tuple[tuple[str, ...], ...] = (RENDER,),
    words: str = "",
) -> Case:
    """Make a case of which the dossier is all there is."""

    def make(folder: Path) -> None:
        (folder / DOSSIER).write_bytes(data())

    return Case(family, name, make, commands, words)


def of_text(family: str, name: str, text: Callable[[], str], *, words: str = "") -> Case:
    """Make a case of a dossier in UTF-8; lone surrogates go into the file as they are."""
    return of_bytes(family, name, lambda: text().encode("utf-8", "surrogatepass"), words=words)


def with_line(key: str, value: str, text: str = GOOD) -> str:
    """Return a good dossier that says something else under a key of the outermost level."""
    kept = [line for line in text.splitlines() if not line.startswith(f"{key}:")]
    return "\n".join([*kept, f"{key}: {value}", ""])


def dice(*seed: object) -> random.Random:
    """Return a source of chance that is the same on every computer and in every run."""
    return random.Random("/".join(map(str, seed)))  # noqa: S311  (no secret)


@cache
def examples() -> dict[str, bytes]:
    """Dossiers of the examples by the names of their folders."""
    return {path.parent.name: path.read_bytes() for path in sorted(EXAMPLES.glob("*/档案.yaml"))}
