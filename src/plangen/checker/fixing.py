"""Safe fixes carried out on a text: a copy in which each stands, and what differs.

Edits come from findings and name their places; two that overlap are never both carried out.
"""

from __future__ import annotations

import difflib
from collections import defaultdict
from typing import TYPE_CHECKING

from plangen.language.patterns import lazy
from plangen.readers.text import LINE_BREAK

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from plangen.problems import Edit, Problem

LINE_AND_BREAK = lazy(f"({LINE_BREAK.pattern})")
SENTENCE = lazy(r"[^。！？；]+[。！？；”）]*|[。！？；]+")
HUNK = lazy(r"@@ -(?P<start>\d+)")
NEAR = 1
LONGEST = 300


def edits_of(problems: Iterable[Problem]) -> tuple[Edit, ...]:
    """Return the edits that mend problems, in the order of their places, without overlaps.

    The edits of one problem are carried out together or not at all.
    """
    taken: set[tuple[int, int]] = set()
    chosen: dict[Edit, None] = {}
    for problem in problems:
        fresh = [edit for edit in problem.fixes if edit not in chosen]
        places = {place for edit in fresh for place in _places(edit)}
        if taken.isdisjoint(places):
            taken |= places
            chosen.update(dict.fromkeys(fresh))
    return tuple(sorted(chosen, key=lambda edit: (edit.line, edit.column)))


def _places(edit: Edit) -> Iterator[tuple[int, int]]:
    """Yield the characters that an edit takes away; one that only puts in claims its place."""
    for column in range(edit.column, edit.column + max(len(edit.old), 1)):
        yield edit.line, column


def fixed_text(text: str, edits: Iterable[Edit]) -> str:
    """Carry edits out on a text.

    A line that they empty goes, and one of the blank lines around it.

    Raises:
        ValueError: the text at the place of an edit is not what it replaces.

    """
    by_line: dict[int, list[Edit]] = defaultdict(list)
    for edit in edits:
        by_line[edit.line].append(edit)
    pieces = LINE_AND_BREAK.split(text)
    kept: list[str] = []
    gone = False
    for number, (line, end) in enumerate(
        zip(pieces[::2], [*pieces[1::2], ""], strict=True), start=1
    ):
        mended = _mended(line, by_line[number]) if number in by_line else line
        if mended != line and not mended.strip():
            gone = True
        elif gone and not line.strip() and (not kept or not kept[-1].strip()):
            gone = False
        else:
            gone = False
            kept.append(mended + end)
    return "".join(kept)


def _mended(line: str, edits: Sequence[Edit]) -> str:
    parts, place = [], 0
    for edit in sorted(edits, key=lambda edit: edit.column):
        start = edit.column - 1
        if start < place or not line.startswith(edit.old, start):
            message = f"the text at column {edit.column} is not what the edit replaces"
            raise ValueError(message)
        parts += [line[place:start], edit.new]
        place = start + len(edit.old)
    return "".join([*parts, line[place:]])


def difference(
    before: Sequence[str], after: Sequence[str], name: str, new_name: str
) -> Iterator[str]:
    """Yield a diff sentence by sentence, since a paragraph may be a page; little stands around.

    Each part of it is led by the line (in a Word document, the paragraph) where it begins.
    """
    old, new = [*_sentences(before)], [*_sentences(after)]
    was, becomes = ([sentence for _, sentence in each] for each in (old, new))
    for told in difflib.unified_diff(was, becomes, name, new_name, lineterm="", n=NEAR):
        hunk = HUNK.match(told)
        if hunk is None:
            yield told if len(told) <= LONGEST else f"{told[:LONGEST]}……"
        else:
            place = min(max(int(hunk["start"]) - 1, 0), len(old) - 1)
            yield f"@@ 第{old[place][0]}行 @@" if old else told


def _sentences(lines: Sequence[str]) -> Iterator[tuple[int, str]]:
    """Yield the sentences of some lines, each with the number of its line."""
    for number, line in enumerate(lines, start=1):
        for sentence in SENTENCE.findall(line) or [""]:
            yield number, sentence
