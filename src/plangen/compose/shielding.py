"""Keeps values from the data out of the Markdown grammar.

A pupil called ``*甲|乙#1`` must print as exactly that. Before a value meets a template, each of its
ASCII signs is moved to a private-use character that means nothing in Markdown, and the document
reader moves it back. Unlike escaping at output, this survives joins, filters and macros, so a
template can do what it likes with a value.
"""

from __future__ import annotations

import string

from plangen.language.patterns import lazy

_BASE = 0xF0000
_SIGNS = string.punctuation + "\n\r\t "
_SHIELD = {ord(sign): chr(_BASE + ord(sign)) for sign in _SIGNS}
# Room to write one character in, in a form: a space that is not stripped at the ends of a cell.
ROOM = chr(_BASE)
_UNSHIELD = {_BASE + ord(sign): sign for sign in _SIGNS} | {_BASE: "\u3000"}
# Characters already in the private range would come out as signs: they are nobody's text.
_SHIELD |= dict.fromkeys(_UNSHIELD, "�")
# Parts the lines of a form's cell; no value holds it, because the readers of values drop it.
LINE_BREAK = "\u2028"
# Most texts hold neither, which is seen ten times as fast as each of their characters is looked up.
_ASCII_OR_PRIVATE = lazy(f"[\0-~{ROOM}-{max(map(chr, _UNSHIELD))}]")
_PRIVATE = lazy(f"[{ROOM}-{max(map(chr, _UNSHIELD))}]")


def shield(text: str) -> str:
    """Make a value inert in Markdown."""
    return text.translate(_SHIELD) if _ASCII_OR_PRIVATE.search(text) else text


def unshield(text: str) -> str:
    """Undo ``shield``."""
    return text.translate(_UNSHIELD) if _PRIVATE.search(text) else text
