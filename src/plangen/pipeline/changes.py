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
from plangen.source.files import MEGABYTE, read_bytes
from plangen.source.settings import settings_path
from plangen.writers.output import save

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from plangen.pipeline.tasks import DocumentTask

NAME = ".plangen.json"
FORMAT = 1
MOST_BYTES = 64 * MEGABYTE


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
            and all(digest(self._at(name)) == told for name, told in made["files"].items())
            and all(self._at(name).is_file() for name in made["outputs"])
        )

    def note(
        self, task: DocumentTask, digests: Mapping[Path, str], outputs: Iterable[Path]
    ) -> None:
        """Remember what a task's documents were made from, as it was before they were made."""
        self._made[self._key(task)] = {
            "dossier": self._name(task.dossier),
            "options": _options(task),
            "files": {self._name(path): told for path, told in digests.items()},
            "outputs": [self._name(path) for path in outputs],
        }

    def outputs(self) -> Iterator[tuple[Path, Path]]:
        """Yield each dossier that is still there with each document that was made of it."""
        for made in self._made.values():
            dossier = self._at(made["dossier"])
            if dossier.is_file():
                yield from ((dossier, self._at(name)) for name in made["outputs"])

    def write(self) -> None:
        """Write the record; a file of that name that is none stays.

        Raises:
            ProblemsError: the folder cannot be written.

        """
        if os.path.lexists(self._path) and _loaded(self._path) is None:
            return
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
    record = _loaded(path)
    if record is None or (record.get("plangen"), record.get("format")) != (__version__, FORMAT):
        return {}
    made = record["made"]
    return made if all(map(_is_sound, made.values())) else {}


def _loaded(path: Path) -> dict[str, Any] | None:
    """Return what a record says; None for a file that is none, or a link to one elsewhere."""
    if path.is_symlink():
        return None
    try:
        record = json.loads(read_bytes(path, "记录", most=MOST_BYTES))
    except (ProblemsError, ValueError, RecursionError):
        return None
    is_record = isinstance(record, dict) and isinstance(record.get("made"), dict)
    return record if is_record else None


def _is_sound(made: Any) -> bool:
    return (
        isinstance(made, dict)
        and isinstance(made.get("dossier"), str)
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
        task.output,
    )
    return sha256(repr(told).encode(errors="surrogatepass")).hexdigest()


def _templates(task: DocumentTask) -> str:
    try:
        return str(templates_for(task.dossier, task.templates))
    except ProblemsError:
        return ""


def digest(path: Path) -> str:
    """Return a digest of what a file holds, or of all files in a folder; nothing for none."""
    try:
        if path.is_dir():
            files = files_below(path)
            told = "".join(f"{each.relative_to(path)}\n{digest(each)}\n" for each in files)
            return sha256(told.encode(errors="surrogatepass")).hexdigest()
        # A record from elsewhere may name a device, which never ends, or a whole film.
        return sha256(read_bytes(path, "文件", most=MOST_BYTES)).hexdigest()
    except (OSError, ProblemsError):
        return ""
