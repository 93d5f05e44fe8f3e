"""Every text that a file holds, and where a word of it stands."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from plangen.source.tree import Mark

if TYPE_CHECKING:
    from plangen.source.source_file import SourceFile
    from plangen.source.tree import ValuePath


def texts_of(source: SourceFile) -> list[tuple[ValuePath, str]]:
    """Return every scalar with its path; names that serve as keys come with the path they open.

    What came in from elsewhere is not in the file.
    """
    found: list[tuple[ValuePath, str]] = []
    _gather(source.data, (), found)
    return [each for each in found if source.origin(each[0]) is None] if source.origins else found


def _gather(value: Any, path: ValuePath, found: list[tuple[ValuePath, str]]) -> None:
    if isinstance(value, dict):
        for key, item in value.items():
            below = (*path, key)
            found.append((below, key))
            if isinstance(item, str):
                found.append((below, item))
            else:
                _gather(item, below, found)
    elif isinstance(value, list):
        for i, item in enumerate(value):
            if isinstance(item, str):
                found.append(((*path, i), item))
            else:
                _gather(item, (*path, i), found)


def mark_of(source: SourceFile, path: ValuePath, word: str) -> Mark:
    """Return the place of a word in the value at a path: the first line from there that has it."""
    start = source.mark(path, key=True)
    for number, line in enumerate(source.lines[start.line - 1 :], start=start.line):
        column = line.find(word, start.column - 1 if number == start.line else 0)
        if column >= 0:
            return Mark(number, column + 1)
    return start
