"""Notices that a file was saved, whichever way the editor saves it.

Many editors write a new file and give it the old one's name, so that a watch on the file itself
would go on looking at the one that is gone. Hence the folders are watched. Every second the files
are looked at as well: network drives and links do not always tell of changes.
"""

from __future__ import annotations

from contextlib import closing, suppress
from threading import Event
from typing import TYPE_CHECKING

from watchfiles import watch

from plangen.pipeline.dossiers import NOTHING
from plangen.pipeline.finding import files_below, find_dossiers
from plangen.pipeline.used_files import settings_for, used_files
from plangen.problems import ProblemsError

if TYPE_CHECKING:
    from collections.abc import Generator, Iterator, Mapping, Sequence
    from collections.abc import Set as AbstractSet
    from pathlib import Path

# Milliseconds.
LOOK_EVERY = 1000


class Files:
    """The files that documents are made from: dossiers, with all that each is made from.

    ``asked`` are dossiers and folders of such; what comes into a folder later is followed too.
    ``values`` and ``templates`` are those of ``load``, ``reference`` that of ``make_document``.
    """

    def __init__(
        self,
        asked: Sequence[Path],
        values: Mapping[str, str] = NOTHING,
        templates: Path | None = None,
        reference: Path | None = None,
    ) -> None:
        self._asked = asked
        self._values = values
        self._templates = templates
        self._reference = () if reference is None else (reference,)
        self._used: dict[Path, tuple[Path, ...]] = {}

    def now(self) -> tuple[Path, ...]:
        """Return the files; of a dossier that cannot be read, those that it last named."""
        dossiers = [found.path for found in find_dossiers(self._asked).files]
        self._used = {dossier: self._used_by(dossier) for dossier in dossiers}
        folders = (path for path in self._asked if path not in self._used)
        used = (path for paths in self._used.values() for path in paths)
        return tuple(dict.fromkeys([*folders, *used]))

    def _used_by(self, dossier: Path) -> tuple[Path, ...]:
        with suppress(ProblemsError):
            used = used_files(dossier, self._values, self._templates)
            return (*used, *self._reference)
        return self._used.get(dossier, (dossier, *settings_for(dossier)))

    def made_from(self, changed: AbstractSet[Path]) -> list[Path]:
        """Return the dossiers whose documents are made from any of these files."""
        return [dossier for dossier, used in self._used.items() if not changed.isdisjoint(used)]


class Watch:
    """A watch that begins when it is made: no change after that is missed."""

    def __init__(self, files: Files) -> None:
        self._files = files
        self._watched = files.now()
        self._seen = {path: _content(path) for path in self._watched}

    def changes(self, stop: Event | None = None) -> Iterator[frozenset[Path]]:
        """Yield the files that hold something else than before, after each change, until stopped.

        Raises:
            KeyboardInterrupt: Ctrl-C was pressed meanwhile.

        """
        stop = stop or Event()
        while not stop.is_set():
            watched = self._watched
            with closing(_looks(watched, stop)) as looks:
                for _ in looks:
                    if changed := self._look():
                        yield changed
                    if self._watched != watched:
                        break

    def _look(self) -> frozenset[Path]:
        """Return the files that hold something else than when last looked at, or are new."""
        found = {path: _content(path) for path in self._watched}
        changed = {path for path in found if found[path] != self._seen[path]}
        if changed:
            self._watched = self._files.now()
            changed.update(path for path in self._watched if path not in found)
            self._seen = {
                path: found[path] if path in found else _content(path) for path in self._watched
            }
        return frozenset(changed)


def _content(path: Path) -> object:
    """Return what a file holds; of a folder, what shows that any file in it was written."""
    try:
        if path.is_dir():
            return sorted(
                (str(each), (state := each.stat()).st_mtime_ns, state.st_size)
                for each in files_below(path)
            )
        return path.read_bytes() if path.is_file() else None
    except (OSError, ProblemsError):
        return None


def _looks(watched: tuple[Path, ...], stop: Event) -> Generator[None]:
    """Yield whenever it is worth looking: after an event, and every second."""
    within = {path for path in watched if path.is_dir()}
    folders = within | {path.parent for path in watched if path.is_file()}
    try:
        for _ in watch(
            *sorted(folders),
            # Sorted out afterwards: what is left out here would hold the look of every second up.
            watch_filter=None,
            stop_event=stop,
            rust_timeout=LOOK_EVERY,
            yield_on_timeout=True,
            recursive=False,
            ignore_permission_denied=True,
        ):
            yield
    except (OSError, RuntimeError):
        # The system has no watch left to give; looking every second does without.
        while not stop.wait(LOOK_EVERY / 1000):
            yield
