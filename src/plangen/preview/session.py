"""What a preview shows now: the last good document, and what is wrong with the dossier since."""

from __future__ import annotations

from threading import Condition
from typing import TYPE_CHECKING

from msgspec import Struct

from plangen.problems import Problem, ProblemsError

if TYPE_CHECKING:
    from collections.abc import Callable

    from plangen.document.tree import Document
    from plangen.pipeline.documents import Made
    from plangen.writers.styles import Style


class Shown(Struct, frozen=True):
    """One state of the preview; ``version`` counts from 1, 0 means that nothing was made yet.

    ``document`` is the last good one as a complete page; None where there was none. It is out of
    date while ``failed``: then the ``problems`` are those of a later save.
    """

    version: int = 0
    document: bytes | None = None
    problems: tuple[Problem, ...] = ()
    failed: bool = False


class Session:
    """Makes the document when told, and tells those who wait that there is something new.

    One thread makes, any number may look and wait.
    """

    def __init__(self, make: Callable[[], Made], write: Callable[[Document, Style], bytes]) -> None:
        self._make = make
        self._write = write
        self._changed = Condition()
        self._shown = Shown()
        self._closed = False

    @property
    def shown(self) -> Shown:
        """What is shown now."""
        with self._changed:
            return self._shown

    @property
    def closed(self) -> bool:
        """Whether the preview is over."""
        with self._changed:
            return self._closed

    def remake(self) -> None:
        """Make the document anew; a result that looks the same is no new version.

        A dossier with errors leaves the last good document in place.
        """
        try:
            made = self._make()
        except ProblemsError as error:
            self._show(self.shown.document, error.problems, failed=True)
        else:
            self._show(self._write(made.document, made.style), made.problems, failed=False)

    def _show(self, document: bytes | None, problems: tuple[Problem, ...], *, failed: bool) -> None:
        with self._changed:
            version = self._shown.version
            if self._shown != Shown(version, document, problems, failed) or not version:
                self._shown = Shown(version + 1, document, problems, failed)
                self._changed.notify_all()

    def wait(self, seen: int, seconds: float) -> int:
        """Return the version as soon as it is another than the one seen, or when time is up."""
        with self._changed:
            self._changed.wait_for(lambda: self._closed or self._shown.version != seen, seconds)
            return self._shown.version

    def close(self) -> None:
        """End the preview; nobody waits any more."""
        with self._changed:
            self._closed = True
            self._changed.notify_all()
