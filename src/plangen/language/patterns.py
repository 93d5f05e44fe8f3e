"""Patterns that cost nothing until a text needs them.

The rules know several hundred patterns, and to compile one takes longer than to look through a page
with it; so each is compiled when it is first asked for something, and kept for later runs. So none
may be made of a user's words.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, cast

from plangen.language.compiled_patterns import compiled

if TYPE_CHECKING:
    from collections.abc import Iterable

_METHODS = frozenset({"search", "match", "fullmatch", "finditer", "findall", "split", "sub"})


def lazy(text: str, flags: re.RegexFlag = re.NOFLAG) -> re.Pattern[str]:
    """Return a pattern that is compiled when it is first used.

    It is typed as what it stands for, and has its text and the methods that look into a text.
    """
    return cast("re.Pattern[str]", _Lazy(text, flags))


def any_of(words: Iterable[str]) -> re.Pattern[str]:
    """Return a lazy pattern of some words, longer ones first."""
    ordered = sorted(words, key=lambda word: (-len(word), word))
    return lazy("|".join(map(re.escape, ordered)))


class _Lazy:
    """What stands for a pattern; once that is compiled, its own methods take over."""

    def __init__(self, text: str, flags: re.RegexFlag) -> None:
        self.pattern = text
        self._flags = flags

    def __getattr__(self, name: str) -> Any:
        if name not in _METHODS:
            raise AttributeError(name)
        pattern = compiled(self.pattern, int(self._flags))
        for method in _METHODS:
            setattr(self, method, getattr(pattern, method))
        return getattr(pattern, name)
