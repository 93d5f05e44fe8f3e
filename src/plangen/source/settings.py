"""``plangen.toml``: what a school has settled for all its files, found upwards from one of them.

Bare Chinese keys are quoted before the file is parsed (``toml_text``).
"""

from __future__ import annotations

import datetime as dt
import os
from pathlib import Path
from typing import Any

from msgspec import Struct, field

from plangen.language.patterns import lazy
from plangen.problems import Problem, ProblemsError, file_problem
from plangen.source.decoding import decode
from plangen.source.files import read_bytes
from plangen.source.origins import Origin
from plangen.source.toml_text import correction, with_quoted_keys

NAME = "plangen.toml"
PLACE = lazy(r"\(at line (?P<line>\d+), column (?P<column>\d+)\)")
BROKEN = "从这里起不合 TOML 的写法"
TABLE = lazy(r"\s*\[+\s*(?P<keys>[^\]]+?)\s*\]")
KEY = lazy(r"\s*(?P<keys>[^\s=#][^=#]*?)\s*=")
TWICE = "这一项前面已经写过"
# What tomllib says of a key or table that is there already, before its place.
SAID_OF_DOUBLES = ("Cannot overwrite", "Cannot declare", "Cannot mutate")
OUT_OF_BOUNDS = ("数太长，或者方括号套得太深", "看是不是贴错了内容")


class Settings(Struct, frozen=True):
    """What a settings file says, every scalar as text, and its lines.

    Without a file it says nothing.
    """

    path: Path = field(default_factory=Path)
    values: dict[str, Any] = field(default_factory=dict)
    lines: tuple[str, ...] = ()

    def origin(self, path: tuple[str, ...]) -> Origin:
        """Return the place of a key, or of the part around it."""
        places = self._places()
        known = (path[:end] for end in range(len(path), 0, -1))
        number, column = next((places[at] for at in known if at in places), (0, 0))
        shown = self.lines[number - 1] if number else ""
        return Origin(self.path, self.path.parent, number, column, shown)

    def problem(self, path: tuple[str, ...], message: str, hint: str) -> Problem:
        """Return a problem at a key."""
        at = self.origin(path)
        return Problem(at.file, at.line, at.column, message, hint, at.shown)

    def _places(self) -> dict[tuple[str, ...], tuple[int, int]]:
        """Return line and column of every key that begins a line."""
        places: dict[tuple[str, ...], tuple[int, int]] = {}
        table: tuple[str, ...] = ()
        for number, line in enumerate(self.lines, start=1):
            header = TABLE.match(line)
            found = header or KEY.match(line)
            if found is None:
                continue
            keys = tuple(key.strip().strip("\"'") for key in found["keys"].split("."))
            table = keys if header else table
            places.setdefault(
                keys if header else (*table, *keys), (number, found.start("keys") + 1)
            )
        return places


def find_settings(start: Path) -> Settings:
    """Read the settings that hold for a file.

    Raises:
        ProblemsError: there are some, and they cannot be read.

    """
    found = settings_path(start)
    return Settings() if found is None else read_settings(found)


def settings_path(start: Path) -> Path | None:
    """Return the first ``plangen.toml`` from a file's folder upwards."""
    try:
        folder = Path(os.path.abspath(start)).parent  # noqa: PTH100  (a link may lead round)
        found = next((at / NAME for at in (folder, *folder.parents) if (at / NAME).is_file()), None)
    except (OSError, ValueError):
        return None
    return None if found is None else _as_typed(found)


def _as_typed(path: Path) -> Path:
    """Return a path relative to the current folder, where it is below it, for messages."""
    here = Path.cwd()
    return path.relative_to(here) if path.is_relative_to(here) else path


def read_settings(path: Path) -> Settings:
    """Read a settings file.

    Raises:
        ProblemsError: it cannot be read, or is no TOML.

    """
    import tomllib  # noqa: PLC0415  (few have such a file)

    data = read_bytes(path, "设置文件")
    try:
        text, _ = decode(data)
    except UnicodeDecodeError:
        raise file_problem(path, "看不懂这个文件的编码", "另存为 UTF-8") from None
    lines = tuple(text.removeprefix("\ufeff").splitlines())
    try:
        values = tomllib.loads("\n".join(map(with_quoted_keys, lines)))
    except tomllib.TOMLDecodeError as error:
        raise ProblemsError([_syntax_error(path, lines, str(error))]) from None
    except (ValueError, RecursionError):
        raise file_problem(path, *OUT_OF_BOUNDS) from None
    return Settings(path, {key: _as_texts(value) for key, value in values.items()}, lines)


def _syntax_error(path: Path, lines: tuple[str, ...], error: str) -> Problem:
    place = PLACE.search(error)
    line = int(place["line"]) if place else len(lines)
    shown = lines[line - 1] if 0 < line <= len(lines) else ""
    if error.startswith(SAID_OF_DOUBLES):
        return Problem(path, line, 1, TWICE, "两处并成一处，留下正确的", shown)
    return Problem(path, line, 1, BROKEN, correction(shown), shown)


def _as_texts(value: Any) -> Any:
    """Write numbers, days and truths as a teacher types them in a dossier."""
    if isinstance(value, dict):
        return {key: _as_texts(item) for key, item in value.items()}
    if isinstance(value, list):
        return [_as_texts(item) for item in value]
    if isinstance(value, bool):
        return "是" if value else "否"
    return value.isoformat() if isinstance(value, (dt.date, dt.time)) else str(value)
