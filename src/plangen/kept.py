"""What takes long to make of a packaged file, kept beside it as Python keeps its bytecode.

It lies in ``__pycache__`` (or where ``PYTHONPYCACHEPREFIX`` says): whoever can write there can
change plangen itself, so what is found there is as good as the program. Where that folder cannot be
written, or Python is told not to write bytecode, everything is made anew in each run. Templates
from a school's folder are never kept.
"""

from __future__ import annotations

import hashlib
import os
import sys
import tempfile
from contextlib import suppress
from importlib.util import cache_from_source
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

DIGEST_SIZE = hashlib.sha256().digest_size


def load(source: Path, state: str, what: str | None = None) -> bytes | None:
    """Return what was kept for a file in this state; None where it is gone, old or damaged.

    ``state`` names all that it was made of: the text, and the versions of what made it. ``what``, a
    word, is for a module of Python, whose bytecode has the place that a template's would have.
    """
    try:
        data = _place(source, what).read_bytes()
    except (OSError, NotImplementedError):
        return None
    seal, kept = data[:DIGEST_SIZE], data[DIGEST_SIZE:]
    return kept if seal == _seal(state, kept) else None


def save(source: Path, state: str, make: Callable[[], bytes], what: str | None = None) -> None:
    """Keep what is made of a file, whole or not at all.

    Where nothing can be kept, nothing is made.
    """
    if sys.dont_write_bytecode:
        return
    with suppress(OSError, NotImplementedError):
        mode = source.stat().st_mode & 0o666
        place = _place(source, what)
        place.parent.mkdir(parents=True, exist_ok=True)
        handle, name = tempfile.mkstemp(dir=place.parent)
        temporary = Path(name)
        try:
            with os.fdopen(handle, "wb") as file:
                data = make()
                file.write(_seal(state, data) + data)
            temporary.chmod(mode)
            temporary.replace(place)
        except BaseException:
            temporary.unlink(missing_ok=True)
            raise


def _place(source: Path, what: str | None) -> Path:
    return Path(cache_from_source(str(source), optimization=what))


def _seal(state: str, data: bytes) -> bytes:
    digest = hashlib.sha256(state.encode() + b"\0")
    digest.update(data)  # not joined: there may be much of it
    return digest.digest()
