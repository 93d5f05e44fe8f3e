"""What goes to a worker for one dossier among many, and what comes back from it.

Workers make, the process that was called writes: it alone knows which names are taken.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct, field

if TYPE_CHECKING:
    from pathlib import Path

    from plangen.problems import Problem


class DocumentTask(Struct, frozen=True):
    """A document to be made of a dossier, in these formats; see ``load`` and ``make_document``.

    ``output`` is what ``-o`` says; ``recorded`` asks for the digests of what it is made from.
    """

    dossier: Path
    formats: tuple[str, ...]
    summary: bool = False
    values: dict[str, str] = field(default_factory=dict)
    ignore: tuple[str, ...] = ()
    reference: Path | None = None
    templates: Path | None = None
    output: str = ""
    recorded: bool = False


class FormsTask(Struct, frozen=True):
    """Printable forms to be filled from a dossier; ``asked`` are names, none for all that suit.

    Without a dossier they are ``blank``.
    """

    dossier: Path | None
    formats: tuple[str, ...]
    asked: tuple[str, ...] = ()
    blank: bool = False
    values: dict[str, str] = field(default_factory=dict)
    templates: Path | None = None


class Copy(Struct, frozen=True):
    """One copy of a document: its title, that as a file name without suffix, format and bytes."""

    title: str
    name: str
    form: str
    data: bytes


class MadeCopies(Struct, frozen=True):
    """The copies that could be made, and what is to be told.

    ``failed`` counts the formats that could not be written, as ``faults`` say; without
    copies the dossier itself has errors, among ``problems``. ``reference`` is the school's document
    that was followed, ``left_out`` names the forms that have nothing in the dossier to be about,
    ``digests`` tell what all was made from.
    """

    problems: tuple[Problem, ...]
    copies: tuple[Copy, ...] = ()
    faults: tuple[Problem, ...] = ()
    failed: int = 0
    reference: Path | None = None
    left_out: tuple[str, ...] = ()
    digests: dict[Path, str] = field(default_factory=dict)
