"""Which files a command is given: dossiers by name, by pattern, or all that lie in a folder."""

from __future__ import annotations

import glob
import os
import re
from pathlib import Path
from typing import TYPE_CHECKING

from msgspec import Struct

from plangen.language.patterns import lazy
from plangen.problems import Problem, ProblemsError, file_problem
from plangen.source.decoding import decode
from plangen.source.files import read_bytes
from plangen.writers.output import is_set_aside

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable

DOSSIERS = frozenset({".yaml", ".yml"})
# What every dossier begins with; a page style or a list of words has neither.
SIGN = lazy(r"^\W*(?:文种|plangen)[\"']?\s*[:：]", re.MULTILINE)
NONE_HERE = "文件夹里没有档案"
NONE_HERE_REMEDY = "档案是有“文种”的 .yaml 文件；新建一份：plangen new 档案.yaml"
# What a kind of document has, in a folder of templates, and no dossier.
KIND = lazy(r"^抬头\s*[:：]", re.MULTILINE)
# A whole disk has more; a school's folder, with all its documents, fewer.
MOST_FILES = 20_000
TOO_MANY = ("这个文件夹里的文件太多，不像放档案的文件夹", "请写到放档案的那一层文件夹")
# What Word keeps beside a document that is open.
LOCK = "~$"
NO_MATCH = "没有这样的文件"


class Found(Struct, frozen=True):
    """A file, and the folder below the one asked for in which it lies (``.`` for none)."""

    path: Path
    folder: Path = Path()


class Findings(Struct):
    """The files found, those in folders that are no dossiers, and what found nothing."""

    files: list[Found]
    others: list[Path]
    problems: list[Problem]


def find_dossiers(asked: Iterable[Path]) -> Findings:
    """Find the dossiers that are asked for, each once, in the order of the words and of names."""
    return find(asked, DOSSIERS, is_dossier, (NONE_HERE, NONE_HERE_REMEDY))


def find(
    asked: Iterable[Path],
    suffixes: Collection[str],
    is_meant: Callable[[Path], bool],
    none_here: tuple[str, str],
) -> Findings:
    """Find the files that are asked for; of a folder those with these suffixes that are meant.

    ``none_here`` is what to say of a folder without any, and what to do.
    """
    found: dict[str, Found] = {}
    findings = Findings([], [], [])
    for word in asked:
        for path in _matching(word, suffixes, findings):
            # os.path does not fail on names that are too long or odd, as Path does.
            if not os.path.isdir(path):  # noqa: PTH112
                found.setdefault(_identity(path), Found(path))
                continue
            try:
                inside = files_below(path, suffixes)
            except ProblemsError as error:
                findings.problems += error.problems
                continue
            meant = [each for each in inside if is_meant(each)]
            findings.others += sorted(set(inside) - set(meant))
            if not meant:
                findings.problems += file_problem(path, *none_here).problems
            for each in meant:
                place = each.parent.relative_to(path)
                found.setdefault(_identity(each), Found(each, place))
    findings.files = list(found.values())
    return findings


def _identity(path: Path) -> str:
    """Return what all names of one file have in common."""
    try:
        return os.path.realpath(path)
    except (OSError, ValueError):
        return str(path)


def _matching(word: Path, suffixes: Collection[str], findings: Findings) -> list[Path]:
    """Return the paths that a word names; some shells leave it to us to look a pattern up.

    A pattern means files of these kinds, and no folders.
    """
    if not glob.has_magic(str(word)) or os.path.lexists(word):
        return [word]
    every = sorted(map(Path, glob.glob(str(word), recursive=True)))  # noqa: PTH207  (absolute ones too)
    matching = [path for path in every if path.suffix.lower() in suffixes and path.is_file()]
    if not matching:
        hint = "检查路径；* 代表一段文字，? 代表一个字"
        findings.problems += file_problem(word, NO_MATCH, hint).problems
    return matching


def files_below(folder: Path, suffixes: Collection[str] | None = None) -> list[Path]:
    """Return the files of some kinds, or of all, below a folder in the order of their names.

    Hidden ones are left out, what Word keeps beside a document that is open, and what ``plangen
    fix`` kept of a dossier. Folders that cannot be read hold nothing; links to folders are not
    followed.

    Raises:
        ProblemsError: there are so many files that it can hardly be the folder that is meant.

    """
    found: list[Path] = []
    count = 0
    for place, inner, names in os.walk(folder):
        inner[:] = sorted(name for name in inner if not name.startswith("."))
        count += len(inner) + len(names)
        if count > MOST_FILES:
            raise file_problem(folder, *TOO_MANY)
        found += [
            path
            for path in map(Path(place).joinpath, names)
            if (suffixes is None or path.suffix.lower() in suffixes)
            and not path.name.startswith((".", LOCK))
        ]
    return sorted(path for path in found if path.is_file() and not _was_mended(path))


def _was_mended(path: Path) -> bool:
    return path.suffix.lower() in DOSSIERS and is_set_aside(path)


def is_dossier(path: Path) -> bool:
    """Whether a YAML file looks like a dossier; one that cannot be read is left to the reader."""
    try:
        text, _ = decode(read_bytes(path, "档案"))
    except (ProblemsError, UnicodeError):
        return True
    return bool(SIGN.search(text)) and not KIND.search(text)
