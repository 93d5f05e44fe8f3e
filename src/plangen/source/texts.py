"""Every text that a file holds, and where a word of it stands."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from plangen.source.tree import Mark

if TYPE_CHECKING:
    from collections.abc import Iterator

    from plangen.source.reading import SourceFile
    from plangen.source.tree import Path


def texts_of(source: SourceFile) -> Iterator[tuple[Path, str]]:
    """Yield every scalar with its path; names that serve as keys come with the path they open.

    What came in from elsewhere is not in the file.
    """
    for path, text in _texts(source.data, ()):
        if source.origin(path) is None:
            yield path, text


def _texts(value: Any, path: Path) -> Iterator[tuple[Path, str]]:
    if isinstance(value, str):
        yield path, value
    elif isinstance(value, dict):
        for key, item in value.items():
            yield (*path, key), key
            yield from _texts(item, (*path, key))
    elif isinstance(value, list):
        for i, item in enumerate(value):
            yield from _texts(item, (*path, i))


def mark_of(source: SourceFile, path: Path, word: str) -> Mark:
    """Return the place of a word in the value at a path: the first line from there that has it."""
    start = source.mark(path, key=True)
    for number, line in enumerate(source.lines[start.line - 1 :], start=start.line):
        column = line.find(word, start.column - 1 if number == start.line else 0)
        if column >= 0:
            return Mark(number, column + 1)
    return start
