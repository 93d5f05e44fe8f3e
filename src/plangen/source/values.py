"""Slips in the value of a key or of a list item that stands on one line."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from plangen.language.patterns import lazy
from plangen.source.flow import CLOSING, REAL_MARK, mend_flow
from plangen.source.placeholders import EXAMPLE, UNFILLED
from plangen.source.signs import (
    BLOCK_SIGNS,
    COLONS,
    COMMAS,
    NARROW_BRACKETS,
    NARROW_INNER_BRACKETS,
    OPENING,
    QUOTED,
    SPACES,
    WIDE_QUOTES,
    WORD_COMMAS,
    quote,
)
from plangen.source.sound import is_sound

if TYPE_CHECKING:
    from plangen.source.draft import Draft
    from plangen.source.expected import Keys
    from plangen.source.flow import Flow
    from plangen.source.parts import Parts

BLOCKS = {*BLOCK_SIGNS, *BLOCK_SIGNS.values()}
BRACKETS = frozenset("[［【〔{｛")
BLOCK = lazy(r"[|>][+-]?\d?[+-]?\s*$")
WIDE_BLOCK = lazy(rf"(?P<sign>[{''.join(BLOCK_SIGNS)}])(?P<rest>[+-]?)\s*$")
WIDE_LIST = lazy(r"[\[［【〔].*[\]］】〕]$|[{｛].*[}｝]$", re.DOTALL)
ANCHOR = lazy(r"&\S+\s+(?=[\[{])")
WORD_IN_BRACES = lazy(rf"\{{[^\s{COLONS}:{COMMAS},{{}}\[\]][^{COLONS}:{COMMAS},{{}}\[\]]*\}}")
MAPPING = lazy(rf"｛[^{COLONS}:{COMMAS},｝]+[{COLONS}:]")
TEXT_AFTER_HASH = lazy(r"\s#\d")
SECOND_KEY = lazy(r"\s(?P<key>[^\s:]+):\s")


def mend_value(draft: Draft, keys: Keys, key: str, flow: Flow) -> None:
    """Mend the value of a line; ``key`` is that whose value it is, or an item of it."""
    first = draft.parts.value[:1]
    if first in CLOSING and is_sound(draft.parts.value):
        _mend_tail(draft, draft.parts.value_end)
        return
    if first in BLOCKS:
        _mend_block_sign(draft)
    elif first in BRACKETS:
        _mend_brackets(draft, keys, key)
    parts = draft.parts
    first = parts.value[:1]
    if first in OPENING:
        _mend_after_closing(draft)
    if first in CLOSING:
        _mend_or_quote_brackets(draft, keys, draft.parts, key, flow)
    elif first in OPENING:
        _mend_quoted(draft, draft.parts)
    elif first:
        _mend_plain(draft, keys, parts)


def _mend_block_sign(draft: Draft) -> None:
    parts = draft.parts
    wide = WIDE_BLOCK.fullmatch(parts.value)
    if wide and parts.key:
        message = f"“{parts.key}”后面用了全角的“{wide['sign']}”"
        new = BLOCK_SIGNS[wide["sign"]] + wide["rest"]
        draft.mend(parts.value_start, len(draft.text.rstrip()), new, message)
    elif BLOCK.fullmatch(parts.value):
        _mend_tail(draft, parts.value_end)


def _mend_tail(draft: Draft, end: int) -> None:
    """Take away foreign spaces after a sign behind which YAML allows its own alone."""
    tail = draft.text[end:]
    if not tail.strip() and any(char in SPACES for char in tail):
        at = next(i for i, char in enumerate(tail) if char in SPACES)
        draft.note(end + at, "后面有全角空格，请删去")
        draft.mend(end, len(draft.text), "")


def _mend_after_closing(draft: Draft) -> None:
    value = draft.parts.value
    if value[-1] == OPENING[value[0]] and len(value) > 1:
        _mend_tail(draft, draft.parts.value_end)


def _mend_brackets(draft: Draft, keys: Keys, key: str) -> None:
    """Give a list or mapping in full-width brackets YAML's own."""
    parts = draft.parts
    text = parts.value
    if (
        not WIDE_LIST.match(text)
        or text[0] + text[-1] in {"[]", "{}"}
        or UNFILLED.match(text)
        or EXAMPLE.match(text)
        or (key in keys.shapes.texts and text[0] not in "[{" and not MAPPING.match(text))
    ):
        return
    if text[0] in "【〔" and not any(sign in text for sign in COMMAS + WORD_COMMAS):
        return
    sign = next(char for char in (text[0], text[-1]) if char.translate(NARROW_BRACKETS) != char)
    certain = text[0] not in "【〔" or key in keys.shapes.lists
    at = parts.value_start if sign == text[0] else parts.value_end - 1
    draft.note(at, f"列表或一组内容用了全角括号“{sign}”", certain=certain)
    for i in reversed(range(len(text))):
        outer = i in (0, len(text) - 1)
        narrow = text[i].translate(NARROW_BRACKETS if outer else NARROW_INNER_BRACKETS)
        if narrow != text[i]:
            draft.mend(parts.value_start + i, parts.value_start + i + 1, narrow, certain=certain)


