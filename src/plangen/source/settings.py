"""``plangen.toml``: what a school has settled for all its files, found upwards from one of them.

TOML wants keys that are not ASCII in quotes. A teacher need not know that: bare Chinese keys are
quoted before the file is parsed.
"""

from __future__ import annotations

import os
import re
import tomllib
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from plangen.problems import Problem, ProblemsError, file_problem
from plangen.source.decoding import decode
from plangen.source.files import read_bytes

NAME = "plangen.toml"
HAN = "[\u4e00-\u9fff]"
BARE_KEY = re.compile(rf"^(?P<lead>\s*)(?P<key>[^\s\"'#=\[\]]*{HAN}[^\s\"'#=\[\]]*)(?=\s*=)")
BARE_TABLE = re.compile(rf"^(?P<lead>\s*)\[\s*(?P<key>[^\s\"'\[\]]*{HAN}[^\s\"'\[\]]*)\s*\]")
PLACE = re.compile(r"\(at line (?P<line>\d+), column (?P<column>\d+)\)")
BROKEN = "从这里起不合 TOML 的写法"
REMEDY = '写成这样：忽略 = ["T05", "S15"]，引号、逗号、方括号都用英文的'


@dataclass(frozen=True, slots=True)
class Settings:
    """What a settings file says, part by part, and its lines; without a file it says nothing."""

    path: Path = field(default_factory=Path)
    values: dict[str, Any] = field(default_factory=dict)
    lines: tuple[str, ...] = ()

    def problem(self, word: str, message: str, hint: str) -> Problem:
        """Return a problem at the first line that holds a word."""
        for number, line in enumerate(self.lines, start=1):
            if word in line:
                column = line.index(word) + 1
                return Problem(self.path, number, column, message, hint, line)
        return Problem(self.path, 0, 0, message, hint)


def find_settings(start: Path) -> Settings:
    """Read the settings that hold for a file: the first ``plangen.toml`` from its folder upwards.

    Raises:
        ProblemsError: there is one, and it cannot be read.

    """
    try:
        folder = Path(os.path.abspath(start)).parent  # noqa: PTH100  (a link may lead round)
        found = next((at / NAME for at in (folder, *folder.parents) if (at / NAME).is_file()), None)
    except OSError:
        found = None
    return Settings() if found is None else read_settings(_as_typed(found))


def _as_typed(path: Path) -> Path:
    """Return a path relative to the current folder, where it is below it, for messages."""
    here = Path.cwd()
    return path.relative_to(here) if path.is_relative_to(here) else path


def read_settings(path: Path) -> Settings:
    """Read a settings file.

    Raises:
        ProblemsError: it cannot be read, or is no TOML.

    """
    data = read_bytes(path, "设置文件")
    try:
        text, _ = decode(data)
    except UnicodeDecodeError:
        raise file_problem(path, "看不懂这个文件的编码", "另存为 UTF-8") from None
    lines = tuple(text.removeprefix("\ufeff").splitlines())
    try:
        return Settings(path, tomllib.loads("\n".join(map(_quoted, lines))), lines)
    except tomllib.TOMLDecodeError as error:
        place = PLACE.search(str(error))
        line = int(place["line"]) if place else len(lines)
        shown = lines[line - 1] if 0 < line <= len(lines) else ""
        raise ProblemsError([Problem(path, line, 1, BROKEN, REMEDY, shown)]) from None


def _quoted(line: str) -> str:
    line = BARE_TABLE.sub(lambda found: f'{found["lead"]}["{found["key"]}"]', line)
    return BARE_KEY.sub(lambda found: f'{found["lead"]}"{found["key"]}"', line)
