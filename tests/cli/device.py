"""The real command on a real device: what it shows, and what is typed into it."""

from __future__ import annotations

import os
import select
import subprocess
import sys
import time
from typing import TYPE_CHECKING

import pytest

from .keyboard import plain

if TYPE_CHECKING:
    from pathlib import Path

pty = pytest.importorskip("pty", reason="no pseudo-terminals here")
PATIENCE = 30.0


class Terminal:
    """The command on a terminal of its own: wait for what it shows, type an answer."""

    def __init__(self, folder: Path, *arguments: str) -> None:
        self._device, inside = pty.openpty()
        self.process = subprocess.Popen(
            [sys.executable, "-m", "plangen", *arguments],
            cwd=folder,
            stdin=inside,
            stdout=inside,
            stderr=inside,
            start_new_session=True,
            env={**os.environ, "TERM": "xterm", "PYTHONUTF8": "1"},
        )
        os.close(inside)
        self._bytes = b""
        self._answered = 0

    @property
    def shown(self) -> str:
        """All that was ever shown."""
        return plain(self._bytes.decode("utf-8", errors="ignore"))

    def wait_for(self, text: str) -> None:
        """Read on until a text was shown since the last answer."""
        end = time.monotonic() + PATIENCE
        while text not in self.shown[self._answered :]:
            assert time.monotonic() < end, self.shown
            assert self._read(), self.shown

    def answer(self, question: str, keys: str) -> None:
        """Wait for a question and type."""
        self.wait_for(question)
        self._answered = len(self.shown)
        os.write(self._device, keys.encode())

    def _read(self) -> bool:
        """Take what was shown meanwhile; whether the terminal is still open."""
        if not select.select([self._device], [], [], 0.1)[0]:
            return True
        try:
            data = os.read(self._device, 65536)
        except OSError:
            return False
        self._bytes += data
        return bool(data)

    def end(self) -> int:
        """Read to the end; return the exit status."""
        end = time.monotonic() + PATIENCE
        while self._read():
            assert time.monotonic() < end, self.shown
        return self.process.wait(PATIENCE)

    def close(self) -> None:
        """Shut the window."""
        os.close(self._device)
        self.process.wait(PATIENCE)
