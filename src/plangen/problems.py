"""What is wrong with a user's input, and how to say it.

Problems are collected and reported together, because a teacher who mends one line only to be
shown the next mistake gives up. Every problem names its place and says what to type instead.
"""

from __future__ import annotations

import difflib
from dataclasses import dataclass
from enum import Enum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path


class Severity(Enum):
    """How much a problem matters: an error stops the run, the others are shown."""

    ERROR = "错误"
    WARNING = "提醒"
    NOTICE = "说明"


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing to tell the user about one place of one file.

    ``line`` and ``column`` count from 1; 0 means that the problem concerns the whole file.
    ``source`` is the offending line as it stands in the file, ``hint`` what to do about it.
    """

    file: Path
    line: int
    column: int
    message: str
    hint: str = ""
    source: str = ""
    severity: Severity = Severity.ERROR

    @property
    def place(self) -> str:
        """``文件:行:列``, as editors and terminals recognise it."""
        return f"{self.file}:{self.line}:{self.column}" if self.line else str(self.file)


class ProblemsError(Exception):
    """Carries every problem found; the only exception that user input may cause."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = tuple(problems)
        super().__init__("\n".join(f"{p.place} {p.message}" for p in self.problems))


def file_problem(path: Path, message: str, hint: str = "") -> ProblemsError:
    """An error about a file as a whole, such as one that cannot be read or written."""
    return ProblemsError([Problem(path, 0, 0, message, hint)])


def nearest(word: str, names: Iterable[str], *, limit: int = 3) -> list[str]:
    """Names that the user may have meant, best first; empty if none comes close.

    Chinese names are short, so one shared character is weak evidence: a name counts when it
    contains the word, or when at least half of the characters match.
    """
    names = list(dict.fromkeys(names))
    word = word.strip()
    if not word:
        return []
    within = [name for name in names if word in name or name in word]
    close = difflib.get_close_matches(word, names, n=limit, cutoff=0.5)
    return list(dict.fromkeys([*within, *close]))[:limit]


def did_you_mean(word: str, names: Iterable[str]) -> str:
    """Return “是不是想写……？”, or nothing where no name comes close."""
    found = nearest(word, names)
    return f"是不是想写{'、'.join(f'“{name}”' for name in found)}？" if found else ""
