"""Notices that a file was saved, whichever way the editor saves it.

Many editors write a new file and give it the old one's name, so that a watch on the file itself
would go on looking at the one that is gone. Hence the folders are watched. Every second the files
are looked at as well: network drives and links do not always tell of changes.
"""

from __future__ import annotations

from contextlib import closing, suppress
from pathlib import Path
from threading import Event
from typing import TYPE_CHECKING

from watchfiles import watch

from plangen.pipeline.dossiers import NOTHING
from plangen.pipeline.used_files import settings_for, used_files
from plangen.problems import ProblemsError

if TYPE_CHECKING:
    from collections.abc import Generator, Iterator, Mapping

    from watchfiles import Change

# Milliseconds.
LOOK_EVERY = 1000


class Files:
    """The files that a document is made from: the dossier, the settings, its style and tables.

    ``values`` are those that take the place of the dossier's.
    """

    def __init__(self, dossier: Path, values: Mapping[str, str] = NOTHING) -> None:
        self._dossier = dossier
        self._values = values
        self._last: tuple[Path, ...] = (dossier, settings_for(dossier))

    def now(self) -> tuple[Path, ...]:
        """Return the files; of a dossier that cannot be read, those that it last named."""
        with suppress(ProblemsError):
            self._last = used_files(self._dossier, self._values)
        return self._last


class Watch:
    """A watch that begins when it is made: no change after that is missed."""

    def __init__(self, files: Files) -> None:
        self._files = files
        self._watched = files.now()
        self._seen = {path: _content(path) for path in self._watched}

    def changes(self, stop: Event | None = None) -> Iterator[None]:
        """Yield after each change of what the files hold, until stopped.

        Raises:
            KeyboardInterrupt: Ctrl-C was pressed meanwhile.

        """
        stop = stop or Event()
        while not stop.is_set():
            watched = self._watched
            with closing(_looks(watched, stop)) as looks:
                for _ in looks:
                    if self._look():
                        yield
                    if self._watched != watched:
                        break

    def _look(self) -> bool:
        """Return whether a file holds something else than when last looked at."""
        found = {path: _content(path) for path in self._watched}
        if found == self._seen:
            return False
        self._watched = self._files.now()
        self._seen = {
            path: found[path] if path in found else _content(path) for path in self._watched
        }
        return True


def _content(path: Path) -> bytes | None:
    try:
        return path.read_bytes() if path.is_file() else None
    except OSError:
        return None


def _looks(watched: tuple[Path, ...], stop: Event) -> Generator[None]:
    """Yield whenever it is worth looking: after an event, and every second."""
    names = {path.name for path in watched}

    def is_watched(_change: Change, path: str) -> bool:
        return Path(path).name in names

    folders = {path.parent for path in watched if path.parent.is_dir()}
    try:
        for _ in watch(
            *sorted(folders),
            watch_filter=is_watched,
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
