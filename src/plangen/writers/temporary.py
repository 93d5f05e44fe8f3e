"""Files and folders that are written whole before they take their place; what killed runs leave.

A process that is killed cannot tidy up. So whoever writes next in a folder removes what earlier
runs left there, once it is too old to belong to a run that goes on: a write takes seconds. That
goes by age, not by the process in question, since on a school's shared drive it may be another
computer's, and the age by the clock of the disk, since the computers' clocks differ. Where it is
wrong all the same, that other run finds its file gone, says so, and leaves the old file as it was.
"""

from __future__ import annotations

import os
import re
import shutil
import stat
import tempfile
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TYPE_CHECKING

from plangen.language.patterns import lazy

if TYPE_CHECKING:
    from collections.abc import Iterator

BEGINNING, END = ".plangen-", ".tmp"
# As tempfile fills in what stands between the two.
NAME = lazy(rf"{re.escape(BEGINNING)}[a-z0-9_]{{8}}{re.escape(END)}")
LEFT_BEHIND_AFTER = 600.0


@contextmanager
def temporary_file(folder: Path, data: bytes, mode: int) -> Iterator[Path]:
    """Write data to a file that is on the disk before it takes another's place, or is gone.

    Raises:
        OSError: the folder or its disk does not take the file.

    """
    handle, name = tempfile.mkstemp(dir=folder, prefix=BEGINNING, suffix=END)
    temporary = Path(name)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        temporary.chmod(mode)
        _remove_leftovers(temporary)
        yield temporary
    finally:
        temporary.unlink(missing_ok=True)


@contextmanager
def temporary_folder(parent: Path) -> Iterator[Path]:
    """Make a folder for what is to take a place in its parent; whatever is still there goes.

    Raises:
        OSError: the parent or its disk does not take the folder.

    """
    with tempfile.TemporaryDirectory(
        dir=parent, prefix=BEGINNING, suffix=END, ignore_cleanup_errors=True
    ) as name:
        folder = Path(name)
        _remove_leftovers(folder)
        yield folder


def sync_folder(folder: Path) -> None:
    """See to it that a new name is on the disk too, on systems that open folders."""
    with suppress(OSError):
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)


def _remove_leftovers(own: Path) -> None:
    """Remove what killed runs left beside a file or folder that was made just now."""
    with suppress(OSError):
        before = own.stat().st_mtime - LEFT_BEHIND_AFTER
        with os.scandir(own.parent) as entries:
            for entry in entries:
                if NAME.fullmatch(entry.name):
                    _remove_if_older(entry, before)


def _remove_if_older(entry: os.DirEntry[str], moment: float) -> None:
    with suppress(OSError):  # somebody was quicker, or it is not ours to remove
        found = entry.stat(follow_symlinks=False)
        if found.st_mtime >= moment:
            return
        if stat.S_ISREG(found.st_mode):
            os.unlink(entry.path)  # noqa: PTH108
        elif stat.S_ISDIR(found.st_mode):
            shutil.rmtree(entry.path)
