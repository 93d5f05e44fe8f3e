"""Lists of an outline as they were counted: each run from its first number to the next 1."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from plangen.readers.outline import Entry


def runs(entries: Sequence[Entry]) -> Iterator[tuple[Entry, ...]]:
    """Yield the runs of a list, each begun by a 1 or by the list's own first number."""
    run: list[Entry] = []
    for entry in entries:
        if run and entry.printed is not None and entry.printed.number == 1:
            yield tuple(run)
            run = []
        run.append(entry)
    if run:
        yield tuple(run)


def numbers(entries: Sequence[Entry]) -> list[int]:
    """Return the numbers of entries."""
    return [entry.printed.number for entry in entries if entry.printed is not None]
