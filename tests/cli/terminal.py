"""What a command left on the terminal."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

LATIN = re.compile(r"[A-Za-z]{2,}")
OPTION = re.compile(r"--?[a-z][a-z-]*")
# Names of formats, keys and commands, which are typed as they stand.
NAMES = frozenset(
    {
        "plangen",
        "new",
        "preview",
        "demo",
        "doctor",
        "kinds",
        "fix",
        "suggest",
        "render",
        "summary",
        "forms",
        "schema",
        "library",
        "causes",
        "measures",
        "check",
        "config",
        "toml",
        "scores",
        "yaml",
        "docx",
        "pdf",
        "html",
        "md",
        "txt",
        "xlsx",
        "xls",
        "csv",
        "tsv",
        "Word",
        "WPS",
        "LibreOffice",
        "PDF",
        "JSON",
        "json",
        "text",
        "Schema",
        "VS",
        "Code",
        "PyCharm",
        "Tab",
        "Ctrl",
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