def _mend_or_quote_brackets(draft: Draft, keys: Keys, parts: Parts, key: str, flow: Flow) -> None:
    """Mend a list or mapping; put quotes around a text that only looks like one."""
    if WORD_IN_BRACES.fullmatch(parts.value):
        message = "内容写在花括号里，YAML 会当成一组内容，要加英文引号"
        draft.mend(parts.value_start, parts.value_end, quote(parts.value), message)
        return
    end = _end_of_brackets(parts.value)
    if end and parts.value[end:].strip(" ") and not parts.value[end:].lstrip().startswith("#"):
        sign = parts.value[0]
        message = f"内容以“{sign}”开头，后面又接了文字，要加英文引号"
        draft.mend(parts.value_start, parts.value_end, quote(parts.value), message)
        return
    mend_flow(draft, parts.value_start, flow, keys, key)


def _end_of_brackets(text: str) -> int:
    """Return where the bracket at the start of a text closes; 0 where it does not."""
    blanked = QUOTED.sub(lambda found: "\0" * len(found[0]), text)
    depth = 0
    for i, char in enumerate(blanked):
        depth += (char in "[{") - (char in "]}")
        if depth == 0:
            return i + 1
    return 0


def _mend_quoted(draft: Draft, parts: Parts) -> None:
    """Put quotes around a text that only begins with something in quotes."""
    quoted = QUOTED.match(parts.value)
    rest = parts.value[quoted.end() :] if quoted else ""
    if not rest.strip() or rest.lstrip().startswith(("#", ":")):
        return
    message = f"内容以英文引号“{parts.value[0]}”开头，引号外面又接了文字"
    draft.mend(parts.value_start, parts.value_end, quote(parts.value), message)


def _mend_plain(draft: Draft, keys: Keys, parts: Parts) -> None:
    """Put quotes around a text that YAML would take for something else."""
    text = parts.value
    first = text[0]
    anchor = ANCHOR.match(text)
    if anchor:
        message = f"“{anchor[0].strip()}”是 YAML 的记号，档案里不用，请删去"
        draft.mend(parts.value_start, parts.value_start + anchor.end(), "", message, certain=False)
        return
    if first == "#" and not text[1:2].isspace() and len(text) > 1:
        message = "内容以“#”开头，会被 YAML 当成注释"
        certain = text[1].isdigit()
    elif first in "&*!%@`" and len(text) > 1:
        message = f"内容以“{first}”开头，会被 YAML 当成记号"
        certain = not REAL_MARK.match(text)
    elif first in "|>" and not BLOCK.fullmatch(text):
        message = f"内容以“{first}”开头，会被 YAML 当成记号"
        certain = first == ">" or not text[1:2].isspace()
    elif first in ",]}" or (text.startswith("? ") and (parts.key or parts.dashes)):
        message = f"内容以“{first}”开头，会被 YAML 当成记号"
        certain = True
    elif TEXT_AFTER_HASH.search(text):
        message = "空格加“#”，后面的内容会被 YAML 当成注释"
        certain = True
    elif parts.key and text.startswith("- "):
        message = "“- ”要另起一行；只是一句话就加英文引号"
        certain = False
    elif parts.key and (": " in text or text.endswith(":")):
        second = SECOND_KEY.search(text)
        known = bool(second and second["key"] in keys.known)
        draft.note(
            parts.value_start + _second_colon(text),
            _two_colons(text, second["key"] if second and known else ""),
            certain=not known,
        )
        draft.mend(parts.value_start, parts.value_end, quote(text), certain=not known)
        return
    else:
        return
    draft.mend(parts.value_start, parts.value_end, quote(text), message, certain=certain)


def _second_colon(text: str) -> int:
    return text.index(": ") if ": " in text else len(text) - 1


def _two_colons(text: str, known: str) -> str:
    if known:
        return f"同一行里有两个冒号；“{known}”若是另一项，要另起一行"
    if text[0] in WIDE_QUOTES:
        return f"同一行里有两个冒号；“{text[0]}”不算引号，外层请用英文引号"
    return "同一行里有两个冒号"
