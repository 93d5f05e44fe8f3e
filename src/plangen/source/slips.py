"""Slips of a Chinese keyboard in YAML, found in the raw lines before parsing.

A full-width colon or a full-width space is either an error that YAML reports on the wrong line or,
worse, no error at all: the value silently becomes part of something else. So the lines are looked
at first. Each slip is mended in the copy that goes on to the parser, so that the rest of the file
is still checked and all problems are reported at once.

Here the lines are walked through, and those told apart that hold text alone: blocks (``|``, ``>``),
quoted texts and plain ones that go on over several lines, comments. The rules for a line are in
``margins``, ``keys``, ``values``, ``flow`` and ``levels``, in this order.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from plangen.language.patterns import lazy
from plangen.source.draft import Draft
from plangen.source.flow import CLOSING, CLOSING_QUOTE, Flow, mend_flow
from plangen.source.keys import key_meant, mend_key
from plangen.source.levels import Levels
from plangen.source.margins import (
    HIDDEN_SIGNS,
    WORD,
    mend_comment,
    mend_controls,
    mend_hidden,
    mend_list_mark,
    mend_margin,
    mend_text_margin,
)
from plangen.source.parts import parts_of
from plangen.source.running import NOTHING, running_from
from plangen.source.signs import (
    KEY_WITH_WIDE_COLON,
    LIST_START,
    NOT_YAML,
    TOP_KEY,
    WIDE_HASHES,
    margin_of,
    width,
)
from plangen.source.sound import is_sound
from plangen.source.values import mend_value

if TYPE_CHECKING:
    from plangen.source.draft import Slip
    from plangen.source.expected import Keys
    from plangen.source.parts import Parts

DOCUMENT_MARK = lazy(r"(?:---|\.\.\.)(?:\s|$)")


def find_slips(
    lines: list[str], keys: Keys, *, certain_only: bool = False
) -> tuple[list[Slip], list[str]]:
    """Return the slips and a copy of the lines with each slip mended.

    With ``certain_only``, the copy has only those slips mended that are certain.
    """
    walk = _Walk(lines, keys, certain_only=certain_only)
    return walk.slips, walk.mended


class _Walk:
    """The way through the lines of a file, with what is still open from the lines above."""

    def __init__(self, lines: list[str], keys: Keys, *, certain_only: bool) -> None:
        self.lines = lines
        self.keys = keys
        self.slips: list[Slip] = []
        self.mended: list[str] = []
        self.levels = Levels(keys)
        self.flow = Flow()
        self.running = NOTHING
        self.begun = self.ended = False
        # Hardly a file has any of these, and one look tells.
        whole = "".join(lines)
        has_controls = NOT_YAML.search(whole) is not None
        self.has_hidden = HIDDEN_SIGNS.search(whole) is not None
        for number, line in enumerate(lines):
            draft = Draft(line, certain_only=certain_only)
            if has_controls:
                mend_controls(draft)
            self._line(draft, number)
            if draft.found:
                self.slips += draft.slips(number + 1)
            self.mended.append(draft.text)

    def _line(self, draft: Draft, number: int) -> None:
        if self.flow.too_deep:
            return
        if self.ended:
            # Another dossier: what is wrong in it would be told of this one.
            draft.mend(0, len(draft.text), "", certain=False)
        elif self.flow.brackets:
            mend_flow(draft, 0, self.flow, self.keys)
        elif self.running.closing:
            if CLOSING_QUOTE[self.running.closing].match(draft.text):
                self.running = NOTHING
        elif not draft.text.strip() or self._is_sound_item(draft.text):
            return
        elif self.running.block and self._is_deeper(draft.text):
            self._block(draft)
        elif not self._is_continued(draft):
            self._structure(draft, number)

    def _is_sound_item(self, line: str) -> bool:
        """Whether a line is one more item of a list, beside the last one and surely sound.

        It changes nothing for the lines below, and most lines of a list are such.
        """
        mark = self.levels.mark_beside()
        return (
            mark != ""
            and line.startswith(mark)
            and self.running is NOTHING
            and not self.has_hidden
            and is_sound(line[len(mark) :])
        )

    def _is_deeper(self, line: str) -> bool:
        return self.running.indent is not None and width(margin_of(line)) > self.running.indent

    def _block(self, draft: Draft) -> None:
        """Leave a line of a block as it is, unless its margin is none to YAML."""
        margin = margin_of(draft.text)
        plain = len(margin) - len(margin.lstrip(" "))
        least = self.running.margin or (self.running.indent or 0) + 1
        if plain >= least or plain == len(margin):
            self.running = self.running.with_margin(plain)
            return
        wanted = self.running.margin or (self.running.indent or 0) + 2
        mend_text_margin(draft, wanted)
        self.running = self.running.with_margin(wanted)

    def _is_continued(self, draft: Draft) -> bool:
        """Whether a line goes on with a plain text begun above, and holds no key of its own."""
        text = draft.text
        if self.running.indent is None or self.running.block or not self._is_deeper(text):
            return False
        column = draft.parts.column
        if text[:column].strip(" ") or LIST_START.match(text, column):
            return False
        if text[column] in ("#", *WIDE_HASHES):
            return False
        if _name(text, draft.parts) not in self.keys.known:
            return True
        has_key = ": " in f"{text[: draft.parts.value_start]} "
        return not has_key and not self.levels.is_close(column)

    def _structure(self, draft: Draft, number: int) -> None:
        self.running = NOTHING
        first = draft.text[draft.parts.column]
        if first == "#" or first in WIDE_HASHES:
            mend_comment(draft)
            return
        if DOCUMENT_MARK.match(draft.text):
            self._document_mark(draft, number)
            return
        self.begun = True
        if self.has_hidden:
            mend_hidden(draft)
            if not draft.text.strip():
                return
        widened = mend_margin(draft)
        parts = draft.parts
        text_column = self.levels.text_column(parts.column)
        if text_column is not None and not (parts.key or parts.dashes):
            self.running = running_from(parts, text_column)
            return
        if not WORD.match(draft.text, parts.column) and self._mend_list_mark(draft):
            return
        mend_key(draft, self.keys)
        self.levels.mend_alignment(draft, lambda: self._next(number), widened=widened)
        self._value(draft, number)
        self.levels.enter(draft)

    def _mend_list_mark(self, draft: Draft) -> bool:
        column = draft.parts.column
        is_item = bool(LIST_START.match(draft.text, column))
        return mend_list_mark(draft, self.levels.holder(column, is_item=is_item), self.keys)

    def _value(self, draft: Draft, number: int) -> None:
        parts = draft.parts
        holder = parts.key or self.levels.holder(parts.column, is_item=bool(parts.dashes))
        mend_value(draft, self.keys, holder, self.flow)
        if self.flow.too_deep:
            return
        if self.flow.brackets and self._is_new(number, draft.parts.column):
            self._close(draft, CLOSING[self.flow.brackets[0].sign], "括号")
            self.flow = Flow()
        if not self.flow.brackets and self.running is NOTHING:
            self.running = running_from(draft.parts)
        if self.running.closing and self._is_new(number, draft.parts.column):
            self._close(draft, self.running.closing, "英文引号")
            self.running = NOTHING

    def _close(self, draft: Draft, sign: str, name: str) -> None:
        """Close on its own line what was left open, though the next line is something new."""
        parts = draft.parts
        closing = "".join(CLOSING[bracket.sign] for bracket in reversed(self.flow.brackets)) or sign
        draft.note(parts.value_start, f"从这里起，{name}“{parts.value[0]}”没有成对", certain=False)
        draft.mend(parts.value_end, parts.value_end, closing, certain=False)

    def _next(self, number: int) -> str:
        """Return the next line below that holds something."""
        for i in range(number + 1, len(self.lines)):
            line = self.lines[i].lstrip()
            if line and not line.startswith("#"):
                return self.lines[i]
        return ""

    def _is_new(self, number: int, margin: int) -> bool:
        """Whether the next line that holds something begins a key or item beside this line."""
        line = self._next(number)
        if not line or width(margin_of(line)) > margin:
            return False
        parts = parts_of(line)
        return bool(parts.dashes) or bool(key_meant(_name(line, parts), self.keys.known))

    def _document_mark(self, draft: Draft, number: int) -> None:
        """Turn a mark in the middle of a file into a comment: one file is one dossier."""
        sign = draft.text[:3]
        if not (self.begun and self._next(number)):
            return
        message = f"“{sign}”以下会被当成另一份档案，一个文件只写一份"
        draft.mend(0, 0, "# ", message, certain=False)
        here, there = (
            {found["key"] for line in part if (found := TOP_KEY.match(line))} & {*self.keys.known}
            for part in (self.lines[:number], self.lines[number + 1 :])
        )
        self.ended = bool(here & there)


def _name(line: str, parts: Parts) -> str:
    """Return the key that a line begins with, though its colon may be a full-width one."""
    if parts.key:
        return parts.key.split("：")[0].rstrip()
    wide = KEY_WITH_WIDE_COLON.match(line, parts.column)
    return wide["key"] if wide else ""
