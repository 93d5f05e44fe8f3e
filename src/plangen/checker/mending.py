"""A copy of a finished document with its safe fixes carried out, or its findings as comments.

In a text the copy holds the mended lines. In a Word document each fix is a tracked change, to be
accepted or rejected; what must be mended by hand stands beside it as a comment, if asked for.
"""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, NamedTuple

from plangen.checker.checking import check_manuscript
from plangen.checker.fixing import difference, edits_of, fixed_text
from plangen.checker.rules import ALL
from plangen.readers.reading import document_bytes, manuscript_of
from plangen.source.decoding import decode

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from plangen.checker.rules import Selection
    from plangen.problems import Edit, Problem
    from plangen.readers.passages import Manuscript
    from plangen.writers.docx.revising import Remark

AUTHOR = "plangen"
FIXED, REMARKED = "（已改）", "（批注）"


class Mended(NamedTuple):
    """A mended copy: its name and bytes, what differs, and what is left to be mended by hand."""

    name: str
    data: bytes
    edits: tuple[Edit, ...]
    diff: tuple[str, ...]
    left: tuple[Problem, ...]


def mend(
    manuscript: Manuscript,
    problems: Sequence[Problem],
    selection: Selection = ALL,
    *,
    fix: bool,
    remark: bool,
) -> Mended:
    """Carry out the safe fixes of problems (``fix``), write them as comments (``remark``), or both.

    With both, a comment tells what the fixes leave.

    Raises:
        ProblemsError: the file cannot be read any more.

    """
    path = manuscript.path
    data, suffix = document_bytes(path)
    edits = edits_of(problems) if fix else ()
    if manuscript.form == "docx":
        mended = _revised(data, edits, remarks_of(problems, edits) if remark else ())
    else:
        text, encoding = decode(data)
        mended = fixed_text(text, edits).encode(encoding)
    name = f"{path.stem}{FIXED if fix else REMARKED}{suffix}"
    after = manuscript_of(path, mended)
    return Mended(
        name,
        mended,
        edits,
        tuple(difference(manuscript.lines, after.lines, path.name, name)),
        tuple(check_manuscript(after, selection)) if edits else tuple(problems),
    )


def _revised(data: bytes, edits: Sequence[Edit], remarks: Sequence[Remark]) -> bytes:
    from plangen.writers.docx.revising import revise_docx  # noqa: PLC0415  (slow to import)

    return revise_docx(data, edits, remarks, AUTHOR, dt.datetime.now().astimezone())


def remarks_of(problems: Iterable[Problem], edits: Sequence[Edit]) -> tuple[Remark, ...]:
    """Return the comments for what the edits leave to be mended by hand."""
    return tuple(_remarks(problems, set(edits)))


def _remarks(problems: Iterable[Problem], done: set[Edit]) -> Iterator[Remark]:
    from plangen.writers.docx.revising import Remark  # noqa: PLC0415  (slow to import)

    for problem in problems:
        if problem.line and not (problem.fixes and done.issuperset(problem.fixes)):
            told = f"{problem.severity.value} {problem.rule}：{problem.message}。{problem.hint}"
            yield Remark(problem.line, problem.column, problem.length, told)
