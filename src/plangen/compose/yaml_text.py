"""A dossier's values as YAML text that looks as if a teacher had typed it.

Short lists and mappings stand on one line, long texts in a block, and a value has quotes only where
it would be read as something else. Whatever is written is read back as the same text, without a
word from ``source.slips``.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import yaml
from msgspec import Struct

from plangen.language.patterns import lazy
from plangen.model.schema import keys_of
from plangen.source.signs import COMMAS, INVISIBLE, NOT_YAML, SHAPING, WORD_COMMAS
from plangen.source.slips import find_slips
from plangen.source.tree import EMPTY_SCALARS, parse

if TYPE_CHECKING:
    from collections.abc import Iterator

STEP = "  "
# Characters, most of them as wide as two letters.
LONGEST_LIST = 50
LONGEST_MAPPING = 90
# Items of a list that stands at the top are read one by one, as 学困生 and 措施 are.
TOP = 1
MARK = lazy(r"【[^】]*】")
IN_FLOW = lazy(r"[^\s,:：\[\]{}#'\"&*!|>%@`?\-][^,:：\[\]{}#'\"]*(?<!\s)")
BREAKS = lazy(r"[\n\r]")
KEY = lazy(r"[^\W\d_]\w*")


class Noted(Struct, frozen=True):
    """A value and the lines of comment above it; no value leaves the comment alone."""

    value: Any = None
    notes: tuple[str, ...] = ()


def yaml_text(values: dict[str, Any], *, tight: bool = False) -> str:
    """Write values as YAML: dicts and lists of text, with comments where they are ``Noted``.

    Unless ``tight``, whatever is more than a line has an empty line above it, and so has a comment.
    """
    parts: list[list[str]] = []
    compact = False
    for key, value in values.items():
        found = list(_entry(key, value, ""))
        single = tight or (len(found) == 1 and not found[0].startswith("#"))
        if parts and single and compact:
            parts[-1] += found
        elif found:
            parts.append(found)
        compact = single or (compact and not found)
    return "\n\n".join("\n".join(part) for part in parts) + "\n"


def comment(lines: tuple[str, ...], margin: str = "") -> Iterator[str]:
    """Write lines as comments; a text of several lines stays one."""
    for line in lines:
        for part in line.splitlines() or [""]:
            yield f"{margin}# {NOT_YAML.sub('', part)}".rstrip()


def bare(value: Any) -> Any:
    """Return a value without what is said of it."""
    return value.value if isinstance(value, Noted) else value


def _noted(value: Any) -> Noted:
    return value if isinstance(value, Noted) else Noted(value)


def _entry(key: str, value: Any, margin: str) -> Iterator[str]:
    """Lines of a key with its value."""
    noted = _noted(value)
    yield from comment(noted.notes, margin)
    if noted.value is None:
        return
    yield from _value(f"{margin}{_key(key)}:", noted.value, margin, len(margin) // len(STEP))


def _value(head: str, value: Any, margin: str, depth: int) -> Iterator[str]:
    """Lines of a value behind ``head``, which is a key."""
    if isinstance(value, str):
        yield from _scalar(head, value, margin)
    elif (flow := _flow(value, depth)) is not None:
        yield f"{head} {flow}"
    elif isinstance(value, dict):
        yield head
        for key, item in value.items():
            yield from _entry(key, item, margin + STEP)
    else:
        yield head
        mappings = [bare(item) for item in value if isinstance(bare(item), dict)]
        on_a_line = depth >= TOP and all(_flow(item, depth + 1) for item in mappings)
        for item in value:
            yield from _item(item, margin + STEP, depth + 1, flow=on_a_line)


def _item(value: Any, margin: str, depth: int, *, flow: bool) -> Iterator[str]:
    """Lines of one item of a list, a mapping on one line with ``flow``."""
    noted = _noted(value)
    yield from comment(noted.notes, margin)
    if noted.value is None:
        return
    if isinstance(noted.value, str):
        yield from _scalar(f"{margin}-", noted.value, margin)
    elif flow:
        yield f"{margin}- {_flow(noted.value, depth)}"
    else:
        inner = [
            line for key, item in noted.value.items() for line in _entry(key, item, margin + STEP)
        ]
        first = next(i for i, line in enumerate(inner) if not line.lstrip().startswith("# "))
        yield from (margin + line.removeprefix(margin + STEP) for line in inner[:first])
        yield f"{margin}- {inner[first].removeprefix(margin + STEP)}"
        yield from inner[first + 1 :]


def _scalar(head: str, text: str, margin: str) -> Iterator[str]:
    """Lines of a text: in one line, or as a block where it has several or was typed as one."""
    lines = text.strip().splitlines()
    if BREAKS.search(text) and not any(map(NOT_YAML.search, lines)):
        yield f"{head} |"
        for line in lines:
            yield f"{margin}{STEP}{line.rstrip()}".rstrip()
        return
    yield f"{head} {_quoted(head.strip(), text)}"


def _quoted(head: str, text: str) -> str:
    """Quote a text where it would not be read back as it is."""
    if text and text == text.strip() and text not in EMPTY_SCALARS and _reads_back(head, text):
        return text
    single = "'" + text.replace("'", "''") + "'"
    return single if _reads_back(head, single, text) else _escaped(text)


def _escaped(text: str) -> str:
    written: str = yaml.dump(text, default_style='"', allow_unicode=True, width=float("inf"))
    return written.strip()


def _reads_back(head: str, written: str, text: str | None = None) -> bool:
    line = f"{head} {written}"
    wanted = _unmarked(written if text is None else text)
    try:
        data = parse(line + "\n").data
    except yaml.YAMLError:
        return False
    found = data[0] if isinstance(data, list) and data else data
    if isinstance(data, dict):
        found = next(iter(data.values()))
    return found == wanted and not find_slips([line], keys_of())[0]


def _unmarked(text: str) -> str | None:
    """Return a text as the reader will: without the mark of a placeholder."""
    data = parse(_escaped(text) + "\n").data
    return None if data is None else str(data)


def _flow(value: Any, depth: int) -> str | None:
    """Write a list or a mapping on one line; None where it is too long or holds too much."""
    if not value:
        return "[]" if isinstance(value, list) else "{}"
    if isinstance(value, dict):
        items = [_pair(key, item, depth) for key, item in value.items()]
        joined = "{" + ", ".join(item or "" for item in items) + "}"
        table = all(isinstance(item, dict) for item in value.values())
        fits = depth > 0 and not table and None not in items and len(joined) <= LONGEST_MAPPING
    else:
        items = [_in_flow(item, "," + COMMAS + WORD_COMMAS) for item in value]
        joined = "[" + ", ".join(item or "" for item in items) + "]"
        fits = None not in items and len(joined) <= LONGEST_LIST
    return joined if fits else None


def _pair(key: str, value: Any, depth: int) -> str | None:
    name = _in_flow(key, COMMAS) if isinstance(key, str) else None
    text = _flow(value, depth) if isinstance(value, (dict, list)) else _in_flow(value, "")
    return None if name is None or text is None else f"{name}: {text}"


def _in_flow(value: Any, signs: str) -> str | None:
    """Return a text that may stand unquoted between brackets; None for any other value."""
    if not isinstance(value, str) or value in EMPTY_SCALARS:
        return None
    bare = MARK.sub("填", value)
    unseen = INVISIBLE.search(bare) or SHAPING.search(bare)
    if unseen or any(sign in bare for sign in signs) or not IN_FLOW.fullmatch(bare):
        return None
    return value


def _key(key: str) -> str:
    if KEY.fullmatch(key) and key not in EMPTY_SCALARS:
        return key
    return _quoted("-", key) if ":" not in key and "：" not in key else _escaped(key)
