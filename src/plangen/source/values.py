"""Slips in the value of a key or of a list item that stands on one line."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from plangen.source.flow import REAL_MARK, Flow, mend_flow
from plangen.source.placeholders import EXAMPLE, UNFILLED
from plangen.source.signs import (
    BLOCK_SIGNS,
    COLONS,
    COMMAS,
    KEY,
    LINE,
    NARROW_BRACKETS,
    NARROW_INNER_BRACKETS,
    OPENING,
    QUOTED,
    SPACES,
    WIDE_QUOTES,
    WORD_COMMAS,
    quote,
    without_comment,
)

if TYPE_CHECKING:
    from plangen.source.draft import Draft, Keys

BLOCK = re.compile(r"[|>][+-]?\d?[+-]?\s*$")
WIDE_BLOCK = re.compile(rf"(?P<sign>[{''.join(BLOCK_SIGNS)}])(?P<rest>[+-]?)\s*$")
WIDE_LIST = re.compile(r"[\[［【〔].*[\]］】〕]$|[{｛].*[}｝]$", re.DOTALL)
ANCHOR = re.compile(r"&\S+\s+(?=[\[{])")
WORD_IN_BRACES = re.compile(rf"\{{[^\s{COLONS}:{COMMAS},{{}}\[\]][^{COLONS}:{COMMAS},{{}}\[\]]*\}}")
MAPPING = re.compile(rf"｛[^{COLONS}:{COMMAS},｝]+[{COLONS}:]")
SECOND_KEY = re.compile(r"\s(?P<key>[^\s:]+):\s")


@dataclass(frozen=True, slots=True)
class Value:
    """Where the value of a line stands, and the key that it belongs to."""

    start: int
    text: str
    key: str
    in_list: bool

    @property
    def end(self) -> int:
        """Where the value ends, a comment left out."""
        return self.start + len(self.text)


@lru_cache(maxsize=1024)
def value_of(line: str) -> Value:
    """Return the value of a line as YAML would cut it, up to a comment."""
    visible = without_comment(line)
    matched = LINE.match(visible)
    start = matched.end("dashes") if matched else 0
    key = KEY.match(visible, start)
    begin = key.end() if key else start
    name = key[0].rstrip()[:-1].rstrip() if key else ""
    return Value(begin, visible[begin:].rstrip(), name, bool(matched and matched["dashes"]))


def mend_value(draft: Draft, keys: Keys, above: str, flow: Flow) -> None:
    """Mend the value of a line; ``above`` is the key whose value this line is an item of."""
    _mend_block_sign(draft)
    _mend_brackets(draft, keys, above)
    _mend_after_closing(draft)
    value = value_of(draft.text)
    if not value.text:
        return
    if value.text[0] in "[{":
        _mend_or_quote_brackets(draft, keys, value, above, flow)
    elif value.text[0] in "'\"":
        _mend_quoted(draft, value)
    else:
        _mend_plain(draft, keys, value)


def _mend_block_sign(draft: Draft) -> None:
    value = value_of(draft.text)
    wide = WIDE_BLOCK.fullmatch(value.text)
    if wide and value.key:
        message = f"“{value.key}”后面用了全角的“{wide['sign']}”"
        new = BLOCK_SIGNS[wide["sign"]] + wide["rest"]
        draft.mend(value.start, len(draft.text.rstrip()), new, message)
    elif BLOCK.fullmatch(value.text):
        _mend_tail(draft, value.end)


def _mend_tail(draft: Draft, end: int) -> None:
    """Take away foreign spaces after a sign behind which YAML allows its own alone."""
    tail = draft.text[end:]
    if not tail.strip() and any(char in SPACES for char in tail):
        at = next(i for i, char in enumerate(tail) if char in SPACES)
        draft.note(end + at, "后面有全角空格，请删去")
        draft.mend(end, len(draft.text), "")


def _mend_after_closing(draft: Draft) -> None:
    value = value_of(draft.text)
    first, last = value.text[:1], value.text[-1:]
    if first in OPENING and last == OPENING[first] and len(value.text) > 1:
        _mend_tail(draft, value.end)


def _mend_brackets(draft: Draft, keys: Keys, above: str) -> None:
    """Give a list or mapping in full-width brackets YAML's own."""
    value = value_of(draft.text)
    text, key = value.text, value.key or above
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
    at = value.start if sign == text[0] else value.end - 1
    draft.note(at, f"列表或一组内容用了全角括号“{sign}”", certain=certain)
    for i in reversed(range(len(text))):
        outer = i in (0, len(text) - 1)
        narrow = text[i].translate(NARROW_BRACKETS if outer else NARROW_INNER_BRACKETS)
        if narrow != text[i]:
            draft.mend(value.start + i, value.start + i + 1, narrow, certain=certain)


