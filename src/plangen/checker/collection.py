"""A collection of documents from files: each document once, whatever formats it lies in."""

from __future__ import annotations

from collections import defaultdict
from hashlib import sha256
from typing import TYPE_CHECKING, NamedTuple

from plangen.checker.mending import FIXED, REMARKED
from plangen.checker.similarity import LEAST_SHARE, Comparison, compare
from plangen.problems import Problem, ProblemsError
from plangen.readers.reading import read_manuscript

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from pathlib import Path

    from plangen.readers.passages import Manuscript

# Of one document in several formats, the first of these is read.
PREFERRED = (".docx", ".docm", ".doc", ".wps", ".md", ".txt")


class Compared(NamedTuple):
    """What came of comparing files.

    ``identical`` are groups of files that read the same to the letter; the first of each was
    compared with the others. ``problems`` tell of files that could not be read.
    """

    comparison: Comparison
    identical: tuple[tuple[Path, ...], ...]
    problems: tuple[Problem, ...]


def compare_files(paths: Sequence[Path], least_share: float = LEAST_SHARE) -> Compared:
    """Compare the documents in some files with each other."""
    problems: list[Problem] = []
    same: dict[bytes, list[Path]] = defaultdict(list)
    manuscripts: list[Manuscript] = []
    for path in one_of_each(paths):
        try:
            manuscript = read_manuscript(path)
        except ProblemsError as error:
            problems += error.problems
            continue
        text = "\n".join(passage.text for passage in manuscript.passages)
        group = same[sha256(text.encode("utf-8", "surrogatepass")).digest()]
        group.append(path)
        if len(group) == 1:
            manuscripts.append(manuscript)
    groups = tuple(tuple(group) for group in same.values() if len(group) > 1)
    return Compared(compare(manuscripts, least_share), groups, tuple(problems))


def one_of_each(paths: Iterable[Path]) -> list[Path]:
    """Return one file of each document.

    Formats of one name in one folder are one document, and so are a document and the copies of it
    that plangen mended or remarked upon.
    """
    files = set(paths)
    names = {(path.parent, path.stem) for path in files}
    chosen: dict[tuple[Path, str], Path] = {}
    for path in sorted(files, key=_rank):
        origin = (path.parent, path.stem.removesuffix(FIXED).removesuffix(REMARKED))
        chosen.setdefault(origin if origin in names else (path.parent, path.stem), path)
    return sorted(chosen.values())


def _rank(path: Path) -> tuple[bool, int, Path]:
    suffix = path.suffix.lower()
    copy = path.stem.endswith((FIXED, REMARKED))
    return copy, PREFERRED.index(suffix) if suffix in PREFERRED else len(PREFERRED), path
