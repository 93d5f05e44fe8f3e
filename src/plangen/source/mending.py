"""A file of the user with its certain slips mended, and nothing else changed."""

from __future__ import annotations

from difflib import unified_diff
from typing import TYPE_CHECKING

from msgspec import Struct

from plangen.language.patterns import lazy
from plangen.problems import Severity
from plangen.source.decoding import OLD_CHINESE
from plangen.source.reading import lines_of, read_text, source_of
from plangen.source.signs import TOP_KEY
from plangen.source.slips import find_slips

if TYPE_CHECKING:
    from pathlib import Path

    from plangen.problems import Problem
    from plangen.source.draft import Slip
    from plangen.source.expected import Keys

# Mending one slip can bring another to light, as where a text turns out to be a key.
MOST_PASSES = 8
LINE_END = lazy("\r\n|\r|\n")
UTF_8 = ("utf-8", "utf-8-sig")


class Mending(Struct, frozen=True):
    """What can be mended in a file without asking the teacher, and what is left.

    ``before`` and ``after`` are its text, line ends included. ``left`` are errors of spelling,
    placed in the text as it stands afterwards.
    """

    before: str
    after: str
    encoding: str
    mended: list[Slip]
    left: list[Problem]

    @property
    def recoded(self) -> bool:
        """Whether the file is in an encoding that will become UTF-8."""
        return self.encoding not in UTF_8

    @property
    def encoding_name(self) -> str:
        """The encoding as a teacher may have met it."""
        return "GBK（GB18030）" if self.encoding == OLD_CHINESE else self.encoding.upper()

    def diff(self, name: str) -> list[str]:
        """Lines of a unified diff, the names of both sides in Chinese."""
        before, after = (lines_of(x.rstrip("\r\n")) for x in (self.before, self.after))
        return list(
            unified_diff(before, after, f"{name}（原来）", f"{name}（改后）", lineterm="", n=1)
        )

    @property
    def changed(self) -> bool:
        """Whether there is anything to write."""
        return self.recoded or self.before != self.after

    @property
    def data(self) -> bytes:
        """The mended text in UTF-8; a byte order mark stays where there was one."""
        return self.after.encode(self.encoding if self.encoding in UTF_8 else "utf-8")


def mend_file(path: Path, keys: Keys) -> Mending:
    """Mend the certain slips of a file in a copy of its text; the file is not touched.

    Raises:
        ProblemsError: the file is missing, cannot be read, or is no text.

    """
    text, encoding = read_text(path)
    after, mended = mend_text(text, keys)
    source = source_of(path, after, keys)
    left = [problem for problem in source.problems if problem.severity is Severity.ERROR]
    return Mending(text, after, encoding, mended, left)


def top_keys(path: Path) -> set[str]:
    """Return the words at the left edge of a file, up to a colon of any kind.

    Raises:
        ProblemsError: the file is missing, cannot be read, or is no text.

    """
    text, _ = read_text(path)
    found = (TOP_KEY.match(line) for line in lines_of(text))
    return {key["key"] for key in found if key}


def mend_text(text: str, keys: Keys) -> tuple[str, list[Slip]]:
    """Return the text with its certain slips mended, and these slips where they were typed."""
    lines = lines_of(text)
    typed = list(lines)
    told: dict[int, list[Slip]] = {}
    for _ in range(MOST_PASSES):
        slips, mended = find_slips(lines, keys, certain_only=True)
        if mended == lines:
            break
        for line in sorted({slip.line for slip in slips}):
            # A later pass no longer knows where a slip was typed; the first one tells it.
            told.setdefault(line, [s for s in slips if s.line == line and s.certain])
        lines = mended
    ends = [*LINE_END.findall(text), ""]
    whole = LINE_END.split(text)
    kept = [
        now if now != before else raw for raw, before, now in zip(whole, typed, lines, strict=True)
    ]
    after = "".join(line + end for line, end in zip(kept, ends, strict=True))
    changed = [
        i for i, (before, now) in enumerate(zip(typed, lines, strict=True), 1) if before != now
    ]
    return after, [slip for line in changed for slip in told[line]]
