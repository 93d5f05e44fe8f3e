"""Slips before the words of a line: what nobody sees, the white space, the mark of a list item."""

from __future__ import annotations

from typing import TYPE_CHECKING

from plangen.language.patterns import lazy
from plangen.source.signs import (
    BULLETS,
    COLONS,
    HYPHENS,
    INVISIBLE,
    NOT_YAML,
    NUMBER_MARK,
    QUOTED,
    RULER,
    SHAPING,
    SPACED_BULLETS,
    SPACES,
    WIDE_HASHES,
    margin_of,
    width,
    without_comment,
)

if TYPE_CHECKING:
    from plangen.source.draft import Draft
    from plangen.source.expected import Keys

HIDDEN = "这里有看不见的字符，多半是复制时带进来的，请删去"
TAB = "行首用了 Tab 键，YAML 只认空格"
WIDE = "行首有全角空格，这一行会被当成上一项的内容"
# A list mark, a number or a ruler begins with none of these.
WORD = lazy(r"- +\S|(?![一二三四五六七八九十①-⑳⑴-⒇⒈-⒛❶-❿])[^\W\d_]")
MARK = lazy(rf"(?P<sign>[{HYPHENS}]{{1,2}}(?![—―])|[{BULLETS}]|[{SPACED_BULLETS}](?= ))\s*(?=\S)")
TIGHT_HYPHEN = lazy(r"-(?=[^\s\-\d.]|\d+[^\d\s.%])")
WIDE_AFTER_HYPHEN = lazy(r"-(?P<space> *[^\S ]\s*)(?=\S)")
HIDDEN_SIGNS = lazy(f"{INVISIBLE.pattern}|{SHAPING.pattern}")
# Up to where a line is structure: the sign that opens its value included.
_STRUCTURE = lazy(
    rf"\s*(?:[-{HYPHENS}{BULLETS}]\s*)*(?:[^\s{COLONS}:#'\"]+[ ]*[{COLONS}:]\s*)?[\"'\[{{|>#]?"
)


def mend_controls(draft: Draft) -> None:
    """Take out what YAML lets no file hold, wherever it stands."""
    hidden = NOT_YAML.search(draft.text)
    if hidden:
        draft.note(hidden.start(), HIDDEN)
        _take_out(draft, [found.start() for found in NOT_YAML.finditer(draft.text)])


def mend_hidden(draft: Draft) -> None:
    """Take out what nobody sees, except within quotes and comments."""
    text = draft.text
    if not HIDDEN_SIGNS.search(text):
        return
    ends = len(without_comment(text))
    quoted = {i for found in QUOTED.finditer(text, 0, ends) for i in range(*found.span())}
    quoted -= {i for i in quoted if text[i] in "'\""}
    hidden = [found.start() for found in INVISIBLE.finditer(text, 0, ends)]
    bare = [i for i, char in enumerate(text) if not (INVISIBLE.match(char) or SHAPING.match(char))]
    structure = _STRUCTURE.match("".join(text[i] for i in bare))
    first = structure.end() if structure else 0
    until = bare[first] if first < len(bare) else 0
    hidden += [found.start() for found in SHAPING.finditer(text, 0, until)]
    unquoted = sorted(set(hidden) - quoted)
    if unquoted:
        draft.note(unquoted[0], HIDDEN)
        _take_out(draft, unquoted)


def _take_out(draft: Draft, places: list[int]) -> None:
    for place in reversed(places):
        draft.mend(place, place + 1, "")


def mend_margin(draft: Draft) -> bool:
    """Make the white space at the start of a line plain; False where it is."""
    margin = margin_of(draft.text)
    if not margin.strip(" "):
        return False
    tab = margin.find("\t")
    wide = next((i for i, char in enumerate(margin) if char in SPACES), -1)
    if tab >= 0:
        draft.note(tab, TAB)
    if wide >= 0:
        draft.note(wide, WIDE)
    if tab < 0 and wide < 0:
        return False
    draft.mend(0, len(margin), " " * width(margin))
    return True


def mend_text_margin(draft: Draft, wanted: int) -> None:
    """Give a line of a block of text its margin, where a Tab or a full-width space stands in it."""
    margin = margin_of(draft.text)
    at = len(margin) - len(margin.lstrip(" "))
    draft.note(at, TAB if margin[at] == "\t" else "行首的全角空格不算缩进，这一段会接不上")
    draft.mend(0, len(margin), " " * wanted)


def mend_comment(draft: Draft) -> None:
    """Make the sign of a comment YAML's own; its words are nobody's business."""
    mend_margin(draft)
    start = draft.parts.column
    if draft.text[start] in WIDE_HASHES:
        draft.mend(start, start + 1, "#", f"注释前用了全角的“{draft.text[start]}”")


def mend_list_mark(draft: Draft, holder: str, keys: Keys) -> bool:
    """Make the sign before a list item YAML's own; True where the line is no part of the values.

    ``holder`` is the key that the line belongs to: below one that takes a text now and then,
    numbers may be a text's, but bullets hardly.
    """
    start = draft.parts.column
    body = draft.text[start:]
    if RULER.match(body):
        message = "这一行像是分隔线，YAML 会当成内容，要留就在前面加 #"
        draft.mend(start, start, "# ", message)
        return True
    anything = not keys.known or not holder
    is_list = anything or holder in keys.shapes.listed
    mark = MARK.match(body)
    number = NUMBER_MARK.match(body)
    tight = TIGHT_HYPHEN.match(body)
    wide = WIDE_AFTER_HYPHEN.match(body)
    if mark:
        what = f"列表前用了“{mark['sign']}”，应当用英文减号加一个空格"
        draft.mend(start, start + mark.end(), "- ", what, certain=is_list)
    elif number and ": " not in body:
        certain = anything or holder in keys.shapes.lists
        what = "列表前写了数字，序号由程序编，应当用英文减号加一个空格"
        draft.mend(start, start + number.end(), "- ", what, certain=certain)
    elif tight:
        what = "“-”后面少一个空格，几条内容会并成一条"
        draft.mend(start + 1, start + 1, " ", what, certain=is_list)
    elif wide:
        name = "Tab" if "\t" in wide["space"] else "全角空格"
        what = f"“-”后面是{name}，应当用英文空格"
        draft.mend(start + 1, start + wide.end(), " ", what)
    return False
