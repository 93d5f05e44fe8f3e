"""A new folder with all its files: there whole, or not at all."""

from __future__ import annotations

import errno
import os
from pathlib import Path
from typing import TYPE_CHECKING

from plangen.problems import ODD_NAME, ProblemsError, file_problem, system_reason
from plangen.writers.temporary import temporary_folder

if TYPE_CHECKING:
    from collections.abc import Mapping

TAKEN = "这个文件夹里已经有文件，没有动它"
NO_FOLDER = "这里已有一个同名的文件，没有动它"
TAKEN_NUMBERS = (errno.ENOTEMPTY, errno.EEXIST)


def refuse_taken(folder: Path, hint: str) -> None:
    """Refuse a place that somebody has put something in; an empty folder is free.

    Raises:
        ProblemsError: it is a file, or a folder that is not empty or cannot be looked into.

    """
    try:
        if folder.is_dir():
            if any(folder.iterdir()):
                raise file_problem(folder, TAKEN, hint)
        elif os.path.lexists(folder):
            raise file_problem(folder, NO_FOLDER, hint)
    except OSError as error:
        raise file_problem(folder, "看不了这个文件夹", system_reason(error)) from None
    except ValueError:
        raise file_problem(folder, *ODD_NAME) from None


def save_folder(folder: Path, files: Mapping[str, bytes], hint: str) -> None:
    """Write files into a new folder, or one that is empty; nothing of anybody's is replaced.

    They are written into a folder beside, which then takes the place. ``hint`` says what to do
    where the place is taken.

    Raises:
        ProblemsError: it is taken, or cannot be written.

    """
    refuse_taken(folder, hint)
    try:
        target = Path(os.path.realpath(folder))
        target.parent.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise _refused(folder, error) from None
    try:
        with temporary_folder(target.parent) as beside:
            # A folder within has the rights of any new folder, a temporary one its owner's alone.
            made = beside / target.name
            for name, data in files.items():
                path = made / name
                path.parent.mkdir(parents=True, exist_ok=True)
                path.write_bytes(data)
            if target.is_dir():
                target.rmdir()
            made.rename(target)
    except OSError as error:
        if error.errno in TAKEN_NUMBERS:  # somebody was quicker
            raise file_problem(folder, TAKEN, hint) from None
        raise _refused(folder, error) from None


def _refused(folder: Path, error: OSError) -> ProblemsError:
    return file_problem(folder, "写不了这个文件夹", system_reason(error))
