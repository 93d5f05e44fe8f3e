"""What a command left on the terminal."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from typer.main import get_command

from plangen.cli.commands import app

if TYPE_CHECKING:
    from collections.abc import Iterator

LATIN = re.compile(r"[A-Za-z]{2,}")
OPTION = re.compile(r"--?[a-z][a-z-]*")


def _commands(group: Any, *words: str) -> Iterator[tuple[str, ...]]:
    yield words
    for name, command in getattr(group, "commands", {}).items():
        yield from _commands(command, *words, name)


# The words by which each command is called, the program's and the groups' included.
COMMANDS = list(_commands(get_command(app)))
# What is typed as it stands, and names.
NAMES = frozenset(
    {
        *("plangen", *(word for words in COMMANDS for word in words)),
        *("toml", "yaml", "docx", "doc", "wps", "pdf", "html", "md", "txt", "json", "text"),
        *("xlsx", "xls", "csv", "tsv"),
        *("Word", "WPS", "LibreOffice", "PDF", "JSON", "Schema", "VS", "Code", "PyCharm"),
        *("Tab", "Ctrl"),
    }
)


@dataclass(frozen=True)
class Outcome:
    """Exit status and both streams of one run."""

    status: int
    out: str
    err: str

    @property
    def all(self) -> str:
        """Everything the user saw."""
        return self.out + self.err

    @property
    def written(self) -> list[str]:
        """Names of the files that the command says it wrote."""
        return [
            line.removeprefix("已写出 ")
            for line in self.out.splitlines()
            if line.startswith("已写出 ")
        ]


Plangen = Callable[..., Outcome]


def english(text: str, *typed: str) -> set[str]:
    """English words of a message, without names, options and what the user typed."""
    for word in typed:
        for part in (word, *LATIN.findall(word)):
            text = text.replace(part, "")
    return set(LATIN.findall(OPTION.sub("", text))) - NAMES
