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

import re
from typing import TYPE_CHECKING

from plangen.source.draft import Draft, Keys, Shapes, Slip
from plangen.source.flow import CLOSING, CLOSING_QUOTE, Flow, mend_flow
from plangen.source.keys import meant, mend_key
from plangen.source.levels import Levels
from plangen.source.margins import (
    mend_comment,
    mend_controls,
    mend_hidden,
    mend_list_mark,
    mend_margin,
    mend_text_margin,
)
from plangen.source.running import NOTHING, running_from
from plangen.source.signs import (
    KEY,
    KEY_WITH_WIDE_COLON,
    LIST_START,
    TOP_KEY,
    WIDE_HASHES,
    margin_of,
    width,
)
from plangen.source.values import mend_value, value_of

if TYPE_CHECKING:
    from collections.abc import Collection

__all__ = ["Keys", "Shapes", "Slip", "find_slips"]

DOCUMENT_MARK = re.compile(r"(?:---|\.\.\.)(?:\s|$)")
NO_SHAPES = Shapes()


def find_slips(
    lines: list[str],
    known_keys: Collection[str],
    item_keys: Collection[str] | None = None,
    shapes: Shapes = NO_SHAPES,
    *,
    certain_only: bool = False,
) -> tuple[list[Slip], list[str]]:
    """Return the slips and a copy of the lines with each slip mended.

    ``known_keys`` are the keys of the schema, ``item_keys`` those with which an item of a list may
    begin: there, “上午：语文” is text, but “姓名：许晓” is a key with the wrong colon. ``shapes``
    tells which keys take a text, in which much is no slip. With ``certain_only``, the copy has only
    those slips mended that are certain.
    """
    of_items = known_keys if item_keys is None else item_keys
    walk = _Walk(lines, Keys(known_keys, of_items, shapes), certain_only=certain_only)
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
        for number, line in enumerate(lines):
            draft = Draft(line, certain_only=certain_only)
            mend_controls(draft)
            self._line(draft, number)
            self.slips += draft.slips(number + 1)
            self.mended.append(draft.text)

    def _line(self, draft: Draft, number: int) -> None:
        if self.flow.too_deep:
            return
        if self.ended:
            # Another dossier: what is wrong in it would be told of this one.
            draft.mend(0, len(draft.text), "", certain=False)
        elif self.flow.levels:
            mend_flow(draft, 0, self.flow, self.keys)
        elif self.running.closing:
            if CLOSING_QUOTE[self.running.closing].match(draft.text):
                self.running = NOTHING
        elif not draft.text.strip():
            return
        elif self.running.block and self._is_deeper(draft.text):
            self._block(draft)
        elif not self._is_continued(draft.text):
            self._structure(draft, number)

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

    def _is_continued(self, line: str) -> bool:
        """Whether a line goes on with a plain text begun above, and holds no key of its own."""
        if self.running.indent is None or self.running.block or not self._is_deeper(line):
            return False
        margin = margin_of(line)
        body = line[len(margin) :]
        if margin.strip(" ") or LIST_START.match(body) or body[0] in "#＃﹟":
            return False
        key = KEY.match(body) or KEY_WITH_WIDE_COLON.match(body)
        name = re.split("[:：]", key[0])[0].strip() if key else ""
        close = self.levels.is_close(len(margin))
        return not (name in self.keys.known and (close or (key and ": " in key[0] + " ")))

    def _structure(self, draft: Draft, number: int) -> None:
        self.running = NOTHING
        body = draft.text.lstrip()
        if body[0] == "#" or body[0] in WIDE_HASHES:
            mend_comment(draft)
            return
        if DOCUMENT_MARK.match(draft.text):
            self._document_mark(draft, number)
            return
        self.begun = True
        mend_hidden(draft)
        if not draft.text.strip():
            return
        widened = mend_margin(draft)
        body = draft.text.lstrip()
        column = len(draft.text) - len(body)
        text_column = self.levels.text_column(column)
        if text_column is not None and not (KEY.match(body) or body.startswith("- ")):
            self.running = running_from(draft.text, text_column)
            return
        holder = self.levels.holder(column, is_item=bool(LIST_START.match(body)))
        if mend_list_mark(draft, holder, self.keys):
            return
        mend_key(draft, self.keys)
        self.levels.mend_alignment(draft, self._next(number), widened=widened)
        body = draft.text.lstrip()
        column = len(draft.text) - len(body)
        holder = self.levels.holder(column, is_item=body.startswith("- "))
        self._value(draft, holder, number)
        self.levels.enter(draft.text)

    def _value(self, draft: Draft, holder: str, number: int) -> None:
        mend_value(draft, self.keys, holder, self.flow)
        if self.flow.levels and self._is_new(number + 1, len(margin_of(draft.text))):
            self._close(draft, CLOSING[self.flow.levels[0].sign], "括号")
            self.flow = Flow()
        if not self.flow.levels and self.running is NOTHING:
            self.running = running_from(draft.text)
        if self.running.closing and self._is_new(number + 1, len(margin_of(draft.text))):
            self._close(draft, self.running.closing, "英文引号")
            self.running = NOTHING

    def _close(self, draft: Draft, sign: str, name: str) -> None:
        """Close on its own line what was left open, though the next line is something new."""
        value = value_of(draft.text)
        closing = "".join(CLOSING[level.sign] for level in reversed(self.flow.levels)) or sign
        draft.note(value.start, f"从这里起，{name}“{value.text[0]}”没有成对", certain=False)
        draft.mend(value.end, value.end, closing, certain=False)

    def _next(self, number: int) -> str:
        """Return the next line that holds something."""
        for i in range(number + 1, len(self.lines)):
            line = self.lines[i].lstrip()
            if line and not line.startswith("#"):
                return self.lines[i]
        return ""

    def _is_new(self, number: int, margin: int) -> bool:
        """Whether the next line that holds something begins a key or item beside this line."""
        line = self._next(number - 1)
        if not line or width(margin_of(line)) > margin:
            return False
        body = line.lstrip()
        key = KEY.match(body) or KEY_WITH_WIDE_COLON.match(body)
        name = re.split("[:：]", key[0])[0].strip() if key else ""
        return body.startswith("- ") or bool(meant(name, self.keys.known))

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
