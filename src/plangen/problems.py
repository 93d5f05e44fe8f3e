"""What is wrong with a user's input, and how to say it.

Problems are collected and reported together, because a teacher who mends one line only to be
shown the next mistake gives up. Every problem names its place and says what to type instead.
"""

from __future__ import annotations

import difflib
from collections import Counter, defaultdict
from dataclasses import dataclass
from enum import Enum
from functools import lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path


# Characters of a message or remedy. What a teacher reads is shorter; a longer one quotes a value
# that is no word but a page, or a file that is no dossier.
LONGEST = 600
KEPT = (400, 150)
# Share of characters that a name must have in common with a word to be what was meant.
CUTOFF = 0.5


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
    A message or hint that quotes too much keeps its beginning and its end.
    """

    file: Path
    line: int
    column: int
    message: str
    hint: str = ""
    source: str = ""
    severity: Severity = Severity.ERROR

    def __post_init__(self) -> None:
        for name in ("message", "hint"):
            object.__setattr__(self, name, _shortened(getattr(self, name)))

    @property
    def place(self) -> str:
        """``文件:行:列``, as editors and terminals recognise it."""
        return f"{self.file}:{self.line}:{self.column}" if self.line else str(self.file)


def _shortened(text: str) -> str:
    head, tail = KEPT
    return text if len(text) <= LONGEST else f"{text[:head]}……{text[-tail:]}"


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
    near = _sharing_half(word, tuple(names))
    close = difflib.get_close_matches(word, near, n=limit, cutoff=CUTOFF) if near else []
    return list(dict.fromkeys([*within, *close]))[:limit]


def _sharing_half(word: str, names: tuple[str, ...]) -> list[str]:
    """Names that have enough characters of the word in any order to come close: few of many."""
    holders = _holders(names)
    shared = Counter(name for char in set(word) for name in holders.get(char, ()))
    return [n for n, count in shared.items() if 2 * count >= CUTOFF * (len(n) + len(word))]


@lru_cache(maxsize=16)
def _holders(names: tuple[str, ...]) -> dict[str, list[str]]:
    """Names by character, once for each time that they have it."""
    found: dict[str, list[str]] = defaultdict(list)
    for name in names:
        for char in name:
            found[char].append(name)
    return found


def did_you_mean(word: str, names: Iterable[str]) -> str:
    """Return “是不是想写……？”, or nothing where no name comes close."""
    found = nearest(word, names)
    return f"是不是想写{'、'.join(f'“{name}”' for name in found)}？" if found else ""
