"""Slips of a key and its colon."""

from __future__ import annotations

import unicodedata
from typing import TYPE_CHECKING

from plangen.source.signs import (
    KEY,
    KEY_WITH_OTHER_SIGN,
    KEY_WITH_WIDE_COLON,
    KEY_WITH_WIDE_SPACE,
    KEY_WITHOUT_SPACE,
    PLAIN_KEY,
    SIGNS_FOR_COLON,
    WIDE_QUOTES,
)

if TYPE_CHECKING:
    from collections.abc import Collection

    from plangen.source.draft import Draft
    from plangen.source.expected import Keys

# A value that begins with one of these is not what it seems where a foreign space stands before it.
MEANT = "'\"[{|>#&*!"


def mend_key(draft: Draft, keys: Keys) -> None:
    """Make the colon of a key YAML's own, and the key one of the schema where it is one."""
    parts = draft.parts
    start = parts.text_start
    in_list = bool(parts.dashes)
    known = keys.of_items if in_list else keys.known
    if draft.text[start : start + 1] in ("{", "[", "'", '"'):
        return
    plain = PLAIN_KEY.match(draft.text, start)
    if (plain and plain["key"] in known) or not SIGNS_FOR_COLON.search(draft.text, start):
        return
    _mend_colon(draft, start, known, in_list=in_list)
    _mend_name(draft, start, keys.known)


def _mend_colon(draft: Draft, start: int, known: Collection[str], *, in_list: bool) -> None:
    rest = draft.text[start:]
    wide = KEY_WITH_WIDE_COLON.match(rest)
    if wide and (
        key_meant(wide["key"], known)
        or (not in_list and not wide["key"].isdigit() and _is_only_colon(rest, wide.end()))
    ):
        colon = start + wide.start("colon")
        value = ": " if wide.end() < len(rest) else ":"
        draft.note(colon, f"“{wide['key']}”后面是中文冒号")
        draft.mend(start + wide.end("key"), start + wide.end(), value)
        return
    tight = KEY_WITHOUT_SPACE.match(rest)
    if tight and (key_meant(tight["key"], known) or (not in_list and not tight["key"].isdigit())):
        draft.mend(
            start + tight.end(), start + tight.end(), " ", f"“{tight['key']}”的冒号后面少一个空格"
        )
        return
    other = KEY_WITH_OTHER_SIGN.match(rest)
    if other and key_meant(other["key"], known) and not KEY.match(rest):
        sign = start + other.start("sign")
        draft.note(sign, f"“{other['key']}”后面是“{other['sign']}”，应当用英文冒号加一个空格")
        draft.mend(start + other.end("key"), start + other.end(), ": ")
        return
    spaced = KEY_WITH_WIDE_SPACE.match(rest)
    if spaced is None:
        return
    space, after = spaced["space"], rest[spaced.end() :]
    if space[0] != " " or "\t" in space or (after and after[0] in MEANT):
        at = start + spaced.start("space")
        at += next(i for i, char in enumerate(space) if char != " ")
        what = "Tab" if "\t" in space else "全角空格"
        draft.note(at, f"“{spaced['key']}”的冒号后面是{what}")
        draft.mend(start + spaced.start("space"), start + spaced.end(), " " if after else "")


def _is_only_colon(rest: str, after: int) -> bool:
    """Whether a line has no colon of YAML's own, but for those within brackets or quotes."""
    return rest[after : after + 1] in (*"[{'\"",) or ": " not in rest


def _mend_name(draft: Draft, start: int, known: Collection[str]) -> None:
    key = KEY.match(draft.text, start)
    if key is None:
        return
    typed = key[0].rstrip()[:-1]
    name = key_meant(typed, known)
    if name and typed.rstrip(" ") != name:
        bare = typed.strip()
        what = "键名不用引号" if bare[0] in WIDE_QUOTES else f"键名写成了“{bare}”"
        what += f"，应当是“{name}”"
        draft.mend(start, start + len(typed), name, what)


def key_meant(typed: str, known: Collection[str]) -> str:
    """Return the key that is meant: full-width letters, spaces and quotes stand in no key."""
    if typed in known:
        return typed
    name = "".join(unicodedata.normalize("NFKC", typed).split()).strip(WIDE_QUOTES)
    return name if name in known else ""