def _mend_or_quote_brackets(draft: Draft, keys: Keys, value: Value, above: str, flow: Flow) -> None:
    """Mend a list or mapping; put quotes around a text that only looks like one."""
    trial = Flow()
    if WORD_IN_BRACES.fullmatch(value.text):
        message = "内容写在花括号里，YAML 会当成一组内容，要加英文引号"
        draft.mend(value.start, value.end, quote(value.text), message)
        return
    end = _end_of_brackets(value.text)
    if end and value.text[end:].strip(" ") and not value.text[end:].lstrip().startswith("#"):
        sign = value.text[0]
        message = f"内容以“{sign}”开头，后面又接了文字，要加英文引号"
        draft.mend(value.start, value.end, quote(value.text), message)
        return
    mend_flow(draft, value.start, trial, keys, value.key or above)
    flow.levels, flow.quote, flow.fresh = trial.levels, trial.quote, trial.fresh


def _end_of_brackets(text: str) -> int:
    """Return where the bracket at the start of a text closes; 0 where it does not."""
    blanked = QUOTED.sub(lambda found: "\0" * len(found[0]), text)
    depth = 0
    for i, char in enumerate(blanked):
        depth += (char in "[{") - (char in "]}")
        if depth == 0:
            return i + 1
    return 0


def _mend_quoted(draft: Draft, value: Value) -> None:
    """Put quotes around a text that only begins with something in quotes."""
    quoted = QUOTED.match(value.text)
    rest = value.text[quoted.end() :] if quoted else ""
    if not rest.strip() or rest.lstrip().startswith(("#", ":")):
        return
    message = f"内容以英文引号“{value.text[0]}”开头，引号外面又接了文字"
    draft.mend(value.start, value.end, quote(value.text), message)


def _mend_plain(draft: Draft, keys: Keys, value: Value) -> None:
    """Put quotes around a text that YAML would take for something else."""
    text = value.text
    first = text[0]
    anchor = ANCHOR.match(text)
    if anchor:
        message = f"“{anchor[0].strip()}”是 YAML 的记号，档案里不用，请删去"
        draft.mend(value.start, value.start + anchor.end(), "", message, certain=False)
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
    elif first in ",]}" or (text.startswith("? ") and (value.key or value.in_list)):
        message = f"内容以“{first}”开头，会被 YAML 当成记号"
        certain = True
    elif re.search(r"\s#\d", text):
        message = "空格加“#”，后面的内容会被 YAML 当成注释"
        certain = True
    elif value.key and text.startswith("- "):
        message = "“- ”要另起一行；只是一句话就加英文引号"
        certain = False
    elif value.key and (": " in text or text.endswith(":")):
        second = SECOND_KEY.search(text)
        known = bool(second and second["key"] in keys.known)
        draft.note(
            value.start + _second_colon(text),
            _two_colons(text, second["key"] if second and known else ""),
            certain=not known,
        )
        draft.mend(value.start, value.end, quote(text), certain=not known)
        return
    else:
        return
    draft.mend(value.start, value.end, quote(text), message, certain=certain)


def _second_colon(text: str) -> int:
    return text.index(": ") if ": " in text else len(text) - 1


def _two_colons(text: str, known: str) -> str:
    if known:
        return f"同一行里有两个冒号；“{known}”若是另一项，要另起一行"
    if text[0] in WIDE_QUOTES:
        return f"同一行里有两个冒号；“{text[0]}”不算引号，外层请用英文引号"
    return "同一行里有两个冒号"
