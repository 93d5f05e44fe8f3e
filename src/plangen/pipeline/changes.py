"""``--changed``: what each document was made from, so that only what changed is made again.

A record lies beside the documents, in the folder that they were written to. Like make, it goes by
what the files hold, not by their dates, which copying and network drives do not keep.
"""

from __future__ import annotations

import json
import os
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING, Any

from plangen import __version__
from plangen.pipeline.finding import files_below
from plangen.pipeline.template_folder import templates_for
from plangen.problems import ProblemsError
from plangen.source.settings import settings_path
from plangen.writers.output import save

if TYPE_CHECKING:
    from collections.abc import Iterable

    from plangen.pipeline.batch import DocumentTask

NAME = ".plangen.json"
FORMAT = 1


class Record:
    """The record of one folder, as it was left by the last run with ``--changed``.

    One that is missing, damaged or of another version says that all has changed.
    """

    def __init__(self, folder: Path) -> None:
        self._path = folder / NAME
        self._made: dict[str, Any] = _read(self._path)

    def is_current(self, task: DocumentTask) -> bool:
        """Whether a task's documents are there, and all that they were made from is the same."""
        made = self._made.get(self._key(task))
        return (
            isinstance(made, dict)
            and made.get("options") == _options(task)
            and all(_digest(self._at(name)) == told for name, told in made["files"].items())
            and all(self._at(name).is_file() for name in made["outputs"])
        )

    def note(self, task: DocumentTask, used: Iterable[Path], outputs: Iterable[Path]) -> None:
        """Remember what a task's documents were made from."""
        self._made[self._key(task)] = {
            "options": _options(task),
            "files": {self._name(path): _digest(path) for path in used},
            "outputs": [self._name(path) for path in outputs],
        }

    def write(self) -> None:
        """Write the record.

        Raises:
            ProblemsError: the folder cannot be written.

        """
        record = {"plangen": __version__, "format": FORMAT, "made": self._made}
        text = json.dumps(record, ensure_ascii=False, indent=1, sort_keys=True)
        save(self._path, f"{text}\n".encode(), force=True)

    def _key(self, task: DocumentTask) -> str:
        return f"{self._name(task.dossier)}#{'总结' if task.summary else '文稿'}"

    def _name(self, path: Path) -> str:
        """Name a file as seen from the folder, so that all may be moved together."""
        try:
            return Path(os.path.relpath(path, self._path.parent)).as_posix()
        except ValueError:  # another drive
            return path.as_posix()

    def _at(self, name: str) -> Path:
        return self._path.parent / name


def _read(path: Path) -> dict[str, Any]:
    try:
        record = json.loads(path.read_bytes())
        same = (record["plangen"], record["format"]) == (__version__, FORMAT)
        made = record["made"]
    except (OSError, ValueError, KeyError, TypeError):
        return {}
    sound = isinstance(made, dict) and all(map(_is_sound, made.values()))
    return made if same and sound else {}


def _is_sound(made: Any) -> bool:
    return (
        isinstance(made, dict)
        and isinstance(made.get("files"), dict)
        and isinstance(made.get("outputs"), list)
        and all(isinstance(name, str) for name in (*made["files"], *made["outputs"]))
    )


def _options(task: DocumentTask) -> str:
    """Return a digest of all that was asked for besides the dossier itself."""
    told = (
        task.formats,
        sorted(task.values.items()),
        task.ignore,
        str(task.reference),
        str(settings_path(task.dossier)),
        _templates(task),
    )
    return sha256(repr(told).encode(errors="surrogatepass")).hexdigest()


def _templates(task: DocumentTask) -> str:
    try:
        return str(templates_for(task.dossier, task.templates))
    except ProblemsError:
        return ""


def _digest(path: Path) -> str:
    """Return a digest of what a file holds, or of all files in a folder; nothing for none."""
    try:
        if path.is_dir():
            files = files_below(path)
            told = "".join(f"{each.relative_to(path)}\n{_digest(each)}\n" for each in files)
            return sha256(told.encode(errors="surrogatepass")).hexdigest()
        # A record from elsewhere may name a device, which never ends.
        return sha256(path.read_bytes()).hexdigest() if path.is_file() else ""
    except (OSError, ProblemsError):
        return ""
